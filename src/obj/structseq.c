/* structseq.c -- tuples whose items have names.
 *
 * Always: behind the visible items stands one more value, a tuple of the hidden ones. Tuple's own functions see `count`
 * items and never look further.
 */
#include "obj/structseq.h"

#include "mem/gc.h"
#include "obj/dict.h"
#include "obj/int.h"
#include "obj/native.h"
#include "obj/str.h"

/* ---- making ---- */

/* Adopts hidden; visible items are kept. */
static BlRef make(BlVal cls, const BlVal *items, size_t visible, BlRef hidden)
{
    BlShape *shape = hidden == BL_NULL ? NULL : bl_class_shape(cls);
    BlTuple *t = shape ? (BlTuple *)bl_object_new(shape, shape->size + (visible + 1) * sizeof(BlVal)) : NULL;
    if (t == NULL) {
        bl_drop(hidden);
        return BL_NULL;
    }
    t->count = visible;
    for (size_t i = 0; i < visible; i++)
        t->items[i] = bl_keep(items[i]);
    t->items[visible] = hidden;
    bl_gc_track(&t->head);
    return bl_from_obj(t);
}

BlRef bl_structseq_make(BlVal cls, BlRef *items, size_t visible, size_t n)
{
    BlRef r = BL_NULL;
    bool whole = true;
    for (size_t i = 0; i < n; i++)
        whole &= items[i] != BL_NULL;
    if (whole)
        r = make(cls, items, visible, bl_tuple_from(items + visible, n - visible));
    for (size_t i = 0; i < n; i++)
        bl_drop(items[i]);
    return r;
}

/* A class attribute that setup has put there; -1: there is none. */
static int64_t class_number(BlClass *cls, const char *name)
{
    int64_t n = -1;
    BlRef key = bl_str_intern(name);
    if (key == BL_NULL)
        return -1;
    BlVal v = bl_class_lookup(cls, key);
    if (v != BL_NULL && bl_is_int(v) && !bl_int_to_int64(v, &n))
        n = -1;
    bl_drop(key);
    return n;
}

/* The hidden values: from the sequence, else from the dict, else None. */
static BlRef hidden_values(BlClass *cls, const BlVal *items, size_t given, size_t visible, size_t n, BlVal dict)
{
    BlVal value[BL_STRUCTSEQ_MOST];
    const BlGetSet *field = cls->type->getset;
    for (size_t i = visible; i < n; i++) {
        value[i] = i < given ? items[i] : BL_NONE;
        if (i < given || dict == BL_NULL || field == NULL)
            continue;
        BlRef key = bl_str_intern(field[i].name);
        BlVal found;
        int there = key == BL_NULL ? -1 : bl_dict_find(dict, key, &found);
        bl_drop(key);
        if (there < 0)
            return BL_NULL;
        if (there)
            value[i] = found;
    }
    return bl_tuple_from(value + visible, n - visible);
}

BlRef bl_structseq_new_slot(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[2];
    const char *name = bl_class_tp_name(cls);
    if (!bl_parse_args("structseq", "(sequence, dict=NULL)", arg, nargs, kwnames, a))
        return BL_NULL;
    if (a[1] != BL_NULL && !bl_is_dict(a[1]))
        return bl_raise(bl_exc(TypeError), "%.500s() takes a dict as second arg, if any", name);
    int64_t visible = class_number(cls, "n_sequence_fields"), n = class_number(cls, "n_fields");
    if (bl_pending())
        return BL_NULL;
    if (visible < 0 || n < visible || n > BL_STRUCTSEQ_MOST)
        return bl_raise(bl_exc(TypeError), "cannot create '%.100s' instances", name);
    BlRef seq = bl_fast_sequence(a[0], "constructor requires a sequence");
    if (seq == BL_NULL)
        return BL_NULL;
    size_t given;
    const BlVal *items = bl_fast_items(seq, &given);
    BlRef r = BL_NULL;
    if (given < (size_t)visible || given > (size_t)n) {
        const char *bound = n == visible ? "a" : given < (size_t)visible ? "an at least" : "an at most";
        bl_raise(bl_exc(TypeError), "%.500s() takes %s %zu-sequence (%zu-sequence given)", name, bound,
                 given < (size_t)visible ? (size_t)visible : (size_t)n, given);
    } else
        r = make(bl_from_obj(cls), items, (size_t)visible, hidden_values(cls, items, given, (size_t)visible, (size_t)n, a[1]));
    bl_drop(seq);
    return r;
}

/* ---- life ---- */

void bl_structseq_free(BlObject *o)
{
    BlTuple *t = (BlTuple *)o;
    size_t n = t->count + 1;
    for (size_t i = n; i-- > 0;)
        bl_drop(t->items[i]);
    bl_object_free(o, o->shape->size + n * sizeof(BlVal));
}

void bl_structseq_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlTuple *t = (BlTuple *)o;
    for (size_t i = t->count + 1; i-- > 0;)
        visit(t->items[i], ctx);
}

/* ---- fields ---- */

static BlRef field_at(BlVal self, size_t i)
{
    const BlTuple *t = bl_as_tuple(self);
    if (i < t->count)
        return bl_keep(t->items[i]);
    const BlTuple *hidden = bl_as_tuple(t->items[t->count]);
    i -= t->count;
    return i < hidden->count ? bl_keep(hidden->items[i]) : BL_NONE;
}

#define GETTER(i) BlRef bl_structseq_field_##i(BlVal self) { return field_at(self, i); }
BL_FIELD_GETTERS(GETTER)
#undef GETTER

int bl_structseq_readonly(BlVal self, BlVal value)
{
    (void)self;
    (void)value;
    return bl_raise_int(bl_exc(AttributeError), "readonly attribute");
}

/* Names of the visible fields: the class's __match_args__. */
static BlVal field_names(BlVal self)
{
    return bl_type_lookup(self, bl_name(__match_args__));
}

BlRef bl_structseq_repr(BlVal self)
{
    const BlTuple *t = bl_as_tuple(self);
    BlRef names = bl_keep(field_names(self)), keep = bl_keep(self);
    BlStrBuilder b;
    bl_builder_init(&b);
    const char *name = bl_class_tp_name(bl_class_of(self));
    bool ok = bl_builder_ascii(&b, name, strlen(name)) && bl_builder_char(&b, '(');
    for (size_t i = 0; ok && i < t->count; i++) {
        BlRef text = bl_repr(t->items[i]);
        ok = text != BL_NULL && (i == 0 || bl_builder_ascii(&b, ", ", 2)) &&
             (names == BL_NULL || !bl_is_tuple(names) || (bl_builder_str(&b, bl_as_tuple(names)->items[i]) && bl_builder_char(&b, '='))) &&
             bl_builder_str(&b, text);
        bl_drop(text);
    }
    ok = ok && bl_builder_char(&b, ')');
    bl_drop(names);
    bl_drop(keep);
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

/* (class, (items, {hidden name: value})) */
static BlRef structseq_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlClass *cls = bl_class_of(self);
    const BlTuple *t = bl_as_tuple(self), *hidden = bl_as_tuple(t->items[t->count]);
    const BlGetSet *field = cls->type->getset;
    BlRef items = bl_tuple_from(t->items, t->count), dict = bl_dict_new(), args = BL_NULL, r = BL_NULL;
    bool ok = items != BL_NULL && dict != BL_NULL;
    for (size_t i = 0; ok && field && i < hidden->count; i++)
        ok = bl_dict_set_c(dict, field[t->count + i].name, hidden->items[i]);
    if (ok && (args = bl_tuple_pack(2, items, dict)) != BL_NULL)
        r = bl_tuple_pack(2, bl_from_obj(cls), args);
    bl_drop(items);
    bl_drop(dict);
    bl_drop(args);
    return r;
}

const BlMethod bl_structseq_methods[] = {
    {"__reduce__", structseq_reduce, "()", NULL, NULL, 0},
    {0}
};

/* ---- class attributes ---- */

bool bl_structseq_setup(BlVal cls, const BlGetSet *fields, size_t visible)
{
    size_t n = 0;
    while (fields[n].name)
        n++;
    BlClass *c = bl_as_class(cls);
    BlRef names = bl_tuple_raw(visible);
    if (names == BL_NULL)
        return false;
    for (size_t i = 0; i < visible; i++) {
        BlRef name = bl_str_intern(fields[i].name);
        if (name == BL_NULL) {
            bl_drop(names);
            return false;
        }
        bl_as_tuple(names)->items[i] = name;
    }
    bl_tuple_done(names);
    bool ok = bl_class_set_c(c, "__match_args__", names) && bl_class_set_c(c, "n_sequence_fields", bl_from_imm((int64_t)visible)) &&
              bl_class_set_c(c, "n_fields", bl_from_imm((int64_t)n)) && bl_class_set_c(c, "n_unnamed_fields", bl_from_imm(0));
    bl_drop(names);
    return ok;
}
