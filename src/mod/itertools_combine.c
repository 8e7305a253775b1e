/* itertools_combine.c -- product, permutations, combinations, combinations_with_replacement.
 *
 * Each keeps the positions of the items it gave out last and the tuple with these items. The next result differs from
 * the last one in a few places; the tuple is changed in place when nobody else kept it, else a copy is.
 *
 * Always: result is BL_NULL before the first item; `stopped` is for ever.
 */
#include "mod/itertools_impl.h"

typedef struct Combine {
    BlObject head;
    BlRef pool;                 /* tuple of items; product: tuple of such tuples */
    BlRef result;
    size_t *index;              /* r positions (permutations: n) */
    size_t nindex;
    size_t *cycles;             /* permutations only: r counters */
    size_t r, asked;            /* asked: the r of the call, when there is nothing of that length */
    bool stopped;
} Combine;

static inline Combine *as_combine(BlVal v) { return (Combine *)bl_obj(v); }
static inline BlTuple *pool_of(Combine *c) { return bl_as_tuple(c->pool); }

/* ---- life ---- */

/* An array of n numbers; never NULL but for lack of memory. */
static size_t *new_numbers(size_t n)
{
    size_t *numbers = n > SIZE_MAX / sizeof(size_t) / 2 ? NULL : bl_pool_alloc((n + 1) * sizeof(size_t));
    if (!numbers)
        bl_no_memory();
    return numbers;
}

static void free_numbers(size_t *numbers, size_t n)
{
    if (numbers)
        bl_pool_free(numbers, (n + 1) * sizeof(size_t));
}

/* Consumes pool. */
static BlRef make(BlClass *cls, BlRef pool, size_t nindex, size_t r, bool with_cycles)
{
    size_t *index = pool == BL_NULL ? NULL : new_numbers(nindex), *cycles = NULL;
    BlObject *o = NULL;
    if (index && (!with_cycles || (cycles = new_numbers(r))))
        o = bl_object_new(cls->root, cls->root->size);
    if (!o) {
        free_numbers(index, nindex);
        free_numbers(cycles, r);
        bl_drop(pool);
        return BL_NULL;
    }
    Combine *c = (Combine *)o;
    c->pool = pool;
    c->result = BL_NULL;
    c->index = index;
    c->nindex = nindex;
    c->cycles = cycles;
    c->r = c->asked = r;
    c->stopped = false;
    for (size_t i = 0; i < nindex; i++)
        index[i] = 0;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static void combine_free(BlObject *o)
{
    Combine *c = (Combine *)o;
    bl_gc_untrack(o);
    bl_drop(c->pool);
    bl_drop(c->result);
    free_numbers(c->index, c->nindex);
    free_numbers(c->cycles, c->r);
    bl_object_free(o, o->shape->size);
}

static void combine_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((Combine *)o)->pool, ctx);
    visit(((Combine *)o)->result, ctx);
}

#define COMBINE_SLOTS                                                                                                \
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE, .size = sizeof(Combine), .free = combine_free,                          \
    .traverse = combine_traverse, .iter = bl_return_self

static BlRef stop(Combine *c)
{
    c->stopped = true;
    return BL_NULL;
}

/* The first result: pool[index[i]] in each of r places. */
static BlRef first_result(Combine *c)
{
    BlRef result = bl_tuple_raw(c->r);
    if (result == BL_NULL)
        return result;
    BlTuple *t = bl_as_tuple(result);
    for (size_t i = 0; i < c->r; i++)
        t->items[i] = bl_keep(pool_of(c)->items[c->index[i]]);
    bl_tuple_done(result);
    c->result = result;
    return bl_keep(result);
}

/* ---- copying and pickling: (pool, r) and the positions as a state ---- */

static BlRef numbers_tuple(const size_t *numbers, size_t n)
{
    BlRef tuple = bl_tuple_raw(n);
    for (size_t i = 0; tuple != BL_NULL && i < n; i++)
        bl_as_tuple(tuple)->items[i] = bl_from_imm((int64_t)numbers[i]);
    if (tuple != BL_NULL)
        bl_tuple_done(tuple);
    return tuple;
}

static BlRef invalid_state(void) { return bl_raise(bl_exc(ValueError), "invalid arguments"); }

/* Number i of a state, brought into low ... high. */
static bool number_within(BlVal state, size_t i, size_t low, size_t high, size_t *out)
{
    int64_t n;
    if (!bl_index_int64(bl_as_tuple(state)->items[i], &n, bl_exc(OverflowError)))
        return false;
    *out = n < (int64_t)low ? low : n > (int64_t)high ? high : (size_t)n;
    return true;
}

static BlRef reduce_with(BlVal self, BlRef (*state)(Combine *c))
{
    Combine *c = as_combine(self);
    if (c->result == BL_NULL)
        return bl_itertools_reduced(self, bl_tuple_pack(2, c->pool, bl_from_imm((int64_t)c->asked)), BL_NULL);
    if (c->stopped)
        return bl_itertools_reduced(self, bl_tuple_pack(2, bl_tuple_empty(), bl_from_imm((int64_t)c->r)), BL_NULL);
    BlRef numbers = state(c);
    return numbers == BL_NULL ? numbers : bl_itertools_reduced(self, bl_tuple_pack(2, c->pool, bl_from_imm((int64_t)c->r)), numbers);
}

static BlRef index_state(Combine *c) { return numbers_tuple(c->index, c->nindex); }
static BlRef reduce_indices(BlVal self, const BlVal *arg)
{
    (void)arg;
    return reduce_with(self, index_state);
}

/* The result that belongs to the positions, as if it had been given out. */
static BlRef show_positions(Combine *c)
{
    bl_clear_ref(&c->result);
    BlRef result = first_result(c);
    bl_drop(result);
    return result == BL_NULL ? result : BL_NONE;
}

#define REDUCE_METHODS(reduce, setstate)                                                        \
    {"__reduce__", reduce, "()", "Return state information for pickling.", NULL, 0},            \
    {"__setstate__", setstate, "(state, /)", "Set state information for unpickling.", NULL, 0}, \
    {0}

/* An argument r: not negative. */
static bool parse_r(BlVal v, int64_t *r)
{
    if (!bl_index_int64(v, r, bl_exc(OverflowError)))
        return false;
    if (*r < 0) {
        bl_raise(bl_exc(ValueError), "r must be non-negative");
        return false;
    }
    return true;
}

/* ---- product ---- */

static bool too_many(size_t a, size_t b, size_t *n)
{
    if (!__builtin_mul_overflow(a, b, n) && *n <= SIZE_MAX / 64)
        return false;
    bl_raise(bl_exc(OverflowError), "repeat argument too large");
    return true;
}

static BlRef product_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal repeat = bl_from_imm(1);
    size_t n;
    int64_t times;
    if (kwnames != BL_NULL && !bl_parse_args("product", "(*, repeat=1)", arg + nargs, 0, kwnames, &repeat))
        return BL_NULL;
    if (!bl_index_int64(repeat, &times, bl_exc(OverflowError)))
        return BL_NULL;
    if (times < 0)
        return bl_raise(bl_exc(ValueError), "repeat argument cannot be negative");
    if (times == 0)
        nargs = 0;
    if (too_many(nargs, (size_t)times, &n))
        return BL_NULL;
    BlRef pools = bl_tuple_raw(n);
    for (size_t i = 0; pools != BL_NULL && i < nargs; i++) {
        BlRef items = bl_tuple_from_iterable(arg[i]);
        if (items == BL_NULL)
            bl_clear_ref(&pools);
        else
            bl_as_tuple(pools)->items[i] = items;
    }
    if (pools == BL_NULL)
        return pools;
    for (size_t i = nargs; i < n; i++)
        bl_as_tuple(pools)->items[i] = bl_keep(bl_as_tuple(pools)->items[i - nargs]);
    bl_tuple_done(pools);
    return make(cls, pools, n, n, false);
}

static BlRef product_first(Combine *c)
{
    BlTuple *pools = pool_of(c);
    for (size_t i = 0; i < c->r; i++)
        if (bl_as_tuple(pools->items[i])->count == 0)
            return stop(c);
    BlRef result = bl_tuple_raw(c->r);
    if (result == BL_NULL)
        return result;
    for (size_t i = 0; i < c->r; i++)
        bl_as_tuple(result)->items[i] = bl_keep(bl_as_tuple(pools->items[i])->items[0]);
    bl_tuple_done(result);
    c->result = result;
    return bl_keep(result);
}

/* Like an odometer: the last place advances, a full turn carries. */
static BlRef product_next(BlVal self)
{
    Combine *c = as_combine(self);
    if (c->stopped)
        return BL_NULL;
    if (c->result == BL_NULL)
        return product_first(c);
    BlTuple *t = c->r ? bl_itertools_reuse(&c->result) : NULL;
    if (!t)
        return c->r ? BL_NULL : stop(c);
    BlRef result = bl_keep(c->result);          /* a second reference: code run by a drop below gets another tuple */
    for (size_t i = c->r; i > 0; i--) {
        BlTuple *items = bl_as_tuple(pool_of(c)->items[i - 1]);
        bool carry = ++c->index[i - 1] == items->count;
        if (carry)
            c->index[i - 1] = 0;
        bl_replace(&t->items[i - 1], bl_keep(items->items[c->index[i - 1]]));
        if (!carry)
            return result;
    }
    bl_drop(result);
    return stop(c);
}

static BlRef product_reduce(BlVal self, const BlVal *arg)
{
    Combine *c = as_combine(self);
    (void)arg;
    if (c->stopped)
        return bl_itertools_reduced(self, bl_tuple_pack(1, bl_tuple_empty()), BL_NULL);
    BlRef state = c->result == BL_NULL ? BL_NULL : numbers_tuple(c->index, c->nindex);
    if (c->result != BL_NULL && state == BL_NULL)
        return BL_NULL;
    return bl_itertools_reduced(self, bl_keep(c->pool), state);
}

static BlRef product_setstate(BlVal self, const BlVal *arg)
{
    Combine *c = as_combine(self);
    const BlTuple *pools = pool_of(c);
    if (!bl_is_tuple(arg[0]) || bl_as_tuple(arg[0])->count != c->r)
        return invalid_state();
    for (size_t i = 0; i < c->r; i++) {
        size_t count = bl_as_tuple(pools->items[i])->count;
        if (count == 0) {
            c->stopped = true;
            return BL_NONE;
        }
        if (!number_within(arg[0], i, 0, count - 1, &c->index[i]))
            return BL_NULL;
    }
    BlRef result = bl_tuple_raw(c->r);
    if (result == BL_NULL)
        return result;
    for (size_t i = 0; i < c->r; i++)
        bl_as_tuple(result)->items[i] = bl_keep(bl_as_tuple(pools->items[i])->items[c->index[i]]);
    bl_tuple_done(result);
    bl_replace(&c->result, result);
    return BL_NONE;
}

static const BlMethod product_methods[] = {REDUCE_METHODS(product_reduce, product_setstate)};

const BlType bl_itertools_product_type = {
    .name = "itertools.product",
    .doc = "product(*iterables, repeat=1) --> product object\n\nCartesian product of input iterables.  Equivalent to nested for-loops.\n\n"
           "For example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).",
    COMBINE_SLOTS, .new_ = product_new, .next = product_next, .methods = product_methods,
};

/* ---- permutations ---- */

static BlRef permutations_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[2];
    if (!bl_parse_args("permutations", "(iterable, r=None)", arg, nargs, kwnames, given))
        return BL_NULL;
    BlRef pool = bl_tuple_from_iterable(given[0]);
    if (pool == BL_NULL)
        return pool;
    size_t n = bl_as_tuple(pool)->count;
    int64_t r = (int64_t)n;
    if (given[1] != BL_NONE && !bl_is_int(given[1])) {
        bl_drop(pool);
        return bl_raise(bl_exc(TypeError), "Expected int as r");
    }
    if (given[1] != BL_NONE && !parse_r(given[1], &r)) {
        bl_drop(pool);
        return BL_NULL;
    }
    BlRef self = make(cls, pool, n, (size_t)r <= n ? (size_t)r : 0, true);
    if (self == BL_NULL)
        return self;
    Combine *c = as_combine(self);
    for (size_t i = 0; i < n; i++)
        c->index[i] = i;
    for (size_t i = 0; i < c->r; i++)
        c->cycles[i] = n - i;
    c->stopped = (size_t)r > n;
    c->asked = (size_t)r;
    return self;
}

/* cycles[i] counts how often place i still changes before it is rotated to the end. */
static BlRef permutations_next(BlVal self)
{
    Combine *c = as_combine(self);
    size_t n = c->nindex;
    if (c->stopped)
        return BL_NULL;
    if (c->result == BL_NULL)
        return first_result(c);
    BlTuple *t = n && c->r ? bl_itertools_reuse(&c->result) : NULL;
    if (!t)
        return n && c->r ? BL_NULL : stop(c);
    for (size_t i = c->r; i > 0; i--) {
        size_t place = i - 1;
        if (--c->cycles[place] == 0) {
            size_t index = c->index[place];
            memmove(c->index + place, c->index + place + 1, (n - place - 1) * sizeof(size_t));
            c->index[n - 1] = index;
            c->cycles[place] = n - place;
            continue;
        }
        size_t other = n - c->cycles[place], index = c->index[place];
        c->index[place] = c->index[other];
        c->index[other] = index;
        BlRef result = bl_keep(c->result);
        for (size_t k = place; k < c->r; k++)
            bl_replace(&t->items[k], bl_keep(pool_of(c)->items[c->index[k]]));
        return result;
    }
    return stop(c);
}

static BlRef permutations_state(Combine *c)
{
    BlRef index = numbers_tuple(c->index, c->nindex), cycles = index == BL_NULL ? index : numbers_tuple(c->cycles, c->r);
    BlRef state = cycles == BL_NULL ? cycles : bl_tuple_pack(2, index, cycles);
    bl_drop(index);
    bl_drop(cycles);
    return state;
}

static BlRef permutations_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    return reduce_with(self, permutations_state);
}

static BlRef permutations_setstate(BlVal self, const BlVal *arg)
{
    Combine *c = as_combine(self);
    if (!bl_itertools_state(arg[0], 2, 2))
        return BL_NULL;
    BlVal index = bl_as_tuple(arg[0])->items[0], cycles = bl_as_tuple(arg[0])->items[1];
    if (!bl_is_tuple(index) || !bl_is_tuple(cycles))
        return bl_raise(bl_exc(TypeError), "argument %d must be tuple, not %T", bl_is_tuple(index) ? 2 : 1, bl_is_tuple(index) ? cycles : index);
    if (bl_as_tuple(index)->count != c->nindex || bl_as_tuple(cycles)->count != c->r)
        return invalid_state();
    for (size_t i = 0; i < c->nindex; i++)
        if (!number_within(index, i, 0, c->nindex - 1, &c->index[i]))
            return BL_NULL;
    for (size_t i = 0; i < c->r; i++)
        if (!number_within(cycles, i, 1, c->nindex - i, &c->cycles[i]))
            return BL_NULL;
    return show_positions(c);
}

static const BlMethod permutations_methods[] = {REDUCE_METHODS(permutations_reduce, permutations_setstate)};

const BlType bl_itertools_permutations_type = {
    .name = "itertools.permutations", .doc = "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
    COMBINE_SLOTS, .new_ = permutations_new, .next = permutations_next, .methods = permutations_methods,
};

/* ---- combinations ---- */

/* Consumes nothing; r as parsed in *r. */
static BlRef pool_and_r(const char *name, const BlVal *arg, size_t nargs, BlVal kwnames, int64_t *r)
{
    BlVal given[2];
    if (!bl_parse_args(name, "(iterable, r)", arg, nargs, kwnames, given))
        return BL_NULL;
    BlRef pool = bl_tuple_from_iterable(given[0]);
    if (pool != BL_NULL && !parse_r(given[1], r)) {
        bl_drop(pool);
        return BL_NULL;
    }
    return pool;
}

static BlRef combinations_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    int64_t r = 0;
    BlRef pool = pool_and_r("combinations", arg, nargs, kwnames, &r);
    if (pool == BL_NULL)
        return pool;
    bool none = (size_t)r > bl_as_tuple(pool)->count;
    BlRef self = make(cls, pool, none ? 0 : (size_t)r, none ? 0 : (size_t)r, false);
    if (self == BL_NULL)
        return self;
    Combine *c = as_combine(self);
    for (size_t i = 0; i < c->r; i++)
        c->index[i] = i;
    c->stopped = none;
    c->asked = (size_t)r;
    return self;
}

static BlRef combinations_next(BlVal self)
{
    Combine *c = as_combine(self);
    size_t n = pool_of(c)->count, i = c->r;
    if (c->stopped)
        return BL_NULL;
    if (c->result == BL_NULL)
        return first_result(c);
    BlTuple *t = c->r ? bl_itertools_reuse(&c->result) : NULL;
    if (!t)
        return c->r ? BL_NULL : stop(c);
    while (i > 0 && c->index[i - 1] == i - 1 + n - c->r)        /* places already at their highest */
        i--;
    if (i == 0)
        return stop(c);
    c->index[i - 1]++;
    for (size_t k = i; k < c->r; k++)
        c->index[k] = c->index[k - 1] + 1;
    BlRef result = bl_keep(c->result);
    for (size_t k = i - 1; k < c->r; k++)
        bl_replace(&t->items[k], bl_keep(pool_of(c)->items[c->index[k]]));
    return result;
}

static BlRef combinations_setstate(BlVal self, const BlVal *arg)
{
    Combine *c = as_combine(self);
    if (!bl_is_tuple(arg[0]) || bl_as_tuple(arg[0])->count != c->r)
        return invalid_state();
    for (size_t i = 0; i < c->r; i++)
        if (!number_within(arg[0], i, 0, i + pool_of(c)->count - c->r, &c->index[i]))
            return BL_NULL;
    return show_positions(c);
}

static const BlMethod combinations_methods[] = {REDUCE_METHODS(reduce_indices, combinations_setstate)};

const BlType bl_itertools_combinations_type = {
    .name = "itertools.combinations", .doc = "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
    COMBINE_SLOTS, .new_ = combinations_new, .next = combinations_next, .methods = combinations_methods,
};

/* ---- combinations_with_replacement ---- */

static BlRef replacement_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    int64_t r = 0;
    BlRef pool = pool_and_r("combinations_with_replacement", arg, nargs, kwnames, &r);
    if (pool == BL_NULL)
        return pool;
    bool none = bl_as_tuple(pool)->count == 0 && r > 0;
    BlRef self = make(cls, pool, (size_t)r, (size_t)r, false);
    if (self != BL_NULL)
        as_combine(self)->stopped = none;
    return self;
}

static BlRef replacement_next(BlVal self)
{
    Combine *c = as_combine(self);
    size_t n = pool_of(c)->count, i = c->r;
    if (c->stopped)
        return BL_NULL;
    if (c->result == BL_NULL)
        return first_result(c);
    BlTuple *t = c->r ? bl_itertools_reuse(&c->result) : NULL;
    if (!t)
        return c->r ? BL_NULL : stop(c);
    while (i > 0 && c->index[i - 1] == n - 1)
        i--;
    if (i == 0)
        return stop(c);
    size_t index = c->index[i - 1] + 1;
    BlRef result = bl_keep(c->result);
    for (size_t k = i - 1; k < c->r; k++) {
        c->index[k] = index;
        bl_replace(&t->items[k], bl_keep(pool_of(c)->items[index]));
    }
    return result;
}

static BlRef replacement_setstate(BlVal self, const BlVal *arg)
{
    Combine *c = as_combine(self);
    size_t n = pool_of(c)->count;
    if (!bl_is_tuple(arg[0]) || bl_as_tuple(arg[0])->count != c->r || (n == 0 && c->r))
        return invalid_state();
    for (size_t i = 0; i < c->r; i++)
        if (!number_within(arg[0], i, 0, n - 1, &c->index[i]))
            return BL_NULL;
    return show_positions(c);
}

static const BlMethod replacement_methods[] = {REDUCE_METHODS(reduce_indices, replacement_setstate)};

const BlType bl_itertools_combinations_with_replacement_type = {
    .name = "itertools.combinations_with_replacement",
    .doc = "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\n"
           "combinations_with_replacement('ABC', 2) --> AA AB AC BB BC CC",
    COMBINE_SLOTS, .new_ = replacement_new, .next = replacement_next, .methods = replacement_methods,
};
