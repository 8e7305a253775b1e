/* slice.c -- slice: three values of any kind; and the arithmetic of positions that every sequence uses. */
#include "mem/gc.h"
#include "obj/int_impl.h"
#include "obj/native.h"
#include "obj/range.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "obj/type.h"

static inline BlSlice *as_slice(BlVal v) { return (BlSlice *)bl_obj(v); }

BlRef bl_slice_new(BlVal start, BlVal stop, BlVal step)
{
    BlSlice *s = (BlSlice *)bl_object_new_listed(bl_vm, &bl_vm->shapes[BL_T_SLICE], sizeof *s);
    if (s == NULL)
        return BL_NULL;
    s->start = bl_keep(start);
    s->stop = bl_keep(stop);
    s->step = bl_keep(step);
    return bl_from_obj(s);
}

static BlRef slice_from(const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("slice", kwnames) || !bl_check_arity("slice", nargs, 1, 3))
        return BL_NULL;
    if (nargs == 1)
        return bl_slice_new(BL_NONE, arg[0], BL_NONE);
    return bl_slice_new(arg[0], arg[1], nargs == 3 ? arg[2] : BL_NONE);
}

static BlRef slice_make(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    return slice_from(arg, nargs, kwnames);
}

static BlRef slice_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    return slice_from(arg, nargs, kwnames);
}

static void slice_free(BlObject *o)
{
    BlSlice *s = (BlSlice *)o;
    bl_drop(s->step);
    bl_drop(s->start);
    bl_drop(s->stop);
    bl_object_free_listed(o, sizeof *s);
}

static void slice_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlSlice *s = (BlSlice *)o;
    visit(s->start, ctx);
    visit(s->stop, ctx);
    visit(s->step, ctx);
}

static BlRef slice_repr(BlVal self)
{
    BlSlice *s = as_slice(self);
    return bl_str_format("slice(%R, %R, %R)", s->start, s->stop, s->step);
}

static BlRef as_tuple(BlVal self)
{
    BlSlice *s = as_slice(self);
    return bl_tuple_pack(3, s->start, s->stop, s->step);
}

static BlRef slice_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if (!bl_is_exact(b, SLICE))
        return BL_NOTIMPL;
    if (a == b)
        return bl_from_bool(op == BL_EQ || op == BL_LE || op == BL_GE);
    BlRef x = as_tuple(a), y = x == BL_NULL ? BL_NULL : as_tuple(b);
    BlRef r = y == BL_NULL ? BL_NULL : bl_compare(x, y, op);
    bl_drop(x);
    bl_drop(y);
    return r;
}

/* ---- positions ---- */

static bool is_index(BlVal v)
{
    return bl_is_int(v) || bl_type_of(v)->index != NULL;
}

static void bad_index(void)
{
    bl_raise(bl_exc(TypeError), "slice indices must be integers or None or have an __index__ method");
}

/* None leaves *out as it is. */
static bool clipped_index(BlVal v, int64_t *out)
{
    if (v == BL_NONE)
        return true;
    if (bl_is_imm_int(v)) {
        *out = bl_imm_int(v);
        return true;
    }
    if (!is_index(v)) {
        bad_index();
        return false;
    }
    return bl_index_int64(v, out, BL_NULL);
}

bool bl_slice_unpack(BlVal slice, int64_t *start, int64_t *stop, int64_t *step)
{
    BlSlice *s = as_slice(slice);
    BlRef keep = bl_keep(slice);        /* an __index__ may drop the last reference */
    bool ok = false;
    *step = 1;
    if (!clipped_index(s->step, step))
        goto done;
    if (*step == 0) {
        bl_raise(bl_exc(ValueError), "slice step cannot be zero");
        goto done;
    }
    if (*step < -INT64_MAX)
        *step = -INT64_MAX;             /* so that it can be negated */
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    ok = clipped_index(s->start, start) && clipped_index(s->stop, stop);
done:
    bl_drop(keep);
    return ok;
}

static int64_t into_range(int64_t i, int64_t length, bool backward)
{
    if (i < 0) {
        i += length;
        return i < 0 ? (backward ? -1 : 0) : i;
    }
    return i >= length ? (backward ? length - 1 : length) : i;
}

int64_t bl_slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step)
{
    *start = into_range(*start, length, step < 0);
    *stop = into_range(*stop, length, step < 0);
    if (step < 0)
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

/* One bound as an int of any size, moved into [low, high]. */
static BlRef long_bound(BlVal v, BlVal length, BlVal low, BlVal high, BlVal absent)
{
    if (v == BL_NONE)
        return bl_keep(absent);
    if (!is_index(v)) {
        bad_index();
        return BL_NULL;
    }
    BlRef i = bl_index(v);
    if (i != BL_NULL && bl_int_sign(i) < 0) {
        bl_replace(&i, bl_int_add(i, length));
        if (i != BL_NULL && bl_int_compare(i, low) < 0)
            bl_replace(&i, bl_keep(low));
    } else if (i != BL_NULL && bl_int_compare(i, high) > 0)
        bl_replace(&i, bl_keep(high));
    return i;
}

bool bl_slice_indices(BlVal slice, BlVal length, BlRef out[3])
{
    BlSlice *s = as_slice(slice);
    BlRef keep = bl_keep(slice), low = BL_NULL, high = BL_NULL;
    out[0] = out[1] = out[2] = BL_NULL;
    if (s->step == BL_NONE)
        out[2] = bl_from_imm(1);
    else if (!is_index(s->step))
        bad_index();
    else
        out[2] = bl_index(s->step);
    if (out[2] == BL_NULL)
        goto fail;
    bool backward = bl_int_sign(out[2]) < 0;
    if (bl_int_sign(out[2]) == 0) {
        bl_raise(bl_exc(ValueError), "slice step cannot be zero");
        goto fail;
    }
    low = bl_from_imm(backward ? -1 : 0);
    high = backward ? bl_int_sub(length, bl_from_imm(1)) : bl_keep(length);
    if (high == BL_NULL)
        goto fail;
    out[0] = long_bound(s->start, length, low, high, backward ? high : low);
    if (out[0] != BL_NULL)
        out[1] = long_bound(s->stop, length, low, high, backward ? low : high);
    if (out[1] == BL_NULL)
        goto fail;
    bl_drop(high);
    bl_drop(keep);
    return true;
fail:
    for (int i = 0; i < 3; i++)
        bl_drop(out[i]);
    bl_drop(high);
    bl_drop(keep);
    return false;
}

/* ---- methods ---- */

static BlRef slice_indices(BlVal self, const BlVal *arg)
{
    BlRef length = bl_index(arg[0]), out[3];
    if (length == BL_NULL)
        return BL_NULL;
    if (bl_int_sign(length) < 0) {
        bl_drop(length);
        return bl_raise(bl_exc(ValueError), "length should not be negative");
    }
    bool ok = bl_slice_indices(self, length, out);
    bl_drop(length);
    return ok ? bl_tuple_from_adopted(out, 3) : BL_NULL;
}

static BlRef slice_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef args = as_tuple(self);
    if (args == BL_NULL)
        return BL_NULL;
    BlRef r = bl_tuple_pack(2, bl_from_obj(bl_builtin_class(BL_T_SLICE)), args);
    bl_drop(args);
    return r;
}

static const BlMethod slice_methods[] = {
    {"indices", slice_indices, "(len, /)",
     "The positions (start, stop, step) that the slice means in a sequence of len items; those outside are clipped.", NULL, 0},
    {"__reduce__", slice_reduce, "()", "What pickling and copying need.", NULL, 0},
    {0}
};

static BlRef slice_start(BlVal self) { return bl_keep(as_slice(self)->start); }
static BlRef slice_stop(BlVal self) { return bl_keep(as_slice(self)->stop); }
static BlRef slice_step(BlVal self) { return bl_keep(as_slice(self)->step); }

static int readonly(BlVal self, BlVal value)
{
    (void)self;
    (void)value;
    return bl_raise_int(bl_exc(AttributeError), "readonly attribute");
}

static const BlGetSet slice_getset[] = {
    {"start", slice_start, readonly, NULL},
    {"stop", slice_stop, readonly, NULL},
    {"step", slice_step, readonly, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_slice_type = {
    .name = "slice",
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nThe positions that a[start:stop:step] selects.",
    .flags = BL_TF_TRACKED,  .id = BL_T_SLICE,  .size = sizeof(BlSlice),
    .free = slice_free,  .traverse = slice_traverse,
    .new_ = slice_make,  .vectornew = slice_vectornew,
    .repr = slice_repr,  .hash = bl_hash_unhashable,  .compare = slice_compare,
    .methods = slice_methods,  .getset = slice_getset,
};
