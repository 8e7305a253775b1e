/* codec_error.c -- error handlers of the codecs: the built-in ones applied in place, others called.
 *
 * A built-in handler never leaves C; one registered by a program gets the exception and answers (replacement, position).
 */
#include <stdio.h>
#include "obj/codec.h"
#include "obj/str_inner.h"

enum Handler { STRICT, IGNORE, REPLACE, BACKSLASH, XMLCHARREF, NAME, SURROGATE_ESCAPE, SURROGATE_PASS, HANDLER_COUNT, OTHER = HANDLER_COUNT };

static const char *const handler_name[HANDLER_COUNT] = {
    "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass",
};

static enum Handler handler_by_name(const char *errors)
{
    if (!errors)
        return STRICT;
    for (int i = 0; i < HANDLER_COUNT; i++)
        if (strcmp(handler_name[i], errors) == 0)
            return (enum Handler)i;
    return OTHER;
}

bool bl_error_handler_builtin(const char *name) { return handler_by_name(name) != OTHER; }

bool bl_error_handler_set(BlVal name, BlVal handler)
{
    BlRef *table = &bl_vm->interned->error_handlers;
    if (*table == BL_NULL) {
        *table = bl_dict_new();
        if (*table == BL_NULL)
            return false;
    }
    return bl_dict_set(*table, name, handler);
}

BlVal bl_error_handler_get(BlVal name)
{
    BlVal table = bl_vm->interned->error_handlers;
    return table == BL_NULL ? BL_NULL : bl_dict_get_str(table, name);
}

static BlRef find_handler(const char *errors)
{
    BlRef name = bl_str_decode(errors, strlen(errors), "utf-8", "replace");
    if (name == BL_NULL)
        return BL_NULL;
    BlVal handler = bl_error_handler_get(name);
    if (handler == BL_NULL && !bl_pending())
        bl_raise(bl_exc(LookupError), "unknown error handler name '%U'", name);
    else
        bl_keep(handler);
    bl_drop(name);
    return handler;
}

/* UnicodeDecodeError or UnicodeEncodeError(encoding, object, start, end, reason) */
static BlRef make_exception(BlVal cls, const char *encoding, BlVal object, size_t start, size_t end, const char *reason)
{
    BlRef arg[5] = {bl_str_c(encoding), bl_keep(object), bl_from_imm((int64_t)start), bl_from_imm((int64_t)end), bl_str_c(reason)};
    BlRef r = BL_NULL;
    if (arg[0] != BL_NULL && arg[4] != BL_NULL)
        r = bl_call(cls, arg, 5, BL_NULL);
    for (int i = 0; i < 5; i++)
        bl_drop(arg[i]);
    return r;
}

/* Calls a program's handler: its replacement (owned) and the position to go on at. */
static BlRef call_handler(BlVal handler, BlVal exception, bool decoding, size_t *n, size_t *pos, BlRef *object)
{
    BlRef answer = bl_call1(handler, exception);
    if (answer == BL_NULL)
        return BL_NULL;
    BlTuple *t = bl_is_tuple(answer) ? bl_as_tuple(answer) : NULL;
    BlRef piece = BL_NULL;
    int64_t at;
    if (!t || t->count != 2 || !(bl_is_str(t->items[0]) || (!decoding && bl_is_bytes(t->items[0]))) || !bl_is_int(t->items[1])) {
        bl_raise(bl_exc(TypeError), decoding ? "decoding error handler must return (str, int) tuple"
                                             : "encoding error handler must return (str/bytes, int) tuple");
    } else if (bl_index_int64(t->items[1], &at, bl_exc(IndexError))) {
        *object = bl_getattr_c(exception, "object");
        if (*object != BL_NULL && decoding && !bl_is_bytes(*object)) {
            bl_clear_ref(object);
            bl_raise(bl_exc(TypeError), "exception attribute object must be bytes");
        }
        if (*object != BL_NULL) {
            if (decoding)
                *n = bl_as_bytes(*object)->length;
            int64_t place = at < 0 ? at + (int64_t)*n : at;
            if (place < 0 || place > (int64_t)*n) {
                bl_clear_ref(object);
                bl_raise(bl_exc(IndexError), "position %lld from error handler out of bounds", (long long)at);
            } else {
                *pos = (size_t)place;
                piece = bl_keep(t->items[0]);
            }
        }
    }
    bl_drop(answer);
    return piece;
}

/* ---- decoding ---- */

void bl_decoding_open(BlDecoding *d, const char *encoding, const char *errors, const void *data, size_t n)
{
    *d = (BlDecoding){.encoding = encoding, .errors = errors, .data = data, .n = n, .object = BL_NULL};
    bl_builder_init(&d->out);
}

BlRef bl_decoding_close(BlDecoding *d, bool ok)
{
    bl_drop(d->object);
    if (ok)
        return bl_builder_finish(&d->out);
    bl_builder_free(&d->out);
    return BL_NULL;
}

static BlRef decode_exception(BlDecoding *d, size_t start, size_t end, const char *reason)
{
    if (d->object == BL_NULL) {
        d->object = bl_bytes_new(d->data, d->n);
        if (d->object == BL_NULL)
            return BL_NULL;
    }
    return make_exception(bl_exc(UnicodeDecodeError), d->encoding, d->object, start, end, reason);
}

static bool decode_strict(BlDecoding *d, size_t start, size_t end, const char *reason)
{
    BlRef exception = decode_exception(d, start, end, reason);
    if (exception != BL_NULL)
        bl_raise_object(exception);
    return false;
}

static bool decode_call(BlDecoding *d, size_t start, size_t end, const char *reason)
{
    BlRef handler = find_handler(d->errors);
    if (handler == BL_NULL)
        return false;
    BlRef exception = decode_exception(d, start, end, reason), object = BL_NULL, piece = BL_NULL;
    if (exception != BL_NULL)
        piece = call_handler(handler, exception, true, &d->n, &d->pos, &object);
    bl_drop(exception);
    bl_drop(handler);
    if (piece == BL_NULL)
        return false;
    bl_replace(&d->object, object);
    d->data = (const unsigned char *)bl_as_bytes(object)->data;
    bool ok = bl_builder_str(&d->out, piece);
    bl_drop(piece);
    return ok;
}

/* A surrogate written as the codec would write it, at start: its width in bytes, or 0. */
static size_t passed_surrogate(const BlDecoding *d, size_t start, uint32_t *c)
{
    const unsigned char *p = d->data + start;
    size_t left = d->n - start;
    bool big = strstr(d->encoding, "-be") != NULL;
    size_t width;
    *c = 0;
    if (strncmp(d->encoding, "utf-16", 6) == 0 && left >= 2) {
        *c = big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
        width = 2;
    } else if (strncmp(d->encoding, "utf-32", 6) == 0 && left >= 4) {
        *c = big ? (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]
                 : (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
        width = 4;
    } else if (strncmp(d->encoding, "utf-8", 5) == 0 && left >= 3 && p[0] == 0xED && p[1] >= 0xA0 && bl_utf8_is_tail(p[1]) && bl_utf8_is_tail(p[2])) {
        *c = 0xD000 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3Fu);
        width = 3;
    } else {
        return 0;
    }
    return (*c & 0xFFFFF800u) == 0xD800 ? width : 0;
}

bool bl_decode_fault(BlDecoding *d, size_t start, size_t end, const char *reason)
{
    uint32_t c;
    size_t width = 0;
    char text[8];
    d->pos = end;
    switch (handler_by_name(d->errors)) {
    case STRICT:
        return decode_strict(d, start, end, reason);
    case IGNORE:
        return true;
    case REPLACE:
        return bl_builder_char(&d->out, 0xFFFD);
    case BACKSLASH:
        for (size_t i = start; i < end; i++) {
            static const char digits[] = "0123456789abcdef";
            memcpy(text, "\\x", 2);
            text[2] = digits[d->data[i] >> 4];
            text[3] = digits[d->data[i] & 15];
            if (!bl_builder_ascii(&d->out, text, 4))
                return false;
        }
        return true;
    case SURROGATE_ESCAPE:
        for (; width < 4 && start + width < end && d->data[start + width] >= 128; width++)
            if (!bl_builder_char(&d->out, 0xDC00u + d->data[start + width]))
                return false;
        d->pos = start + width;
        return width ? true : decode_strict(d, start, end, reason);
    case SURROGATE_PASS:
        width = passed_surrogate(d, start, &c);
        d->pos = start + width;
        return width ? bl_builder_char(&d->out, c) : decode_strict(d, start, end, reason);
    case XMLCHARREF:
    case NAME:
        bl_raise(bl_exc(TypeError), "don't know how to handle UnicodeDecodeError in error callback");
        return false;
    default:
        return decode_call(d, start, end, reason);
    }
}

/* ---- encoding ---- */

void bl_encoding_open(BlEncoding *e, const char *encoding, const char *errors, BlVal text, bool (*put)(BlEncoding *, uint32_t))
{
    *e = (BlEncoding){.encoding = encoding, .errors = errors, .text = bl_keep(text), .n = bl_as_str(text)->length, .put = put};
}

BlRef bl_encoding_close(BlEncoding *e, bool ok)
{
    BlRef r = BL_NULL;
    if (ok && e->out.failed)
        bl_no_memory();
    else if (ok)
        r = bl_bytes_new(bl_buf_text(&e->out), e->out.size);
    bl_buf_free(&e->out);
    bl_drop(e->text);
    return r;
}

static bool encode_strict(BlEncoding *e, size_t start, size_t end, const char *reason)
{
    BlRef exception = make_exception(bl_exc(UnicodeEncodeError), e->encoding, e->text, start, end, reason);
    if (exception != BL_NULL)
        bl_raise_object(exception);
    return false;
}

static bool put_text(BlEncoding *e, const char *text)
{
    for (; *text; text++)
        if (!e->put(e, (unsigned char)*text))
            return false;
    return true;
}

static bool put_backslash(BlEncoding *e, uint32_t c)
{
    char text[16];
    snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    return put_text(e, text);
}

/* What a built-in handler writes for one code point; false: nothing, it has to be an error. */
static bool put_replacement(BlEncoding *e, enum Handler handler, uint32_t c)
{
    char text[300];
    bool wide = strncmp(e->encoding, "utf-16", 6) == 0 || strncmp(e->encoding, "utf-32", 6) == 0;
    switch (handler) {
    case REPLACE:
        return e->put(e, '?');
    case BACKSLASH:
        return put_backslash(e, c);
    case XMLCHARREF:
        snprintf(text, sizeof text, "&#%u;", c);
        return put_text(e, text);
    case NAME:
        memcpy(text, "\\N{", 3);
        if (!bl_unicode_name(c, text + 3))
            return put_backslash(e, c);
        strcat(text, "}");
        return put_text(e, text);
    case SURROGATE_ESCAPE:
        if (c < 0xDC80 || c > 0xDCFF || wide)
            return false;
        bl_buf_addc(&e->out, (char)(c - 0xDC00));
        return true;
    case SURROGATE_PASS:
        if ((c & 0xFFFFF800u) != 0xD800)
            return false;
        if (strncmp(e->encoding, "utf-8", 5) == 0) {
            bl_buf_add_rune(&e->out, c);
        } else if (wide) {
            size_t zeros = e->encoding[4] == '3' ? 2 : 0;
            bl_buf_fill(&e->out, 0, e->big ? zeros : 0);
            bl_buf_addc(&e->out, (char)(e->big ? c >> 8 : c));
            bl_buf_addc(&e->out, (char)(e->big ? c : c >> 8));
            bl_buf_fill(&e->out, 0, e->big ? 0 : zeros);
        } else {
            return false;
        }
        return true;
    default:
        return false;
    }
}

static bool encode_call(BlEncoding *e, size_t start, size_t end, const char *reason)
{
    BlRef handler = find_handler(e->errors);
    if (handler == BL_NULL)
        return false;
    BlRef exception = make_exception(bl_exc(UnicodeEncodeError), e->encoding, e->text, start, end, reason), object = BL_NULL, piece = BL_NULL;
    if (exception != BL_NULL)
        piece = call_handler(handler, exception, false, &e->n, &e->pos, &object);
    bl_drop(object);
    bl_drop(handler);
    bool ok = piece != BL_NULL;
    if (ok && bl_is_bytes(piece)) {
        bl_buf_add(&e->out, bl_as_bytes(piece)->data, bl_as_bytes(piece)->length);
    } else if (ok) {
        BlStr *s = bl_as_str(piece);
        for (size_t i = 0; i < s->length && ok; i++)
            ok = e->put(e, bl_str_at(s, i));
        if (!ok)
            ok = encode_strict(e, start, end, reason);
    }
    bl_drop(piece);
    bl_drop(exception);
    return ok;
}

bool bl_encode_fault(BlEncoding *e, size_t start, size_t end, const char *reason)
{
    enum Handler handler = handler_by_name(e->errors);
    e->pos = end;
    if (handler == STRICT)
        return encode_strict(e, start, end, reason);
    if (handler == OTHER)
        return encode_call(e, start, end, reason);
    for (size_t i = start; i < end && handler != IGNORE; i++)
        if (!put_replacement(e, handler, bl_str_at(bl_as_str(e->text), i)))
            return encode_strict(e, start, end, reason);
    return true;
}

BlRef bl_encode_all(BlEncoding *e, const char *reason)
{
    bool ok = true;
    while (e->pos < e->n && ok) {
        BlStr *s = bl_as_str(e->text);
        if (e->put(e, bl_str_at(s, e->pos))) {
            e->pos++;
            continue;
        }
        size_t end = e->pos + 1, mark;
        for (; end < e->n; end++) {
            mark = e->out.size;
            bool fits = e->put(e, bl_str_at(s, end));
            if (fits) {
                e->out.size = mark;
                break;
            }
        }
        ok = bl_encode_fault(e, e->pos, end, reason);
    }
    return bl_encoding_close(e, ok);
}
