/* mem_world.h -- the smallest world the memory room can live in: one interpreter, and a type `node` with two references,
 * a finalizer and weak references, that writes down what happens to it. */
#ifndef BL_TESTS_MEM_WORLD_H
#define BL_TESTS_MEM_WORLD_H

#pragma GCC diagnostic ignored "-Wunused-function"        /* no test uses all of it */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem/check.h"
#include "mem/gc.h"
#include "mem/weak.h"

typedef struct Node {
    BlObject head;
    BlRef ref[2];
    char name;
    bool keep_me;               /* the finalizer stores it in `resurrected` */
} Node;

static char story[256];         /* f: finalized, d: freed, c: weak callback; each followed by a name */
static BlRef resurrected;

static void tell(char what, char name)
{
    size_t n = strlen(story);
    if (n + 3 < sizeof story)
        snprintf(story + n, sizeof story - n, "%c%c", what, name);
}

static Node *as_node(BlVal v) { return (Node *)bl_obj(v); }

static void node_free(BlObject *o)
{
    Node *n = (Node *)o;
    if (n->name)
        tell('d', n->name);
    bl_clear_ref(&n->ref[0]);
    bl_clear_ref(&n->ref[1]);
    bl_object_free(o, sizeof *n);
}

static void node_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((Node *)o)->ref[0], ctx);
    visit(((Node *)o)->ref[1], ctx);
}

static void node_clear(BlObject *o)
{
    bl_clear_ref(&((Node *)o)->ref[0]);
    bl_clear_ref(&((Node *)o)->ref[1]);
}

static void node_finalize(BlVal v)
{
    if (as_node(v)->name)
        tell('f', as_node(v)->name);
    if (as_node(v)->keep_me)
        bl_replace(&resurrected, bl_keep(v));
}

static const BlType node_type = {
    .name = "node", .size = sizeof(Node), .flags = BL_TF_TRACKED | BL_TF_WEAKREF,
    .free = node_free, .traverse = node_traverse, .clear = node_clear, .finalize = node_finalize,
};
static BlShape node_shape = {.type = &node_type};

/* A weak reference whose callback is only a mark: `callback` is any value but BL_NULL. */
static void weak_free(BlObject *o)
{
    bl_weak_remove((BlWeakref *)o);
    bl_object_free(o, sizeof(BlWeakref));
}
static void weak_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((BlWeakref *)o)->callback, ctx); }
static void weak_dead(BlVal v) { tell('c', (char)((BlWeakref *)bl_obj(v))->hash); }

static const BlType weak_type = {
    .name = "weak", .size = sizeof(BlWeakref), .flags = BL_TF_TRACKED,
    .free = weak_free, .traverse = weak_traverse, .dead = weak_dead,
};
static BlShape weak_shape = {.type = &weak_type};

/* Adopts a and b. */
static BlRef node(char name, BlRef a, BlRef b)
{
    Node *n = (Node *)bl_object_new_fast(&node_shape, sizeof *n);
    cr_assert(n != NULL);
    n->ref[0] = a;
    n->ref[1] = b;
    n->name = name;
    n->keep_me = false;
    bl_gc_track(&n->head);
    return bl_from_obj(n);
}

static BlRef weak(BlVal to, char name)
{
    BlWeakref *r = (BlWeakref *)bl_object_new_fast(&weak_shape, sizeof *r);
    cr_assert(r != NULL);
    *r = (BlWeakref){.head = r->head, .referent = BL_NULL, .callback = BL_NONE, .hash = name};
    bool added = bl_weak_add(bl_obj(to), r);
    cr_assert(added);
    bl_gc_track(&r->head);
    return bl_from_obj(r);
}

static void world_begin(void)
{
    BlVm *vm = aligned_alloc(64, (sizeof *vm + 63) / 64 * 64);
    memset(vm, 0, sizeof *vm);
    bl_vm = vm;
    vm->error = BL_NULL;
    resurrected = BL_NULL;
    story[0] = 0;
    bl_pool_init(vm);
    bl_gc_init(vm);
    cr_assert(bl_weak_init(vm));
}

static void world_end(void)
{
    cr_assert(bl_heap_check());
    cr_assert_eq(bl_leak_report(), 0);
    bl_gc_fini(bl_vm);
    bl_weak_fini(bl_vm);
    bl_pool_fini(bl_vm);
    free(bl_vm);
    bl_vm = NULL;
}

#endif
