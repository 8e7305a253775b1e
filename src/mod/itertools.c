/* itertools.c -- the module itertools, and those of its iterators that only pass items on.
 *
 * One struct serves them all: four references and three numbers, whose meaning stands above each iterator.
 * Always: a reference that is no longer needed is BL_NULL; an exhausted iterator stays exhausted where CPython's does.
 */
#include "mod/itertools_impl.h"

typedef struct Iter {
    BlObject head;
    BlRef a, b, c, d;
    int64_t i, j, k;
    bool flag;
} Iter;

static inline Iter *as_iter(BlVal v) { return (Iter *)bl_obj(v); }

/* ---- life ---- */

static BlRef make(BlClass *cls, BlRef a, BlRef b)
{
    BlObject *o = a == BL_NULL || b == BL_NULL ? NULL : bl_object_new(cls->root, cls->root->size);
    if (!o) {
        bl_drop(a);
        bl_drop(b);
        return BL_NULL;
    }
    Iter *it = (Iter *)o;
    it->a = a;
    it->b = b;
    it->c = it->d = BL_NULL;
    it->i = it->j = it->k = 0;
    it->flag = false;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static void iter_clear(BlObject *o)
{
    Iter *it = (Iter *)o;
    bl_clear_ref(&it->a);
    bl_clear_ref(&it->b);
    bl_clear_ref(&it->c);
    bl_clear_ref(&it->d);
}

static void iter_free(BlObject *o)
{
    bl_gc_untrack(o);
    iter_clear(o);
    bl_object_free(o, o->shape->size);
}

static void iter_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    Iter *it = (Iter *)o;
    visit(it->a, ctx);
    visit(it->b, ctx);
    visit(it->c, ctx);
    visit(it->d, ctx);
}

/* next(it) with `it` held: the call may end this very iterator. */
static BlRef next_of(BlVal it)
{
    bl_keep(it);
    BlRef item = bl_next(it);
    bl_drop(it);
    return item;
}

BlTuple *bl_itertools_reuse(BlRef *result)
{
    BlTuple *t = bl_as_tuple(*result);
    if (t->head.count > 1) {
        BlRef copy = bl_tuple_from(t->items, t->count);
        if (copy == BL_NULL)
            return NULL;
        bl_replace(result, copy);
        return bl_as_tuple(copy);
    }
    bl_tuple_done(*result);
    return t;
}

static BlRef class_getitem(BlVal self, const BlVal *arg) { return bl_generic_alias_new(self, arg[0]); }

/* ---- copying and pickling ---- */

BlRef bl_itertools_reduced(BlVal self, BlRef args, BlRef state)
{
    BlRef result = BL_NULL;
    BlVal cls = bl_from_obj(bl_class_of(self));
    if (args != BL_NULL)
        result = state == BL_NULL ? bl_tuple_pack(2, cls, args) : bl_tuple_pack(3, cls, args, state);
    bl_drop(args);
    bl_drop(state);
    return result;
}

static BlRef reduce_to(BlVal self, BlRef args) { return bl_itertools_reduced(self, args, BL_NULL); }

bool bl_itertools_state(BlVal state, size_t min, size_t max)
{
    if (!bl_is_tuple(state)) {
        bl_raise(bl_exc(TypeError), "state is not a tuple");
        return false;
    }
    size_t n = bl_as_tuple(state)->count;
    if (n >= min && n <= max)
        return true;
    bl_raise(bl_exc(TypeError), "function takes %s %d argument%s (%d given)", min == max ? "exactly" : n < min ? "at least" : "at most",
             (int)(n < min ? min : max), (n < min ? min : max) == 1 ? "" : "s", (int)n);
    return false;
}

/* type(self)(a, b): iterators whose whole state are their two arguments. */
static BlRef reduce_pair(BlVal self, const BlVal *arg)
{
    (void)arg;
    return reduce_to(self, bl_tuple_pack(2, as_iter(self)->a, as_iter(self)->b));
}

static const BlMethod pair_methods[] = {
    {"__reduce__", reduce_pair, "()", "Return state information for pickling.", NULL, 0},
    {0},
};

/* The same with a flag that __setstate__ takes. */
static BlRef reduce_flagged(BlVal self, const BlVal *arg)
{
    Iter *it = as_iter(self);
    (void)arg;
    return bl_itertools_reduced(self, bl_tuple_pack(2, it->a, it->b), bl_from_imm(it->flag));
}

static BlRef flagged_setstate(BlVal self, const BlVal *arg)
{
    int truth = bl_truth(arg[0]);
    if (truth < 0)
        return BL_NULL;
    as_iter(self)->flag = truth;
    return BL_NONE;
}

static const BlMethod flagged_methods[] = {
    {"__reduce__", reduce_flagged, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", flagged_setstate, "(state, /)", "Set state information for unpickling.", NULL, 0},
    {0},
};

#define ITER_SLOTS                                                                                                   \
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE, .size = sizeof(Iter), .free = iter_free, .traverse = iter_traverse,     \
    .clear = iter_clear, .iter = bl_return_self

/* ---- count: a next number, b step ---- */

static bool is_number(BlVal v)
{
    const BlType *t = bl_type_of(v);
    return bl_is_int(v) || t->index || t->int_ || t->float_ || (t->flags & BL_TF_COMPLEX_SUBCLASS);
}

static BlRef count_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[2];
    if (!bl_parse_args("count", "(start=0, step=1)", arg, nargs, kwnames, given))
        return BL_NULL;
    if (!is_number(given[0]) || !is_number(given[1]))
        return bl_raise(bl_exc(TypeError), "a number is required");
    return make(cls, bl_keep(given[0]), bl_keep(given[1]));
}

static BlRef count_next(BlVal self)
{
    Iter *it = as_iter(self);
    BlVal sum;
    if (BL_LIKELY(bl_both_imm_int(it->a, it->b)) && bl_tagged_add(it->a, it->b, &sum)) {
        BlVal number = it->a;
        it->a = sum;
        return number;
    }
    BlRef number = bl_keep(it->a), next = bl_binary(number, it->b, BL_ADD);
    if (next == BL_NULL) {
        bl_drop(number);
        return BL_NULL;
    }
    bl_replace(&it->a, next);
    return number;
}

static bool step_is_one(BlVal step)
{
    int64_t n;
    return bl_is_int(step) && bl_int_to_int64(step, &n) && n == 1;
}

static BlRef count_repr(BlVal self)
{
    Iter *it = as_iter(self);
    const char *name = bl_type_name(self), *dot = strrchr(name, '.');
    if (dot)
        name = dot + 1;
    return step_is_one(it->b) ? bl_str_format("%s(%R)", name, it->a) : bl_str_format("%s(%R, %R)", name, it->a, it->b);
}

static BlRef count_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    Iter *it = as_iter(self);
    return reduce_to(self, step_is_one(it->b) ? bl_tuple_pack(1, it->a) : bl_tuple_pack(2, it->a, it->b));
}

static const BlMethod count_methods[] = {
    {"__reduce__", count_reduce, "()", "Return state information for pickling.", NULL, 0},
    {0},
};

const BlType bl_itertools_count_type = {
    .name = "itertools.count",
    .doc = "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n"
           "            yield x\n            x += step",
    ITER_SLOTS, .new_ = count_new, .next = count_next, .repr = count_repr, .methods = count_methods,
};

/* ---- cycle: a iterator or BL_NULL, b list of saved items, i next of them, flag: what a gives is saved already ---- */

static BlRef cycle_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_itertools_no_keywords(cls, &bl_itertools_cycle_type, "cycle", kwnames) || !bl_check_arity("cycle", nargs, 1, 1))
        return BL_NULL;
    BlRef it = bl_iter(arg[0]);
    return it == BL_NULL ? it : make(cls, it, bl_list_new(0));
}

static BlRef cycle_next(BlVal self)
{
    Iter *it = as_iter(self);
    if (it->a != BL_NULL) {
        BlRef item = next_of(it->a);
        if (item != BL_NULL) {
            if (it->flag || bl_list_append(it->b, item))
                return item;
            bl_drop(item);
            return BL_NULL;
        }
        if (bl_pending())
            return BL_NULL;
        bl_clear_ref(&it->a);
    }
    const BlList *saved = bl_as_list(it->b);
    if (saved->count == 0)
        return BL_NULL;
    if ((size_t)it->i >= saved->count)          /* somebody else has the list too */
        it->i = 0;
    BlVal item = saved->items[it->i];
    if ((size_t)++it->i >= saved->count)
        it->i = 0;
    return bl_keep(item);
}

/* Once the iterator has ended, one over the saved items takes its place, as far as they have been given out. */
static BlRef cycle_reduce(BlVal self, const BlVal *arg)
{
    Iter *it = as_iter(self);
    (void)arg;
    BlRef source = it->a != BL_NULL ? bl_keep(it->a) : bl_iter(it->b);
    if (source == BL_NULL)
        return BL_NULL;
    if (it->a == BL_NULL && it->i) {
        BlVal index = bl_from_imm(it->i);
        BlRef done = bl_call_method(source, bl_name(__setstate__), &index, 1);
        bl_drop(done);
        if (done == BL_NULL) {
            bl_drop(source);
            return BL_NULL;
        }
    }
    BlRef state = bl_tuple_pack(2, it->b, bl_from_imm(it->a == BL_NULL || it->flag)), args = state == BL_NULL ? BL_NULL : bl_tuple_pack(1, source);
    bl_drop(source);
    return bl_itertools_reduced(self, args, state);
}

static BlRef cycle_setstate(BlVal self, const BlVal *arg)
{
    Iter *it = as_iter(self);
    int64_t first;
    if (!bl_itertools_state(arg[0], 2, 2))
        return BL_NULL;
    BlVal saved = bl_as_tuple(arg[0])->items[0];
    if (!bl_is_list(saved))
        return bl_raise(bl_exc(TypeError), "argument 1 must be list, not %T", saved);
    if (!bl_index_int64(bl_as_tuple(arg[0])->items[1], &first, bl_exc(OverflowError)))
        return BL_NULL;
    bl_replace(&it->b, bl_keep(saved));
    it->flag = first != 0;
    it->i = 0;
    return BL_NONE;
}

static const BlMethod cycle_methods[] = {
    {"__reduce__", cycle_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", cycle_setstate, "(state, /)", "Set state information for unpickling.", NULL, 0},
    {0},
};

const BlType bl_itertools_cycle_type = {
    .name = "itertools.cycle", .doc = "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    ITER_SLOTS, .new_ = cycle_new, .next = cycle_next, .methods = cycle_methods,
};

/* ---- repeat: a element, i times left (-1: without end) ---- */

static BlRef repeat_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[2];
    int64_t times = -1;
    if (!bl_parse_args("repeat", "(object, times=NULL)", arg, nargs, kwnames, given))
        return BL_NULL;
    if (given[1] != BL_NULL) {
        if (!bl_index_int64(given[1], &times, bl_exc(OverflowError)))
            return BL_NULL;
        if (times < 0)
            times = 0;
    }
    BlRef self = make(cls, bl_keep(given[0]), BL_NONE);
    if (self != BL_NULL)
        as_iter(self)->i = times;
    return self;
}

static BlRef repeat_next(BlVal self)
{
    Iter *it = as_iter(self);
    if (it->i == 0)
        return BL_NULL;
    if (it->i > 0)
        it->i--;
    return bl_keep(it->a);
}

static BlRef repeat_repr(BlVal self)
{
    Iter *it = as_iter(self);
    return it->i < 0 ? bl_str_format("repeat(%R)", it->a) : bl_str_format("repeat(%R, %lld)", it->a, (long long)it->i);
}

static int64_t repeat_length_hint(BlVal self)
{
    if (as_iter(self)->i >= 0)
        return as_iter(self)->i;
    return bl_raise_int(bl_exc(TypeError), "len() of unsized object");
}

static BlRef repeat_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    Iter *it = as_iter(self);
    return reduce_to(self, it->i < 0 ? bl_tuple_pack(1, it->a) : bl_tuple_pack(2, it->a, bl_from_imm(it->i)));
}

static const BlMethod repeat_methods[] = {
    {"__reduce__", repeat_reduce, "()", "Return state information for pickling.", NULL, 0},
    {0},
};

const BlType bl_itertools_repeat_type = {
    .name = "itertools.repeat",
    .doc = "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
    ITER_SLOTS, .new_ = repeat_new, .next = repeat_next, .repr = repeat_repr, .length_hint = repeat_length_hint, .methods = repeat_methods,
};

/* ---- accumulate: a iterator, b function or None, c total, d initial value ---- */

static BlRef accumulate_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[3];
    if (!bl_parse_args("accumulate", "(iterable, func=None, *, initial=None)", arg, nargs, kwnames, given))
        return BL_NULL;
    BlRef it = bl_iter(given[0]);
    BlRef self = it == BL_NULL ? it : make(cls, it, bl_keep(given[1]));
    if (self != BL_NULL && given[2] != BL_NONE)
        as_iter(self)->d = bl_keep(given[2]);
    return self;
}

static BlRef accumulate_next(BlVal self)
{
    Iter *it = as_iter(self);
    if (it->d != BL_NULL) {
        bl_replace(&it->c, it->d);
        it->d = BL_NULL;
        return bl_keep(it->c);
    }
    BlRef item = next_of(it->a);
    if (item == BL_NULL)
        return item;
    if (it->c == BL_NULL) {
        it->c = bl_keep(item);
        return item;
    }
    BlRef old = bl_keep(it->c);
    BlRef total = it->b == BL_NONE ? bl_binary(old, item, BL_ADD) : bl_call2(it->b, old, item);
    bl_drop(old);
    bl_drop(item);
    if (total == BL_NULL)
        return total;
    bl_replace(&it->c, bl_keep(total));
    return total;
}

/* chain((first,), it) */
static BlRef chained(BlVal first, BlVal it)
{
    BlRef one = bl_tuple_pack(1, first);
    BlRef chain = one == BL_NULL ? one : bl_call2(bl_itertools()->chain, one, it);
    bl_drop(one);
    return chain;
}

/* An initial value goes in front of the items. So does a total of None, since None as a state means there is none: the first
 * result, which is that total, is then left out. */
static BlRef accumulate_reduce(BlVal self, const BlVal *arg)
{
    Iter *it = as_iter(self);
    (void)arg;
    if (it->d == BL_NULL && it->c != BL_NONE)
        return bl_itertools_reduced(self, bl_tuple_pack(2, it->a, it->b), it->c == BL_NULL ? BL_NONE : bl_keep(it->c));
    BlRef chain = chained(it->d != BL_NULL ? it->d : it->c, it->a);
    BlRef args = chain == BL_NULL ? chain : bl_tuple_pack(2, chain, it->b);
    bl_drop(chain);
    if (it->d != BL_NULL || args == BL_NULL)
        return bl_itertools_reduced(self, args, BL_NONE);
    BlRef again = bl_call_tuple(bl_from_obj(bl_class_of(self)), args, BL_NULL);
    bl_drop(args);
    args = again == BL_NULL ? again : bl_tuple_pack(3, again, bl_from_imm(1), BL_NONE);
    bl_drop(again);
    BlRef result = args == BL_NULL ? args : bl_tuple_pack(2, bl_itertools()->islice, args);
    bl_drop(args);
    return result;
}

static BlRef accumulate_setstate(BlVal self, const BlVal *arg)
{
    bl_replace(&as_iter(self)->c, bl_keep(arg[0]));
    return BL_NONE;
}

static const BlMethod accumulate_methods[] = {
    {"__reduce__", accumulate_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", accumulate_setstate, "(state, /)", "Set state information for unpickling.", NULL, 0},
    {0},
};

const BlType bl_itertools_accumulate_type = {
    .name = "itertools.accumulate", .doc = "Return series of accumulated sums.",
    ITER_SLOTS, .new_ = accumulate_new, .next = accumulate_next, .methods = accumulate_methods,
};

/* ---- chain: a iterator of iterables, b the one being walked ---- */

static BlRef chain_over(BlClass *cls, BlRef source)
{
    BlRef self = source == BL_NULL ? source : make(cls, source, BL_NONE);
    if (self != BL_NULL)
        as_iter(self)->b = BL_NULL;
    return self;
}

static BlRef chain_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_itertools_no_keywords(cls, &bl_itertools_chain_type, "chain", kwnames))
        return BL_NULL;
    BlRef args = bl_tuple_from(arg, nargs);
    if (args == BL_NULL)
        return args;
    BlRef source = bl_iter(args);
    bl_drop(args);
    return chain_over(cls, source);
}

static BlRef chain_from_iterable(BlVal cls, const BlVal *arg) { return chain_over(bl_as_class(cls), bl_iter(arg[0])); }

static BlRef chain_next(BlVal self)
{
    Iter *it = as_iter(self);
    while (it->a != BL_NULL) {
        if (it->b == BL_NULL) {
            BlRef iterable = next_of(it->a);
            if (iterable == BL_NULL) {
                bl_clear_ref(&it->a);
                return BL_NULL;
            }
            BlRef active = bl_iter(iterable);
            bl_drop(iterable);
            if (active == BL_NULL) {
                BlRef error = bl_save_error();
                bl_clear_ref(&it->a);
                bl_restore_error(error);
                return BL_NULL;
            }
            bl_replace(&it->b, active);
        }
        BlRef item = next_of(it->b);
        if (item != BL_NULL)
            return item;
        if (bl_pending())
            return BL_NULL;
        bl_clear_ref(&it->b);
    }
    return BL_NULL;
}

static BlRef chain_reduce(BlVal self, const BlVal *arg)
{
    Iter *it = as_iter(self);
    (void)arg;
    BlRef state = BL_NULL;
    if (it->a != BL_NULL && (state = it->b != BL_NULL ? bl_tuple_pack(2, it->a, it->b) : bl_tuple_pack(1, it->a)) == BL_NULL)
        return BL_NULL;
    return bl_itertools_reduced(self, bl_keep(bl_tuple_empty()), state);
}

static BlRef chain_setstate(BlVal self, const BlVal *arg)
{
    Iter *it = as_iter(self);
    if (!bl_itertools_state(arg[0], 1, 2))
        return BL_NULL;
    const BlTuple *t = bl_as_tuple(arg[0]);
    for (size_t i = 0; i < t->count; i++)
        if (!bl_type_of(t->items[i])->next)
            return bl_raise(bl_exc(TypeError), "Arguments must be iterators.");
    BlRef source = bl_keep(t->items[0]), active = t->count > 1 ? bl_keep(t->items[1]) : BL_NULL;
    bl_replace(&it->a, source);
    bl_replace(&it->b, active);
    return BL_NONE;
}

static const BlMethod chain_methods[] = {
    {"__reduce__", chain_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", chain_setstate, "(state, /)", "Set state information for unpickling.", NULL, 0},
    {"from_iterable", chain_from_iterable, "(iterable, /)", "Alternative chain() constructor taking a single iterable argument that evaluates lazily.", NULL, BL_MF_CLASS},
    {"__class_getitem__", class_getitem, "(object, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {0},
};

const BlType bl_itertools_chain_type = {
    .name = "itertools.chain",
    .doc = "chain(*iterables) --> chain object\n\nReturn a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\n"
           "iterable, until all of the iterables are exhausted.",
    ITER_SLOTS, .new_ = chain_new, .next = chain_next, .methods = chain_methods,
};

/* ---- compress: a data, b selectors ---- */

static BlRef compress_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[2];
    if (!bl_parse_args("compress", "(data, selectors)", arg, nargs, kwnames, given))
        return BL_NULL;
    BlRef data = bl_iter(given[0]);
    return data == BL_NULL ? data : make(cls, data, bl_iter(given[1]));
}

static BlRef compress_next(BlVal self)
{
    Iter *it = as_iter(self);
    for (;;) {
        BlRef item = next_of(it->a);
        if (item == BL_NULL)
            return item;
        BlRef selector = next_of(it->b);
        int truth = selector == BL_NULL ? -1 : bl_truth(selector);
        bl_drop(selector);
        if (truth > 0)
            return item;
        bl_drop(item);
        if (truth < 0)
            return BL_NULL;
    }
}

const BlType bl_itertools_compress_type = {
    .name = "itertools.compress",
    .doc = "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.",
    ITER_SLOTS, .new_ = compress_new, .next = compress_next, .methods = pair_methods,
};

/* ---- dropwhile, takewhile, filterfalse, starmap: a function, b iterator, flag: the first part is over ---- */

static BlRef function_and_iterator(BlClass *cls, const BlType *table, const char *name, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_itertools_no_keywords(cls, table, name, kwnames) || !bl_check_arity(name, nargs, 2, 2))
        return BL_NULL;
    BlRef it = bl_iter(arg[1]);
    return it == BL_NULL ? it : make(cls, bl_keep(arg[0]), it);
}

/* Truth of function(item). */
static int test(BlVal function, BlVal item)
{
    BlRef answer = bl_call1(function, item);
    if (answer == BL_NULL)
        return -1;
    int truth = bl_truth(answer);
    bl_drop(answer);
    return truth;
}

static BlRef dropwhile_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return function_and_iterator(cls, &bl_itertools_dropwhile_type, "dropwhile", arg, nargs, kwnames);
}

static BlRef dropwhile_next(BlVal self)
{
    Iter *it = as_iter(self);
    BlRef item;
    while ((item = next_of(it->b)) != BL_NULL) {
        int drop = it->flag ? 0 : test(it->a, item);
        if (drop == 0) {
            it->flag = true;
            return item;
        }
        bl_drop(item);
        if (drop < 0)
            break;
    }
    return BL_NULL;
}

const BlType bl_itertools_dropwhile_type = {
    .name = "itertools.dropwhile", .doc = "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.",
    ITER_SLOTS, .new_ = dropwhile_new, .next = dropwhile_next, .methods = flagged_methods,
};

static BlRef takewhile_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return function_and_iterator(cls, &bl_itertools_takewhile_type, "takewhile", arg, nargs, kwnames);
}

static BlRef takewhile_next(BlVal self)
{
    Iter *it = as_iter(self);
    if (it->flag)
        return BL_NULL;
    BlRef item = next_of(it->b);
    if (item == BL_NULL)
        return item;
    int take = test(it->a, item);
    if (take > 0)
        return item;
    bl_drop(item);
    if (take == 0)
        it->flag = true;
    return BL_NULL;
}

const BlType bl_itertools_takewhile_type = {
    .name = "itertools.takewhile", .doc = "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    ITER_SLOTS, .new_ = takewhile_new, .next = takewhile_next, .methods = flagged_methods,
};

static BlRef filterfalse_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return function_and_iterator(cls, &bl_itertools_filterfalse_type, "filterfalse", arg, nargs, kwnames);
}

static BlRef filterfalse_next(BlVal self)
{
    Iter *it = as_iter(self);
    bool own_truth = it->a == BL_NONE || it->a == bl_from_obj(bl_builtin_class(BL_T_BOOL));
    BlRef item;
    while ((item = next_of(it->b)) != BL_NULL) {
        int leave = own_truth ? bl_truth(item) : test(it->a, item);
        if (leave == 0)
            return item;
        bl_drop(item);
        if (leave < 0)
            break;
    }
    return BL_NULL;
}

const BlType bl_itertools_filterfalse_type = {
    .name = "itertools.filterfalse", .doc = "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
    ITER_SLOTS, .new_ = filterfalse_new, .next = filterfalse_next, .methods = pair_methods,
};

static BlRef starmap_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return function_and_iterator(cls, &bl_itertools_starmap_type, "starmap", arg, nargs, kwnames);
}

static BlRef starmap_next(BlVal self)
{
    Iter *it = as_iter(self);
    BlRef item = next_of(it->b);
    if (item == BL_NULL)
        return item;
    BlRef args = bl_is_tuple(item) ? bl_keep(item) : bl_tuple_from_iterable(item), result = BL_NULL;
    if (args != BL_NULL)
        result = bl_call(it->a, bl_as_tuple(args)->items, bl_as_tuple(args)->count, BL_NULL);
    bl_drop(args);
    bl_drop(item);
    return result;
}

const BlType bl_itertools_starmap_type = {
    .name = "itertools.starmap", .doc = "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
    ITER_SLOTS, .new_ = starmap_new, .next = starmap_next, .methods = pair_methods,
};

/* ---- islice: a iterator, c its step as given; i items taken so far, j number of the next wanted one, k step, stop in `b` as int or None ---- */

static BlRef bad_stop(void)
{
    bl_clear_error();
    return bl_raise(bl_exc(ValueError), "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
}

/* An argument of islice: `none` for None; -1 when it is no index. */
static int64_t islice_arg(BlVal v, int64_t none)
{
    int64_t n;
    if (v == BL_NONE)
        return none;
    if (bl_index_int64(v, &n, bl_exc(OverflowError)))
        return n;
    bl_clear_error();
    return -1;
}

static BlRef islice_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_itertools_no_keywords(cls, &bl_itertools_islice_type, "islice", kwnames) || !bl_check_arity("islice", nargs, 2, 4))
        return BL_NULL;
    BlVal stop_arg = nargs == 2 ? arg[1] : arg[2];
    int64_t start = nargs == 2 ? 0 : islice_arg(arg[1], 0), stop = islice_arg(stop_arg, 0), step = 1;
    if (stop == -1)
        return bad_stop();
    if (start < 0 || stop < 0)
        return bl_raise(bl_exc(ValueError), "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (nargs == 4 && (step = islice_arg(arg[3], 1)) < 1)
        return bl_raise(bl_exc(ValueError), "Step for islice() must be a positive integer or None.");
    BlRef it = bl_iter(arg[0]);
    BlRef self = it == BL_NULL ? it : make(cls, it, stop_arg == BL_NONE ? BL_NONE : bl_int_from_int64(stop));
    if (self != BL_NULL) {
        as_iter(self)->j = start;
        as_iter(self)->k = step;
    }
    return self;
}

static BlRef islice_end(Iter *it)
{
    BlRef error = bl_save_error();
    bl_clear_ref(&it->a);
    bl_restore_error(error);
    return BL_NULL;
}

static BlRef islice_next(BlVal self)
{
    Iter *it = as_iter(self);
    int64_t stop = INT64_MAX;
    if (it->a == BL_NULL)
        return BL_NULL;
    if (it->b != BL_NONE)
        (void)bl_int_to_int64(it->b, &stop);
    while (it->i < it->j) {
        BlRef passed = next_of(it->a);
        if (passed == BL_NULL)
            return islice_end(it);
        bl_drop(passed);
        it->i++;
        if (it->a == BL_NULL)
            return BL_NULL;
    }
    if (it->i >= stop)
        return islice_end(it);
    BlRef item = next_of(it->a);
    if (item == BL_NULL)
        return islice_end(it);
    it->i++;
    if (__builtin_add_overflow(it->j, it->k, &it->j) || it->j > stop)
        it->j = stop;
    return item;
}

static BlRef islice_reduce(BlVal self, const BlVal *arg)
{
    Iter *it = as_iter(self);
    (void)arg;
    if (it->a != BL_NULL) {
        BlRef next = bl_int_from_int64(it->j), step = bl_int_from_int64(it->k);
        BlRef args = next == BL_NULL || step == BL_NULL ? BL_NULL : bl_tuple_pack(4, it->a, next, it->b, step);
        bl_drop(next);
        bl_drop(step);
        return bl_itertools_reduced(self, args, args == BL_NULL ? BL_NULL : bl_int_from_int64(it->i));
    }
    BlRef nothing = bl_list_new(0), over = nothing == BL_NULL ? nothing : bl_iter(nothing);
    BlRef args = over == BL_NULL ? over : bl_tuple_pack(2, over, bl_from_imm(0));
    bl_drop(over);
    bl_drop(nothing);
    return bl_itertools_reduced(self, args, bl_from_imm(0));
}

static BlRef islice_setstate(BlVal self, const BlVal *arg)
{
    if (!bl_is_int(arg[0]))
        return bl_raise(bl_exc(TypeError), "an integer is required");
    return bl_index_int64(arg[0], &as_iter(self)->i, bl_exc(OverflowError)) ? BL_NONE : BL_NULL;
}

static const BlMethod islice_methods[] = {
    {"__reduce__", islice_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", islice_setstate, "(state, /)", "Set state information for unpickling.", NULL, 0},
    {0},
};

const BlType bl_itertools_islice_type = {
    .name = "itertools.islice",
    .doc = "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\n"
           "iterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\n"
           "specified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
    ITER_SLOTS, .new_ = islice_new, .next = islice_next, .methods = islice_methods,
};

/* ---- pairwise: a iterator, c the item before ---- */

static BlRef pairwise_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_itertools_no_keywords(cls, &bl_itertools_pairwise_type, "pairwise", kwnames) || !bl_check_arity("pairwise", nargs, 1, 1))
        return BL_NULL;
    return make(cls, bl_iter(arg[0]), BL_NONE);
}

static BlRef pairwise_next(BlVal self)
{
    Iter *it = as_iter(self);
    if (it->a == BL_NULL)
        return BL_NULL;
    if (it->c == BL_NULL) {
        BlRef first = next_of(it->a);
        if (first == BL_NULL)
            return islice_end(it);
        bl_replace(&it->c, first);
        if (it->a == BL_NULL) {
            bl_clear_ref(&it->c);
            return BL_NULL;
        }
    }
    BlRef before = bl_keep(it->c), item = next_of(it->a), pair = BL_NULL;
    if (item == BL_NULL) {
        islice_end(it);
        BlRef error = bl_save_error();
        bl_clear_ref(&it->c);
        bl_drop(before);
        bl_restore_error(error);
        return BL_NULL;
    }
    pair = bl_tuple_pack(2, before, item);
    bl_replace(&it->c, item);
    bl_drop(before);
    return pair;
}

const BlType bl_itertools_pairwise_type = {
    .name = "itertools.pairwise",
    .doc = "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    ITER_SLOTS, .new_ = pairwise_new, .next = pairwise_next,
};

/* ---- zip_longest: a tuple of iterators (None: exhausted), b tuple given out last, c fill value, i iterators left ---- */

static BlRef zip_longest_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal fill = BL_NONE;
    if (kwnames != BL_NULL && bl_as_tuple(kwnames)->count) {
        const BlTuple *names = bl_as_tuple(kwnames);
        if (names->count > 1 || !bl_str_is(names->items[0], "fillvalue"))
            return bl_raise(bl_exc(TypeError), "zip_longest() got an unexpected keyword argument");
        fill = arg[nargs];
    }
    BlRef its = bl_tuple_raw(nargs), last = BL_NULL;
    for (size_t i = 0; its != BL_NULL && i < nargs; i++) {
        BlRef it = bl_iter(arg[i]);
        if (it == BL_NULL)
            bl_clear_ref(&its);
        else
            bl_as_tuple(its)->items[i] = it;
    }
    if (its == BL_NULL)
        return BL_NULL;
    bl_tuple_done(its);
    last = bl_tuple_raw(nargs);
    for (size_t i = 0; last != BL_NULL && i < nargs; i++)
        bl_as_tuple(last)->items[i] = BL_NONE;
    BlRef self = make(cls, its, last);
    if (self != BL_NULL) {
        as_iter(self)->c = bl_keep(fill);
        as_iter(self)->i = (int64_t)nargs;
    }
    return self;
}

/* The item of place i, or the fill value; BL_NULL: the end, or raised. */
static BlRef longest_item(Iter *it, BlTuple *its, size_t i)
{
    if (its->items[i] != BL_NONE) {
        BlRef item = next_of(its->items[i]);
        if (item != BL_NULL)
            return item;
        if (--it->i <= 0 || bl_pending()) {
            it->i = 0;
            return BL_NULL;
        }
        bl_replace(&its->items[i], BL_NONE);
    }
    return bl_keep(it->c);
}

static BlRef zip_longest_next(BlVal self)
{
    Iter *it = as_iter(self);
    BlTuple *its = bl_as_tuple(it->a);
    if (it->i == 0)
        return BL_NULL;
    bool recycle = bl_tuple_is_free(it->b);
    BlRef result = recycle ? bl_keep(it->b) : bl_tuple_raw(its->count);
    if (result == BL_NULL)
        return result;
    BlTuple *t = bl_as_tuple(result);
    for (size_t i = 0; i < its->count; i++) {
        BlRef item = longest_item(it, its, i);
        if (item == BL_NULL) {
            bl_drop(result);
            return BL_NULL;
        }
        bl_replace(&t->items[i], item);
    }
    bl_tuple_done(result);
    return result;
}

static BlRef zip_longest_reduce(BlVal self, const BlVal *arg)
{
    Iter *it = as_iter(self);
    (void)arg;
    const BlTuple *its = bl_as_tuple(it->a);
    BlRef args = bl_tuple_raw(its->count);
    if (args == BL_NULL)
        return args;
    for (size_t i = 0; i < its->count; i++)     /* an exhausted one: nothing more to come from () */
        bl_as_tuple(args)->items[i] = bl_keep(its->items[i] == BL_NONE ? bl_tuple_empty() : its->items[i]);
    bl_tuple_done(args);
    return bl_itertools_reduced(self, args, bl_keep(it->c));
}

static BlRef zip_longest_setstate(BlVal self, const BlVal *arg)
{
    bl_replace(&as_iter(self)->c, bl_keep(arg[0]));
    return BL_NONE;
}

static const BlMethod zip_longest_methods[] = {
    {"__reduce__", zip_longest_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", zip_longest_setstate, "(state, /)", "Set state information for unpickling.", NULL, 0},
    {0},
};

const BlType bl_itertools_zip_longest_type = {
    .name = "itertools.zip_longest",
    .doc = "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object\n\nReturn a zip_longest object whose .__next__() method returns a tuple where\n"
           "the i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\n"
           "is exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\n"
           "defaults to None or can be specified by a keyword argument.\n",
    ITER_SLOTS, .new_ = zip_longest_new, .next = zip_longest_next, .methods = zip_longest_methods,
};

/* ---- the module ---- */

static const BlMethod itertools_methods[] = {
    {"tee", bl_itertools_tee, "(iterable, n: ssize=2, /)", "Returns a tuple of n independent iterators.", NULL, 0},
    {0},
};

static const BlModuleType itertools_types[] = {
#define T(name) {&bl_itertools_##name##_type, offsetof(BlItertools, name)},
    BL_ITERTOOLS_TYPES(T)
#undef T
    {0},
};

const BlModuleDef bl_mod_itertools = {
    .name = "itertools", .doc = "Functional tools for creating and using iterators.",
    .methods = itertools_methods, .types = itertools_types, .state_size = sizeof(BlItertools),
};
