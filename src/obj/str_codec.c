/* str_codec.c -- which codec a name means; UTF-8, ASCII, Latin-1 and the one-byte charmaps.
 *
 * Valid input takes a short way without error handling; the long way starts at the first fault.
 */
#include "obj/codec.h"
#include "obj/dict.h"
#include "obj/error.h"
#include "obj/str_inner.h"

/* ---- UTF-8 ---- */

BlRef bl_decode_utf8(const unsigned char *data, size_t n, const char *errors, size_t *consumed)
{
    size_t count, good;
    uint32_t mask;
    if (consumed)
        *consumed = n;
    if (bl_utf8_measure(data, n, false, &count, &mask) == n)
        return bl_str_from_measured(data, n, count, mask);
    BlDecoding d;
    bl_decoding_open(&d, "utf-8", errors, data, n);
    bool ok = true;
    while (ok && d.pos < d.n) {
        const char *text = (const char *)d.data + d.pos;
        size_t left = d.n - d.pos, bad;
        good = bl_utf8_check(text, left);
        if (good) {
            BlRef part = bl_str_utf8(text, good);
            ok = part != BL_NULL && bl_builder_str(&d.out, part);
            bl_drop(part);
            d.pos += good;
            continue;
        }
        const char *reason = bl_utf8_fault(text, left, &bad);
        if (consumed && strcmp(reason, "unexpected end of data") == 0) {
            *consumed = d.pos;
            break;
        }
        ok = bl_decode_fault(&d, d.pos, d.pos + bad, reason);
    }
    return bl_decoding_close(&d, ok);
}

static bool put_utf8(BlEncoding *e, uint32_t c)
{
    if ((c & 0xFFFFF800u) == 0xD800)
        return false;
    bl_buf_add_rune(&e->out, c);
    return true;
}

/* Bytes that the text takes, and whether it has surrogates. */
#define MEASURE(name, UNIT)                                                             \
    static size_t name(const UNIT *p, size_t n, bool *surrogates)                       \
    {                                                                                   \
        size_t size = n, lone = 0;                                                      \
        for (size_t i = 0; i < n; i++) {                                                \
            uint32_t c = p[i];                                                          \
            size += (c >= 0x80) + (c >= 0x800) + (c >= 0x10000);                        \
            lone += (c & 0xFFFFF800u) == 0xD800;                                        \
        }                                                                               \
        *surrogates = lone != 0;                                                        \
        return size;                                                                    \
    }                                                                                   \
    static void name##_put(const UNIT *p, size_t n, char *out)                          \
    {                                                                                   \
        for (size_t i = 0; i < n; i++) {                                                \
            uint32_t c = p[i];                                                          \
            if (c < 0x80)                                                               \
                *out++ = (char)c;                                                       \
            else                                                                        \
                out += bl_utf8_put(out, c);                                             \
        }                                                                               \
    }
MEASURE(measure2, uint16_t)
MEASURE(measure4, uint32_t)
#undef MEASURE

static void latin1_put(const uint8_t *p, size_t n, char *out)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t c = p[i];
        if (c < 0x80) {
            *out++ = (char)c;
        } else {
            *out++ = (char)(0xC0 | c >> 6);
            *out++ = (char)(0x80 | (c & 0x3F));
        }
    }
}

static size_t utf8_size(const BlStr *s, bool *surrogates)
{
    const void *p = s->data;
    if (s->kind == 1) {
        size_t size = s->length;
        for (size_t i = 0; i < s->length; i++)
            size += ((const uint8_t *)p)[i] >> 7;
        *surrogates = false;
        return size;
    }
    return s->kind == 2 ? measure2(p, s->length, surrogates) : measure4(p, s->length, surrogates);
}

static void utf8_write(const BlStr *s, char *out)
{
    const void *p = s->data;
    if (s->kind == 1)
        latin1_put(p, s->length, out);
    else if (s->kind == 2)
        measure2_put(p, s->length, out);
    else
        measure4_put(p, s->length, out);
}

BlRef bl_encode_utf8(BlVal v, const char *errors)
{
    BlStr *s = bl_as_str(v);
    if (s->ascii)
        return bl_bytes_new(s->data, s->length);
    bool surrogates;
    size_t size = utf8_size(s, &surrogates);
    if (surrogates) {
        BlEncoding e;
        bl_encoding_open(&e, "utf-8", errors, v, put_utf8);
        return bl_encode_all(&e, "surrogates not allowed");
    }
    BlRef r = bl_bytes_new(NULL, size);
    if (r != BL_NULL)
        utf8_write(s, bl_as_bytes(r)->data);
    return r;
}

const char *bl_str_to_utf8(BlVal v, size_t *length)
{
    BlStr *s = bl_as_str(v);
    if (s->ascii) {
        if (length)
            *length = s->length;
        return s->data;
    }
    bool surrogates;
    size_t size = utf8_size(s, &surrogates);
    char *text = bl_malloc(size + 1);
    if (!text) {
        bl_no_memory();
        return NULL;
    }
    utf8_write(s, text);
    text[size] = 0;
    if (length)
        *length = size;
    return text;
}

void bl_str_utf8_free(BlVal v, const char *text)
{
    if (text && text != bl_as_str(v)->data)
        bl_mfree((char *)(uintptr_t)text);
}

const char *bl_codec_name(BlVal v)
{
    BlStr *s = bl_as_str(v);
    if (s->ascii && memchr(s->data, 0, s->length) == NULL)
        return s->data;
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        if (c == 0) {
            bl_raise(bl_exc(ValueError), "embedded null character");
            return NULL;
        }
        if ((c & 0xFFFFF800u) == 0xD800) {
            BlRef r = bl_encode_utf8(v, NULL);
            bl_drop(r);
            return NULL;
        }
    }
    return bl_str_to_utf8(v, NULL);
}

/* ---- ASCII and Latin-1 ---- */

BlRef bl_decode_ascii(const unsigned char *data, size_t n, const char *errors)
{
    if (bl_ascii_span((const char *)data, n) == n)
        return bl_str_ascii((const char *)data, n);
    BlDecoding d;
    bl_decoding_open(&d, "ascii", errors, data, n);
    bool ok = true;
    while (ok && d.pos < d.n) {
        size_t good = bl_ascii_span((const char *)d.data + d.pos, d.n - d.pos);
        if (good) {
            ok = bl_builder_ascii(&d.out, (const char *)d.data + d.pos, good);
            d.pos += good;
        } else {
            ok = bl_decode_fault(&d, d.pos, d.pos + 1, "ordinal not in range(128)");
        }
    }
    return bl_decoding_close(&d, ok);
}

static bool put_ascii(BlEncoding *e, uint32_t c)
{
    if (c >= 128)
        return false;
    bl_buf_addc(&e->out, (char)c);
    return true;
}

static bool put_latin1(BlEncoding *e, uint32_t c)
{
    if (c >= 256)
        return false;
    bl_buf_addc(&e->out, (char)c);
    return true;
}

BlRef bl_encode_ascii(BlVal v, const char *errors)
{
    BlStr *s = bl_as_str(v);
    if (s->ascii)
        return bl_bytes_new(s->data, s->length);
    BlEncoding e;
    bl_encoding_open(&e, "ascii", errors, v, put_ascii);
    return bl_encode_all(&e, "ordinal not in range(128)");
}

BlRef bl_encode_latin1(BlVal v, const char *errors)
{
    BlStr *s = bl_as_str(v);
    if (s->kind == 1)
        return bl_bytes_new(s->data, s->length);
    BlEncoding e;
    bl_encoding_open(&e, "latin-1", errors, v, put_latin1);
    return bl_encode_all(&e, "ordinal not in range(256)");
}

/* ---- charmaps: tables of ours ---- */

static BlRef decode_table(const unsigned char *data, size_t n, const char *errors, const uint16_t *table)
{
    BlDecoding d;
    bl_decoding_open(&d, "charmap", errors, data, n);
    bool ok = true;
    while (ok && d.pos < d.n) {
        unsigned char byte = d.data[d.pos];
        uint32_t c = byte < 128 ? byte : table[byte - 128];
        if (c == 0xFFFE) {
            ok = bl_decode_fault(&d, d.pos, d.pos + 1, "character maps to <undefined>");
        } else {
            ok = bl_builder_char(&d.out, c);
            d.pos++;
        }
    }
    return bl_decoding_close(&d, ok);
}

static bool put_table(BlEncoding *e, uint32_t c)
{
    const uint16_t *table = e->map;
    if (c >= 128) {
        int i = 0;
        while (i < 128 && table[i] != c)
            i++;
        if (i == 128 || c == 0xFFFE)
            return false;
        c = (uint32_t)(128 + i);
    }
    bl_buf_addc(&e->out, (char)c);
    return true;
}

static BlRef encode_table(BlVal v, const char *errors, const uint16_t *table)
{
    BlEncoding e;
    bl_encoding_open(&e, "charmap", errors, v, put_table);
    e.map = table;
    return bl_encode_all(&e, "character maps to <undefined>");
}

/* ---- charmaps: a program's mapping (codecs.charmap_decode) ---- */

BlRef bl_decode_charmap(const unsigned char *data, size_t n, const char *errors, BlVal map)
{
    BlDecoding d;
    bl_decoding_open(&d, "charmap", errors, data, n);
    bool ok = true;
    while (ok && d.pos < d.n) {
        unsigned char byte = d.data[d.pos];
        BlRef r;
        if (bl_is_str(map))
            r = byte < bl_as_str(map)->length ? bl_str_char(bl_str_at(bl_as_str(map), byte)) : BL_NONE;
        else
            r = bl_getitem(map, bl_from_imm(byte));
        int64_t c = -1;
        if (r == BL_NULL) {
            if (!bl_catch(bl_exc(LookupError))) {
                ok = false;
                break;
            }
        } else if (bl_is_int(r)) {
            if (!bl_int_to_int64(r, &c) || c < 0 || c > BL_RUNE_MAX) {
                bl_raise(bl_exc(TypeError), "character mapping must be in range(0x110000)");
                ok = false;
            }
        } else if (bl_is_str(r)) {
            if (bl_as_str(r)->length == 1)
                c = bl_str_at(bl_as_str(r), 0);
            else
                ok = bl_builder_str(&d.out, r), c = -2;
        } else if (r != BL_NONE) {
            bl_raise(bl_exc(TypeError), "character mapping must return integer, None or str");
            ok = false;
        }
        bl_drop(r);
        if (!ok)
            break;
        if (c == -1 || c == 0xFFFE) {
            ok = bl_decode_fault(&d, d.pos, d.pos + 1, "character maps to <undefined>");
        } else {
            ok = c == -2 || bl_builder_char(&d.out, (uint32_t)c);
            d.pos++;
        }
    }
    return bl_decoding_close(&d, ok);
}

static bool put_mapped(BlEncoding *e, uint32_t c)       /* an exception may be pending when it answers false */
{
    BlRef r = bl_getitem(*(const BlVal *)e->map, bl_from_imm(c));
    if (r == BL_NULL) {
        if (bl_catch(bl_exc(LookupError)))
            return false;
        return false;
    }
    bool ok = true;
    int64_t byte;
    if (r == BL_NONE) {
        ok = false;
    } else if (bl_is_int(r)) {
        ok = bl_int_to_int64(r, &byte) && byte >= 0 && byte < 256;
        if (ok)
            bl_buf_addc(&e->out, (char)byte);
        else
            bl_raise(bl_exc(TypeError), "character mapping must be in range(256)");
    } else if (bl_is_bytes(r)) {
        bl_buf_add(&e->out, bl_as_bytes(r)->data, bl_as_bytes(r)->length);
    } else {
        bl_raise(bl_exc(TypeError), "character mapping must return integer, bytes or None, not %T", r);
        ok = false;
    }
    bl_drop(r);
    return ok;
}

BlRef bl_encode_charmap(BlVal v, const char *errors, BlVal map)
{
    BlEncoding e;
    bl_encoding_open(&e, "charmap", errors, v, put_mapped);
    e.map = &map;
    bool ok = true;
    while (ok && e.pos < e.n) {
        if (put_mapped(&e, bl_str_at(bl_as_str(e.text), e.pos)))
            e.pos++;
        else
            ok = !bl_pending() && bl_encode_fault(&e, e.pos, e.pos + 1, "character maps to <undefined>");
    }
    return bl_encoding_close(&e, ok);
}

/* ---- by name ---- */

bool bl_codec_normalise(const char *name, char *out, size_t size)
{
    size_t n = 0;
    for (; *name; name++) {
        char c = *name;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + 32);
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
            continue;
        if (n + 1 >= size)
            return false;
        out[n++] = c;
    }
    out[n] = 0;
    return n > 0;
}

enum Codec { NO_CODEC, UTF8, UTF8_SIG, ASCII, LATIN1, UTF16, UTF16_LE, UTF16_BE, UTF32, UTF32_LE, UTF32_BE, ESCAPE, RAW_ESCAPE, TABLE, NOT_TEXT };

static const struct { const char *name; enum Codec codec; } known[] = {
    {"utf8", UTF8}, {"u8", UTF8}, {"utf", UTF8}, {"cp65001", UTF8}, {"utf8ucs2", UTF8}, {"utf8ucs4", UTF8}, {"utf8sig", UTF8_SIG},
    {"ascii", ASCII}, {"usascii", ASCII}, {"646", ASCII}, {"ansix341968", ASCII}, {"ansix341986", ASCII}, {"cp367", ASCII}, {"iso646us", ASCII},
    {"latin1", LATIN1}, {"iso88591", LATIN1}, {"latin", LATIN1}, {"l1", LATIN1}, {"8859", LATIN1}, {"cp819", LATIN1}, {"iso885911987", LATIN1},
    {"utf16", UTF16}, {"u16", UTF16}, {"utf16le", UTF16_LE}, {"unicodelittleunmarked", UTF16_LE}, {"utf16be", UTF16_BE},
    {"unicodebigunmarked", UTF16_BE}, {"utf32", UTF32}, {"u32", UTF32}, {"utf32le", UTF32_LE}, {"utf32be", UTF32_BE},
    {"unicodeescape", ESCAPE}, {"rawunicodeescape", RAW_ESCAPE},
    {"hex", NOT_TEXT}, {"hexcodec", NOT_TEXT}, {"base64", NOT_TEXT}, {"base64codec", NOT_TEXT}, {"rot13", NOT_TEXT}, {"zlib", NOT_TEXT},
    {"zlibcodec", NOT_TEXT}, {"bz2", NOT_TEXT}, {"bz2codec", NOT_TEXT}, {"quopri", NOT_TEXT}, {"quopricodec", NOT_TEXT}, {"uu", NOT_TEXT},
    {"uucodec", NOT_TEXT},
};

static enum Codec codec_by_name(const char *encoding, const uint16_t **table)
{
    char name[40];
    if (!encoding || strcmp(encoding, "utf-8") == 0)
        return UTF8;
    if (!bl_codec_normalise(encoding, name, sizeof name))
        return NO_CODEC;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].name, name) == 0)
            return known[i].codec;
    *table = bl_charmap_table(name);
    return *table ? TABLE : NO_CODEC;
}

/* Does a program's class define how its exceptions are made? */
static bool made_specially(BlClass *c)
{
    for (size_t i = 0; i < bl_as_tuple(c->mro)->count; i++) {
        BlClass *each = bl_as_class(bl_as_tuple(c->mro)->items[i]);
        if (bl_class_is_heap(each) && (bl_dict_get_str(each->dict, bl_name(__init__)) != BL_NULL || bl_dict_get_str(each->dict, bl_name(__new__)) != BL_NULL))
            return true;
    }
    return false;
}

/* An exception that is made of at most a text: no fields, no __init__ or __new__ of its own, no attributes. */
static bool is_simple(BlVal exception)
{
    BlClass *c = bl_class_of(exception);
    BlVal base = bl_exc(Exception);
    BlRef args = bl_getattr_c(exception, "args"), attributes = args == BL_NULL ? BL_NULL : bl_instance_attrs_copy(exception);
    bool simple = args != BL_NULL && bl_is_tuple(args) && bl_as_tuple(args)->count <= 1 && (bl_as_tuple(args)->count == 0 || bl_is_str(bl_as_tuple(args)->items[0]))
                  && c->native->size == bl_as_class(base)->native->size && (attributes == BL_NULL || bl_dict_count(attributes) == 0)
                  && !made_specially(c);
    bl_drop(attributes);
    bl_drop(args);
    if (bl_pending())
        bl_clear_error();
    return simple;
}

/* The pending exception of a codec, if it is as simple as Class(text), becomes the cause of one that names the codec. */
void bl_codec_name_error(const char *encoding, int which)
{
    BlRef cause = bl_take_error();
    if (!is_simple(cause)) {
        bl_reraise(cause);
        return;
    }
    bl_raise(bl_class_value(bl_class_of(cause)), "%s with '%s' codec failed (%T: %V)", which ? "decoding" : "encoding", encoding, cause, cause);
    BlRef named = bl_take_error();
    bl_exception_set_cause(named, cause);
    bl_reraise(named);
}

/* CodecInfo of a codec that a program registered: item `which` (0 encode, 1 decode) applied to (input, errors). */
static BlRef by_search(BlVal input, const char *encoding, const char *errors, int which)
{
    struct BlIntern *state = bl_vm->interned;
    BlRef name = bl_str_decode(encoding, strlen(encoding), "utf-8", "replace"), lower = BL_NULL, info = BL_NONE, r = BL_NULL;
    if (name != BL_NULL)
        lower = bl_str_lower(name, NULL);
    if (lower == BL_NULL)
        goto done;
    if (state->codec_cache != BL_NULL) {
        BlVal hit = bl_dict_get_str(state->codec_cache, lower);
        if (hit != BL_NULL)
            info = bl_keep(hit);
    }
    if (state->codec_search == BL_NULL && state->load_codecs && !state->load_codecs())
        goto done;
    for (size_t i = 0; info == BL_NONE && state->codec_search != BL_NULL && i < bl_as_list(state->codec_search)->count; i++) {
        BlRef search = bl_keep(bl_as_list(state->codec_search)->items[i]);
        info = bl_call1(search, lower);
        bl_drop(search);
    }
    if (info == BL_NULL)
        goto done;
    if (info == BL_NONE) {
        bl_raise(bl_exc(LookupError), "unknown encoding: %U", name);
        goto done;
    }
    if (!bl_is_tuple(info) || bl_as_tuple(info)->count != 4) {
        bl_raise(bl_exc(TypeError), "codec search functions must return 4-tuples");
        goto done;
    }
    BlRef error_name = bl_str_c(errors ? errors : "strict");
    if (error_name != BL_NULL) {
        BlRef answer = bl_call2(bl_as_tuple(info)->items[which], input, error_name);
        bl_drop(error_name);
        if (answer != BL_NULL) {
            if (!bl_is_tuple(answer) || bl_as_tuple(answer)->count != 2)
                bl_raise(bl_exc(TypeError), which ? "decoder must return a tuple (object,integer)" : "encoder must return a tuple (object, integer)");
            else
                r = bl_keep(bl_as_tuple(answer)->items[0]);
            bl_drop(answer);
        } else {
            bl_codec_name_error(encoding, which);
        }
    }
    if (r != BL_NULL && !(which ? bl_is_str(r) : bl_is_bytes(r) || bl_is_bytearray(r))) {
        bl_raise(bl_exc(TypeError), which ? "'%s' decoder returned '%T' instead of 'str'; use codecs.decode() to decode to arbitrary types"
                                          : "'%s' encoder returned '%T' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
                 encoding, r);
        bl_clear_ref(&r);
    }
done:
    bl_drop(info);
    bl_drop(lower);
    bl_drop(name);
    return r;
}

static BlRef not_text(const char *encoding, const char *what)
{
    return bl_raise(bl_exc(LookupError), "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs", encoding, what);
}

/* Codecs reached by a look-up of their name, which errors then mention; the search itself does so for the others. */
static bool registered(enum Codec codec)
{
    return codec == UTF16_LE || codec == UTF16_BE || codec == UTF32_LE || codec == UTF32_BE || codec == ESCAPE || codec == RAW_ESCAPE ||
           codec == TABLE || codec == UTF8_SIG;
}

static BlRef encode_as(enum Codec codec, BlVal s, const char *encoding, const char *errors, const uint16_t *table)
{
    switch (codec) {
    case UTF8: return bl_encode_utf8(s, errors);
    case ASCII: return bl_encode_ascii(s, errors);
    case LATIN1: return bl_encode_latin1(s, errors);
    case UTF16: return bl_encode_utf16(s, errors, 0);
    case UTF16_LE: return bl_encode_utf16(s, errors, -1);
    case UTF16_BE: return bl_encode_utf16(s, errors, 1);
    case UTF32: return bl_encode_utf32(s, errors, 0);
    case UTF32_LE: return bl_encode_utf32(s, errors, -1);
    case UTF32_BE: return bl_encode_utf32(s, errors, 1);
    case ESCAPE: return bl_encode_escape(s);
    case RAW_ESCAPE: return bl_encode_raw_escape(s);
    case TABLE: return encode_table(s, errors, table);
    case NOT_TEXT: return not_text(encoding, "encode");
    case UTF8_SIG: break;
    default: return by_search(s, encoding, errors, 0);
    }
    BlRef plain = bl_encode_utf8(s, errors), r = BL_NULL;
    if (plain == BL_NULL)
        return BL_NULL;
    r = bl_bytes_new(NULL, bl_as_bytes(plain)->length + 3);
    if (r != BL_NULL) {
        memcpy(bl_as_bytes(r)->data, "\xEF\xBB\xBF", 3);
        memcpy(bl_as_bytes(r)->data + 3, bl_as_bytes(plain)->data, bl_as_bytes(plain)->length);
    }
    bl_drop(plain);
    return r;
}

BlRef bl_str_encode(BlVal s, const char *encoding, const char *errors)
{
    const uint16_t *table = NULL;
    enum Codec codec = codec_by_name(encoding, &table);
    BlRef r = encode_as(codec, s, encoding, errors, table);
    if (r == BL_NULL && registered(codec))
        bl_codec_name_error(encoding, 0);
    return r;
}

static BlRef decode_as(enum Codec codec, const char *data, size_t n, const char *encoding, const char *errors, const uint16_t *table)
{
    const unsigned char *p = (const unsigned char *)data;
    int order = 0;
    switch (codec) {
    case UTF8: return bl_decode_utf8(p, n, errors, NULL);
    case ASCII: return bl_decode_ascii(p, n, errors);
    case LATIN1: return bl_str_latin1(p, n);
    case UTF16_LE: order = -1; return bl_decode_utf16(p, n, errors, &order, NULL);
    case UTF16_BE: order = 1; return bl_decode_utf16(p, n, errors, &order, NULL);
    case UTF16: return bl_decode_utf16(p, n, errors, &order, NULL);
    case UTF32_LE: order = -1; return bl_decode_utf32(p, n, errors, &order, NULL);
    case UTF32_BE: order = 1; return bl_decode_utf32(p, n, errors, &order, NULL);
    case UTF32: return bl_decode_utf32(p, n, errors, &order, NULL);
    case ESCAPE: return bl_decode_escape(p, n, errors, NULL);
    case RAW_ESCAPE: return bl_decode_raw_escape(p, n, errors, NULL);
    case TABLE: return decode_table(p, n, errors, table);
    case NOT_TEXT: return not_text(encoding, "decode");
    case UTF8_SIG:
        return n >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? bl_decode_utf8(p + 3, n - 3, errors, NULL) : bl_decode_utf8(p, n, errors, NULL);
    default: break;
    }
    BlRef input = bl_bytes_new(data, n);
    if (input == BL_NULL)
        return BL_NULL;
    BlRef r = by_search(input, encoding, errors, 1);
    bl_drop(input);
    return r;
}

BlRef bl_str_decode(const char *data, size_t n, const char *encoding, const char *errors)
{
    const uint16_t *table = NULL;
    enum Codec codec = codec_by_name(encoding, &table);
    BlRef r = decode_as(codec, data, n, encoding, errors, table);
    if (r == BL_NULL && registered(codec))
        bl_codec_name_error(encoding, 1);
    return r;
}
