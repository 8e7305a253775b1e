/* gc.c -- the cycle collector: find what only garbage refers to, finalize it, break it.
 *
 * The search: give every object of the list its reference count, subtract one for each reference from inside the list;
 * what is left above zero is held from outside, and so is all it reaches. During the search `prev` holds that
 * number and the list is linked forwards only; in between the searches every list is whole and program code may run,
 * which takes dead objects out of whatever list they are in.
 *
 * The order of every step can be seen in the order of finalizers, so lists are never reordered for convenience.
 * Nothing here recurses, except through the finalizers a program writes.
 */
#include "mem/gc.h"

#include <assert.h>
#include <stdio.h>
#include <time.h>

#include "base/alloc.h"
#include "mem/check.h"
#include "mem/weak.h"

BlGcHooks bl_gc_hooks;

/* ---- lists ---- */

enum { REFS_SHIFT = 4, OLDEST = BL_GENERATIONS - 1 };
static const uintptr_t SET_ASIDE = 1;           /* in `next`: moved to the unreachable list for now */
static const uintptr_t FLAGS = BL_GC_FLAG_MASK;

static BlGcHead *prev_of(const BlGcHead *g) { return (BlGcHead *)(g->prev & ~FLAGS); }
static void set_prev(BlGcHead *g, BlGcHead *prev) { g->prev = (uintptr_t)prev | (g->prev & FLAGS); }
static bool is_collecting(const BlGcHead *g) { return g->prev & BL_GC_COLLECTING; }
static void clear_collecting(BlGcHead *g) { g->prev &= ~(uintptr_t)BL_GC_COLLECTING; }

static int64_t refs_of(const BlGcHead *g) { return (int64_t)g->prev >> REFS_SHIFT; }
static void set_refs(BlGcHead *g, int64_t n) { g->prev = (g->prev & FLAGS) | ((uintptr_t)n << REFS_SHIFT); }

static void list_init(BlGcHead *list)
{
    list->next = list;
    list->prev = (uintptr_t)list;
}

static bool list_empty(const BlGcHead *list) { return list->next == list; }

static void list_append(BlGcHead *g, BlGcHead *list)
{
    BlGcHead *last = prev_of(list);
    set_prev(g, last);
    last->next = g;
    g->next = list;
    list->prev = (uintptr_t)g;
}

static void list_move(BlGcHead *g, BlGcHead *list)
{
    BlGcHead *prev = prev_of(g), *next = g->next;
    prev->next = next;
    set_prev(next, prev);
    list_append(g, list);
}

/* All of `from` behind the end of `to`. */
static void list_merge(BlGcHead *from, BlGcHead *to)
{
    if (!list_empty(from)) {
        BlGcHead *to_last = prev_of(to), *first = from->next, *last = prev_of(from);
        to_last->next = first;
        set_prev(first, to_last);
        last->next = to;
        to->prev = (uintptr_t)last;
    }
    list_init(from);
}

static int64_t list_size(const BlGcHead *list)
{
    int64_t n = 0;
    for (const BlGcHead *g = list->next; g != list; g = g->next)
        n++;
    return n;
}

static bool has_head(BlVal v) { return bl_is_heap(v) && (bl_heap_type(v)->flags & BL_TF_TRACKED); }

/* ---- the search ---- */

/* refs = count for every object of the list; `prev` is no link until move_unreachable has made it one again. */
static void take_counts(BlGcHead *list)
{
    for (BlGcHead *g = list->next; g != list; g = g->next) {
        __builtin_prefetch(g->next->next);
        g->prev = (g->prev & (BL_GC_FINALIZED | BL_GC_HAS_WEAKREFS)) | BL_GC_COLLECTING
                  | ((uintptr_t)bl_gc_object(g)->count << REFS_SHIFT);
    }
}

static void subtract_one(BlVal v, void *ctx)
{
    (void)ctx;
    if (!has_head(v))
        return;
    BlGcHead *g = bl_gc_head(bl_obj(v));
    if (is_collecting(g)) {
#ifdef BL_DEBUG
        assert(refs_of(g) > 0);
#endif
        g->prev -= (uintptr_t)1 << REFS_SHIFT;
    }
}

static void subtract_inner(BlGcHead *list)
{
    for (BlGcHead *g = list->next; g != list; g = g->next) {
        __builtin_prefetch(g->next);
        BlObject *o = bl_gc_object(g);
        o->shape->type->traverse(o, subtract_one, NULL);
    }
}

/* Something reachable refers to v: it is reachable too, and what was set aside comes back to the end of the list. */
static void reach(BlVal v, void *ctx)
{
    if (!has_head(v))
        return;
    BlGcHead *g = bl_gc_head(bl_obj(v)), *list = ctx;
    if (!is_collecting(g))          /* not in this search, or walked already */
        return;
    if ((uintptr_t)g->next & SET_ASIDE) {
        BlGcHead *prev = prev_of(g), *next = (BlGcHead *)((uintptr_t)g->next & ~SET_ASIDE);
        prev->next = g->next;       /* with the mark: prev is set aside too, or the list's head */
        set_prev(next, prev);
        list_append(g, list);
        set_refs(g, 1);
    } else if (refs_of(g) == 0) {
        set_refs(g, 1);             /* further on in the list: the walk will come to it */
    }
}

static void set_aside(BlGcHead *g, BlGcHead *prev, BlGcHead *unreachable)
{
    prev->next = g->next;
    BlGcHead *last = prev_of(unreachable);
    last->next = (BlGcHead *)((uintptr_t)g | SET_ASIDE);
    set_prev(g, last);
    g->next = (BlGcHead *)((uintptr_t)unreachable | SET_ASIDE);
    unreachable->prev = (uintptr_t)g;
}

/* Leaves the reachable in `list`, doubly linked; the rest goes to `unreachable`, still marked COLLECTING and SET_ASIDE. */
static void move_unreachable(BlGcHead *list, BlGcHead *unreachable)
{
    BlGcHead *prev = list, *g = list->next;
    while (g != list) {
        if (refs_of(g)) {
            BlObject *o = bl_gc_object(g);
            __builtin_prefetch(g->next);
            o->shape->type->traverse(o, reach, list);
            set_prev(g, prev);
            clear_collecting(g);
            prev = g;
        } else {
            set_aside(g, prev, unreachable);
        }
        g = prev->next;             /* only now: reach may have appended behind g */
    }
    list->prev = (uintptr_t)prev;
    unreachable->next = (BlGcHead *)((uintptr_t)unreachable->next & ~SET_ASIDE);
}

static void unmark_set_aside(BlGcHead *list)
{
    for (BlGcHead *g = list->next; g != list; g = g->next)
        g->next = (BlGcHead *)((uintptr_t)g->next & ~SET_ASIDE);
}

static void find_unreachable(BlGcHead *list, BlGcHead *unreachable)
{
    list_init(unreachable);
    take_counts(list);
    subtract_inner(list);
    move_unreachable(list, unreachable);
    unmark_set_aside(unreachable);
}

/* ---- lazy tracking ---- */

bool bl_gc_may_track(BlVal v)
{
    if (!has_head(v))
        return false;
    return bl_obj(v)->shape != &bl_vm->shapes[BL_T_TUPLE] || bl_gc_is_tracked(bl_obj(v));
}

static void note_tracked_kind(BlVal v, void *ctx)
{
    bool *found = ctx;
    if (!*found && bl_gc_may_track(v))
        *found = true;
}

static void untrack_atoms(BlGcHead *list, enum BlTypeId id)
{
    const BlShape *shape = &bl_vm->shapes[id];
    for (BlGcHead *g = list->next, *next; g != list; g = next) {
        next = g->next;
        BlObject *o = bl_gc_object(g);
        if (o->shape != shape)
            continue;
        bool found = false;
        shape->type->traverse(o, note_tracked_kind, &found);
        if (!found)
            bl_gc_untrack(o);
    }
}

/* ---- weak references to garbage ---- */

/* All of them die before any callback runs; callbacks of references that are garbage themselves never run.
 * Looks at the same time whether there is anything to finalize. */
static bool collect_weakrefs(BlGcHead *unreachable, BlGcHead *calls)
{
    bool finalizers = false;
    for (BlGcHead *g = unreachable->next; g != unreachable; g = g->next) {
        BlObject *o = bl_gc_object(g);
        finalizers |= o->shape->type->finalize != NULL;
        if (o->shape->type->dead)
            bl_weak_remove((BlWeakref *)o);
        for (BlWeakref *r; (r = bl_weak_list(o)) != NULL;) {
            bl_weak_remove(r);
            BlGcHead *rg = bl_gc_head(&r->head);
            if (r->callback == BL_NULL || is_collecting(rg) || r->head.count <= 0)
                continue;
            r->head.count++;
            list_move(rg, calls);
        }
    }
    return finalizers;
}

/* Answers how many weak references died by their own callback: they count as found. */
static int64_t call_weakrefs(BlGcHead *calls, BlGcHead *old)
{
    int64_t freed = 0;
    while (!list_empty(calls)) {
        BlGcHead *g = calls->next;
        BlWeakref *r = (BlWeakref *)bl_gc_object(g);
        r->prev = r;                /* to `dead`: by the collector, so __callback__ stays */
        r->head.shape->type->dead(bl_from_obj(r));
        r->prev = NULL;
        bl_drop(bl_from_obj(r));
        if (calls->next == g)
            list_move(g, old);
        else
            freed++;
    }
    return freed;
}

/* ---- finalizers ---- */

static void finalize_garbage(BlGcHead *garbage)
{
    BlGcHead seen;
    list_init(&seen);
    while (!list_empty(garbage)) {
        BlGcHead *g = garbage->next;
        BlObject *o = bl_gc_object(g);
        const BlType *type = o->shape->type;
        list_move(g, &seen);
        if (!type->finalize || (g->prev & BL_GC_FINALIZED))
            continue;
        g->prev |= BL_GC_FINALIZED;
        o->count++;
        type->finalize(bl_from_obj(o));
        bl_drop(bl_from_obj(o));
    }
    list_merge(&seen, garbage);
}

/* What finalizers and callbacks made reachable again goes to `old`; the rest is in `still`. */
static void rescue_resurrected(BlGcHead *unreachable, BlGcHead *still, BlGcHead *old)
{
    for (BlGcHead *g = unreachable->next; g != unreachable; g = g->next)
        clear_collecting(g);
    find_unreachable(unreachable, still);
    list_merge(unreachable, old);
}

/* ---- the end of garbage ---- */

static void delete_one(BlVm *vm, BlObject *o)
{
    BlVal v = bl_from_obj(o);
    if (vm->gc.debug & BL_GC_DEBUG_SAVEALL) {
        if (bl_gc_hooks.append_garbage && !bl_gc_hooks.append_garbage(v) && bl_gc_hooks.unraisable)
            bl_gc_hooks.unraisable(v);
        return;
    }
    const BlType *type = o->shape->type;
    if (!type->clear)
        return;
    o->count++;
    type->clear(o);
    if (vm->error != BL_NULL && bl_gc_hooks.unraisable)
        bl_gc_hooks.unraisable(v);
    bl_drop(v);
}

static void delete_garbage(BlVm *vm, BlGcHead *garbage, BlGcHead *old)
{
    while (!list_empty(garbage)) {
        BlGcHead *g = garbage->next;
        delete_one(vm, bl_gc_object(g));
        if (garbage->next == g) {       /* still alive; it may die with a later one */
            clear_collecting(g);
            list_move(g, old);
        }
    }
}

/* ---- reports ---- */

static void debug_line(const char *text)
{
    if (bl_gc_hooks.debug_line)
        bl_gc_hooks.debug_line(text);
    else
        fputs(text, stderr);
}

static void report_start(BlGcState *gc, int generation)
{
    char text[160];
    snprintf(text, sizeof text, "gc: collecting generation %d...\n", generation);
    debug_line(text);
    snprintf(text, sizeof text, "gc: objects in each generation: %lld %lld %lld\n", (long long)list_size(&gc->gen[0].head),
             (long long)list_size(&gc->gen[1].head), (long long)list_size(&gc->gen[2].head));
    debug_line(text);
    snprintf(text, sizeof text, "gc: objects in permanent generation: %lld\n", (long long)list_size(&gc->permanent));
    debug_line(text);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void report_end(int64_t found, double seconds)
{
    char text[128];
    snprintf(text, sizeof text, "gc: done, %lld unreachable, 0 uncollectable, %.4fs elapsed\n", (long long)found, seconds);
    debug_line(text);
}

static void report_object(BlObject *o)
{
    if (bl_gc_hooks.debug_object) {
        bl_gc_hooks.debug_object("collectable", o);
        return;
    }
    char text[320];
    snprintf(text, sizeof text, "gc: collectable <%.200s %p>\n", o->shape->type->name, (void *)o);
    debug_line(text);
}

static void report_garbage(BlGcHead *unreachable)
{
    for (BlGcHead *g = unreachable->next; g != unreachable; g = g->next)
        report_object(bl_gc_object(g));
}

/* ---- one collection ---- */

static void tell_watcher(BlVm *vm, enum BlWatchPhase phase, int generation, BlGcHead *young, BlGcHead *lost, int64_t found)
{
    if (BL_UNLIKELY(vm->watching & BL_WATCH_STEPS))
        bl_watch_hooks.collector(phase, generation, young, lost, found);
}

static void merge_younger(BlGcState *gc, int generation)
{
    if (generation < OLDEST)
        gc->gen[generation + 1].count++;
    for (int i = 0; i <= generation; i++)
        gc->gen[i].count = 0;
    for (int i = 0; i < generation; i++)
        list_merge(&gc->gen[i].head, &gc->gen[generation].head);
}

/* Survivors move up; the 25 % rule's figures and the untracking of the full collection. */
static void promote(BlGcState *gc, int generation, BlGcHead *young, BlGcHead *old)
{
    untrack_atoms(young, BL_T_TUPLE);
    if (young != old) {
        if (generation == OLDEST - 1)
            gc->pending += list_size(young);
        list_merge(young, old);
    } else {
        untrack_atoms(young, BL_T_DICT);
        gc->pending = 0;
        gc->long_lived = list_size(young);
    }
}

/* All that can run program code between the search and the breaking; answers how many were found to be garbage. */
static int64_t bury(BlVm *vm, int generation, BlGcHead *unreachable, BlGcHead *old)
{
    BlGcHead calls, garbage;
    int64_t found = 0;
    list_init(&calls);
    bool finalizers = collect_weakrefs(unreachable, &calls);
    if (finalizers || !list_empty(&calls)) {
        found = call_weakrefs(&calls, old);
        finalize_garbage(unreachable);
        rescue_resurrected(unreachable, &garbage, old);
        if (finalizers)
            tell_watcher(vm, BL_WATCH_FINALIZE, generation, old, &garbage, 0);
    } else {
        list_init(&garbage);
        list_merge(unreachable, &garbage);
    }
    found += list_size(&garbage);
    delete_garbage(vm, &garbage, old);
    return found;
}

static int64_t collect_main(BlVm *vm, int generation)
{
    BlGcState *gc = &vm->gc;
    BlGcHead unreachable;
    BlRef saved = vm->error;
    double started = 0;
    vm->error = BL_NULL;
    if (gc->debug & BL_GC_DEBUG_STATS) {
        report_start(gc, generation);
        started = now();
    }

    merge_younger(gc, generation);
    BlGcHead *young = &gc->gen[generation].head;
    BlGcHead *old = generation < OLDEST ? &gc->gen[generation + 1].head : young;
    tell_watcher(vm, BL_WATCH_COUNT, generation, young, NULL, 0);
    find_unreachable(young, &unreachable);
    tell_watcher(vm, BL_WATCH_SUBTRACT, generation, young, &unreachable, 0);
    promote(gc, generation, young, old);

    if (gc->debug & BL_GC_DEBUG_COLLECTABLE)
        report_garbage(&unreachable);
    int64_t found = list_empty(&unreachable) ? 0 : bury(vm, generation, &unreachable, old);

    if (gc->debug & BL_GC_DEBUG_STATS)
        report_end(found, now() - started);
    gc->gen[generation].collections++;
    gc->gen[generation].collected += found;
    if (generation == OLDEST) {
        gc->spare_lists = 0;
        bl_pool_trim(vm);
    }
    tell_watcher(vm, BL_WATCH_FREE, generation, old, NULL, found);
    vm->error = saved;
    return found;
}

/* ---- when ---- */

/* The one compare of bl_object_new: above what count may a collection be asked for? */
static void update_trigger(BlVm *vm)
{
    BlGcState *gc = &vm->gc;
    bool can = gc->enabled && gc->gen[0].threshold != 0 && !gc->collecting;
    gc->trigger = can ? gc->gen[0].threshold : INT64_MAX;
}

static void call_back(const char *phase, int generation, int64_t collected)
{
    if (bl_gc_hooks.callback)
        bl_gc_hooks.callback(phase, generation, collected, 0);
}

static int64_t collect_with_callbacks(BlVm *vm, int generation)
{
    BlRef saved = vm->error;
    vm->error = BL_NULL;
    vm->gc.collecting = true;
    update_trigger(vm);
    call_back("start", generation, 0);
    int64_t found = collect_main(vm, generation);
    call_back("stop", generation, found);
    vm->gc.collecting = false;
    update_trigger(vm);
    vm->error = saved;
    return found;
}

int64_t bl_gc_collect(int generation)
{
    return bl_vm->gc.collecting ? 0 : collect_with_callbacks(bl_vm, generation);
}

int64_t bl_gc_collect_silently(void)
{
    BlVm *vm = bl_vm;
    if (vm->gc.collecting)
        return 0;
    vm->gc.collecting = true;
    update_trigger(vm);
    int64_t found = collect_main(vm, OLDEST);
    vm->gc.collecting = false;
    update_trigger(vm);
    return found;
}

/* The oldest generation over its threshold; the oldest of all only when enough is new in it. */
static int due_generation(const BlGcState *gc)
{
    if (gc->gen[0].count <= gc->trigger)
        return -1;
    for (int i = OLDEST; i >= 0; i--) {
        if (gc->gen[i].count <= gc->gen[i].threshold)
            continue;
        if (i == OLDEST && gc->pending < gc->long_lived / 4)
            continue;
        return i;
    }
    return -1;
}

/* A search costs as much as there are objects: beyond some thousands it is made more seldom, or a program that builds a
 * large heap would take the square of its time. The same for a long program: what its first thousands of safe points do,
 * the later ones mostly do again. */
static bool is_nth(BlGcState *gc, int64_t every)
{
    enum { PER_PAUSE = 2048 };
    if (every == 0 || gc->collecting || ++gc->stress_count < every + gc->stress_pause + gc->stress_searches / PER_PAUSE)
        return false;
    gc->stress_count = 0;
    gc->stress_searches++;
    return true;
}

static void thin_out(BlGcState *gc, int64_t objects)
{
    enum { FEW = 4096, PER_PAUSE = 64 };
    gc->stress_pause = objects < FEW ? 0 : objects / PER_PAUSE;
}

static void check_now_and_then(const BlGcState *gc)
{
#ifdef BL_DEBUG
    enum { PER_CHECK = 256 };
    assert(gc->stress_searches % PER_CHECK || bl_heap_check());
#else
    (void)gc;
#endif
}

void bl_gc_run_due(void)
{
    BlVm *vm = bl_vm;
    BlGcState *gc = &vm->gc;
    if (is_nth(gc, gc->dry)) {
        bl_gc_dry();
        check_now_and_then(gc);
    }
    if (is_nth(gc, gc->stress)) {
        collect_with_callbacks(vm, OLDEST);
        thin_out(gc, gc->long_lived);
        check_now_and_then(gc);
    } else if (vm->tick & BL_TICK_GC) {
        int generation = due_generation(gc);
        if (generation >= 0)
            collect_with_callbacks(vm, generation);
    }
    bl_tick_clear(vm, BL_TICK_GC);
}

/* ---- settings ---- */

void bl_gc_enable(bool on)
{
    bl_vm->gc.enabled = on;
    update_trigger(bl_vm);
}

void bl_gc_set_threshold(int generation, int64_t n)
{
    bl_vm->gc.gen[generation].threshold = n;
    update_trigger(bl_vm);
}

static void update_stress(BlVm *vm)
{
    vm->gc.stress_count = vm->gc.stress_pause = vm->gc.stress_searches = 0;
    if (vm->gc.stress || vm->gc.dry)
        bl_tick_set(vm, BL_TICK_STRESS);
    else
        bl_tick_clear(vm, BL_TICK_STRESS);
}

void bl_gc_set_stress(int64_t every)
{
    bl_vm->gc.stress = every;
    update_stress(bl_vm);
}

void bl_gc_set_dry(int64_t every)
{
    bl_vm->gc.dry = every;
    update_stress(bl_vm);
}

/* ---- dry run ---- */

/* Notes all lists, searches them as one, and puts every link back as it was. */
void bl_gc_dry(void)
{
    BlGcState *gc = &bl_vm->gc;
    if (gc->collecting)
        return;
    int64_t n = 0;
    for (int i = 0; i < BL_GENERATIONS; i++)
        n += list_size(&gc->gen[i].head);
    BlGcHead **order = bl_malloc_array((size_t)n, sizeof *order);
    if (!order)
        return;
    int64_t end[BL_GENERATIONS], at = 0;
    BlGcHead all, unreachable;
    list_init(&all);
    for (int i = 0; i < BL_GENERATIONS; i++) {
        for (BlGcHead *g = gc->gen[i].head.next; g != &gc->gen[i].head; g = g->next)
            order[at++] = g;
        end[i] = at;
        list_merge(&gc->gen[i].head, &all);
    }
    find_unreachable(&all, &unreachable);
    at = 0;
    for (int i = 0; i < BL_GENERATIONS; i++)
        for (; at < end[i]; at++) {
            clear_collecting(order[at]);
            list_append(order[at], &gc->gen[i].head);
        }
    bl_mfree(order);
    thin_out(gc, n);
}

/* ---- looking at the lists ---- */

void bl_gc_each(int generation, void (*visit)(BlObject *o, void *ctx), void *ctx)
{
    int first = generation < 0 ? 0 : generation, last = generation < 0 ? OLDEST : generation;
    for (int i = first; i <= last; i++) {
        BlGcHead *list = &bl_vm->gc.gen[i].head;
        for (BlGcHead *g = list->next, *next; g != list; g = next) {
            next = g->next;
            visit(bl_gc_object(g), ctx);
        }
    }
}

int bl_gc_generation_of(BlObject *o)
{
    BlGcState *gc = &bl_vm->gc;
    if (!(o->shape->type->flags & BL_TF_TRACKED) || !bl_gc_is_tracked(o))
        return -1;
    for (BlGcHead *g = bl_gc_head(o)->next; g; g = g->next) {
        for (int i = 0; i < BL_GENERATIONS; i++)
            if (g == &gc->gen[i].head)
                return i;
        if (g == &gc->permanent)
            return BL_GENERATIONS;
        if (g == bl_gc_head(o))
            break;                  /* in a list of the running collection */
    }
    return -1;
}

bool bl_gc_is_finalized(BlVal v)
{
    return has_head(v) && (bl_gc_head(bl_obj(v))->prev & BL_GC_FINALIZED);
}

void bl_gc_freeze(void)
{
    BlGcState *gc = &bl_vm->gc;
    for (int i = 0; i < BL_GENERATIONS; i++) {
        list_merge(&gc->gen[i].head, &gc->permanent);
        gc->gen[i].count = 0;
    }
}

void bl_gc_unfreeze(void)
{
    list_merge(&bl_vm->gc.permanent, &bl_vm->gc.gen[OLDEST].head);
}

int64_t bl_gc_freeze_count(void)
{
    return list_size(&bl_vm->gc.permanent);
}

/* ---- start and end ---- */

void bl_gc_init(BlVm *vm)
{
    static const int64_t thresholds[BL_GENERATIONS] = {700, 10, 10};
    BlGcState *gc = &vm->gc;
    memset(gc, 0, sizeof *gc);
    for (int i = 0; i < BL_GENERATIONS; i++) {
        list_init(&gc->gen[i].head);
        gc->gen[i].threshold = thresholds[i];
    }
    list_init(&gc->permanent);
    gc->garbage = gc->callbacks = BL_NULL;
    gc->enabled = true;
    update_trigger(vm);
}

/* The lists that a program sees; the objects still tracked belong to the rooms that fini before. */
void bl_gc_fini(BlVm *vm)
{
    bl_clear_ref(&vm->gc.callbacks);
    bl_clear_ref(&vm->gc.garbage);
    vm->gc.enabled = false;
    update_trigger(vm);
}
