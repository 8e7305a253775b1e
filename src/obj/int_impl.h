/* int_impl.h -- what the int files share: any int as a run of limbs, and the way back to a value.
 *
 * A view borrows: it is good while its int lives (an immediate's limb lives in the view itself, so a view does not move).
 * All of GMP is reached from the int files and mod/math.c's integer functions only.
 */
#ifndef BL_OBJ_INT_IMPL_H
#define BL_OBJ_INT_IMPL_H

#include <gmp.h>

#include "base/alloc.h"
#include "obj/int.h"

typedef unsigned __int128 BlU128;
typedef __int128 BlI128;

typedef struct BlIntView {
    const mp_limb_t *limb;      /* n limbs, the top one not 0 */
    size_t n;
    bool negative;
    mp_limb_t one;
} BlIntView;

/* v must be an int of any kind; *out stays where it is. */
static inline void bl_int_view(BlVal v, BlIntView *out)
{
    if (bl_is_heap(v)) {
        const BlInt *z = (const BlInt *)bl_obj(v);
        out->limb = (const mp_limb_t *)z->limb;
        out->negative = z->size < 0;
        out->n = (size_t)(z->size < 0 ? -z->size : z->size);
        return;
    }
    int64_t i = bl_is_imm_int(v) ? bl_imm_int(v) : v == BL_TRUE;
    out->negative = i < 0;
    out->one = i < 0 ? -(mp_limb_t)i : (mp_limb_t)i;
    out->limb = &out->one;
    out->n = i != 0;
}

/* The value of an immediate or a bool. */
static inline bool bl_int_small(BlVal v, int64_t *out)
{
    if (bl_is_imm_int(v))
        *out = bl_imm_int(v);
    else if (bl_is_bool(v))
        *out = v == BL_TRUE;
    else
        return false;
    return true;
}

/* Room for n limbs in a new int whose limbs are still to be written; NULL: MemoryError. Finish with bl_int_done. */
BL_RAISES BlInt *bl_int_alloc(size_t n);
/* z was made with room for `room` limbs, n of them hold the magnitude (zeros on top allowed): the value it makes. */
BL_RAISES BlRef bl_int_done(BlInt *z, size_t room, size_t n, bool negative);
void bl_int_give_up(BlInt *z, size_t room);
BL_RAISES BlRef bl_int_from_limbs(const mp_limb_t *limb, size_t n, bool negative);
BL_RAISES BlRef bl_int_from_u128(BlU128 magnitude, bool negative);
BL_RAISES static inline BlRef bl_int_from_i128(BlI128 i)
{
    return bl_int_from_u128(i < 0 ? -(BlU128)i : (BlU128)i, i < 0);
}

/* Limbs from the raw allocator, freed by bl_mfree; NULL: MemoryError is pending. */
BL_RAISES mp_limb_t *bl_limbs(size_t n);

/* GMP's large operations take scratch memory that may not fail: reserve the worst case for operands of `limbs` limbs together
 * before the call, release after it. False: MemoryError. Small operations reserve nothing. Pairs do not nest. */
BL_RAISES bool bl_mpn_reserve(size_t limbs);
void bl_mpn_release(void);

/* Products and quotients of views, for code that thinks in values. */
BL_RAISES BlRef bl_int_mul(BlVal a, BlVal b);
BL_RAISES BlRef bl_int_add(BlVal a, BlVal b);
BL_RAISES BlRef bl_int_sub(BlVal a, BlVal b);
BL_RAISES BlRef bl_int_neg(BlVal a);
BL_RAISES BlRef bl_int_abs(BlVal a);
BL_RAISES BlRef bl_int_shift_left(BlVal a, size_t by);
BL_RAISES BlRef bl_int_shift_right(BlVal a, size_t by);         /* floor */
BL_RAISES BlRef bl_int_pow(BlVal base, BlVal exponent);         /* exponent >= 0 */
BL_RAISES BlRef bl_int_pow_mod(BlVal base, BlVal exponent, BlVal modulus);
BL_RAISES BlRef bl_int_true_divide(BlVal a, BlVal b);
BL_RAISES BlRef bl_int_gcd(BlVal a, BlVal b);
BL_RAISES BlRef bl_int_isqrt(BlVal a);                          /* a >= 0 */
/* round(a, -digits): to a multiple of 10**digits, ties to even. */
BL_RAISES BlRef bl_int_round(BlVal a, BlVal ndigits);
/* a = m * 2^e with 0.5 <= |m| < 1, correctly rounded (half to even); 0 for 0. */
double bl_int_frexp(BlVal a, int64_t *e);
BL_RAISES BlRef bl_int_repr(BlVal v);

/* The top 64 bits of a magnitude that is not 0, the lowest one sticky. */
uint64_t bl_int_top(const BlIntView *w);
/* top * 2^(e - 64), top normalised and sticky, correctly rounded; infinity if it is too large. */
double bl_round_bits(uint64_t top, int64_t e);
/* Parses ASCII text as int(text, base) does; the message of a ValueError shows repr(shown). */
BL_RAISES BlRef bl_int_from_literal(const char *text, size_t n, int base, BlVal shown);

/* Slots that bool shares with int: its table is constant too, so it names them itself. */
BlRef bl_int_slot_add(BlVal a, BlVal b);
BlRef bl_int_slot_sub(BlVal a, BlVal b);
BlRef bl_int_slot_mul(BlVal a, BlVal b);
BlRef bl_int_slot_truediv(BlVal a, BlVal b);
BlRef bl_int_slot_floordiv(BlVal a, BlVal b);
BlRef bl_int_slot_mod(BlVal a, BlVal b);
BlRef bl_int_slot_lshift(BlVal a, BlVal b);
BlRef bl_int_slot_rshift(BlVal a, BlVal b);
BlRef bl_int_slot_and(BlVal a, BlVal b);
BlRef bl_int_slot_or(BlVal a, BlVal b);
BlRef bl_int_slot_xor(BlVal a, BlVal b);
BlRef bl_int_slot_pow(BlVal a, BlVal b);
BlRef bl_int_slot_divmod(BlVal a, BlVal b);
BlRef bl_int_slot_power(BlVal base, BlVal exponent, BlVal modulus);
BlRef bl_int_slot_invert(BlVal v);
BlRef bl_int_slot_compare(BlVal a, BlVal b, enum BlCompare op);
BlRef bl_int_slot_float(BlVal v);
int bl_int_slot_truth(BlVal v);

#define BL_INT_SLOTS                                                                                                   \
    .hash = bl_int_hash, .compare = bl_int_slot_compare, .power = bl_int_slot_power,                                   \
    .unary = {[BL_NEG] = bl_int_neg, [BL_POS] = bl_int_exact, [BL_ABS] = bl_int_abs, [BL_INVERT] = bl_int_slot_invert}, \
    .truth = bl_int_slot_truth, .index = bl_int_exact, .int_ = bl_int_exact, .float_ = bl_int_slot_float

extern const BlMethod bl_int_methods[];
extern const BlGetSet bl_int_getset[];

#endif
