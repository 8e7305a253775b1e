/* int.h -- int: 63-bit immediates, beyond that sign and 64-bit limbs on GMP's mpn layer. A heap int never fits 63 bits, except in instances of subclasses. */
#ifndef BL_OBJ_INT_H
#define BL_OBJ_INT_H
#include "obj/protocol.h"

typedef struct BlInt {
    BlObject head;
    int64_t size;               /* number of limbs, negative for a negative number */
    uint64_t limb[];            /* least significant first; the top one is not 0 */
} BlInt;

static inline bool bl_is_int(BlVal v) { return bl_is_imm_int(v) || bl_has_flag(v, BL_TF_INT_SUBCLASS) || bl_is_bool(v); }      /* isinstance(v, int) */
BL_RAISES BlRef bl_int_from_int64(int64_t i);
BL_RAISES BlRef bl_int_from_uint64(uint64_t i);
BL_RAISES BlRef bl_int_from_double(double d);           /* truncates; OverflowError/ValueError for inf/nan */
/* Value of an int (any int type, bool too); false: does not fit (no exception). */
bool bl_int_to_int64(BlVal v, int64_t *out);
bool bl_int_to_uint64(BlVal v, uint64_t *out);
BL_RAISES bool bl_int_to_double(BlVal v, double *out);  /* OverflowError "int too large to convert to float" */
int bl_int_sign(BlVal v);
BL_RAISES BlRef bl_int_exact(BlVal v);                  /* bool or subclass instance -> plain int */
/* text: digits of `base` (2..36), underscores and prefix as int(text, base) accepts; ValueError otherwise */
BL_RAISES BlRef bl_int_from_text(const char *text, size_t length, int base);
BL_RAISES BlRef bl_int_from_str(BlVal str, int base);           /* any Unicode digits */
BL_RAISES BlRef bl_int_to_str(BlVal v, int base);       /* no prefix; 4300-digit limit for base 10 */
BL_RAISES BlRef bl_int_binary(BlVal a, BlVal b, enum BlBinary op);      /* both ints: used by the VM's slow paths; never NOTIMPL */
BL_RAISES int bl_int_compare(BlVal a, BlVal b);         /* -1 0 1; cannot fail */
int64_t bl_int_hash(BlVal v);
BL_RAISES BlRef bl_int_divmod(BlVal a, BlVal b, BlRef *mod_out);
size_t bl_int_bit_length(BlVal v);
BL_RAISES BlRef bl_int_from_bytes(const unsigned char *data, size_t n, bool little, bool is_signed);
#endif
