/* seq.h -- what list, tuple and the sequence types of modules have in common: indices, bounds, sizes.
 */
#ifndef BL_OBJ_SEQ_H
#define BL_OBJ_SEQ_H

#include "obj/int.h"
#include "obj/range.h"
#include "obj/str.h"
#include "obj/type.h"

/* The most items of `size` bytes that one block may hold. */
#define BL_MAX_ITEMS(size) ((size_t)INT64_MAX / (size))

static inline bool bl_is_slice(BlVal v) { return bl_is_exact(v, SLICE); }

/* Has v an __index__? */
static inline bool bl_has_index(BlVal v) { return bl_is_imm_int(v) || bl_is_int(v) || bl_type_of(v)->index != NULL; }

/* An index as the program gave it (not yet counted from the end); IndexError when it does not fit. */
BL_RAISES static inline bool bl_seq_index(BlVal v, int64_t *out)
{
    if (BL_LIKELY(bl_is_imm_int(v))) {
        *out = bl_imm_int(v);
        return true;
    }
    return bl_index_int64(v, out, bl_exc(IndexError));
}

/* Start or stop argument of index(): clipped; "slice indices must be integers or have an __index__ method". */
BL_RAISES static inline bool bl_seq_bound(BlVal v, int64_t *out)
{
    if (BL_LIKELY(bl_is_imm_int(v))) {
        *out = bl_imm_int(v);
        return true;
    }
    if (!bl_has_index(v)) {
        bl_raise(bl_exc(TypeError), "slice indices must be integers or have an __index__ method");
        return false;
    }
    return bl_index_int64(v, out, BL_NULL);
}

/* start and stop of index(value, start, stop) brought into 0 .. infinity. */
static inline void bl_seq_clip(int64_t count, int64_t *start, int64_t *stop)
{
    if (*start < 0 && (*start += count) < 0)
        *start = 0;
    if (*stop < 0 && (*stop += count) < 0)
        *stop = 0;
}

/* The class a value has belongs exactly to the built-in table (no subclass of it)? */
static inline bool bl_is_exactly(BlVal v, const BlType *table) { return bl_is_heap(v) && bl_obj(v)->shape->cls->table == table; }
/* The value's struct is that of the table (instances of subclasses included)? */
static inline bool bl_is_native(BlVal v, const BlType *table) { return bl_is_heap(v) && bl_obj(v)->shape->cls->native == table; }

#endif
