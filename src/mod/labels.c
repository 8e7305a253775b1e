/* labels.c -- module _labels: what lib/labels.py asks of the interpreter. Looking leaves no trace.
 *
 * quietly(f, ...) runs the drawing, which is an ordinary program, out of the collector's sight: the youngest generation is set
 * aside meanwhile, what the drawing leaves behind goes where no collection looks, and all counters are as before.
 */
#include "mod/labels.h"

#include "base/alloc.h"
#include "mem/gc.h"

static BlTracer *looker(void)
{
    BlVm *vm = bl_vm;
    if (vm->looker)
        return vm->looker;
    BlTracer *t = bl_tracer_new();
    if (!t) {
        bl_no_memory();
        return NULL;
    }
    t->all_files = true;
    vm->looker = t;
    bl_labels_hooks();
    vm->watching |= BL_WATCH_DEATHS;
    return t;
}

/* look(objects, held): objects is a tuple; the asking holds each of them `held` times. */
static BlRef labels_look(BlVal self, const BlVal *arg)
{
    BlTracer *t = looker();
    BlBuf b = BL_BUF_INIT;
    (void)self;
    if (!t)
        return BL_NULL;
    if (!bl_is_tuple(arg[0]) || !bl_is_imm_int(arg[1]))
        return bl_raise(bl_exc(TypeError), "a tuple and an int are needed");
    const BlTuple *objects = bl_as_tuple(arg[0]);
    size_t times = (size_t)bl_imm_int(arg[1]), n = objects->count * times;
    BlVal *extra = bl_malloc_array(n + 1, sizeof *extra);
    if (!extra)
        return bl_no_memory();
    for (size_t i = 0; i < n; i++)
        extra[i] = objects->items[i / times];
    bl_buf_addc(&b, '[');
    BlBuf changes = BL_BUF_INIT;
    bl_tracer_look(t, &changes, extra, n);
    bl_buf_add(&b, bl_buf_text(&changes), changes.size);
    bl_buf_addc(&b, ']');
    bl_buf_free(&changes);
    bl_mfree(extra);
    BlRef r = t->failed || b.failed ? bl_no_memory() : bl_str_utf8(b.data, b.size);
    bl_buf_free(&b);
    return r;
}

/* The number by which the pictures know an object; 0: not seen yet, or too many are. */
static BlRef labels_number(BlVal self, const BlVal *arg)
{
    BlKnown *k = bl_vm->looker ? bl_tracer_find(bl_vm->looker, arg[0]) : NULL;
    (void)self;
    return bl_from_imm(k ? k->id : 0);
}

/* The caller's argument is one reference more than there are otherwise. */
static BlRef labels_count(BlVal self, const BlVal *arg)
{
    (void)self;
    return bl_is_heap(arg[0]) ? bl_int_from_int64(bl_obj(arg[0])->count - 1) : bl_int_from_int64(bl_count(arg[0]));
}

/* ---- quietly ---- */

typedef struct Aside { BlGcHead list; int64_t counts[BL_GENERATIONS]; bool enabled; } Aside;

static void move_all(BlGcHead *from, BlGcHead *to)
{
    for (BlGcHead *g = from->next, *next; g != from; g = next) {
        next = g->next;
        BlGcHead *last = (BlGcHead *)(to->prev & ~(uintptr_t)BL_GC_FLAG_MASK);
        last->next = g;
        g->prev = (uintptr_t)last | (g->prev & BL_GC_FLAG_MASK);
        g->next = to;
        to->prev = (uintptr_t)g;
    }
    from->next = from;
    from->prev = (uintptr_t)from;
}

static void set_aside(Aside *a)
{
    BlGcState *gc = &bl_vm->gc;
    a->enabled = gc->enabled;
    a->list.next = &a->list;
    a->list.prev = (uintptr_t)&a->list;
    for (int i = 0; i < BL_GENERATIONS; i++)
        a->counts[i] = gc->gen[i].count;
    bl_gc_enable(false);
    move_all(&gc->gen[0].head, &a->list);
}

static void put_back(Aside *a)
{
    BlGcState *gc = &bl_vm->gc;
    move_all(&gc->gen[0].head, &gc->permanent);
    move_all(&a->list, &gc->gen[0].head);
    for (int i = 0; i < BL_GENERATIONS; i++)
        gc->gen[i].count = a->counts[i];
    bl_gc_enable(a->enabled);
}

static BlRef labels_quietly(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    Aside a;
    (void)self;
    if (nargs < 1)
        return bl_raise(bl_exc(TypeError), "quietly() needs a function");
    if (bl_vm->gc.collecting)                   /* its lists are its own now */
        return bl_call(arg[0], arg + 1, nargs - 1, kwnames);
    set_aside(&a);
    BlRef r = bl_call(arg[0], arg + 1, nargs - 1, kwnames);
    put_back(&a);
    return r;
}

/* ---- audit ---- */

/* Every reference that can be found, by address of its target: from objects, from the value stack. */
typedef struct Recount { uint64_t *address; int64_t *found; BlVal *work; size_t mask, used, nwork; bool failed; } Recount;

static size_t recount_place(const Recount *r, BlVal v)
{
    size_t i = (size_t)(v * 0x9e3779b97f4a7c15ull >> 20) & r->mask;
    while (r->address[i] && r->address[i] != v)
        i = (i + 1) & r->mask;
    return i;
}

static void recount_resize(Recount *r)
{
    Recount old = *r;
    size_t size = old.address ? 2 * (old.mask + 1) : 1024;
    r->address = bl_calloc(size, sizeof *r->address);
    r->found = bl_calloc(size, sizeof *r->found);
    BlVal *work = bl_realloc_array(old.work, size, sizeof *work);
    r->work = work ? work : old.work;
    r->mask = size - 1;
    if (!r->address || !r->found || !work) {
        bl_mfree(r->address);
        bl_mfree(r->found);
        r->address = old.address;
        r->found = old.found;
        r->mask = old.mask;
        r->failed = true;
        return;
    }
    for (size_t i = 0; old.address && i <= old.mask; i++)
        if (old.address[i]) {
            size_t at = recount_place(r, old.address[i]);
            r->address[at] = old.address[i];
            r->found[at] = old.found[i];
        }
    bl_mfree(old.address);
    bl_mfree(old.found);
}

static void reached(BlVal v, void *ctx, int64_t times)
{
    Recount *r = ctx;
    if (!bl_is_heap(v) || r->failed)
        return;
    if (2 * r->used >= r->mask)
        recount_resize(r);
    if (r->failed)
        return;
    size_t i = recount_place(r, v);
    if (!r->address[i]) {
        r->address[i] = v;
        r->used++;
        r->work[r->nwork++] = v;
    }
    r->found[i] += times;
}

static void found_reference(BlVal v, void *ctx) { reached(v, ctx, 1); }
static void found_object(BlObject *o, void *ctx) { reached(bl_from_obj(o), ctx, 0); }

static void recount_all(Recount *r)
{
    recount_resize(r);
    bl_gc_each(-1, found_object, r);
    for (BlGcHead *g = bl_vm->gc.permanent.next; g != &bl_vm->gc.permanent; g = g->next)
        found_object(bl_gc_object(g), r);
    BlVal *base = bl_vm->stack_top;
    if (base)
        for (BlVal *p = bl_vm->eval->stack; p < base + bl_frame_function(base)->nregs; p++)
            found_reference(*p, r);
    while (r->nwork && !r->failed) {
        BlObject *o = bl_obj(r->work[--r->nwork]);
        const BlType *type = o->shape->type;
        if (type->traverse)
            type->traverse(o, found_reference, r);
    }
}

/* More references than the count: then the object would be freed too early. The other way round, the drawing calls it "not drawn". */
static BlRef labels_audit(BlVal self, const BlVal *arg)
{
    Recount r = {0};
    BlTracer *t = looker();
    (void)self, (void)arg;
    BlRef list = t ? bl_list_new(0) : BL_NULL;
    if (list == BL_NULL)
        return BL_NULL;
    recount_all(&r);
    for (size_t i = 0; i < t->nknown && !r.failed; i++) {
        const BlKnown *k = t->known[i];
        if (k->uncounted || k->fresh)
            continue;
        int64_t count = bl_obj(k->v)->count, found = r.found[recount_place(&r, k->v)];
        BlRef text = BL_NONE;
        if (found > count)
            text = bl_str_format("%s #%d: count %ld, but %ld references were found", t->types[k->type], k->ordinal, (long)count, (long)found);
        else if (k->hidden < 0)
            text = bl_str_format("%s #%d: count %ld, but %ld strings are drawn", t->types[k->type], k->ordinal, (long)count, (long)(k->count - k->hidden));
        if (text == BL_NULL || (text != BL_NONE && !bl_list_adopt(list, text))) {
            bl_clear_ref(&list);
            break;
        }
    }
    bl_mfree(r.address);
    bl_mfree(r.found);
    bl_mfree(r.work);
    if (!r.failed || list == BL_NULL)
        return list;
    bl_drop(list);
    return bl_no_memory();
}

/* ---- pools ---- */

static BlRef labels_pools(BlVal self, const BlVal *arg)
{
    BlPoolClass classes[BL_POOL_CLASSES];
    BlRef list = bl_list_new(BL_POOL_CLASSES);
    (void)self, (void)arg;
    bl_pool_classes(bl_vm, classes);
    for (int i = 0; i < BL_POOL_CLASSES && list != BL_NULL; i++) {
        const BlPoolClass *c = &classes[i];
        BlRef row = bl_tuple_pack(4, bl_from_imm((int64_t)c->block), bl_from_imm((int64_t)c->pools), bl_from_imm((int64_t)c->used), bl_from_imm((int64_t)c->free));
        if (row == BL_NULL || !bl_list_adopt(list, row))
            bl_clear_ref(&list);
    }
    return list;
}

static BlRef labels_tracing(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    return bl_from_bool(bl_vm->tracer != NULL);
}

static const BlMethod labels_methods[] = {
    {.name = "look", .fn = labels_look, .signature = "(objects, held, /)", .doc = "What changed since the last look, as JSON."},
    {.name = "number", .fn = labels_number, .signature = "(obj, /)", .doc = "The number the pictures know obj by, or 0."},
    {.name = "count", .fn = labels_count, .signature = "(obj, /)", .doc = "How many strings hold obj: sys.getrefcount(obj) - 1."},
    {.name = "quietly", .vector = labels_quietly, .doc = "quietly(function, *args)\nCall it so that the collector does not notice."},
    {.name = "audit", .fn = labels_audit, .signature = "()", .doc = "A list of texts about counts that cannot be right."},
    {.name = "pools", .fn = labels_pools, .signature = "()", .doc = "A list of (block size, pools, used, free)."},
    {.name = "tracing", .fn = labels_tracing, .signature = "()", .doc = "Is the program run with --trace?"},
    {0}
};

static void labels_fini(void *state)
{
    BlVm *vm = bl_vm;
    (void)state;
    bl_tracer_free(vm->looker);
    vm->looker = NULL;
    vm->watching &= ~(uint32_t)BL_WATCH_DEATHS;
}

const BlModuleDef bl_mod_labels = {
    .name = "_labels",
    .doc = "Names, objects and what holds them, for the module labels.",
    .methods = labels_methods,
    .state_size = sizeof(BlRef),
    .fini = labels_fini,
};
