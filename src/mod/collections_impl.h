/* collections_impl.h -- the types of _collections, and where the module keeps their classes.
 */
#ifndef BL_MOD_COLLECTIONS_IMPL_H
#define BL_MOD_COLLECTIONS_IMPL_H

#include "mem/gc.h"
#include "mod/module.h"

#define BL_COLLECTIONS_TYPES(T) T(deque) T(deque_iter) T(deque_reviter) T(defaultdict) T(tuplegetter) T(odict)
#define BL_ODICT_HIDDEN_TYPES(T) T(odict_keys) T(odict_values) T(odict_items) T(odict_iter)

#define T(name) extern const BlType bl_collections_##name##_type;
BL_COLLECTIONS_TYPES(T)
BL_ODICT_HIDDEN_TYPES(T)
#undef T

typedef struct BlCollections {
#define T(name) BlRef name;
    BL_COLLECTIONS_TYPES(T)
    BL_ODICT_HIDDEN_TYPES(T)
#undef T
} BlCollections;

extern const BlModuleDef bl_mod_collections;

static inline BlCollections *bl_collections(void) { return bl_module_state(&bl_mod_collections); }

static inline bool bl_is_deque(BlVal v) { return bl_is_heap(v) && bl_obj(v)->shape->cls->native == &bl_collections_deque_type; }
static inline bool bl_is_odict(BlVal v) { return bl_is_heap(v) && bl_obj(v)->shape->cls->native == &bl_collections_odict_type; }

/* The last part of the name of v's type, for texts that leave the module out. */
static inline const char *bl_short_type_name(BlVal v)
{
    const char *name = bl_type_name(v), *dot = strrchr(name, '.');
    return dot ? dot + 1 : name;
}

#endif
