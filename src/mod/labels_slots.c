/* labels_slots.c -- what is inside an object, as a learner thinks of it: items, keys and values, attributes.
 *
 * Every slot stands for one reference that the object, or something private to it (its attribute dict, a cell), holds. What is
 * left out here shows up as "not drawn" of the target, so leaving out is never wrong, showing twice is.
 */
#include "mod/labels.h"

#include "base/alloc.h"
#include "mem/weak.h"
#include "vm/generator.h"

enum BlKnownKind bl_labels_kind(BlVal v)
{
    if (bl_labels_is_atom(v))
        return BL_KNOWN_ATOM;
    const BlType *type = bl_heap_type(v);
    uint32_t flags = type->flags;
    if (flags & (BL_TF_LIST_SUBCLASS | BL_TF_TUPLE_SUBCLASS))
        return BL_KNOWN_SEQ;
    if (flags & BL_TF_DICT_SUBCLASS)
        return BL_KNOWN_MAP;
    if (flags & (BL_TF_SET_SUBCLASS | BL_TF_FROZENSET_SUBCLASS))
        return BL_KNOWN_SET;
    if (flags & BL_TF_TYPE_SUBCLASS)
        return BL_KNOWN_CLASS;
    if (bl_is_function(v) || bl_is_exact(v, NATIVE))
        return BL_KNOWN_FUNC;
    if (bl_is_module(v))
        return BL_KNOWN_MODULE;
    if (type->dead)
        return BL_KNOWN_WEAK;
    return strcmp(bl_type_name(v), "collections.deque") == 0 ? BL_KNOWN_SEQ : BL_KNOWN_OBJ;
}

bool bl_labels_see_cell(BlTracer *t, BlVal cell)
{
    const void *c = bl_obj(cell);
    for (size_t i = 0; i < t->ncells; i++)
        if (t->cells[i] == c)
            return false;
    if (t->ncells == t->cells_capacity) {
        size_t n = t->cells_capacity ? 2 * t->cells_capacity : 16;
        const void **cells = bl_realloc_array(t->cells, n, sizeof *cells);
        if (!cells) {
            t->failed = true;
            return false;
        }
        t->cells = cells;
        t->cells_capacity = n;
    }
    t->cells[t->ncells++] = c;
    return true;
}

/* A slot whose key is a str object or, for a dict, any object. */
static void put_keyed(BlTracer *t, BlKnown *k, BlVal key, BlVal value, bool plain, BlPutSlot put)
{
    char *text = plain && bl_is_str(key) ? bl_labels_plain_str(key) : bl_labels_is_atom(key) ? bl_labels_atom_text(key) : NULL;
    if (!text) {                                /* a key that is an object: its type will do */
        BlBuf b = BL_BUF_INIT;
        bl_buf_printf(&b, "<%s>", bl_type_name(key));
        text = bl_buf_take(&b, NULL);
    }
    if (text)
        put(t, k, text, value);
    else
        t->failed = true;
    bl_mfree(text);
}

static void put_dict(BlTracer *t, BlKnown *k, BlVal dict, bool plain, BlPutSlot put)
{
    size_t at = 0, n = 0;
    BlVal key, value;
    while (n < t->most_slots && bl_dict_next(dict, &at, &key, &value)) {
        put_keyed(t, k, key, value, plain, put);
        n++;
    }
}

static void put_items(BlTracer *t, BlKnown *k, const BlVal *item, size_t n, BlPutSlot put)
{
    k->size = n;
    for (size_t i = 0; i < n && i < t->most_slots; i++)
        put(t, k, NULL, item[i]);
}

/* ---- instances ---- */

static void put_members(BlTracer *t, BlKnown *k, BlClass *c, BlPutSlot put)
{
    for (; c; c = c->base) {
        if (c->slot_members == BL_NULL)
            continue;
        const BlTuple *names = bl_as_tuple(c->slot_members);
        for (size_t i = 0; i < names->count; i++) {
            BlVal m = bl_dict_get_str(c->dict, names->items[i]);
            if (!bl_is_heap(m) || bl_heap_type(m) != &bl_member_descr_type || ((BlMember *)bl_obj(m))->in_block)
                continue;
            BlVal value = *(BlVal *)(void *)((char *)bl_obj(k->v) + ((BlMember *)bl_obj(m))->offset);
            if (value != BL_NULL)
                put_keyed(t, k, names->items[i], value, true, put);
        }
    }
}

static void put_attributes(BlTracer *t, BlKnown *k, BlPutSlot put)
{
    BlObject *o = bl_obj(k->v);
    const BlShape *s = o->shape;
    BlVal names[BL_NAMES_MAX];
    if (!(s->flags & BL_SF_HAS_EXTRA))
        return;
    if (s->flags & (BL_SF_DICT | BL_SF_EXTRA_BEFORE)) {
        uint64_t dict = *bl_extra_word(o);
        if (!dict)
            return;
        if (bl_tracer_find(t, dict))            /* the program has it in its hands: it is an object of its own */
            put(t, k, "__dict__", dict);
        else
            put_dict(t, k, dict, true, put);
        return;
    }
    size_t n = s->count;
    for (size_t i = n; s && s->count; s = s->parent)
        names[--i] = s->name;
    for (size_t i = 0; i < n; i++) {
        BlVal value = bl_instance_get(k->v, names[i]);
        if (value != BL_NULL)
            put_keyed(t, k, names[i], value, true, put);
    }
}

static void put_generator(BlTracer *t, BlKnown *k, const BlGenerator *g, BlPutSlot put)
{
    if ((g->state != BL_GEN_SUSPENDED && g->state != BL_GEN_CREATED) || g->function == BL_NULL)
        return;
    const BlTuple *names = bl_as_tuple(bl_as_function(g->function)->code->varnames);
    for (size_t i = 0; i < names->count && i < g->nregs; i++)
        if (g->regs[i] != BL_NULL && !bl_is_exact(g->regs[i], CELL))
            put_keyed(t, k, names->items[i], g->regs[i], true, put);
}

typedef struct Visit { BlTracer *t; BlKnown *k; BlPutSlot put; bool keyed; } Visit;

static void put_visited(BlVal v, void *ctx)
{
    Visit *x = ctx;
    if (v == BL_NULL || bl_is_class(v) || ++x->k->size > x->t->most_slots)
        return;
    x->put(x->t, x->k, x->keyed ? "holds" : NULL, v);
}

/* Built-in types without a picture of their own: iterators, views, partial objects. */
static void put_traversed(BlTracer *t, BlKnown *k, bool keyed, BlPutSlot put)
{
    BlObject *o = bl_obj(k->v);
    Visit x = {t, k, put, keyed};
    if (o->shape->type->flags & BL_TF_TRACKED && o->shape->type->traverse)
        o->shape->type->traverse(o, put_visited, &x);
}

static void put_object(BlTracer *t, BlKnown *k, BlPutSlot put)
{
    BlVal v = k->v;
    const BlObject *o = bl_obj(v);
    if (bl_is_exact(v, METHOD)) {
        put(t, k, "__self__", ((BlMethodObj *)bl_obj(v))->self);
        put(t, k, "__func__", ((BlMethodObj *)bl_obj(v))->func);
    } else if (bl_is_generator(v)) {
        put_generator(t, k, (BlGenerator *)bl_obj(v), put);
    } else if (bl_is_exception(v)) {
        put(t, k, "args", bl_as_exception(v)->args);
        put_attributes(t, k, put);
    } else if (o->shape->cls->dict_at) {
        BlVal dict = *(BlVal *)(void *)((char *)bl_obj(v) + o->shape->cls->dict_at);
        if (dict != BL_NULL)
            put_dict(t, k, dict, true, put);
    } else if (o->shape->type->flags & BL_TF_HEAP) {
        put_members(t, k, o->shape->cls, put);
        put_attributes(t, k, put);
    } else if (!bl_is_exact(v, FRAME) && !bl_is_exact(v, TRACEBACK) && !bl_is_exact(v, CODE)) {
        put_traversed(t, k, true, put);
    }
}

/* ---- definitions ---- */

static void put_function(BlTracer *t, BlKnown *k, BlPutSlot put)
{
    if (!bl_is_function(k->v))
        return;
    const BlFunction *f = bl_as_function(k->v);
    const BlCode *code = f->code;
    if (f->defaults != BL_NULL && !bl_tracer_find(t, f->defaults)) {
        const BlTuple *values = bl_as_tuple(f->defaults), *names = bl_as_tuple(code->varnames);
        size_t first = code->nargs - values->count;
        for (size_t i = 0; values->count <= code->nargs && i < values->count; i++)
            put_keyed(t, k, names->items[first + i], values->items[i], true, put);
    }
    for (size_t i = 0; f->closure != BL_NULL && i < code->nfree; i++) {
        BlVal cell = bl_as_tuple(f->closure)->items[i], value = ((BlCell *)bl_obj(cell))->value;
        if (value != BL_NULL && bl_labels_see_cell(t, cell))
            put_keyed(t, k, bl_as_tuple(code->freevars)->items[i], value, true, put);
    }
}

static bool is_definition(BlVal v)
{
    return bl_is_heap(v) && (bl_is_function(v) || bl_is_class(v) || bl_heap_type(v)->descr_get || bl_is_module(v));
}

static bool has_underscores(BlVal name) { return bl_is_str(name) && bl_as_str(name)->length > 2 && bl_str_at(bl_as_str(name), 0) == '_' && bl_str_at(bl_as_str(name), 1) == '_'; }

static void put_class(BlTracer *t, BlKnown *k, BlPutSlot put)
{
    const BlClass *c = bl_as_class(k->v);
    size_t at = 0;
    BlVal key, value;
    if (!(c->flags & BL_TF_HEAP))
        return;
    while (bl_dict_next(c->dict, &at, &key, &value))
        if (!has_underscores(key) && !is_definition(value))
            put_keyed(t, k, key, value, true, put);
}

/* ---- all kinds ---- */

static void put_set(BlTracer *t, BlKnown *k, BlPutSlot put)
{
    size_t at = 0, n = 0;
    BlVal item;
    k->size = bl_as_set(k->v)->used;
    while (n++ < t->most_slots && bl_set_next(k->v, &at, &item))
        put(t, k, NULL, item);
}

void bl_labels_slots(BlTracer *t, BlKnown *k, BlPutSlot put)
{
    BlVal v = k->v;
    k->size = 0;
    switch (k->kind) {
    case BL_KNOWN_ATOM: case BL_KNOWN_MODULE:
        break;
    case BL_KNOWN_SEQ:
        if (bl_is_list(v))
            put_items(t, k, bl_as_list(v)->items, bl_as_list(v)->count, put);
        else if (bl_is_tuple(v))
            put_items(t, k, bl_as_tuple(v)->items, bl_as_tuple(v)->count, put);
        else
            put_traversed(t, k, false, put);
        break;
    case BL_KNOWN_MAP:
        put_dict(t, k, v, false, put);
        k->size = bl_dict_count(v);
        break;
    case BL_KNOWN_SET: put_set(t, k, put); break;
    case BL_KNOWN_OBJ: put_object(t, k, put); break;
    case BL_KNOWN_WEAK: put(t, k, "watches", bl_weak_get((BlWeakref *)bl_obj(v))); break;
    case BL_KNOWN_FUNC: put_function(t, k, put); break;
    case BL_KNOWN_CLASS: put_class(t, k, put); break;
    }
}
