/* itertools_impl.h -- the types of itertools, and where the module keeps the classes its C code instantiates itself.
 */
#ifndef BL_MOD_ITERTOOLS_IMPL_H
#define BL_MOD_ITERTOOLS_IMPL_H

#include "mem/gc.h"
#include "mod/module.h"

#define BL_ITERTOOLS_TYPES(T)                                                                                             \
    T(accumulate) T(chain) T(combinations) T(combinations_with_replacement) T(compress) T(count) T(cycle) T(dropwhile)    \
    T(filterfalse) T(groupby) T(grouper) T(islice) T(pairwise) T(permutations) T(product) T(repeat) T(starmap)            \
    T(takewhile) T(tee) T(teedata) T(zip_longest)

#define T(name) extern const BlType bl_itertools_##name##_type;
BL_ITERTOOLS_TYPES(T)
#undef T

typedef struct BlItertools {
#define T(name) BlRef name;
    BL_ITERTOOLS_TYPES(T)
#undef T
} BlItertools;

extern const BlModuleDef bl_mod_itertools;

static inline BlItertools *bl_itertools(void) { return bl_module_state(&bl_mod_itertools); }

/* "chain() takes no keyword arguments": only a subclass with an __init__ of its own may take some. */
BL_RAISES static inline bool bl_itertools_no_keywords(BlClass *cls, const BlType *table, const char *name, BlVal kwnames)
{
    return (cls->table != table && !bl_class_no_init(cls)) || bl_no_keywords(name, kwnames);
}

/* (type(self), args) or (type(self), args, state) for __reduce__: adopts both; BL_NULL in args: raised, in state: none. */
BL_RAISES BlRef bl_itertools_reduced(BlVal self, BlRef args, BlRef state);
/* state is a tuple of min to max items, for __setstate__. */
BL_RAISES bool bl_itertools_state(BlVal state, size_t min, size_t max);

/* The tuple at *result made ready to be filled anew: the same one if nobody else has it, else a copy in its place. NULL: raised. */
BL_RAISES BlTuple *bl_itertools_reuse(BlRef *result);
BL_RAISES BlRef bl_itertools_tee(BlVal self, const BlVal *arg);

#endif
