/* re_parse.h -- reading the text of a pattern or of a replacement, token by token.
 *
 * `next` is the token that comes next: one character, or a backslash and one (next_size 2); next_size 0 at the end.
 */
#ifndef BL_MOD_RE_PARSE_H
#define BL_MOD_RE_PARSE_H

#include <stdio.h>
#include "base/alloc.h"
#include "base/uniname.h"
#include "mod/re_impl.h"
#include "obj/unichar.h"

typedef struct BlReSource {
    BlVal text;                 /* str or bytes */
    int kind;
    const void *data;
    size_t n, index;            /* index: after the next token */
    size_t next, next_size;
    bool is_bytes;
} BlReSource;

static inline uint32_t bl_re_unit(const BlReSource *s, size_t i)
{
    return s->kind == 1 ? ((const uint8_t *)s->data)[i] : s->kind == 2 ? ((const uint16_t *)s->data)[i] : ((const uint32_t *)s->data)[i];
}
static inline size_t bl_re_tell(const BlReSource *s) { return s->index - s->next_size; }
static inline bool bl_re_is_next(const BlReSource *s, uint32_t c) { return s->next_size == 1 && bl_re_unit(s, s->next) == c; }

BL_RAISES bool bl_re_open_source(BlReSource *s, BlVal text);
BL_RAISES bool bl_re_next(BlReSource *s);
BL_RAISES int bl_re_accept(BlReSource *s, uint32_t c);
bool bl_re_next_is_digit(const BlReSource *s, uint32_t base);
BL_RAISES bool bl_re_until(BlReSource *s, uint32_t terminator, const char *what, size_t *start, size_t *end);
BL_RAISES BlRef bl_re_text_slice(const BlReSource *s, size_t start, size_t end);
bool bl_re_is_identifier(const BlReSource *s, size_t start, size_t end);
bool bl_re_is_plain_number(const BlReSource *s, size_t start, size_t end);
BL_RAISES bool bl_re_check_name(BlReSource *s, size_t start, size_t end);
/* "bad character in group name" as a DeprecationWarning. */
BL_RAISES bool bl_re_warn_name(BlReSource *s, size_t start, size_t end);
/* A group given by number, read up to its terminator; zero: is 0 allowed? */
BL_RAISES bool bl_re_group_number(BlReSource *s, size_t start, size_t end, bool zero, int64_t *out);
int bl_re_control_escape(uint32_t c);       /* \n and so on; -1: not one of them */

/* All answer false, with re.error pending. `back`: units before the next token. */
bool bl_re_fail_at(BlReSource *s, size_t pos, BlRef message);      /* adopts message */
bool bl_re_fail(BlReSource *s, size_t back, const char *message);
bool bl_re_fail_slice(BlReSource *s, size_t back, const char *format, size_t start, size_t end);

#endif
