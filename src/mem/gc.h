/* gc.h -- the cycle collector: three generations, trial deletion, PEP 442 finalizers (memory/SPEC: section 4).
 *
 * It walks objects through type->traverse alone and needs no roots: a reference that no tracked object accounts for
 * (stack, C code) keeps its object alive. An allocation only asks for a collection (BL_TICK_GC); the loop runs it
 * between two instructions.
 */
#ifndef BL_MEM_GC_H
#define BL_MEM_GC_H

#include "mem/ref.h"

void bl_gc_init(BlVm *vm);
void bl_gc_fini(BlVm *vm);

static inline bool bl_gc_is_tracked(BlObject *o) { return bl_gc_head(o)->next != NULL; }

/* At the end of generation 0; o must be complete, and untracked. */
static inline void bl_gc_track(BlObject *o)
{
    BlGcHead *g = bl_gc_head(o), *list = &bl_vm->gc.gen[0].head;
    BlGcHead *last = (BlGcHead *)(list->prev & ~(uintptr_t)BL_GC_FLAG_MASK);
    g->next = list;
    g->prev = (uintptr_t)last | (g->prev & BL_GC_FLAG_MASK);
    last->next = g;
    list->prev = (uintptr_t)g;
}

/* Harmless if untracked. */
static inline void bl_gc_untrack(BlObject *o)
{
    BlGcHead *g = bl_gc_head(o), *next = g->next;
    if (!next)
        return;
    uintptr_t prev = g->prev & ~(uintptr_t)BL_GC_FLAG_MASK;
    ((BlGcHead *)prev)->next = next;
    next->prev = prev | (next->prev & BL_GC_FLAG_MASK);
    g->next = NULL;
    g->prev &= BL_GC_FINALIZED | BL_GC_HAS_WEAKREFS;
}

/* ---- for exact built-in types: the ways above without asking the shape ----
 * A new object of a tracked type, tracked already: its fields must be valid before anything can fail or run. NULL: MemoryError. */
BL_RAISES static inline BlObject *bl_object_new_listed(BlVm *vm, BlShape *shape, size_t size)
{
    char *block = bl_pool_alloc(sizeof(BlGcHead) + size);
    if (BL_UNLIKELY(!block))
        return bl_object_no_memory();
    BlGcHead *g = (BlGcHead *)(void *)block, *list = &vm->gc.gen[0].head;
    BlGcHead *last = (BlGcHead *)(list->prev & ~(uintptr_t)BL_GC_FLAG_MASK);
    g->next = list;
    g->prev = (uintptr_t)last;
    last->next = g;
    list->prev = (uintptr_t)g;
    BlObject *o = bl_gc_object(g);
    o->count = 1;
    o->shape = shape;
    if (BL_UNLIKELY(++vm->gc.gen[0].count > vm->gc.trigger))
        bl_tick_set(vm, BL_TICK_GC);
    return o;
}

/* The last act of type->free for such an object; it is untracked. */
static inline void bl_object_free_listed(BlObject *o, size_t size)
{
    BlGeneration *young = &bl_vm->gc.gen[0];
    if (young->count > 0)
        young->count--;
    bl_pool_free(bl_gc_head(o), sizeof(BlGcHead) + size);
}

/* May this value be part of a cycle (SPEC 4 "lazy tracking": a tracked kind; an exact tuple only while it is tracked)? */
bool bl_gc_may_track(BlVal v);

/* Settings go through these: they also keep `trigger` and the tick bits. */
void bl_gc_enable(bool on);
void bl_gc_set_threshold(int generation, int64_t n);
void bl_gc_set_stress(int64_t every);   /* --gc-stress=N; 0: off */
void bl_gc_set_dry(int64_t every);      /* --gc-dry=N; 0: off */
bool bl_gc_is_finalized(BlVal v);       /* gc.is_finalized */

/* Run what is due (the oldest generation over its threshold). Called by the loop at a safe point, never with an exception pending. */
void bl_gc_run_due(void);
/* gc.collect(generation): number of unreachable objects found; 0 if a collection is running. */
int64_t bl_gc_collect(int generation);
/* The same search with all checks, but nothing is freed, moved or counted (--gc-dry). */
void bl_gc_dry(void);
/* Collection at exit without callbacks, even when disabled (SPEC 8 "Exit", step 4). */
int64_t bl_gc_collect_silently(void);

/* For gc.c, weakref and labels: calls visit(object, ctx) for each tracked object of a generation (-1: all, permanent excluded). */
void bl_gc_each(int generation, void (*visit)(BlObject *o, void *ctx), void *ctx);
int bl_gc_generation_of(BlObject *o);   /* 0..2, 3 permanent, -1 untracked; walks lists: slow */
void bl_gc_freeze(void);
void bl_gc_unfreeze(void);
int64_t bl_gc_freeze_count(void);

/* Called by this room through hooks that higher rooms fill (callbacks list, DEBUG output, errors). */
enum { BL_GC_DEBUG_STATS = 1, BL_GC_DEBUG_COLLECTABLE = 2, BL_GC_DEBUG_UNCOLLECTABLE = 4, BL_GC_DEBUG_SAVEALL = 32 };
typedef struct BlGcHooks {
    void (*callback)(const char *phase, int generation, int64_t collected, int64_t uncollectable);
    void (*debug_line)(const char *text);
    void (*debug_object)(const char *what, BlObject *o);
    bool (*append_garbage)(BlVal o);
    void (*unraisable)(BlVal where);    /* reports and clears the pending exception */
    void (*no_memory)(void);            /* makes MemoryError the pending exception */
} BlGcHooks;
extern BlGcHooks bl_gc_hooks;           /* set once at start, constant afterwards */

#endif
