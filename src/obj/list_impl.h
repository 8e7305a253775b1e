/* list_impl.h -- what the files of list share with each other.
 */
#ifndef BL_OBJ_LIST_IMPL_H
#define BL_OBJ_LIST_IMPL_H

#include "obj/list.h"

/* count becomes n; places beyond the old count are not initialised. False: MemoryError, nothing changed. */
BL_RAISES bool bl_list_resize(BlList *l, size_t n);
/* Detach the storage, then drop the items, last first. */
void bl_list_empty(BlList *l);

#endif
