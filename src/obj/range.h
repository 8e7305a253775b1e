/* range.h -- range and slice. A range of immediate ints keeps them unpacked; others hold int values. */
#ifndef BL_OBJ_RANGE_H
#define BL_OBJ_RANGE_H
#include "obj/protocol.h"

typedef struct BlRange { BlObject head; BlRef start, stop, step, length; } BlRange;     /* ints of any size */
typedef struct BlRangeIter { BlObject head; int64_t next, step; uint64_t left; } BlRangeIter;
typedef struct BlSlice { BlObject head; BlRef start, stop, step; } BlSlice;

BL_RAISES BlRef bl_range_new(BlVal start, BlVal stop, BlVal step);      /* ints; ValueError for step 0 */
BL_RAISES BlRef bl_slice_new(BlVal start, BlVal stop, BlVal step);      /* any values */
/* Start, stop, step clipped for a sequence of `length`; *count: items selected. Runs __index__. */
BL_RAISES bool bl_slice_unpack(BlVal slice, int64_t *start, int64_t *stop, int64_t *step);
/* The same for a length of any size, as ints: start, stop, step. */
BL_RAISES bool bl_slice_indices(BlVal slice, BlVal length, BlRef out[3]);
int64_t bl_slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step);   /* number of items */
#endif
