/* value.h -- the tagged word: every value of a program is one 64-bit word.
 *
 * Low bits:  ...0  int, value << 1 (63 bits)
 *            001   pointer to a heap object, plus 1
 *            x11   float, rotl(bits + BIAS, 3): exponents -256..255, which nearly all programs stay in
 *            101   special: NULL, None, False, True, Ellipsis, NotImplemented, -0.0 and Z, which is +0.0
 * Floats outside that range (and inf, nan) are heap objects. Nobody else looks at these bits.
 *
 * BlRef is an owned reference, BlVal a borrowed one; in a normal build they are one type. `make refcheck`
 * compiles with them distinct, so that mixing them is a compile error.
 */
#ifndef BL_MEM_VALUE_H
#define BL_MEM_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t BlVal;
typedef uint64_t BlRef;

typedef struct BlObject BlObject;

#define BL_SPECIAL(n) (((BlVal)(n) << 3) | 5)
#define BL_NULL BL_SPECIAL(0)           /* no value: unbound, absent, or "an exception is pending" */
#define BL_NONE BL_SPECIAL(1)
#define BL_FALSE BL_SPECIAL(2)
#define BL_TRUE BL_SPECIAL(3)
#define BL_ELLIPSIS BL_SPECIAL(4)
#define BL_NOTIMPL BL_SPECIAL(5)
#define BL_NEGZERO BL_SPECIAL(6)

#define BL_FLOAT_BIAS ((1ull << 63) + (769ull << 52))
#define BL_POSZERO ((BL_FLOAT_BIAS << 3) | (BL_FLOAT_BIAS >> 61))

#define BL_INT_MAX ((int64_t)0x3fffffffffffffff)
#define BL_INT_MIN (-BL_INT_MAX - 1)

#define BL_RAISES __attribute__((warn_unused_result))
#define BL_COLD __attribute__((cold, noinline))
#define BL_LIKELY(x) __builtin_expect(!!(x), 1)
#define BL_UNLIKELY(x) __builtin_expect(!!(x), 0)

/* ---- ints ---- */
static inline bool bl_is_imm_int(BlVal v) { return (v & 1) == 0; }
static inline bool bl_both_imm_int(BlVal a, BlVal b) { return ((a | b) & 1) == 0; }
static inline int64_t bl_imm_int(BlVal v) { return (int64_t)v >> 1; }
static inline bool bl_int_fits(int64_t i) { return i >= BL_INT_MIN && i <= BL_INT_MAX; }
static inline BlVal bl_from_imm(int64_t i) { return (BlVal)i << 1; }

/* Tagged arithmetic: false when the result leaves 63 bits; *out is then undefined. */
static inline bool bl_tagged_add(BlVal a, BlVal b, BlVal *out)
{
    return !__builtin_add_overflow((int64_t)a, (int64_t)b, (int64_t *)out);
}
static inline bool bl_tagged_sub(BlVal a, BlVal b, BlVal *out)
{
    return !__builtin_sub_overflow((int64_t)a, (int64_t)b, (int64_t *)out);
}
static inline bool bl_tagged_mul(BlVal a, BlVal b, BlVal *out)
{
    return !__builtin_mul_overflow((int64_t)a, (int64_t)b >> 1, (int64_t *)out);
}

/* ---- heap objects ---- */
static inline bool bl_is_heap(BlVal v) { return (v & 7) == 1; }
static inline BlObject *bl_obj(BlVal v) { return (BlObject *)(v - 1); }
static inline BlVal bl_from_obj(const void *o) { return (BlVal)(uintptr_t)o + 1; }

/* ---- floats ---- */
static inline bool bl_is_imm_float(BlVal v) { return (v & 3) == 3 || v == BL_POSZERO || v == BL_NEGZERO; }
/* The common representation; false for zeros, which callers test second. */
static inline bool bl_is_fast_float(BlVal v) { return (v & 3) == 3; }
static inline bool bl_both_fast_float(BlVal a, BlVal b) { return (a & b & 3) == 3; }

static inline double bl_imm_float(BlVal v)      /* right for fast floats and +0.0 */
{
    uint64_t bits = ((v >> 3) | (v << 61)) - BL_FLOAT_BIAS;
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

/* False when the double needs a heap object (or is -0.0, which obj/float.c maps to BL_NEGZERO). */
static inline bool bl_float_try_imm(double d, BlVal *out)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint64_t w = bits + BL_FLOAT_BIAS;
    w = (w << 3) | (w >> 61);
    *out = w;
    return (w & 3) == 3 || bits == 0;
}

/* ---- specials ---- */
static inline bool bl_is_bool(BlVal v) { return v == BL_TRUE || v == BL_FALSE; }
static inline BlVal bl_from_bool(bool b) { return b ? BL_TRUE : BL_FALSE; }

#endif
