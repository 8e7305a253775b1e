/* cmath.c -- module cmath: functions of a complex number.
 *
 * For finite numbers the formulas are chosen against overflow and cancellation and agree with CPython's to the last bit.
 * What C99's Annex G says about infinities and nan is left to the C library. Which of those are errors is said here, and
 * so is a result whose sign or nan the standard leaves open.
 */
#include <complex.h>
#include <float.h>

#include "mod/math_impl.h"
#undef I

static const double LARGE = DBL_MAX / 4.0, LN2 = 0.6931471805599453094, LN10 = 2.302585092994045684, HALF_PI = M_PI / 2;

typedef enum Trouble { FINE, DOMAIN, RANGE } Trouble;

static double complex pack(BlC z) { return __builtin_complex(z.real, z.imag); }
static BlC unpack(double complex z) { return (BlC){creal(z), cimag(z)}; }
static bool finite_c(BlC z) { return isfinite(z.real) && isfinite(z.imag); }
static bool infinite_c(BlC z) { return isinf(z.real) || isinf(z.imag); }
static BlC times_i(BlC z) { return (BlC){-z.imag, z.real}; }
static BlC over_i(BlC z) { return (BlC){z.imag, -z.real}; }

static double log_large(void) { return log(LARGE); }

/* log(|z|) where |z| itself could overflow */
static double log_size(BlC z)
{
    return log(hypot(z.real / 2.0, z.imag / 2.0));
}

static BlC c_sqrt(BlC z, Trouble *bad)
{
    (void)bad;
    if (!finite_c(z))
        return unpack(csqrt(pack(z)));
    if (z.real == 0 && z.imag == 0)
        return (BlC){0.0, z.imag};
    double ax = fabs(z.real), ay = fabs(z.imag), s;
    if (ax < DBL_MIN && ay < DBL_MIN) {
        enum { UP = 53, DOWN = -27 };
        ax = ldexp(ax, UP);
        s = ldexp(sqrt(ax + hypot(ax, ldexp(ay, UP))), DOWN);
    } else {
        ax /= 8.0;
        s = 2.0 * sqrt(ax + hypot(ax, ay / 8.0));
    }
    double d = ay / (2.0 * s);
    return z.real >= 0 ? (BlC){s, copysign(d, z.imag)} : (BlC){d, copysign(s, z.imag)};
}

static BlC c_acos(BlC z, Trouble *bad)
{
    if (isinf(z.real) && isnan(z.imag))
        return (BlC){NAN, INFINITY};
    if (!finite_c(z))
        return unpack(cacos(pack(z)));
    if (fabs(z.real) > LARGE || fabs(z.imag) > LARGE) {
        double size = log_size(z) + LN2 * 2.0;
        return (BlC){atan2(fabs(z.imag), z.real), z.real < 0 ? -copysign(size, z.imag) : copysign(size, -z.imag)};
    }
    BlC a = c_sqrt((BlC){1.0 - z.real, -z.imag}, bad), b = c_sqrt((BlC){1.0 + z.real, z.imag}, bad);
    return (BlC){2.0 * atan2(a.real, b.real), asinh(b.real * a.imag - b.imag * a.real)};
}

static BlC c_acosh(BlC z, Trouble *bad)
{
    if (z.real == 0 && isnan(z.imag))
        return (BlC){NAN, NAN};
    if (!finite_c(z))
        return unpack(cacosh(pack(z)));
    if (fabs(z.real) > LARGE || fabs(z.imag) > LARGE)
        return (BlC){log_size(z) + LN2 * 2.0, atan2(z.imag, z.real)};
    BlC a = c_sqrt((BlC){z.real - 1.0, z.imag}, bad), b = c_sqrt((BlC){z.real + 1.0, z.imag}, bad);
    return (BlC){asinh(a.real * b.real + a.imag * b.imag), 2.0 * atan2(a.imag, b.real)};
}

static BlC c_asinh(BlC z, Trouble *bad)
{
    if (isnan(z.real) && isinf(z.imag))
        return (BlC){INFINITY, NAN};
    if (!finite_c(z))
        return unpack(casinh(pack(z)));
    if (fabs(z.real) > LARGE || fabs(z.imag) > LARGE) {
        double size = log_size(z) + LN2 * 2.0;
        return (BlC){z.imag >= 0 ? copysign(size, z.real) : -copysign(size, -z.real), atan2(z.imag, fabs(z.real))};
    }
    BlC a = c_sqrt((BlC){1.0 + z.imag, -z.real}, bad), b = c_sqrt((BlC){1.0 - z.imag, z.real}, bad);
    return (BlC){asinh(a.real * b.imag - b.real * a.imag), atan2(z.imag, a.real * b.real - a.imag * b.imag)};
}

static BlC c_asin(BlC z, Trouble *bad) { return over_i(c_asinh(times_i(z), bad)); }

static BlC c_atanh(BlC z, Trouble *bad)
{
    if (isnan(z.real) && isinf(z.imag))
        return (BlC){0.0, copysign(HALF_PI, z.imag)};
    if (!finite_c(z))
        return unpack(catanh(pack(z)));
    if (z.real < 0 || (z.real == 0 && signbit(z.real))) {
        BlC r = c_atanh((BlC){-z.real, -z.imag}, bad);
        return (BlC){-r.real, -r.imag};
    }
    double ay = fabs(z.imag);
    if (z.real > sqrt(LARGE) || ay > sqrt(LARGE)) {
        double h = hypot(z.real / 2.0, z.imag / 2.0);
        return (BlC){z.real / 4.0 / h / h, -copysign(HALF_PI, -z.imag)};
    }
    if (z.real == 1.0 && ay < sqrt(DBL_MIN)) {
        if (ay == 0) {
            *bad = DOMAIN;
            return (BlC){INFINITY, z.imag};
        }
        return (BlC){-log(sqrt(ay) / sqrt(hypot(ay, 2.0))), copysign(atan2(2.0, -ay) / 2, z.imag)};
    }
    double rest = 1 - z.real;
    return (BlC){log1p(4.0 * z.real / (rest * rest + ay * ay)) / 4.0, -atan2(-2.0 * z.imag, rest * (1 + z.real) - ay * ay) / 2.0};
}

static BlC c_atan(BlC z, Trouble *bad) { return over_i(c_atanh(times_i(z), bad)); }

static BlC c_exp(BlC z, Trouble *bad)
{
    if (!finite_c(z)) {
        if (isinf(z.imag) && (isfinite(z.real) || (isinf(z.real) && z.real > 0)))
            *bad = DOMAIN;
        if (isinf(z.real) && isfinite(z.imag) && z.imag != 0)
            return z.real > 0 ? (BlC){copysign(INFINITY, cos(z.imag)), copysign(INFINITY, sin(z.imag))}
                              : (BlC){copysign(0.0, cos(z.imag)), copysign(0.0, sin(z.imag))};
        if (isinf(z.real) && z.real < 0 && z.imag != 0)
            return (BlC){0.0, 0.0};
        return unpack(cexp(pack(z)));
    }
    bool large = z.real > log_large();
    double size = large ? exp(z.real - 1.0) : exp(z.real);
    BlC r = {size * cos(z.imag), size * sin(z.imag)};
    if (large)
        r = (BlC){r.real * M_E, r.imag * M_E};
    if (infinite_c(r))
        *bad = RANGE;
    return r;
}

static BlC c_cosh(BlC z, Trouble *bad)
{
    if (!finite_c(z)) {
        if (isinf(z.imag) && !isnan(z.real))
            *bad = DOMAIN;
        if (isinf(z.real) && isfinite(z.imag) && z.imag != 0)
            return (BlC){copysign(INFINITY, cos(z.imag)), z.real > 0 ? copysign(INFINITY, sin(z.imag)) : -copysign(INFINITY, sin(z.imag))};
        if (isnan(z.real) && z.imag == 0)
            return (BlC){NAN, 0.0};
        return unpack(ccosh(pack(z)));
    }
    BlC r;
    if (fabs(z.real) > log_large()) {
        double less = z.real - copysign(1.0, z.real);
        r = (BlC){cos(z.imag) * cosh(less) * M_E, sin(z.imag) * sinh(less) * M_E};
    } else
        r = (BlC){cos(z.imag) * cosh(z.real), sin(z.imag) * sinh(z.real)};
    if (infinite_c(r))
        *bad = RANGE;
    return r;
}

static BlC c_cos(BlC z, Trouble *bad) { return c_cosh(times_i(z), bad); }

static BlC c_sinh(BlC z, Trouble *bad)
{
    if (!finite_c(z)) {
        if (isinf(z.imag) && !isnan(z.real))
            *bad = DOMAIN;
        if (isinf(z.real) && isfinite(z.imag) && z.imag != 0)
            return (BlC){z.real > 0 ? copysign(INFINITY, cos(z.imag)) : -copysign(INFINITY, cos(z.imag)), copysign(INFINITY, sin(z.imag))};
        if (z.real == 0 && isnan(z.imag))
            return (BlC){0.0, NAN};
        return unpack(csinh(pack(z)));
    }
    BlC r;
    if (fabs(z.real) > log_large()) {
        double less = z.real - copysign(1.0, z.real);
        r = (BlC){cos(z.imag) * sinh(less) * M_E, sin(z.imag) * cosh(less) * M_E};
    } else
        r = (BlC){cos(z.imag) * sinh(z.real), sin(z.imag) * cosh(z.real)};
    if (infinite_c(r))
        *bad = RANGE;
    return r;
}

static BlC c_sin(BlC z, Trouble *bad) { return over_i(c_sinh(times_i(z), bad)); }

static BlC c_tanh(BlC z, Trouble *bad)
{
    if (!finite_c(z)) {
        if (isinf(z.imag) && isfinite(z.real))
            *bad = DOMAIN;
        if (isinf(z.real) && isfinite(z.imag) && z.imag != 0) {
            double zero = copysign(0.0, 2.0 * sin(z.imag) * cos(z.imag));
            return (BlC){copysign(1.0, z.real), zero};
        }
        if (isinf(z.real) && z.imag != 0)
            return (BlC){copysign(1.0, z.real), 0.0};
        if (z.real == 0 && isnan(z.imag))
            return (BlC){NAN, NAN};
        return unpack(ctanh(pack(z)));
    }
    if (fabs(z.real) > log_large())
        return (BlC){copysign(1.0, z.real), 4.0 * sin(z.imag) * cos(z.imag) * exp(-2.0 * fabs(z.real))};
    double tx = tanh(z.real), ty = tan(z.imag), cx = 1.0 / cosh(z.real), both = tx * ty, denom = 1.0 + both * both;
    return (BlC){tx * (1.0 + ty * ty) / denom, ((ty / denom) * cx) * cx};
}

static BlC c_tan(BlC z, Trouble *bad) { return over_i(c_tanh(times_i(z), bad)); }

static BlC c_log(BlC z, Trouble *bad)
{
    if (!finite_c(z))
        return unpack(clog(pack(z)));
    double ax = fabs(z.real), ay = fabs(z.imag), angle = atan2(z.imag, z.real);
    if (ax > LARGE || ay > LARGE)
        return (BlC){log(hypot(ax / 2.0, ay / 2.0)) + LN2, angle};
    if (ax < DBL_MIN && ay < DBL_MIN) {
        if (ax == 0 && ay == 0) {
            *bad = DOMAIN;
            return (BlC){-INFINITY, angle};
        }
        return (BlC){log(hypot(ldexp(ax, DBL_MANT_DIG), ldexp(ay, DBL_MANT_DIG))) - DBL_MANT_DIG * LN2, angle};
    }
    double h = hypot(ax, ay);
    if (h < 0.71 || h > 1.73)
        return (BlC){log(h), angle};
    double more = ax > ay ? ax : ay, less = ax > ay ? ay : ax;  /* near 1: log1p keeps the bits */
    return (BlC){log1p((more - 1) * (more + 1) + less * less) / 2.0, angle};
}

static BlC c_log10(BlC z, Trouble *bad)
{
    BlC r = c_log(z, bad);
    return (BlC){r.real / LN10, r.imag / LN10};
}

/* ---- as functions of the module ---- */

static BlRef finish(BlC r, Trouble bad)
{
    return bad == DOMAIN ? bl_math_domain() : bad == RANGE ? bl_math_range() : bl_complex_new(r.real, r.imag);
}

#define ONE(name)                                                                                                      \
    static BlRef cmath_##name(BlVal self, const BlVal *arg)                                                            \
    {                                                                                                                  \
        (void)self;                                                                                                    \
        BlC z;                                                                                                         \
        Trouble bad = FINE;                                                                                            \
        if (!bl_as_complex(arg[0], &z))                                                                                \
            return BL_NULL;                                                                                            \
        BlC r = c_##name(z, &bad);                                                                                     \
        return finish(r, bad);                                                                                         \
    }
ONE(acos)
ONE(acosh)
ONE(asin)
ONE(asinh)
ONE(atan)
ONE(atanh)
ONE(cos)
ONE(cosh)
ONE(exp)
ONE(log10)
ONE(sin)
ONE(sinh)
ONE(sqrt)
ONE(tan)
ONE(tanh)
#undef ONE

static BlRef cmath_log(BlVal self, const BlVal *arg)
{
    (void)self;
    BlC z, base;
    Trouble bad = FINE;
    bool by_zero = false;
    if (!bl_as_complex(arg[0], &z))
        return BL_NULL;
    BlC r = c_log(z, &bad);
    if (arg[1] != BL_NULL) {
        if (!bl_as_complex(arg[1], &base))
            return BL_NULL;
        r = bl_complex_quotient(r, c_log(base, &bad), &by_zero);
    }
    return finish(r, by_zero ? DOMAIN : bad);
}

static BlRef cmath_phase(BlVal self, const BlVal *arg)
{
    (void)self;
    BlC z;
    if (!bl_as_complex(arg[0], &z))
        return BL_NULL;
    double angle = atan2(z.imag, z.real);
    bool underflow = angle == 0 && z.imag != 0 && isfinite(z.real);     /* as errno tells CPython */
    return underflow ? bl_math_range() : bl_float_new(angle);
}

static BlRef cmath_polar(BlVal self, const BlVal *arg)
{
    (void)self;
    BlC z;
    if (!bl_as_complex(arg[0], &z))
        return BL_NULL;
    double size = hypot(z.real, z.imag);
    if (isinf(size) && finite_c(z))
        return bl_math_range();
    BlRef items[2] = {bl_float_new(size), bl_float_new(atan2(z.imag, z.real))};
    if (items[0] != BL_NULL && items[1] != BL_NULL)
        return bl_tuple_from_adopted(items, 2);
    bl_drop(items[0]);
    bl_drop(items[1]);
    return BL_NULL;
}

/* r at angle phi where one of them is not finite. */
static BlC rect_special(double r, double phi)
{
    if (isinf(r) && isfinite(phi) && phi != 0) {
        BlC z = {copysign(INFINITY, cos(phi)), copysign(INFINITY, sin(phi))};
        return r > 0 ? z : (BlC){-z.real, -z.imag};
    }
    if (phi == 0)
        return (BlC){r, isnan(r) ? 0.0 : copysign(0.0, r) * copysign(1.0, phi)};
    if (r == 0)
        return (BlC){0.0, 0.0};
    return (BlC){isinf(r) ? INFINITY : NAN, NAN};
}

static BlRef cmath_rect(BlVal self, const BlVal *arg)
{
    (void)self;
    double r, phi;
    if (!bl_math_arg(arg[0], &r) || !bl_math_arg(arg[1], &phi))
        return BL_NULL;
    if (!isfinite(r) || !isfinite(phi))
        return finish(rect_special(r, phi), r != 0 && !isnan(r) && isinf(phi) ? DOMAIN : FINE);
    return phi == 0 ? bl_complex_new(r, r * phi) : bl_complex_new(r * cos(phi), r * sin(phi));
}

static BlRef cmath_isfinite(BlVal self, const BlVal *arg)
{
    (void)self;
    BlC z;
    return bl_as_complex(arg[0], &z) ? bl_from_bool(finite_c(z)) : BL_NULL;
}

static BlRef cmath_isinf(BlVal self, const BlVal *arg)
{
    (void)self;
    BlC z;
    return bl_as_complex(arg[0], &z) ? bl_from_bool(infinite_c(z)) : BL_NULL;
}

static BlRef cmath_isnan(BlVal self, const BlVal *arg)
{
    (void)self;
    BlC z;
    return bl_as_complex(arg[0], &z) ? bl_from_bool(isnan(z.real) || isnan(z.imag)) : BL_NULL;
}

static BlRef cmath_isclose(BlVal self, const BlVal *arg)
{
    (void)self;
    BlC a, b;
    double rel = 1e-9, abs = 0.0;
    if (!bl_as_complex(arg[0], &a) || !bl_as_complex(arg[1], &b) || (arg[2] != BL_NULL && !bl_math_arg(arg[2], &rel)) ||
        (arg[3] != BL_NULL && !bl_math_arg(arg[3], &abs)))
        return BL_NULL;
    if (rel < 0 || abs < 0)
        return bl_raise(bl_exc(ValueError), "tolerances must be non-negative");
    if (a.real == b.real && a.imag == b.imag)
        return BL_TRUE;
    if (infinite_c(a) || infinite_c(b))
        return BL_FALSE;
    double diff = hypot(a.real - b.real, a.imag - b.imag);
    return bl_from_bool(diff <= rel * hypot(b.real, b.imag) || diff <= rel * hypot(a.real, a.imag) || diff <= abs);
}

static const BlMethod cmath_methods[] = {
    {"acos", cmath_acos, "(z, /)", "The arc cosine of z.", NULL, 0},
    {"acosh", cmath_acosh, "(z, /)", "The inverse hyperbolic cosine of z.", NULL, 0},
    {"asin", cmath_asin, "(z, /)", "The arc sine of z.", NULL, 0},
    {"asinh", cmath_asinh, "(z, /)", "The inverse hyperbolic sine of z.", NULL, 0},
    {"atan", cmath_atan, "(z, /)", "The arc tangent of z.", NULL, 0},
    {"atanh", cmath_atanh, "(z, /)", "The inverse hyperbolic tangent of z.", NULL, 0},
    {"cos", cmath_cos, "(z, /)", "The cosine of z.", NULL, 0},
    {"cosh", cmath_cosh, "(z, /)", "The hyperbolic cosine of z.", NULL, 0},
    {"exp", cmath_exp, "(z, /)", "e to the power of z.", NULL, 0},
    {"isclose", cmath_isclose, "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Are two numbers close to each other, by either tolerance?", NULL, 0},
    {"isfinite", cmath_isfinite, "(z, /)", "Are both parts of z finite?", NULL, 0},
    {"isinf", cmath_isinf, "(z, /)", "Is a part of z infinite?", NULL, 0},
    {"isnan", cmath_isnan, "(z, /)", "Is a part of z not a number?", NULL, 0},
    {"log", cmath_log, "(z, base=NULL, /)", "The logarithm of z to the given base; without one the natural logarithm.", NULL, 0},
    {"log10", cmath_log10, "(z, /)", "The logarithm of z to base 10.", NULL, 0},
    {"phase", cmath_phase, "(z, /)", "The angle of z, from -pi to pi.", NULL, 0},
    {"polar", cmath_polar, "(z, /)", "z in polar coordinates: a pair of distance and angle.", NULL, 0},
    {"rect", cmath_rect, "(r, phi, /)", "The number at distance r and angle phi.", NULL, 0},
    {"sin", cmath_sin, "(z, /)", "The sine of z.", NULL, 0},
    {"sinh", cmath_sinh, "(z, /)", "The hyperbolic sine of z.", NULL, 0},
    {"sqrt", cmath_sqrt, "(z, /)", "The square root of z.", NULL, 0},
    {"tan", cmath_tan, "(z, /)", "The tangent of z.", NULL, 0},
    {"tanh", cmath_tanh, "(z, /)", "The hyperbolic tangent of z.", NULL, 0},
    {0}
};

static bool cmath_exec(BlVal module)
{
    return bl_module_add(module, "pi", bl_float_new(M_PI)) && bl_module_add(module, "e", bl_float_new(M_E)) &&
           bl_module_add(module, "tau", bl_float_new(2 * M_PI)) && bl_module_add(module, "inf", bl_float_new(INFINITY)) &&
           bl_module_add(module, "infj", bl_complex_new(0.0, INFINITY)) && bl_module_add(module, "nan", bl_float_new(NAN)) &&
           bl_module_add(module, "nanj", bl_complex_new(0.0, NAN));
}

const BlModuleDef bl_mod_cmath = {
    .name = "cmath",
    .doc = "Mathematical functions for complex numbers.",
    .methods = cmath_methods,  .exec = cmath_exec,
};
