/* check.c -- recount of references, and the report of what is still alive at exit.
 *
 * Both walk the collector's lists and what those objects refer to, and count in a table from address to references
 * found. Objects without a GC head are in no list: only those that something tracked refers to are seen.
 */
#include "mem/check.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"

typedef struct Found {
    BlObject *object;           /* NULL: free place */
    int64_t refs;
    bool walked;
} Found;

typedef struct Recount {
    Found *places;
    size_t mask, used;
    bool failed;                /* out of memory: no verdict */
} Recount;

static Found *find_place(const Recount *r, BlObject *o)
{
    size_t i = (size_t)((((uintptr_t)o >> 4) * 0x9e3779b97f4a7c15u) >> 32) & r->mask;
    while (r->places[i].object && r->places[i].object != o)
        i = (i + 1) & r->mask;
    return &r->places[i];
}

static bool recount_init(Recount *r)
{
    *r = (Recount){bl_calloc(1024, sizeof(Found)), 1023, 0, false};
    return r->places != NULL;
}

static bool recount_grow(Recount *r)
{
    if ((r->used + 1) * 2 <= r->mask)
        return true;
    Recount bigger = {bl_calloc((r->mask + 1) * 2, sizeof(Found)), r->mask * 2 + 1, r->used, r->failed};
    if (!bigger.places) {
        r->failed = true;
        return false;
    }
    for (size_t i = 0; i <= r->mask; i++)
        if (r->places[i].object)
            *find_place(&bigger, r->places[i].object) = r->places[i];
    bl_mfree(r->places);
    *r = bigger;
    return true;
}

static void note(BlObject *o, int64_t refs, Recount *r)
{
    if (!recount_grow(r))
        return;
    Found *f = find_place(r, o);
    if (!f->object) {
        *f = (Found){o, 0, false};
        r->used++;
    }
    f->refs += refs;
}

static void count_reference(BlVal v, void *ctx)
{
    if (bl_is_heap(v))
        note(bl_obj(v), 1, ctx);
}

static void note_object(BlObject *o, void *ctx) { note(o, 0, ctx); }

/* Walks everything noted, and what that brings to light (untracked dicts, tuples), until nothing new appears. */
static void walk_all(Recount *r)
{
    bool again = true;
    while (again && !r->failed) {
        again = false;
        for (size_t i = 0; i <= r->mask && !r->failed; i++) {
            Found *f = &r->places[i];
            if (!f->object || f->walked)
                continue;
            f->walked = again = true;
            const BlType *type = f->object->shape->type;
            if (type->traverse)
                type->traverse(f->object, count_reference, r);
        }
    }
}

static bool recount(Recount *r)
{
    if (!recount_init(r))
        return false;
    bl_gc_each(-1, note_object, r);
    BlGcHead *list = &bl_vm->gc.permanent;
    for (BlGcHead *g = list->next; g != list; g = g->next)
        note(bl_gc_object(g), 0, r);
    walk_all(r);
    return !r->failed;
}

/* ---- links of the lists ---- */

static bool links_are_right(BlGcHead *list, const char *what)
{
    const uintptr_t flags = BL_GC_FLAG_MASK;
    for (BlGcHead *g = list; ; g = g->next) {
        if (!g->next || ((uintptr_t)g->next & flags) || (g->next->prev & ~flags) != (uintptr_t)g) {
            fprintf(stderr, "heap check: broken links in %s\n", what);
            return false;
        }
        if (g->next == list)
            return true;
        if (g->next->prev & BL_GC_COLLECTING) {
            fprintf(stderr, "heap check: stray collecting mark in %s\n", what);
            return false;
        }
    }
}

static bool all_links_are_right(void)
{
    static const char *const names[] = {"generation 0", "generation 1", "generation 2"};
    bool right = links_are_right(&bl_vm->gc.permanent, "permanent generation");
    for (int i = 0; i < BL_GENERATIONS; i++)
        right = links_are_right(&bl_vm->gc.gen[i].head, names[i]) && right;
    return right;
}

bool bl_heap_check(void)
{
    if (bl_vm->gc.collecting)
        return true;
    if (!all_links_are_right())
        return false;
    Recount r;
    bool right = true;
    if (recount(&r)) {
        for (size_t i = 0; i <= r.mask; i++) {
            const Found *f = &r.places[i];
            if (!f->object || f->object->count >= f->refs)
                continue;
            right = false;
            fprintf(stderr, "heap check: %s at %p has count %lld, but %lld references were found\n",
                    f->object->shape->type->name, (void *)f->object, (long long)f->object->count, (long long)f->refs);
        }
    }
    bl_mfree(r.places);
    if (!right)
        bl_stop_here();
    return right;
}

/* ---- leaks ---- */

typedef struct Line {
    const char *name;
    int64_t objects, held;      /* of this type; how many of them something unknown refers to */
} Line;

enum { MAX_LINES = 64 };

static void add_to_line(Line *lines, size_t *n, const char *name, bool held)
{
    size_t i = 0;
    while (i < *n && strcmp(lines[i].name, name))
        i++;
    if (i == MAX_LINES)
        return;
    if (i == *n)
        lines[(*n)++] = (Line){name, 0, 0};
    lines[i].objects++;
    lines[i].held += held;
}

int64_t bl_leak_report(void)
{
    Recount r;
    Line lines[MAX_LINES];
    size_t n = 0;
    int64_t leaked = 0;
    if (recount(&r))
        for (size_t i = 0; i <= r.mask; i++) {
            const Found *f = &r.places[i];
            if (!f->object)
                continue;
            leaked++;
            add_to_line(lines, &n, f->object->shape->type->name, f->object->count > f->refs);
        }
    bl_mfree(r.places);
    for (size_t i = 0; i < n; i++)
        if (lines[i].held)
            fprintf(stderr, "leaked: %lld %s, %lld of them held from outside\n", (long long)lines[i].objects, lines[i].name,
                    (long long)lines[i].held);
    if (leaked)
        fprintf(stderr, "leaked: %lld objects in all, %lld blocks\n", (long long)leaked, (long long)bl_vm->pool.live_blocks);
    else if (bl_vm->pool.live_blocks)
        fprintf(stderr, "leaked: %lld blocks, no containers\n", (long long)bl_vm->pool.live_blocks);
    return leaked ? leaked : bl_vm->pool.live_blocks;
}

void __attribute__((noinline)) bl_stop_here(void)
{
    __asm__ volatile("");
}
