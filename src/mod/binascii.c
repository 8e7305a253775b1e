/* binascii.c -- module binascii: bytes as hexadecimal, base64, uuencode and quoted-printable text, and back; checksums.
 *
 * Text arguments may be ASCII str or bytes-like; results are bytes.
 */
#include "mod/module.h"
#include "base/buf.h"

BlRef bl_hex_text(const unsigned char *p, size_t n, BlVal sep, int64_t group);

typedef struct State {
    BlRef error, incomplete;
} State;

extern const BlModuleDef bl_mod_binascii;

static BlRef fail(const char *message)
{
    State *st = bl_module_state(&bl_mod_binascii);
    return bl_raise(st->error, "%s", message);
}

static BlRef finish(BlBuf *b)
{
    BlRef r = b->failed ? bl_no_memory() : bl_bytes_new(bl_buf_text(b), b->size);
    bl_buf_free(b);
    return r;
}

/* A text argument as bytes; release with bl_buffer_release. */
static bool text_arg(BlVal v, BlBuffer *b)
{
    if (bl_is_str(v)) {
        if (!bl_as_str(v)->ascii) {
            bl_raise(bl_exc(ValueError), "string argument should contain only ASCII characters");
            return false;
        }
        BlRef bytes = bl_bytes_new(bl_as_str(v)->data, bl_as_str(v)->length);
        if (bytes == BL_NULL)
            return false;
        bool ok = bl_buffer_get(bytes, b, false) >= 0;
        bl_drop(bytes);
        return ok;
    }
    if (!bl_has_buffer(v)) {
        bl_raise(bl_exc(TypeError), "argument should be bytes, buffer or ASCII string, not '%T'", v);
        return false;
    }
    return bl_buffer_get(v, b, false) >= 0;
}

/* ---- hexadecimal ---- */

static BlRef hexlify(BlVal module, const BlVal *arg)
{
    (void)module;
    BlBuffer b;
    if (bl_buffer_get(arg[0], &b, false) < 0)
        return BL_NULL;
    BlRef text = bl_hex_text(b.data, b.length, arg[1], bl_imm_int(arg[2]));
    bl_buffer_release(&b);
    if (text == BL_NULL)
        return BL_NULL;
    BlRef r = bl_bytes_new(bl_as_str(text)->data, bl_as_str(text)->length);
    bl_drop(text);
    return r;
}

static int hex_digit(unsigned char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static BlRef unhexlify(BlVal module, const BlVal *arg)
{
    (void)module;
    BlBuffer b;
    BlBuf out = BL_BUF_INIT;
    if (!text_arg(arg[0], &b))
        return BL_NULL;
    BlRef r = BL_NULL;
    if (b.length % 2) {
        fail("Odd-length string");
    } else {
        size_t i = 0;
        for (; i < b.length; i += 2) {
            int high = hex_digit(b.data[i]), low = hex_digit(b.data[i + 1]);
            if (high < 0 || low < 0)
                break;
            bl_buf_addc(&out, (char)(high << 4 | low));
        }
        r = i < b.length ? fail("Non-hexadecimal digit found") : finish(&out);
    }
    bl_buf_free(&out);
    bl_buffer_release(&b);
    return r;
}

/* ---- base64 ---- */

static const char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static BlRef b2a_base64(BlVal module, const BlVal *arg)
{
    (void)module;
    BlBuffer b;
    BlBuf out = BL_BUF_INIT;
    if (bl_buffer_get(arg[0], &b, false) < 0)
        return BL_NULL;
    for (size_t i = 0; i < b.length; i += 3) {
        size_t left = b.length - i;
        uint32_t w = (uint32_t)b.data[i] << 16 | (left > 1 ? (uint32_t)b.data[i + 1] << 8 : 0) | (left > 2 ? b.data[i + 2] : 0u);
        char four[4] = {base64_digits[w >> 18], base64_digits[w >> 12 & 63], left > 1 ? base64_digits[w >> 6 & 63] : '=',
                        left > 2 ? base64_digits[w & 63] : '='};
        bl_buf_add(&out, four, 4);
    }
    if (arg[1] == BL_TRUE)
        bl_buf_addc(&out, '\n');
    bl_buffer_release(&b);
    return finish(&out);
}

static int base64_value(unsigned char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* NULL, or what is wrong; *digits counts what was used. */
static const char *decode_base64(const unsigned char *p, size_t n, bool strict, BlBuf *out, size_t *digits)
{
    size_t quad = 0, pads = 0;
    uint32_t held = 0;
    bool padding = false;
    if (strict && n && p[0] == '=')
        return "Leading padding not allowed";
    for (size_t i = 0; i < n; i++) {
        if (p[i] == '=') {
            padding = true;
            if (quad >= 2 && quad + ++pads >= 4)
                return strict && i + 1 < n ? "Excess data after padding" : NULL;
            continue;
        }
        int value = base64_value(p[i]);
        if (value < 0) {
            if (strict)
                return "Only base64 data is allowed";
            continue;
        }
        if (strict && padding)
            return "Discontinuous padding not allowed";
        pads = 0;
        ++*digits;
        held = held << 6 | (uint32_t)value;
        if (quad)
            bl_buf_addc(out, (char)(held >> (6 - 2 * quad)));
        quad = (quad + 1) & 3;
    }
    return quad == 0 ? NULL : quad == 1 ? "" : "Incorrect padding";
}

static BlRef a2b_base64(BlVal module, const BlVal *arg)
{
    BlBuffer b;
    BlBuf out = BL_BUF_INIT;
    if (!text_arg(arg[0], &b))
        return BL_NULL;
    size_t digits = 0;
    const char *wrong = decode_base64(b.data, b.length, arg[1] == BL_TRUE, &out, &digits);
    bl_buffer_release(&b);
    if (!wrong)
        return finish(&out);
    bl_buf_free(&out);
    if (*wrong)
        return fail(wrong);
    State *st = ((BlModule *)bl_obj(module))->state;
    return bl_raise(st->error, "Invalid base64-encoded string: number of data characters (%zd) cannot be 1 more than a multiple of 4", (ptrdiff_t)digits);
}

/* ---- uuencode ---- */

static BlRef b2a_uu(BlVal module, const BlVal *arg)
{
    (void)module;
    BlBuffer b;
    BlBuf out = BL_BUF_INIT;
    char zero = arg[1] == BL_TRUE ? '`' : ' ';
    if (bl_buffer_get(arg[0], &b, false) < 0)
        return BL_NULL;
    if (b.length > 45) {
        bl_buffer_release(&b);
        return fail("At most 45 bytes at once");
    }
    bl_buf_addc(&out, b.length ? (char)(b.length + ' ') : zero);
    for (size_t i = 0; i < b.length; i += 3) {
        size_t left = b.length - i;
        uint32_t w = (uint32_t)b.data[i] << 16 | (left > 1 ? (uint32_t)b.data[i + 1] << 8 : 0) | (left > 2 ? b.data[i + 2] : 0u);
        for (int shift = 18; shift >= 0; shift -= 6)
            bl_buf_addc(&out, (w >> shift & 63) ? (char)((w >> shift & 63) + ' ') : zero);
    }
    bl_buf_addc(&out, '\n');
    bl_buffer_release(&b);
    return finish(&out);
}

static BlRef a2b_uu(BlVal module, const BlVal *arg)
{
    (void)module;
    BlBuffer b;
    BlBuf out = BL_BUF_INIT;
    if (!text_arg(arg[0], &b))
        return BL_NULL;
    size_t want = b.length ? (size_t)(b.data[0] - ' ') & 63 : 32, i = b.length ? 1 : 0;
    uint32_t held = 0;
    unsigned bits = 0;
    const char *wrong = NULL;
    for (; out.size < want && !wrong && !out.failed; i++) {
        unsigned char c = i < b.length ? b.data[i] : 0;
        if (c == '\n' || c == '\r' || i >= b.length)
            c = 0;
        else if (c < ' ' || c > ' ' + 64)
            wrong = "Illegal char";
        else
            c = (unsigned char)(c - ' ') & 63;
        held = held << 6 | c;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bl_buf_addc(&out, (char)(held >> bits));
        }
    }
    for (; i < b.length && !wrong; i++)
        if (b.data[i] != ' ' && b.data[i] != ' ' + 64 && b.data[i] != '\n' && b.data[i] != '\r')
            wrong = "Trailing garbage";
    bl_buffer_release(&b);
    if (!wrong)
        return finish(&out);
    bl_buf_free(&out);
    return fail(wrong);
}

/* ---- quoted-printable ---- */

static BlRef a2b_qp(BlVal module, const BlVal *arg)
{
    (void)module;
    BlBuffer b;
    BlBuf out = BL_BUF_INIT;
    bool header = arg[1] == BL_TRUE;
    if (!text_arg(arg[0], &b))
        return BL_NULL;
    const unsigned char *p = b.data;
    size_t n = b.length;
    for (size_t i = 0; i < n;) {
        if (p[i] == '=') {
            if (++i >= n)
                break;
            if (p[i] == '\n' || p[i] == '\r') {         /* a soft line end disappears */
                while (i < n && p[i] != '\n')
                    i++;
                if (i < n)
                    i++;
            } else if (p[i] == '=') {
                bl_buf_addc(&out, '=');
                i++;
            } else if (i + 1 < n && hex_digit(p[i]) >= 0 && hex_digit(p[i + 1]) >= 0) {
                bl_buf_addc(&out, (char)(hex_digit(p[i]) << 4 | hex_digit(p[i + 1])));
                i += 2;
            } else {
                bl_buf_addc(&out, '=');
            }
        } else {
            bl_buf_addc(&out, header && p[i] == '_' ? ' ' : (char)p[i]);
            i++;
        }
    }
    bl_buffer_release(&b);
    return finish(&out);
}

/* Must p[i] be written as =XX? */
static bool qp_escaped(const unsigned char *p, size_t n, size_t i, size_t column, bool quote_tabs, bool text, bool header)
{
    unsigned char c = p[i];
    if (c > 126 || c == '=' || (header && c == '_'))
        return true;
    if (c == '.' && column == 0 && (i + 1 == n || p[i + 1] == '\n' || p[i + 1] == '\r' || p[i + 1] == 0))
        return true;
    if (!text && (c == '\r' || c == '\n'))
        return true;
    if ((c == '\t' || c == ' ') && i + 1 == n)
        return true;
    if (c < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' ')
        return true;
    return c < 33 && c != '\r' && c != '\n' && (quote_tabs && (c == '\t' || c == ' '));
}

static BlRef b2a_qp(BlVal module, const BlVal *arg)
{
    (void)module;
    BlBuffer b;
    BlBuf out = BL_BUF_INIT;
    bool quote_tabs = arg[1] == BL_TRUE, text = arg[2] == BL_TRUE, header = arg[3] == BL_TRUE;
    if (bl_buffer_get(arg[0], &b, false) < 0)
        return BL_NULL;
    const unsigned char *p = b.data;
    size_t n = b.length, column = 0;
    const unsigned char *newline = memchr(p, '\n', n);
    bool crlf = newline && newline > p && newline[-1] == '\r';
    for (size_t i = 0; i < n;) {
        if (qp_escaped(p, n, i, column, quote_tabs, text, header)) {
            if (column + 3 >= 76) {
                bl_buf_adds(&out, crlf ? "=\r\n" : "=\n");
                column = 0;
            }
            bl_buf_printf(&out, "=%02X", p[i]);
            column += 3;
            i++;
            continue;
        }
        if (text && (p[i] == '\n' || (p[i] == '\r' && i + 1 < n && p[i + 1] == '\n'))) {
            column = 0;
            if (out.size && (out.data[out.size - 1] == ' ' || out.data[out.size - 1] == '\t')) {     /* no space may end a line */
                char c = out.data[--out.size];
                bl_buf_printf(&out, "=%02X", (unsigned char)c);
            }
            bl_buf_adds(&out, crlf ? "\r\n" : "\n");
            i += p[i] == '\r' ? 2 : 1;
            continue;
        }
        if (i + 1 != n && p[i + 1] != '\n' && column + 1 >= 76) {
            bl_buf_adds(&out, crlf ? "=\r\n" : "=\n");
            column = 0;
        }
        column++;
        bl_buf_addc(&out, header && p[i] == ' ' ? '_' : (char)p[i]);
        i++;
    }
    bl_buffer_release(&b);
    return finish(&out);
}

/* ---- checksums ---- */

static BlRef crc32(BlVal module, const BlVal *arg)
{
    (void)module;
    BlBuffer b;
    int64_t start;
    uint64_t wide;
    if (!bl_int_to_int64(arg[1], &start))
        start = bl_int_to_uint64(arg[1], &wide) ? (int64_t)wide : 0;
    if (bl_buffer_get(arg[0], &b, false) < 0)
        return BL_NULL;
    uint32_t table[256], crc = ~(uint32_t)start;
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int k = 0; k < 8; k++)
            c = c & 1 ? 0xEDB88320u ^ c >> 1 : c >> 1;
        table[i] = c;
    }
    for (size_t i = 0; i < b.length; i++)
        crc = table[(crc ^ b.data[i]) & 255] ^ crc >> 8;
    bl_buffer_release(&b);
    return bl_int_from_int64((uint32_t)~crc);
}

static BlRef crc_hqx(BlVal module, const BlVal *arg)
{
    (void)module;
    BlBuffer b;
    int64_t start;
    if (!bl_int_to_int64(arg[1], &start))
        start = 0;
    if (bl_buffer_get(arg[0], &b, false) < 0)
        return BL_NULL;
    uint32_t crc = (uint32_t)start & 0xFFFF;
    for (size_t i = 0; i < b.length; i++) {
        crc ^= (uint32_t)b.data[i] << 8;
        for (int k = 0; k < 8; k++)
            crc = (crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1) & 0xFFFF;
    }
    bl_buffer_release(&b);
    return bl_from_imm(crc);
}

/* ---- the module ---- */

static const BlMethod binascii_methods[] = {
    {"a2b_uu", a2b_uu, "(data, /)", "Decode a line of uuencoded data.", NULL, 0},
    {"b2a_uu", b2a_uu, "(data, /, *, backtick: bool=False)", "Uuencode a line of data.", NULL, 0},
    {"a2b_base64", a2b_base64, "(data, /, *, strict_mode: bool=False)", "Decode a line of base64 data.", NULL, 0},
    {"b2a_base64", b2a_base64, "(data, /, *, newline: bool=True)", "Base64-code a line of data.", NULL, 0},
    {"a2b_hex", unhexlify, "(hexstr, /)", "Binary data of hexadecimal representation.", NULL, 0},
    {"b2a_hex", hexlify, "(data, sep=NULL, bytes_per_sep: ssize=1)", "Hexadecimal representation of binary data.", NULL, 0},
    {"hexlify", hexlify, "(data, sep=NULL, bytes_per_sep: ssize=1)", "Hexadecimal representation of binary data.", NULL, 0},
    {"unhexlify", unhexlify, "(hexstr, /)", "Binary data of hexadecimal representation.", NULL, 0},
    {"crc_hqx", crc_hqx, "(data, crc: int, /)", "Compute CRC-CCITT incrementally.", NULL, 0},
    {"crc32", crc32, "(data, crc: int=0, /)", "Compute CRC-32 incrementally.", NULL, 0},
    {"a2b_qp", a2b_qp, "(data, header: bool=False)", "Decode a string of qp-encoded data.", NULL, 0},
    {"b2a_qp", b2a_qp, "(data, quotetabs: bool=False, istext: bool=True, header: bool=False)", "Encode a string using quoted-printable encoding.", NULL, 0},
    {0}
};

static BlRef make_error(const char *name, BlVal base)
{
    BlRef ns = bl_dict_new(), text = bl_str_c(name), bases = bl_tuple_pack(1, base), mod = bl_str_c("binascii"), r = BL_NULL;
    if (ns != BL_NULL && text != BL_NULL && bases != BL_NULL && mod != BL_NULL && bl_dict_set(ns, bl_name(__module__), mod))
        r = bl_call3(bl_from_obj(bl_builtin_class(BL_T_TYPE)), text, bases, ns);
    bl_drop(mod);
    bl_drop(bases);
    bl_drop(text);
    bl_drop(ns);
    return r;
}

static bool binascii_exec(BlVal module)
{
    State *st = ((BlModule *)bl_obj(module))->state;
    st->error = make_error("Error", bl_exc(ValueError));
    st->incomplete = make_error("Incomplete", bl_exc(Exception));
    return bl_module_add(module, "Error", bl_keep(st->error)) && bl_module_add(module, "Incomplete", bl_keep(st->incomplete));
}

static void binascii_fini(void *p)
{
    State *st = p;
    bl_clear_ref(&st->error);
    bl_clear_ref(&st->incomplete);
}

static void binascii_traverse(void *p, BlVisit visit, void *ctx)
{
    State *st = p;
    visit(st->error, ctx);
    visit(st->incomplete, ctx);
}

const BlModuleDef bl_mod_binascii = {
    .name = "binascii", .doc = "Conversion between binary data and ASCII", .methods = binascii_methods, .exec = binascii_exec,
    .state_size = sizeof(State), .fini = binascii_fini, .traverse = binascii_traverse,
};
