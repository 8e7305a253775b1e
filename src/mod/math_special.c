/* math_special.c -- gamma functions after Lanczos, and lengths of vectors without overflow.
 *
 * The approximation has g = 6.0246800407767296 and 13 terms, written as a quotient of polynomials; its denominator is
 * x(x+1)...(x+11). Small integers come from a table, so that they are exact.
 */
#include <float.h>

#include "mod/math_impl.h"

enum { TERMS = 13, EXACT = 23 };
static const double G = 6.024680040776729583740234375, G_MINUS_HALF = 5.524680040776729583740234375;
static const double PI = 3.141592653589793238462643383279502884197, LOG_PI = 1.144729885849400174143427351353058711647;

static const double numerator[TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
static const double denominator[TERMS] = {
    0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0, 32670.0, 1925.0, 66.0, 1.0,
};
static const double exact_gamma[EXACT] = {
    1.0, 1.0, 2.0, 6.0, 24.0, 120.0, 720.0, 5040.0, 40320.0, 362880.0, 3628800.0, 39916800.0, 479001600.0, 6227020800.0,
    87178291200.0, 1307674368000.0, 20922789888000.0, 355687428096000.0, 6402373705728000.0, 121645100408832000.0,
    2432902008176640000.0, 51090942171709440000.0, 1124000727777607680000.0,
};

static double lanczos_sum(double x)
{
    double num = 0.0, den = 0.0;
    if (x < 5.0)
        for (int i = TERMS - 1; i >= 0; i--) {
            num = num * x + numerator[i];
            den = den * x + denominator[i];
        }
    else                                /* in powers of 1/x: no overflow */
        for (int i = 0; i < TERMS; i++) {
            num = num / x + numerator[i];
            den = den / x + denominator[i];
        }
    return num / den;
}

/* sin(pi * x) without losing the argument's last bits. */
static double sin_pi(double x)
{
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(PI * y); break;
    case 1: r = cos(PI * (y - 0.5)); break;
    case 2: r = sin(PI * (1.0 - y)); break;
    case 3: r = -cos(PI * (y - 1.5)); break;
    default: r = sin(PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

double bl_gamma(double x, char *bad)
{
    *bad = 0;
    if (!isfinite(x)) {
        if (x < 0)
            *bad = 'd';
        return x;
    }
    if (x == 0 || (x == floor(x) && x < 0)) {
        *bad = 'd';
        return NAN;
    }
    if (x == floor(x) && x <= EXACT)
        return exact_gamma[(int)x - 1];
    double size = fabs(x), r;
    if (size < 1e-20) {
        r = 1.0 / x;
        if (isinf(r))
            *bad = 'r';
        return r;
    }
    if (size > 200.0) {
        if (x < 0)
            return 0.0 / sin_pi(x);
        *bad = 'r';
        return INFINITY;
    }
    double y = size + G_MINUS_HALF, z;  /* z: what the rounding of y lost */
    if (size > G_MINUS_HALF) {
        double q = y - size;
        z = q - G_MINUS_HALF;
    } else {
        double q = y - G_MINUS_HALF;
        z = q - size;
    }
    z = z * G / y;
    if (x < 0) {
        r = -PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        r -= z * r;
    } else {
        r = lanczos_sum(size) / exp(y);
        r += z * r;
    }
    double power = size < 140.0 ? pow(y, size - 0.5) : pow(y, size / 2.0 - 0.25);
    r = x < 0 ? r / power : r * power;
    if (size >= 140.0)
        r = x < 0 ? r / power : r * power;
    if (isinf(r))
        *bad = 'r';
    return r;
}

double bl_lgamma(double x, char *bad)
{
    *bad = 0;
    if (!isfinite(x))
        return isnan(x) ? x : INFINITY;
    if (x == floor(x) && x <= 2.0) {
        if (x <= 0.0)
            *bad = 'd';
        return x <= 0.0 ? INFINITY : 0.0;
    }
    double size = fabs(x);
    if (size < 1e-20)
        return -log(size);
    double r = log(lanczos_sum(size)) - G;
    r += (size - 0.5) * (log(size + G - 0.5) - 1);
    if (x < 0.0)
        r = LOG_PI - log(fabs(sin_pi(size))) - log(size) - r;
    if (isinf(r))
        *bad = 'r';
    return r;
}

/* ---- vectors ---- */

typedef struct Double2 { double hi, lo; } Double2;      /* an unevaluated sum */

static Double2 fast_sum(double a, double b)             /* |a| >= |b| */
{
    double x = a + b;
    return (Double2){x, (a - x) + b};
}

static Double2 split(double x)                          /* two halves of the significand */
{
    double t = x * 134217729.0;                         /* 2^27 + 1 */
    double hi = t - (t - x);
    return (Double2){hi, x - hi};
}

static Double2 exact_product(double x, double y)
{
    Double2 a = split(x), b = split(y);
    double p = a.hi * b.hi, q = a.hi * b.lo + a.lo * b.hi;
    double z = p + q;
    return (Double2){z, p - z + q + a.lo * b.lo};
}

/* Square root of the sum of squares: scaled by a power of two, summed with the rounding errors kept apart, and the root
 * corrected once. v is used up. */
double bl_vector_norm(size_t n, double *v, double max, bool found_nan)
{
    if (isinf(max))
        return max;
    if (found_nan)
        return NAN;
    if (max == 0.0 || n <= 1)
        return max;
    int e;
    frexp(max, &e);
    if (e < -1023) {                    /* 2^-e would overflow */
        for (size_t i = 0; i < n; i++)
            v[i] /= DBL_MIN;
        return DBL_MIN * bl_vector_norm(n, v, max / DBL_MIN, found_nan);
    }
    double scale = ldexp(1.0, -e), sum = 1.0, low_products = 0.0, low_sums = 0.0;
    for (size_t i = 0; i < n; i++) {
        double x = v[i] * scale;
        Double2 product = exact_product(x, x), s = fast_sum(sum, product.hi);
        sum = s.hi;
        low_products += product.lo;
        low_sums += s.lo;
    }
    double h = sqrt(sum - 1.0 + (low_products + low_sums));
    Double2 product = exact_product(-h, h), s = fast_sum(sum, product.hi);
    sum = s.hi;
    low_products += product.lo;
    low_sums += s.lo;
    double x = sum - 1.0 + (low_products + low_sums);
    h += x / (2.0 * h);
    return h / scale;
}
