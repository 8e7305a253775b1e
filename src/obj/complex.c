/* complex.c -- complex: two doubles. Formulas are chosen so that results agree with CPython's to the last bit. */
#include <errno.h>
#include <math.h>

#include "base/numtext.h"
#include "mem/gc.h"
#include "obj/float.h"
#include "obj/int.h"
#include "obj/native.h"
#include "obj/number_text.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "obj/type.h"

static inline BlC value(BlVal v)
{
    const BlComplex *c = (const BlComplex *)bl_obj(v);
    return (BlC){c->real, c->imag};
}

static BlRef make(BlShape *shape, double real, double imag)
{
    BlComplex *c = shape ? (BlComplex *)bl_object_new(shape, shape->size) : NULL;
    if (c == NULL)
        return BL_NULL;
    c->real = real;
    c->imag = imag;
    if (shape->type->flags & BL_TF_TRACKED)
        bl_gc_track(&c->head);
    return bl_from_obj(c);
}

BlRef bl_complex_new(double real, double imag)
{
    return make(&bl_vm->shapes[BL_T_COMPLEX], real, imag);
}

static BlRef from_c(BlC c) { return bl_complex_new(c.real, c.imag); }

static BlRef complex_exact(BlVal v)
{
    return bl_is_exact(v, COMPLEX) ? bl_keep(v) : from_c(value(v));
}

static void complex_free(BlObject *o)
{
    bl_object_free(o, o->shape->size);
}

/* ---- operands ---- */

static int operand(BlVal v, BlC *out)
{
    out->imag = 0.0;
    if (bl_is_complex(v)) {
        *out = value(v);
        return 1;
    }
    if (bl_is_float(v)) {
        out->real = bl_float_value(v);
        return 1;
    }
    if (!bl_is_int(v))
        return 0;
    return bl_int_to_double(v, &out->real) ? 1 : -1;
}

#define OPERANDS(a, b, x, y)                                                                                           \
    BlC x, y;                                                                                                          \
    do {                                                                                                               \
        int ok_ = operand(a, &x);                                                                                      \
        if (ok_ > 0)                                                                                                   \
            ok_ = operand(b, &y);                                                                                      \
        if (ok_ <= 0)                                                                                                  \
            return ok_ < 0 ? BL_NULL : BL_NOTIMPL;                                                                     \
    } while (0)

/* ---- arithmetic ---- */

static BlC product(BlC a, BlC b)
{
    return (BlC){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

BlC bl_complex_quotient(BlC a, BlC b, bool *by_zero)
{
    double re = fabs(b.real), im = fabs(b.imag);
    *by_zero = false;
    if (re >= im) {                     /* divide by the larger part first: no overflow on the way */
        if (re == 0) {
            *by_zero = true;
            return (BlC){0, 0};
        }
        double ratio = b.imag / b.real, denom = b.real + b.imag * ratio;
        return (BlC){(a.real + a.imag * ratio) / denom, (a.imag - a.real * ratio) / denom};
    }
    if (im >= re) {
        double ratio = b.real / b.imag, denom = b.real * ratio + b.imag;
        return (BlC){(a.real * ratio + a.imag) / denom, (a.imag * ratio - a.real) / denom};
    }
    return (BlC){NAN, NAN};
}

static BlC power_by_squaring(BlC x, int n)
{
    BlC r = {1, 0};
    for (int bit = 1; n >= bit; bit <<= 1) {
        if (n & bit)
            r = product(r, x);
        x = product(x, x);
    }
    return r;
}

static BlC power_polar(BlC a, BlC b)
{
    double size = hypot(a.real, a.imag);
    double length = pow(size, b.real), angle = atan2(a.imag, a.real), phase = angle * b.real;
    if (b.imag != 0) {
        length /= exp(angle * b.imag);
        phase += b.imag * log(size);
    }
    return (BlC){length * cos(phase), length * sin(phase)};
}

BlRef bl_complex_pow(BlC a, BlC b)
{
    BlC r = {0, 0};
    bool by_zero = false;
    if (b.imag == 0 && b.real == floor(b.real) && fabs(b.real) <= 100.0) {
        int n = (int)b.real;
        r = n > 0 ? power_by_squaring(a, n) : bl_complex_quotient((BlC){1, 0}, power_by_squaring(a, -n), &by_zero);
    } else if (a.real == 0 && a.imag == 0)
        by_zero = b.imag != 0 || b.real < 0;
    else
        r = power_polar(a, b);
    if (by_zero)
        return bl_raise(bl_exc(ZeroDivisionError), "0.0 to a negative or complex power");
    if (isinf(r.real) || isinf(r.imag))
        return bl_raise(bl_exc(OverflowError), "complex exponentiation");
    return from_c(r);
}

static BlRef complex_add(BlVal a, BlVal b)
{
    OPERANDS(a, b, x, y);
    return bl_complex_new(x.real + y.real, x.imag + y.imag);
}

static BlRef complex_sub(BlVal a, BlVal b)
{
    OPERANDS(a, b, x, y);
    return bl_complex_new(x.real - y.real, x.imag - y.imag);
}

static BlRef complex_mul(BlVal a, BlVal b)
{
    OPERANDS(a, b, x, y);
    return from_c(product(x, y));
}

static BlRef complex_truediv(BlVal a, BlVal b)
{
    OPERANDS(a, b, x, y);
    bool by_zero;
    BlC r = bl_complex_quotient(x, y, &by_zero);
    return by_zero ? bl_raise(bl_exc(ZeroDivisionError), "complex division by zero") : from_c(r);
}

static BlRef complex_pow(BlVal a, BlVal b)
{
    OPERANDS(a, b, x, y);
    return bl_complex_pow(x, y);
}

static BlRef complex_power(BlVal a, BlVal b, BlVal modulus)
{
    OPERANDS(a, b, x, y);
    return modulus != BL_NONE ? bl_raise(bl_exc(ValueError), "complex modulo") : bl_complex_pow(x, y);
}

static BlRef complex_neg(BlVal v) { return bl_complex_new(-value(v).real, -value(v).imag); }

static BlRef complex_abs(BlVal v)
{
    BlC c = value(v);
    double r = hypot(c.real, c.imag);
    if (isinf(r) && isfinite(c.real) && isfinite(c.imag))
        return bl_raise(bl_exc(OverflowError), "absolute value too large");
    return bl_float_new(r);
}

static int complex_truth(BlVal v) { return value(v).real != 0 || value(v).imag != 0; }

static BlRef complex_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if (op != BL_EQ && op != BL_NE)
        return BL_NOTIMPL;
    BlC x = value(a);
    bool equal;
    if (bl_is_complex(b))
        equal = x.real == value(b).real && x.imag == value(b).imag;
    else if (bl_is_float(b))
        equal = x.imag == 0 && x.real == bl_float_value(b);
    else if (!bl_is_int(b))
        return BL_NOTIMPL;
    else if (x.imag != 0)
        equal = false;
    else {
        BlRef real = bl_float_new(x.real);
        BlRef r = real == BL_NULL ? BL_NULL : bl_float_compare(real, b, BL_EQ);
        bl_drop(real);
        if (r == BL_NULL)
            return BL_NULL;
        equal = r == BL_TRUE;
    }
    return bl_from_bool(equal == (op == BL_EQ));
}

static int64_t complex_hash(BlVal v)
{
    BlC c = value(v);
    uint64_t h = (uint64_t)bl_hash_double(c.real, v) + 1000003u * (uint64_t)bl_hash_double(c.imag, v);
    return h == UINT64_MAX ? -2 : (int64_t)h;
}

/* ---- text ---- */

static BlRef complex_repr(BlVal v)
{
    BlC c = value(v);
    BlBuf text = BL_BUF_INIT;
    bool imag_only = c.real == 0 && !signbit(c.real);
    if (!imag_only) {
        bl_buf_addc(&text, '(');
        bl_double_text(&text, c.real, 'r', 0, 0);
    }
    bl_double_text(&text, c.imag, 'r', 0, imag_only ? 0 : BL_NT_PLUS);
    bl_buf_adds(&text, imag_only ? "j" : "j)");
    BlRef r = text.failed ? bl_no_memory() : bl_str_from_units(1, text.data, text.size);
    bl_buf_free(&text);
    return r;
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* number | number 'j' | number sign number 'j' | sign? 'j', perhaps in parentheses, blanks around. */
static bool parse(const char *p, const char *end, BlC *out)
{
    while (p < end && is_blank(*p))
        p++;
    while (p < end && is_blank(end[-1]))
        end--;
    if (p < end && *p == '(') {
        if (end[-1] != ')')
            return false;
        p++;
        end--;
        while (p < end && is_blank(*p))
            p++;
        while (p < end && is_blank(end[-1]))
            end--;
    }
    double first, second;
    *out = (BlC){0, 0};
    size_t n = bl_double_scan(p, (size_t)(end - p), &first);
    if (n) {
        p += n;
        if (p == end) {
            out->real = first;
            return true;
        }
        if (*p == 'j' || *p == 'J') {
            out->imag = first;
            return p + 1 == end;
        }
        if (*p != '+' && *p != '-')
            return false;
        out->real = first;
    }
    n = bl_double_scan(p, (size_t)(end - p), &second);
    if (!n) {
        second = p < end && *p == '-' ? -1.0 : 1.0;
        if (p < end && (*p == '+' || *p == '-'))
            p++;
    }
    p += n;
    out->imag = second;
    return end - p == 1 && (*p == 'j' || *p == 'J');
}

/* Underscores may stand between digits. Answers false where one stands elsewhere. */
static bool drop_underscores(char *text, size_t *n)
{
    size_t k = 0;
    for (size_t i = 0; i < *n; i++) {
        if (text[i] != '_') {
            text[k++] = text[i];
            continue;
        }
        bool before = i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9';
        bool after = i + 1 < *n && text[i + 1] >= '0' && text[i + 1] <= '9';
        if (!before || !after)
            return false;
    }
    *n = k;
    text[k] = 0;
    return true;
}

static BlRef from_str(BlVal s, BlShape *shape)
{
    BlNumberText t;
    if (!bl_number_text(s, &t))
        return BL_NULL;
    BlBuf copy = BL_BUF_INIT;
    bl_buf_add(&copy, t.text, t.length);
    bl_buf_addc(&copy, 0);
    bl_number_text_free(&t);
    BlRef r = BL_NULL;
    size_t n = copy.size - 1;
    BlC c;
    if (copy.failed)
        bl_no_memory();
    else if (!drop_underscores(copy.data, &n))
        bl_raise(bl_exc(ValueError), "could not convert string to complex: %R", s);
    else if (memchr(copy.data, 0, n) || !parse(copy.data, copy.data + n, &c))
        bl_raise(bl_exc(ValueError), "complex() arg is a malformed string");
    else
        r = make(shape, c.real, c.imag);
    bl_buf_free(&copy);
    return r;
}

/* ---- complex(real, imag) ---- */

/* __complex__: 1 *out is its answer, 0 there is none, -1 raised. */
static int by_method(BlVal v, BlC *out)
{
    BlRef r;
    if (bl_is_exact(v, COMPLEX))
        return 0;
    int found = bl_call_special(v, bl_name(__complex__), NULL, 0, &r);
    if (found <= 0)
        return found;
    if (!bl_is_complex(r)) {
        bl_raise(bl_exc(TypeError), "%.200T.__complex__() returned non-complex (type %.200T)", v, r);
        bl_drop(r);
        return -1;
    }
    *out = value(r);
    bl_drop(r);
    return 1;
}

bool bl_as_complex(BlVal v, BlC *out)
{
    if (bl_is_exact(v, COMPLEX)) {
        *out = value(v);
        return true;
    }
    int found = by_method(v, out);
    if (found)
        return found > 0;
    if (bl_is_complex(v)) {
        *out = value(v);
        return true;
    }
    out->imag = 0.0;
    return bl_as_double(v, &out->real);
}

/* One argument of complex(): `*is_complex` says whether it had an imaginary part to give. */
static bool part(BlVal v, BlC *out, bool *is_complex, bool first)
{
    *is_complex = false;
    if (first) {
        int found = by_method(v, out);
        if (found < 0)
            return false;
        if (found) {
            *is_complex = true;
            return true;
        }
    }
    if (bl_is_complex(v)) {
        *out = value(v);
        *is_complex = true;
        return true;
    }
    const BlType *t = bl_type_of(v);
    if (!t->float_ && !t->index) {
        bl_raise(bl_exc(TypeError),
                 first ? "complex() first argument must be a string or a number, not '%.200T'"
                       : "complex() second argument must be a number, not '%.200T'",
                 v);
        return false;
    }
    BlRef f = bl_to_float(v);
    if (f == BL_NULL)
        return false;
    *out = (BlC){bl_float_value(f), 0.0};
    bl_drop(f);
    return true;
}

static BlRef complex_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[2];
    if (!bl_parse_args("complex", "(real=NULL, imag=NULL)", arg, nargs, kwnames, a))
        return BL_NULL;
    BlShape *shape = bl_class_shape(bl_from_obj(cls));
    if (a[0] != BL_NULL && a[1] == BL_NULL && shape == &bl_vm->shapes[BL_T_COMPLEX] && bl_is_exact(a[0], COMPLEX))
        return bl_keep(a[0]);
    if (a[0] != BL_NULL && bl_is_str(a[0])) {
        if (a[1] != BL_NULL)
            return bl_raise(bl_exc(TypeError), "complex() can't take second arg if first is a string");
        return from_str(a[0], shape);
    }
    if (a[1] != BL_NULL && bl_is_str(a[1]))
        return bl_raise(bl_exc(TypeError), "complex() second arg can't be a string");
    BlC real = {0, 0}, imag = {0, 0};
    bool real_complex = false, imag_complex = false;
    if ((a[0] != BL_NULL && !part(a[0], &real, &real_complex, true)) || (a[1] != BL_NULL && !part(a[1], &imag, &imag_complex, false)))
        return BL_NULL;
    double re = real.real, im = a[1] == BL_NULL ? 0.0 : imag.real;
    if (imag_complex)
        re -= imag.imag;
    if (real_complex)
        im = a[1] == BL_NULL ? real.imag : im + real.imag;
    return make(shape, re, im);
}

/* ---- methods ---- */

static BlRef complex_conjugate(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_complex_new(value(self).real, -value(self).imag);
}

static BlRef complex_getnewargs(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef items[2] = {bl_float_new(value(self).real), bl_float_new(value(self).imag)};
    if (items[0] == BL_NULL || items[1] == BL_NULL) {
        bl_drop(items[0]);
        bl_drop(items[1]);
        return BL_NULL;
    }
    return bl_tuple_from_adopted(items, 2);
}

static BlRef complex_complex(BlVal self, const BlVal *arg)
{
    (void)arg;
    return complex_exact(self);
}

static BlRef complex_format(BlVal self, const BlVal *arg)
{
    return bl_format_number(self, arg[0]);
}

static const BlMethod complex_methods[] = {
    {"__complex__", complex_complex, "()", "The number as an exact complex.", NULL, 0},
    {"conjugate", complex_conjugate, "()", "The number with the sign of its imaginary part changed.\n\n>>> (3-4j).conjugate()\n(3+4j)", NULL, 0},
    {"__getnewargs__", complex_getnewargs, "()", NULL, NULL, 0},
    {"__format__", complex_format, "(format_spec: str, /)", "Format as the mini-language says.", NULL, 0},
    {0}
};

static BlRef complex_real(BlVal self) { return bl_float_new(value(self).real); }
static BlRef complex_imag(BlVal self) { return bl_float_new(value(self).imag); }

static int readonly(BlVal self, BlVal value)
{
    (void)self, (void)value;
    return bl_raise_int(bl_exc(AttributeError), "readonly attribute");
}

static const BlGetSet complex_getset[] = {
    {"real", complex_real, readonly, "the real part of a complex number"},
    {"imag", complex_imag, readonly, "the imaginary part of a complex number"},
    {NULL, NULL, NULL, NULL}
};

static int64_t complex_sizeof(BlVal v) { (void)v; return sizeof(BlComplex); }

const BlType bl_complex_type = {
    .name = "complex",
    .doc = "Create a complex number from text or from a real and an optional imaginary part.",
    .flags = BL_TF_BASETYPE | BL_TF_COMPLEX_SUBCLASS,  .id = BL_T_COMPLEX,  .size = sizeof(BlComplex),
    .free = complex_free,  .new_ = complex_new,
    .repr = complex_repr,  .hash = complex_hash,  .compare = complex_compare,
    .binary = {[BL_ADD] = complex_add, [BL_SUB] = complex_sub, [BL_MUL] = complex_mul, [BL_TRUEDIV] = complex_truediv, [BL_POW] = complex_pow},
    .power = complex_power,
    .unary = {[BL_NEG] = complex_neg, [BL_POS] = complex_exact, [BL_ABS] = complex_abs},
    .truth = complex_truth,
    .methods = complex_methods,  .getset = complex_getset,  .sizeof_ = complex_sizeof,
};
