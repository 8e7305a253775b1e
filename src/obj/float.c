/* float.c -- float: a double, inside the word where its exponent is common, else in a block.
 *
 * Arithmetic decodes, operates and encodes. Comparison with an int is exact: both sides are compared as numbers, never
 * through a rounded double. Rounding to decimals goes through decimal text, which the C library rounds correctly.
 */
#include "obj/float.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/numtext.h"
#include "mem/gc.h"
#include "obj/bytes.h"
#include "obj/int_impl.h"
#include "obj/native.h"
#include "obj/number_text.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "obj/type.h"

/* ---- making ---- */

BlRef bl_float_new_slow(double d)
{
    if (d == 0)
        return signbit(d) ? BL_NEGZERO : BL_POSZERO;
    BlFloat *f = (BlFloat *)bl_object_new(&bl_vm->shapes[BL_T_FLOAT], sizeof *f);
    if (f == NULL)
        return BL_NULL;
    f->value = d;
    return bl_from_obj(f);
}

static BlRef float_exact(BlVal v)
{
    if (bl_is_imm_float(v) || bl_is_exact(v, FLOAT))
        return bl_keep(v);
    return bl_float_new(bl_float_value(v));
}

static void float_free(BlObject *o)
{
    bl_object_free(o, o->shape->size);
}

/* ---- operands ---- */

/* 1: *out is the operand as a double, 0: neither float nor int, -1: raised. */
static int operand(BlVal v, double *out)
{
    if (bl_is_float(v)) {
        *out = bl_float_value(v);
        return 1;
    }
    if (!bl_is_int(v))
        return 0;
    return bl_int_to_double(v, out) ? 1 : -1;
}

#define OPERANDS(a, b, x, y)                                                                                           \
    double x, y;                                                                                                       \
    do {                                                                                                               \
        int ok_ = operand(a, &x);                                                                                      \
        if (ok_ > 0)                                                                                                   \
            ok_ = operand(b, &y);                                                                                      \
        if (ok_ <= 0)                                                                                                  \
            return ok_ < 0 ? BL_NULL : BL_NOTIMPL;                                                                     \
    } while (0)

/* ---- arithmetic ---- */

static BlRef zero_division(const char *message)
{
    return bl_raise(bl_exc(ZeroDivisionError), message);
}

static double modulo(double x, double y)
{
    double mod = fmod(x, y);
    if (mod == 0)
        return copysign(0.0, y);
    return (y < 0) != (mod < 0) ? mod + y : mod;
}

static double floor_divide(double x, double y, double *mod_out)
{
    double mod = fmod(x, y);
    double div = (x - mod) / y;
    if (mod != 0) {
        if ((y < 0) != (mod < 0)) {
            mod += y;
            div -= 1.0;
        }
    } else
        mod = copysign(0.0, y);
    *mod_out = mod;
    if (div == 0)
        return copysign(0.0, x / y);
    double whole = floor(div);
    return div - whole > 0.5 ? whole + 1.0 : whole;
}

static BlRef divmod_pair(double x, double y)
{
    double mod, div = floor_divide(x, y, &mod);
    BlRef items[2] = {bl_float_new(div), BL_NULL};
    if (items[0] == BL_NULL)
        return BL_NULL;
    items[1] = bl_float_new(mod);
    if (items[1] == BL_NULL) {
        bl_drop(items[0]);
        return BL_NULL;
    }
    return bl_tuple_from_adopted(items, 2);
}

BlRef bl_raise_range_error(void)
{
    BlRef text = bl_str_c("Numerical result out of range");
    if (text == BL_NULL)
        return BL_NULL;
    BlRef items[2] = {bl_from_imm(ERANGE), text};
    BlRef args = bl_tuple_from_adopted(items, 2);
    if (args == BL_NULL)
        return BL_NULL;
    BlRef e = bl_exception_new(bl_exc(OverflowError), args);
    bl_drop(args);
    return e == BL_NULL ? BL_NULL : bl_raise_object(e);
}

static BlRef power(double x, double y)
{
    if (x == 0 && y < 0 && isfinite(y))
        return zero_division("0.0 cannot be raised to a negative power");
    if (x < 0 && isfinite(x) && isfinite(y) && y != floor(y))
        return bl_complex_pow((BlC){x, 0}, (BlC){y, 0});
    double r = pow(x, y);
    if (isinf(r) && isfinite(x) && isfinite(y))
        return bl_raise_range_error();
    return bl_float_new(r);
}

BlRef bl_float_binary(double a, double b, enum BlBinary op)
{
    double mod;
    switch (op) {
    case BL_ADD: return bl_float_new(a + b);
    case BL_SUB: return bl_float_new(a - b);
    case BL_MUL: return bl_float_new(a * b);
    case BL_TRUEDIV: return b == 0 ? zero_division("float division by zero") : bl_float_new(a / b);
    case BL_FLOORDIV: return b == 0 ? zero_division("float floor division by zero") : bl_float_new(floor_divide(a, b, &mod));
    case BL_MOD: return b == 0 ? zero_division("float modulo") : bl_float_new(modulo(a, b));
    case BL_DIVMOD: return b == 0 ? zero_division("float divmod()") : divmod_pair(a, b);
    case BL_POW: return power(a, b);
    default: return bl_raise(bl_exc(TypeError), "unsupported operand type(s) for floats");
    }
}

#define BINARY(name, op)                                                                                               \
    static BlRef name(BlVal a, BlVal b)                                                                                \
    {                                                                                                                  \
        OPERANDS(a, b, x, y);                                                                                          \
        return bl_float_binary(x, y, op);                                                                              \
    }
BINARY(float_add, BL_ADD)
BINARY(float_sub, BL_SUB)
BINARY(float_mul, BL_MUL)
BINARY(float_truediv, BL_TRUEDIV)
BINARY(float_floordiv, BL_FLOORDIV)
BINARY(float_mod, BL_MOD)
BINARY(float_divmod, BL_DIVMOD)
BINARY(float_pow, BL_POW)
#undef BINARY

static BlRef float_power(BlVal a, BlVal b, BlVal modulus)
{
    if (modulus != BL_NONE)
        return bl_raise(bl_exc(TypeError), "pow() 3rd argument not allowed unless all arguments are integers");
    return float_pow(a, b);
}

static BlRef float_neg(BlVal v) { return bl_float_new(-bl_float_value(v)); }
static BlRef float_abs(BlVal v) { return bl_float_new(fabs(bl_float_value(v))); }
static int float_truth(BlVal v) { return bl_float_value(v) != 0; }
static BlRef float_int(BlVal v) { return bl_int_from_double(bl_float_value(v)); }

/* ---- comparing ---- */

static BlRef answer(int order, enum BlCompare op)
{
    switch (op) {
    case BL_LT: return bl_from_bool(order < 0);
    case BL_LE: return bl_from_bool(order <= 0);
    case BL_EQ: return bl_from_bool(order == 0);
    case BL_NE: return bl_from_bool(order != 0);
    case BL_GT: return bl_from_bool(order > 0);
    default: return bl_from_bool(order >= 0);
    }
}

/* Order of a finite d and a large int. false: MemoryError. */
static bool order_with_large(double d, BlVal i, int *order)
{
    int d_sign = (d > 0) - (d < 0), i_sign = bl_int_sign(i);
    if (d_sign != i_sign) {
        *order = d_sign < i_sign ? -1 : 1;
        return true;
    }
    int e;
    frexp(d, &e);
    int64_t bits = (int64_t)bl_int_bit_length(i);
    if (e != bits) {
        *order = (e < bits ? -1 : 1) * d_sign;
        return true;
    }
    BlRef whole = bl_int_from_double(d);
    if (whole == BL_NULL)
        return false;
    *order = bl_int_compare(whole, i);
    bl_drop(whole);
    if (*order == 0) {
        double rest = d - trunc(d);
        *order = (rest > 0) - (rest < 0);
    }
    return true;
}

static BlRef compare_with_int(double d, BlVal i, enum BlCompare op)
{
    int64_t small;
    if (isnan(d))
        return bl_from_bool(op == BL_NE);
    if (isinf(d))
        return answer(d > 0 ? 1 : -1, op);
    if (bl_int_to_int64(i, &small) && small >= -((int64_t)1 << 53) && small <= (int64_t)1 << 53) {
        double y = (double)small;
        return answer((d > y) - (d < y), op);
    }
    int order;
    return order_with_large(d, i, &order) ? answer(order, op) : BL_NULL;
}

BlRef bl_float_compare(BlVal a, BlVal b, enum BlCompare op)
{
    double x = bl_float_value(a);
    if (bl_is_int(b))
        return compare_with_int(x, b, op);
    if (!bl_is_float(b))
        return BL_NOTIMPL;
    double y = bl_float_value(b);
    switch (op) {
    case BL_LT: return bl_from_bool(x < y);
    case BL_LE: return bl_from_bool(x <= y);
    case BL_EQ: return bl_from_bool(x == y);
    case BL_NE: return bl_from_bool(x != y);
    case BL_GT: return bl_from_bool(x > y);
    default: return bl_from_bool(x >= y);
    }
}

/* ---- hashing: the number modulo 2^61 - 1, so that equal ints and floats agree ---- */

int64_t bl_hash_double(double d, BlVal v)
{
    enum { BITS = 61 };
    const uint64_t modulus = ((uint64_t)1 << BITS) - 1;
    if (isnan(d))
        return bl_hash_pointer(v);
    if (isinf(d))
        return d > 0 ? 314159 : -314159;
    int e;
    double m = frexp(fabs(d), &e);
    uint64_t x = 0;
    while (m != 0) {
        x = (x << 28 & modulus) | x >> (BITS - 28);
        m *= 268435456.0;       /* 2^28 */
        e -= 28;
        uint64_t y = (uint64_t)m;
        m -= (double)y;
        x += y;
        if (x >= modulus)
            x -= modulus;
    }
    e = e >= 0 ? e % BITS : BITS - 1 - (-1 - e) % BITS;
    x = (x << e & modulus) | x >> (BITS - e);
    int64_t h = d < 0 ? -(int64_t)x : (int64_t)x;
    return h == -1 ? -2 : h;
}

static int64_t float_hash(BlVal v)
{
    return bl_hash_double(bl_float_value(v), v);
}

/* ---- text ---- */

BlRef bl_float_repr(double d)
{
    char text[BL_REPR_MAX];
    size_t n = bl_double_repr(d, text);
    return bl_str_from_units(1, text, n);
}

static BlRef float_repr(BlVal v)
{
    return bl_float_repr(bl_float_value(v));
}

/* Copies text without underscores that stand between digits; false: one stands elsewhere. */
static bool without_underscores(const char *text, size_t n, char *out, size_t *length)
{
    size_t k = 0;
    char before = 0;
    for (size_t i = 0; i < n; i++) {
        char c = text[i];
        if (c == '_') {
            if (before < '0' || before > '9')
                return false;
        } else {
            if (before == '_' && (c < '0' || c > '9'))
                return false;
            out[k++] = c;
        }
        before = c;
    }
    out[k] = 0;
    *length = k;
    return before != '_';
}

/* 1: *out is the number, 0: not a number, -1: raised. */
static int parse(const char *text, size_t n, double *out)
{
    while (n && (*text == ' ' || (*text >= '\t' && *text <= '\r'))) {
        text++;
        n--;
    }
    while (n && (text[n - 1] == ' ' || (text[n - 1] >= '\t' && text[n - 1] <= '\r')))
        n--;
    if (memchr(text, '_', n) == NULL)
        return bl_double_parse(text, n, out);
    char *copy = bl_malloc(n + 1);
    if (copy == NULL) {
        bl_no_memory();
        return -1;
    }
    int ok = without_underscores(text, n, copy, &n) && bl_double_parse(copy, n, out);
    bl_mfree(copy);
    return ok;
}

static BlRef from_text(const char *text, size_t n, BlVal shown)
{
    double d;
    int ok = parse(text, n, &d);
    if (ok > 0)
        return bl_float_new(d);
    return ok < 0 ? BL_NULL : bl_raise(bl_exc(ValueError), "could not convert string to float: %R", shown);
}

BlRef bl_float_from_text(const char *text, size_t length)
{
    BlRef shown = bl_str_utf8(text, length);
    if (shown == BL_NULL)
        return BL_NULL;
    BlRef r = from_text(text, length, shown);
    bl_drop(shown);
    return r;
}

static BlRef from_str(BlVal s)
{
    BlNumberText t;
    if (!bl_number_text(s, &t))
        return BL_NULL;
    BlRef r = from_text(t.text, t.length, s);
    bl_number_text_free(&t);
    return r;
}

/* ---- float(x) ---- */

static BlRef from_buffer(BlVal v)
{
    BlBuffer b;
    if (bl_buffer_get(v, &b, false) < 0)
        return BL_NULL;
    BlRef copy = bl_bytes_new(b.data, b.length);        /* a zero at the end, and safe from changes */
    bl_buffer_release(&b);
    if (copy == BL_NULL)
        return BL_NULL;
    BlRef r = from_text(bl_as_bytes(copy)->data, bl_as_bytes(copy)->length, v);
    bl_drop(copy);
    return r;
}

static BlRef float_of(BlVal x)
{
    if (bl_is_imm_float(x) || bl_is_exact(x, FLOAT))
        return bl_keep(x);
    if (bl_is_exact_str(x))
        return from_str(x);
    const BlType *t = bl_type_of(x);
    if (t->float_ || t->index)
        return bl_to_float(x);
    if (bl_is_str(x))
        return from_str(x);
    if (bl_has_buffer(x))
        return from_buffer(x);
    return bl_raise(bl_exc(TypeError), "float() argument must be a string or a real number, not '%.200T'", x);
}

static BlRef float_make(const BlVal *arg, size_t nargs)
{
    if (!bl_check_arity("float", nargs, 0, 1))
        return BL_NULL;
    return nargs ? float_of(arg[0]) : BL_POSZERO;
}

static BlRef float_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    return bl_no_keywords("float", kwnames) ? float_make(arg, nargs) : BL_NULL;
}

static BlRef float_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    bool plain = cls == bl_builtin_class(BL_T_FLOAT);
    if ((plain || bl_class_no_init(cls)) && !bl_no_keywords("float", kwnames))
        return BL_NULL;                 /* a subclass may take keywords in its __init__ */
    BlRef r = float_make(arg, nargs);
    if (plain || r == BL_NULL)
        return r;
    BlShape *shape = bl_class_shape(bl_from_obj(cls));
    BlFloat *f = shape ? (BlFloat *)bl_object_new(shape, shape->size) : NULL;
    if (f) {
        f->value = bl_float_value(r);
        if (shape->type->flags & BL_TF_TRACKED)
            bl_gc_track(&f->head);
    }
    bl_drop(r);
    return f ? bl_from_obj(f) : BL_NULL;
}

/* ---- rounding ---- */

BlRef bl_float_round_int(double d)
{
    double r = round(d);
    if (fabs(d - r) == 0.5)
        r = 2.0 * round(d / 2.0);
    return bl_int_from_double(r);
}

/* |d| >= 1 to the nearest multiple of 10^n, n > 0. */
static double round_to_power(double d, int n)
{
    char text[400];
    int digits = snprintf(text, sizeof text, "%.0f", floor(d));         /* exact: d is large or its floor is */
    if (digits < n)
        return 0.0;
    if (digits == n) {
        double rest = d - floor(d);
        bool tie = text[0] == '5' && rest == 0;
        for (int i = 1; tie && i < digits; i++)
            tie = text[i] == '0';
        if (text[0] < '5' || tie)
            return 0.0;
        snprintf(text, sizeof text, "1e%d", n);
    } else
        snprintf(text, sizeof text, "%.*e", digits - 1 - n, d);
    return strtod(text, NULL);
}

BlRef bl_float_round(double d, int64_t ndigits)
{
    enum { MOST = 323, LEAST = -308 };
    if (!isfinite(d) || d == 0 || ndigits > MOST)
        return bl_float_new(d);
    if (ndigits < LEAST)
        return bl_float_new(0.0 * d);
    double r;
    uint64_t scaled;
    if (ndigits >= 0 && ndigits <= BL_SCALED_MAX && bl_double_scaled(d, (int)ndigits, &scaled) && scaled <= 1ull << 53) {
        static const double power[BL_SCALED_MAX + 1] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17};
        r = (double)scaled / power[ndigits];    /* both exact, so correctly rounded */
    } else if (ndigits >= 0) {
        char text[800];                 /* 309 digits before the point, 323 after it */
        snprintf(text, sizeof text, "%.*f", (int)ndigits, fabs(d));
        r = strtod(text, NULL);
    } else
        r = fabs(d) < 1 ? 0.0 : round_to_power(fabs(d), (int)-ndigits);
    if (isinf(r))
        return bl_raise(bl_exc(OverflowError), "rounded value too large to represent");
    return bl_float_new(copysign(r, d));
}

static BlRef float_round(BlVal self, const BlVal *arg)
{
    double d = bl_float_value(self);
    if (arg[0] == BL_NULL || arg[0] == BL_NONE)
        return bl_float_round_int(d);
    int64_t ndigits;
    return bl_index_int64(arg[0], &ndigits, BL_NULL) ? bl_float_round(d, ndigits) : BL_NULL;
}

static BlRef float_trunc(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_int_from_double(bl_float_value(self));
}

static BlRef float_floor(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_int_from_double(floor(bl_float_value(self)));
}

static BlRef float_ceil(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_int_from_double(ceil(bl_float_value(self)));
}

/* ---- the other methods ---- */

BlRef bl_float_ratio(double d)
{
    if (isinf(d))
        return bl_raise(bl_exc(OverflowError), "cannot convert Infinity to integer ratio");
    if (isnan(d))
        return bl_raise(bl_exc(ValueError), "cannot convert NaN to integer ratio");
    int e;
    double m = frexp(d, &e);
    for (int i = 0; i < 300 && m != floor(m); i++) {
        m *= 2.0;
        e--;
    }
    BlRef items[2] = {bl_int_from_double(m), BL_NULL};
    if (items[0] == BL_NULL)
        return BL_NULL;
    if (e > 0) {
        BlRef shifted = bl_int_shift_left(items[0], (size_t)e);
        bl_replace(&items[0], shifted);
        items[1] = bl_from_imm(1);
    } else
        items[1] = bl_int_shift_left(bl_from_imm(1), (size_t)-e);
    if (items[0] == BL_NULL || items[1] == BL_NULL) {
        bl_drop(items[0]);
        bl_drop(items[1]);
        return BL_NULL;
    }
    return bl_tuple_from_adopted(items, 2);
}

static BlRef float_as_integer_ratio(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_float_ratio(bl_float_value(self));
}

static BlRef float_conjugate(BlVal self, const BlVal *arg)
{
    (void)arg;
    return float_exact(self);
}

static BlRef float_is_integer(BlVal self, const BlVal *arg)
{
    (void)arg;
    double d = bl_float_value(self);
    return bl_from_bool(isfinite(d) && floor(d) == d);
}

static BlRef float_getnewargs(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef f = float_exact(self);
    return f == BL_NULL ? BL_NULL : bl_tuple_from_adopted(&f, 1);
}

static BlRef float_format(BlVal self, const BlVal *arg)
{
    return bl_format_number(self, arg[0]);
}

static BlRef float_hex(BlVal self, const BlVal *arg)
{
    (void)arg;
    double d = bl_float_value(self);
    if (!isfinite(d))
        return bl_float_repr(d);
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint64_t fraction = bits & 0xfffffffffffffu;
    int e = (int)(bits >> 52 & 0x7ff);
    const char *sign = signbit(d) ? "-" : "";
    char text[40];
    int n = d == 0 ? snprintf(text, sizeof text, "%s0x0.0p+0", sign)
                   : snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", sign, e != 0, (unsigned long long)fraction, e ? e - 1023 : -1022);
    return bl_str_from_units(1, text, (size_t)n);
}

/* ---- fromhex ---- */

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    char letter = (char)(c | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

typedef struct HexNumber {
    uint64_t top;               /* the first 60 significant bits or so, last one sticky */
    int64_t exponent;           /* value = top * 2^exponent */
    bool any;                   /* a digit was seen */
} HexNumber;

static const char *hex_digits(const char *p, const char *end, bool after_point, HexNumber *out)
{
    for (int v; p < end && (v = hex_value(*p)) >= 0; p++) {
        out->any = true;
        if (out->top >> 60 == 0) {
            out->top = out->top << 4 | (uint64_t)v;
            out->exponent -= after_point ? 4 : 0;
        } else {
            out->top |= v != 0;
            out->exponent += after_point ? 0 : 4;
        }
    }
    return p;
}

/* "p" sign digits; NULL: malformed. Saturates far outside of what a double can hold. */
static const char *hex_exponent(const char *p, const char *end, int64_t *e)
{
    p++;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    if (p == end || *p < '0' || *p > '9')
        return NULL;
    int64_t value = 0;
    for (; p < end && *p >= '0' && *p <= '9'; p++)
        if (value < (int64_t)1 << 50)
            value = value * 10 + (*p - '0');
    *e = negative ? -value : value;
    return p;
}

static BlRef invalid_hex(void)
{
    return bl_raise(bl_exc(ValueError), "invalid hexadecimal floating-point string");
}

static BlRef parse_hex(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || (*p >= '\t' && *p <= '\r')))
        p++;
    while (p < end && (end[-1] == ' ' || (end[-1] >= '\t' && end[-1] <= '\r')))
        end--;
    double special;
    const char *digits = p + (p < end && (*p == '-' || *p == '+'));
    if (digits < end && hex_value(*digits) < 0 && *digits != '.') {
        if (bl_double_parse(p, (size_t)(end - p), &special))
            return bl_float_new(special);
        return invalid_hex();
    }
    bool negative = p < end && *p == '-';
    p = digits;
    if (end - p >= 2 && p[0] == '0' && (p[1] | 0x20) == 'x')
        p += 2;
    HexNumber h = {0, 0, false};
    p = hex_digits(p, end, false, &h);
    if (p < end && *p == '.')
        p = hex_digits(p + 1, end, true, &h);
    int64_t e = 0;
    if (h.any && p < end && (*p | 0x20) == 'p')
        p = hex_exponent(p, end, &e);
    if (!h.any || p != end)
        return invalid_hex();
    double d = 0.0;
    if (h.top) {
        int shift = __builtin_clzll(h.top);
        d = bl_round_bits(h.top << shift, 64 - shift + h.exponent + e);
    }
    if (isinf(d))
        return bl_raise(bl_exc(OverflowError), "hexadecimal value too large to represent as a float");
    return bl_float_new(negative ? -d : d);
}

static BlRef float_fromhex(BlVal cls, const BlVal *arg)
{
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "bad argument type for built-in operation");
    const BlStr *s = bl_as_str(arg[0]);
    if (!s->ascii)
        return invalid_hex();
    BlRef r = parse_hex(s->data, s->data + s->length);
    if (r == BL_NULL || cls == bl_from_obj(bl_builtin_class(BL_T_FLOAT)))
        return r;
    BlRef made = bl_call1(cls, r);
    bl_drop(r);
    return made;
}

static BlRef float_getformat(BlVal cls, const BlVal *arg)
{
    (void)cls;
    if (!bl_str_is(arg[0], "double") && !bl_str_is(arg[0], "float"))
        return bl_raise(bl_exc(ValueError), "__getformat__() argument 1 must be 'double' or 'float'");
    return bl_str_c("IEEE, little-endian");
}

/* ---- tables ---- */

static const BlMethod float_methods[] = {
    {"conjugate", float_conjugate, "()", "The number itself, as every float is its own conjugate.", NULL, 0},
    {"__trunc__", float_trunc, "()", "The number without its fraction, as an int.", NULL, 0},
    {"__floor__", float_floor, "()", "The greatest int that is not greater.", NULL, 0},
    {"__ceil__", float_ceil, "()", "The smallest int that is not smaller.", NULL, 0},
    {"__round__", float_round, "(ndigits=None, /)", "The nearest number with ndigits decimals; an int if ndigits is None.", NULL, 0},
    {"as_integer_ratio", float_as_integer_ratio, "()", "A pair of ints whose ratio is exactly the number, in lowest terms, the second positive.\n\n"
     ">>> (10.0).as_integer_ratio()\n(10, 1)\n>>> (-.25).as_integer_ratio()\n(-1, 4)", NULL, 0},
    {"fromhex", float_fromhex, "(string, /)", "The float that a hexadecimal text represents.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375", NULL, BL_MF_CLASS},
    {"hex", float_hex, "()", "Hexadecimal text that represents the number exactly.\n\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'", NULL, 0},
    {"is_integer", float_is_integer, "()", "True if the number has no fraction.", NULL, 0},
    {"__getnewargs__", float_getnewargs, "()", NULL, NULL, 0},
    {"__getformat__", float_getformat, "(typestr: str, /)", "How C doubles and floats are stored: for tests.", NULL, BL_MF_CLASS},
    {"__format__", float_format, "(format_spec: str, /)", "Format as the mini-language says.", NULL, 0},
    {0}
};

static BlRef float_imag(BlVal self) { (void)self; return BL_POSZERO; }

static const BlGetSet float_getset[] = {
    {"real", float_exact, NULL, "the real part of a complex number"},
    {"imag", float_imag, NULL, "the imaginary part of a complex number"},
    {NULL, NULL, NULL, NULL}
};

static int64_t float_sizeof(BlVal v) { (void)v; return sizeof(BlFloat); }

const BlType bl_float_type = {
    .name = "float",
    .doc = "Convert text or a number to a floating-point number, where possible.",
    .flags = BL_TF_BASETYPE | BL_TF_FLOAT_SUBCLASS,  .id = BL_T_FLOAT,  .size = sizeof(BlFloat),
    .free = float_free,  .new_ = float_new,  .vectornew = float_vectornew,
    .repr = float_repr,  .hash = float_hash,  .compare = bl_float_compare,
    .binary = {
        [BL_ADD] = float_add, [BL_SUB] = float_sub, [BL_MUL] = float_mul, [BL_TRUEDIV] = float_truediv,
        [BL_FLOORDIV] = float_floordiv, [BL_MOD] = float_mod, [BL_DIVMOD] = float_divmod, [BL_POW] = float_pow,
    },
    .power = float_power,
    .unary = {[BL_NEG] = float_neg, [BL_POS] = float_exact, [BL_ABS] = float_abs},
    .truth = float_truth,  .int_ = float_int,  .float_ = float_exact,
    .methods = float_methods,  .getset = float_getset,  .sizeof_ = float_sizeof,
};
