/* str_codec_escape.c -- unicode_escape and raw_unicode_escape.
 *
 * Bytes that are no escapes stand for the Latin-1 characters.
 */
#include <stdio.h>
#include "obj/codec.h"
#include "obj/str_inner.h"
#include "obj/unichar.h"

static int hex_digit(unsigned char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Up to `width` hexadecimal digits at d->pos; answers how many. */
static size_t read_hex(BlDecoding *d, size_t width, uint32_t *out)
{
    size_t i = 0;
    int digit;
    *out = 0;
    for (; i < width && d->pos < d->n && (digit = hex_digit(d->data[d->pos])) >= 0; i++, d->pos++)
        *out = *out << 4 | (uint32_t)digit;
    return i;
}

/* After "\N", at the brace. 1 done, 0 incomplete, -1 raised. */
static int read_name(BlDecoding *d, size_t start, bool whole)
{
    size_t close = d->pos + 1;
    if (d->pos < d->n && d->data[d->pos] == '{') {
        while (close < d->n && d->data[close] != '}')
            close++;
        if (close < d->n && close > d->pos + 1) {
            int64_t c = bl_unicode_lookup((const char *)d->data + d->pos + 1, close - d->pos - 1);
            if (c < 0)
                return bl_decode_fault(d, start, close + 1, "unknown Unicode character name") ? 1 : -1;
            d->pos = close + 1;
            return bl_builder_put(&d->out, (uint32_t)c) ? 1 : -1;
        }
        if (close >= d->n && !whole)
            return 0;
        if (close >= d->n)
            d->pos = d->n;
        else
            d->pos = close;
    } else if (d->pos >= d->n && !whole) {
        return 0;
    }
    return bl_decode_fault(d, start, d->pos, "malformed \\N character escape") ? 1 : -1;
}

static int read_code(BlDecoding *d, size_t start, size_t width, bool whole, const char *truncated)
{
    uint32_t c;
    size_t n = read_hex(d, width, &c);
    if (n < width) {
        if (d->pos >= d->n && !whole)
            return 0;
        return bl_decode_fault(d, start, d->pos, truncated) ? 1 : -1;
    }
    if (c > BL_RUNE_MAX)
        return bl_decode_fault(d, start, d->pos, "illegal Unicode character") ? 1 : -1;
    return bl_builder_put(&d->out, c) ? 1 : -1;
}

/* d->pos is after the backslash. */
static int read_escape(BlDecoding *d, bool whole)
{
    static const char letters[] = "\\\\''\"\"b\bf\ft\tn\nr\rv\va\a";
    size_t start = d->pos - 1;
    if (d->pos >= d->n)
        return whole ? (bl_decode_fault(d, start, d->n, "\\ at end of string") ? 1 : -1) : 0;
    unsigned char c = d->data[d->pos++];
    for (const char *p = letters; *p; p += 2)
        if ((unsigned char)*p == c)
            return bl_builder_put(&d->out, (unsigned char)p[1]) ? 1 : -1;
    switch (c) {
    case '\n':
        return 1;
    case 'x':
        return read_code(d, start, 2, whole, "truncated \\xXX escape");
    case 'u':
        return read_code(d, start, 4, whole, "truncated \\uXXXX escape");
    case 'U':
        return read_code(d, start, 8, whole, "truncated \\UXXXXXXXX escape");
    case 'N':
        return read_name(d, start, whole);
    default:
        break;
    }
    if (c >= '0' && c <= '7') {
        uint32_t value = c - '0';
        for (int i = 0; i < 2 && d->pos < d->n && d->data[d->pos] >= '0' && d->data[d->pos] <= '7'; i++)
            value = value * 8 + (d->data[d->pos++] - '0');
        return bl_builder_put(&d->out, value) ? 1 : -1;
    }
    return bl_builder_put(&d->out, '\\') && bl_builder_put(&d->out, c) ? 1 : -1;
}

BlRef bl_decode_escape(const unsigned char *data, size_t n, const char *errors, size_t *consumed)
{
    BlDecoding d;
    bl_decoding_open(&d, "unicodeescape", errors, data, n);
    int ok = 1;
    size_t used = 0;
    while (ok > 0 && d.pos < d.n) {
        used = d.pos;
        unsigned char c = d.data[d.pos++];
        ok = c != '\\' ? (bl_builder_put(&d.out, c) ? 1 : -1) : read_escape(&d, consumed == NULL);
    }
    if (consumed)
        *consumed = ok == 0 ? used : d.n;
    return bl_decoding_close(&d, ok >= 0);
}

BlRef bl_decode_raw_escape(const unsigned char *data, size_t n, const char *errors, size_t *consumed)
{
    BlDecoding d;
    bl_decoding_open(&d, "rawunicodeescape", errors, data, n);
    int ok = 1;
    size_t used = 0;
    while (ok > 0 && d.pos < d.n) {
        used = d.pos;
        size_t start = d.pos;
        unsigned char c = d.data[d.pos++], kind = d.pos < d.n ? d.data[d.pos] : 0;
        if (c != '\\' || (d.pos >= d.n && !consumed) || (d.pos < d.n && kind != 'u' && kind != 'U')) {
            ok = bl_builder_put(&d.out, c) ? 1 : -1;
            if (ok > 0 && c == '\\' && d.pos < d.n) {   /* the next character is no escape either, even a backslash */
                ok = bl_builder_put(&d.out, kind) ? 1 : -1;
                d.pos++;
            }
            continue;
        }
        if (d.pos >= d.n) {
            ok = 0;
            break;
        }
        d.pos++;
        uint32_t value;
        size_t width = kind == 'u' ? 4 : 8;
        if (read_hex(&d, width, &value) < width)
            ok = d.pos >= d.n && consumed ? 0
               : bl_decode_fault(&d, start, d.pos, kind == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape") ? 1 : -1;
        else if (value > BL_RUNE_MAX)
            ok = bl_decode_fault(&d, start, d.pos, "\\Uxxxxxxxx out of range") ? 1 : -1;
        else
            ok = bl_builder_put(&d.out, value) ? 1 : -1;
    }
    if (consumed)
        *consumed = ok == 0 ? used : d.n;
    return bl_decoding_close(&d, ok >= 0);
}

static BlRef finish(BlBuf *b)
{
    BlRef r = b->failed ? bl_no_memory() : bl_bytes_new(bl_buf_text(b), b->size);
    bl_buf_free(b);
    return r;
}

BlRef bl_encode_escape(BlVal v)
{
    BlStr *s = bl_as_str(v);
    BlBuf b = BL_BUF_INIT;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        if (c == '\\')
            bl_buf_adds(&b, "\\\\");
        else if (c == '\t' || c == '\n' || c == '\r')
            bl_buf_adds(&b, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
        else if (c >= ' ' && c < 127)
            bl_buf_addc(&b, (char)c);
        else
            bl_buf_printf(&b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
    return finish(&b);
}

BlRef bl_encode_raw_escape(BlVal v)
{
    BlStr *s = bl_as_str(v);
    BlBuf b = BL_BUF_INIT;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        if (c < 0x100)
            bl_buf_addc(&b, (char)c);
        else
            bl_buf_printf(&b, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
    return finish(&b);
}
