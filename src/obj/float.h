/* float.h -- float: inside the word for common exponents, BlFloat on the heap for the rest (inf, nan, extremes, subclasses). */
#ifndef BL_OBJ_FLOAT_H
#define BL_OBJ_FLOAT_H
#include "obj/protocol.h"

typedef struct BlFloat { BlObject head; double value; } BlFloat;
typedef struct BlComplex { BlObject head; double real, imag; } BlComplex;

BL_RAISES BlRef bl_float_new_slow(double d);
BL_RAISES static inline BlRef bl_float_new(double d)
{
    BlVal v;
    return BL_LIKELY(bl_float_try_imm(d, &v)) ? v : bl_float_new_slow(d);
}
static inline bool bl_is_float(BlVal v) { return bl_is_imm_float(v) || bl_has_flag(v, BL_TF_FLOAT_SUBCLASS); }
/* v must be a float (any representation). */
static inline double bl_float_value(BlVal v)
{
    if (bl_is_heap(v))
        return ((BlFloat *)bl_obj(v))->value;
    return v == BL_NEGZERO ? -0.0 : bl_imm_float(v);
}
BL_RAISES BlRef bl_float_binary(double a, double b, enum BlBinary op);          /* ZeroDivisionError etc. */
BL_RAISES BlRef bl_float_from_text(const char *text, size_t length);    /* float("...") of ASCII text */
BL_RAISES BlRef bl_complex_new(double real, double imag);
BL_RAISES BlRef bl_float_repr(double d);
int64_t bl_hash_double(double d, BlVal v /* for nan */);
BL_RAISES BlRef bl_float_compare(BlVal a, BlVal b, enum BlCompare op);           /* a float, b float or int: exact */
BL_RAISES BlRef bl_float_round(double d, int64_t ndigits);              /* to a float */
BL_RAISES BlRef bl_float_round_int(double d);                           /* to an int, ties to even */
BL_RAISES BlRef bl_float_ratio(double d);                               /* as_integer_ratio() */
BlRef bl_raise_range_error(void);                                       /* OverflowError (34, 'Numerical result out of range') */
/* ---- complex ---- */
typedef struct BlC { double real, imag; } BlC;
static inline bool bl_is_complex(BlVal v) { return bl_has_flag(v, BL_TF_COMPLEX_SUBCLASS); }
BL_RAISES bool bl_as_complex(BlVal v, BlC *out);        /* complex() semantics of numbers: __complex__, __float__, __index__ */
BL_RAISES BlRef bl_complex_pow(BlC a, BlC b);
BlC bl_complex_quotient(BlC a, BlC b, bool *by_zero);
BL_RAISES BlRef bl_format_number(BlVal v, BlVal spec);  /* int/float/complex/bool __format__ (obj/format.c) */
#endif
