/* codecs.c -- module _codecs: the registry of codecs and error handlers, and the built-in codecs as functions.
 *
 * encode functions answer (bytes, characters consumed), decode functions (str, bytes consumed).
 */
#include "mod/module.h"
#include "obj/codec.h"
#include "obj/str_inner.h"

/* ---- arguments ---- */

/* errors argument (str or None) as C text, NULL: strict. false: raised. Free with release_errors. */
static bool errors_arg(BlVal v, const char **errors)
{
    *errors = NULL;
    if (v == BL_NULL || v == BL_NONE)
        return true;
    if (!bl_is_str(v)) {
        bl_raise(bl_exc(TypeError), "argument 'errors' must be str or None, not %T", v);
        return false;
    }
    *errors = bl_str_to_utf8(v, NULL);
    return *errors != NULL;
}

static void release_errors(BlVal v, const char *errors)
{
    if (errors)
        bl_str_utf8_free(v, errors);
}

static BlRef pair(BlRef value, size_t consumed)         /* adopts value */
{
    if (value == BL_NULL)
        return BL_NULL;
    BlRef n = bl_int_from_int64((int64_t)consumed);
    BlRef r = n == BL_NULL ? BL_NULL : bl_tuple_pack(2, value, n);
    bl_drop(n);
    bl_drop(value);
    return r;
}

/* ---- encode functions: (str, errors=None, ...) ---- */

typedef BlRef EncodeFn(BlVal s, const char *errors);

static BlRef encode_with(const BlVal *arg, EncodeFn *f)
{
    const char *errors;
    if (!errors_arg(arg[1], &errors))
        return BL_NULL;
    BlRef r = pair(f(arg[0], errors), bl_as_str(arg[0])->length);
    release_errors(arg[1], errors);
    return r;
}

static BlRef f_utf16(BlVal s, const char *errors) { return bl_encode_utf16(s, errors, 0); }
static BlRef f_utf16le(BlVal s, const char *errors) { return bl_encode_utf16(s, errors, -1); }
static BlRef f_utf16be(BlVal s, const char *errors) { return bl_encode_utf16(s, errors, 1); }
static BlRef f_utf32(BlVal s, const char *errors) { return bl_encode_utf32(s, errors, 0); }
static BlRef f_utf32le(BlVal s, const char *errors) { return bl_encode_utf32(s, errors, -1); }
static BlRef f_utf32be(BlVal s, const char *errors) { return bl_encode_utf32(s, errors, 1); }
static BlRef f_escape(BlVal s, const char *errors) { return (void)errors, bl_encode_escape(s); }
static BlRef f_raw_escape(BlVal s, const char *errors) { return (void)errors, bl_encode_raw_escape(s); }

#define ENCODE(name, f) static BlRef name(BlVal module, const BlVal *arg) { return (void)module, encode_with(arg, f); }
ENCODE(utf_8_encode, bl_encode_utf8)
ENCODE(ascii_encode, bl_encode_ascii)
ENCODE(latin_1_encode, bl_encode_latin1)
ENCODE(utf_16_le_encode, f_utf16le)
ENCODE(utf_16_be_encode, f_utf16be)
ENCODE(utf_32_le_encode, f_utf32le)
ENCODE(utf_32_be_encode, f_utf32be)
ENCODE(unicode_escape_encode, f_escape)
ENCODE(raw_unicode_escape_encode, f_raw_escape)

static EncodeFn *by_order(BlVal order, EncodeFn *mark, EncodeFn *little, EncodeFn *big)
{
    int sign = bl_int_sign(order);
    return sign == 0 ? mark : sign < 0 ? little : big;
}

static BlRef utf_16_encode(BlVal module, const BlVal *arg) { return (void)module, encode_with(arg, by_order(arg[2], f_utf16, f_utf16le, f_utf16be)); }
static BlRef utf_32_encode(BlVal module, const BlVal *arg) { return (void)module, encode_with(arg, by_order(arg[2], f_utf32, f_utf32le, f_utf32be)); }

static BlRef charmap_encode(BlVal module, const BlVal *arg)
{
    (void)module;
    const char *errors;
    if (arg[2] == BL_NONE)
        return encode_with(arg, bl_encode_latin1);
    if (!errors_arg(arg[1], &errors))
        return BL_NULL;
    BlRef r = pair(bl_encode_charmap(arg[0], errors, arg[2]), bl_as_str(arg[0])->length);
    release_errors(arg[1], errors);
    return r;
}

/* ---- decode functions: (data, errors=None, final=...) ---- */

typedef BlRef DecodeFn(const unsigned char *data, size_t n, const char *errors, int *order, size_t *consumed);

/* final: an unfinished end is an error. */
static BlRef decode_with(const BlVal *arg, bool final, int *order, DecodeFn *f)
{
    const char *errors;
    BlBuffer b;
    BlRef text = BL_NULL;
    BlVal data = arg[0];
    if (bl_is_str(data)) {              /* escape codecs take text as well */
        text = bl_encode_utf8(data, NULL);
        if (text == BL_NULL)
            return BL_NULL;
        data = text;
    }
    if (!errors_arg(arg[1], &errors)) {
        bl_drop(text);
        return BL_NULL;
    }
    BlRef r = BL_NULL;
    if (bl_buffer_get(data, &b, false) >= 0) {
        size_t consumed = b.length;
        BlRef value = f(b.data, b.length, errors, order, final ? NULL : &consumed);
        r = pair(value, consumed);
        bl_buffer_release(&b);
    }
    release_errors(arg[1], errors);
    bl_drop(text);
    return r;
}

static BlRef d_utf8(const unsigned char *p, size_t n, const char *e, int *o, size_t *c) { return (void)o, bl_decode_utf8(p, n, e, c); }
static BlRef d_ascii(const unsigned char *p, size_t n, const char *e, int *o, size_t *c) { return (void)o, (void)c, bl_decode_ascii(p, n, e); }
static BlRef d_latin1(const unsigned char *p, size_t n, const char *e, int *o, size_t *c) { return (void)o, (void)c, (void)e, bl_str_latin1(p, n); }
static BlRef d_escape(const unsigned char *p, size_t n, const char *e, int *o, size_t *c) { return (void)o, bl_decode_escape(p, n, e, c); }
static BlRef d_raw(const unsigned char *p, size_t n, const char *e, int *o, size_t *c) { return (void)o, bl_decode_raw_escape(p, n, e, c); }

#define DECODE(name, f, ORDER)                                                          \
    static BlRef name(BlVal module, const BlVal *arg)                                   \
    {                                                                                   \
        (void)module;                                                                   \
        int order = ORDER;                                                              \
        return decode_with(arg, arg[2] == BL_TRUE, &order, f);                          \
    }
DECODE(utf_8_decode, d_utf8, 0)
DECODE(utf_16_decode, bl_decode_utf16, 0)
DECODE(utf_16_le_decode, bl_decode_utf16, -1)
DECODE(utf_16_be_decode, bl_decode_utf16, 1)
DECODE(utf_32_decode, bl_decode_utf32, 0)
DECODE(utf_32_le_decode, bl_decode_utf32, -1)
DECODE(utf_32_be_decode, bl_decode_utf32, 1)
DECODE(unicode_escape_decode, d_escape, 0)
DECODE(raw_unicode_escape_decode, d_raw, 0)

static BlRef ascii_decode(BlVal module, const BlVal *arg) { return (void)module, decode_with(arg, true, NULL, d_ascii); }
static BlRef latin_1_decode(BlVal module, const BlVal *arg) { return (void)module, decode_with(arg, true, NULL, d_latin1); }

/* (text, consumed, byteorder) */
static BlRef ex_decode(const BlVal *arg, DecodeFn *f)
{
    int64_t given;
    int order;
    if (!bl_int_to_int64(arg[2], &given))
        given = bl_int_sign(arg[2]);
    order = given < 0 ? -1 : given > 0;
    BlRef two = decode_with(arg, arg[3] == BL_TRUE, &order, f);
    if (two == BL_NULL)
        return BL_NULL;
    BlRef r = bl_tuple_pack(3, bl_as_tuple(two)->items[0], bl_as_tuple(two)->items[1], bl_from_imm(order));
    bl_drop(two);
    return r;
}

static BlRef utf_16_ex_decode(BlVal module, const BlVal *arg) { return (void)module, ex_decode(arg, bl_decode_utf16); }
static BlRef utf_32_ex_decode(BlVal module, const BlVal *arg) { return (void)module, ex_decode(arg, bl_decode_utf32); }

static BlRef charmap_decode(BlVal module, const BlVal *arg)
{
    (void)module;
    const char *errors;
    BlBuffer b;
    if (arg[2] == BL_NONE)
        return decode_with(arg, true, NULL, d_latin1);
    if (!errors_arg(arg[1], &errors))
        return BL_NULL;
    BlRef r = BL_NULL;
    if (bl_buffer_get(arg[0], &b, false) >= 0) {
        r = pair(bl_decode_charmap(b.data, b.length, errors, arg[2]), b.length);
        bl_buffer_release(&b);
    }
    release_errors(arg[1], errors);
    return r;
}

/* A dict from code point to byte, for charmap_encode. */
static BlRef charmap_build(BlVal module, const BlVal *arg)
{
    (void)module;
    BlStr *s = bl_as_str(arg[0]);
    BlRef dict = bl_dict_new();
    for (size_t i = 0; dict != BL_NULL && i < s->length && i < 256; i++) {
        uint32_t c = bl_str_at(s, i);
        if (c != 0xFFFE && !bl_dict_set(dict, bl_from_imm(c), bl_from_imm((int64_t)i)))
            bl_clear_ref(&dict);
    }
    return dict;
}

/* The 256 characters of a built-in one-byte encoding as a str (U+FFFE: undefined), or None. */
static BlRef charmap_table(BlVal module, const BlVal *arg)
{
    (void)module;
    char name[40];
    uint32_t units[256];
    const char *text = bl_codec_name(arg[0]);
    if (!text)
        return BL_NULL;
    const uint16_t *upper = bl_codec_normalise(text, name, sizeof name) ? bl_charmap_table(name) : NULL;
    bl_str_utf8_free(arg[0], text);
    if (!upper)
        return BL_NONE;
    for (uint32_t i = 0; i < 256; i++)
        units[i] = i < 128 ? i : upper[i - 128];
    return bl_str_from_units(4, units, 256);
}

static BlRef readbuffer_encode(BlVal module, const BlVal *arg)
{
    (void)module;
    BlBuffer b;
    if (bl_is_str(arg[0])) {
        BlRef bytes = bl_encode_utf8(arg[0], NULL);
        size_t n = bytes == BL_NULL ? 0 : bl_as_bytes(bytes)->length;
        return pair(bytes, n);
    }
    if (bl_buffer_get(arg[0], &b, false) < 0)
        return BL_NULL;
    BlRef r = pair(bl_bytes_new(b.data, b.length), b.length);
    bl_buffer_release(&b);
    return r;
}

/* ---- escapes of bytes literals ---- */

static BlRef escape_encode(BlVal module, const BlVal *arg)
{
    (void)module;
    if (!bl_is_bytes(arg[0]))
        return bl_raise(bl_exc(TypeError), "escape_encode() argument 1 must be bytes, not %T", arg[0]);
    const unsigned char *p = (const unsigned char *)bl_as_bytes(arg[0])->data;
    size_t n = bl_as_bytes(arg[0])->length;
    BlBuf b = BL_BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        if (p[i] == '\'' || p[i] == '\\')
            bl_buf_addc(&b, '\\');
        if (p[i] == '\t' || p[i] == '\n' || p[i] == '\r')
            bl_buf_adds(&b, p[i] == '\t' ? "\\t" : p[i] == '\n' ? "\\n" : "\\r");
        else if (p[i] < ' ' || p[i] >= 127)
            bl_buf_printf(&b, "\\x%02x", p[i]);
        else
            bl_buf_addc(&b, (char)p[i]);
    }
    BlRef r = b.failed ? bl_no_memory() : pair(bl_bytes_new(bl_buf_text(&b), b.size), n);
    bl_buf_free(&b);
    return r;
}

static int hex_digit(unsigned char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* After the backslash at p[*i]; false: raised. */
static bool unescape_one(const unsigned char *p, size_t n, size_t *i, const char *errors, BlBuf *out)
{
    static const char letters[] = "\\\\''\"\"b\bf\ft\tn\nr\rv\va\a";
    unsigned char c = p[(*i)++];
    for (const char *q = letters; *q; q += 2)
        if ((unsigned char)*q == c) {
            bl_buf_addc(out, q[1]);
            return true;
        }
    if (c == '\n')
        return true;
    if (c >= '0' && c <= '7') {
        unsigned value = c - '0';
        for (int k = 0; k < 2 && *i < n && p[*i] >= '0' && p[*i] <= '7'; k++)
            value = value * 8 + (p[(*i)++] - '0');
        bl_buf_addc(out, (char)value);
        return true;
    }
    if (c == 'x') {
        if (*i + 1 < n && hex_digit(p[*i]) >= 0 && hex_digit(p[*i + 1]) >= 0) {
            bl_buf_addc(out, (char)(hex_digit(p[*i]) << 4 | hex_digit(p[*i + 1])));
            *i += 2;
            return true;
        }
        size_t at = *i - 2;
        if (*i < n && hex_digit(p[*i]) >= 0)
            (*i)++;
        if (!errors || strcmp(errors, "strict") == 0) {
            bl_raise(bl_exc(ValueError), "invalid \\x escape at position %zd", (ptrdiff_t)at);
            return false;
        }
        if (strcmp(errors, "replace") == 0) {
            bl_buf_addc(out, '?');
        } else if (strcmp(errors, "ignore") != 0) {
            bl_raise(bl_exc(ValueError), "decoding error; unknown error handling code: %.400s", errors);
            return false;
        }
        return true;
    }
    bl_buf_addc(out, '\\');
    bl_buf_addc(out, (char)c);
    return true;
}

static BlRef escape_decode(BlVal module, const BlVal *arg)
{
    (void)module;
    const char *errors;
    BlBuffer b;
    BlRef text = bl_is_str(arg[0]) ? bl_encode_utf8(arg[0], NULL) : bl_keep(arg[0]), r = BL_NULL;
    if (text == BL_NULL || !errors_arg(arg[1], &errors)) {
        bl_drop(text);
        return BL_NULL;
    }
    if (bl_buffer_get(text, &b, false) >= 0) {
        BlBuf out = BL_BUF_INIT;
        bool ok = true;
        for (size_t i = 0; i < b.length && ok;) {
            if (b.data[i] != '\\') {
                bl_buf_addc(&out, (char)b.data[i++]);
            } else if (i + 1 >= b.length) {
                bl_raise(bl_exc(ValueError), "Trailing \\ in string");
                ok = false;
            } else {
                i++;
                ok = unescape_one(b.data, b.length, &i, errors, &out);
            }
        }
        if (ok)
            r = out.failed ? bl_no_memory() : pair(bl_bytes_new(bl_buf_text(&out), out.size), b.length);
        bl_buf_free(&out);
        bl_buffer_release(&b);
    }
    release_errors(arg[1], errors);
    bl_drop(text);
    return r;
}

/* ---- registry of codecs ---- */

static BlRef codec_register(BlVal module, const BlVal *arg)
{
    (void)module;
    struct BlIntern *state = bl_vm->interned;
    if (!bl_callable(arg[0]))
        return bl_raise(bl_exc(TypeError), "argument must be callable");
    if (state->codec_search == BL_NULL) {
        state->codec_search = bl_list_new(0);
        if (state->codec_search == BL_NULL)
            return BL_NULL;
    }
    return bl_list_append(state->codec_search, arg[0]) ? BL_NONE : BL_NULL;
}

static BlRef codec_unregister(BlVal module, const BlVal *arg)
{
    (void)module;
    struct BlIntern *state = bl_vm->interned;
    if (state->codec_search == BL_NULL)
        return BL_NONE;
    BlRef rest = bl_list_new(0);
    bool gone = false;
    for (size_t i = 0; rest != BL_NULL && i < bl_as_list(state->codec_search)->count; i++) {
        BlVal f = bl_as_list(state->codec_search)->items[i];
        if (f == arg[0] && !gone)
            gone = true;
        else if (!bl_list_append(rest, f))
            bl_clear_ref(&rest);
    }
    if (rest == BL_NULL)
        return BL_NULL;
    bl_replace(&state->codec_search, rest);
    bl_clear_ref(&state->codec_cache);
    return BL_NONE;
}

/* encodings' rule: lower case, spaces become hyphens on the way to the search functions, which get underscores. */
static BlRef normal_name(BlVal name)
{
    BlStr *s = bl_as_str(name);
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = true;
    for (size_t i = 0; i < s->length && ok; i++) {
        uint32_t c = bl_str_at(s, i);
        bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c >= 128;
        ok = bl_builder_char(&b, !word ? '_' : c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

/* The CodecInfo for a name, owned. */
static BlRef find_codec(BlVal encoding)
{
    struct BlIntern *state = bl_vm->interned;
    BlRef name = normal_name(encoding), info = BL_NONE;
    if (name == BL_NULL)
        return BL_NULL;
    if (state->codec_cache == BL_NULL)
        state->codec_cache = bl_dict_new();
    if (state->codec_cache == BL_NULL) {
        bl_drop(name);
        return BL_NULL;
    }
    BlVal known = bl_dict_get_str(state->codec_cache, name);
    if (known != BL_NULL) {
        bl_drop(name);
        return bl_keep(known);
    }
    for (size_t i = 0; info == BL_NONE && state->codec_search != BL_NULL && i < bl_as_list(state->codec_search)->count; i++) {
        BlRef search = bl_keep(bl_as_list(state->codec_search)->items[i]);
        info = bl_call1(search, name);
        bl_drop(search);
    }
    if (info == BL_NONE) {
        info = bl_raise(bl_exc(LookupError), "unknown encoding: %U", encoding);
    } else if (info != BL_NULL && (!bl_is_tuple(info) || bl_as_tuple(info)->count != 4)) {
        bl_drop(info);
        info = bl_raise(bl_exc(TypeError), "codec search functions must return 4-tuples");
    } else if (info != BL_NULL && !bl_dict_set(state->codec_cache, name, info)) {
        bl_clear_ref(&info);
    }
    bl_drop(name);
    return info;
}

static BlRef codec_lookup(BlVal module, const BlVal *arg)
{
    (void)module;
    return find_codec(arg[0]);
}

static BlRef run_codec(const BlVal *arg, int which)
{
    BlRef info = find_codec(arg[1]);
    if (info == BL_NULL)
        return BL_NULL;
    BlRef answer = bl_call2(bl_as_tuple(info)->items[which], arg[0], arg[2]), r = BL_NULL;
    if (answer != BL_NULL) {
        if (bl_is_tuple(answer) && bl_as_tuple(answer)->count == 2)
            r = bl_keep(bl_as_tuple(answer)->items[0]);
        else
            bl_raise(bl_exc(TypeError), which ? "decoder must return a tuple (object,integer)" : "encoder must return a tuple (object, integer)");
    } else {
        const char *name = bl_is_str(arg[1]) ? bl_codec_name(arg[1]) : NULL;
        if (name)
            bl_codec_name_error(name, which);
    }
    bl_drop(answer);
    bl_drop(info);
    return r;
}

static BlRef codec_encode(BlVal module, const BlVal *arg) { return (void)module, run_codec(arg, 0); }
static BlRef codec_decode(BlVal module, const BlVal *arg) { return (void)module, run_codec(arg, 1); }

/* ---- registry of error handlers ---- */

static bool span_of(BlVal exc, size_t length, size_t *start, size_t *end)
{
    BlRef s = bl_getattr_c(exc, "start"), e = s == BL_NULL ? BL_NULL : bl_getattr_c(exc, "end");
    int64_t i = 0, j = 0;
    bool ok = e != BL_NULL && bl_index_int64(s, &i, BL_NULL) && bl_index_int64(e, &j, BL_NULL);
    bl_drop(s);
    bl_drop(e);
    int64_t n = (int64_t)length;
    i = i < 0 ? 0 : i > n ? n : i;
    j = j < i ? i : j > n ? n : j;
    *start = (size_t)i;
    *end = (size_t)j;
    return ok;
}

static bool put_any(BlEncoding *e, uint32_t c)
{
    bl_buf_add_rune(&e->out, c);
    return true;
}

static BlRef encoding_name(BlVal exc)
{
    BlRef name = bl_getattr_c(exc, "encoding");
    if (name != BL_NULL && !bl_is_str(name)) {
        bl_drop(name);
        return bl_raise(bl_exc(TypeError), "encoding attribute must be str");
    }
    return name;
}

static BlRef handle_encode(BlVal exc, const char *handler)
{
    BlRef object = bl_getattr_c(exc, "object"), name = object == BL_NULL ? BL_NULL : encoding_name(exc), r = BL_NULL;
    size_t start, end;
    if (name != BL_NULL && bl_is_str(object) && span_of(exc, bl_as_str(object)->length, &start, &end)) {
        const char *encoding = bl_str_to_utf8(name, NULL);
        if (encoding) {
            BlEncoding e;
            bool raw = strcmp(handler, "surrogateescape") == 0 || strcmp(handler, "surrogatepass") == 0;
            bl_encoding_open(&e, encoding, handler, object, put_any);
            bool ok = bl_encode_fault(&e, start, end, "");
            if (!ok) {          /* what cannot be handled is the very exception given */
                bl_clear_error();
                bl_raise_object(bl_keep(exc));
            }
            BlRef out = bl_encoding_close(&e, ok);
            if (out != BL_NULL && !raw) {
                BlRef text = bl_str_utf8(bl_as_bytes(out)->data, bl_as_bytes(out)->length);
                bl_drop(out);
                out = text;
            }
            r = pair(out, end);
            bl_str_utf8_free(name, encoding);
        }
    } else if (name != BL_NULL && !bl_pending()) {
        bl_raise(bl_exc(TypeError), "object attribute must be unicode");
    }
    bl_drop(name);
    bl_drop(object);
    return r;
}

static BlRef handle_decode(BlVal exc, const char *handler)
{
    BlRef object = bl_getattr_c(exc, "object"), name = object == BL_NULL ? BL_NULL : encoding_name(exc), r = BL_NULL;
    size_t start, end;
    if (name != BL_NULL && bl_is_bytes(object) && span_of(exc, bl_as_bytes(object)->length, &start, &end)) {
        const char *encoding = bl_str_to_utf8(name, NULL);
        if (encoding) {
            BlDecoding d;
            bl_decoding_open(&d, encoding, handler, bl_as_bytes(object)->data, bl_as_bytes(object)->length);
            bool ok = bl_decode_fault(&d, start, end, "");
            if (!ok && bl_pending_is(bl_exc(UnicodeDecodeError))) {
                bl_clear_error();
                bl_raise_object(bl_keep(exc));
            }
            size_t pos = d.pos;
            r = pair(bl_decoding_close(&d, ok), pos);
            bl_str_utf8_free(name, encoding);
        }
    } else if (name != BL_NULL && !bl_pending()) {
        bl_raise(bl_exc(TypeError), "object attribute must be bytes");
    }
    bl_drop(name);
    bl_drop(object);
    return r;
}

static BlRef translate_fault(BlVal exc, const char *handler)
{
    BlRef object = bl_getattr_c(exc, "object"), r = BL_NULL;
    size_t start, end;
    if (object != BL_NULL && bl_is_str(object) && span_of(exc, bl_as_str(object)->length, &start, &end)) {
        BlStrBuilder b;
        bl_builder_init(&b);
        bool ok = strcmp(handler, "replace") != 0 || bl_builder_fill(&b, 0xFFFD, end - start);
        if (ok)
            r = pair(bl_builder_finish(&b), end);
        else
            bl_builder_free(&b);
    }
    bl_drop(object);
    return r;
}

static BlRef handle(BlVal exc, const char *handler)
{
    if (strcmp(handler, "strict") == 0) {
        if (bl_exception_matches(exc, bl_exc(BaseException)) && !bl_is_class(exc))
            return bl_raise_object(bl_keep(exc));
        return bl_raise(bl_exc(TypeError), "codec must pass exception instance");
    }
    if (!bl_is_class(exc) && bl_exception_matches(exc, bl_exc(UnicodeEncodeError)))
        return handle_encode(exc, handler);
    if (!bl_is_class(exc) && bl_exception_matches(exc, bl_exc(UnicodeDecodeError)))
        return handle_decode(exc, handler);
    if (!bl_is_class(exc) && bl_exception_matches(exc, bl_exc(UnicodeTranslateError)) && (!strcmp(handler, "replace") || !strcmp(handler, "ignore")))
        return translate_fault(exc, handler);
    return bl_raise(bl_exc(TypeError), "don't know how to handle %T in error callback", exc);
}

#define HANDLER(name, text) static BlRef name(BlVal module, const BlVal *arg) { return (void)module, handle(arg[0], text); }
HANDLER(strict_errors, "strict")
HANDLER(ignore_errors, "ignore")
HANDLER(replace_errors, "replace")
HANDLER(xmlcharrefreplace_errors, "xmlcharrefreplace")
HANDLER(backslashreplace_errors, "backslashreplace")
HANDLER(namereplace_errors, "namereplace")
HANDLER(surrogateescape_errors, "surrogateescape")
HANDLER(surrogatepass_errors, "surrogatepass")

static const BlMethod handlers[] = {
    {"strict_errors", strict_errors, "(exception, /)", "Raises the exception.", NULL, 0},
    {"ignore_errors", ignore_errors, "(exception, /)", "Leaves out what is wrong.", NULL, 0},
    {"replace_errors", replace_errors, "(exception, /)", "Puts a replacement character.", NULL, 0},
    {"xmlcharrefreplace_errors", xmlcharrefreplace_errors, "(exception, /)", "Puts XML character references.", NULL, 0},
    {"backslashreplace_errors", backslashreplace_errors, "(exception, /)", "Puts escape sequences.", NULL, 0},
    {"namereplace_errors", namereplace_errors, "(exception, /)", "Puts escapes with names.", NULL, 0},
    {"surrogateescape", surrogateescape_errors, "(exception, /)", "Bytes to lone surrogates and back.", NULL, 0},
    {"surrogatepass", surrogatepass_errors, "(exception, /)", "Lets surrogates pass.", NULL, 0},
    {0}
};
static const char *const handler_names[] = {
    "strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass",
};

static BlRef register_error(BlVal module, const BlVal *arg)
{
    (void)module;
    if (!bl_callable(arg[1]))
        return bl_raise(bl_exc(TypeError), "handler must be callable");
    return bl_error_handler_set(arg[0], arg[1]) ? BL_NONE : BL_NULL;
}

static BlRef lookup_error(BlVal module, const BlVal *arg)
{
    (void)module;
    BlVal handler = bl_error_handler_get(arg[0]);
    if (handler != BL_NULL)
        return bl_keep(handler);
    return bl_pending() ? BL_NULL : bl_raise(bl_exc(LookupError), "unknown error handler name '%U'", arg[0]);
}

static bool codecs_exec(BlVal module)
{
    BlRef module_name = bl_str_c("_codecs");
    bool ok = module_name != BL_NULL;
    for (int i = 0; ok && handlers[i].name; i++) {
        BlRef name = bl_str_c(handler_names[i]), f = bl_native_new(&handlers[i], module, module_name);
        ok = name != BL_NULL && f != BL_NULL && (bl_error_handler_get(name) != BL_NULL || bl_error_handler_set(name, f));
        bl_drop(f);
        bl_drop(name);
    }
    bl_drop(module_name);
    return ok;
}

#define TWO "(str: str, errors=None, /)"
#define DATA "(data, errors=None, final: bool=False, /)"

static const BlMethod codecs_methods[] = {
    {"register", codec_register, "(search_function, /)", "Register a codec search function.", NULL, 0},
    {"unregister", codec_unregister, "(search_function, /)", "Unregister a codec search function and clear the registry's cache.", NULL, 0},
    {"lookup", codec_lookup, "(encoding: str, /)", "Looks up a codec tuple in the codec registry and returns a CodecInfo object.", NULL, 0},
    {"encode", codec_encode, "(obj, encoding: str='utf-8', errors: str='strict')", "Encodes obj using the codec registered for encoding.", NULL, 0},
    {"decode", codec_decode, "(obj, encoding: str='utf-8', errors: str='strict')", "Decodes obj using the codec registered for encoding.", NULL, 0},
    {"register_error", register_error, "(errors: str, handler, /)", "Register the specified error handler under the name errors.", NULL, 0},
    {"lookup_error", lookup_error, "(name: str, /)", "The error handler of that name.", NULL, 0},
    {"escape_encode", escape_encode, "(data, errors=None, /)", NULL, NULL, 0},
    {"escape_decode", escape_decode, "(data, errors=None, /)", NULL, NULL, 0},
    {"utf_8_encode", utf_8_encode, TWO, NULL, NULL, 0},
    {"utf_8_decode", utf_8_decode, DATA, NULL, NULL, 0},
    {"utf_16_encode", utf_16_encode, "(str: str, errors=None, byteorder: int=0, /)", NULL, NULL, 0},
    {"utf_16_le_encode", utf_16_le_encode, TWO, NULL, NULL, 0},
    {"utf_16_be_encode", utf_16_be_encode, TWO, NULL, NULL, 0},
    {"utf_16_decode", utf_16_decode, DATA, NULL, NULL, 0},
    {"utf_16_le_decode", utf_16_le_decode, DATA, NULL, NULL, 0},
    {"utf_16_be_decode", utf_16_be_decode, DATA, NULL, NULL, 0},
    {"utf_16_ex_decode", utf_16_ex_decode, "(data, errors=None, byteorder: int=0, final: bool=False, /)", NULL, NULL, 0},
    {"utf_32_encode", utf_32_encode, "(str: str, errors=None, byteorder: int=0, /)", NULL, NULL, 0},
    {"utf_32_le_encode", utf_32_le_encode, TWO, NULL, NULL, 0},
    {"utf_32_be_encode", utf_32_be_encode, TWO, NULL, NULL, 0},
    {"utf_32_decode", utf_32_decode, DATA, NULL, NULL, 0},
    {"utf_32_le_decode", utf_32_le_decode, DATA, NULL, NULL, 0},
    {"utf_32_be_decode", utf_32_be_decode, DATA, NULL, NULL, 0},
    {"utf_32_ex_decode", utf_32_ex_decode, "(data, errors=None, byteorder: int=0, final: bool=False, /)", NULL, NULL, 0},
    {"unicode_escape_encode", unicode_escape_encode, TWO, NULL, NULL, 0},
    {"unicode_escape_decode", unicode_escape_decode, "(data, errors=None, final: bool=True, /)", NULL, NULL, 0},
    {"raw_unicode_escape_encode", raw_unicode_escape_encode, TWO, NULL, NULL, 0},
    {"raw_unicode_escape_decode", raw_unicode_escape_decode, "(data, errors=None, final: bool=True, /)", NULL, NULL, 0},
    {"latin_1_encode", latin_1_encode, TWO, NULL, NULL, 0},
    {"latin_1_decode", latin_1_decode, "(data, errors=None, /)", NULL, NULL, 0},
    {"ascii_encode", ascii_encode, TWO, NULL, NULL, 0},
    {"ascii_decode", ascii_decode, "(data, errors=None, /)", NULL, NULL, 0},
    {"charmap_encode", charmap_encode, "(str: str, errors=None, mapping=None, /)", NULL, NULL, 0},
    {"charmap_decode", charmap_decode, "(data, errors=None, mapping=None, /)", NULL, NULL, 0},
    {"charmap_build", charmap_build, "(map: str, /)", NULL, NULL, 0},
    {"charmap_table", charmap_table, "(name: str, /)", "The characters of a built-in one-byte encoding, or None.", NULL, 0},
    {"readbuffer_encode", readbuffer_encode, "(data, errors=None, /)", NULL, NULL, 0},
    {0}
};

const BlModuleDef bl_mod_codecs = {
    .name = "_codecs", .doc = "Registry of codecs and error handlers.", .methods = codecs_methods, .exec = codecs_exec,
};
