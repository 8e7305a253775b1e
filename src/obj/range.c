/* range.c -- range: start, stop, step as ints of any size, the length worked out once; its iterators.
 *
 * Iteration over words keeps (next, step, left) as machine integers; anything larger goes value by value. Both iterators
 * count what is left, so the last value is never overstepped.
 */
#include "obj/range.h"

#include "obj/int_impl.h"
#include "obj/iter.h"
#include "obj/native.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "obj/type.h"

static inline BlRange *as_range(BlVal v) { return (BlRange *)bl_obj(v); }

/* ---- making ---- */

/* How many values: 0 or (span - 1) // |step| + 1. */
static BlRef count_values(BlVal start, BlVal stop, BlVal step)
{
    int sign = bl_int_sign(step);
    int order = bl_int_compare(start, stop);
    if (sign > 0 ? order >= 0 : order <= 0)
        return bl_from_imm(0);
    BlRef size = bl_int_abs(step), span = sign > 0 ? bl_int_sub(stop, start) : bl_int_sub(start, stop);
    BlRef less = BL_NULL, quotient = BL_NULL, r = BL_NULL;
    if (size != BL_NULL && span != BL_NULL && (less = bl_int_sub(span, bl_from_imm(1))) != BL_NULL &&
        (quotient = bl_int_binary(less, size, BL_FLOORDIV)) != BL_NULL)
        r = bl_int_add(quotient, bl_from_imm(1));
    bl_drop(size);
    bl_drop(span);
    bl_drop(less);
    bl_drop(quotient);
    return r;
}

/* Adopts the three, also on failure. */
static BlRef range_adopt(BlRef start, BlRef stop, BlRef step)
{
    BlRef length = count_values(start, stop, step);
    BlRange *r = length == BL_NULL ? NULL : (BlRange *)bl_object_new(&bl_vm->shapes[BL_T_RANGE], sizeof *r);
    if (r == NULL) {
        bl_drop(length);
        bl_drop(start);
        bl_drop(stop);
        bl_drop(step);
        return BL_NULL;
    }
    r->start = start;
    r->stop = stop;
    r->step = step;
    r->length = length;
    return bl_from_obj(r);
}

BlRef bl_range_new(BlVal start, BlVal stop, BlVal step)
{
    if (bl_int_sign(step) == 0)
        return bl_raise(bl_exc(ValueError), "range() arg 3 must not be zero");
    BlRef a = bl_int_exact(start), b = bl_int_exact(stop), c = bl_int_exact(step);
    if (a == BL_NULL || b == BL_NULL || c == BL_NULL) {
        bl_drop(a);
        bl_drop(b);
        bl_drop(c);
        return BL_NULL;
    }
    return range_adopt(a, b, c);
}

static BlRef range_from(const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("range", kwnames) || !bl_check_arity("range", nargs, 1, 3))
        return BL_NULL;
    BlRef part[3] = {bl_from_imm(0), BL_NULL, bl_from_imm(1)};
    for (size_t i = 0; i < nargs; i++) {
        size_t at = nargs == 1 ? 1 : i;
        part[at] = bl_index(arg[i]);
        if (part[at] == BL_NULL)
            goto fail;
    }
    if (bl_int_sign(part[2]) == 0) {
        bl_raise(bl_exc(ValueError), "range() arg 3 must not be zero");
        goto fail;
    }
    return range_adopt(part[0], part[1], part[2]);
fail:
    for (int i = 0; i < 3; i++)
        bl_drop(part[i]);
    return BL_NULL;
}

static BlRef range_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    return range_from(arg, nargs, kwnames);
}

static BlRef range_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    return range_from(arg, nargs, kwnames);
}

static void range_free(BlObject *o)
{
    BlRange *r = (BlRange *)o;
    bl_drop(r->start);
    bl_drop(r->stop);
    bl_drop(r->step);
    bl_drop(r->length);
    bl_object_free(o, sizeof *r);
}

/* ---- text, comparison ---- */

static BlRef range_repr(BlVal self)
{
    BlRange *r = as_range(self);
    if (r->step == bl_from_imm(1))
        return bl_str_format("range(%R, %R)", r->start, r->stop);
    return bl_str_format("range(%R, %R, %R)", r->start, r->stop, r->step);
}

static bool same_int(BlVal a, BlVal b) { return bl_int_compare(a, b) == 0; }

/* Ranges are equal when they give the same values. */
static bool range_equal(const BlRange *a, const BlRange *b)
{
    if (!same_int(a->length, b->length))
        return false;
    if (a->length == bl_from_imm(0))
        return true;
    return same_int(a->start, b->start) && (a->length == bl_from_imm(1) || same_int(a->step, b->step));
}

static BlRef range_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if (!bl_is_exact(b, RANGE) || (op != BL_EQ && op != BL_NE))
        return BL_NOTIMPL;
    return bl_from_bool((a == b || range_equal(as_range(a), as_range(b))) == (op == BL_EQ));
}

static int64_t range_hash(BlVal self)
{
    BlRange *r = as_range(self);
    bool some = r->length != bl_from_imm(0), more = some && r->length != bl_from_imm(1);
    BlRef key = bl_tuple_pack(3, r->length, some ? r->start : BL_NONE, more ? r->step : BL_NONE);
    if (key == BL_NULL)
        return -1;
    int64_t h = bl_hash(key);
    bl_drop(key);
    return h;
}

static int range_truth(BlVal self) { return as_range(self)->length != bl_from_imm(0); }

static int64_t range_len(BlVal self)
{
    int64_t n;
    if (bl_int_to_int64(as_range(self)->length, &n))
        return n;
    return bl_raise_int(bl_exc(OverflowError), "Python int too large to convert to C ssize_t");
}

/* ---- items ---- */

/* start + i * step */
static BlRef value_at(const BlRange *r, BlVal i)
{
    BlRef product = bl_int_mul(i, r->step);
    BlRef v = product == BL_NULL ? BL_NULL : bl_int_add(r->start, product);
    bl_drop(product);
    return v;
}

static BlRef item_at(const BlRange *r, BlRef index)
{
    if (index == BL_NULL)
        return BL_NULL;
    if (bl_int_sign(index) < 0) {
        BlRef from_end = bl_int_add(index, r->length);
        bl_drop(index);
        if (from_end == BL_NULL)
            return BL_NULL;
        index = from_end;
    }
    BlRef v;
    if (bl_int_sign(index) < 0 || bl_int_compare(index, r->length) >= 0)
        v = bl_raise(bl_exc(IndexError), "range object index out of range");
    else
        v = value_at(r, index);
    bl_drop(index);
    return v;
}

static BlRef range_slice(const BlRange *r, BlVal slice)
{
    BlRef bound[3];
    if (!bl_slice_indices(slice, r->length, bound))
        return BL_NULL;
    BlRef start = value_at(r, bound[0]), stop = start == BL_NULL ? BL_NULL : value_at(r, bound[1]);
    BlRef step = stop == BL_NULL ? BL_NULL : bl_int_mul(bound[2], r->step);
    for (int i = 0; i < 3; i++)
        bl_drop(bound[i]);
    if (step != BL_NULL)
        return range_adopt(start, stop, step);
    bl_drop(start);
    bl_drop(stop);
    return BL_NULL;
}

static BlRef range_getitem(BlVal self, BlVal key)
{
    if (bl_is_int(key) || bl_type_of(key)->index) {
        BlRef keep = bl_keep(self), index = bl_index(key);
        BlRef v = item_at(as_range(self), index);
        bl_drop(keep);
        return v;
    }
    if (bl_is_exact(key, SLICE)) {
        BlRef keep = bl_keep(self), part = range_slice(as_range(self), key);   /* an __index__ may drop the range */
        bl_drop(keep);
        return part;
    }
    return bl_raise(bl_exc(TypeError), "range indices must be integers or slices, not %.200T", key);
}

/* Position of an int: 1 and *index, 0 absent, -1 raised. */
static int find_int(const BlRange *r, BlVal x, BlRef *index)
{
    bool up = bl_int_sign(r->step) > 0;
    int low = bl_int_compare(up ? r->start : r->stop, x), high = bl_int_compare(x, up ? r->stop : r->start);
    if (up ? low > 0 || high >= 0 : low >= 0 || high > 0)
        return 0;
    BlRef rest = BL_NULL, distance = bl_int_sub(x, r->start);
    BlRef q = distance == BL_NULL ? BL_NULL : bl_int_divmod(distance, r->step, &rest);
    bl_drop(distance);
    if (q == BL_NULL)
        return -1;
    bool exact = rest == bl_from_imm(0);
    bl_drop(rest);
    if (!exact) {
        bl_drop(q);
        return 0;
    }
    *index = q;
    return 1;
}

/* Only plain ints and bools are found by arithmetic: anything else may define its own equality. */
static bool is_plain_int(BlVal v)
{
    return bl_is_imm_int(v) || bl_is_bool(v) || bl_is_exact(v, INT);
}

/* Number of equal values, stopping after `most`; *position: index of the first. -1 raised. */
static int64_t search(BlVal self, BlVal x, int64_t most, int64_t *position)
{
    BlRef it = bl_iter(self);
    if (it == BL_NULL)
        return -1;
    int64_t count = 0;
    BlRef v;
    for (int64_t i = 0; count < most && (v = bl_next(it)) != BL_NULL; i++) {
        int same = bl_eq(v, x);
        bl_drop(v);
        if (same < 0) {
            bl_drop(it);
            return -1;
        }
        if (same && count++ == 0 && position)
            *position = i;
    }
    bl_drop(it);
    return count < most && bl_pending() ? -1 : count;
}

static int range_contains(BlVal self, BlVal x)
{
    if (!is_plain_int(x))
        return (int)search(self, x, 1, NULL);
    BlRef index = BL_NULL;
    int found = find_int(as_range(self), x, &index);
    bl_drop(index);
    return found;
}

static BlRef range_count(BlVal self, const BlVal *arg)
{
    if (is_plain_int(arg[0])) {
        int found = range_contains(self, arg[0]);
        return found < 0 ? BL_NULL : bl_from_imm(found);
    }
    int64_t n = search(self, arg[0], INT64_MAX, NULL);
    return n < 0 ? BL_NULL : bl_from_imm(n);
}

static BlRef range_index(BlVal self, const BlVal *arg)
{
    if (is_plain_int(arg[0])) {
        BlRef index = BL_NULL;
        int found = find_int(as_range(self), arg[0], &index);
        if (found == 0)
            return bl_raise(bl_exc(ValueError), "%R is not in range", arg[0]);
        return index;
    }
    int64_t position = 0, n = search(self, arg[0], 1, &position);
    if (n == 0)
        return bl_raise(bl_exc(ValueError), "sequence.index(x): x not in sequence");
    return n < 0 ? BL_NULL : bl_from_imm(position);
}

/* ---- iterators ---- */

typedef struct LongIter {       /* values of any size */
    BlObject head;
    BlRef next, step, left;
} LongIter;

static BlRef word_iter(int64_t next, int64_t step, uint64_t left)
{
    BlRangeIter *it = (BlRangeIter *)bl_object_new(&bl_vm->shapes[BL_T_RANGE_ITER], sizeof *it);
    if (it == NULL)
        return BL_NULL;
    it->next = next;
    it->step = step;
    it->left = left;
    return bl_from_obj(it);
}

/* Adopts all three, also on failure. */
static BlRef long_iter(BlRef next, BlRef step, BlRef left)
{
    LongIter *it = NULL;
    if (next != BL_NULL && step != BL_NULL && left != BL_NULL)
        it = (LongIter *)bl_object_new(&bl_vm->shapes[BL_T_LONGRANGE_ITER], sizeof *it);
    if (it == NULL) {
        bl_drop(next);
        bl_drop(step);
        bl_drop(left);
        return BL_NULL;
    }
    it->next = next;
    it->step = step;
    it->left = left;
    return bl_from_obj(it);
}

/* Do all values, and the one after the last, stay in a word? */
static bool fits_words(const BlRange *r, int64_t *start, int64_t *step, uint64_t *left)
{
    int64_t stop;
    return bl_int_to_int64(r->start, start) && bl_int_to_int64(r->stop, &stop) && bl_int_to_int64(r->step, step) &&
           bl_int_to_uint64(r->length, left);
}

static BlRef range_iter(BlVal self)
{
    const BlRange *r = as_range(self);
    int64_t start, step;
    uint64_t left;
    if (fits_words(r, &start, &step, &left))
        return word_iter(start, step, left);
    return long_iter(bl_keep(r->start), bl_keep(r->step), bl_keep(r->length));
}

static BlRef range_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    const BlRange *r = as_range(self);
    int64_t start, step, backward;
    uint64_t left;
    if (fits_words(r, &start, &step, &left) && !__builtin_sub_overflow((int64_t)0, step, &backward)) {
        uint64_t last = left ? (uint64_t)start + (left - 1) * (uint64_t)step : (uint64_t)start;
        return word_iter((int64_t)last, backward, left);
    }
    BlRef before = bl_int_sub(r->length, bl_from_imm(1));
    BlRef last = before == BL_NULL ? BL_NULL : value_at(r, before);
    bl_drop(before);
    return last == BL_NULL ? BL_NULL : long_iter(last, bl_int_neg(r->step), bl_keep(r->length));
}

static BlRef range_iter_next(BlVal self)
{
    BlRangeIter *it = (BlRangeIter *)bl_obj(self);
    if (it->left == 0)
        return BL_NULL;
    it->left--;
    int64_t value = it->next;
    it->next = (int64_t)((uint64_t)value + (uint64_t)it->step);
    return bl_int_from_int64(value);
}

static BlRef longrange_iter_next(BlVal self)
{
    LongIter *it = (LongIter *)bl_obj(self);
    if (it->left == bl_from_imm(0))
        return BL_NULL;
    BlRef left = bl_int_sub(it->left, bl_from_imm(1));
    BlRef following = left == BL_NULL ? BL_NULL : bl_int_add(it->next, it->step);
    if (following == BL_NULL) {
        bl_drop(left);
        return BL_NULL;
    }
    BlRef value = it->next;
    it->next = following;
    bl_replace(&it->left, left);
    return value;
}

static void range_iter_free(BlObject *o)
{
    bl_object_free(o, sizeof(BlRangeIter));
}

static void longrange_iter_free(BlObject *o)
{
    LongIter *it = (LongIter *)o;
    bl_drop(it->next);
    bl_drop(it->step);
    bl_drop(it->left);
    bl_object_free(o, sizeof *it);
}

static BlRef range_iter_length_hint(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_int_from_uint64(((BlRangeIter *)bl_obj(self))->left);
}

static int64_t range_iter_hint(BlVal self)
{
    uint64_t left = ((BlRangeIter *)bl_obj(self))->left;
    return left > INT64_MAX ? INT64_MAX : (int64_t)left;
}

static BlRef longrange_iter_length_hint(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_keep(((LongIter *)bl_obj(self))->left);
}

/* (iter, (a range of what is left,), 0): made again by calling and __setstate__(0). Adopts the parts. */
static BlRef iter_reduce(BlRef next, BlRef step, BlRef left)
{
    BlRef span = BL_NULL, stop = BL_NULL, range = BL_NULL, r = BL_NULL;
    if (next != BL_NULL && step != BL_NULL && left != BL_NULL && (span = bl_int_mul(left, step)) != BL_NULL &&
        (stop = bl_int_add(next, span)) != BL_NULL && (range = bl_range_new(next, stop, step)) != BL_NULL)
        r = bl_iter_reduced("iter", range, bl_from_imm(0));
    bl_drop(stop);
    bl_drop(span);
    bl_drop(next);
    bl_drop(step);
    bl_drop(left);
    return r;
}

static BlRef range_iter_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRangeIter *it = (BlRangeIter *)bl_obj(self);
    return iter_reduce(bl_int_from_int64(it->next), bl_int_from_int64(it->step), bl_int_from_uint64(it->left));
}

static BlRef longrange_iter_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    LongIter *it = (LongIter *)bl_obj(self);
    return iter_reduce(bl_keep(it->next), bl_keep(it->step), bl_keep(it->left));
}

static BlRef range_iter_setstate(BlVal self, const BlVal *arg)
{
    BlRangeIter *it = (BlRangeIter *)bl_obj(self);
    int64_t skip;
    if (!bl_index_int64(arg[0], &skip, BL_NULL))
        return BL_NULL;
    uint64_t n = skip < 0 ? 0 : (uint64_t)skip;
    if (n > it->left)
        n = it->left;
    it->left -= n;
    it->next = (int64_t)((uint64_t)it->next + n * (uint64_t)it->step);
    return BL_NONE;
}

static BlRef longrange_iter_setstate(BlVal self, const BlVal *arg)
{
    LongIter *it = (LongIter *)bl_obj(self);
    BlRef n = bl_index(arg[0]);
    if (n == BL_NULL)
        return BL_NULL;
    if (bl_int_sign(n) < 0)
        bl_replace(&n, bl_from_imm(0));
    if (bl_int_compare(n, it->left) > 0)
        bl_replace(&n, bl_keep(it->left));
    BlRef left = bl_int_sub(it->left, n), span = bl_int_mul(n, it->step);
    BlRef next = left == BL_NULL || span == BL_NULL ? BL_NULL : bl_int_add(it->next, span);
    bl_drop(n);
    bl_drop(span);
    if (next == BL_NULL) {
        bl_drop(left);
        return BL_NULL;
    }
    bl_replace(&it->left, left);
    bl_replace(&it->next, next);
    return BL_NONE;
}

/* ---- tables ---- */

static BlRef range_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRange *r = as_range(self);
    BlRef args = bl_tuple_pack(3, r->start, r->stop, r->step);
    if (args == BL_NULL)
        return BL_NULL;
    BlRef answer = bl_tuple_pack(2, bl_from_obj(bl_builtin_class(BL_T_RANGE)), args);
    bl_drop(args);
    return answer;
}

static const BlMethod range_methods[] = {
    {"__reversed__", range_reversed, "()", "An iterator over the values from last to first.", NULL, 0},
    {"__reduce__", range_reduce, "()", NULL, NULL, 0},
    {"count", range_count, "(value, /)", "Number of occurrences of value.", NULL, 0},
    {"index", range_index, "(value, /)", "Position of value; ValueError if it is not there.", NULL, 0},
    {0}
};

static BlRef range_start(BlVal self) { return bl_keep(as_range(self)->start); }
static BlRef range_stop(BlVal self) { return bl_keep(as_range(self)->stop); }
static BlRef range_step(BlVal self) { return bl_keep(as_range(self)->step); }

static int readonly(BlVal self, BlVal value)
{
    (void)self;
    (void)value;
    return bl_raise_int(bl_exc(AttributeError), "readonly attribute");
}

static const BlGetSet range_getset[] = {
    {"start", range_start, readonly, NULL},
    {"stop", range_stop, readonly, NULL},
    {"step", range_step, readonly, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_range_type = {
    .name = "range",
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
           "The ints from start up to but without stop, in steps; start is 0 and step 1 unless given.\n"
           "With a negative step it counts down.",
    .id = BL_T_RANGE,  .size = sizeof(BlRange),  .flags = BL_TF_SEQUENCE_PATTERN,
    .free = range_free,  .new_ = range_new,  .vectornew = range_vectornew,
    .repr = range_repr,  .hash = range_hash,  .compare = range_compare,
    .iter = range_iter,  .len = range_len,  .getitem = range_getitem,  .contains = range_contains,
    .is_sequence = true,  .truth = range_truth,
    .methods = range_methods,  .getset = range_getset,
};

static const BlMethod range_iter_methods[] = {
    {"__length_hint__", range_iter_length_hint, "()", "How many values are left.", NULL, 0},
    {"__reduce__", range_iter_reduce, "()", "What pickling and copying need.", NULL, 0},
    {"__setstate__", range_iter_setstate, "(object, /)", "Skip that many values.", NULL, 0},
    {0}
};

const BlType bl_range_iter_type = {
    .name = "range_iterator",  .flags = BL_TF_ABSTRACT,  .id = BL_T_RANGE_ITER,  .size = sizeof(BlRangeIter),
    .free = range_iter_free,  .iter = bl_return_self,  .next = range_iter_next,  .length_hint = range_iter_hint,
    .methods = range_iter_methods,
};

static const BlMethod longrange_iter_methods[] = {
    {"__length_hint__", longrange_iter_length_hint, "()", "How many values are left.", NULL, 0},
    {"__reduce__", longrange_iter_reduce, "()", "What pickling and copying need.", NULL, 0},
    {"__setstate__", longrange_iter_setstate, "(object, /)", "Skip that many values.", NULL, 0},
    {0}
};

const BlType bl_longrange_iter_type = {
    .name = "longrange_iterator",  .flags = BL_TF_ABSTRACT,  .id = BL_T_LONGRANGE_ITER,  .size = sizeof(LongIter),
    .free = longrange_iter_free,  .iter = bl_return_self,  .next = longrange_iter_next,
    .methods = longrange_iter_methods,
};
