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

/* "chain() takes no keyword arguments", for the class itself only: a subclass may take what it likes. */
BL_RAISES static inline bool bl_itertools_no_keywords(BlClass *cls, const BlType *table, const char *name, BlVal kwnames)
{
    return cls->table != table || bl_no_keywords(name, kwnames);
}

/* The tuple at *result made ready to be filled anew: the same one if nobody else has it, else a copy in its place. NULL: raised. */
BL_RAISES BlTuple *bl_itertools_reuse(BlRef *result);
BL_RAISES BlRef bl_itertools_tee(BlVal self, const BlVal *arg);

#endif
