/* str_codec_wide.c -- UTF-16 and UTF-32, in either byte order, with or without a byte order mark.
 */
#include "obj/codec.h"
#include "obj/str_inner.h"

static inline uint32_t get16(const unsigned char *p, bool big) { return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0]; }

static inline uint32_t get32(const unsigned char *p, bool big)
{
    return big ? get16(p, true) << 16 | get16(p + 2, true) : get16(p + 2, false) << 16 | get16(p, false);
}

static bool is_high(uint32_t c) { return (c & 0xFFFFFC00u) == 0xD800; }
static bool is_low(uint32_t c) { return (c & 0xFFFFFC00u) == 0xDC00; }

/* One step at d->pos: 1 done, 0 the input ends inside a sequence, -1 raised. */
static int step16(BlDecoding *d, bool big, bool whole)
{
    size_t left = d->n - d->pos, at = d->pos;
    if (left < 2)
        return whole ? (bl_decode_fault(d, at, d->n, "truncated data") ? 1 : -1) : 0;
    uint32_t c = get16(d->data + at, big);
    if (!is_high(c) && !is_low(c)) {
        d->pos += 2;
        return bl_builder_put(&d->out, c) ? 1 : -1;
    }
    if (is_low(c))
        return bl_decode_fault(d, at, at + 2, "illegal encoding") ? 1 : -1;
    if (left < 4)
        return whole ? (bl_decode_fault(d, at, d->n, "unexpected end of data") ? 1 : -1) : 0;
    uint32_t low = get16(d->data + at + 2, big);
    if (!is_low(low))
        return bl_decode_fault(d, at, at + 2, "illegal UTF-16 surrogate") ? 1 : -1;
    d->pos += 4;
    return bl_builder_put(&d->out, 0x10000 + ((c & 0x3FF) << 10 | (low & 0x3FF))) ? 1 : -1;
}

static int step32(BlDecoding *d, bool big, bool whole)
{
    size_t left = d->n - d->pos, at = d->pos;
    if (left < 4)
        return whole ? (bl_decode_fault(d, at, d->n, "truncated data") ? 1 : -1) : 0;
    uint32_t c = get32(d->data + at, big);
    const char *reason = c > BL_RUNE_MAX ? "code point not in range(0x110000)"
                       : (c & 0xFFFFF800u) == 0xD800 ? "code point in surrogate code point range(0xd800, 0xe000)" : NULL;
    if (reason)
        return bl_decode_fault(d, at, at + 4, reason) ? 1 : -1;
    d->pos += 4;
    return bl_builder_put(&d->out, c) ? 1 : -1;
}

static BlRef decode_wide(const char *const names[2], int (*step)(BlDecoding *, bool, bool), const unsigned char *data, size_t n, size_t mark,
                         const char *errors, int *order, size_t *consumed)
{
    BlDecoding d;
    bool big = *order > 0;
    bl_decoding_open(&d, names[big], errors, data, n);
    d.pos = mark;
    int ok = 1;
    while (d.pos < d.n && (ok = step(&d, big, consumed == NULL)) > 0)
        ;
    if (consumed)
        *consumed = d.pos;
    return bl_decoding_close(&d, ok >= 0);
}

BlRef bl_decode_utf16(const unsigned char *data, size_t n, const char *errors, int *order, size_t *consumed)
{
    static const char *const names[2] = {"utf-16-le", "utf-16-be"};
    size_t mark = 0;
    if (*order == 0 && n >= 2) {
        uint32_t c = get16(data, false);
        *order = c == 0xFEFF ? -1 : c == 0xFFFE ? 1 : 0;
        mark = *order ? 2 : 0;
    }
    return decode_wide(names, step16, data, n, mark, errors, order, consumed);
}

BlRef bl_decode_utf32(const unsigned char *data, size_t n, const char *errors, int *order, size_t *consumed)
{
    static const char *const names[2] = {"utf-32-le", "utf-32-be"};
    size_t mark = 0;
    if (*order == 0 && n >= 4) {
        uint32_t c = get32(data, false);
        *order = c == 0xFEFF ? -1 : c == 0xFFFE0000u ? 1 : 0;
        mark = *order ? 4 : 0;
    }
    return decode_wide(names, step32, data, n, mark, errors, order, consumed);
}

static void add16(BlEncoding *e, uint32_t c)
{
    bl_buf_addc(&e->out, (char)(e->big ? c >> 8 : c));
    bl_buf_addc(&e->out, (char)(e->big ? c : c >> 8));
}

static bool put16(BlEncoding *e, uint32_t c)
{
    if ((c & 0xFFFFF800u) == 0xD800)
        return false;
    if (c >= 0x10000) {
        add16(e, 0xD7C0 + (c >> 10));
        c = 0xDC00 | (c & 0x3FF);
    }
    add16(e, c);
    return true;
}

static bool put32(BlEncoding *e, uint32_t c)
{
    if ((c & 0xFFFFF800u) == 0xD800)
        return false;
    add16(e, e->big ? c >> 16 : c & 0xFFFF);
    add16(e, e->big ? c & 0xFFFF : c >> 16);
    return true;
}

BlRef bl_encode_utf16(BlVal s, const char *errors, int order)
{
    BlEncoding e;
    bl_encoding_open(&e, order == 0 ? "utf-16" : order < 0 ? "utf-16-le" : "utf-16-be", errors, s, put16);
    e.big = order > 0;
    if (order == 0)
        put16(&e, 0xFEFF);
    return bl_encode_all(&e, "surrogates not allowed");
}

BlRef bl_encode_utf32(BlVal s, const char *errors, int order)
{
    BlEncoding e;
    bl_encoding_open(&e, order == 0 ? "utf-32" : order < 0 ? "utf-32-le" : "utf-32-be", errors, s, put32);
    e.big = order > 0;
    if (order == 0)
        put32(&e, 0xFEFF);
    return bl_encode_all(&e, "surrogates not allowed");
}
