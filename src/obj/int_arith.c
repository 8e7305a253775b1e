/* int_arith.c -- int: sums, products, shifts, bitwise operations, powers, roots.
 *
 * Two words first: an immediate is 63 bits, so the sum of two fits 64 and the product 128. Only what is larger goes to
 * limbs. Bitwise operations on negative numbers work on two's complement copies one limb longer than the operands.
 */
#include <math.h>

#include "obj/int_impl.h"
#include "obj/interrupt.h"
#include "obj/tuple.h"

/* Results up to this many limbs are worked out on the C stack, so that their block has the right size at once. */
enum { ON_STACK = 32 };

/* ---- sums ---- */

static BlRef add_magnitudes(const BlIntView *u, const BlIntView *v, bool negative)
{
    if (u->n < v->n) {
        const BlIntView *swap = u;
        u = v;
        v = swap;
    }
    mp_limb_t small[ON_STACK + 1];
    if (u->n <= ON_STACK && v->n) {
        small[u->n] = mpn_add(small, u->limb, (mp_size_t)u->n, v->limb, (mp_size_t)v->n);
        return bl_int_from_limbs(small, u->n + 1, negative);
    }
    BlInt *z = bl_int_alloc(u->n + 1);
    if (z == NULL)
        return BL_NULL;
    mp_limb_t *out = (mp_limb_t *)z->limb;
    if (v->n)
        out[u->n] = mpn_add(out, u->limb, (mp_size_t)u->n, v->limb, (mp_size_t)v->n);
    else {
        memcpy(out, u->limb, u->n * sizeof *out);
        out[u->n] = 0;
    }
    return bl_int_done(z, u->n + 1, u->n + 1, negative);
}

/* |u| - |v|, negated if `negative`. */
static BlRef sub_magnitudes(const BlIntView *u, const BlIntView *v, bool negative)
{
    if (u->n < v->n || (u->n == v->n && u->n && mpn_cmp(u->limb, v->limb, (mp_size_t)u->n) < 0)) {
        const BlIntView *swap = u;
        u = v;
        v = swap;
        negative = !negative;
    }
    mp_limb_t small[ON_STACK];
    if (u->n <= ON_STACK && v->n) {
        mpn_sub(small, u->limb, (mp_size_t)u->n, v->limb, (mp_size_t)v->n);
        return bl_int_from_limbs(small, u->n, negative);
    }
    BlInt *z = bl_int_alloc(u->n);
    if (z == NULL)
        return BL_NULL;
    mp_limb_t *out = (mp_limb_t *)z->limb;
    if (v->n)
        mpn_sub(out, u->limb, (mp_size_t)u->n, v->limb, (mp_size_t)v->n);
    else
        memcpy(out, u->limb, u->n * sizeof *out);
    return bl_int_done(z, u->n, u->n, negative);
}

BlRef bl_int_add(BlVal a, BlVal b)
{
    int64_t x, y;
    if (bl_int_small(a, &x) && bl_int_small(b, &y))
        return bl_int_from_int64(x + y);
    BlIntView u, v;
    bl_int_view(a, &u);
    bl_int_view(b, &v);
    return u.negative == v.negative ? add_magnitudes(&u, &v, u.negative) : sub_magnitudes(&u, &v, u.negative);
}

BlRef bl_int_sub(BlVal a, BlVal b)
{
    int64_t x, y;
    if (bl_int_small(a, &x) && bl_int_small(b, &y))
        return bl_int_from_int64(x - y);
    BlIntView u, v;
    bl_int_view(a, &u);
    bl_int_view(b, &v);
    return u.negative != v.negative ? add_magnitudes(&u, &v, u.negative) : sub_magnitudes(&u, &v, u.negative);
}

BlRef bl_int_neg(BlVal a)
{
    int64_t x;
    if (bl_int_small(a, &x))
        return bl_int_from_int64(-x);
    BlIntView u;
    bl_int_view(a, &u);
    return bl_int_from_limbs(u.limb, u.n, !u.negative);
}

BlRef bl_int_abs(BlVal a)
{
    return bl_int_sign(a) < 0 ? bl_int_neg(a) : bl_int_exact(a);
}

/* ---- products ---- */

BlRef bl_int_mul(BlVal a, BlVal b)
{
    int64_t x, y;
    if (bl_int_small(a, &x) && bl_int_small(b, &y)) {
        int64_t small;
        if (!__builtin_mul_overflow(x, y, &small))
            return bl_int_from_int64(small);
        return bl_int_from_i128((BlI128)x * y);
    }
    BlIntView left, right;
    bl_int_view(a, &left);
    bl_int_view(b, &right);
    const BlIntView *u = &left, *v = &right;
    if (u->n < v->n) {
        u = &right;
        v = &left;
    }
    if (v->n == 0)
        return bl_from_imm(0);
    bool negative = u->negative != v->negative;
    size_t room = u->n + v->n;
    mp_limb_t small[ON_STACK];
    if (room <= ON_STACK) {
        mpn_mul(small, u->limb, (mp_size_t)u->n, v->limb, (mp_size_t)v->n);
        return bl_int_from_limbs(small, room, negative);
    }
    BlInt *z = bl_int_alloc(room);
    if (z == NULL)
        return BL_NULL;
    mp_limb_t *out = (mp_limb_t *)z->limb;
    if (v->n == 1) {                    /* one pass, and no scratch */
        out[u->n] = mpn_mul_1(out, u->limb, (mp_size_t)u->n, v->limb[0]);
        return bl_int_done(z, room, room, negative);
    }
    if (!bl_mpn_reserve(room)) {
        bl_int_give_up(z, room);
        return BL_NULL;
    }
    if (u->limb == v->limb)
        mpn_sqr(out, u->limb, (mp_size_t)u->n);
    else
        mpn_mul(out, u->limb, (mp_size_t)u->n, v->limb, (mp_size_t)v->n);
    bl_mpn_release();
    return bl_int_done(z, room, room, negative);
}

/* ---- shifts ---- */

BlRef bl_int_shift_left(BlVal a, size_t by)
{
    int64_t x;
    if (by < 62 && bl_int_small(a, &x))
        return bl_int_from_i128((BlI128)x * ((BlI128)1 << by));
    BlIntView u;
    bl_int_view(a, &u);
    if (u.n == 0)
        return bl_from_imm(0);
    size_t skip = by / 64, room = u.n + skip + 1;
    BlInt *z = bl_int_alloc(room);
    if (z == NULL)
        return BL_NULL;
    mp_limb_t *out = (mp_limb_t *)z->limb;
    memset(out, 0, skip * sizeof *out);
    if (by % 64)
        out[room - 1] = mpn_lshift(out + skip, u.limb, (mp_size_t)u.n, (unsigned)(by % 64));
    else {
        memcpy(out + skip, u.limb, u.n * sizeof *out);
        out[room - 1] = 0;
    }
    return bl_int_done(z, room, room, u.negative);
}

BlRef bl_int_shift_right(BlVal a, size_t by)
{
    int64_t x;
    if (bl_int_small(a, &x))
        return bl_from_imm(by > 62 ? -(x < 0) : x >> by);
    BlIntView u;
    bl_int_view(a, &u);
    size_t skip = by / 64;
    if (skip >= u.n)
        return bl_from_imm(-(u.negative && u.n));
    size_t n = u.n - skip;
    BlInt *z = bl_int_alloc(n + 1);
    if (z == NULL)
        return BL_NULL;
    mp_limb_t *out = (mp_limb_t *)z->limb;
    bool lost = false;
    for (size_t i = 0; i < skip && !lost; i++)
        lost = u.limb[i] != 0;
    if (by % 64)
        lost |= mpn_rshift(out, u.limb + skip, (mp_size_t)n, (unsigned)(by % 64)) != 0;
    else
        memcpy(out, u.limb + skip, n * sizeof *out);
    out[n] = u.negative && lost ? mpn_add_1(out, out, (mp_size_t)n, 1) : 0;
    return bl_int_done(z, n + 1, n + 1, u.negative);
}

static BlRef shift(BlVal a, BlVal b, bool left)
{
    if (bl_int_sign(b) < 0)
        return bl_raise(bl_exc(ValueError), "negative shift count");
    if (bl_int_sign(a) == 0)
        return bl_from_imm(0);
    uint64_t by;
    if (bl_int_to_uint64(b, &by))
        return left ? bl_int_shift_left(a, by) : bl_int_shift_right(a, by);
    if (!left)
        return bl_from_imm(bl_int_sign(a) < 0 ? -1 : 0);
    /* CPython counts digits of 30 bits in a signed word */
    BlIntView count;
    bl_int_view(b, &count);
    BlU128 digits = count.n == 2 ? (((BlU128)count.limb[1] << 64) | count.limb[0]) / 30 : 0;
    if (count.n > 2 || digits > INT64_MAX)
        return bl_raise(bl_exc(OverflowError), "too many digits in integer");
    return bl_no_memory();
}

/* ---- bitwise ---- */

static void to_complement(mp_limb_t *out, const BlIntView *u, size_t n)
{
    memcpy(out, u->limb, u->n * sizeof *out);
    memset(out + u->n, 0, (n - u->n) * sizeof *out);
    if (u->negative)
        mpn_neg(out, out, (mp_size_t)n);
}

static BlRef bitwise(BlVal a, BlVal b, enum BlBinary op)
{
    int64_t x, y;
    if (bl_int_small(a, &x) && bl_int_small(b, &y))
        return bl_from_imm(op == BL_AND ? x & y : op == BL_OR ? x | y : x ^ y);
    BlIntView u, v;
    bl_int_view(a, &u);
    bl_int_view(b, &v);
    size_t n = (u.n > v.n ? u.n : v.n) + 1;
    BlInt *z = bl_int_alloc(n);
    mp_limb_t *other = z ? bl_limbs(n) : NULL;
    if (other == NULL) {
        if (z)
            bl_int_give_up(z, n);
        return BL_NULL;
    }
    mp_limb_t *out = (mp_limb_t *)z->limb;
    to_complement(out, &u, n);
    to_complement(other, &v, n);
    for (size_t i = 0; i < n; i++)
        out[i] = op == BL_AND ? out[i] & other[i] : op == BL_OR ? out[i] | other[i] : out[i] ^ other[i];
    bl_mfree(other);
    bool negative = out[n - 1] >> 63;
    if (negative)
        mpn_neg(out, out, (mp_size_t)n);
    return bl_int_done(z, n, n, negative);
}

/* ---- powers ---- */

/* Square and multiply from the top bit down, on values: small ones stay immediates. */
static BlRef power_of(BlVal base, uint64_t exponent)
{
    BlRef r = bl_int_exact(base);
    if (r == BL_NULL)
        return BL_NULL;
    for (int bit = 62 - __builtin_clzll(exponent); bit >= 0; bit--) {
        BlRef next = bl_int_mul(r, r);
        bl_drop(r);
        r = next;
        if (r != BL_NULL && exponent >> bit & 1) {
            next = bl_int_mul(r, base);
            bl_drop(r);
            r = next;
        }
        if (r == BL_NULL)
            return BL_NULL;
        if (!bl_check_signals()) {
            bl_drop(r);
            return BL_NULL;
        }
    }
    return r;
}

BlRef bl_int_pow(BlVal base, BlVal exponent)
{
    BlIntView u;
    bl_int_view(base, &u);
    uint64_t e;
    bool small = bl_int_to_uint64(exponent, &e);
    if (small && e == 0)
        return bl_from_imm(1);
    if (u.n == 0)
        return bl_from_imm(0);
    if (u.n == 1 && u.limb[0] == 1) {
        BlIntView count;
        bl_int_view(exponent, &count);
        return bl_from_imm(u.negative && (count.limb[0] & 1) ? -1 : 1);
    }
    if (u.n == 1 && (u.limb[0] & (u.limb[0] - 1)) == 0) {       /* a power of two: shift */
        uint64_t by;
        if (!small || __builtin_mul_overflow((uint64_t)__builtin_ctzll(u.limb[0]), e, &by))
            return bl_no_memory();
        return bl_int_shift_left(bl_from_imm(u.negative && (e & 1) ? -1 : 1), by);
    }
    uint64_t bits;
    if (!small || __builtin_mul_overflow((uint64_t)bl_int_bit_length(base) - 1, e, &bits) || bits >> 50)
        return bl_no_memory();
    return power_of(base, e);
}

static BlRef pow_any(BlVal a, BlVal b)
{
    if (bl_int_sign(b) >= 0)
        return bl_int_pow(a, b);
    double x, y;
    if (!bl_int_to_double(a, &x) || !bl_int_to_double(b, &y))
        return BL_NULL;
    extern BlRef bl_float_binary(double, double, enum BlBinary);
    return bl_float_binary(x, y, BL_POW);
}

/* ---- roots, rounding ---- */

BlRef bl_int_isqrt(BlVal a)
{
    int64_t x;
    if (bl_int_small(a, &x)) {
        int64_t r = (int64_t)sqrt((double)x);
        while (r * r > x)
            r--;
        while ((r + 1) * (r + 1) <= x)
            r++;
        return bl_from_imm(r);
    }
    BlIntView u;
    bl_int_view(a, &u);
    size_t n = (u.n + 1) / 2;
    BlInt *z = bl_int_alloc(n);
    if (z == NULL)
        return BL_NULL;
    if (!bl_mpn_reserve(u.n)) {
        bl_int_give_up(z, n);
        return BL_NULL;
    }
    mpn_sqrtrem((mp_limb_t *)z->limb, NULL, u.limb, (mp_size_t)u.n);
    bl_mpn_release();
    return bl_int_done(z, n, n, false);
}

/* To the nearest multiple of unit, ties to an even quotient. */
static BlRef round_to(BlVal a, BlVal unit)
{
    BlRef rest, quotient = bl_int_divmod(a, unit, &rest);
    if (quotient == BL_NULL)
        return BL_NULL;
    BlRef twice = bl_int_shift_left(rest, 1), r = BL_NULL;
    if (twice != BL_NULL) {
        int order = bl_int_compare(twice, unit);
        BlIntView q;
        bl_int_view(quotient, &q);
        bool odd = q.n && (q.limb[0] & 1);
        r = bl_int_sub(a, rest);
        if (r != BL_NULL && (order > 0 || (order == 0 && odd))) {
            BlRef up = bl_int_add(r, unit);
            bl_drop(r);
            r = up;
        }
    }
    bl_drop(twice);
    bl_drop(rest);
    bl_drop(quotient);
    return r;
}

BlRef bl_int_round(BlVal a, BlVal ndigits)
{
    if (bl_int_sign(ndigits) >= 0)
        return bl_int_exact(a);
    int64_t digits;
    if (!bl_int_to_int64(ndigits, &digits) || -(double)digits > 2.0 + (double)bl_int_bit_length(a) * 0.302)
        return bl_from_imm(0);
    BlRef unit = bl_int_pow(bl_from_imm(10), bl_from_imm(-digits));
    if (unit == BL_NULL)
        return BL_NULL;
    BlRef r = round_to(a, unit);
    bl_drop(unit);
    return r;
}

/* ---- dispatch ---- */

static BlRef floor_or_mod(BlVal a, BlVal b, bool want_mod)
{
    int64_t x, y;
    if (bl_int_small(a, &x) && bl_int_small(b, &y) && y != 0) {
        if (y == -1)
            return want_mod ? bl_from_imm(0) : bl_int_from_int64(-x);
        int64_t q = x / y, m = x % y;
        bool fix = m != 0 && (m < 0) != (y < 0);
        return bl_from_imm(want_mod ? m + (fix ? y : 0) : q - fix);
    }
    if (bl_int_sign(b) == 0)
        return bl_raise(bl_exc(ZeroDivisionError), want_mod ? "integer modulo by zero" : "integer division or modulo by zero");
    BlRef mod, q = bl_int_divmod(a, b, &mod);
    if (q == BL_NULL)
        return BL_NULL;
    bl_drop(want_mod ? q : mod);
    return want_mod ? mod : q;
}

BlRef bl_int_binary(BlVal a, BlVal b, enum BlBinary op)
{
    switch (op) {
    case BL_ADD: return bl_int_add(a, b);
    case BL_SUB: return bl_int_sub(a, b);
    case BL_MUL: return bl_int_mul(a, b);
    case BL_TRUEDIV: return bl_int_true_divide(a, b);
    case BL_FLOORDIV: return floor_or_mod(a, b, false);
    case BL_MOD: return floor_or_mod(a, b, true);
    case BL_LSHIFT: return shift(a, b, true);
    case BL_RSHIFT: return shift(a, b, false);
    case BL_AND: case BL_OR: case BL_XOR: return bitwise(a, b, op);
    case BL_POW: return pow_any(a, b);
    case BL_DIVMOD: {
        BlRef mod, q = bl_int_divmod(a, b, &mod);
        if (q == BL_NULL)
            return BL_NULL;
        BlRef items[2] = {q, mod};
        return bl_tuple_from_adopted(items, 2);
    }
    default: return bl_bad_operands(a, b, "@");
    }
}
