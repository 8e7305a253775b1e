/* collections_deque.c -- deque: a ring of owned values, quick at both ends.
 *
 * Item i stands at items[(head + i) & mask]; the ring doubles when full. `state` changes with every change of the
 * order or number of items, so that iterators and searches notice.
 *
 * Always: count <= capacity, a power of two or 0; with a maxlen count <= maxlen.
 * Beware: dropping and comparing items runs a program's code: what leaves is taken out first, and searches look at
 * `state` after each comparison.
 */
#include "mod/collections_impl.h"
#include "obj/key.h"
#include "obj/seq.h"

enum { FIRST_CAPACITY = 8 };

typedef struct Deque {
    BlObject head;
    BlVal *items;
    size_t capacity, start, count;
    int64_t maxlen;             /* -1: none */
    uint64_t state;
} Deque;

static inline Deque *as_deque(BlVal v) { return (Deque *)bl_obj(v); }
static inline BlVal *place(const Deque *d, size_t i) { return &d->items[(d->start + i) & (d->capacity - 1)]; }

/* ---- storage ---- */

static bool grow(Deque *d)
{
    size_t capacity = d->capacity ? d->capacity * 2 : FIRST_CAPACITY;
    BlVal *items = capacity <= BL_MAX_ITEMS(sizeof(BlVal)) ? bl_pool_alloc(capacity * sizeof(BlVal)) : NULL;
    if (!items) {
        bl_no_memory();
        return false;
    }
    for (size_t i = 0; i < d->count; i++)
        items[i] = *place(d, i);
    if (d->items)
        bl_pool_free(d->items, d->capacity * sizeof(BlVal));
    d->items = items;
    d->capacity = capacity;
    d->start = 0;
    return true;
}

static BlRef take_right(Deque *d)
{
    d->state++;
    return *place(d, --d->count);
}

static BlRef take_left(Deque *d)
{
    BlRef item = *place(d, 0);
    d->state++;
    d->start = (d->start + 1) & (d->capacity - 1);
    d->count--;
    return item;
}

/* Consumes item, also on failure. With maxlen the item at the other end leaves. */
static bool push_right(Deque *d, BlRef item)
{
    if (d->count == d->capacity && !grow(d)) {
        bl_drop(item);
        return false;
    }
    *place(d, d->count++) = item;
    d->state++;
    if (d->maxlen >= 0 && d->count > (size_t)d->maxlen)
        bl_drop(take_left(d));
    return true;
}

static bool push_left(Deque *d, BlRef item)
{
    if (d->count == d->capacity && !grow(d)) {
        bl_drop(item);
        return false;
    }
    d->start = (d->start - 1) & (d->capacity - 1);
    *place(d, 0) = item;
    d->count++;
    d->state++;
    if (d->maxlen >= 0 && d->count > (size_t)d->maxlen)
        bl_drop(take_right(d));
    return true;
}

static void empty(Deque *d)
{
    Deque old = *d;
    d->items = NULL;
    d->capacity = d->start = d->count = 0;
    d->state++;
    for (size_t i = 0; i < old.count; i++)
        bl_drop(*place(&old, i));
    if (old.items)
        bl_pool_free(old.items, old.capacity * sizeof(BlVal));
}

/* Items n places to the right, what falls out comes in on the left. */
static void rotate(Deque *d, int64_t n)
{
    int64_t count = (int64_t)d->count;
    if (count < 2)
        return;
    n %= count;
    if (n == 0)
        return;
    if (n > count / 2)
        n -= count;
    else if (n < -(count / 2))
        n += count;
    d->state++;
    for (; n > 0; n--) {
        BlVal item = *place(d, d->count - 1);
        d->start = (d->start - 1) & (d->capacity - 1);
        *place(d, 0) = item;
    }
    for (; n < 0; n++) {
        BlVal item = *place(d, 0);
        d->start = (d->start + 1) & (d->capacity - 1);
        *place(d, d->count - 1) = item;
    }
}

static void remove_at(Deque *d, size_t i)
{
    BlRef item = *place(d, i);
    if (i < d->count / 2) {
        for (; i > 0; i--)
            *place(d, i) = *place(d, i - 1);
        d->start = (d->start + 1) & (d->capacity - 1);
    } else {
        for (; i + 1 < d->count; i++)
            *place(d, i) = *place(d, i + 1);
    }
    d->count--;
    d->state++;
    bl_drop(item);
}

static bool extend(BlVal self, BlVal iterable, bool (*push)(Deque *, BlRef))
{
    Deque *d = as_deque(self);
    BlRef source = iterable == self ? bl_list_from_iterable(self) : bl_keep(iterable), item;
    BlRef it = source == BL_NULL ? BL_NULL : bl_iter(source);
    bl_drop(source);
    if (it == BL_NULL)
        return false;
    bool ok = true;
    while (ok && (item = bl_next(it)) != BL_NULL)
        ok = push(d, item);
    bl_drop(it);
    return ok && !bl_pending();
}

/* ---- life ---- */

static BlRef make(BlShape *shape, int64_t maxlen)
{
    BlObject *o = bl_object_new(shape, shape->size);
    if (!o)
        return BL_NULL;
    Deque *d = (Deque *)o;
    d->items = NULL;
    d->capacity = d->start = d->count = 0;
    d->maxlen = maxlen;
    d->state = 0;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlRef deque_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg, (void)nargs, (void)kwnames;
    return make(cls->root, -1);
}

static bool parse_maxlen(BlVal v, int64_t *maxlen)
{
    *maxlen = -1;
    if (v == BL_NONE)
        return true;
    if (!bl_is_int(v)) {
        bl_raise(bl_exc(TypeError), "an integer is required");
        return false;
    }
    if (!bl_int_to_int64(v, maxlen)) {
        bl_raise(bl_exc(OverflowError), "Python int too large to convert to C ssize_t");
        return false;
    }
    if (*maxlen < 0) {
        bl_raise(bl_exc(ValueError), "maxlen must be non-negative");
        return false;
    }
    return true;
}

static int deque_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[2];
    int64_t maxlen;
    if (!bl_parse_args("deque", "(iterable=NULL, maxlen=None)", arg, nargs, kwnames, given) || !parse_maxlen(given[1], &maxlen))
        return -1;
    Deque *d = as_deque(self);
    d->maxlen = maxlen;
    if (d->count)
        empty(d);
    return given[0] == BL_NULL || extend(self, given[0], push_right) ? 0 : -1;
}

static void deque_free(BlObject *o)
{
    bl_gc_untrack(o);
    if (!bl_dealloc_enter(o))
        return;
    empty((Deque *)o);
    bl_object_free(o, o->shape->size);
    bl_dealloc_leave();
}

static void deque_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    Deque *d = (Deque *)o;
    for (size_t i = 0; i < d->count; i++)
        visit(*place(d, i), ctx);
}

static void deque_clear_slot(BlObject *o) { empty((Deque *)o); }

/* ---- text, comparison ---- */

static BlRef deque_repr(BlVal self)
{
    int entered = bl_repr_enter(self);
    if (entered < 0)
        return BL_NULL;
    if (entered == 1)
        return bl_str_c("[...]");
    BlRef list = bl_list_from_iterable(self), result = BL_NULL;
    if (list != BL_NULL && as_deque(self)->maxlen >= 0)
        result = bl_str_format("%s(%R, maxlen=%lld)", bl_short_type_name(self), list, (long long)as_deque(self)->maxlen);
    else if (list != BL_NULL)
        result = bl_str_format("%s(%R)", bl_short_type_name(self), list);
    bl_drop(list);
    bl_repr_leave(self);
    return result;
}

static BlRef mutated(BlVal exc)
{
    return bl_raise(exc, "deque mutated during iteration");
}

static bool holds(size_t a, size_t b, enum BlCompare op)
{
    switch (op) {
    case BL_LT: return a < b;
    case BL_LE: return a <= b;
    case BL_EQ: return a == b;
    case BL_NE: return a != b;
    case BL_GT: return a > b;
    case BL_GE: return a >= b;
    }
    return false;
}

static BlRef deque_compare(BlVal self, BlVal other, enum BlCompare op)
{
    if (!bl_is_deque(self) || !bl_is_deque(other))
        return BL_NOTIMPL;
    Deque *a = as_deque(self), *b = as_deque(other);
    if (op == BL_EQ || op == BL_NE) {
        if (a == b)
            return bl_from_bool(op == BL_EQ);
        if (a->count != b->count)
            return bl_from_bool(op == BL_NE);
    }
    uint64_t a_state = a->state, b_state = b->state;
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        BlRef x = bl_keep(*place(a, i)), y = bl_keep(*place(b, i));
        int same = bl_key_eq(x, y), answer = same == 0 ? bl_compare_bool(x, y, op) : 0;
        bl_drop(x);
        bl_drop(y);
        if (same < 0 || answer < 0)
            return BL_NULL;
        if (same == 0)
            return bl_from_bool(answer);
        if (a->state != a_state || b->state != b_state)
            return mutated(bl_exc(RuntimeError));
    }
    return bl_from_bool(holds(a->count, b->count, op));
}

/* ---- sequence slots ---- */

static int64_t deque_len(BlVal self) { return (int64_t)as_deque(self)->count; }

/* 1 + the position of an equal item, 0: none, -1: raised. `check_first`: a mutation counts even if the item is equal. */
static int64_t search(BlVal self, BlVal value, size_t from, size_t to, bool check_first, BlVal exc)
{
    Deque *d = as_deque(self);
    uint64_t state = d->state;
    for (size_t i = from; i < to && i < d->count; i++) {
        int same = bl_key_eq(*place(d, i), value);
        if (same < 0)
            return -1;
        if (same && (!check_first || d->state == state))
            return (int64_t)i + 1;
        if (d->state != state) {
            mutated(exc);
            return -1;
        }
    }
    return 0;
}

static int deque_contains(BlVal self, BlVal item)
{
    int64_t at = search(self, item, 0, SIZE_MAX, false, bl_exc(RuntimeError));
    return at < 0 ? -1 : at > 0;
}

static BlRef deque_getitem(BlVal self, BlVal key)
{
    Deque *d = as_deque(self);
    int64_t i;
    if (!bl_has_index(key))
        return bl_raise(bl_exc(TypeError), "sequence index must be integer, not '%T'", key);
    if (!bl_seq_index(key, &i))
        return BL_NULL;
    if (i < 0)
        i += (int64_t)d->count;
    if ((uint64_t)i >= d->count)
        return bl_raise(bl_exc(IndexError), "deque index out of range");
    return bl_keep(*place(d, (size_t)i));
}

static int deque_setitem(BlVal self, BlVal key, BlVal value)
{
    Deque *d = as_deque(self);
    int64_t i;
    if (!bl_has_index(key))
        return bl_raise_int(bl_exc(TypeError), "sequence index must be integer, not '%T'", key);
    if (!bl_seq_index(key, &i))
        return -1;
    if (i < 0)
        i += (int64_t)d->count;
    if ((uint64_t)i >= d->count)
        return bl_raise_int(bl_exc(IndexError), "deque index out of range");
    if (value == BL_NULL)
        remove_at(d, (size_t)i);
    else
        bl_replace(place(d, (size_t)i), bl_keep(value));
    return 0;
}

static BlRef copy_of(BlVal self)
{
    Deque *d = as_deque(self);
    BlVal cls = bl_from_obj(bl_class_of(self));
    if (bl_as_class(cls)->table == &bl_collections_deque_type) {
        BlRef copy = make(d->head.shape, d->maxlen);
        if (copy == BL_NULL || extend(copy, self, push_right))
            return copy;
        bl_drop(copy);
        return BL_NULL;
    }
    BlRef copy = d->maxlen < 0 ? bl_call1(cls, self) : bl_call2(cls, self, bl_from_imm(d->maxlen));
    if (copy == BL_NULL || bl_is_deque(copy))
        return copy;
    bl_raise(bl_exc(TypeError), "%T() must return a deque, not %T", self, copy);
    bl_drop(copy);
    return BL_NULL;
}

static BlRef deque_concat(BlVal self, BlVal other)
{
    if (!bl_is_deque(other))
        return bl_raise(bl_exc(TypeError), "can only concatenate deque (not \"%T\") to deque", other);
    BlRef result = copy_of(self);
    if (result == BL_NULL || extend(result, other, push_right))
        return result;
    bl_drop(result);
    return BL_NULL;
}

static BlRef deque_inplace_concat(BlVal self, BlVal other) { return extend(self, other, push_right) ? bl_keep(self) : BL_NULL; }

static BlRef deque_inplace_repeat(BlVal self, int64_t n)
{
    Deque *d = as_deque(self);
    size_t count = d->count, total;
    if (count == 0 || n == 1)
        return bl_keep(self);
    if (n <= 0) {
        empty(d);
        return bl_keep(self);
    }
    if (d->maxlen >= 0 && (uint64_t)n > ((size_t)d->maxlen + count - 1) / count)
        n = (int64_t)(((size_t)d->maxlen + count - 1) / count);
    if (__builtin_mul_overflow(count, (size_t)n, &total) || total > BL_MAX_ITEMS(sizeof(BlVal)) / 2)
        return bl_no_memory();
    BlRef items = bl_list_from_iterable(self);
    bool ok = items != BL_NULL;
    for (int64_t i = 1; ok && i < n; i++)
        ok = extend(self, items, push_right);
    bl_drop(items);
    return ok ? bl_keep(self) : BL_NULL;
}

static BlRef deque_repeat(BlVal self, int64_t n)
{
    BlRef copy = copy_of(self), result;
    if (copy == BL_NULL)
        return copy;
    result = deque_inplace_repeat(copy, n);
    bl_drop(copy);
    return result;
}

/* ---- methods ---- */

static BlRef deque_append(BlVal self, const BlVal *arg) { return push_right(as_deque(self), bl_keep(arg[0])) ? BL_NONE : BL_NULL; }
static BlRef deque_appendleft(BlVal self, const BlVal *arg) { return push_left(as_deque(self), bl_keep(arg[0])) ? BL_NONE : BL_NULL; }
static BlRef deque_extend(BlVal self, const BlVal *arg) { return extend(self, arg[0], push_right) ? BL_NONE : BL_NULL; }
static BlRef deque_extendleft(BlVal self, const BlVal *arg) { return extend(self, arg[0], push_left) ? BL_NONE : BL_NULL; }

static BlRef deque_pop(BlVal self, const BlVal *arg)
{
    (void)arg;
    return as_deque(self)->count ? take_right(as_deque(self)) : bl_raise(bl_exc(IndexError), "pop from an empty deque");
}

static BlRef deque_popleft(BlVal self, const BlVal *arg)
{
    (void)arg;
    return as_deque(self)->count ? take_left(as_deque(self)) : bl_raise(bl_exc(IndexError), "pop from an empty deque");
}

static BlRef deque_clear(BlVal self, const BlVal *arg)
{
    (void)arg;
    empty(as_deque(self));
    return BL_NONE;
}

static BlRef deque_copy(BlVal self, const BlVal *arg)
{
    (void)arg;
    return copy_of(self);
}

static BlRef deque_count(BlVal self, const BlVal *arg)
{
    Deque *d = as_deque(self);
    uint64_t state = d->state;
    int64_t n = 0;
    for (size_t i = 0; i < d->count; i++) {
        int same = bl_key_eq(*place(d, i), arg[0]);
        if (same < 0)
            return BL_NULL;
        n += same;
        if (d->state != state)
            return mutated(bl_exc(RuntimeError));
    }
    return bl_from_imm(n);
}

/* "index() takes at least 1 argument (0 given)" */
static bool check_count(const char *name, size_t nargs, size_t min, size_t max)
{
    if (nargs >= min && nargs <= max)
        return true;
    size_t n = nargs < min ? min : max;
    bl_raise(bl_exc(TypeError), "%s() takes %s %zu argument%s (%zu given)", name, min == max ? "exactly" : nargs < min ? "at least" : "at most",
             n, n == 1 ? "" : "s", nargs);
    return false;
}

static BlRef deque_index(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    Deque *d = as_deque(self);
    int64_t start = 0, stop = (int64_t)d->count, count;
    if (!bl_no_keywords("deque.index", kwnames) || !check_count("index", nargs, 1, 3))
        return BL_NULL;
    if ((nargs > 1 && !bl_seq_bound(arg[1], &start)) || (nargs > 2 && !bl_seq_bound(arg[2], &stop)))
        return BL_NULL;
    count = (int64_t)d->count;
    bl_seq_clip(count, &start, &stop);
    int64_t at = search(self, arg[0], (size_t)start, (size_t)stop, false, bl_exc(RuntimeError));
    if (at > 0)
        return bl_from_imm(at - 1);
    return at < 0 ? BL_NULL : bl_raise(bl_exc(ValueError), "%R is not in deque", arg[0]);
}

static BlRef deque_insert(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    Deque *d = as_deque(self);
    int64_t at;
    if (!bl_no_keywords("deque.insert", kwnames) || !check_count("insert", nargs, 2, 2) || !bl_index_int64(arg[0], &at, bl_exc(OverflowError)))
        return BL_NULL;
    int64_t n = (int64_t)d->count;
    if (d->maxlen == n)
        return bl_raise(bl_exc(IndexError), "deque already at its maximum size");
    if (at < 0 && (at += n) < 0)
        at = 0;
    if (at >= n)
        return push_right(d, bl_keep(arg[1])) ? BL_NONE : BL_NULL;
    if (!push_left(d, bl_keep(arg[1])))
        return BL_NULL;
    for (int64_t i = 0; i < at; i++) {          /* the new item moves from the front to its place */
        BlVal item = *place(d, (size_t)i);
        *place(d, (size_t)i) = *place(d, (size_t)i + 1);
        *place(d, (size_t)i + 1) = item;
    }
    return BL_NONE;
}

static BlRef deque_remove(BlVal self, const BlVal *arg)
{
    int64_t at = search(self, arg[0], 0, SIZE_MAX, true, bl_exc(IndexError));
    if (at < 0)
        return BL_NULL;
    if (at == 0)
        return bl_raise(bl_exc(ValueError), "%R is not in deque", arg[0]);
    remove_at(as_deque(self), (size_t)at - 1);
    return BL_NONE;
}

static BlRef deque_reverse(BlVal self, const BlVal *arg)
{
    (void)arg;
    Deque *d = as_deque(self);
    for (size_t i = 0, j = d->count; i + 1 < j; i++) {
        BlVal item = *place(d, --j);
        *place(d, j) = *place(d, i);
        *place(d, i) = item;
    }
    return BL_NONE;
}

static BlRef deque_rotate(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    int64_t n = 1;
    if (!bl_no_keywords("deque.rotate", kwnames) || !bl_check_arity("deque.rotate", nargs, 0, 1))
        return BL_NULL;
    if (nargs && !bl_index_int64(arg[0], &n, bl_exc(OverflowError)))
        return BL_NULL;
    rotate(as_deque(self), n);
    return BL_NONE;
}

static BlRef deque_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    Deque *d = as_deque(self);
    BlRef state = bl_call_method(self, bl_name(__getstate__), NULL, 0), it = BL_NULL, args = BL_NULL, result = BL_NULL;
    if (state != BL_NULL)
        it = bl_iter(self);
    if (it != BL_NULL)
        args = d->maxlen < 0 ? bl_keep(bl_tuple_empty()) : bl_tuple_pack(2, bl_tuple_empty(), bl_from_imm(d->maxlen));
    if (args != BL_NULL)
        result = bl_tuple_pack(4, bl_from_obj(bl_class_of(self)), args, state, it);
    bl_drop(args);
    bl_drop(it);
    bl_drop(state);
    return result;
}

static BlRef deque_class_getitem(BlVal self, const BlVal *arg) { return bl_generic_alias_new(self, arg[0]); }

static BlRef deque_maxlen(BlVal self)
{
    return as_deque(self)->maxlen < 0 ? BL_NONE : bl_int_from_int64(as_deque(self)->maxlen);
}

static int64_t deque_sizeof(BlVal self) { return (int64_t)(sizeof(Deque) + as_deque(self)->capacity * sizeof(BlVal)); }

/* ---- iterators ---- */

typedef struct DequeIter {
    BlObject head;
    BlRef deque;
    size_t left;
    uint64_t state;
} DequeIter;

static BlRef make_iter(BlVal cls, BlVal deque)
{
    BlShape *shape = bl_class_shape(cls);
    BlObject *o = bl_object_new(shape, shape->size);
    if (!o)
        return BL_NULL;
    DequeIter *it = (DequeIter *)o;
    it->deque = bl_keep(deque);
    it->left = as_deque(deque)->count;
    it->state = as_deque(deque)->state;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlRef deque_iter(BlVal self) { return make_iter(bl_collections()->deque_iter, self); }

static BlRef deque_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    return make_iter(bl_collections()->deque_reviter, self);
}

static BlRef iter_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[2];
    if (!bl_parse_args(cls->table ? strrchr(cls->table->name, '.') + 1 : "_deque_iterator", "(deque, index=0, /)", arg, nargs, kwnames, given))
        return BL_NULL;
    if (!bl_is_deque(given[0]))
        return bl_raise(bl_exc(TypeError), "argument 1 must be collections.deque, not %T", given[0]);
    int64_t skip;
    if (!bl_index_int64(given[1], &skip, bl_exc(OverflowError)))
        return BL_NULL;
    BlRef self = make_iter(bl_from_obj(cls), given[0]);
    if (self == BL_NULL)
        return self;
    DequeIter *it = (DequeIter *)bl_obj(self);
    if (skip > 0)
        it->left -= (size_t)skip < it->left ? (size_t)skip : it->left;
    return self;
}

static void iter_clear(BlObject *o) { bl_clear_ref(&((DequeIter *)o)->deque); }

static void iter_free(BlObject *o)
{
    bl_gc_untrack(o);
    iter_clear(o);
    bl_object_free(o, o->shape->size);
}

static void iter_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((DequeIter *)o)->deque, ctx); }

/* The deque if there is a next item, else NULL. */
static Deque *step(DequeIter *it)
{
    if (it->deque == BL_NULL)
        return NULL;
    Deque *d = as_deque(it->deque);
    if (d->state != it->state) {
        it->left = 0;
        mutated(bl_exc(RuntimeError));
        return NULL;
    }
    return it->left ? d : NULL;
}

static BlRef iter_next(BlVal self)
{
    DequeIter *it = (DequeIter *)bl_obj(self);
    Deque *d = step(it);
    return d ? bl_keep(*place(d, d->count - it->left--)) : BL_NULL;
}

static BlRef reviter_next(BlVal self)
{
    DequeIter *it = (DequeIter *)bl_obj(self);
    Deque *d = step(it);
    return d ? bl_keep(*place(d, --it->left)) : BL_NULL;
}

static int64_t iter_length_hint(BlVal self) { return (int64_t)((DequeIter *)bl_obj(self))->left; }

static BlRef iter_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    DequeIter *it = (DequeIter *)bl_obj(self);
    size_t count = it->deque == BL_NULL ? 0 : as_deque(it->deque)->count;
    BlRef args = bl_tuple_pack(2, it->deque == BL_NULL ? BL_NONE : it->deque, bl_from_imm((int64_t)(count - it->left))), result = BL_NULL;
    if (args != BL_NULL)
        result = bl_tuple_pack(2, bl_from_obj(bl_class_of(self)), args);
    bl_drop(args);
    return result;
}

static const BlMethod iter_methods[] = {
    {"__reduce__", iter_reduce, "()", "Return state information for pickling.", NULL, 0},
    {0},
};

#define ITER_SLOTS                                                                                                   \
    .flags = BL_TF_TRACKED, .size = sizeof(DequeIter), .free = iter_free, .traverse = iter_traverse,                 \
    .clear = iter_clear, .new_ = iter_new, .iter = bl_return_self, .length_hint = iter_length_hint, .methods = iter_methods

const BlType bl_collections_deque_iter_type = {.name = "_collections._deque_iterator", ITER_SLOTS, .next = iter_next};
const BlType bl_collections_deque_reviter_type = {.name = "_collections._deque_reverse_iterator", ITER_SLOTS, .next = reviter_next};

/* ---- type ---- */

static const BlMethod deque_methods[] = {
    {"append", deque_append, "(item, /)", "Add an element to the right side of the deque.", NULL, 0},
    {"appendleft", deque_appendleft, "(item, /)", "Add an element to the left side of the deque.", NULL, 0},
    {"clear", deque_clear, "()", "Remove all elements from the deque.", NULL, 0},
    {"copy", deque_copy, "()", "Return a shallow copy of a deque.", NULL, 0},
    {"__copy__", deque_copy, "()", "Return a shallow copy of a deque.", NULL, 0},
    {"count", deque_count, "(value, /)", "D.count(value) -- return number of occurrences of value", NULL, 0},
    {"extend", deque_extend, "(iterable, /)", "Extend the right side of the deque with elements from the iterable", NULL, 0},
    {"extendleft", deque_extendleft, "(iterable, /)", "Extend the left side of the deque with elements from the iterable", NULL, 0},
    {"index", NULL, "(value, start=NULL, stop=NULL, /)", "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError if the value is not present.", deque_index, 0},
    {"insert", NULL, "(index, object, /)", "D.insert(index, object) -- insert object before index", deque_insert, 0},
    {"pop", deque_pop, "()", "Remove and return the rightmost element.", NULL, 0},
    {"popleft", deque_popleft, "()", "Remove and return the leftmost element.", NULL, 0},
    {"remove", deque_remove, "(value, /)", "D.remove(value) -- remove first occurrence of value.", NULL, 0},
    {"reverse", deque_reverse, "()", "D.reverse() -- reverse *IN PLACE*", NULL, 0},
    {"rotate", NULL, "(n=1, /)", "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.", deque_rotate, 0},
    {"__reversed__", deque_reversed, "()", "D.__reversed__() -- return a reverse iterator over the deque", NULL, 0},
    {"__reduce__", deque_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__class_getitem__", deque_class_getitem, "(object, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {0},
};

static const BlGetSet deque_getset[] = {
    {"maxlen", deque_maxlen, NULL, "maximum size of a deque or None if unbounded"},
    {0},
};

const BlType bl_collections_deque_type = {
    .name = "collections.deque", .doc = "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near its endpoints.",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_WEAKREF | BL_TF_SEQUENCE_PATTERN, .size = sizeof(Deque),
    .free = deque_free, .traverse = deque_traverse, .clear = deque_clear_slot, .new_ = deque_new, .init = deque_init,
    .repr = deque_repr, .hash = bl_hash_unhashable, .compare = deque_compare, .iter = deque_iter,
    .len = deque_len, .getitem = deque_getitem, .setitem = deque_setitem, .contains = deque_contains,
    .concat = deque_concat, .repeat = deque_repeat, .inplace_concat = deque_inplace_concat, .inplace_repeat = deque_inplace_repeat,
    .is_sequence = true, .methods = deque_methods, .getset = deque_getset, .sizeof_ = deque_sizeof,
};
