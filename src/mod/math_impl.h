/* math_impl.h -- what the files of module math share. */
#ifndef BL_MOD_MATH_IMPL_H
#define BL_MOD_MATH_IMPL_H

#include <math.h>

#include "mod/module.h"

/* float(v) for the argument of a math function; false: raised. */
BL_RAISES static inline bool bl_math_arg(BlVal v, double *out)
{
    if (bl_is_imm_float(v)) {
        *out = bl_float_value(v);
        return true;
    }
    if (bl_is_imm_int(v)) {
        *out = (double)bl_imm_int(v);
        return true;
    }
    return bl_as_double(v, out);
}

BlRef bl_math_domain(void);             /* ValueError "math domain error" */
BlRef bl_math_range(void);              /* OverflowError "math range error" */

/* ---- math_special.c: gamma and its logarithm; *bad: 'd' outside the domain, 'r' too large, else 0 ---- */
double bl_gamma(double x, char *bad);
double bl_lgamma(double x, char *bad);
double bl_vector_norm(size_t n, double *v, double max, bool found_nan);

/* ---- math_int.c ---- */
BlRef bl_math_gcd(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
BlRef bl_math_lcm(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
BlRef bl_math_factorial(BlVal self, const BlVal *arg);
BlRef bl_math_comb(BlVal self, const BlVal *arg);
BlRef bl_math_perm(BlVal self, const BlVal *arg);
BlRef bl_math_isqrt(BlVal self, const BlVal *arg);

#endif
