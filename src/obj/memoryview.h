/* memoryview.h -- the struct of a memoryview, and values of single items by format. */
#ifndef BL_OBJ_MEMORYVIEW_H
#define BL_OBJ_MEMORYVIEW_H
#include "obj/bytes.h"

typedef struct BlMemoryView {
    BlObject head;
    BlBuffer base;              /* the exporter's memory; owner BL_NULL once released */
    BlVal exporter;             /* for `obj`; borrowed from base.owner */
    unsigned char *start;       /* item [0, 0, ...] */
    int64_t hash;               /* -1: not computed */
    int64_t exports;            /* buffers taken from this view */
    size_t item_size;
    int32_t ndim;
    char format[4];
    int64_t *dims;              /* shape[ndim], then strides[ndim]; allocated */
} BlMemoryView;

/* Size of an item of a native format character, 0: unknown. */
size_t bl_item_size(char format);
BL_RAISES BlRef bl_item_get(char format, const void *p);
BL_RAISES bool bl_item_set(char format, void *p, BlVal v);      /* TypeError / ValueError "memoryview: invalid value for format 'B'" */
#endif
