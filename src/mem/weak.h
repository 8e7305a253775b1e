/* weak.h -- weak references: a table from the address of an object to its list of weak references.
 *
 * The list order is SPEC 6: shared reference, shared proxy, then those with a callback, newest first. An object is in
 * the table exactly while BL_GC_HAS_WEAKREFS is set in its head.
 */
#ifndef BL_MEM_WEAK_H
#define BL_MEM_WEAK_H

#include "mem/ref.h"

typedef struct BlWeakref {              /* ref, proxy and subclasses of ref */
    BlObject head;
    BlVal referent;                     /* not counted; BL_NULL once dead */
    BlRef callback;                     /* BL_NULL: none */
    struct BlWeakref *next, *prev;      /* list of the referent; prev == itself while the collector's callback runs: __callback__ stays then */
    int64_t hash;                       /* -1: not yet asked */
} BlWeakref;

bool bl_weak_accepts(BlVal v);                          /* may v be referred to weakly? */
BlWeakref *bl_weak_list(BlObject *o);                   /* first of the list or NULL */
BL_RAISES bool bl_weak_add(BlObject *o, BlWeakref *r);  /* insert at the right place; false: MemoryError */
/* The referent, still to be kept by the caller; BL_NULL once dead, or while it is being freed. */
static inline BlVal bl_weak_get(const BlWeakref *r)
{
    return bl_is_heap(r->referent) && bl_obj(r->referent)->count > 0 ? r->referent : BL_NULL;
}
void bl_weak_remove(BlWeakref *r);                      /* r leaves its referent's list; referent becomes BL_NULL */
/* o dies by count: all references to it die, then callbacks run (newest first). Never leaves an exception pending. */
void bl_weak_object_dead(BlObject *o);
int64_t bl_weak_count(BlObject *o);                     /* getweakrefcount */
bool bl_weak_init(BlVm *vm);
void bl_weak_fini(BlVm *vm);

#endif
