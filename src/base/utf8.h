/* utf8.h -- UTF-8, one code point at a time.
 *
 * Internally text may hold lone surrogates, encoded as three bytes like any other code point of that range
 * ("WTF-8"): `bl_utf8_get` reads them, `bl_utf8_check` refuses them, since a source file may not contain them.
 */
#ifndef BL_BASE_UTF8_H
#define BL_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BL_RUNE_MAX 0x10FFFFu

/* Bytes that the sequence starting with `lead` takes; 1 for anything that is no lead byte. */
static inline size_t bl_utf8_width(unsigned char lead)
{
    return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 1;
}

static inline bool bl_utf8_is_tail(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* Reads one code point of well-formed text and moves *p past it. */
static inline uint32_t bl_utf8_get(const char **p)
{
    const unsigned char *s = (const unsigned char *)*p;
    if (s[0] < 0x80) {
        *p += 1;
        return s[0];
    }
    if (s[0] < 0xE0) {
        *p += 2;
        return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3Fu);
    }
    if (s[0] < 0xF0) {
        *p += 3;
        return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3Fu);
    }
    *p += 4;
    return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3Fu);
}

/* Writes one code point (at most 4 bytes) and answers how many. */
static inline size_t bl_utf8_put(char *out, uint32_t rune)
{
    if (rune < 0x80) {
        out[0] = (char)rune;
        return 1;
    }
    if (rune < 0x800) {
        out[0] = (char)(0xC0 | rune >> 6);
        out[1] = (char)(0x80 | (rune & 0x3F));
        return 2;
    }
    if (rune < 0x10000) {
        out[0] = (char)(0xE0 | rune >> 12);
        out[1] = (char)(0x80 | (rune >> 6 & 0x3F));
        out[2] = (char)(0x80 | (rune & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | rune >> 18);
    out[1] = (char)(0x80 | (rune >> 12 & 0x3F));
    out[2] = (char)(0x80 | (rune >> 6 & 0x3F));
    out[3] = (char)(0x80 | (rune & 0x3F));
    return 4;
}

/* Bytes of the well-formed sequence at s (surrogates are refused), or 0. */
size_t bl_utf8_valid_at(const char *s, size_t n);

/* Like bl_utf8_valid_at, but a surrogate counts as well-formed. */
size_t bl_wtf8_valid_at(const char *s, size_t n);

/* Length of the well-formed beginning: equal to n when all of it is. */
size_t bl_utf8_check(const char *s, size_t n);

/* How CPython describes the bytes at a place where bl_utf8_check stopped: NULL-terminated reason, and in *bad
 * the number of bytes that belong to the fault. */
const char *bl_utf8_fault(const char *s, size_t n, size_t *bad);

/* Code points in well-formed text. */
size_t bl_utf8_count(const char *s, size_t n);

/* Byte offset of the given code point, or n. */
size_t bl_utf8_offset(const char *s, size_t n, size_t index);

/* Length of the beginning that is ASCII only. */
size_t bl_ascii_span(const char *s, size_t n);

#endif
