/* uniname.h -- names of code points: what "\N{...}" and unicodedata use.
 */
#ifndef BL_BASE_UNINAME_H
#define BL_BASE_UNINAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Longer than any name, with its NUL. */
enum { BL_UNICODE_NAME_MAX = 256 };

/* False: the code point has no name. */
bool bl_unicode_name(uint32_t c, char out[BL_UNICODE_NAME_MAX]);
/* The code point of a name or formal alias (letters in any case); -1: unknown. */
int64_t bl_unicode_lookup(const char *name, size_t n);

#endif
