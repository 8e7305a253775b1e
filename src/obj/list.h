/* list.h -- list: a growing array of owned values. */
#ifndef BL_OBJ_LIST_H
#define BL_OBJ_LIST_H
#include "obj/protocol.h"

typedef struct BlList { BlObject head; BlVal *items; size_t count, capacity; } BlList;

static inline bool bl_is_list(BlVal v) { return bl_has_flag(v, BL_TF_LIST_SUBCLASS); }
static inline BlList *bl_as_list(BlVal v) { return (BlList *)bl_obj(v); }
BL_RAISES BlRef bl_list_new(size_t capacity);                   /* empty */
BL_RAISES BlRef bl_list_from(const BlVal *items, size_t n);     /* keeps each */
BL_RAISES BlRef bl_list_from_adopted(BlRef *items, size_t n);   /* adopts each, also on failure */
BL_RAISES BlRef bl_list_from_iterable(BlVal iterable);
BL_RAISES bool bl_list_append(BlVal list, BlVal item);
BL_RAISES bool bl_list_adopt(BlVal list, BlRef item);
BL_RAISES bool bl_list_extend(BlVal list, BlVal iterable);      /* list.extend */
BL_RAISES bool bl_list_sort(BlVal list, BlVal key, bool reverse);
int bl_sort_reverse(BlVal reverse);                       /* the argument `reverse`, an int: 1, 0, -1 raised (TypeError, OverflowError); __index__ may run */
BL_RAISES BlRef bl_list_to_tuple(BlVal list);
#endif
