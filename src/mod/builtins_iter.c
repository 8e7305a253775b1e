/* builtins_iter.c -- built-in functions that walk over iterables: all any sum min max sorted iter next. */
#include "mod/program.h"
#include "vm/generator.h"

#define BL_UNUSED __attribute__((unused))
#define FN(name) static BlRef name(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED)

/* ---- lists and tuples of small numbers: no code of a program can run, so nobody sees that there is no iterator ---- */

typedef struct Plain { const BlVal *items; size_t count; } Plain;

/* The iterator that is left out counts as an allocation of the collector's all the same. */
static bool is_plain(BlVal v, Plain *out)
{
    if (bl_is_exact(v, LIST))
        *out = (Plain){bl_as_list(v)->items, bl_as_list(v)->count};
    else if (bl_is_exact(v, TUPLE))
        *out = (Plain){bl_as_tuple(v)->items, bl_as_tuple(v)->count};
    else
        return false;
    bl_count_passing();
    return true;
}

static size_t sum_plain_ints(Plain p, size_t i, BlVal *total)
{
    BlVal sum = *total, next;
    for (; i < p.count && bl_is_imm_int(p.items[i]) && bl_tagged_add(sum, p.items[i], &next); i++)
        sum = next;
    *total = sum;
    return i;
}

/* Floats and small ints from item i on; the first that is neither. */
static size_t sum_plain_floats(Plain p, size_t i, double *total)
{
    double sum = *total;
    for (; i < p.count; i++)
        if (bl_is_imm_float(p.items[i]))
            sum += bl_float_value(p.items[i]);
        else if (bl_is_imm_int(p.items[i]))
            sum += (double)bl_imm_int(p.items[i]);
        else
            break;
    *total = sum;
    return i;
}

/* The whole sum, or false where something else than small numbers is in the way. */
static bool sum_plain(BlVal iterable, BlVal start, BlRef *result)
{
    Plain p;
    if ((!bl_is_imm_int(start) && !bl_is_imm_float(start)) || !is_plain(iterable, &p))
        return false;
    size_t i = bl_is_imm_int(start) ? sum_plain_ints(p, 0, &start) : 0;
    if (i == p.count) {
        *result = start;
        return true;
    }
    double sum = bl_is_imm_int(start) ? (double)bl_imm_int(start) : bl_float_value(start);
    if ((bl_is_imm_int(start) && !bl_is_imm_float(p.items[i])) || sum_plain_floats(p, i, &sum) != p.count)
        return false;
    *result = bl_float_new(sum);
    return true;
}

/* The place of the first best of small numbers of one kind; p.count: not all of them are. */
static size_t best_plain(Plain p, enum BlCompare op)
{
    size_t best = 0;
    if (bl_is_imm_int(p.items[0])) {
        for (size_t i = 1; i < p.count; i++) {
            int64_t a = (int64_t)p.items[i], b = (int64_t)p.items[best];
            if (!bl_is_imm_int(p.items[i]))
                return p.count;
            if (op == BL_LT ? a < b : a > b)
                best = i;
        }
        return best;
    }
    for (size_t i = 0; i < p.count; i++) {
        if (!bl_is_imm_float(p.items[i]))
            return p.count;
        double a = bl_float_value(p.items[i]), b = bl_float_value(p.items[best]);
        if (op == BL_LT ? a < b : a > b)
            best = i;
    }
    return best;
}

/* ---- all, any ---- */

/* Looks for an item whose truth is `wanted`: 1 found, 0 not, -1 raised. */
static int search_truth(BlVal iterable, int wanted)
{
    Plain p;
    if (is_plain(iterable, &p)) {
        size_t i = 0;
        while (i < p.count && (bl_is_imm_int(p.items[i]) || bl_is_bool(p.items[i]) || p.items[i] == BL_NONE))
            if ((p.items[i] != bl_from_imm(0) && p.items[i] != BL_FALSE && p.items[i] != BL_NONE) == wanted)
                return 1;
            else
                i++;
        if (i == p.count)
            return 0;
    }
    BlRef it = bl_iter(iterable), v;
    if (it == BL_NULL)
        return -1;
    int found = 0;
    while (!found && (v = bl_next(it)) != BL_NULL) {
        int truth = bl_truth(v);
        bl_drop(v);
        found = truth < 0 ? -1 : truth == wanted;
    }
    bl_drop(it);
    return bl_pending() ? -1 : found;
}

FN(builtin_all)
{
    if (!bl_enter_depth(" while calling a Python object"))
        return BL_NULL;
    int found = search_truth(arg[0], 0);
    bl_leave_depth();
    return found < 0 ? BL_NULL : bl_from_bool(!found);
}

FN(builtin_any)
{
    if (!bl_enter_depth(" while calling a Python object"))
        return BL_NULL;
    int found = search_truth(arg[0], 1);
    bl_leave_depth();
    return found < 0 ? BL_NULL : bl_from_bool(found);
}

/* ---- sum ---- */

/* Adds ints as long as they stay small: the first item that is none is given back. */
static BlRef sum_ints(BlVal it, BlRef *total)
{
    BlVal sum = *total, v;
    while ((v = bl_next(it)) != BL_NULL) {
        BlVal next;
        if (bl_is_imm_int(v) && bl_tagged_add(sum, v, &next))
            sum = next;
        else if (bl_is_bool(v) && bl_tagged_add(sum, bl_from_imm(v == BL_TRUE), &next))
            sum = next;
        else
            break;
    }
    *total = sum;
    return v;
}

static BlRef sum_floats(BlVal it, BlRef *total)
{
    double sum = bl_float_value(*total);
    BlVal v;
    while ((v = bl_next(it)) != BL_NULL) {
        if (bl_is_imm_float(v))
            sum += bl_float_value(v);
        else if (bl_is_imm_int(v))
            sum += (double)bl_imm_int(v);
        else
            break;
    }
    bl_drop(*total);
    *total = bl_float_new(sum);
    if (*total == BL_NULL) {
        bl_drop(v);
        return BL_NULL;
    }
    return v;
}

FN(builtin_sum)
{
    BlRef total, it;
    BlVal start = arg[1];
    if (sum_plain(arg[0], start, &total))
        return total;
    if ((it = bl_iter(arg[0])) == BL_NULL)
        return BL_NULL;
    const char *join = bl_is_str(start) ? "strings [use ''.join(seq)" : bl_is_bytes(start) ? "bytes [use b''.join(seq)" :
                       bl_is_heap(start) && bl_obj(start)->shape->cls->native == &bl_bytearray_type ? "bytearray [use b''.join(seq)" : NULL;
    if (join) {
        bl_drop(it);
        return bl_raise(bl_exc(TypeError), "sum() can't sum %s instead]", join);
    }
    total = bl_keep(start);
    for (;;) {
        BlRef v = bl_is_imm_int(total) ? sum_ints(it, &total) : bl_is_imm_float(total) ? sum_floats(it, &total) : bl_next(it);
        if (v == BL_NULL)
            break;
        BlRef next = bl_binary(total, v, BL_ADD);
        bl_drop(v);
        bl_replace(&total, next);
        if (next == BL_NULL)
            break;
    }
    bl_drop(it);
    if (bl_pending())
        bl_clear_ref(&total);
    return total;
}

/* ---- min, max ---- */

static BlRef best_of(BlVal items, BlVal key, BlVal fallback, bool positional, const char *name, enum BlCompare op)
{
    Plain p;
    if (key == BL_NULL && is_plain(items, &p) && p.count) {
        size_t at = best_plain(p, op);
        if (at < p.count)
            return p.items[at];
    }
    BlRef it = bl_iter(items), best = BL_NULL, best_key = BL_NULL, v;
    if (it == BL_NULL)
        return BL_NULL;
    while ((v = bl_next(it)) != BL_NULL) {
        BlRef k = key == BL_NULL ? bl_keep(v) : bl_call1(key, v);
        int better = k == BL_NULL ? -1 : best == BL_NULL ? 1 : 0;
        if (better == 0) {
            if (bl_both_imm_int(k, best_key))
                better = op == BL_LT ? (int64_t)k < (int64_t)best_key : (int64_t)k > (int64_t)best_key;
            else {
                BlRef r = bl_compare(k, best_key, op);
                better = r == BL_NULL ? -1 : bl_truth(r);
                bl_drop(r);
            }
        }
        if (better > 0) {
            bl_replace(&best, v);
            bl_replace(&best_key, k);
            continue;
        }
        bl_drop(v);
        bl_drop(k);
        if (better < 0)
            break;
    }
    bl_drop(it);
    bl_drop(best_key);
    if (bl_pending()) {
        bl_drop(best);
        return BL_NULL;
    }
    if (best != BL_NULL || positional)
        return best;
    if (fallback != BL_NULL)
        return bl_keep(fallback);
    return bl_raise(bl_exc(ValueError), "%s() arg is an empty sequence", name);
}

static BlRef min_max(const char *name, const BlVal *arg, size_t nargs, BlVal kwnames, enum BlCompare op)
{
    BlVal key = BL_NULL, fallback = BL_NULL;
    if (nargs == 0)
        return bl_raise(bl_exc(TypeError), "%s expected at least 1 argument, got 0", name);
    for (size_t i = 0; kwnames != BL_NULL && i < bl_as_tuple(kwnames)->count; i++) {
        BlVal given = bl_as_tuple(kwnames)->items[i];
        if (bl_str_is(given, "key"))
            key = arg[nargs + i] == BL_NONE ? BL_NULL : arg[nargs + i];
        else if (bl_str_is(given, "default"))
            fallback = arg[nargs + i];
        else
            return bl_raise(bl_exc(TypeError), "'%U' is an invalid keyword argument for %s()", given, name);
    }
    if (nargs == 1)
        return best_of(arg[0], key, fallback, false, name, op);
    if (fallback != BL_NULL)
        return bl_raise(bl_exc(TypeError), "Cannot specify a default for %s() with multiple positional arguments", name);
    if (nargs == 2 && key == BL_NULL && bl_both_imm_int(arg[0], arg[1])) {
        bool second = op == BL_LT ? (int64_t)arg[1] < (int64_t)arg[0] : (int64_t)arg[1] > (int64_t)arg[0];
        return arg[second];
    }
    BlRef all = bl_tuple_from(arg, nargs);
    BlRef r = all == BL_NULL ? BL_NULL : best_of(all, key, BL_NULL, true, name, op);
    bl_drop(all);
    return r;
}

static BlRef builtin_min(BlVal self BL_UNUSED, const BlVal *arg, size_t nargs, BlVal kwnames) { return min_max("min", arg, nargs, kwnames, BL_LT); }
static BlRef builtin_max(BlVal self BL_UNUSED, const BlVal *arg, size_t nargs, BlVal kwnames) { return min_max("max", arg, nargs, kwnames, BL_GT); }

/* ---- sorted ---- */

static BlRef builtin_sorted(BlVal self BL_UNUSED, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_check_arity("sorted", nargs, 1, 1))
        return BL_NULL;
    BlVal key = BL_NONE;
    int reverse = 0;
    BlRef list = bl_list_from_iterable(arg[0]);
    if (list == BL_NULL)
        return BL_NULL;
    for (size_t i = 0; kwnames != BL_NULL && i < bl_as_tuple(kwnames)->count; i++) {
        BlVal given = bl_as_tuple(kwnames)->items[i];
        if (bl_str_is(given, "key"))
            key = arg[nargs + i];
        else if (bl_str_is(given, "reverse")) {
            reverse = bl_sort_reverse(arg[nargs + i]);
        } else {
            bl_raise(bl_exc(TypeError), "'%U' is an invalid keyword argument for sort()", given);
            reverse = -1;
        }
        if (reverse < 0)
            break;
    }
    if (reverse < 0 || !bl_list_sort(list, key, reverse))
        bl_clear_ref(&list);
    return list;
}

/* ---- iterators ---- */

FN(builtin_iter)
{
    if (arg[1] == BL_NULL)
        return bl_iter(arg[0]);
    if (!bl_callable(arg[0]))
        return bl_raise(bl_exc(TypeError), "iter(v, w): v must be callable");
    return bl_call_iter_new(arg[0], arg[1]);
}

FN(builtin_next)
{
    const BlType *t = bl_type_of(arg[0]);
    if (!t->next)
        return bl_raise(bl_exc(TypeError), "'%.200s' object is not an iterator", bl_type_name(arg[0]));
    bl_keep(arg[0]);
    BlRef v = t->next(arg[0]);
    bl_drop(arg[0]);
    if (v != BL_NULL)
        return v;
    if (arg[1] == BL_NULL)
        return bl_pending() ? BL_NULL : bl_raise_none(bl_exc(StopIteration));
    return bl_pending() && !bl_catch(bl_exc(StopIteration)) ? BL_NULL : bl_keep(arg[1]);
}

FN(builtin_aiter)
{
    if (!bl_type_of(arg[0])->aiter)
        return bl_raise(bl_exc(TypeError), "'%.200s' object is not an async iterable", bl_type_name(arg[0]));
    return bl_aiter(arg[0]);
}

/* ---- anext with a default: an awaitable around the awaitable ---- */

typedef struct AnextDefault {
    BlObject head;
    BlRef wrapped, fallback;
} AnextDefault;

static void anext_free(BlObject *o)
{
    AnextDefault *a = (AnextDefault *)o;
    bl_gc_untrack(o);
    bl_drop(a->wrapped);
    bl_drop(a->fallback);
    bl_object_free(o, sizeof *a);
}

static void anext_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((AnextDefault *)o)->wrapped, ctx);
    visit(((AnextDefault *)o)->fallback, ctx);
}

/* What the inner awaitable is driven through. */
static BlRef inner_iterator(BlVal self)
{
    AnextDefault *a = (AnextDefault *)bl_obj(self);
    BlRef it = bl_awaitable(a->wrapped, 0);
    if (it != BL_NULL && bl_type_of(it)->next == NULL) {
        BlRef got = it;
        it = bl_call_special(got, bl_name(__await__), NULL, 0, &it) > 0 ? it : BL_NULL;
        bl_drop(got);
    }
    return it;
}

/* The end of the asynchronous iterator becomes the end of this one, with the default as value. */
static BlRef settle(BlVal self, BlRef result)
{
    if (result == BL_NULL && bl_catch(bl_exc(StopAsyncIteration)))
        return bl_raise_value(bl_exc(StopIteration), ((AnextDefault *)bl_obj(self))->fallback);
    return result;
}

static BlRef anext_send_value(BlVal self, BlVal v)
{
    BlRef it = inner_iterator(self), end = BL_NULL;
    if (it == BL_NULL)
        return BL_NULL;
    BlRef r = bl_send(it, v, &end);
    bl_drop(it);
    if (r == BL_NULL && end != BL_NULL) {
        bl_raise_stop(end);
        bl_drop(end);
    }
    return settle(self, r);
}

static BlRef anext_next(BlVal self) { return anext_send_value(self, BL_NONE); }
static BlRef anext_send(BlVal self, const BlVal *arg) { return anext_send_value(self, arg[0]); }

static BlRef anext_pass(BlVal self, BlVal name, const BlVal *arg, size_t nargs)
{
    BlRef it = inner_iterator(self);
    BlRef r = it == BL_NULL ? BL_NULL : bl_call_method(it, name, arg, nargs);
    bl_drop(it);
    return settle(self, r);
}

static BlRef anext_throw(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef name = bl_no_keywords("throw", kwnames) ? bl_str_intern("throw") : BL_NULL;
    BlRef r = name == BL_NULL ? BL_NULL : anext_pass(self, name, arg, nargs);
    bl_drop(name);
    return r;
}
static BlRef anext_close(BlVal self, const BlVal *arg BL_UNUSED) { return anext_pass(self, bl_name(close), NULL, 0); }

static const BlMethod anext_methods[] = {
    {"send", anext_send, "(value, /)", NULL, NULL, 0},
    {"throw", NULL, NULL, NULL, anext_throw, 0},
    {"close", anext_close, "()", NULL, NULL, 0},
    {0}
};

static const BlType anext_type = {
    .name = "anext_awaitable", .size = sizeof(AnextDefault), .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .id = BL_T_NONE_OF_THESE,
    .free = anext_free, .traverse = anext_traverse, .await_ = bl_return_self, .iter = bl_return_self, .next = anext_next, .methods = anext_methods,
};

FN(builtin_anext)
{
    if (!bl_type_of(arg[0])->anext)
        return bl_raise(bl_exc(TypeError), "'%.200s' object is not an async iterator", bl_type_name(arg[0]));
    BlRef awaitable = bl_type_of(arg[0])->anext(arg[0]);
    if (awaitable == BL_NULL || arg[1] == BL_NULL)
        return awaitable;
    BlRef cls = bl_class_from_type(&anext_type, BL_NULL);
    AnextDefault *a = cls == BL_NULL ? NULL : (AnextDefault *)bl_object_new(bl_class_shape(cls), sizeof *a);
    bl_drop(cls);
    if (!a) {
        bl_drop(awaitable);
        return BL_NULL;
    }
    a->wrapped = awaitable;
    a->fallback = bl_keep(arg[1]);
    bl_gc_track(&a->head);
    return bl_from_obj(a);
}

const BlMethod bl_builtin_functions[] = {
    {"aiter", builtin_aiter, "(async_iterable, /)", "Return an asynchronous iterator for an asynchronous iterable object.", NULL, 0},
    {"all", builtin_all, "(iterable, /)", "Return True if bool(x) is True for all values x in the iterable, also if there are none.", NULL, 0},
    {"anext", builtin_anext, "(aiterator, default=NULL, /)", "anext(async_iterator[, default]): the next item, or the default at the end.", NULL, 0},
    {"any", builtin_any, "(iterable, /)", "Return True if bool(x) is True for any x in the iterable; False if there are none.", NULL, 0},
    {"iter", builtin_iter, "(iterable, sentinel=NULL, /)", "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nAn iterator of the object, or one that calls until the sentinel comes back.", NULL, 0},
    {"max", NULL, NULL, "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nThe biggest item of an iterable, or the largest argument.", builtin_max, 0},
    {"min", NULL, NULL, "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nThe smallest item of an iterable, or the smallest argument.", builtin_min, 0},
    {"next", builtin_next, "(iterator, default=NULL, /)", "next(iterator[, default])\n\nThe next item; at the end the default, or StopIteration.", NULL, 0},
    {"sorted", NULL, "(iterable, /, *, key=None, reverse=False)", "Return a new list containing all items from the iterable in ascending order.", builtin_sorted, 0},
    {"sum", builtin_sum, "(iterable, /, start=0)", "Return the sum of a 'start' value (default: 0) plus an iterable of numbers.", NULL, 0},
    {0}
};
