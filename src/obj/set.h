/* set.h -- set and frozenset: open addressing with CPython's linear-probe-then-perturb rule, so that iteration order is the same. */
#ifndef BL_OBJ_SET_H
#define BL_OBJ_SET_H
#include "obj/protocol.h"

typedef struct BlSetEntry { BlVal key; int64_t hash; } BlSetEntry;      /* key BL_NULL: empty (hash 0) or dummy (hash -1) */
typedef struct BlSet {
    BlObject head;
    size_t fill, used, mask;    /* mask = table size - 1 */
    BlSetEntry *table;          /* `small` at first */
    int64_t hash;               /* frozenset's, -1: not computed */
    size_t finger;
    uint64_t change;
    BlSetEntry small[8];
} BlSet;

static inline BlSet *bl_as_set(BlVal v) { return (BlSet *)bl_obj(v); }
static inline bool bl_is_anyset(BlVal v) { return bl_has_flag(v, BL_TF_SET_SUBCLASS | BL_TF_FROZENSET_SUBCLASS); }
BL_RAISES BlRef bl_set_new(void);
BL_RAISES BlRef bl_set_from(BlVal iterable);
BL_RAISES BlRef bl_frozenset_from(BlVal iterable);              /* an exact frozenset is kept as it is */
BL_RAISES bool bl_set_add(BlVal set, BlVal item);
BL_RAISES int bl_set_contains(BlVal set, BlVal item);
BL_RAISES int bl_set_discard(BlVal set, BlVal item);            /* 1 was there, 0, -1 */
BL_RAISES bool bl_set_update(BlVal set, BlVal iterable);
bool bl_set_next(BlVal set, size_t *pos, BlVal *item);          /* borrowed */
#endif
