/* unichar.h -- what Unicode 14.0 says about one code point, in the words of str's methods.
 *
 * ASCII is answered in place; the rest comes from libunistring. Mappings can give up to three code points.
 */
#ifndef BL_OBJ_UNICHAR_H
#define BL_OBJ_UNICHAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BL_CH_ALPHA = 1, BL_CH_DIGIT = 2, BL_CH_LOWER = 4, BL_CH_UPPER = 8, BL_CH_SPACE = 16, BL_CH_PRINT = 32, BL_CH_BREAK = 64 };
extern const uint8_t bl_ascii_class[128];       /* BL_CH_* of each ASCII character */

static inline bool bl_ch_is_surrogate(uint32_t c) { return (c & 0xFFFFF800u) == 0xD800; }

bool bl_ch_alpha_slow(uint32_t c);
bool bl_ch_space_slow(uint32_t c);
bool bl_ch_printable_slow(uint32_t c);
static inline bool bl_ch_is_alpha(uint32_t c) { return c < 128 ? bl_ascii_class[c] & BL_CH_ALPHA : bl_ch_alpha_slow(c); }
static inline bool bl_ch_is_space(uint32_t c) { return c < 128 ? bl_ascii_class[c] & BL_CH_SPACE : bl_ch_space_slow(c); }
static inline bool bl_ch_is_printable(uint32_t c) { return c < 128 ? bl_ascii_class[c] & BL_CH_PRINT : bl_ch_printable_slow(c); }
static inline bool bl_ch_is_break(uint32_t c)           /* str.splitlines */
{
    return c < 128 ? bl_ascii_class[c] & BL_CH_BREAK : c == 0x85 || c == 0x2028 || c == 0x2029;
}
int bl_ch_decimal(uint32_t c);                  /* 0..9, or -1 */
int bl_ch_digit(uint32_t c);                    /* 0..9, or -1 */
bool bl_ch_numeric(uint32_t c, double *value);  /* value may be NULL */
static inline bool bl_ch_is_alnum(uint32_t c)
{
    return c < 128 ? bl_ascii_class[c] & (BL_CH_ALPHA | BL_CH_DIGIT) : bl_ch_alpha_slow(c) || bl_ch_numeric(c, NULL);
}
bool bl_ch_is_lower(uint32_t c);
bool bl_ch_is_upper(uint32_t c);
bool bl_ch_is_title(uint32_t c);
bool bl_ch_is_cased(uint32_t c);
bool bl_ch_is_case_ignorable(uint32_t c);
bool bl_ch_is_id_start(uint32_t c);             /* includes '_' */
bool bl_ch_is_id_continue(uint32_t c);

/* Full mappings without context: number of code points written (1..3). */
int bl_ch_upper(uint32_t c, uint32_t out[3]);
int bl_ch_lower(uint32_t c, uint32_t out[3]);
int bl_ch_title(uint32_t c, uint32_t out[3]);
int bl_ch_fold(uint32_t c, uint32_t out[3]);

#endif
