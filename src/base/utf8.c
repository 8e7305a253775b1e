/* utf8.c -- checking and counting; the inner steps are in the header. */
#include "base/utf8.h"

#include <string.h>

size_t bl_wtf8_valid_at(const char *text, size_t n)
{
    const unsigned char *s = (const unsigned char *)text;
    if (n == 0)
        return 0;
    if (s[0] < 0x80)
        return 1;
    if (s[0] < 0xC2 || s[0] > 0xF4)
        return 0;
    size_t width = bl_utf8_width(s[0]);
    if (n < width)
        return 0;
    for (size_t i = 1; i < width; i++)
        if (!bl_utf8_is_tail(s[i]))
            return 0;
    if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F))
        return 0;
    return width;
}

size_t bl_utf8_valid_at(const char *s, size_t n)
{
    size_t width = bl_wtf8_valid_at(s, n);
    if (width == 3 && (unsigned char)s[0] == 0xED && (unsigned char)s[1] > 0x9F)
        return 0;
    return width;
}

size_t bl_ascii_span(const char *s, size_t n)
{
    size_t i = 0;
    for (; n - i >= 8; i += 8) {
        uint64_t word;
        memcpy(&word, s + i, 8);
        if (word & 0x8080808080808080u)
            break;
    }
    while (i < n && (unsigned char)s[i] < 0x80)
        i++;
    return i;
}

size_t bl_utf8_check(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n) {
        i += bl_ascii_span(s + i, n - i);
        if (i == n)
            break;
        size_t width = bl_utf8_valid_at(s + i, n - i);
        if (width == 0)
            break;
        i += width;
    }
    return i;
}

/* The range a second byte must lie in depends on the first; a fault covers the bytes that were right so far. */
const char *bl_utf8_fault(const char *text, size_t n, size_t *bad)
{
    const unsigned char *s = (const unsigned char *)text;
    *bad = 1;
    if (n == 0 || s[0] < 0xC2 || s[0] > 0xF4)
        return "invalid start byte";
    size_t width = bl_utf8_width(s[0]);
    for (size_t i = 1; i < width; i++) {
        if (i >= n) {
            *bad = n;
            return "unexpected end of data";
        }
        bool right = bl_utf8_is_tail(s[i]);
        if (i == 1 && ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) ||
                       (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F)))
            right = false;
        if (!right) {
            *bad = i;
            break;
        }
    }
    return "invalid continuation byte";
}

size_t bl_utf8_count(const char *s, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += !bl_utf8_is_tail((unsigned char)s[i]);
    return count;
}

size_t bl_utf8_offset(const char *s, size_t n, size_t index)
{
    size_t i = 0;
    for (; i < n && index > 0; index--) {
        i++;
        while (i < n && bl_utf8_is_tail((unsigned char)s[i]))
            i++;
    }
    return i;
}
