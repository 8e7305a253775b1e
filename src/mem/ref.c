/* ref.c -- an object's birth and death.
 *
 * Death by count: __del__ (the object is whole, its weak references alive; it may come back), then weak references
 * die and call back, then type->free drops what the object owned. Frees of tracked types nest to a fixed depth; deeper
 * ones wait in one work list until the outermost is done, so a chain of any length needs little C stack.
 *
 * Always: an object that is being freed is untracked, so a collection started by a callback cannot see it.
 */
#include "mem/ref.h"

#include "mem/gc.h"
#include "mem/weak.h"

enum { DEALLOC_DEPTH = 50 };

BlWatchHooks bl_watch_hooks;

_Thread_local BlVm *bl_vm __attribute__((tls_model("initial-exec")));

/* ---- making ---- */

BlObject *bl_object_no_memory(void)
{
    if (bl_gc_hooks.no_memory)
        bl_gc_hooks.no_memory();
    return NULL;
}

BlObject *bl_object_new(BlShape *shape, size_t size)
{
    return bl_object_new_fast(shape, size);
}

BlObject *bl_object_resize(BlObject *o, size_t old_size, size_t new_size)
{
    if (BL_UNLIKELY(bl_vm->watching))           /* a str that grows in place is another value to who looks on */
        bl_watch_hooks.dead(o);
    BlObject *n = bl_pool_realloc(o, old_size, new_size);
    return n ? n : bl_object_no_memory();
}

/* ---- freeing ---- */

void bl_object_free(BlObject *o, size_t size)
{
    const BlShape *shape = o->shape;
    uint32_t flags = shape->type->flags;
    BlObject *cls = flags & BL_TF_HEAP ? (BlObject *)(void *)shape->cls : NULL;
    if (flags & BL_TF_TRACKED) {
        BlGeneration *young = &bl_vm->gc.gen[0];
        size_t prefix = bl_prefix_size(shape);
        bl_gc_untrack(o);
        if (young->count > 0)
            young->count--;
        bl_pool_free((char *)o - prefix, prefix + size);
    } else {
        bl_pool_free(o, size);
    }
    if (cls)
        bl_drop(bl_from_obj(cls));
}


void bl_object_abandon(BlObject *o, size_t size)
{
    bl_object_free(o, size);
}

/* ---- death ---- */

/* Runs __del__ or a generator's close, once in a life; true: somebody refers to the object again. */
static __attribute__((noinline)) bool finalize(BlVm *vm, BlObject *o)
{
    BlGcHead *g = bl_gc_head(o);
    if (g->prev & BL_GC_FINALIZED)
        return false;
    o->count = 1;
    bl_gc_track(o);
    BlRef saved = vm->error;
    vm->error = BL_NULL;
    o->shape->type->finalize(bl_from_obj(o));
    vm->error = saved;
    g->prev |= BL_GC_FINALIZED;                 /* after the call, as gc.is_finalized() inside it shows */
    if (--o->count > 0)
        return true;
    bl_gc_untrack(o);
    return false;
}

/* Not on the C stack but in a list: linked through the pointer part of `prev`, which an untracked object does not use. */
static void put_off(BlVm *vm, BlObject *o)
{
    BlGcHead *g = bl_gc_head(o);
    g->prev = (uintptr_t)vm->dealloc_later | (g->prev & BL_GC_FLAG_MASK);
    vm->dealloc_later = o;
}

static BlObject *take_put_off(BlVm *vm)
{
    BlObject *o = vm->dealloc_later;
    if (o) {
        BlGcHead *g = bl_gc_head(o);
        vm->dealloc_later = (BlObject *)(g->prev & ~(uintptr_t)BL_GC_FLAG_MASK);
        g->prev &= BL_GC_FLAG_MASK;
    }
    return o;
}

/* The object may change its class in __del__: the type is asked again for each step. */
static inline void die(BlVm *vm, BlObject *o)
{
    if (BL_UNLIKELY(o->shape->type->finalize != NULL) && finalize(vm, o))
        return;
    if (bl_gc_head(o)->prev & BL_GC_HAS_WEAKREFS)
        bl_weak_object_dead(o);
    if (BL_UNLIKELY(vm->watching))
        bl_watch_hooks.dead(o);
    o->shape->type->free(o);
}

static __attribute__((noinline)) void free_put_off(BlVm *vm)
{
    BlObject *o;
    if (vm->dealloc_depth == 1)
        while ((o = take_put_off(vm)) != NULL)
            die(vm, o);
}

void bl_object_dead(BlObject *o)
{
    const BlType *type = o->shape->type;
    BlVm *vm = bl_vm;
    if (!(type->flags & BL_TF_TRACKED)) {
        if (BL_UNLIKELY(vm->watching))
            bl_watch_hooks.dead(o);
        type->free(o);
        return;
    }
    bl_gc_untrack(o);
    if (BL_UNLIKELY(vm->dealloc_depth >= DEALLOC_DEPTH)) {
        put_off(vm, o);
        return;
    }
    vm->dealloc_depth++;
    die(vm, o);
    if (BL_UNLIKELY(vm->dealloc_later != NULL))
        free_put_off(vm);
    vm->dealloc_depth--;
}

int64_t bl_count(BlVal v)
{
    const int64_t immortal = UINT32_MAX - 1;
    return bl_is_heap(v) ? bl_obj(v)->count : immortal;
}
