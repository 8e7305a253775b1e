/* array.c -- the module array: numbers of one machine type, packed.
 *
 * Always: data holds count items of kind->size bytes; while a buffer is exported (exports > 0) count and data stand still.
 */
#include "mem/gc.h"
#include "mod/module.h"
#include "obj/key.h"
#include "obj/seq.h"

typedef struct Kind {
    char code;
    uint8_t size;
    uint8_t format;             /* machine format code of pickles */
    const char *text;           /* struct format */
    BlRef (*get)(const void *p);
    bool (*set)(void *p, BlVal v);      /* false: raised, *p untouched */
} Kind;

typedef struct Array {
    BlObject head;
    unsigned char *data;
    size_t count, capacity;
    const Kind *kind;
    int64_t exports;
} Array;

typedef struct ArrayModule {
    BlRef array, iterator;
} ArrayModule;

extern const BlType bl_array_array_type, bl_array_iterator_type;
extern const BlModuleDef bl_mod_array;

static inline Array *as_array(BlVal v) { return (Array *)bl_obj(v); }
static inline bool is_array(BlVal v) { return bl_is_heap(v) && bl_obj(v)->shape->cls->native == &bl_array_array_type; }
static inline ArrayModule *state_of(void) { return bl_module_state(&bl_mod_array); }

/* ---- kinds ---- */

static bool overflow(const char *what, bool low)
{
    bl_raise(bl_exc(OverflowError), "%s is %s", what, low ? "less than minimum" : "greater than maximum");
    return false;
}

/* An int in [low, high], `what` in the message otherwise. The small ones pass through a wider type on their way, and that
 * one complains first. */
static bool int_between(BlVal v, int64_t low, int64_t high, const char *what, int64_t *out)
{
    int64_t wider = high == INT8_MAX ? INT16_MAX : high == UINT16_MAX ? INT32_MAX : high;
    BlRef i = bl_index(v);
    if (i == BL_NULL)
        return false;
    bool fits = bl_int_to_int64(i, out);
    bl_drop(i);
    if (!fits) {
        bl_raise(bl_exc(OverflowError), "Python int too large to convert to C long");
        return false;
    }
    if (wider != high && (*out < -wider - 1 || *out > wider))
        return overflow(wider == INT16_MAX ? "signed short integer" : "signed integer", *out < 0);
    if (*out < low || *out > high)
        return overflow(what, *out < low);
    return true;
}

#define SMALL_KIND(name, type, low, high, what)                                                                      \
    static BlRef get_##name(const void *p)                                                                           \
    {                                                                                                                \
        type x;                                                                                                      \
        memcpy(&x, p, sizeof x);                                                                                     \
        return bl_from_imm(x);                                                                                       \
    }                                                                                                                \
    static bool set_##name(void *p, BlVal v)                                                                         \
    {                                                                                                                \
        int64_t i;                                                                                                   \
        if (!int_between(v, low, high, what, &i))                                                                    \
            return false;                                                                                            \
        type x = (type)i;                                                                                            \
        memcpy(p, &x, sizeof x);                                                                                     \
        return true;                                                                                                 \
    }

SMALL_KIND(b, signed char, INT8_MIN, INT8_MAX, "signed char")
SMALL_KIND(B, unsigned char, 0, UINT8_MAX, "unsigned byte integer")
SMALL_KIND(h, int16_t, INT16_MIN, INT16_MAX, "signed short integer")
SMALL_KIND(H, uint16_t, 0, UINT16_MAX, "unsigned short")
SMALL_KIND(i, int32_t, INT32_MIN, INT32_MAX, "signed integer")
#undef SMALL_KIND

static BlRef get_I(const void *p)
{
    uint32_t x;
    memcpy(&x, p, sizeof x);
    return bl_from_imm(x);
}

static BlRef get_q(const void *p)
{
    int64_t x;
    memcpy(&x, p, sizeof x);
    return bl_int_from_int64(x);
}

static BlRef get_Q(const void *p)
{
    uint64_t x;
    memcpy(&x, p, sizeof x);
    return bl_int_from_uint64(x);
}

static bool set_signed(void *p, BlVal v, const char *message)
{
    int64_t x;
    BlRef i = bl_index(v);
    if (i == BL_NULL)
        return false;
    bool fits = bl_int_to_int64(i, &x);
    bl_drop(i);
    if (fits)
        memcpy(p, &x, sizeof x);
    else
        bl_raise(bl_exc(OverflowError), "%s", message);
    return fits;
}

static bool set_unsigned(void *p, BlVal v, const char *negative, const char *big)
{
    uint64_t x;
    BlRef i = bl_index(v);
    if (i == BL_NULL)
        return false;
    bool below = bl_int_sign(i) < 0, fits = !below && bl_int_to_uint64(i, &x);
    bl_drop(i);
    if (fits)
        memcpy(p, &x, sizeof x);
    else
        bl_raise(bl_exc(OverflowError), "%s", below ? negative : big);
    return fits;
}

static bool set_I(void *p, BlVal v)
{
    uint64_t wide;
    if (!set_unsigned(&wide, v, "can't convert negative value to unsigned int", "Python int too large to convert to C unsigned long"))
        return false;
    if (wide > UINT32_MAX)
        return overflow("unsigned int", false);
    uint32_t x = (uint32_t)wide;
    memcpy(p, &x, sizeof x);
    return true;
}

static bool set_l(void *p, BlVal v) { return set_signed(p, v, "Python int too large to convert to C long"); }
static bool set_q(void *p, BlVal v) { return set_signed(p, v, "int too big to convert"); }
static bool set_L(void *p, BlVal v) { return set_unsigned(p, v, "can't convert negative value to unsigned int", "Python int too large to convert to C unsigned long"); }
static bool set_Q(void *p, BlVal v) { return set_unsigned(p, v, "can't convert negative int to unsigned", "int too big to convert"); }

static BlRef get_f(const void *p)
{
    float x;
    memcpy(&x, p, sizeof x);
    return bl_float_new((double)x);
}

static bool set_f(void *p, BlVal v)
{
    double d;
    if (!bl_as_double(v, &d))
        return false;
    float x = (float)d;
    memcpy(p, &x, sizeof x);
    return true;
}

static BlRef get_d(const void *p)
{
    double x;
    memcpy(&x, p, sizeof x);
    return bl_float_new(x);
}

static bool set_d(void *p, BlVal v)
{
    double x;
    if (!bl_as_double(v, &x))
        return false;
    memcpy(p, &x, sizeof x);
    return true;
}

static BlRef get_u(const void *p)
{
    uint32_t x;
    memcpy(&x, p, sizeof x);
    if (x > 0x10ffff)
        return bl_raise(bl_exc(ValueError), "character U+%x is not in range [U+0000; U+10ffff]", (unsigned)x);
    return bl_str_char(x);
}

static bool set_u(void *p, BlVal v)
{
    if (!bl_is_str(v) || bl_as_str(v)->length != 1) {
        bl_raise(bl_exc(TypeError), "array item must be unicode character");
        return false;
    }
    uint32_t x = bl_str_at(bl_as_str(v), 0);
    memcpy(p, &x, sizeof x);
    return true;
}

static const Kind kinds[] = {
    {'b', 1, 1, "b", get_b, set_b},  {'B', 1, 0, "B", get_B, set_B},  {'u', 4, 20, "w", get_u, set_u}, {'h', 2, 4, "h", get_h, set_h},
    {'H', 2, 2, "H", get_H, set_H},  {'i', 4, 8, "i", get_i, set_i},  {'I', 4, 6, "I", get_I, set_I},  {'l', 8, 12, "l", get_q, set_l},
    {'L', 8, 10, "L", get_Q, set_L}, {'q', 8, 12, "q", get_q, set_q}, {'Q', 8, 10, "Q", get_Q, set_Q}, {'f', 4, 14, "f", get_f, set_f},
    {'d', 8, 16, "d", get_d, set_d},
};

static const Kind *find_kind(uint32_t code)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if ((unsigned char)kinds[i].code == code)
            return &kinds[i];
    bl_raise(bl_exc(ValueError), "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    return NULL;
}

/* ---- storage ---- */

static inline void *place(const Array *a, size_t i) { return a->data + i * a->kind->size; }
static inline BlRef item_at(const Array *a, size_t i) { return a->kind->get(place(a, i)); }

static bool can_resize(const Array *a)
{
    if (a->exports == 0)
        return true;
    bl_raise(bl_exc(BufferError), "cannot resize an array that is exporting buffers");
    return false;
}

/* New places are not initialised. */
static bool resize(Array *a, size_t n)
{
    if (n != a->count && !can_resize(a))
        return false;
    if (n > a->capacity || n < a->capacity / 2) {
        size_t size = a->kind->size, capacity = n ? n + (n >> 4) + (a->count < 8 ? 3 : 7) : 0;
        unsigned char *data = NULL;
        if (n > BL_MAX_ITEMS(16)) {
            bl_no_memory();
            return false;
        }
        if (capacity) {
            data = a->data ? bl_pool_realloc(a->data, a->capacity * size, capacity * size) : bl_pool_alloc(capacity * size);
            if (!data) {
                bl_no_memory();
                return false;
            }
        } else if (a->data) {
            bl_pool_free(a->data, a->capacity * size);
        }
        a->data = data;
        a->capacity = capacity;
    }
    a->count = n;
    return true;
}

static BlRef make(BlShape *shape, const Kind *kind, size_t n)
{
    if (n > BL_MAX_ITEMS(16))
        return bl_no_memory();
    unsigned char *data = n ? bl_pool_alloc(n * kind->size) : NULL;
    BlObject *o = n && !data ? NULL : bl_object_new(shape, shape->size);
    if (!o) {
        if (data)
            bl_pool_free(data, n * kind->size);
        return bl_pending() ? BL_NULL : bl_no_memory();
    }
    Array *a = (Array *)o;
    a->data = data;
    a->count = a->capacity = n;
    a->kind = kind;
    a->exports = 0;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static BlRef make_like(const Array *a, size_t n) { return make(bl_class_shape(state_of()->array), a->kind, n); }

static void array_free(BlObject *o)
{
    Array *a = (Array *)o;
    bl_gc_untrack(o);
    if (a->data)
        bl_pool_free(a->data, a->capacity * a->kind->size);
    bl_object_free(o, o->shape->size);
}

static void array_visit_nothing(BlObject *o, BlVisit visit, void *ctx) { (void)o, (void)visit, (void)ctx; }

static bool append(Array *a, BlVal v)
{
    uint64_t item;
    if (!a->kind->set(&item, v) || !resize(a, a->count + 1))
        return false;
    memcpy(place(a, a->count - 1), &item, a->kind->size);
    return true;
}

/* The same kind: bytes are copied (from the array itself too). */
static bool extend_array(Array *a, const Array *b)
{
    if (a->kind != b->kind) {
        bl_raise(bl_exc(TypeError), "can only extend with array of same kind");
        return false;
    }
    size_t n = a->count, m = b->count;
    if (m == 0)
        return true;
    if (!resize(a, n + m))
        return false;
    memcpy(place(a, n), b->data, m * a->kind->size);
    return true;
}

static bool extend_iterable(BlVal self, BlVal iterable)
{
    BlRef it = bl_iter(iterable), item;
    if (it == BL_NULL)
        return false;
    bool ok = true;
    while (ok && (item = bl_next(it)) != BL_NULL) {
        ok = append(as_array(self), item);
        bl_drop(item);
    }
    bl_drop(it);
    return ok && !bl_pending();
}

static bool append_bytes(Array *a, const void *bytes, size_t n)
{
    size_t old = a->count;
    if (n % a->kind->size) {
        bl_raise(bl_exc(ValueError), "bytes length not a multiple of item size");
        return false;
    }
    if (n == 0)
        return true;
    if (!resize(a, old + n / a->kind->size))
        return false;
    memcpy(place(a, old), bytes, n);
    return true;
}

static bool append_text(Array *a, BlVal text)
{
    const BlStr *s = bl_as_str(text);
    size_t old = a->count;
    if (!resize(a, old + s->length))
        return false;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        memcpy(place(a, old + i), &c, sizeof c);
    }
    return true;
}

/* ---- construction ---- */

static bool fill(BlVal self, BlVal initial)
{
    Array *a = as_array(self);
    if (bl_is_str(initial)) {
        if (a->kind->code == 'u')
            return append_text(a, initial);
        bl_raise(bl_exc(TypeError), "cannot use a str to initialize an array with typecode '%c'", a->kind->code);
        return false;
    }
    if (is_array(initial)) {
        if (as_array(initial)->kind == a->kind)
            return extend_array(a, as_array(initial));
        if (a->kind->code != 'u' && as_array(initial)->kind->code == 'u') {
            bl_raise(bl_exc(TypeError), "cannot use a unicode array to initialize an array with typecode '%c'", a->kind->code);
            return false;
        }
    }
    if (bl_is_bytes(initial))
        return append_bytes(a, bl_as_bytes(initial)->data, bl_as_bytes(initial)->length);
    if (bl_is_exact(initial, BYTEARRAY)) {
        const BlByteArray *b = (const BlByteArray *)bl_obj(initial);
        return append_bytes(a, b->data, b->length);
    }
    return extend_iterable(self, initial);
}

static BlRef array_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if ((cls->table == &bl_array_array_type || bl_class_no_init(cls)) && !bl_no_keywords("array.array", kwnames))
        return BL_NULL;
    if (nargs < 1 || nargs > 2)
        return bl_raise(bl_exc(TypeError), "array() takes at %s argument%s (%zu given)", nargs < 1 ? "least 1" : "most 2", nargs < 1 ? "" : "s", nargs);
    if (!bl_is_str(arg[0]) || bl_as_str(arg[0])->length != 1)
        return bl_raise(bl_exc(TypeError), "array() argument 1 must be a unicode character, not %T", arg[0]);
    const Kind *kind = find_kind(bl_str_at(bl_as_str(arg[0]), 0));
    BlRef self = kind ? make(cls->root, kind, 0) : BL_NULL;
    if (self == BL_NULL || nargs == 1 || fill(self, arg[1]))
        return self;
    bl_drop(self);
    return BL_NULL;
}

/* ---- text, comparison ---- */

static BlRef to_list(const Array *a)
{
    BlRef list = bl_list_new(a->count);
    for (size_t i = 0; list != BL_NULL && i < a->count; i++) {
        BlRef item = item_at(a, i);
        if (item == BL_NULL || !bl_list_adopt(list, item))
            bl_clear_ref(&list);
    }
    return list;
}

static BlRef to_text(const Array *a) { return bl_str_from_units(4, a->data, a->count); }

static BlRef array_repr(BlVal self)
{
    Array *a = as_array(self);
    const char *name = bl_type_name(self), *dot = strrchr(name, '.');
    if (dot)
        name = dot + 1;
    if (a->count == 0)
        return bl_str_format("%s('%c')", name, a->kind->code);
    BlRef items = a->kind->code == 'u' ? to_text(a) : to_list(a), result = BL_NULL;
    if (items != BL_NULL)
        result = bl_str_format("%s('%c', %R)", name, a->kind->code, items);
    bl_drop(items);
    return result;
}

static BlRef array_compare(BlVal self, BlVal other, enum BlCompare op)
{
    if (!is_array(self) || !is_array(other))
        return BL_NOTIMPL;
    const Array *a = as_array(self), *b = as_array(other);
    if (a->count != b->count && (op == BL_EQ || op == BL_NE))
        return bl_from_bool(op == BL_NE);
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        BlRef x = item_at(a, i), y = x == BL_NULL ? BL_NULL : item_at(b, i), result = BL_NULL;
        int same = y == BL_NULL ? -1 : bl_key_eq(x, y);
        if (same == 0)
            result = op == BL_EQ ? BL_FALSE : op == BL_NE ? BL_TRUE : bl_compare(x, y, op);
        bl_drop(x);
        bl_drop(y);
        if (same != 1)
            return result;
    }
    size_t m = a->count, n = b->count;
    return bl_from_bool(op == BL_LT ? m < n : op == BL_LE ? m <= n : op == BL_EQ ? m == n : op == BL_NE ? m != n : op == BL_GT ? m > n : m >= n);
}

/* ---- sequence ---- */

static int64_t array_len(BlVal self) { return (int64_t)as_array(self)->count; }

/* 0, or -1 raised; *i in range. */
static int position(const Array *a, BlVal key, int64_t *i, const char *message)
{
    if (!bl_seq_index(key, i))
        return -1;
    if (*i < 0)
        *i += (int64_t)a->count;
    return (uint64_t)*i < a->count ? 0 : bl_raise_int(bl_exc(IndexError), "%s", message);
}

static BlRef array_getitem(BlVal self, BlVal key)
{
    Array *a = as_array(self);
    int64_t i, start, stop, step;
    if (bl_has_index(key))
        return position(a, key, &i, "array index out of range") < 0 ? BL_NULL : item_at(a, (size_t)i);
    if (!bl_is_slice(key))
        return bl_raise(bl_exc(TypeError), "array indices must be integers");
    if (!bl_slice_unpack(key, &start, &stop, &step))
        return BL_NULL;
    int64_t n = bl_slice_adjust((int64_t)a->count, &start, &stop, step);
    BlRef result = make_like(a, n > 0 ? (size_t)n : 0);
    for (int64_t k = 0; result != BL_NULL && k < n; k++)
        memcpy(place(as_array(result), (size_t)k), place(a, (size_t)(start + k * step)), a->kind->size);
    return result;
}

static int replace_run(Array *a, size_t start, size_t gone, const Array *with)
{
    size_t n = with ? with->count : 0, size = a->kind->size, tail = a->count - start - gone;
    BlRef copy = BL_NULL;
    if (with == a) {
        if ((copy = make_like(a, n)) == BL_NULL)
            return -1;
        if (n)
            memcpy(as_array(copy)->data, a->data, n * size);
        with = as_array(copy);
    }
    if (n < gone) {
        if (!can_resize(a)) {
            bl_drop(copy);
            return -1;
        }
        if (tail)
            memmove(place(a, start + n), place(a, start + gone), tail * size);
    }
    bool ok = resize(a, a->count - gone + n);
    if (ok && n > gone && tail)
        memmove(place(a, start + n), place(a, start + gone), tail * size);
    if (ok && n)
        memcpy(place(a, start), with->data, n * size);
    bl_drop(copy);
    return ok ? 0 : -1;
}

static int delete_stepped(Array *a, int64_t start, int64_t step, int64_t n)
{
    size_t size = a->kind->size;
    if (n <= 0)
        return 0;
    if (!can_resize(a))
        return -1;
    if (step < 0) {
        start += step * (n - 1);
        step = -step;
    }
    size_t to = (size_t)start;
    for (size_t from = (size_t)start; from < a->count; from++) {
        int64_t k = (int64_t)from - start;
        if (k % step == 0 && k / step < n)
            continue;
        memmove(place(a, to++), place(a, from), size);
    }
    return resize(a, to) ? 0 : -1;
}

static int set_slice(BlVal self, BlVal key, BlVal value)
{
    Array *a = as_array(self);
    int64_t start, stop, step;
    if (!bl_slice_unpack(key, &start, &stop, &step))
        return -1;
    int64_t n = bl_slice_adjust((int64_t)a->count, &start, &stop, step);
    if (n < 0)
        n = 0;
    if (value != BL_NULL && !is_array(value))
        return bl_raise_int(bl_exc(TypeError), "can only assign array (not \"%T\") to array slice", value);
    const Array *with = value == BL_NULL ? NULL : as_array(value);
    if (with && with->kind != a->kind)
        return bl_raise_int(bl_exc(TypeError), "bad argument type for built-in operation");
    if (step == 1)
        return replace_run(a, (size_t)start, (size_t)n, with);
    if (!with)
        return delete_stepped(a, start, step, n);
    if (with->count != (size_t)n)
        return bl_raise_int(bl_exc(ValueError), "attempt to assign array of size %zu to extended slice of size %zu", with->count, (size_t)n);
    BlRef copy = BL_NULL;
    if (with == a) {                    /* a[::-1] = a */
        if ((copy = make_like(a, (size_t)n)) == BL_NULL)
            return -1;
        memcpy(as_array(copy)->data, a->data, (size_t)n * a->kind->size);
        with = as_array(copy);
    }
    for (int64_t k = 0; k < n; k++)
        memcpy(place(a, (size_t)(start + k * step)), place(with, (size_t)k), a->kind->size);
    bl_drop(copy);
    return 0;
}

static int array_setitem(BlVal self, BlVal key, BlVal value)
{
    Array *a = as_array(self);
    int64_t i;
    uint64_t item;
    if (!bl_has_index(key))
        return bl_is_slice(key) ? set_slice(self, key, value) : bl_raise_int(bl_exc(TypeError), "array indices must be integers");
    if (position(a, key, &i, "array assignment index out of range") < 0)
        return -1;
    if (value == BL_NULL)
        return replace_run(a, (size_t)i, 1, NULL);
    if (!a->kind->set(&item, value))
        return -1;
    if ((size_t)i < a->count)           /* the conversion may have shortened it */
        memcpy(place(a, (size_t)i), &item, a->kind->size);
    return 0;
}

/* 1 + position of the first equal item from `from` on, 0: none, -1 raised. */
static int64_t search(BlVal self, BlVal v, int64_t from, int64_t to)
{
    Array *a = as_array(self);
    for (int64_t i = from; i < to && (size_t)i < a->count; i++) {
        BlRef item = item_at(a, (size_t)i);
        int same = item == BL_NULL ? -1 : bl_key_eq(item, v);
        bl_drop(item);
        if (same)
            return same < 0 ? -1 : i + 1;
    }
    return 0;
}

static int array_contains(BlVal self, BlVal v)
{
    int64_t at = search(self, v, 0, INT64_MAX);
    return at < 0 ? -1 : at > 0;
}

static BlRef array_concat(BlVal self, BlVal other)
{
    Array *a = as_array(self);
    if (!is_array(other))
        return bl_raise(bl_exc(TypeError), "can only append array (not \"%T\") to array", other);
    Array *b = as_array(other);
    if (a->kind != b->kind)
        return bl_raise(bl_exc(TypeError), "bad argument type for built-in operation");
    BlRef result = make_like(a, a->count + b->count);
    if (result == BL_NULL)
        return result;
    if (a->count)
        memcpy(as_array(result)->data, a->data, a->count * a->kind->size);
    if (b->count)
        memcpy(place(as_array(result), a->count), b->data, b->count * a->kind->size);
    return result;
}

static void copy_times(Array *to, const unsigned char *from, size_t count, size_t times)
{
    size_t bytes = count * to->kind->size;
    for (size_t i = 0; i < times; i++)
        memmove(to->data + i * bytes, from, bytes);
}

static BlRef array_repeat(BlVal self, int64_t n)
{
    Array *a = as_array(self);
    size_t total, times = n > 0 ? (size_t)n : 0;
    if (__builtin_mul_overflow(a->count, times, &total))
        return bl_no_memory();
    BlRef result = make_like(a, total);
    if (result != BL_NULL && total)
        copy_times(as_array(result), a->data, a->count, times);
    return result;
}

static BlRef array_inplace_concat(BlVal self, BlVal other)
{
    if (!is_array(other))
        return bl_raise(bl_exc(TypeError), "can only extend array with array (not \"%T\")", other);
    return extend_array(as_array(self), as_array(other)) ? bl_keep(self) : BL_NULL;
}

static BlRef array_inplace_repeat(BlVal self, int64_t n)
{
    Array *a = as_array(self);
    size_t total, times = n > 0 ? (size_t)n : 0, count = a->count;
    if (__builtin_mul_overflow(count, times, &total))
        return bl_no_memory();
    if (!resize(a, total))
        return BL_NULL;
    if (total)
        copy_times(a, a->data, count, times);
    return bl_keep(self);
}

/* ---- buffer ---- */

static int array_buffer(BlVal self, BlBuffer *out, bool writable)
{
    Array *a = as_array(self);
    (void)writable;
    *out = (BlBuffer){.data = a->data ? a->data : (unsigned char *)"", .length = a->count * a->kind->size, .readonly = false,
                      .owner = bl_keep(self), .view = BL_NULL, .format = a->kind->text, .item_size = a->kind->size};
    a->exports++;
    return 0;
}

static void array_buffer_release(BlVal self, BlBuffer *view)
{
    (void)view;
    as_array(self)->exports--;
}

/* ---- methods ---- */

static BlRef array_append(BlVal self, const BlVal *arg) { return append(as_array(self), arg[0]) ? BL_NONE : BL_NULL; }

static BlRef array_extend(BlVal self, const BlVal *arg)
{
    bool ok = is_array(arg[0]) ? extend_array(as_array(self), as_array(arg[0])) : extend_iterable(self, arg[0]);
    return ok ? BL_NONE : BL_NULL;
}

static BlRef array_insert(BlVal self, const BlVal *arg)
{
    Array *a = as_array(self);
    int64_t at = bl_imm_int(arg[0]);
    uint64_t item;
    if (!a->kind->set(&item, arg[1]))
        return BL_NULL;
    size_t n = a->count;
    if (!resize(a, n + 1))
        return BL_NULL;
    if (at < 0 && (at += (int64_t)n) < 0)
        at = 0;
    if ((size_t)at > n)
        at = (int64_t)n;
    memmove(place(a, (size_t)at + 1), place(a, (size_t)at), (n - (size_t)at) * a->kind->size);
    memcpy(place(a, (size_t)at), &item, a->kind->size);
    return BL_NONE;
}

static BlRef array_pop(BlVal self, const BlVal *arg)
{
    Array *a = as_array(self);
    int64_t at = bl_imm_int(arg[0]);
    if (a->count == 0)
        return bl_raise(bl_exc(IndexError), "pop from empty array");
    if (at < 0)
        at += (int64_t)a->count;
    if ((uint64_t)at >= a->count)
        return bl_raise(bl_exc(IndexError), "pop index out of range");
    BlRef item = item_at(a, (size_t)at);
    if (item == BL_NULL || replace_run(a, (size_t)at, 1, NULL) == 0)
        return item;
    bl_drop(item);
    return BL_NULL;
}

static BlRef not_there(const char *method)
{
    return bl_raise(bl_exc(ValueError), "array.%s(x): x not in array", method);
}

static BlRef array_remove(BlVal self, const BlVal *arg)
{
    int64_t at = search(self, arg[0], 0, INT64_MAX);
    if (at == 0)
        return not_there("remove");
    return at < 0 || replace_run(as_array(self), (size_t)at - 1, 1, NULL) < 0 ? BL_NULL : BL_NONE;
}

static BlRef array_index(BlVal self, const BlVal *arg)
{
    int64_t start = 0, stop = INT64_MAX;
    if (!bl_seq_bound(arg[1], &start) || (arg[2] != BL_NULL && !bl_seq_bound(arg[2], &stop)))
        return BL_NULL;
    bl_seq_clip((int64_t)as_array(self)->count, &start, &stop);
    int64_t at = search(self, arg[0], start, stop);
    return at < 0 ? BL_NULL : at == 0 ? not_there("index") : bl_from_imm(at - 1);
}

static BlRef array_count(BlVal self, const BlVal *arg)
{
    int64_t n = 0, at = 0;
    while ((at = search(self, arg[0], at, INT64_MAX)) > 0)
        n++;
    return at < 0 ? BL_NULL : bl_from_imm(n);
}

static BlRef array_reverse(BlVal self, const BlVal *arg)
{
    (void)arg;
    Array *a = as_array(self);
    uint64_t item;
    for (size_t i = 0, j = a->count; i + 1 < j; i++) {
        memcpy(&item, place(a, --j), a->kind->size);
        memcpy(place(a, j), place(a, i), a->kind->size);
        memcpy(place(a, i), &item, a->kind->size);
    }
    return BL_NONE;
}

static void swap_bytes(Array *a)
{
    size_t size = a->kind->size;
    for (size_t i = 0; i < a->count; i++) {
        unsigned char *p = place(a, i);
        for (size_t k = 0; k < size / 2; k++) {
            unsigned char c = p[k];
            p[k] = p[size - 1 - k];
            p[size - 1 - k] = c;
        }
    }
}

static BlRef array_byteswap(BlVal self, const BlVal *arg)
{
    (void)arg;
    swap_bytes(as_array(self));
    return BL_NONE;
}

static BlRef array_buffer_info(BlVal self, const BlVal *arg)
{
    (void)arg;
    Array *a = as_array(self);
    BlRef address = bl_int_from_uint64((uintptr_t)a->data), result = BL_NULL;
    if (address != BL_NULL)
        result = bl_tuple_pack(2, address, bl_from_imm((int64_t)a->count));
    bl_drop(address);
    return result;
}

static BlRef array_tolist(BlVal self, const BlVal *arg)
{
    (void)arg;
    return to_list(as_array(self));
}

static BlRef array_tobytes(BlVal self, const BlVal *arg)
{
    (void)arg;
    Array *a = as_array(self);
    return bl_bytes_new(a->data ? (const void *)a->data : "", a->count * a->kind->size);
}

static BlRef array_frombytes(BlVal self, const BlVal *arg)
{
    BlBuffer b;
    if (bl_buffer_get(arg[0], &b, false) < 0)
        return BL_NULL;
    bool ok = append_bytes(as_array(self), b.data, b.length);
    bl_buffer_release(&b);
    return ok ? BL_NONE : BL_NULL;
}

/* All or nothing. */
static BlRef array_fromlist(BlVal self, const BlVal *arg)
{
    Array *a = as_array(self);
    if (!bl_is_list(arg[0]))
        return bl_raise(bl_exc(TypeError), "arg must be list");
    BlList *l = bl_as_list(arg[0]);
    size_t n = l->count, old = a->count;
    if (n == 0)
        return BL_NONE;
    if (!resize(a, old + n))
        return BL_NULL;
    memset(place(a, old), 0, n * a->kind->size);
    for (size_t i = 0; i < n; i++) {
        uint64_t item;
        bool ok = i < l->count && a->kind->set(&item, l->items[i]);
        if (ok && l->count == n && a->count == old + n) {
            memcpy(place(a, old + i), &item, a->kind->size);
            continue;
        }
        if (!bl_pending())
            bl_raise(bl_exc(RuntimeError), "list changed size during iteration");
        BlRef error = bl_save_error();
        if (a->count > old && !resize(a, old))
            bl_clear_error();
        bl_restore_error(error);
        return BL_NULL;
    }
    return BL_NONE;
}

static BlRef array_fromunicode(BlVal self, const BlVal *arg)
{
    if (as_array(self)->kind->code != 'u')
        return bl_raise(bl_exc(ValueError), "fromunicode() may only be called on unicode type arrays");
    return append_text(as_array(self), arg[0]) ? BL_NONE : BL_NULL;
}

static BlRef array_tounicode(BlVal self, const BlVal *arg)
{
    (void)arg;
    if (as_array(self)->kind->code != 'u')
        return bl_raise(bl_exc(ValueError), "tounicode() may only be called on unicode type arrays");
    return to_text(as_array(self));
}

static BlRef array_fromfile(BlVal self, const BlVal *arg)
{
    Array *a = as_array(self);
    int64_t n = bl_imm_int(arg[1]), bytes;
    if (n < 0)
        return bl_raise(bl_exc(ValueError), "negative count");
    if (__builtin_mul_overflow(n, (int64_t)a->kind->size, &bytes) || !bl_int_fits(bytes))
        return bl_no_memory();
    BlVal want = bl_from_imm(bytes);
    BlRef data = bl_call_method(arg[0], bl_name(read), &want, 1);
    if (data == BL_NULL)
        return data;
    bool ok = false;
    if (!bl_is_bytes(data)) {
        bl_raise(bl_exc(TypeError), "read() didn't return bytes");
    } else {
        bool enough = (int64_t)bl_as_bytes(data)->length == bytes;
        ok = append_bytes(a, bl_as_bytes(data)->data, bl_as_bytes(data)->length);
        if (ok && !enough) {
            bl_raise(bl_exc(EOFError), "read() didn't return enough bytes");
            ok = false;
        }
    }
    bl_drop(data);
    return ok ? BL_NONE : BL_NULL;
}

static BlRef array_tofile(BlVal self, const BlVal *arg)
{
    BlRef data = array_tobytes(self, NULL);
    if (data == BL_NULL)
        return data;
    BlRef done = as_array(self)->count ? bl_call_method(arg[0], bl_name(write), &data, 1) : BL_NONE;
    bl_drop(data);
    if (done == BL_NULL)
        return done;
    bl_drop(done);
    return BL_NONE;
}

static BlRef array_copy(BlVal self, const BlVal *arg)
{
    (void)arg;
    return array_repeat(self, 1);
}

/* (array, (code, list)) for old protocols, else through _array_reconstructor. */
static BlRef array_reduce_ex(BlVal self, const BlVal *arg)
{
    Array *a = as_array(self);
    BlRef dict = BL_NULL, code = BL_NULL, items = BL_NULL, args = BL_NULL, f = BL_NULL, result = BL_NULL;
    BlVal cls = bl_from_obj(bl_class_of(self));
    if (!bl_is_int(arg[0]))
        return bl_raise(bl_exc(TypeError), "__reduce_ex__ argument should be an integer");
    int64_t protocol = 0;
    (void)bl_int_to_int64(arg[0], &protocol);
    int has = bl_find_attr(self, bl_name(__dict__), &dict);
    if (has < 0)
        return BL_NULL;
    if (!has)
        dict = BL_NONE;
    code = bl_str_char((unsigned char)a->kind->code);
    items = code == BL_NULL ? BL_NULL : protocol < 3 ? to_list(a) : array_tobytes(self, NULL);
    if (items != BL_NULL && protocol < 3) {
        args = bl_tuple_pack(2, code, items);
        f = bl_keep(cls);
    } else if (items != BL_NULL) {
        BlRef module = bl_module_from_def(&bl_mod_array);
        f = module == BL_NULL ? BL_NULL : bl_getattr_c(module, "_array_reconstructor");
        bl_drop(module);
        args = f == BL_NULL ? BL_NULL : bl_tuple_pack(4, cls, code, bl_from_imm(a->kind->format), items);
    }
    if (args != BL_NULL)
        result = bl_tuple_pack(3, f, args, dict);
    bl_drop(args);
    bl_drop(f);
    bl_drop(items);
    bl_drop(code);
    bl_drop(dict);
    return result;
}

static BlRef array_typecode(BlVal self) { return bl_str_char((unsigned char)as_array(self)->kind->code); }
static BlRef array_itemsize(BlVal self) { return bl_from_imm(as_array(self)->kind->size); }
static int64_t array_sizeof(BlVal self) { return 64 + (int64_t)(as_array(self)->capacity * as_array(self)->kind->size); }

/* ---- iterator ---- */

typedef struct ArrayIter {
    BlObject head;
    BlRef array;                /* BL_NULL: finished */
    size_t at;
} ArrayIter;

static BlRef array_iter(BlVal self)
{
    BlShape *shape = bl_class_shape(state_of()->iterator);
    BlObject *o = bl_object_new(shape, shape->size);
    if (!o)
        return BL_NULL;
    ((ArrayIter *)o)->array = bl_keep(self);
    ((ArrayIter *)o)->at = 0;
    bl_gc_track(o);
    return bl_from_obj(o);
}

static void iter_free(BlObject *o)
{
    bl_gc_untrack(o);
    bl_drop(((ArrayIter *)o)->array);
    bl_object_free(o, o->shape->size);
}

static void iter_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((ArrayIter *)o)->array, ctx); }

static BlRef iter_next(BlVal self)
{
    ArrayIter *it = (ArrayIter *)bl_obj(self);
    if (it->array == BL_NULL)
        return BL_NULL;
    if (it->at < as_array(it->array)->count)
        return item_at(as_array(it->array), it->at++);
    bl_clear_ref(&it->array);
    return BL_NULL;
}

static BlRef iter_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    ArrayIter *it = (ArrayIter *)bl_obj(self);
    if (it->array == BL_NULL)
        return bl_iter_reduced("iter", bl_list_new(0), BL_NULL);
    return bl_iter_reduced("iter", bl_keep(it->array), bl_from_imm((int64_t)it->at));
}

static BlRef iter_setstate(BlVal self, const BlVal *arg)
{
    ArrayIter *it = (ArrayIter *)bl_obj(self);
    int64_t at = bl_imm_int(arg[0]);
    if (it->array != BL_NULL) {
        int64_t n = (int64_t)as_array(it->array)->count;
        it->at = (size_t)(at < 0 ? 0 : at > n ? n : at);
    }
    return BL_NONE;
}

static const BlMethod iter_methods[] = {
    {"__reduce__", iter_reduce, "()", "Return state information for pickling.", NULL, 0},
    {"__setstate__", iter_setstate, "(state: ssize, /)", "Set state information for unpickling.", NULL, 0},
    {0},
};

const BlType bl_array_iterator_type = {
    .name = "array.arrayiterator", .flags = BL_TF_TRACKED | BL_TF_ABSTRACT, .size = sizeof(ArrayIter),
    .free = iter_free, .traverse = iter_traverse, .iter = bl_return_self, .next = iter_next, .methods = iter_methods,
};

/* ---- type ---- */

static const BlMethod array_methods[] = {
    {"append", array_append, "(v, /)", "Append new value v to the end of the array.", NULL, 0},
    {"buffer_info", array_buffer_info, "()", "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.", NULL, 0},
    {"byteswap", array_byteswap, "()", "Byteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is raised.", NULL, 0},
    {"__copy__", array_copy, "()", "Return a copy of the array.", NULL, 0},
    {"__deepcopy__", array_copy, "(unused, /)", "Return a copy of the array.", NULL, 0},
    {"count", array_count, "(v, /)", "Return number of occurrences of v in the array.", NULL, 0},
    {"extend", array_extend, "(bb, /)", "Append items to the end of the array.", NULL, 0},
    {"fromfile", array_fromfile, "(f, n: ssize, /)", "Read n objects from the file object f and append them to the end of the array.", NULL, 0},
    {"fromlist", array_fromlist, "(list, /)", "Append items to array from list.", NULL, 0},
    {"frombytes", array_frombytes, "(buffer, /)", "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.", NULL, 0},
    {"fromunicode", array_fromunicode, "(ustr: str, /)", "Extends this array with data from the unicode string ustr.", NULL, 0},
    {"index", array_index, "(v, start=0, stop=sys.maxsize, /)", "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.", NULL, 0},
    {"insert", array_insert, "(i: ssize, v, /)", "Insert a new item v into the array before position i.", NULL, 0},
    {"pop", array_pop, "(i: ssize=-1, /)", "Return the i-th element and delete it from the array.\n\ni defaults to -1.", NULL, 0},
    {"__reduce_ex__", array_reduce_ex, "(value, /)", "Return state information for pickling.", NULL, 0},
    {"remove", array_remove, "(v, /)", "Remove the first occurrence of v in the array.", NULL, 0},
    {"reverse", array_reverse, "()", "Reverse the order of the items in the array.", NULL, 0},
    {"tofile", array_tofile, "(f, /)", "Write all items (as machine values) to the file object f.", NULL, 0},
    {"tolist", array_tolist, "()", "Convert array to an ordinary list with the same items.", NULL, 0},
    {"tobytes", array_tobytes, "()", "Convert the array to an array of machine values and return the bytes representation.", NULL, 0},
    {"tounicode", array_tounicode, "()", "Extends this array with data from the unicode string ustr.", NULL, 0},
    {0},
};

static const BlGetSet array_getset[] = {
    {"typecode", array_typecode, NULL, "the typecode character used to create the array"},
    {"itemsize", array_itemsize, NULL, "the size, in bytes, of one array item"},
    {0},
};

const BlType bl_array_array_type = {
    .name = "array.array",
    .doc = "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the\nappropriate type.",
    .flags = BL_TF_BASETYPE | BL_TF_WEAKREF | BL_TF_TRACKED | BL_TF_SEQUENCE_PATTERN, .size = sizeof(Array), .free = array_free, .traverse = array_visit_nothing, .new_ = array_new,
    .repr = array_repr, .hash = bl_hash_unhashable, .compare = array_compare, .iter = array_iter,
    .len = array_len, .getitem = array_getitem, .setitem = array_setitem, .contains = array_contains,
    .concat = array_concat, .repeat = array_repeat, .inplace_concat = array_inplace_concat, .inplace_repeat = array_inplace_repeat,
    .is_sequence = true, .buffer = array_buffer, .buffer_release = array_buffer_release,
    .methods = array_methods, .getset = array_getset, .sizeof_ = array_sizeof,
};

/* ---- the module ---- */

/* Little-endian formats of the kind's own size as they are, big-endian ones turned round. */
static BlRef reconstruct(BlVal self, const BlVal *arg)
{
    (void)self;
    int64_t format = bl_imm_int(arg[2]);
    if (!bl_is_class(arg[0]))
        return bl_raise(bl_exc(TypeError), "first argument must be a type object, not %T", arg[0]);
    if (bl_as_class(arg[0])->native != &bl_array_array_type)
        return bl_raise(bl_exc(TypeError), "%s is not a subtype of array.array", bl_class_tp_name(bl_as_class(arg[0])));
    if (!bl_is_str(arg[1]) || bl_as_str(arg[1])->length != 1)
        return bl_raise(bl_exc(TypeError), "_array_reconstructor() argument 2 must be a unicode character, not %T", arg[1]);
    const Kind *kind = find_kind(bl_str_at(bl_as_str(arg[1]), 0));
    if (!kind)
        return BL_NULL;
    if (format < 0 || format > 21)
        return bl_raise(bl_exc(ValueError), "third argument must be a valid machine format code.");
    if (!bl_is_bytes(arg[3]))
        return bl_raise(bl_exc(TypeError), "fourth argument should be bytes, not %T", arg[3]);
    bool swapped = format != kind->format;
    if (swapped && format != kind->format + 1)
        return bl_raise(bl_exc(ValueError), "unsupported machine format code %lld for typecode '%c'", (long long)format, kind->code);
    BlRef result = make(bl_class_shape(arg[0]), kind, 0);
    if (result == BL_NULL)
        return result;
    if (!append_bytes(as_array(result), bl_as_bytes(arg[3])->data, bl_as_bytes(arg[3])->length)) {
        bl_drop(result);
        return BL_NULL;
    }
    if (swapped)
        swap_bytes(as_array(result));
    return result;
}

static const BlMethod module_methods[] = {
    {"_array_reconstructor", reconstruct, "(arraytype, typecode, mformat_code: ssize, items, /)", "Internal. Used for pickling support.", NULL, 0},
    {0},
};

static const BlModuleType module_types[] = {
    {&bl_array_array_type, offsetof(ArrayModule, array)},
    {0},
};

static bool array_exec(BlVal module)
{
    ArrayModule *state = ((BlModule *)bl_obj(module))->state;
    state->iterator = bl_class_from_type(&bl_array_iterator_type, BL_NULL);
    return state->iterator != BL_NULL && bl_module_add(module, "ArrayType", bl_keep(state->array)) && bl_module_add_str(module, "typecodes", "bBuhHiIlLqQfd");
}

static void array_fini(void *state) { bl_clear_ref(&((ArrayModule *)state)->iterator); }
static void array_traverse(void *state, BlVisit visit, void *ctx) { visit(((ArrayModule *)state)->iterator, ctx); }

const BlModuleDef bl_mod_array = {
    .name = "array",
    .doc = "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.\n",
    .methods = module_methods, .types = module_types, .exec = array_exec, .state_size = sizeof(ArrayModule), .fini = array_fini, .traverse = array_traverse,
};
