/* math_int.c -- the integer functions of module math. Products of many factors are taken as trees, so that GMP multiplies
 * numbers of equal size.
 */
#include "mod/math_impl.h"
#include "obj/int_impl.h"
#include "obj/interrupt.h"

/* ---- gcd, lcm ---- */

static BlRef absolute_index(BlVal v)
{
    BlRef i = bl_index(v);
    if (i == BL_NULL || bl_int_sign(i) >= 0)
        return i;
    BlRef r = bl_int_abs(i);
    bl_drop(i);
    return r;
}

BlRef bl_math_gcd(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    if (!bl_no_keywords("math.gcd", kwnames))
        return BL_NULL;
    BlRef r = nargs ? absolute_index(arg[0]) : bl_from_imm(0);
    for (size_t i = 1; i < nargs && r != BL_NULL; i++) {
        BlRef x = bl_index(arg[i]);
        BlRef g = x == BL_NULL ? BL_NULL : r == bl_from_imm(1) ? r : bl_int_gcd(r, x);
        bl_drop(x);
        bl_drop(r);
        r = g;
    }
    return r;
}

/* |a| // gcd * |b|; adopts a. */
static BlRef lcm_step(BlRef a, BlVal b)
{
    BlRef g = BL_NULL, q = BL_NULL, r = BL_NULL;
    if (bl_int_sign(a) == 0 || bl_int_sign(b) == 0) {
        bl_drop(a);
        return bl_from_imm(0);
    }
    if ((g = bl_int_gcd(a, b)) != BL_NULL && (q = bl_int_binary(a, g, BL_FLOORDIV)) != BL_NULL) {
        BlRef product = bl_int_mul(q, b);
        r = product == BL_NULL ? BL_NULL : bl_int_abs(product);
        bl_drop(product);
    }
    bl_drop(a);
    bl_drop(g);
    bl_drop(q);
    return r;
}

BlRef bl_math_lcm(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    if (!bl_no_keywords("math.lcm", kwnames))
        return BL_NULL;
    BlRef r = nargs ? absolute_index(arg[0]) : bl_from_imm(1);
    for (size_t i = 1; i < nargs && r != BL_NULL; i++) {
        BlRef x = bl_index(arg[i]);
        if (x == BL_NULL) {
            bl_drop(r);
            return BL_NULL;
        }
        r = lcm_step(r, x);
        bl_drop(x);
    }
    return r;
}

BlRef bl_math_isqrt(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef n = bl_index(arg[0]);
    if (n == BL_NULL)
        return BL_NULL;
    BlRef r = bl_int_sign(n) < 0 ? bl_raise(bl_exc(ValueError), "isqrt() argument must be nonnegative") : bl_int_isqrt(n);
    bl_drop(n);
    return r;
}

/* ---- products ---- */

/* low * (low + step) * ... for `count` factors in words, as a tree. */
static BlRef word_product(uint64_t low, uint64_t step, uint64_t count)
{
    if (count <= 8) {
        BlRef r = bl_from_imm(1);
        BlU128 part = 1;
        for (uint64_t i = 0; i < count && r != BL_NULL; i++) {
            uint64_t factor = low + i * step;
            if (part >> 64 == 0)
                part *= factor;
            bool flush = part >> 64 != 0 || i + 1 == count;
            if (flush) {
                BlRef p = bl_int_from_u128(part, false), next = p == BL_NULL ? BL_NULL : bl_int_mul(r, p);
                bl_drop(p);
                bl_drop(r);
                r = next;
                part = 1;
            }
        }
        return r;
    }
    uint64_t half = count / 2;
    BlRef a = word_product(low, step, half), b = a == BL_NULL ? BL_NULL : word_product(low + half * step, step, count - half);
    BlRef r = b == BL_NULL || !bl_check_signals() ? BL_NULL : bl_int_mul(a, b);
    bl_drop(a);
    bl_drop(b);
    return r;
}

/* n! = 2^(n - ones(n)) times the odd parts: the odd numbers up to n, up to n/2, up to n/4 ... */
static BlRef factorial(uint64_t n)
{
    BlRef odd = bl_from_imm(1), r = bl_from_imm(1);
    uint64_t done = 1;                  /* odd numbers up to here are in `odd` */
    for (int bit = n ? 63 - __builtin_clzll(n) : -1; bit >= 0; bit--) {
        uint64_t top = n >> bit;
        if (top < 3)
            continue;
        uint64_t last = top - (top % 2 == 0);
        if (last > done) {
            BlRef part = word_product(done + 2, 2, (last - done) / 2), next = part == BL_NULL ? BL_NULL : bl_int_mul(odd, part);
            bl_drop(part);
            bl_drop(odd);
            odd = next;
            done = last;
        }
        BlRef next = odd == BL_NULL ? BL_NULL : bl_int_mul(r, odd);
        bl_drop(r);
        r = next;
        if (r == BL_NULL) {
            bl_drop(odd);
            return BL_NULL;
        }
    }
    bl_drop(odd);
    BlRef shifted = bl_int_shift_left(r, n - (uint64_t)__builtin_popcountll(n));
    bl_drop(r);
    return shifted;
}

BlRef bl_math_factorial(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef v = bl_index(arg[0]);
    if (v == BL_NULL)
        return BL_NULL;
    int64_t n = 0;
    bool fits = bl_int_to_int64(v, &n);
    int sign = bl_int_sign(v);
    bl_drop(v);
    if (sign < 0)
        return bl_raise(bl_exc(ValueError), "factorial() not defined for negative values");
    if (!fits)
        return bl_raise(bl_exc(OverflowError), "factorial() argument should not exceed %ld", (long)INT64_MAX);
    return factorial((uint64_t)n);
}

/* n (n-1) ... (n-k+1) for n of any size, k in a word: a tree on values. */
static BlRef falling(BlVal n, uint64_t k)
{
    int64_t word;
    if (bl_int_to_int64(n, &word))
        return word < (int64_t)k ? bl_from_imm(0) : word_product((uint64_t)word - k + 1, 1, k);
    if (k == 0)
        return bl_from_imm(1);
    if (k == 1)
        return bl_keep(n);
    BlRef offset = bl_int_from_uint64(k / 2), lower = offset == BL_NULL ? BL_NULL : bl_int_sub(n, offset);
    BlRef a = lower == BL_NULL ? BL_NULL : falling(n, k / 2), b = a == BL_NULL ? BL_NULL : falling(lower, k - k / 2);
    BlRef r = b == BL_NULL || !bl_check_signals() ? BL_NULL : bl_int_mul(a, b);
    bl_drop(offset);
    bl_drop(lower);
    bl_drop(a);
    bl_drop(b);
    return r;
}

/* Both arguments as ints >= 0; false: raised. */
static bool two_counts(const BlVal *arg, BlRef *n, BlRef *k)
{
    *n = bl_index(arg[0]);
    *k = *n == BL_NULL ? BL_NULL : bl_index(arg[1]);
    if (*k == BL_NULL)
        goto fail;
    if (bl_int_sign(*n) < 0) {
        bl_raise(bl_exc(ValueError), "n must be a non-negative integer");
        goto fail;
    }
    if (bl_int_sign(*k) < 0) {
        bl_raise(bl_exc(ValueError), "k must be a non-negative integer");
        goto fail;
    }
    return true;
fail:
    bl_drop(*n);
    bl_drop(*k);
    return false;
}

BlRef bl_math_perm(BlVal self, const BlVal *arg)
{
    if (arg[1] == BL_NONE || arg[1] == BL_NULL)
        return bl_math_factorial(self, arg);
    BlRef n, k, r = BL_NULL;
    if (!two_counts(arg, &n, &k))
        return BL_NULL;
    int64_t count;
    if (bl_int_compare(k, n) > 0)
        r = bl_from_imm(0);
    else if (!bl_int_to_int64(k, &count))
        bl_raise(bl_exc(OverflowError), "k must not exceed %lld", (long long)INT64_MAX);
    else
        r = falling(n, (uint64_t)count);
    bl_drop(n);
    bl_drop(k);
    return r;
}

/* Word arithmetic as long as it lasts; false: too large. */
static bool small_comb(uint64_t n, uint64_t k, uint64_t *out)
{
    BlU128 r = 1;
    for (uint64_t i = 0; i < k; i++) {
        r = r * (n - i) / (i + 1);
        if (r >> 64)
            return false;
    }
    *out = (uint64_t)r;
    return true;
}

static BlRef comb(BlVal n, uint64_t k)
{
    int64_t word;
    uint64_t small;
    if (bl_int_to_int64(n, &word) && small_comb((uint64_t)word, k, &small))
        return bl_int_from_uint64(small);
    BlRef top = falling(n, k), bottom = top == BL_NULL ? BL_NULL : factorial(k);
    BlRef r = bottom == BL_NULL ? BL_NULL : bl_int_binary(top, bottom, BL_FLOORDIV);
    bl_drop(top);
    bl_drop(bottom);
    return r;
}

BlRef bl_math_comb(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef n, k, r = BL_NULL;
    if (!two_counts(arg, &n, &k))
        return BL_NULL;
    BlRef other = bl_int_sub(n, k);
    int64_t count;
    if (other == BL_NULL)
        goto done;
    if (bl_int_sign(other) < 0)
        r = bl_from_imm(0);
    else if (!bl_int_to_int64(bl_int_compare(other, k) < 0 ? other : k, &count))
        bl_raise(bl_exc(OverflowError), "min(n - k, k) must not exceed %lld", (long long)INT64_MAX);
    else
        r = comb(n, (uint64_t)count);
done:
    bl_drop(other);
    bl_drop(n);
    bl_drop(k);
    return r;
}
