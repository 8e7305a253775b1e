/* int_methods.c -- the named methods of int. */
#include "obj/bytes.h"
#include "obj/float.h"
#include "obj/int_impl.h"
#include "obj/native.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "obj/type.h"

static BlRef int_bit_length(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_from_imm((int64_t)bl_int_bit_length(self));
}

static BlRef int_bit_count(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlIntView w;
    bl_int_view(self, &w);
    return bl_from_imm(w.n ? (int64_t)mpn_popcount(w.limb, (mp_size_t)w.n) : 0);
}

static BlRef int_conjugate(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_int_exact(self);
}

static BlRef int_as_integer_ratio(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef n = bl_int_exact(self);
    if (n == BL_NULL)
        return BL_NULL;
    BlRef items[2] = {n, bl_from_imm(1)};
    return bl_tuple_from_adopted(items, 2);
}

static BlRef int_getnewargs(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef n = bl_int_exact(self);
    return n == BL_NULL ? BL_NULL : bl_tuple_from_adopted(&n, 1);
}

static BlRef int_round(BlVal self, const BlVal *arg)
{
    if (arg[0] == BL_NULL)
        return bl_int_exact(self);
    BlRef digits = bl_index(arg[0]);
    if (digits == BL_NULL)
        return BL_NULL;
    BlRef r = bl_int_round(self, digits);
    bl_drop(digits);
    return r;
}

static BlRef int_format(BlVal self, const BlVal *arg)
{
    return bl_format_number(self, arg[0]);
}

/* ---- bytes ---- */

/* 1 little, 0 big, -1 raised */
static int byte_order(BlVal order)
{
    if (order == BL_NULL || bl_str_is(order, "big"))
        return 0;
    if (bl_str_is(order, "little"))
        return 1;
    return bl_raise_int(bl_exc(ValueError), "byteorder must be either 'little' or 'big'");
}

/* The magnitude in n bytes, little end first; false: it does not fit. */
static bool fill_bytes(unsigned char *out, size_t n, const BlIntView *w, bool is_signed)
{
    for (size_t i = 0; i < n; i++)
        out[i] = i / 8 < w->n ? (unsigned char)(w->limb[i / 8] >> i % 8 * 8) : 0;
    size_t bits = w->n ? w->n * 64 - (size_t)__builtin_clzll(w->limb[w->n - 1]) : 0;
    bool negative = w->negative && w->n;
    if (negative && mpn_scan1(w->limb, 0) == bits - 1)
        bits--;                         /* -128 needs 7 bits and a sign */
    if (bits > n * 8 || (is_signed && n && bits > n * 8 - 1))
        return false;
    if (is_signed && !n && w->n)
        return negative && bits == 0;
    if (negative) {
        unsigned carry = 1;
        for (size_t i = 0; i < n; i++) {
            carry += (unsigned char)~out[i];
            out[i] = (unsigned char)carry;
            carry >>= 8;
        }
    }
    return true;
}

static BlRef int_to_bytes(BlVal self, const BlVal *arg)
{
    int64_t length = arg[0] == BL_NULL ? 1 : bl_imm_int(arg[0]);
    int little = byte_order(arg[1]);
    if (little < 0)
        return BL_NULL;
    if (length < 0)
        return bl_raise(bl_exc(ValueError), "length argument must be non-negative");
    bool is_signed = arg[2] == BL_TRUE;
    BlIntView w;
    bl_int_view(self, &w);
    if (w.negative && w.n && !is_signed)
        return bl_raise(bl_exc(OverflowError), "can't convert negative int to unsigned");
    BlRef r = bl_bytes_new(NULL, (size_t)length);
    if (r == BL_NULL)
        return BL_NULL;
    unsigned char *data = (unsigned char *)bl_as_bytes(r)->data;
    size_t n = (size_t)length;
    if (n == 0 ? bl_int_bit_length(self) != 0 && !(is_signed && bl_from_imm(-1) == self) : !fill_bytes(data, n, &w, is_signed)) {
        bl_drop(r);
        return bl_raise(bl_exc(OverflowError), "int too big to convert");
    }
    for (size_t i = 0; !little && i < n / 2; i++) {
        unsigned char swap = data[i];
        data[i] = data[n - 1 - i];
        data[n - 1 - i] = swap;
    }
    return r;
}

/* What bytes(x) makes of x, but neither a count nor text. */
static BlRef bytes_of(BlVal x)
{
    if (bl_is_exact(x, BYTES))
        return bl_keep(x);
    BlRef r;
    int found = bl_call_special(x, bl_name(__bytes__), NULL, 0, &r);
    if (found < 0)
        return BL_NULL;
    if (found) {
        if (bl_is_bytes(r))
            return r;
        bl_raise(bl_exc(TypeError), "__bytes__ returned non-bytes (type %.200T)", r);
        bl_drop(r);
        return BL_NULL;
    }
    const BlType *t = bl_type_of(x);
    if (bl_is_str(x) || (!bl_has_buffer(x) && !t->iter && !t->getitem))
        return bl_raise(bl_exc(TypeError), "cannot convert '%.200T' object to bytes", x);
    if (bl_has_buffer(x)) {
        BlBuffer b;
        if (bl_buffer_get(x, &b, false) < 0)
            return BL_NULL;
        r = bl_bytes_new(b.data, b.length);
        bl_buffer_release(&b);
        return r;
    }
    BlRef it = bl_iter(x);              /* an iterator, so that an __index__ of x is not taken for a count */
    if (it == BL_NULL)
        return BL_NULL;
    r = bl_call1(bl_from_obj(bl_builtin_class(BL_T_BYTES)), it);
    bl_drop(it);
    return r;
}

static BlRef int_from_bytes(BlVal cls, const BlVal *arg)
{
    int little = byte_order(arg[1]);
    if (little < 0)
        return BL_NULL;
    BlRef bytes = bytes_of(arg[0]);
    if (bytes == BL_NULL)
        return BL_NULL;
    BlRef r = bl_int_from_bytes((const unsigned char *)bl_as_bytes(bytes)->data, bl_as_bytes(bytes)->length, little, arg[2] == BL_TRUE);
    bl_drop(bytes);
    if (r == BL_NULL || cls == bl_from_obj(bl_builtin_class(BL_T_INT)))
        return r;
    BlRef made = bl_call1(cls, r);
    bl_drop(r);
    return made;
}

/* ---- tables ---- */

const BlMethod bl_int_methods[] = {
    {"conjugate", int_conjugate, "()", "The number itself, as every int is its own conjugate.", NULL, 0},
    {"bit_length", int_bit_length, "()", "Number of bits of the absolute value.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6", NULL, 0},
    {"bit_count", int_bit_count, "()", "Number of ones in the binary form of the absolute value.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3", NULL, 0},
    {"to_bytes", int_to_bytes, "(length: ssize=1, byteorder: str='big', *, signed: bool=False)", "The number as an array of bytes.", NULL, 0},
    {"from_bytes", int_from_bytes, "(bytes, byteorder: str='big', *, signed: bool=False)", "The number that an array of bytes represents.", NULL, BL_MF_CLASS},
    {"as_integer_ratio", int_as_integer_ratio, "()", "A pair of ints whose ratio is the number: itself and 1.", NULL, 0},
    {"__trunc__", int_conjugate, "()", "Truncating an int gives the int.", NULL, 0},
    {"__floor__", int_conjugate, "()", "The floor of an int is the int.", NULL, 0},
    {"__ceil__", int_conjugate, "()", "The ceiling of an int is the int.", NULL, 0},
    {"__round__", int_round, "(ndigits=NULL, /)", "Rounding an int; a negative ndigits rounds to tens, hundreds ... and ties to even.", NULL, 0},
    {"__getnewargs__", int_getnewargs, "()", NULL, NULL, 0},
    {"__format__", int_format, "(format_spec: str, /)", "Format as the mini-language says.", NULL, 0},
    {0}
};

static BlRef int_real(BlVal self) { return bl_int_exact(self); }
static BlRef int_zero(BlVal self) { (void)self; return bl_from_imm(0); }
static BlRef int_one(BlVal self) { (void)self; return bl_from_imm(1); }

const BlGetSet bl_int_getset[] = {
    {"real", int_real, NULL, "the real part of a complex number"},
    {"imag", int_zero, NULL, "the imaginary part of a complex number"},
    {"numerator", int_real, NULL, "the numerator of a rational number in lowest terms"},
    {"denominator", int_one, NULL, "the denominator of a rational number in lowest terms"},
    {NULL, NULL, NULL, NULL}
};
