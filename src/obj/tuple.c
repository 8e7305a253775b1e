/* tuple.c -- tuple: items inline, fixed when the tuple is made.
 *
 * Always: outside the functions that build one, no item is BL_NULL; the empty exact tuple is one object that lives as
 * long as its VM. A tuple is tracked when it is complete; the collector untracks those that hold only atoms.
 */
#include "obj/tuple.h"

#include <stdarg.h>

#include "mem/gc.h"
#include "obj/iter.h"
#include "obj/key.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/seq.h"
#include "obj/state.h"

enum { GROW_START = 10 };

static inline size_t size_of(const BlShape *shape, size_t n) { return shape->size + n * sizeof(BlVal); }

/* ---- making ---- */

BlVal bl_tuple_empty(void)
{
    BlEmptyTuple *e = &bl_vm->obj->empty_tuple;
    if (BL_UNLIKELY(e->head.count == 0)) {
        e->gc = (BlGcHead){NULL, 0};
        e->head.count = INT64_C(1) << 60;       /* never reaches zero */
        e->head.shape = &bl_vm->shapes[BL_T_TUPLE];
        e->count = 0;
    }
    return bl_from_obj(&e->head);
}

/* n > 0 or a subclass; items not initialised; untracked. */
static BlTuple *alloc_tuple(BlShape *shape, size_t n)
{
    if (BL_UNLIKELY(n > BL_MAX_ITEMS(sizeof(BlVal)) - 16)) {
        bl_no_memory();
        return NULL;
    }
    BlTuple *t = (BlTuple *)(void *)bl_object_new_fast(shape, size_of(shape, n));
    if (t)
        t->count = n;
    return t;
}

static inline BlTuple *alloc_exact(size_t n) { return alloc_tuple(&bl_vm->shapes[BL_T_TUPLE], n); }

/* A tracked tuple whose items are to be filled in at once. */
static inline BlTuple *new_exact(size_t n)
{
    BlVm *vm = bl_vm;
    if (BL_UNLIKELY(n > BL_MAX_ITEMS(sizeof(BlVal)) - 16)) {
        bl_no_memory();
        return NULL;
    }
    BlTuple *t = (BlTuple *)(void *)bl_object_new_listed(vm, &vm->shapes[BL_T_TUPLE], sizeof(BlTuple) + n * sizeof(BlVal));
    if (BL_LIKELY(t != NULL))
        t->count = n;
    return t;
}

BlRef bl_tuple_from(const BlVal *items, size_t n)
{
    if (n == 0)
        return bl_keep(bl_tuple_empty());
    BlTuple *t = new_exact(n);
    if (!t)
        return BL_NULL;
    for (size_t i = 0; i < n; i++)
        t->items[i] = bl_keep(items[i]);
    return bl_from_obj(t);
}

BlRef bl_tuple_from_adopted(BlRef *items, size_t n)
{
    if (n == 0)
        return bl_keep(bl_tuple_empty());
    BlTuple *t = new_exact(n);
    if (!t) {
        while (n > 0)
            bl_drop(items[--n]);
        return BL_NULL;
    }
    for (size_t i = 0; i < n; i++)
        t->items[i] = items[i];
    return bl_from_obj(t);
}

BlRef bl_tuple_pack(size_t n, ...)
{
    if (n == 0)
        return bl_keep(bl_tuple_empty());
    BlTuple *t = alloc_exact(n);
    if (!t)
        return BL_NULL;
    va_list ap;
    va_start(ap, n);
    for (size_t i = 0; i < n; i++)
        t->items[i] = bl_keep(va_arg(ap, BlVal));
    va_end(ap);
    bl_gc_track(&t->head);
    return bl_from_obj(t);
}

BlRef bl_tuple_raw(size_t n)
{
    if (n == 0)
        return bl_keep(bl_tuple_empty());
    BlTuple *t = alloc_exact(n);
    if (!t)
        return BL_NULL;
    for (size_t i = 0; i < n; i++)
        t->items[i] = BL_NULL;
    return bl_from_obj(t);
}

void bl_tuple_done(BlVal tuple)
{
    BlTuple *t = bl_as_tuple(tuple);
    if (t->count && !bl_gc_is_tracked(&t->head))
        bl_gc_track(&t->head);
}

/* Items come into an array first: the tuple must not be seen half filled. */
static BlRef from_iterator(BlVal iterable)
{
    BlRef it = bl_iter(iterable), result = BL_NULL;
    if (it == BL_NULL)
        return BL_NULL;
    BlRef list = BL_NULL;
    int64_t hint = bl_length_hint(iterable, GROW_START);
    if (hint < 0)
        goto done;
    list = bl_list_new((uint64_t)hint <= 1 << 20 ? (size_t)hint : 0);
    if (list == BL_NULL)
        goto done;
    for (;;) {
        BlRef item = bl_next(it);
        if (item == BL_NULL)
            break;
        if (!bl_list_adopt(list, item))
            goto done;
    }
    if (bl_pending())
        goto done;
    BlList *l = bl_as_list(list);
    size_t n = l->count;
    l->count = 0;
    result = bl_tuple_from_adopted(l->items, n);
done:
    bl_drop(list);
    bl_drop(it);
    return result;
}

BlRef bl_tuple_from_iterable(BlVal iterable)
{
    if (bl_is_exact(iterable, TUPLE))
        return bl_keep(iterable);
    if (bl_is_exact(iterable, LIST))
        return bl_list_to_tuple(iterable);
    return from_iterator(iterable);
}

BlRef bl_tuple_slice(BlVal tuple, size_t start, size_t end)
{
    BlTuple *t = bl_as_tuple(tuple);
    if (end > t->count)
        end = t->count;
    if (start > end)
        start = end;
    if (start == 0 && end == t->count && bl_is_exact(tuple, TUPLE))
        return bl_keep(tuple);
    return bl_tuple_from(t->items + start, end - start);
}

/* ---- construction by a program ---- */

static BlRef new_of_subclass(BlClass *cls, BlVal items)
{
    BlTuple *from = bl_as_tuple(items);
    BlTuple *t = alloc_tuple(cls->root, from->count);
    if (!t)
        return BL_NULL;
    for (size_t i = 0; i < from->count; i++)
        t->items[i] = bl_keep(from->items[i]);
    bl_gc_track(&t->head);
    return bl_from_obj(t);
}

static BlRef tuple_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    bool exact = cls == bl_builtin_class(BL_T_TUPLE);
    if (((exact || bl_class_no_init(cls)) && !bl_no_keywords("tuple", kwnames)) || !bl_check_arity("tuple", nargs, 0, 1))
        return BL_NULL;
    BlRef items = nargs ? bl_tuple_from_iterable(arg[0]) : bl_keep(bl_tuple_empty());
    if (exact || items == BL_NULL)
        return items;
    BlRef result = new_of_subclass(cls, items);
    bl_drop(items);
    return result;
}

static BlRef tuple_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return tuple_new(bl_as_class(cls), arg, nargs, kwnames);
}

/* ---- free, traverse ---- */

static void tuple_free(BlObject *o)
{
    BlTuple *t = (BlTuple *)(void *)o;
    bl_gc_untrack(o);
    if (!bl_dealloc_enter(o))
        return;
    size_t n = t->count;
    for (size_t i = n; i > 0; i--)
        bl_drop(t->items[i - 1]);
    if (BL_LIKELY(o->shape == &bl_vm->shapes[BL_T_TUPLE]))
        bl_object_free_listed(o, sizeof(BlTuple) + n * sizeof(BlVal));
    else
        bl_object_free(o, size_of(o->shape, n));
    bl_dealloc_leave();
}

static void tuple_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlTuple *t = (BlTuple *)(void *)o;
    for (size_t i = t->count; i > 0; i--)
        visit(t->items[i - 1], ctx);
}

/* ---- text, hash, comparison ---- */

static BlRef tuple_repr(BlVal self)
{
    BlTuple *t = bl_as_tuple(self);
    BlStrBuilder b;
    if (t->count == 0)
        return bl_str_c("()");
    int entered = bl_repr_enter(self);
    if (entered < 0)
        return BL_NULL;
    if (entered == 1)
        return bl_str_c("(...)");
    bl_builder_init(&b);
    bool ok = bl_builder_char(&b, '(');
    for (size_t i = 0; ok && i < t->count; i++) {
        BlRef text = bl_repr(t->items[i]);
        ok = text != BL_NULL && (i == 0 || bl_builder_ascii(&b, ", ", 2)) && bl_builder_str(&b, text);
        bl_drop(text);
    }
    ok = ok && (t->count > 1 || bl_builder_char(&b, ',')) && bl_builder_char(&b, ')');
    bl_repr_leave(self);
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

/* The lanes of xxHash, as CPython mixes them: hashes of tuples decide the order of sets. */
static int64_t tuple_hash(BlVal self)
{
    const uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u, prime5 = 2870177450012600261u;
    BlTuple *t = bl_as_tuple(self);
    uint64_t acc = prime5;
    for (size_t i = 0; i < t->count; i++) {
        int64_t lane = bl_key_hash(t->items[i]);
        if (lane == -1)
            return -1;
        acc += (uint64_t)lane * prime2;
        acc = (acc << 31) | (acc >> 33);
        acc *= prime1;
    }
    acc += t->count ^ (prime5 ^ 3527539u);
    return acc == UINT64_MAX ? 1546275796 : (int64_t)acc;
}

/* By the first pair that differs, else by length. */
static BlRef tuple_compare(BlVal self, BlVal other, enum BlCompare op)
{
    if (!bl_is_tuple(self) || !bl_is_tuple(other))
        return BL_NOTIMPL;
    const BlTuple *a = bl_as_tuple(self), *b = bl_as_tuple(other);
    size_t n = a->count < b->count ? a->count : b->count;
    for (size_t i = 0; i < n; i++) {
        int same = bl_key_eq(a->items[i], b->items[i]);
        if (same > 0)
            continue;
        if (same < 0)
            return BL_NULL;
        if (op == BL_EQ || op == BL_NE)
            return bl_from_bool(op == BL_NE);
        return bl_compare(a->items[i], b->items[i], op);
    }
    switch (op) {
    case BL_LT: return bl_from_bool(a->count < b->count);
    case BL_LE: return bl_from_bool(a->count <= b->count);
    case BL_EQ: return bl_from_bool(a->count == b->count);
    case BL_NE: return bl_from_bool(a->count != b->count);
    case BL_GT: return bl_from_bool(a->count > b->count);
    case BL_GE: return bl_from_bool(a->count >= b->count);
    }
    return BL_NOTIMPL;
}

/* ---- sequence slots ---- */

static int64_t tuple_len(BlVal self) { return (int64_t)bl_as_tuple(self)->count; }

static int tuple_contains(BlVal self, BlVal item)
{
    BlTuple *t = bl_as_tuple(self);
    int found = 0;
    for (size_t i = 0; found == 0 && i < t->count; i++)
        found = bl_key_eq(t->items[i], item);
    return found;
}

static BlRef tuple_subscript(BlVal self, BlVal slice)
{
    BlTuple *t = bl_as_tuple(self);
    int64_t start, stop, step;
    if (!bl_slice_unpack(slice, &start, &stop, &step))
        return BL_NULL;
    int64_t n = bl_slice_adjust((int64_t)t->count, &start, &stop, step);
    if (n <= 0)
        return bl_keep(bl_tuple_empty());
    if (step == 1)
        return bl_tuple_slice(self, (size_t)start, (size_t)(start + n));
    BlTuple *r = alloc_exact((size_t)n);
    if (!r)
        return BL_NULL;
    for (int64_t i = 0; i < n; i++)
        r->items[i] = bl_keep(t->items[start + i * step]);
    bl_gc_track(&r->head);
    return bl_from_obj(r);
}

static BlRef tuple_getitem(BlVal self, BlVal key)
{
    BlTuple *t = bl_as_tuple(self);
    int64_t i;
    if (!bl_is_imm_int(key) && !bl_has_index(key)) {
        if (bl_is_slice(key))
            return tuple_subscript(self, key);
        return bl_raise(bl_exc(TypeError), "tuple indices must be integers or slices, not %T", key);
    }
    if (!bl_seq_index(key, &i))
        return BL_NULL;
    if (i < 0)
        i += (int64_t)t->count;
    if ((uint64_t)i >= t->count)
        return bl_raise(bl_exc(IndexError), "tuple index out of range");
    return bl_keep(t->items[i]);
}

static BlRef tuple_concat(BlVal self, BlVal other)
{
    if (!bl_is_tuple(other))
        return bl_raise(bl_exc(TypeError), "can only concatenate tuple (not \"%T\") to tuple", other);
    BlTuple *a = bl_as_tuple(self), *b = bl_as_tuple(other);
    if (a->count == 0 && bl_is_exact(other, TUPLE))
        return bl_keep(other);
    if (b->count == 0 && bl_is_exact(self, TUPLE))
        return bl_keep(self);
    if (a->count + b->count == 0)
        return bl_keep(bl_tuple_empty());
    BlTuple *r = alloc_exact(a->count + b->count);
    if (!r)
        return BL_NULL;
    for (size_t i = 0; i < a->count; i++)
        r->items[i] = bl_keep(a->items[i]);
    for (size_t i = 0; i < b->count; i++)
        r->items[a->count + i] = bl_keep(b->items[i]);
    bl_gc_track(&r->head);
    return bl_from_obj(r);
}

static BlRef tuple_repeat(BlVal self, int64_t n)
{
    BlTuple *t = bl_as_tuple(self);
    size_t total;
    if (n == 1 && bl_is_exact(self, TUPLE))
        return bl_keep(self);
    if (n <= 0 || t->count == 0)
        return bl_keep(bl_tuple_empty());
    if (__builtin_mul_overflow(t->count, (size_t)n, &total))
        return bl_no_memory();
    BlTuple *r = alloc_exact(total);
    if (!r)
        return BL_NULL;
    for (size_t i = 0, j = 0; i < total; i++) {
        r->items[i] = bl_keep(t->items[j]);
        j = j + 1 < t->count ? j + 1 : 0;
    }
    bl_gc_track(&r->head);
    return bl_from_obj(r);
}

static BlRef tuple_iter(BlVal self) { return bl_seq_iter_new(BL_T_TUPLE_ITER, self); }

/* ---- methods ---- */

static BlRef tuple_index(BlVal self, const BlVal *arg)
{
    BlTuple *t = bl_as_tuple(self);
    int64_t start = 0, stop = INT64_MAX;
    if (!bl_seq_bound(arg[1], &start) || (arg[2] != BL_NULL && !bl_seq_bound(arg[2], &stop)))
        return BL_NULL;
    bl_seq_clip((int64_t)t->count, &start, &stop);
    for (int64_t i = start; i < stop && (size_t)i < t->count; i++) {
        int same = bl_key_eq(t->items[i], arg[0]);
        if (same < 0)
            return BL_NULL;
        if (same)
            return bl_from_imm(i);
    }
    return bl_raise(bl_exc(ValueError), "tuple.index(x): x not in tuple");
}

static BlRef tuple_count(BlVal self, const BlVal *arg)
{
    BlTuple *t = bl_as_tuple(self);
    int64_t n = 0;
    for (size_t i = 0; i < t->count; i++) {
        int same = bl_key_eq(t->items[i], arg[0]);
        if (same < 0)
            return BL_NULL;
        n += same;
    }
    return bl_from_imm(n);
}

static BlRef tuple_getnewargs(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlTuple *t = bl_as_tuple(self);
    BlRef items = bl_tuple_from(t->items, t->count);
    if (items == BL_NULL)
        return items;
    return bl_tuple_from_adopted(&items, 1);
}

static BlRef tuple_class_getitem(BlVal self, const BlVal *arg) { return bl_generic_alias_new(self, arg[0]); }

static int64_t tuple_sizeof(BlVal self) { return 24 + 8 * (int64_t)bl_as_tuple(self)->count; }

static const BlMethod tuple_methods[] = {
    {"__getnewargs__", tuple_getnewargs, "()", NULL, NULL, 0},
    {"index", tuple_index, "(value, start=0, stop=sys.maxsize, /)", "Return first index of value.\n\nRaises ValueError if the value is not present.", NULL, 0},
    {"count", tuple_count, "(value, /)", "Return number of occurrences of value.", NULL, 0},
    {"__class_getitem__", tuple_class_getitem, "(object, /)", "See PEP 585", NULL, BL_MF_CLASS},
    {0},
};

const BlType bl_tuple_type = {
    .name = "tuple",
    .doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\n"
           "If the argument is a tuple, the return value is the same object.",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_TUPLE_SUBCLASS | BL_TF_SEQUENCE_PATTERN, .id = BL_T_TUPLE, .size = sizeof(BlTuple), .item_size = sizeof(BlVal),
    .free = tuple_free, .traverse = tuple_traverse, .new_ = tuple_new, .vectornew = tuple_vectornew,
    .repr = tuple_repr, .hash = tuple_hash, .compare = tuple_compare, .iter = tuple_iter,
    .len = tuple_len, .getitem = tuple_getitem, .contains = tuple_contains, .concat = tuple_concat, .repeat = tuple_repeat,
    .is_sequence = true, .methods = tuple_methods, .sizeof_ = tuple_sizeof,
};
