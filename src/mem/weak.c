/* weak.c -- which weak references an object has: a hash table from its address to the first of their list.
 *
 * Open addressing, linear probing, deletion by moving later entries back, so there are no tombstones. Few objects have
 * weak references; those that do carry a bit in their head, and only then is the table asked.
 *
 * Always: at most two thirds of the table are used. A reference whose referent is BL_NULL is in no list.
 */
#include "mem/weak.h"

#include "base/alloc.h"
#include "mem/gc.h"

typedef struct Entry {
    BlObject *object;           /* NULL: free place */
    BlWeakref *first;
} Entry;

typedef struct BlWeakTable {
    Entry *entries;
    size_t mask, used;          /* places - 1 */
} BlWeakTable;

enum { FIRST_SIZE = 16 };

static size_t place_of(const BlWeakTable *t, BlObject *o)
{
    uint64_t h = ((uintptr_t)o >> 4) * 0x9e3779b97f4a7c15u;
    return (size_t)(h >> 32) & t->mask;
}

/* The entry of o, or the free place where it would go. */
static Entry *find_entry(const BlWeakTable *t, BlObject *o)
{
    size_t i = place_of(t, o);
    while (t->entries[i].object && t->entries[i].object != o)
        i = (i + 1) & t->mask;
    return &t->entries[i];
}

static bool make_room(BlWeakTable *t)
{
    size_t size = t->mask + 1;
    if ((t->used + 1) * 3 <= size * 2)
        return true;
    BlWeakTable bigger = {bl_calloc(size * 2, sizeof(Entry)), size * 2 - 1, t->used};
    if (!bigger.entries)
        return false;
    for (size_t i = 0; i < size; i++)
        if (t->entries[i].object)
            *find_entry(&bigger, t->entries[i].object) = t->entries[i];
    bl_mfree(t->entries);
    *t = bigger;
    return true;
}

/* Takes the entry out; those behind it that had to step over its place move up. */
static void remove_entry(BlWeakTable *t, Entry *e)
{
    size_t hole = (size_t)(e - t->entries), i = hole;
    bl_gc_head(e->object)->prev &= ~(uintptr_t)BL_GC_HAS_WEAKREFS;
    for (;;) {
        i = (i + 1) & t->mask;
        if (!t->entries[i].object)
            break;
        size_t home = place_of(t, t->entries[i].object);
        if (((i - home) & t->mask) >= ((i - hole) & t->mask)) {
            t->entries[hole] = t->entries[i];
            hole = i;
        }
    }
    t->entries[hole] = (Entry){NULL, NULL};
    t->used--;
}

static bool has_list(BlObject *o)
{
    return (o->shape->type->flags & BL_TF_TRACKED) && (bl_gc_head(o)->prev & BL_GC_HAS_WEAKREFS);
}

/* ---- lists ---- */

bool bl_weak_accepts(BlVal v)
{
    const uint32_t need = BL_TF_WEAKREF | BL_TF_TRACKED;
    return bl_is_heap(v) && (bl_heap_type(v)->flags & need) == need;
}

BlWeakref *bl_weak_list(BlObject *o)
{
    return has_list(o) ? find_entry(bl_vm->weak, o)->first : NULL;
}

int64_t bl_weak_count(BlObject *o)
{
    int64_t n = 0;
    for (BlWeakref *r = bl_weak_list(o); r; r = r->next)
        n++;
    return n;
}

/* The shared reference is 1, a shared proxy 2, everything else 3: the order of the list. */
static int rank(const BlWeakref *r)
{
    const BlShape *shapes = bl_vm->shapes;
    if (r->callback != BL_NULL)
        return 3;
    if (r->head.shape == &shapes[BL_T_WEAKREF])
        return 1;
    return r->head.shape == &shapes[BL_T_WEAKPROXY] || r->head.shape == &shapes[BL_T_WEAKCALLPROXY] ? 2 : 3;
}

bool bl_weak_add(BlObject *o, BlWeakref *r)
{
    BlWeakTable *t = bl_vm->weak;
    if (!has_list(o) && !make_room(t)) {
        bl_object_no_memory();
        return false;
    }
    Entry *e = find_entry(t, o);
    if (!e->object) {
        *e = (Entry){o, NULL};
        t->used++;
        bl_gc_head(o)->prev |= BL_GC_HAS_WEAKREFS;
    }
    int mine = rank(r);
    BlWeakref *before = NULL, *after = e->first;
    while (after && rank(after) < mine) {
        before = after;
        after = after->next;
    }
    r->referent = bl_from_obj(o);
    r->prev = before;
    r->next = after;
    if (after)
        after->prev = r;
    if (before)
        before->next = r;
    else
        e->first = r;
    return true;
}

void bl_weak_remove(BlWeakref *r)
{
    if (r->referent == BL_NULL)
        return;
    BlObject *o = bl_obj(r->referent);
    if (r->next)
        r->next->prev = r->prev;
    if (r->prev) {
        r->prev->next = r->next;
    } else {
        Entry *e = find_entry(bl_vm->weak, o);
        e->first = r->next;
        if (!e->first)
            remove_entry(bl_vm->weak, e);
    }
    r->referent = BL_NULL;
    r->next = r->prev = NULL;
}

/* ---- death ---- */

/* All references die before the first callback runs; those that call back are held meanwhile, chained by `next`. */
void bl_weak_object_dead(BlObject *o)
{
    BlVm *vm = bl_vm;
    BlWeakref *calls = NULL, **end = &calls;
    for (BlWeakref *r; (r = bl_weak_list(o)) != NULL;) {
        bl_weak_remove(r);
        if (r->callback != BL_NULL && r->head.count > 0) {
            r->head.count++;
            *end = r;
            end = &r->next;
        }
    }
    BlRef saved = vm->error;
    vm->error = BL_NULL;
    while (calls) {
        BlWeakref *r = calls;
        calls = r->next;
        r->next = NULL;
        r->head.shape->type->dead(bl_from_obj(r));
        bl_drop(bl_from_obj(r));
    }
    vm->error = saved;
}

/* ---- start and end ---- */

bool bl_weak_init(BlVm *vm)
{
    BlWeakTable *t = bl_malloc(sizeof *t);
    if (!t)
        return false;
    *t = (BlWeakTable){bl_calloc(FIRST_SIZE, sizeof(Entry)), FIRST_SIZE - 1, 0};
    if (!t->entries) {
        bl_mfree(t);
        return false;
    }
    vm->weak = t;
    return true;
}

void bl_weak_fini(BlVm *vm)
{
    if (vm->weak)
        bl_mfree(vm->weak->entries);
    bl_mfree(vm->weak);
    vm->weak = NULL;
}
