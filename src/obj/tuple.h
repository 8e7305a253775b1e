/* tuple.h -- tuple: items inline, never changed after it is made. bl_vm has one empty tuple. */
#ifndef BL_OBJ_TUPLE_H
#define BL_OBJ_TUPLE_H
#include "obj/protocol.h"

typedef struct BlTuple { BlObject head; size_t count; BlVal items[]; } BlTuple;

static inline bool bl_is_tuple(BlVal v) { return bl_has_flag(v, BL_TF_TUPLE_SUBCLASS); }
static inline BlTuple *bl_as_tuple(BlVal v) { return (BlTuple *)bl_obj(v); }
BlVal bl_tuple_empty(void);                                     /* borrowed */
BL_RAISES BlRef bl_tuple_from(const BlVal *items, size_t n);    /* keeps each */
BL_RAISES BlRef bl_tuple_from_adopted(BlRef *items, size_t n);  /* adopts each, also on failure */
BL_RAISES BlRef bl_tuple_pack(size_t n, ...);                   /* n BlVals, keeps each */
BL_RAISES BlRef bl_tuple_from_iterable(BlVal iterable);         /* an exact tuple is kept as it is */
BL_RAISES BlRef bl_tuple_slice(BlVal tuple, size_t start, size_t end);
/* For makers that fill step by step: tuple of n items all BL_NULL, untracked; finish with bl_tuple_done. */
BL_RAISES BlRef bl_tuple_raw(size_t n);
void bl_tuple_done(BlVal tuple);
#endif
