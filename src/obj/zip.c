/* zip.c -- zip: tuples of the next items of several iterators.
 *
 * The iterator owns the tuple it gave out and fills it again when nobody else kept it.
 */
#include "mem/gc.h"
#include "obj/iter.h"
#include "obj/native.h"
#include "obj/tuple.h"
#include "obj/type.h"

typedef struct Zip {
    BlObject head;
    BlRef its;                  /* tuple of iterators */
    BlRef last;                 /* tuple given out last */
    bool strict;
} Zip;

static inline Zip *as_zip(BlVal v) { return (Zip *)bl_obj(v); }

/* `strict` is the only keyword. */
static bool parse_strict(const BlVal *arg, size_t nargs, BlVal kwnames, bool *strict)
{
    *strict = false;
    if (kwnames == BL_NULL)
        return true;
    BlVal given;
    if (!bl_parse_args("zip", "(*, strict=False)", arg + nargs, 0, kwnames, &given))
        return false;
    int truth = bl_truth(given);
    *strict = truth > 0;
    return truth >= 0;
}

static BlRef iterators_of(const BlVal *arg, size_t nargs)
{
    BlRef its = bl_tuple_raw(nargs);
    if (its == BL_NULL)
        return its;
    for (size_t i = 0; i < nargs; i++) {
        BlRef it = bl_iter(arg[i]);
        if (it == BL_NULL) {
            bl_drop(its);
            return BL_NULL;
        }
        bl_as_tuple(its)->items[i] = it;
    }
    bl_tuple_done(its);
    return its;
}

static BlRef zip_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    bool strict;
    if (!parse_strict(arg, nargs, kwnames, &strict))
        return BL_NULL;
    BlRef its = iterators_of(arg, nargs), last = BL_NULL;
    if (its == BL_NULL)
        return BL_NULL;
    last = bl_tuple_raw(nargs);
    if (last != BL_NULL) {
        for (size_t i = 0; i < nargs; i++)
            bl_as_tuple(last)->items[i] = BL_NONE;
        bl_tuple_done(last);
    }
    BlObject *o = last == BL_NULL ? NULL : bl_object_new(cls->root, cls->root->size);
    if (!o) {
        bl_drop(last);
        bl_drop(its);
        return BL_NULL;
    }
    Zip *z = (Zip *)o;
    z->its = its;
    z->last = last;
    z->strict = strict;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlRef zip_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return zip_new(bl_as_class(cls), arg, nargs, kwnames);
}

static void zip_free(BlObject *o)
{
    Zip *z = (Zip *)o;
    bl_gc_untrack(o);
    bl_drop(z->its);
    bl_drop(z->last);
    bl_object_free(o, o->shape->size);
}

static void zip_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((Zip *)o)->its, ctx);
    visit(((Zip *)o)->last, ctx);
}

static const char *up_to(size_t i) { return i == 1 ? " " : "s 1-"; }

/* Iterator i has ended (nothing pending): with strict the others must end too. */
static BlRef check_lengths(Zip *z, size_t i)
{
    BlTuple *its = bl_as_tuple(z->its);
    if (i > 0)
        return bl_raise(bl_exc(ValueError), "zip() argument %zu is shorter than argument%s%zu", i + 1, up_to(i), i);
    for (i = 1; i < its->count; i++) {
        BlRef item = bl_next(its->items[i]);
        if (item != BL_NULL) {
            bl_drop(item);
            return bl_raise(bl_exc(ValueError), "zip() argument %zu is longer than argument%s%zu", i + 1, up_to(i), i);
        }
        if (bl_pending())
            return BL_NULL;
    }
    return BL_NULL;
}

static BlRef zip_next(BlVal self)
{
    Zip *z = as_zip(self);
    BlTuple *its = bl_as_tuple(z->its);
    if (its->count == 0)
        return BL_NULL;
    bool recycle = bl_tuple_is_free(z->last);
    BlRef result = recycle ? bl_keep(z->last) : bl_tuple_raw(its->count);
    if (result == BL_NULL)
        return result;
    BlTuple *t = bl_as_tuple(result);
    for (size_t i = 0; i < its->count; i++) {
        BlRef item = bl_next(its->items[i]);
        if (item == BL_NULL) {
            bl_drop(result);
            return z->strict && !bl_pending() ? check_lengths(z, i) : BL_NULL;
        }
        bl_replace(&t->items[i], item);
    }
    bl_tuple_done(result);
    return result;
}

static BlRef zip_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    Zip *z = as_zip(self);
    BlVal cls = bl_from_obj(bl_class_of(self));
    return z->strict ? bl_tuple_pack(3, cls, z->its, BL_TRUE) : bl_tuple_pack(2, cls, z->its);
}

static BlRef zip_setstate(BlVal self, const BlVal *arg)
{
    int strict = bl_truth(arg[0]);
    if (strict < 0)
        return BL_NULL;
    as_zip(self)->strict = strict;
    return BL_NONE;
}

static const BlMethod zip_methods[] = {
    {"__reduce__", zip_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", zip_setstate, "(state, /)", "Set state information for unpickling.", NULL, 0},
    {0},
};

const BlType bl_zip_type = {
    .name = "zip",
    .doc = "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n"
           "   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\nThe zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE, .id = BL_T_ZIP, .size = sizeof(Zip),
    .free = zip_free, .traverse = zip_traverse, .new_ = zip_new, .vectornew = zip_vectornew,
    .iter = bl_return_self, .next = zip_next, .methods = zip_methods,
};
