/* enumerate.c -- enumerate: pairs of a running number and the next item.
 *
 * The iterator owns the pair it gave out and fills it again when nobody else kept it: a loop makes no garbage.
 */
#include "mem/gc.h"
#include "obj/int.h"
#include "obj/iter.h"
#include "obj/str.h"
#include "obj/native.h"
#include "obj/tuple.h"
#include "obj/type.h"

typedef struct Enumerate {
    BlObject head;
    BlRef it;
    BlRef number;               /* the next one, an int of any size */
    BlRef pair;
} Enumerate;

static inline Enumerate *as_enumerate(BlVal v) { return (Enumerate *)bl_obj(v); }

static BlRef make(BlShape *shape, BlVal iterable, BlVal start)
{
    BlRef number = bl_index(start), pair = BL_NULL, it = number == BL_NULL ? BL_NULL : bl_iter(iterable);
    if (it != BL_NULL)
        pair = bl_tuple_pack(2, BL_NONE, BL_NONE);
    BlObject *o = pair == BL_NULL ? NULL : bl_object_new(shape, shape->size);
    if (!o) {
        bl_drop(pair);
        bl_drop(number);
        bl_drop(it);
        return BL_NULL;
    }
    Enumerate *e = (Enumerate *)o;
    e->it = it;
    e->number = number;
    e->pair = pair;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlRef enumerate_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[2];
    if (!bl_parse_args("enumerate", "(iterable, start=0)", arg, nargs, kwnames, given))
        return BL_NULL;
    return make(cls->root, given[0], given[1]);
}

static BlRef bad_keyword(BlVal name)
{
    return bl_raise(bl_exc(TypeError), "'%U' is an invalid keyword argument for enumerate()", name);
}

/* The call of the class itself has words of its own for its errors. */
static BlRef enumerate_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlShape *shape = bl_as_class(cls)->root;
    const BlTuple *names = kwnames == BL_NULL ? NULL : bl_as_tuple(kwnames);
    size_t nkw = names ? names->count : 0;
    if (nargs + nkw == 1) {
        if (nkw && !bl_str_is(names->items[0], "iterable"))
            return bad_keyword(names->items[0]);
        return make(shape, arg[0], bl_from_imm(0));
    }
    if (nargs + nkw == 2) {
        bool swapped = nkw == 2 && bl_str_is(names->items[0], "start");
        if (nkw == 2 && !bl_str_is(names->items[0], swapped ? "start" : "iterable"))
            return bad_keyword(names->items[0]);
        if (nkw && !bl_str_is(names->items[nkw - 1], swapped ? "iterable" : "start"))
            return bad_keyword(names->items[nkw - 1]);
        return make(shape, arg[swapped], arg[!swapped]);
    }
    if (nargs == 0)
        return bl_raise(bl_exc(TypeError), "enumerate() missing required argument 'iterable'");
    return bl_raise(bl_exc(TypeError), "enumerate() takes at most 2 arguments (%zu given)", nargs + nkw);
}

static void enumerate_free(BlObject *o)
{
    Enumerate *e = (Enumerate *)o;
    bl_gc_untrack(o);
    bl_drop(e->it);
    bl_drop(e->pair);
    bl_drop(e->number);
    bl_object_free(o, o->shape->size);
}

static void enumerate_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    Enumerate *e = (Enumerate *)o;
    visit(e->it, ctx);
    visit(e->pair, ctx);
    visit(e->number, ctx);
}

/* The number to give out; the counter moves on. */
static BlRef take_number(Enumerate *e)
{
    BlVal next;
    if (BL_LIKELY(bl_is_imm_int(e->number)) && bl_tagged_add(e->number, bl_from_imm(1), &next)) {
        BlRef number = e->number;
        e->number = next;
        return number;
    }
    BlRef bigger = bl_int_binary(e->number, bl_from_imm(1), BL_ADD);
    if (bigger == BL_NULL)
        return BL_NULL;
    BlRef number = e->number;
    e->number = bigger;
    return number;
}

static BlRef enumerate_next(BlVal self)
{
    Enumerate *e = as_enumerate(self);
    BlRef item = bl_next(e->it);
    if (item == BL_NULL)
        return BL_NULL;
    BlRef number = take_number(e);
    if (number == BL_NULL) {
        bl_drop(item);
        return BL_NULL;
    }
    if (!bl_tuple_is_free(e->pair)) {
        BlRef both[2] = {number, item};
        return bl_tuple_from_adopted(both, 2);
    }
    BlTuple *t = bl_as_tuple(e->pair);
    BlRef result = bl_keep(e->pair), old_number = t->items[0], old_item = t->items[1];
    t->items[0] = number;
    t->items[1] = item;
    if (!bl_gc_is_tracked(&t->head))
        bl_gc_track(&t->head);
    bl_drop(old_number);
    bl_drop(old_item);
    return result;
}

static BlRef enumerate_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    Enumerate *e = as_enumerate(self);
    BlRef args = bl_tuple_pack(2, e->it, e->number), result = BL_NULL;
    if (args != BL_NULL)
        result = bl_tuple_pack(2, bl_from_obj(bl_class_of(self)), args);
    bl_drop(args);
    return result;
}

static BlRef enumerate_class_getitem(BlVal self, const BlVal *arg) { return bl_generic_alias_new(self, arg[0]); }

static const BlMethod enumerate_methods[] = {
    {"__reduce__", enumerate_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__class_getitem__", enumerate_class_getitem, "(object, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {0},
};

const BlType bl_enumerate_type = {
    .name = "enumerate",
    .doc = "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\n"
           "defaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE, .id = BL_T_ENUMERATE, .size = sizeof(Enumerate),
    .free = enumerate_free, .traverse = enumerate_traverse, .new_ = enumerate_new, .vectornew = enumerate_vectornew,
    .iter = bl_return_self, .next = enumerate_next, .methods = enumerate_methods,
};
