/* bytes.h -- bytes (inline, immutable), bytearray (own storage, resizable unless exported), memoryview. */
#ifndef BL_OBJ_BYTES_H
#define BL_OBJ_BYTES_H
#include "obj/protocol.h"

typedef struct BlBytes { BlObject head; int64_t hash; size_t length; char data[]; } BlBytes;   /* one zero byte follows */
typedef struct BlByteArray { BlObject head; char *data; size_t length, capacity; int64_t exports; } BlByteArray;

static inline bool bl_is_bytes(BlVal v) { return bl_has_flag(v, BL_TF_BYTES_SUBCLASS); }
static inline BlBytes *bl_as_bytes(BlVal v) { return (BlBytes *)bl_obj(v); }
BL_RAISES BlRef bl_bytes_new(const void *data, size_t n);       /* data NULL: uninitialised */
BL_RAISES BlRef bl_bytearray_new(const void *data, size_t n);
BL_RAISES BlRef bl_memoryview_new(BlVal exporter);
#endif
