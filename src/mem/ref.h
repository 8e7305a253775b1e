/* ref.h -- keeping and dropping references.
 *
 * A count of zero frees the object at once. Dropping can run a program's code (__del__, weakref callbacks):
 * so store first and drop last, and read lengths and pointers again afterwards.
 */
#ifndef BL_MEM_REF_H
#define BL_MEM_REF_H

#include "mem/pool.h"

/* Count reached zero: finalizer, weak references, then type->free; deep chains by the work list (ref.c). */
void bl_object_dead(BlObject *o) __attribute__((noinline));

static inline BlRef bl_keep(BlVal v)
{
    if (bl_is_heap(v))
        bl_obj(v)->count++;
    return v;
}

static inline void bl_drop(BlRef v)
{
    if (bl_is_heap(v) && --bl_obj(v)->count == 0)
        bl_object_dead(bl_obj(v));
}

/* Put r into *slot, then drop what was there: user code run by the drop sees the new value. */
static inline void bl_replace(BlRef *slot, BlRef r)
{
    BlRef old = *slot;
    *slot = r;
    bl_drop(old);
}

static inline void bl_clear_ref(BlRef *slot) { bl_replace(slot, BL_NULL); }

/* sys.getrefcount's figure without its own argument; immediates: 4294967294. */
int64_t bl_count(BlVal v);

/* --- making and freeing objects ---
 * bl_object_new: memory for an object of `shape` with `size` bytes (>= shape->size), count 1, body NOT initialised; tracked types get
 * their BlGcHead (untracked as yet: call bl_gc_track when every field is valid) and count as an allocation for the
 * collector. Types with attributes before the GC head (BL_SF_EXTRA_BEFORE) get both words there zeroed.
 * NULL: MemoryError is pending. The class of a heap type gains a reference. */
BL_RAISES BlObject *bl_object_new(BlShape *shape, size_t size);
/* The same in line, for hot paths. */
BL_RAISES static inline BlObject *bl_object_new_fast(BlShape *shape, size_t size);
/* Change the size of an object whose count is 1 and whose type is not tracked (str, bytes, int); NULL: MemoryError, o untouched. */
BL_RAISES BlObject *bl_object_resize(BlObject *o, size_t old_size, size_t new_size);
/* As the last act of type->free: untrack if needed, give the memory back, drop the class of a heap type. `size` as allocated. */
void bl_object_free(BlObject *o, size_t size);
/* For a constructor that fails before it has tracked the object: free without finalizer, as if never made. */
void bl_object_abandon(BlObject *o, size_t size);

/* The nesting of frees is limited for all tracked types at once, in bl_object_dead: a type's free needs no scheme of its own.
 * These two only mark the place where CPython has its own brackets. */
static inline bool bl_dealloc_enter(BlObject *o)
{
    (void)o;
    return true;
}
static inline void bl_dealloc_leave(void) {}

/* What making and freeing a tracked object does to the collector's count, for a short way that leaves the object out. */
static inline void bl_count_passing(void)
{
    BlVm *vm = bl_vm;
    if (BL_UNLIKELY(vm->gc.gen[0].count + 1 > vm->gc.trigger))
        bl_tick_set(vm, BL_TICK_GC);
}

/* --- in-line parts --- */
BlObject *bl_object_no_memory(void) BL_COLD;    /* raises MemoryError, NULL */

static inline BlObject *bl_object_new_fast(BlShape *shape, size_t size)
{
    BlVm *vm = bl_vm;
    const BlType *type = shape->type;
    BlObject *o;
    if (type->flags & BL_TF_TRACKED) {
        size_t prefix = bl_prefix_size(shape);
        char *block = bl_pool_alloc(prefix + size);
        if (BL_UNLIKELY(!block))
            return bl_object_no_memory();
        o = (BlObject *)(void *)(block + prefix);
        *bl_gc_head(o) = (BlGcHead){NULL, 0};
        if (prefix > sizeof(BlGcHead))
            bl_extra_before(o)[0] = bl_extra_before(o)[-1] = 0;
        if (BL_UNLIKELY(++vm->gc.gen[0].count > vm->gc.trigger))
            bl_tick_set(vm, BL_TICK_GC);
    } else {
        o = bl_pool_alloc(size);
        if (BL_UNLIKELY(!o))
            return bl_object_no_memory();
    }
    o->count = 1;
    o->shape = shape;
    if (type->flags & BL_TF_HEAP)
        ((BlObject *)(void *)shape->cls)->count++;
    return o;
}

#endif
