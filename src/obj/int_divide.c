/* int_divide.c -- int: quotients, remainders, modular powers, greatest common divisors.
 *
 * Remainders have the sign of the divisor, quotients are floors. GMP divides magnitudes; the signs are put right after.
 */
#include <math.h>

#include "obj/float.h"
#include "obj/int_impl.h"
#include "obj/interrupt.h"

/* ---- divmod ---- */

/* {q, u.n - v.n + 1}, {r, v.n} of magnitudes, u.n >= v.n >= 1; false: MemoryError. */
static bool divide_magnitudes(mp_limb_t *q, mp_limb_t *r, const BlIntView *u, const BlIntView *v)
{
    if (v->n == 1) {
        r[0] = mpn_divrem_1(q, 0, u->limb, (mp_size_t)u->n, v->limb[0]);
        return true;
    }
    if (!bl_mpn_reserve(u->n + v->n))
        return false;
    mpn_tdiv_qr(q, r, 0, u->limb, (mp_size_t)u->n, v->limb, (mp_size_t)v->n);
    bl_mpn_release();
    return true;
}

static bool all_zero(const mp_limb_t *limb, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (limb[i])
            return false;
    return true;
}

/* |u| < |v|: the quotient is 0 or -1. */
static BlRef divmod_smaller(BlVal a, BlVal b, const BlIntView *u, const BlIntView *v, BlRef *mod_out)
{
    bool adjust = u->n && u->negative != v->negative;
    *mod_out = adjust ? bl_int_add(a, b) : bl_int_exact(a);
    return *mod_out == BL_NULL ? BL_NULL : bl_from_imm(adjust ? -1 : 0);
}

BlRef bl_int_divmod(BlVal a, BlVal b, BlRef *mod_out)
{
    int64_t x, y;
    *mod_out = BL_NULL;
    if (bl_int_sign(b) == 0)
        return bl_raise(bl_exc(ZeroDivisionError), "integer division or modulo by zero");
    if (bl_int_small(a, &x) && bl_int_small(b, &y)) {
        int64_t q = x / y, m = x % y;           /* 63 bits: no overflow even for -1 */
        bool fix = m != 0 && (m < 0) != (y < 0);
        *mod_out = bl_from_imm(m + (fix ? y : 0));
        return bl_int_from_int64(q - fix);
    }
    BlIntView u, v;
    bl_int_view(a, &u);
    bl_int_view(b, &v);
    if (u.n < v.n)
        return divmod_smaller(a, b, &u, &v, mod_out);
    size_t q_room = u.n - v.n + 2;
    BlInt *q = bl_int_alloc(q_room);
    BlInt *r = q ? bl_int_alloc(v.n) : NULL;
    if (r == NULL)
        goto fail;
    mp_limb_t *ql = (mp_limb_t *)q->limb, *rl = (mp_limb_t *)r->limb;
    if (!divide_magnitudes(ql, rl, &u, &v))
        goto fail;
    ql[q_room - 1] = 0;
    bool negative = u.negative != v.negative;
    if (negative && !all_zero(rl, v.n)) {
        mpn_sub_n(rl, v.limb, rl, (mp_size_t)v.n);
        mpn_add_1(ql, ql, (mp_size_t)q_room, 1);
    }
    BlRef quotient = bl_int_done(q, q_room, q_room, negative);
    BlRef mod = bl_int_done(r, v.n, v.n, v.negative);
    if (quotient == BL_NULL || mod == BL_NULL) {
        bl_drop(quotient);
        bl_drop(mod);
        return BL_NULL;
    }
    *mod_out = mod;
    return quotient;
fail:
    if (r)
        bl_int_give_up(r, v.n);
    if (q)
        bl_int_give_up(q, q_room);
    return BL_NULL;
}

/* ---- true division ---- */

/* |a| * 2^shift / |b| as 64 bits or a few more, *inexact: something was cut off. BL_NULL raised. */
static BlRef scaled_quotient(BlVal a, BlVal b, int64_t shift, bool *inexact)
{
    BlRef num = bl_int_abs(a), den = bl_int_abs(b), rest = BL_NULL, q = BL_NULL, scaled = BL_NULL;
    if (num == BL_NULL || den == BL_NULL)
        goto done;
    if (shift >= 0)
        scaled = bl_int_shift_left(num, (size_t)shift);
    else {
        BlIntView u;
        bl_int_view(num, &u);
        size_t by = (size_t)-shift;
        *inexact = mpn_scan1(u.limb, 0) < by;
        scaled = bl_int_shift_right(num, by);
    }
    if (scaled == BL_NULL)
        goto done;
    q = bl_int_divmod(scaled, den, &rest);
    if (q != BL_NULL)
        *inexact |= bl_int_sign(rest) != 0;
done:
    bl_drop(scaled);
    bl_drop(rest);
    bl_drop(num);
    bl_drop(den);
    return q;
}

BlRef bl_int_true_divide(BlVal a, BlVal b)
{
    if (bl_int_sign(b) == 0)
        return bl_raise(bl_exc(ZeroDivisionError), "division by zero");
    int64_t x, y;
    const int64_t exact = (int64_t)1 << 53;
    if (bl_int_small(a, &x) && bl_int_small(b, &y) && x >= -exact && x <= exact && y >= -exact && y <= exact)
        return bl_float_new((double)x / (double)y);
    if (bl_int_sign(a) == 0)
        return bl_float_new(bl_int_sign(b) < 0 ? -0.0 : 0.0);
    bool negative = (bl_int_sign(a) < 0) != (bl_int_sign(b) < 0);
    int64_t diff = (int64_t)bl_int_bit_length(a) - (int64_t)bl_int_bit_length(b);
    double d = 0.0;
    if (diff > 1025)
        d = INFINITY;
    else if (diff >= -1076) {
        int64_t shift = 66 - diff;
        bool inexact = false;
        BlRef q = scaled_quotient(a, b, shift, &inexact);
        if (q == BL_NULL)
            return BL_NULL;
        BlIntView w;
        bl_int_view(q, &w);
        d = bl_round_bits(bl_int_top(&w) | inexact, (int64_t)bl_int_bit_length(q) - shift);
        bl_drop(q);
    }
    if (isinf(d))
        return bl_raise(bl_exc(OverflowError), "integer division result too large for a float");
    return bl_float_new(negative ? -d : d);
}

/* ---- greatest common divisor ---- */

static uint64_t gcd_words(uint64_t x, uint64_t y)
{
    if (x == 0 || y == 0)
        return x | y;
    int twos = __builtin_ctzll(x | y);
    x >>= __builtin_ctzll(x);
    while (y) {
        y >>= __builtin_ctzll(y);
        if (x > y) {
            uint64_t swap = x;
            x = y;
            y = swap;
        }
        y -= x;
    }
    return x << twos;
}

/* Copy of u without its trailing zero bits, *twos of them; NULL: MemoryError. */
static mp_limb_t *odd_part(const BlIntView *u, size_t *n, size_t *twos)
{
    mp_limb_t *out = bl_limbs(u->n);
    if (out == NULL)
        return NULL;
    *twos = mpn_scan1(u->limb, 0);
    size_t skip = *twos / 64;
    *n = u->n - skip;
    if (*twos % 64)
        mpn_rshift(out, u->limb + skip, (mp_size_t)*n, (unsigned)(*twos % 64));
    else
        memcpy(out, u->limb + skip, *n * sizeof *out);
    if (out[*n - 1] == 0)
        --*n;
    return out;
}

static BlRef gcd_limbs(const BlIntView *u, const BlIntView *v)
{
    size_t un, vn, u_twos, v_twos;
    mp_limb_t *x = odd_part(u, &un, &u_twos), *y = x ? odd_part(v, &vn, &v_twos) : NULL;
    BlRef r = BL_NULL;
    if (y && bl_mpn_reserve(un + vn)) {
        bool swap = un < vn || (un == vn && x[un - 1] < y[vn - 1]);
        size_t n = (size_t)(swap ? mpn_gcd(x, y, (mp_size_t)vn, x, (mp_size_t)un) : mpn_gcd(y, x, (mp_size_t)un, y, (mp_size_t)vn));
        bl_mpn_release();
        r = bl_int_from_limbs(swap ? x : y, n, false);
        size_t twos = u_twos < v_twos ? u_twos : v_twos;
        if (r != BL_NULL && twos) {
            BlRef shifted = bl_int_shift_left(r, twos);
            bl_drop(r);
            r = shifted;
        }
    }
    bl_mfree(x);
    bl_mfree(y);
    return r;
}

BlRef bl_int_gcd(BlVal a, BlVal b)
{
    BlIntView u, v;
    bl_int_view(a, &u);
    bl_int_view(b, &v);
    if (u.n <= 1 && v.n <= 1)
        return bl_int_from_uint64(gcd_words(u.n ? u.limb[0] : 0, v.n ? v.limb[0] : 0));
    if (u.n == 0 || v.n == 0)
        return bl_int_abs(u.n ? a : b);
    if (u.n == 1 || v.n == 1) {
        const BlIntView *big = u.n == 1 ? &v : &u;
        uint64_t word = u.n == 1 ? u.limb[0] : v.limb[0];
        return bl_int_from_uint64(gcd_words(word, mpn_mod_1(big->limb, (mp_size_t)big->n, word)));
    }
    return gcd_limbs(&u, &v);
}

/* ---- modular powers ---- */

static BlRef int_mod(BlVal a, BlVal m)
{
    return bl_int_binary(a, m, BL_MOD);
}

/* x with a * x = 1 modulo m > 0, by the extended Euclidean algorithm on values. */
static BlRef inverse(BlVal a, BlVal m)
{
    BlRef r0 = bl_int_exact(m), r1 = int_mod(a, m), s0 = bl_from_imm(0), s1 = bl_from_imm(1), answer = BL_NULL;
    while (r0 != BL_NULL && r1 != BL_NULL && bl_int_sign(r1) != 0) {
        BlRef rest, q = bl_int_divmod(r0, r1, &rest);
        BlRef product = q == BL_NULL ? BL_NULL : bl_int_mul(q, s1);
        BlRef s2 = product == BL_NULL ? BL_NULL : bl_int_sub(s0, product);
        bl_drop(q);
        bl_drop(product);
        if (s2 == BL_NULL || !bl_check_signals()) {
            bl_drop(s2);
            bl_drop(rest);
            goto done;
        }
        bl_drop(r0);
        bl_drop(s0);
        r0 = r1;
        r1 = rest;
        s0 = s1;
        s1 = s2;
    }
    if (r0 == BL_NULL || r1 == BL_NULL)
        goto done;
    if (r0 != bl_from_imm(1))
        bl_raise(bl_exc(ValueError), "base is not invertible for the given modulus");
    else
        answer = int_mod(s0, m);
done:
    bl_drop(r0);
    bl_drop(r1);
    bl_drop(s0);
    bl_drop(s1);
    return answer;
}

static uint64_t pow_mod_word(uint64_t base, const BlIntView *e, uint64_t m)
{
    uint64_t r = 1 % m;
    for (size_t i = e->n; i-- > 0;)
        for (int bit = 63; bit >= 0; bit--) {
            r = (uint64_t)((BlU128)r * r % m);
            if (e->limb[i] >> bit & 1)
                r = (uint64_t)((BlU128)r * base % m);
        }
    return r;
}

static uint64_t pow_mod_half(uint64_t base, uint64_t e, uint64_t m)     /* m below 2^32 */
{
    uint64_t r = 1 % m;
    for (; e; e >>= 1) {
        if (e & 1)
            r = r * base % m;
        base = base * base % m;
    }
    return r;
}

typedef struct ModWork {        /* numbers of n limbs modulo m */
    const mp_limb_t *m;
    size_t n;
    mp_limb_t *product, *quotient;      /* 2n, n + 1 */
} ModWork;

static void mul_mod(const ModWork *w, mp_limb_t *out, const mp_limb_t *x, const mp_limb_t *y)
{
    mp_size_t n = (mp_size_t)w->n;
    if (x == y)
        mpn_sqr(w->product, x, n);
    else
        mpn_mul_n(w->product, x, y, n);
    mpn_tdiv_qr(w->quotient, out, 0, w->product, 2 * n, w->m, n);
}

/* base reduced, 0 <= base < m, m of at least 2 limbs; four bits of the exponent at a time. */
static BlRef pow_mod_limbs(const BlIntView *base, const BlIntView *e, const BlIntView *m)
{
    enum { WINDOW = 4, TABLE = 1 << WINDOW };
    size_t n = m->n;
    mp_limb_t *block = n > SIZE_MAX / 64 ? NULL : bl_limbs(n * (TABLE + 4) + 1);
    if (block == NULL)
        return n > SIZE_MAX / 64 ? bl_no_memory() : BL_NULL;
    mp_limb_t *table = block, *r = block + n * TABLE;
    ModWork w = {m->limb, n, r + n, r + 3 * n};
    BlRef answer = BL_NULL;
    memset(table, 0, 2 * n * sizeof *table);
    table[0] = 1;
    memcpy(table + n, base->limb, base->n * sizeof *table);
    bool started = false;
    size_t top = e->n * 64;
    if (!bl_mpn_reserve(4 * n))
        goto done;
    for (size_t i = 2; i < TABLE; i++)
        mul_mod(&w, table + i * n, table + (i - 1) * n, table + n);
    memcpy(r, table, n * sizeof *r);
    for (size_t at = top; at > 0; at -= WINDOW) {
        size_t digit = e->limb[(at - 1) / 64] >> (at - WINDOW) % 64 & (TABLE - 1);
        for (int i = 0; started && i < WINDOW; i++)
            mul_mod(&w, r, r, r);
        if (digit) {
            mul_mod(&w, r, r, table + digit * n);
            started = true;
        }
        if (!(bl_vm->tick & BL_TICK_SIGNAL))
            continue;
        bl_mpn_release();               /* a handler may calculate too */
        if (!bl_check_signals() || !bl_mpn_reserve(4 * n))
            goto done;
    }
    bl_mpn_release();
    answer = bl_int_from_limbs(r, n, false);
done:
    bl_mfree(block);
    return answer;
}

/* 0 <= base < m, exponent >= 0, m > 1 */
static BlRef pow_mod_positive(BlVal base, BlVal exponent, BlVal m)
{
    BlIntView b, e, n;
    bl_int_view(base, &b);
    bl_int_view(exponent, &e);
    bl_int_view(m, &n);
    if (n.n > 1)
        return pow_mod_limbs(&b, &e, &n);
    uint64_t word = b.n ? b.limb[0] : 0;
    if (e.n <= 1 && n.limb[0] >> 32 == 0)
        return bl_int_from_uint64(pow_mod_half(word, e.n ? e.limb[0] : 0, n.limb[0]));
    return bl_int_from_uint64(pow_mod_word(word, &e, n.limb[0]));
}

BlRef bl_int_pow_mod(BlVal base, BlVal exponent, BlVal modulus)
{
    int sign = bl_int_sign(modulus);
    if (sign == 0)
        return bl_raise(bl_exc(ValueError), "pow() 3rd argument cannot be 0");
    BlRef m = bl_int_abs(modulus), e = bl_int_exact(exponent), b = BL_NULL, r = BL_NULL;
    if (m == BL_NULL || e == BL_NULL)
        goto done;
    if (bl_int_sign(e) < 0) {
        b = inverse(base, m);
        BlRef positive = b == BL_NULL ? BL_NULL : bl_int_neg(e);
        bl_drop(e);
        e = positive;
    } else
        b = int_mod(base, m);
    if (b == BL_NULL || e == BL_NULL)
        goto done;
    r = m == bl_from_imm(1) ? bl_from_imm(0) : pow_mod_positive(b, e, m);
    if (r != BL_NULL && sign < 0 && bl_int_sign(r) != 0) {
        BlRef shifted = bl_int_add(r, modulus);
        bl_drop(r);
        r = shifted;
    }
done:
    bl_drop(m);
    bl_drop(e);
    bl_drop(b);
    return r;
}
