/* math.c -- module math: the C library's functions with Python's errors, exact sums and products.
 *
 * A function that answers nan for a number is outside its domain; one that answers infinity for a finite number
 * overflowed, or stands at a pole, which counts as outside the domain.
 */
#include "mod/math_impl.h"

#include <errno.h>
#include <float.h>

#include "base/alloc.h"
#include "obj/int_impl.h"

BlRef bl_math_domain(void) { return bl_raise(bl_exc(ValueError), "math domain error"); }
BlRef bl_math_range(void) { return bl_raise(bl_exc(OverflowError), "math range error"); }

/* ---- functions of one number ---- */

static BlRef apply(BlVal v, double (*f)(double), bool may_overflow)
{
    double x;
    if (!bl_math_arg(v, &x))
        return BL_NULL;
    double r = f(x);
    if (BL_UNLIKELY(isnan(r) && !isnan(x)))
        return bl_math_domain();
    if (BL_UNLIKELY(isinf(r) && isfinite(x)))
        return may_overflow ? bl_math_range() : bl_math_domain();
    return bl_float_new(r);
}

#define ONE(name, may_overflow)                                                                                        \
    static BlRef math_##name(BlVal self, const BlVal *arg)                                                             \
    {                                                                                                                  \
        (void)self;                                                                                                    \
        return apply(arg[0], name, may_overflow);                                                                      \
    }
ONE(acos, false)
ONE(acosh, false)
ONE(asin, false)
ONE(asinh, false)
ONE(atan, false)
ONE(atanh, false)
ONE(cbrt, false)
ONE(cos, false)
ONE(cosh, true)
ONE(erf, false)
ONE(erfc, false)
ONE(exp, true)
ONE(exp2, true)
ONE(expm1, true)
ONE(fabs, false)
ONE(log1p, false)
ONE(sin, false)
ONE(sinh, true)
ONE(sqrt, false)
ONE(tan, false)
ONE(tanh, false)
#undef ONE

static BlRef with_trouble(BlVal v, double (*f)(double, char *))
{
    double x;
    char bad;
    if (!bl_math_arg(v, &x))
        return BL_NULL;
    double r = f(x, &bad);
    return bad == 'd' ? bl_math_domain() : bad == 'r' ? bl_math_range() : bl_float_new(r);
}

static BlRef math_gamma(BlVal self, const BlVal *arg)
{
    (void)self;
    return with_trouble(arg[0], bl_gamma);
}

static BlRef math_lgamma(BlVal self, const BlVal *arg)
{
    (void)self;
    return with_trouble(arg[0], bl_lgamma);
}

static BlRef math_degrees(BlVal self, const BlVal *arg)
{
    (void)self;
    double x;
    return bl_math_arg(arg[0], &x) ? bl_float_new(x * (180.0 / M_PI)) : BL_NULL;
}

static BlRef math_radians(BlVal self, const BlVal *arg)
{
    (void)self;
    double x;
    return bl_math_arg(arg[0], &x) ? bl_float_new(x * (M_PI / 180.0)) : BL_NULL;
}

static BlRef math_isfinite(BlVal self, const BlVal *arg)
{
    (void)self;
    double x;
    return bl_math_arg(arg[0], &x) ? bl_from_bool(isfinite(x)) : BL_NULL;
}

static BlRef math_isinf(BlVal self, const BlVal *arg)
{
    (void)self;
    double x;
    return bl_math_arg(arg[0], &x) ? bl_from_bool(isinf(x)) : BL_NULL;
}

static BlRef math_isnan(BlVal self, const BlVal *arg)
{
    (void)self;
    double x;
    return bl_math_arg(arg[0], &x) ? bl_from_bool(isnan(x)) : BL_NULL;
}

static BlRef math_ulp(BlVal self, const BlVal *arg)
{
    (void)self;
    double x;
    if (!bl_math_arg(arg[0], &x))
        return BL_NULL;
    x = fabs(x);
    if (!isfinite(x))
        return bl_float_new(x);
    double above = nextafter(x, INFINITY);
    return bl_float_new(isinf(above) ? x - nextafter(x, -INFINITY) : above - x);
}

static BlRef pair(BlRef a, BlRef b)
{
    BlRef items[2] = {a, b};
    if (a != BL_NULL && b != BL_NULL)
        return bl_tuple_from_adopted(items, 2);
    bl_drop(a);
    bl_drop(b);
    return BL_NULL;
}

static BlRef math_frexp(BlVal self, const BlVal *arg)
{
    (void)self;
    double x;
    int e = 0;
    if (!bl_math_arg(arg[0], &x))
        return BL_NULL;
    if (isfinite(x) && x != 0)
        x = frexp(x, &e);
    return pair(bl_float_new(x), bl_from_imm(e));
}

static BlRef math_modf(BlVal self, const BlVal *arg)
{
    (void)self;
    double x, whole;
    if (!bl_math_arg(arg[0], &x))
        return BL_NULL;
    double rest = modf(x, &whole);
    return pair(bl_float_new(rest), bl_float_new(whole));
}

/* ---- to ints ---- */

/* The special method, if the type has one: 1 called, 0 none, -1 raised. */
static int by_method(BlVal v, BlVal name, BlRef *out)
{
    return bl_is_imm_float(v) || bl_is_exact(v, FLOAT) ? 0 : bl_call_special(v, name, NULL, 0, out);
}

static BlRef math_floor(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef r;
    double x;
    if (bl_is_imm_int(arg[0]))
        return arg[0];
    int found = by_method(arg[0], bl_name(__floor__), &r);
    if (found)
        return found < 0 ? BL_NULL : r;
    return bl_math_arg(arg[0], &x) ? bl_int_from_double(floor(x)) : BL_NULL;
}

static BlRef math_ceil(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef r;
    double x;
    if (bl_is_imm_int(arg[0]))
        return arg[0];
    int found = by_method(arg[0], bl_name(__ceil__), &r);
    if (found)
        return found < 0 ? BL_NULL : r;
    return bl_math_arg(arg[0], &x) ? bl_int_from_double(ceil(x)) : BL_NULL;
}

static BlRef math_trunc(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef r;
    if (bl_is_imm_int(arg[0]))
        return arg[0];
    if (bl_is_imm_float(arg[0]) || bl_is_exact(arg[0], FLOAT))
        return bl_int_from_double(bl_float_value(arg[0]));
    int found = bl_call_special(arg[0], bl_name(__trunc__), NULL, 0, &r);
    if (found == 0)
        return bl_raise(bl_exc(TypeError), "type %.100T doesn't define __trunc__ method", arg[0]);
    return found < 0 ? BL_NULL : r;
}

/* ---- functions of two numbers ---- */

static BlRef apply2(const BlVal *arg, double (*f)(double, double))
{
    double x, y;
    if (!bl_math_arg(arg[0], &x) || !bl_math_arg(arg[1], &y))
        return BL_NULL;
    double r = f(x, y);
    if (isnan(r) && !isnan(x) && !isnan(y))
        return bl_math_domain();
    if (isinf(r) && isfinite(x) && isfinite(y))
        return bl_math_range();
    return bl_float_new(r);
}

static BlRef math_atan2(BlVal self, const BlVal *arg)
{
    (void)self;
    return apply2(arg, atan2);
}

static BlRef math_copysign(BlVal self, const BlVal *arg)
{
    (void)self;
    return apply2(arg, copysign);
}

static BlRef math_remainder(BlVal self, const BlVal *arg)
{
    (void)self;
    return apply2(arg, remainder);
}

static BlRef math_nextafter(BlVal self, const BlVal *arg)
{
    (void)self;
    double x, y;
    return bl_math_arg(arg[0], &x) && bl_math_arg(arg[1], &y) ? bl_float_new(nextafter(x, y)) : BL_NULL;
}

static BlRef math_fmod(BlVal self, const BlVal *arg)
{
    (void)self;
    double x, y;
    if (!bl_math_arg(arg[0], &x) || !bl_math_arg(arg[1], &y))
        return BL_NULL;
    double r = isinf(y) && isfinite(x) ? x : fmod(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? bl_math_domain() : bl_float_new(r);
}

static BlRef math_pow(BlVal self, const BlVal *arg)
{
    (void)self;
    double x, y;
    if (!bl_math_arg(arg[0], &x) || !bl_math_arg(arg[1], &y))
        return BL_NULL;
    double r = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(r) || (isinf(r) && x == 0))
            return bl_math_domain();
        if (isinf(r))
            return bl_math_range();
    }
    return bl_float_new(r);
}

static BlRef math_ldexp(BlVal self, const BlVal *arg)
{
    (void)self;
    double x;
    if (!bl_math_arg(arg[0], &x))
        return BL_NULL;
    if (!bl_is_int(arg[1]))
        return bl_raise(bl_exc(TypeError), "Expected an int as second argument to ldexp.");
    int64_t e;
    if (!bl_int_to_int64(arg[1], &e))
        e = bl_int_sign(arg[1]) < 0 ? INT64_MIN : INT64_MAX;
    if (x == 0 || !isfinite(x))
        return bl_float_new(x);
    if (e > 10000)
        return bl_math_range();
    double r = e < -10000 ? copysign(0.0, x) : ldexp(x, (int)e);
    return isinf(r) ? bl_math_range() : bl_float_new(r);
}

static BlRef math_isclose(BlVal self, const BlVal *arg)
{
    (void)self;
    double a, b, rel = 1e-9, abs = 0.0;
    if (!bl_math_arg(arg[0], &a) || !bl_math_arg(arg[1], &b) || (arg[2] != BL_NULL && !bl_math_arg(arg[2], &rel)) ||
        (arg[3] != BL_NULL && !bl_math_arg(arg[3], &abs)))
        return BL_NULL;
    if (rel < 0 || abs < 0)
        return bl_raise(bl_exc(ValueError), "tolerances must be non-negative");
    if (a == b)
        return BL_TRUE;
    if (isinf(a) || isinf(b))
        return BL_FALSE;
    double diff = fabs(b - a);
    return bl_from_bool(diff <= fabs(rel * b) || diff <= fabs(rel * a) || diff <= abs);
}

/* ---- logarithms: ints may be larger than any float ---- */

static BlRef logarithm(BlVal v, double (*f)(double))
{
    double x;
    if (bl_is_int(v)) {
        if (bl_int_sign(v) <= 0)
            return bl_math_domain();
        int64_t e;
        double m = bl_int_frexp(v, &e);
        if (e > 1024)
            return bl_float_new(f(m) + f(2.0) * (double)e);
        return bl_float_new(f(ldexp(m, (int)e)));
    }
    if (!bl_math_arg(v, &x))
        return BL_NULL;
    if (x <= 0 || isnan(x))
        return isnan(x) ? bl_float_new(x) : bl_math_domain();
    return bl_float_new(f(x));
}

static BlRef math_log(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    if (!bl_no_keywords("math.log", kwnames))
        return BL_NULL;
    if (nargs < 1 || nargs > 2)
        return bl_raise(bl_exc(TypeError), "math.log requires 1 to 2 arguments");
    BlRef num = logarithm(arg[0], log);
    if (num == BL_NULL || nargs == 1)
        return num;
    BlRef den = logarithm(arg[1], log), r = BL_NULL;
    if (den != BL_NULL)
        r = bl_float_binary(bl_float_value(num), bl_float_value(den), BL_TRUEDIV);
    bl_drop(num);
    bl_drop(den);
    return r;
}

static BlRef math_log2(BlVal self, const BlVal *arg)
{
    (void)self;
    return logarithm(arg[0], log2);
}

static BlRef math_log10(BlVal self, const BlVal *arg)
{
    (void)self;
    return logarithm(arg[0], log10);
}

/* ---- sums ---- */

/* Partial sums that do not overlap, smallest first; their exact sum is what has been added so far. */
typedef struct Partials {
    double *item;
    size_t count, capacity;
    double special, infinities;         /* sums of what is not finite */
} Partials;

static bool push_partial(Partials *p, double x)
{
    if (p->count == p->capacity) {
        size_t capacity = p->capacity ? p->capacity * 2 : 32;
        double *item = bl_realloc_array(p->item, capacity, sizeof *item);
        if (item == NULL) {
            bl_no_memory();
            return false;
        }
        p->item = item;
        p->capacity = capacity;
    }
    p->item[p->count++] = x;
    return true;
}

static bool add_partial(Partials *p, double x)
{
    double original = x;
    size_t kept = 0;
    for (size_t j = 0; j < p->count; j++) {
        double y = p->item[j];
        if (fabs(x) < fabs(y)) {
            double swap = x;
            x = y;
            y = swap;
        }
        volatile double hi = x + y;
        volatile double part = hi - x;
        double lo = y - part;
        if (lo != 0.0)
            p->item[kept++] = lo;
        x = hi;
    }
    p->count = kept;
    if (x == 0.0)
        return true;
    if (isfinite(x))
        return push_partial(p, x);
    if (isfinite(original)) {
        bl_raise(bl_exc(OverflowError), "intermediate overflow in fsum");
        return false;
    }
    if (isinf(original))
        p->infinities += original;
    p->special += original;
    p->count = 0;
    return true;
}

/* The partials' sum, rounded once, half to even. */
static double total(const Partials *p)
{
    size_t n = p->count;
    if (n == 0)
        return 0.0;
    double hi = p->item[--n], lo = 0.0;
    while (n > 0) {
        double x = hi, y = p->item[--n];
        hi = x + y;
        lo = y - (hi - x);
        if (lo != 0.0)
            break;
    }
    /* half-way: the next partial decides the direction */
    if (n > 0 && ((lo < 0.0 && p->item[n - 1] < 0.0) || (lo > 0.0 && p->item[n - 1] > 0.0))) {
        double y = lo * 2.0, x = hi + y;
        if (y == x - hi)
            hi = x;
    }
    return hi;
}

static BlRef math_fsum(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef it = bl_iter(arg[0]), item, r = BL_NULL;
    if (it == BL_NULL)
        return BL_NULL;
    Partials p = {NULL, 0, 0, 0.0, 0.0};
    while ((item = bl_next(it)) != BL_NULL) {
        double x;
        bool ok = bl_math_arg(item, &x);
        bl_drop(item);
        if (!ok || !add_partial(&p, x))
            goto done;
    }
    if (bl_pending())
        goto done;
    if (p.special != 0.0)
        r = isnan(p.infinities) ? bl_raise(bl_exc(ValueError), "-inf + inf in fsum") : bl_float_new(p.special);
    else
        r = bl_float_new(total(&p));
done:
    bl_mfree(p.item);
    bl_drop(it);
    return r;
}

static BlRef math_prod(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef it = bl_iter(arg[0]), item;
    if (it == BL_NULL)
        return BL_NULL;
    BlRef r = bl_keep(arg[1] == BL_NULL ? bl_from_imm(1) : arg[1]);
    while ((item = bl_next(it)) != BL_NULL) {
        BlVal fast;
        BlRef next;
        if (bl_both_imm_int(r, item) && bl_tagged_mul(r, item, &fast))
            next = fast;
        else
            next = bl_binary(r, item, BL_MUL);
        bl_drop(item);
        bl_drop(r);
        r = next;
        if (r == BL_NULL)
            break;
    }
    bl_drop(it);
    if (r != BL_NULL && bl_pending()) {
        bl_drop(r);
        return BL_NULL;
    }
    return r;
}

/* ---- lengths ---- */

enum { FEW = 20 };

static double *coordinates(size_t n, double few[FEW])
{
    if (n <= FEW)
        return few;
    double *v = bl_malloc_array(n, sizeof *v);
    if (v == NULL)
        bl_no_memory();
    return v;
}

static BlRef math_hypot(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    double few[FEW], max = 0.0;
    if (!bl_no_keywords("math.hypot", kwnames))
        return BL_NULL;
    double *v = coordinates(nargs, few);
    BlRef r = BL_NULL;
    bool found_nan = false;
    if (v == NULL)
        return BL_NULL;
    for (size_t i = 0; i < nargs; i++) {
        double x;
        if (!bl_math_arg(arg[i], &x))
            goto done;
        v[i] = x = fabs(x);
        found_nan |= isnan(x);
        if (x > max)
            max = x;
    }
    r = bl_float_new(bl_vector_norm(nargs, v, max, found_nan));
done:
    if (v != few)
        bl_mfree(v);
    return r;
}

static BlRef math_dist(BlVal self, const BlVal *arg)
{
    (void)self;
    double few[FEW], max = 0.0, *v = NULL;
    bool found_nan = false;
    BlRef r = BL_NULL, p = bl_is_tuple(arg[0]) ? bl_keep(arg[0]) : bl_tuple_from_iterable(arg[0]);
    BlRef q = p == BL_NULL ? BL_NULL : bl_is_tuple(arg[1]) ? bl_keep(arg[1]) : bl_tuple_from_iterable(arg[1]);
    if (q == BL_NULL)
        goto done;
    size_t n = bl_as_tuple(p)->count;
    if (n != bl_as_tuple(q)->count) {
        bl_raise(bl_exc(ValueError), "both points must have the same number of dimensions");
        goto done;
    }
    v = coordinates(n, few);
    if (v == NULL)
        goto done;
    for (size_t i = 0; i < n; i++) {
        double a, b;
        if (!bl_math_arg(bl_as_tuple(p)->items[i], &a) || !bl_math_arg(bl_as_tuple(q)->items[i], &b))
            goto done;
        double x = v[i] = fabs(a - b);
        found_nan |= isnan(x);
        if (x > max)
            max = x;
    }
    r = bl_float_new(bl_vector_norm(n, v, max, found_nan));
done:
    if (v != few)
        bl_mfree(v);
    bl_drop(p);
    bl_drop(q);
    return r;
}

/* ---- the module ---- */

static const BlMethod math_methods[] = {
    {"acos", math_acos, "(x, /)", "The angle, from 0 to pi, whose cosine is x.", NULL, 0},
    {"acosh", math_acosh, "(x, /)", "The number, at least 0, whose hyperbolic cosine is x.", NULL, 0},
    {"asin", math_asin, "(x, /)", "The angle, from -pi/2 to pi/2, whose sine is x.", NULL, 0},
    {"asinh", math_asinh, "(x, /)", "The number whose hyperbolic sine is x.", NULL, 0},
    {"atan", math_atan, "(x, /)", "The angle, from -pi/2 to pi/2, whose tangent is x.", NULL, 0},
    {"atan2", math_atan2, "(y, x, /)", "The angle, from -pi to pi, of the point (x, y): like atan(y / x), but in the right quadrant.", NULL, 0},
    {"atanh", math_atanh, "(x, /)", "The number whose hyperbolic tangent is x.", NULL, 0},
    {"cbrt", math_cbrt, "(x, /)", "The number whose third power is x.", NULL, 0},
    {"ceil", math_ceil, "(x, /)", "The smallest int that is not below x.", NULL, 0},
    {"comb", bl_math_comb, "(n, k, /)", "In how many ways k of n items can be chosen, if order does not matter and none is taken twice.", NULL, 0},
    {"copysign", math_copysign, "(x, y, /)", "The size of x with the sign of y, as a float.", NULL, 0},
    {"cos", math_cos, "(x, /)", "The cosine of the angle x, in radians.", NULL, 0},
    {"cosh", math_cosh, "(x, /)", "The hyperbolic cosine of x.", NULL, 0},
    {"degrees", math_degrees, "(x, /)", "An angle in radians, told in degrees.", NULL, 0},
    {"dist", math_dist, "(p, q, /)", "The distance between the points p and q, each a sequence of coordinates.", NULL, 0},
    {"erf", math_erf, "(x, /)", "The error function.", NULL, 0},
    {"erfc", math_erfc, "(x, /)", "1 minus the error function, exact also where that is small.", NULL, 0},
    {"exp", math_exp, "(x, /)", "e to the power of x.", NULL, 0},
    {"exp2", math_exp2, "(x, /)", "2 to the power of x.", NULL, 0},
    {"expm1", math_expm1, "(x, /)", "exp(x) - 1, exact also near 0.", NULL, 0},
    {"fabs", math_fabs, "(x, /)", "The absolute value of x, as a float.", NULL, 0},
    {"factorial", bl_math_factorial, "(n, /)", "The product of all ints from 1 to n.", NULL, 0},
    {"floor", math_floor, "(x, /)", "The largest int that is not above x.", NULL, 0},
    {"fmod", math_fmod, "(x, y, /)", "The remainder of x / y with the sign of x; % takes the sign of y.", NULL, 0},
    {"frexp", math_frexp, "(x, /)", "The pair (m, e) with x == m * 2**e and m from 0.5 to 1, or (0.0, 0).", NULL, 0},
    {"fsum", math_fsum, "(seq, /)", "The sum of the numbers, rounded only once.", NULL, 0},
    {"gamma", math_gamma, "(x, /)", "The gamma function: factorial, moved by one, for all numbers.", NULL, 0},
    {"gcd", NULL, "(*integers)", "The greatest int that divides all of them.", bl_math_gcd, 0},
    {"hypot", NULL, "(*coordinates)", "The distance of a point from the origin, given its coordinates.", math_hypot, 0},
    {"isclose", math_isclose, "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Are two numbers close to each other, by either tolerance?", NULL, 0},
    {"isfinite", math_isfinite, "(x, /)", "Is x neither infinite nor nan?", NULL, 0},
    {"isinf", math_isinf, "(x, /)", "Is x infinite?", NULL, 0},
    {"isnan", math_isnan, "(x, /)", "Is x not a number?", NULL, 0},
    {"isqrt", bl_math_isqrt, "(n, /)", "The square root of n, rounded down, as an int.", NULL, 0},
    {"lcm", NULL, "(*integers)", "The smallest positive int that all of them divide, or 0.", bl_math_lcm, 0},
    {"ldexp", math_ldexp, "(x, i, /)", "x * 2**i: what undoes frexp().", NULL, 0},
    {"lgamma", math_lgamma, "(x, /)", "The logarithm of the absolute value of gamma(x).", NULL, 0},
    {"log", NULL, NULL, "log(x, [base=math.e])\nThe logarithm of x to the given base; without one the natural logarithm.", math_log, 0},
    {"log10", math_log10, "(x, /)", "The logarithm of x to base 10.", NULL, 0},
    {"log1p", math_log1p, "(x, /)", "log(1 + x), exact also near 0.", NULL, 0},
    {"log2", math_log2, "(x, /)", "The logarithm of x to base 2.", NULL, 0},
    {"modf", math_modf, "(x, /)", "The fraction and the whole part of x, both floats with the sign of x.", NULL, 0},
    {"nextafter", math_nextafter, "(x, y, /)", "The float after x on the way to y.", NULL, 0},
    {"perm", bl_math_perm, "(n, k=None, /)", "In how many ways k of n items can be put in a row; without k, all n of them.", NULL, 0},
    {"pow", math_pow, "(x, y, /)", "x to the power of y, as floats.", NULL, 0},
    {"prod", math_prod, "(iterable, /, *, start=1)", "The product of all items and start.", NULL, 0},
    {"radians", math_radians, "(x, /)", "An angle in degrees, told in radians.", NULL, 0},
    {"remainder", math_remainder, "(x, y, /)", "The difference between x and the nearest multiple of y.", NULL, 0},
    {"sin", math_sin, "(x, /)", "The sine of the angle x, in radians.", NULL, 0},
    {"sinh", math_sinh, "(x, /)", "The hyperbolic sine of x.", NULL, 0},
    {"sqrt", math_sqrt, "(x, /)", "The square root of x.", NULL, 0},
    {"tan", math_tan, "(x, /)", "The tangent of the angle x, in radians.", NULL, 0},
    {"tanh", math_tanh, "(x, /)", "The hyperbolic tangent of x.", NULL, 0},
    {"trunc", math_trunc, "(x, /)", "x without its fraction.", NULL, 0},
    {"ulp", math_ulp, "(x, /)", "The value of the last bit of the float x.", NULL, 0},
    {0}
};

static bool math_exec(BlVal module)
{
    return bl_module_add(module, "pi", bl_float_new(M_PI)) && bl_module_add(module, "e", bl_float_new(M_E)) &&
           bl_module_add(module, "tau", bl_float_new(2 * M_PI)) && bl_module_add(module, "inf", bl_float_new(INFINITY)) &&
           bl_module_add(module, "nan", bl_float_new(NAN));
}

const BlModuleDef bl_mod_math = {
    .name = "math",
    .doc = "The mathematical functions of the C library and some on integers.",
    .methods = math_methods,  .exec = math_exec,
};
