/* set_impl.h -- the table operations of set.c for the methods in set_type.c.
 */
#ifndef BL_OBJ_SET_IMPL_H
#define BL_OBJ_SET_IMPL_H

#include "obj/key.h"
#include "obj/set.h"

enum { BL_SET_MIN = 8 };

/* All of these take an item whose hash is known and may run __eq__ of items. 1, 0, -1 raised. */
BL_RAISES int bl_set_add_hashed(BlVal set, BlVal key, int64_t hash);            /* 1 was there, 0 added */
BL_RAISES int bl_set_contains_hashed(BlVal set, BlVal key, int64_t hash);
BL_RAISES int bl_set_discard_hashed(BlVal set, BlVal key, int64_t hash);
/* Borrowed; from table position *pos on. */
bool bl_set_next_hashed(const BlSet *s, size_t *pos, BlVal *key, int64_t *hash);
BL_RAISES bool bl_set_resize(BlSet *s, size_t min_used);
BL_RAISES bool bl_set_merge(BlVal set, BlVal other);            /* other: a set or frozenset */
void bl_set_clear(BlSet *s);                                    /* empty before the first item is dropped */
void bl_set_release(BlSet *s);                                  /* as part of its free */
BL_RAISES BlRef bl_set_alloc(BlShape *shape);                   /* empty, tracked */
BL_RAISES BlRef bl_set_make(enum BlTypeId kind, BlVal iterable /* or BL_NULL */);
BL_RAISES BlRef bl_set_iter(BlVal set);                         /* set_iterator */
void bl_set_swap(BlSet *a, BlSet *b);                           /* contents change places */

#endif
