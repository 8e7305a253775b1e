/* numtext.h -- doubles as text and back, without locale.
 *
 * Printing is exact: shortest digits that read back as the same double for 'r', correctly rounded digits for the rest.
 */
#ifndef BL_BASE_NUMTEXT_H
#define BL_BASE_NUMTEXT_H

#include "base/buf.h"

enum {
    BL_NT_PLUS = 1,         /* a sign also for positive numbers */
    BL_NT_DOT_ZERO = 2,     /* ".0" where nothing else tells that it is a float */
    BL_NT_ALT = 4,          /* '#': always a point; 'g' keeps its zeros */
    BL_NT_NO_NEG_ZERO = 8   /* 'z': a result that is all zeros loses its minus */
};

enum { BL_REPR_MAX = 32 };

/* Shortest digits d1d2... (no zeros at the end) with value 0.d1d2... * 10^*point; finite d != 0. Answers how many (<= 17). */
int bl_double_digits(double d, char digits[18], int *point);

/* |d| * 10^places as the nearest integer, ties to even, exactly; false: beyond the common sizes, *out is undefined. */
enum { BL_SCALED_MAX = 17 };
bool bl_double_scaled(double d, int places, uint64_t *out);

/* repr(d), zero-terminated: "1.0", "1e+16", "inf", "-nan" never. Answers its length. */
size_t bl_double_repr(double d, char out[BL_REPR_MAX]);

/* Appends d in the way of %e %E %f %F %g %G, or 'r' (shortest digits; precision ignored; with BL_NT_DOT_ZERO it is repr). Capital types write INF and NAN.
 * Failure shows in out->failed. */
void bl_double_text(BlBuf *out, double d, char type, int precision, unsigned flags);

/* The whole of text[0..n) as a decimal number, "inf", "infinity" or "nan" in any case, with sign; no spaces, no underscores.
 * text[n] must be readable and not part of a number (a NUL will do). Too large gives infinity. */
bool bl_double_parse(const char *text, size_t n, double *out);

/* The longest such beginning of text: its length, 0 for none. */
size_t bl_double_scan(const char *text, size_t n, double *out);

/* Digits of `value` in decimal, without sign, into out; answers how many (<= 20). No NUL is added. */
size_t bl_u64_decimal(uint64_t value, char out[20]);

#endif
