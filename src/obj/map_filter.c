/* map_filter.c -- map and filter: a function laid over iterators.
 */
#include "mem/gc.h"
#include "obj/iter.h"
#include "obj/native.h"
#include "obj/tuple.h"
#include "obj/type.h"

enum { FEW_ARGS = 8 };

/* ---- map ---- */

typedef struct Map {
    BlObject head;
    BlRef its;                  /* tuple of iterators */
    BlRef function;
} Map;

static BlRef map_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if ((cls == bl_builtin_class(BL_T_MAP) || bl_class_no_init(cls)) && !bl_no_keywords("map", kwnames))
        return BL_NULL;
    if (nargs < 2)
        return bl_raise(bl_exc(TypeError), "map() must have at least two arguments.");
    BlRef its = bl_tuple_raw(nargs - 1);
    for (size_t i = 1; its != BL_NULL && i < nargs; i++) {
        BlRef it = bl_iter(arg[i]);
        if (it == BL_NULL)
            bl_clear_ref(&its);
        else
            bl_as_tuple(its)->items[i - 1] = it;
    }
    BlObject *o = its == BL_NULL ? NULL : bl_object_new(cls->root, cls->root->size);
    if (!o) {
        bl_drop(its);
        return BL_NULL;
    }
    bl_tuple_done(its);
    Map *m = (Map *)o;
    m->its = its;
    m->function = bl_keep(arg[0]);
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlRef map_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return map_new(bl_as_class(cls), arg, nargs, kwnames);
}

static void map_free(BlObject *o)
{
    bl_gc_untrack(o);
    bl_drop(((Map *)o)->its);
    bl_drop(((Map *)o)->function);
    bl_object_free(o, o->shape->size);
}

static void map_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((Map *)o)->its, ctx);
    visit(((Map *)o)->function, ctx);
}

static BlRef map_next(BlVal self)
{
    Map *m = (Map *)bl_obj(self);
    BlTuple *its = bl_as_tuple(m->its);
    size_t n = its->count, have = 0;
    BlVal few[FEW_ARGS], *arg = few;
    if (n == 1) {
        BlRef item = bl_next(its->items[0]);
        if (item == BL_NULL)
            return BL_NULL;
        BlRef result = bl_call1(m->function, item);
        bl_drop(item);
        return result;
    }
    if (n > FEW_ARGS && !(arg = bl_pool_alloc(n * sizeof(BlVal))))
        return bl_no_memory();
    while (have < n && (arg[have] = bl_next(its->items[have])) != BL_NULL)
        have++;
    BlRef result = have == n ? bl_call(m->function, arg, n, BL_NULL) : BL_NULL;
    while (have > 0)
        bl_drop(arg[--have]);
    if (arg != few)
        bl_pool_free(arg, n * sizeof(BlVal));
    return result;
}

/* (map, (function, *iterators)) */
static BlRef map_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    Map *m = (Map *)bl_obj(self);
    BlTuple *its = bl_as_tuple(m->its);
    BlRef args = bl_tuple_raw(its->count + 1), result = BL_NULL;
    if (args == BL_NULL)
        return args;
    bl_as_tuple(args)->items[0] = bl_keep(m->function);
    for (size_t i = 0; i < its->count; i++)
        bl_as_tuple(args)->items[i + 1] = bl_keep(its->items[i]);
    bl_tuple_done(args);
    result = bl_tuple_pack(2, bl_from_obj(bl_class_of(self)), args);
    bl_drop(args);
    return result;
}

static const BlMethod map_methods[] = {
    {"__reduce__", map_reduce, "()", "Return state information for pickling.", NULL, 0},
    {0},
};

const BlType bl_map_type = {
    .name = "map",
    .doc = "map(func, *iterables) --> map object\n\nMake an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE, .id = BL_T_MAP, .size = sizeof(Map),
    .free = map_free, .traverse = map_traverse, .new_ = map_new, .vectornew = map_vectornew,
    .iter = bl_return_self, .next = map_next, .methods = map_methods,
};

/* ---- filter ---- */

typedef struct Filter {
    BlObject head;
    BlRef function;             /* None: the truth of the item itself */
    BlRef it;
} Filter;

static BlRef filter_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if ((cls == bl_builtin_class(BL_T_FILTER) || bl_class_no_init(cls)) && !bl_no_keywords("filter", kwnames))
        return BL_NULL;
    if (!bl_check_arity("filter", nargs, 2, 2))
        return BL_NULL;
    BlRef it = bl_iter(arg[1]);
    BlObject *o = it == BL_NULL ? NULL : bl_object_new(cls->root, cls->root->size);
    if (!o) {
        bl_drop(it);
        return BL_NULL;
    }
    Filter *f = (Filter *)o;
    f->function = bl_keep(arg[0]);
    f->it = it;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlRef filter_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return filter_new(bl_as_class(cls), arg, nargs, kwnames);
}

static void filter_free(BlObject *o)
{
    bl_gc_untrack(o);
    bl_drop(((Filter *)o)->function);
    bl_drop(((Filter *)o)->it);
    bl_object_free(o, o->shape->size);
}

static void filter_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((Filter *)o)->it, ctx);
    visit(((Filter *)o)->function, ctx);
}

static int wanted(BlVal function, BlVal item)
{
    if (function == BL_NONE || function == bl_from_obj(bl_builtin_class(BL_T_BOOL)))
        return bl_truth(item);
    BlRef answer = bl_call1(function, item);
    if (answer == BL_NULL)
        return -1;
    int truth = bl_truth(answer);
    bl_drop(answer);
    return truth;
}

static BlRef filter_next(BlVal self)
{
    Filter *f = (Filter *)bl_obj(self);
    BlRef item;
    while ((item = bl_next(f->it)) != BL_NULL) {
        int want = wanted(f->function, item);
        if (want > 0)
            return item;
        bl_drop(item);
        if (want < 0)
            break;
    }
    return BL_NULL;
}

static BlRef filter_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    Filter *f = (Filter *)bl_obj(self);
    BlRef args = bl_tuple_pack(2, f->function, f->it), result = BL_NULL;
    if (args != BL_NULL)
        result = bl_tuple_pack(2, bl_from_obj(bl_class_of(self)), args);
    bl_drop(args);
    return result;
}

static const BlMethod filter_methods[] = {
    {"__reduce__", filter_reduce, "()", "Return state information for pickling.", NULL, 0},
    {0},
};

const BlType bl_filter_type = {
    .name = "filter",
    .doc = "filter(function or None, iterable) --> filter object\n\nReturn an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE, .id = BL_T_FILTER, .size = sizeof(Filter),
    .free = filter_free, .traverse = filter_traverse, .new_ = filter_new, .vectornew = filter_vectornew,
    .iter = bl_return_self, .next = filter_next, .methods = filter_methods,
};
