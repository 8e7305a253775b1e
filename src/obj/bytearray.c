/* bytearray.c -- bytearray: bytes that change in place.
 *
 * Always: data is NULL only when nothing was ever stored; otherwise capacity > length and data[length] is 0.
 * While a view is exported (`exports`) the length is fixed: who holds a pointer into the data may trust it.
 * Beware: converting an argument can run a program's code that changes this very bytearray; so arguments first.
 */
#include "obj/bytes_methods.h"
#include "obj/class_state.h"
#include "obj/str_inner.h"

static inline BlByteArray *as_array(BlVal v) { return (BlByteArray *)bl_obj(v); }

static bool grow(BlByteArray *a, size_t n)
{
    if (n < a->capacity)
        return true;
    size_t capacity;
    if (n > (size_t)PTRDIFF_MAX - n / 8 - 8) {
        bl_no_memory();
        return false;
    }
    capacity = n > a->length && a->length ? n + (n >> 3) + (n < 9 ? 3 : 6) + 1 : n + 1;
    char *data = bl_realloc(a->data, capacity);
    if (!data) {
        bl_no_memory();
        return false;
    }
    a->data = data;
    a->capacity = capacity;
    return true;
}

bool bl_bytearray_resize(BlByteArray *a, size_t n)
{
    if (n == a->length)
        return true;
    if (a->exports > 0) {
        bl_raise(bl_exc(BufferError), "Existing exports of data: object cannot be re-sized");
        return false;
    }
    if (!grow(a, n))
        return false;
    if (n < a->capacity / 4) {          /* much smaller now: give memory back if that works */
        char *data = bl_realloc(a->data, n + 1);
        if (data) {
            a->data = data;
            a->capacity = n + 1;
        }
    }
    a->length = n;
    a->data[n] = 0;
    return true;
}

static BlByteArray *array_make(BlClass *cls)
{
    BlByteArray *a = cls ? (BlByteArray *)bl_sub_new(cls, sizeof *a) : (BlByteArray *)bl_object_new(&bl_vm->shapes[BL_T_BYTEARRAY], sizeof *a);
    if (!a)
        return NULL;
    a->data = NULL;
    a->length = a->capacity = 0;
    a->exports = 0;
    if (a->head.shape->type->flags & BL_TF_TRACKED)
        bl_gc_track(&a->head);
    return a;
}

BlRef bl_bytearray_new(const void *data, size_t n)
{
    BlByteArray *a = array_make(NULL);
    if (!a)
        return BL_NULL;
    if (n && !bl_bytearray_resize(a, n)) {
        bl_drop(bl_from_obj(a));
        return BL_NULL;
    }
    if (data && n)
        memcpy(a->data, data, n);
    return bl_from_obj(a);
}

static void array_free(BlObject *o)
{
    bl_mfree(((BlByteArray *)o)->data);
    size_t size = sizeof(BlByteArray);
    bl_object_free(o, size < o->shape->size ? o->shape->size : size);
}

static BlRef array_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg, (void)nargs, (void)kwnames;
    BlByteArray *a = array_make(cls);
    return a ? bl_from_obj(a) : BL_NULL;
}

static int array_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlByteArray *a = as_array(self);
    if (!bl_bytearray_resize(a, 0))
        return -1;
    BlRef from = bl_bytes_from_args("bytearray", arg, nargs, kwnames, true);
    if (from == BL_NULL)
        return -1;
    size_t n;
    const unsigned char *data = bl_bytes_view(from, &n);
    bool ok = bl_bytearray_resize(a, n);
    if (ok && n)
        memcpy(a->data, data, n);
    bl_drop(from);
    return ok ? 0 : -1;
}

/* ---- slots ---- */

static BlRef array_repr(BlVal self)
{
    char before[120];
    const char *name = bl_type_name(self), *dot = strrchr(name, '.');
    snprintf(before, sizeof before, "%.100s(", dot ? dot + 1 : name);
    size_t n;
    const unsigned char *data = bl_bytes_view(self, &n);
    return bl_bytes_repr_text(data, n, before, ")", true);
}

static BlRef array_compare(BlVal a, BlVal b, enum BlCompare op)
{
    BlBuffer x, y;
    if (!bl_has_buffer(a) || !bl_has_buffer(b))
        return BL_NOTIMPL;
    if (bl_buffer_get(a, &x, false) < 0)
        return BL_NULL;
    if (bl_buffer_get(b, &y, false) < 0) {
        bl_buffer_release(&x);
        return BL_NULL;
    }
    size_t n = x.length < y.length ? x.length : y.length;
    int d = n ? memcmp(x.data, y.data, n) : 0;
    if (d == 0)
        d = x.length == y.length ? 0 : x.length < y.length ? -1 : 1;
    bl_buffer_release(&y);
    bl_buffer_release(&x);
    switch (op) {
    case BL_LT: return bl_from_bool(d < 0);
    case BL_LE: return bl_from_bool(d <= 0);
    case BL_EQ: return bl_from_bool(d == 0);
    case BL_NE: return bl_from_bool(d != 0);
    case BL_GT: return bl_from_bool(d > 0);
    default: return bl_from_bool(d >= 0);
    }
}

static int64_t array_len(BlVal self) { return (int64_t)as_array(self)->length; }
static int array_truth(BlVal self) { return as_array(self)->length != 0; }
static BlRef array_iter(BlVal self) { return bl_seq_iter_new(BL_T_BYTEARRAY_ITER, self); }

static int64_t array_sizeof(BlVal self) { return 56 + (int64_t)as_array(self)->capacity; }

static bool array_index(BlVal key, int64_t *i)
{
    if (!bl_is_int(key) && bl_type_of(key)->index == NULL) {
        bl_raise(bl_exc(TypeError), "bytearray indices must be integers or slices, not %T", key);
        return false;
    }
    return bl_index_int64(key, i, bl_exc(IndexError));
}

static BlRef array_getitem(BlVal self, BlVal key)
{
    BlByteArray *a = as_array(self);
    int64_t i, stop, step;
    if (bl_is_exact(key, SLICE)) {
        if (!bl_slice_unpack(key, &i, &stop, &step))
            return BL_NULL;
        int64_t count = bl_slice_adjust((int64_t)a->length, &i, &stop, step);
        if (count <= 0)
            return bl_bytearray_new(NULL, 0);
        BlRef r = bl_bytearray_new(step == 1 ? a->data + i : NULL, (size_t)count);
        for (int64_t k = 0; r != BL_NULL && step != 1 && k < count; k++, i += step)
            as_array(r)->data[k] = a->data[i];
        return r;
    }
    if (!array_index(key, &i))
        return BL_NULL;
    if (i < 0)
        i += (int64_t)a->length;
    if (i < 0 || (uint64_t)i >= a->length)
        return bl_raise(bl_exc(IndexError), "bytearray index out of range");
    return bl_from_imm((unsigned char)a->data[i]);
}

/* a[start:start+gone] = data[0:n]; data must not lie in a */
static bool splice(BlByteArray *a, size_t start, size_t gone, const void *data, size_t n)
{
    size_t tail = a->length - start - gone, length = a->length - gone + n;
    if (n > gone) {
        size_t old = a->length;
        if (!bl_bytearray_resize(a, length))
            return false;
        memmove(a->data + start + n, a->data + start + gone, old - start - gone);
    } else if (n < gone) {
        if (a->exports > 0)
            return bl_bytearray_resize(a, length);
        memmove(a->data + start + n, a->data + start + gone, tail);
        if (!bl_bytearray_resize(a, length))
            return false;
    }
    if (n)
        memcpy(a->data + start, data, n);
    return true;
}

static int set_stepped(BlByteArray *a, int64_t start, int64_t step, size_t count, const unsigned char *data, size_t n)
{
    if (n != 0) {
        if (n != count)
            return bl_raise_int(bl_exc(ValueError), "attempt to assign bytes of size %zd to extended slice of size %zd", (ptrdiff_t)n, (ptrdiff_t)count);
        for (size_t k = 0; k < count; k++, start += step)
            a->data[start] = (char)data[k];
        return 0;
    }
    if (count == 0)
        return 0;
    if (a->exports > 0)
        return bl_bytearray_resize(a, a->length - count) ? 0 : -1;
    if (step < 0) {
        start += step * (int64_t)(count - 1);
        step = -step;
    }
    size_t to = (size_t)start, next = (size_t)start, gone = 0;
    for (size_t from = (size_t)start; from < a->length; from++) {
        if (from == next && gone < count) {
            gone++;
            next += (size_t)step;
        } else {
            a->data[to++] = a->data[from];
        }
    }
    return bl_bytearray_resize(a, a->length - count) ? 0 : -1;
}

static bool is_number(BlVal v)
{
    const BlType *t = bl_type_of(v);
    return bl_is_int(v) || t->index || t->int_ || t->float_ || bl_has_flag(v, BL_TF_COMPLEX_SUBCLASS);
}

/* What can be assigned to a slice, as bytes-like object of our own kind; owned. */
static BlRef slice_value(BlVal self, BlVal value)
{
    if (value == self)
        return bl_bytes_new(as_array(self)->length ? as_array(self)->data : NULL, as_array(self)->length);
    if (bl_is_bytearray(value) || bl_is_bytes(value))
        return bl_keep(value);
    if (bl_is_str(value) || (!bl_has_buffer(value) && is_number(value)))
        return bl_raise(bl_exc(TypeError), "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    return bl_bytes_collect(value, true);
}

static int set_slice(BlVal self, BlVal key, BlVal value)
{
    BlByteArray *a = as_array(self);
    int64_t start, stop, step;
    BlRef from = value == BL_NULL ? BL_NULL : slice_value(self, value);
    if (value != BL_NULL && from == BL_NULL)
        return -1;
    if (!bl_slice_unpack(key, &start, &stop, &step)) {
        bl_drop(from);
        return -1;
    }
    int64_t count = bl_slice_adjust((int64_t)a->length, &start, &stop, step);
    size_t n = 0;
    const unsigned char *data = from == BL_NULL ? NULL : bl_bytes_view(from, &n);
    int r;
    if (step == 1)
        r = splice(a, (size_t)start, count > 0 ? (size_t)count : 0, data, n) ? 0 : -1;
    else
        r = set_stepped(a, start, step, count > 0 ? (size_t)count : 0, n ? data : NULL, n);
    bl_drop(from);
    return r;
}

static int array_setitem(BlVal self, BlVal key, BlVal value)
{
    BlByteArray *a = as_array(self);
    int64_t i;
    unsigned char byte = 0;
    if (bl_is_exact(key, SLICE))
        return set_slice(self, key, value);
    if (!array_index(key, &i))
        return -1;
    if (value != BL_NULL && !bl_byte_value(value, &byte, "byte must be in range(0, 256)"))     /* first: its __index__ may cut the array short */
        return -1;
    if (i < 0)
        i += (int64_t)a->length;
    if (i < 0 || (uint64_t)i >= a->length)
        return bl_raise_int(bl_exc(IndexError), "bytearray index out of range");
    if (value == BL_NULL)
        return splice(a, (size_t)i, 1, NULL, 0) ? 0 : -1;
    a->data[i] = (char)byte;
    return 0;
}

static int array_contains(BlVal self, BlVal item)
{
    size_t n;
    const unsigned char *data = bl_bytes_view(self, &n);
    if (bl_is_imm_int(item) || bl_is_bytes(item))
        return bl_bytes_contains(data, n, item);
    if (!bl_has_buffer(item)) {         /* __index__ may change the array: first the number, then the data */
        BlRef number = bl_is_int(item) || bl_type_of(item)->index ? bl_index(item) : bl_keep(item);
        if (number == BL_NULL)
            return -1;
        data = bl_bytes_view(self, &n);
        int r = bl_bytes_contains(data, n, number);
        bl_drop(number);
        return r;
    }
    as_array(self)->exports++;          /* taking the item's buffer may run a program */
    int r = bl_bytes_contains(data, n, item);
    as_array(self)->exports--;
    return r;
}

static BlRef array_concat(BlVal self, BlVal other)
{
    BlBuffer y;
    if (!bl_has_buffer(other))
        return bl_raise(bl_exc(TypeError), "can't concat %T to %T", other, self);
    if (bl_buffer_get(other, &y, false) < 0)
        return BL_NULL;
    BlByteArray *a = as_array(self);
    BlRef r = y.length > BL_ALLOC_MAX - a->length ? bl_no_memory() : bl_bytearray_new(NULL, a->length + y.length);
    if (r != BL_NULL) {
        if (a->length)
            memcpy(as_array(r)->data, a->data, a->length);
        if (y.length)
            memcpy(as_array(r)->data + a->length, y.data, y.length);
    }
    bl_buffer_release(&y);
    return r;
}

static bool append_buffer(BlByteArray *a, BlVal other)
{
    BlBuffer y;
    if (bl_from_obj(a) == other) {
        size_t n = a->length;
        if (n > (size_t)PTRDIFF_MAX / 2) {
            bl_no_memory();
            return false;
        }
        a->exports++;           /* it is its own source: only nothing can be added */
        bool same = bl_bytearray_resize(a, 2 * n);
        a->exports--;
        return same;
    }
    if (bl_buffer_get(other, &y, false) < 0)
        return false;
    size_t old = a->length;
    bool ok = y.length <= (size_t)PTRDIFF_MAX - old;
    if (!ok)
        bl_no_memory();
    ok = ok && bl_bytearray_resize(a, old + y.length);
    if (ok && y.length)
        memcpy(a->data + old, y.data, y.length);
    bl_buffer_release(&y);
    return ok;
}

static BlRef array_iconcat(BlVal self, BlVal other)
{
    if (!bl_has_buffer(other))
        return bl_raise(bl_exc(TypeError), "can't concat %T to %T", other, self);
    return append_buffer(as_array(self), other) ? bl_keep(self) : BL_NULL;
}

static void fill_repeated(char *out, const char *unit, size_t n, size_t all)
{
    if (out != unit)
        memcpy(out, unit, n);
    for (size_t done = n; done < all;) {
        size_t part = done < all - done ? done : all - done;
        memcpy(out + done, out, part);
        done += part;
    }
}

static BlRef array_repeat(BlVal self, int64_t times)
{
    BlByteArray *a = as_array(self);
    size_t n;
    if (times <= 0 || a->length == 0)
        return bl_bytearray_new(NULL, 0);
    if (__builtin_mul_overflow(a->length, (size_t)times, &n) || n > (size_t)PTRDIFF_MAX)
        return bl_no_memory();
    BlRef r = bl_bytearray_new(NULL, n);
    if (r != BL_NULL)
        fill_repeated(as_array(r)->data, a->data, a->length, n);
    return r;
}

static BlRef array_irepeat(BlVal self, int64_t times)
{
    BlByteArray *a = as_array(self);
    size_t n, old = a->length;
    if (times < 0)
        times = 0;
    if (__builtin_mul_overflow(old, (size_t)times, &n) || n > (size_t)PTRDIFF_MAX)
        return bl_no_memory();
    if (!bl_bytearray_resize(a, n))
        return BL_NULL;
    if (n > old)
        fill_repeated(a->data, a->data, old, n);
    return bl_keep(self);
}

static BlRef array_mod(BlVal left, BlVal right) { return bl_is_bytearray(left) ? bl_bytes_percent(left, right) : BL_NOTIMPL; }

static int array_buffer(BlVal self, BlBuffer *out, bool writable)
{
    (void)writable;
    BlByteArray *a = as_array(self);
    *out = (BlBuffer){.data = (unsigned char *)(a->data ? a->data : (char *)a), .length = a->length, .readonly = false,
                      .owner = bl_keep(self), .view = BL_NULL};
    a->exports++;
    return 0;
}

static void array_release(BlVal self, BlBuffer *view)
{
    (void)view;
    as_array(self)->exports--;
}

/* ---- methods of bytearray alone ---- */

static BlRef array_append(BlVal self, const BlVal *arg)
{
    BlByteArray *a = as_array(self);
    unsigned char byte;
    if (!bl_byte_value(arg[0], &byte, "byte must be in range(0, 256)"))
        return BL_NULL;
    if (a->length == (size_t)PTRDIFF_MAX)
        return bl_raise(bl_exc(OverflowError), "cannot add more objects to bytearray");
    if (!bl_bytearray_resize(a, a->length + 1))
        return BL_NULL;
    a->data[a->length - 1] = (char)byte;
    return BL_NONE;
}

static BlRef array_insert(BlVal self, const BlVal *arg)
{
    BlByteArray *a = as_array(self);
    unsigned char byte;
    if (!bl_byte_value(arg[1], &byte, "byte must be in range(0, 256)"))
        return BL_NULL;
    int64_t i = bl_imm_int(arg[0]), n = (int64_t)a->length;
    if (i < 0)
        i = i + n < 0 ? 0 : i + n;
    if (i > n)
        i = n;
    return splice(a, (size_t)i, 0, &byte, 1) ? BL_NONE : BL_NULL;
}

static BlRef array_extend(BlVal self, const BlVal *arg)
{
    if (arg[0] == self) {                       /* unlike a += a, which meets its own export */
        BlRef copy = bl_bytes_new(as_array(self)->data ? as_array(self)->data : "", as_array(self)->length);
        bool ok = copy != BL_NULL && append_buffer(as_array(self), copy);
        bl_drop(copy);
        return ok ? BL_NONE : BL_NULL;
    }
    if (bl_has_buffer(arg[0]))
        return append_buffer(as_array(self), arg[0]) ? BL_NONE : BL_NULL;
    BlRef it = bl_iter(arg[0]);
    if (it == BL_NULL) {
        if (bl_catch(bl_exc(TypeError)))
            bl_raise(bl_exc(TypeError), "can't extend bytearray with %T", arg[0]);
        return BL_NULL;
    }
    BlRef list = bl_list_from_iterable(it);
    bl_drop(it);
    BlRef all = list == BL_NULL ? BL_NULL : bl_bytes_collect(list, true);
    bl_drop(list);
    if (all == BL_NULL)
        return BL_NULL;
    bool ok = append_buffer(as_array(self), all);
    bl_drop(all);
    return ok ? BL_NONE : BL_NULL;
}

static BlRef array_pop(BlVal self, const BlVal *arg)
{
    BlByteArray *a = as_array(self);
    int64_t i = bl_imm_int(arg[0]);
    if (a->length == 0)
        return bl_raise(bl_exc(IndexError), "pop from empty bytearray");
    if (i < 0)
        i += (int64_t)a->length;
    if (i < 0 || (uint64_t)i >= a->length)
        return bl_raise(bl_exc(IndexError), "pop index out of range");
    BlVal byte = bl_from_imm((unsigned char)a->data[i]);
    return splice(a, (size_t)i, 1, NULL, 0) ? byte : BL_NULL;
}

static BlRef array_remove(BlVal self, const BlVal *arg)
{
    BlByteArray *a = as_array(self);
    unsigned char byte;
    if (!bl_byte_value(arg[0], &byte, "byte must be in range(0, 256)"))
        return BL_NULL;
    char *at = a->length ? memchr(a->data, byte, a->length) : NULL;
    if (!at)
        return bl_raise(bl_exc(ValueError), "value not found in bytearray");
    return splice(a, (size_t)(at - a->data), 1, NULL, 0) ? BL_NONE : BL_NULL;
}

static BlRef array_reverse(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlByteArray *a = as_array(self);
    for (size_t i = 0, j = a->length; i + 1 < j; i++) {
        char c = a->data[i];
        a->data[i] = a->data[--j];
        a->data[j] = c;
    }
    return BL_NONE;
}

static BlRef array_clear(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_bytearray_resize(as_array(self), 0) ? BL_NONE : BL_NULL;
}

static BlRef array_copy(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_bytearray_new(as_array(self)->data, as_array(self)->length);
}

static BlRef array_alloc(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_int_from_int64((int64_t)as_array(self)->capacity);
}

static BlRef array_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef text = bl_str_latin1(as_array(self)->data ? as_array(self)->data : "", as_array(self)->length), name = bl_str_c("latin-1");
    BlRef args = text != BL_NULL && name != BL_NULL ? bl_tuple_pack(2, text, name) : BL_NULL, r = BL_NULL, state = BL_NONE;
    if (args != BL_NULL)
        state = bl_object_getstate(self, NULL);
    if (args != BL_NULL && state != BL_NULL)
        r = bl_tuple_pack(3, bl_from_obj(bl_class_of(self)), args, state);
    bl_drop(state);
    bl_drop(args);
    bl_drop(name);
    bl_drop(text);
    return r;
}

const BlMethod bl_bytearray_methods[] = {
    BL_BYTES_SHARED_METHODS,
    {"append", array_append, "(item, /)", "Add one byte at the end.", NULL, 0},
    {"insert", array_insert, "(index: ssize, item, /)", "Put one byte before index.", NULL, 0},
    {"extend", array_extend, "(iterable_of_ints, /)", "Add all of them at the end.", NULL, 0},
    {"pop", array_pop, "(index: ssize=-1, /)", "Take out one byte and answer it.", NULL, 0},
    {"remove", array_remove, "(value, /)", "Take out the first such byte.", NULL, 0},
    {"reverse", array_reverse, "()", "Turn the order round, in place.", NULL, 0},
    {"clear", array_clear, "()", "Remove all bytes.", NULL, 0},
    {"copy", array_copy, "()", "A copy.", NULL, 0},
    {"__alloc__", array_alloc, "()", "Bytes of memory in use.", NULL, 0},
    {"__reduce__", array_reduce, "()", "For copying and pickling.", NULL, 0},
    {0}
};

const BlType bl_bytearray_type = {
    .name = "bytearray",
    .doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n"
           "bytearray(bytes_or_buffer) -> a copy\nbytearray(int) -> that many zeros\nbytearray() -> an empty one\n\nA row of bytes that can be changed.",
    .id = BL_T_BYTEARRAY, .size = sizeof(BlByteArray), .flags = BL_TF_BASETYPE,
    .free = array_free, .new_ = array_new, .init = array_init,
    .repr = array_repr, .hash = bl_hash_unhashable, .compare = array_compare,
    .iter = array_iter, .len = array_len, .getitem = array_getitem, .setitem = array_setitem, .contains = array_contains,
    .concat = array_concat, .repeat = array_repeat, .inplace_concat = array_iconcat, .inplace_repeat = array_irepeat, .has_seq_item = true,
    .binary[BL_MOD] = array_mod, .truth = array_truth, .buffer = array_buffer, .buffer_release = array_release,
    .methods = bl_bytearray_methods, .sizeof_ = array_sizeof,
};
