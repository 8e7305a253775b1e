/* json.c -- the module _jsontext: JSON text to objects and back, in one pass over the text or the object.
 *
 * The decoder reads code points of one str by index; the encoder appends to one str builder. Settings come as plain
 * arguments, in an order that lib/json knows.
 *
 * Beware: hooks, default() and iteration run program code. The text cannot change; lists are read by index again each
 * time, dicts are walked over a copy of their items.
 */
#include "mod/module.h"
#include "base/numtext.h"
#include "obj/dict.h"
#include "vm/runtime.h"

/* ---- decoding: settings and errors ---- */

typedef struct Scan {
    BlVal text;
    const BlStr *s;
    size_t n;
    bool strict;
    BlVal object_hook, pairs_hook, parse_float, parse_int, parse_constant;     /* BL_NONE: the usual result */
    BlVal error;                /* JSONDecodeError */
    BlRef memo;                 /* dict: one str for all equal keys; BL_NULL before the first */
} Scan;

/* JSONDecodeError(message, text, position) */
static BlRef complain(const Scan *x, const char *message, size_t at)
{
    BlRef words = bl_str_c(message), where = bl_int_from_int64((int64_t)at), e = BL_NULL;
    if (words != BL_NULL && where != BL_NULL)
        e = bl_call3(x->error, words, x->text, where);
    bl_drop(words);
    bl_drop(where);
    return e == BL_NULL ? BL_NULL : bl_raise_object(e);
}

static BlRef no_value(size_t at) { return bl_raise_stop(bl_from_imm((int64_t)at)); }

static inline uint32_t unit(const Scan *x, size_t i) { return i < x->n ? bl_str_at(x->s, i) : 0; }

static inline size_t skip_blanks(const Scan *x, size_t i)
{
    while (i < x->n) {
        uint32_t c = bl_str_at(x->s, i);
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
            break;
        i++;
    }
    return i;
}

static bool has_word(const Scan *x, size_t at, const char *word)
{
    for (; *word; word++, at++)
        if (unit(x, at) != (unsigned char)*word)
            return false;
    return true;
}

/* ---- decoding: strings ---- */

/* The code of the four hexadecimal digits at `at`, or -1. */
static int32_t hex4(const Scan *x, size_t at)
{
    int32_t code = 0;
    for (size_t i = at; i < at + 4; i++) {
        uint32_t c = unit(x, i), low = c | 0x20;
        if (c >= '0' && c <= '9')
            code = code * 16 + (int32_t)(c - '0');
        else if (c < 128 && low >= 'a' && low <= 'f')
            code = code * 16 + (int32_t)(low - 'a' + 10);
        else
            return -1;
    }
    return code;
}

/* The escape behind the backslash at *at, which moves behind it; -1: raised. */
static int32_t read_escape(const Scan *x, size_t *at, size_t begin)
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    size_t i = *at + 1;
    if (i >= x->n) {
        (void)complain(x, "Unterminated string starting at", begin);
        return -1;
    }
    uint32_t c = unit(x, i++);
    if (c != 'u') {
        const char *found = c && c < 128 ? strchr(letters, (int)c) : NULL;
        if (!found) {
            (void)complain(x, "Invalid \\escape", *at);
            return -1;
        }
        *at = i;
        return (unsigned char)meanings[found - letters];
    }
    int32_t code = i + 4 >= x->n ? -1 : hex4(x, i);
    if (code < 0) {
        (void)complain(x, "Invalid \\uXXXX escape", i - 1);
        return -1;
    }
    i += 4;
    if (code >= 0xd800 && code <= 0xdbff && i + 6 < x->n && unit(x, i) == '\\' && unit(x, i + 1) == 'u') {
        int32_t low = hex4(x, i + 2);
        if (low < 0) {
            (void)complain(x, "Invalid \\uXXXX escape", i + 1);
            return -1;
        }
        if (low >= 0xdc00 && low <= 0xdfff) {
            code = 0x10000 + ((code - 0xd800) << 10 | (low - 0xdc00));
            i += 6;
        }
    }
    *at = i;
    return code;
}

/* Where the run of plain characters from i ends: a quote, a backslash, the end of the text, or a control character that is not allowed. */
static size_t plain_end(const Scan *x, size_t i)
{
    uint32_t least = x->strict ? 0x20 : 0;
    if (x->s->kind == 1) {
        const uint8_t *p = (const uint8_t *)x->s->data;
        while (i < x->n && p[i] != '"' && p[i] != '\\' && p[i] >= least)
            i++;
        return i;
    }
    for (; i < x->n; i++) {
        uint32_t c = bl_str_at(x->s, i);
        if (c == '"' || c == '\\' || c < least)
            break;
    }
    return i;
}

/* A string with escapes from `from` on; plain up to `stop`. */
static BlRef read_escaped(const Scan *x, size_t from, size_t stop, size_t begin, size_t *end)
{
    BlStrBuilder b;
    bl_builder_init(&b);
    for (;;) {
        if (!bl_builder_slice(&b, x->text, from, stop))
            break;
        if (stop >= x->n) {
            (void)complain(x, "Unterminated string starting at", begin);
            break;
        }
        uint32_t c = unit(x, stop);
        if (c == '"') {
            *end = stop + 1;
            return bl_builder_finish(&b);
        }
        if (c != '\\') {
            (void)complain(x, "Invalid control character at", stop);
            break;
        }
        int32_t code = read_escape(x, &stop, begin);
        if (code < 0 || !bl_builder_char(&b, (uint32_t)code))
            break;
        from = stop;
        stop = plain_end(x, from);
    }
    bl_builder_free(&b);
    return BL_NULL;
}

/* The string whose opening quote stands before `from`. */
static BlRef read_string(const Scan *x, size_t from, size_t *end)
{
    size_t stop = plain_end(x, from);
    if (stop < x->n && unit(x, stop) == '"') {
        *end = stop + 1;
        return bl_str_substr(x->text, from, stop);
    }
    return read_escaped(x, from, stop, from - 1, end);
}

/* ---- decoding: values ---- */

static BlRef read_value(Scan *x, size_t i, size_t *end);

static inline bool is_digit(const Scan *x, size_t i) { return unit(x, i) - '0' < 10u; }

static size_t skip_digits(const Scan *x, size_t i)
{
    while (is_digit(x, i))
        i++;
    return i;
}

/* The text is ASCII from start to end. */
static BlRef make_number(const Scan *x, size_t start, size_t end, bool is_float)
{
    BlVal maker = is_float ? x->parse_float : x->parse_int;
    char small[64];
    size_t n = end - start;
    if (maker == BL_NONE && n < sizeof small) {
        for (size_t i = 0; i < n; i++)
            small[i] = (char)bl_str_at(x->s, start + i);
        small[n] = 0;
        return is_float ? bl_float_from_text(small, n) : bl_int_from_text(small, n, 10);
    }
    BlRef text = bl_str_substr(x->text, start, end), r;
    if (text == BL_NULL)
        return BL_NULL;
    if (maker != BL_NONE)
        r = bl_call1(maker, text);
    else
        r = is_float ? bl_float_from_text(bl_as_str(text)->data, n) : bl_int_from_text(bl_as_str(text)->data, n, 10);
    bl_drop(text);
    return r;
}

static BlRef read_number(const Scan *x, size_t start, size_t *end)
{
    size_t i = start;
    bool minus = unit(x, i) == '-', is_float = false;
    i += minus;
    if (!is_digit(x, i))
        return no_value(start);
    if (unit(x, i) == '0') {
        i++;
    } else {
        int64_t value = 0;
        size_t first = i;
        for (; is_digit(x, i) && i - first < 18; i++)
            value = value * 10 + (int64_t)(unit(x, i) - '0');
        uint32_t next = unit(x, i);
        if (x->parse_int == BL_NONE && next - '0' >= 10u && next != '.' && next != 'e' && next != 'E') {
            *end = i;           /* a short whole number needs no text */
            return bl_int_from_int64(minus ? -value : value);
        }
        i = skip_digits(x, i);
    }
    if (unit(x, i) == '.' && is_digit(x, i + 1)) {
        is_float = true;
        i = skip_digits(x, i + 2);
    }
    if (unit(x, i) == 'e' || unit(x, i) == 'E') {
        size_t j = i + 1;
        j += unit(x, j) == '+' || unit(x, j) == '-';
        if (is_digit(x, j)) {
            is_float = true;
            i = skip_digits(x, j);
        }
    }
    *end = i;
    return make_number(x, start, i, is_float);
}

static BlRef read_constant(const Scan *x, const char *word, double value, size_t at, size_t *end)
{
    *end = at + strlen(word);
    if (x->parse_constant == BL_NONE)
        return bl_float_new(value);
    BlRef text = bl_str_c(word);
    BlRef r = text == BL_NULL ? BL_NULL : bl_call1(x->parse_constant, text);
    bl_drop(text);
    return r;
}

/* array: '[' [value (',' value)*] ']', from behind the bracket */
static BlRef read_array(Scan *x, size_t i, size_t *end)
{
    BlRef list = bl_list_new(0);
    if (list == BL_NULL)
        return BL_NULL;
    i = skip_blanks(x, i);
    if (unit(x, i) == ']') {
        *end = i + 1;
        return list;
    }
    for (;;) {
        BlRef value = read_value(x, i, &i);
        if (value == BL_NULL || !bl_list_adopt(list, value))
            break;
        i = skip_blanks(x, i);
        uint32_t c = unit(x, i);
        if (c == ']') {
            *end = i + 1;
            return list;
        }
        if (c != ',') {
            (void)complain(x, "Expecting ',' delimiter", i);
            break;
        }
        i = skip_blanks(x, i + 1);
    }
    bl_drop(list);
    return BL_NULL;
}

/* The key that stands at i, as the one str for all such keys. */
static BlRef read_key(Scan *x, size_t i, size_t *end)
{
    if (unit(x, i) != '"')
        return complain(x, "Expecting property name enclosed in double quotes", i);
    BlRef key = read_string(x, i + 1, end);
    if (key == BL_NULL || (x->memo == BL_NULL && (x->memo = bl_dict_new()) == BL_NULL))
        goto fail;
    BlVal shared;
    if (bl_dict_setdefault(x->memo, key, key, &shared) < 0)
        goto fail;
    if (shared != key)
        bl_replace(&key, bl_keep(shared));
    return key;
fail:
    bl_drop(key);
    return BL_NULL;
}

/* One key and value into `into`: a dict, or a list of pairs. */
static bool read_pair(Scan *x, BlVal into, size_t i, size_t *end)
{
    BlRef key = read_key(x, i, &i), value = BL_NULL;
    bool ok = false;
    if (key == BL_NULL)
        return false;
    i = skip_blanks(x, i);
    if (unit(x, i) != ':') {
        (void)complain(x, "Expecting ':' delimiter", i);
    } else if ((value = read_value(x, skip_blanks(x, i + 1), end)) != BL_NULL) {
        if (bl_is_exact(into, DICT)) {
            ok = bl_dict_set(into, key, value);
        } else {
            BlRef pair = bl_tuple_pack(2, key, value);
            ok = pair != BL_NULL && bl_list_adopt(into, pair);
        }
    }
    bl_drop(value);
    bl_drop(key);
    return ok;
}

static BlRef through_hook(BlVal hook, BlRef result)
{
    if (hook == BL_NONE)
        return result;
    BlRef r = bl_call1(hook, result);
    bl_drop(result);
    return r;
}

/* object: '{' [string ':' value (',' string ':' value)*] '}', from behind the brace */
static BlRef read_object(Scan *x, size_t i, size_t *end)
{
    bool pairs = x->pairs_hook != BL_NONE;
    BlRef into = pairs ? bl_list_new(0) : bl_dict_new();
    if (into == BL_NULL)
        return BL_NULL;
    i = skip_blanks(x, i);
    if (unit(x, i) != '}')
        for (;;) {
            if (!read_pair(x, into, i, &i))
                goto fail;
            i = skip_blanks(x, i);
            uint32_t c = unit(x, i);
            if (c == '}')
                break;
            if (c != ',') {
                (void)complain(x, "Expecting ',' delimiter", i);
                goto fail;
            }
            i = skip_blanks(x, i + 1);
        }
    *end = i + 1;
    return through_hook(pairs ? x->pairs_hook : x->object_hook, into);
fail:
    bl_drop(into);
    return BL_NULL;
}

static BlRef read_nested(Scan *x, size_t i, size_t *end, bool array)
{
    if (!bl_enter_depth(array ? " while decoding a JSON array from a unicode string" : " while decoding a JSON object from a unicode string"))
        return BL_NULL;
    return bl_leave_depth_with(array ? read_array(x, i + 1, end) : read_object(x, i + 1, end));
}

static BlRef read_value(Scan *x, size_t i, size_t *end)
{
    if (i >= x->n)
        return no_value(i);
    switch (unit(x, i)) {
    case '"': return read_string(x, i + 1, end);
    case '{': return read_nested(x, i, end, false);
    case '[': return read_nested(x, i, end, true);
    case 'n':
        if (has_word(x, i, "null"))
            return *end = i + 4, BL_NONE;
        break;
    case 't':
        if (has_word(x, i, "true"))
            return *end = i + 4, BL_TRUE;
        break;
    case 'f':
        if (has_word(x, i, "false"))
            return *end = i + 5, BL_FALSE;
        break;
    case 'N':
        if (has_word(x, i, "NaN"))
            return read_constant(x, "NaN", __builtin_nan(""), i, end);
        break;
    case 'I':
        if (has_word(x, i, "Infinity"))
            return read_constant(x, "Infinity", __builtin_inf(), i, end);
        break;
    case '-':
        if (has_word(x, i, "-Infinity"))
            return read_constant(x, "-Infinity", -__builtin_inf(), i, end);
        break;
    }
    return read_number(x, i, end);
}

static bool is_text(BlVal v)
{
    if (bl_is_str(v))
        return true;
    bl_raise(bl_exc(TypeError), "first argument must be a string, not %.80T", v);
    return false;
}

static BlRef with_end(BlRef value, size_t end)
{
    if (value == BL_NULL)
        return BL_NULL;
    BlRef pair = bl_tuple_pack(2, value, bl_from_imm((int64_t)end));
    bl_drop(value);
    return pair;
}

/* arg: string, index, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, error; None: as usual. */
static BlRef json_scan(BlVal self, const BlVal *arg)
{
    (void)self;
    int64_t at;
    int strict = bl_truth(arg[2]);
    if (!is_text(arg[0]) || strict < 0 || !bl_index_int64(arg[1], &at, BL_NULL))
        return BL_NULL;
    if (at < 0)
        return bl_raise(bl_exc(ValueError), "idx cannot be negative");
    Scan x = {arg[0], bl_as_str(arg[0]), bl_as_str(arg[0])->length, strict, arg[3], arg[4], arg[5], arg[6], arg[7], arg[8], BL_NULL};
    size_t end = 0;
    BlRef value = read_value(&x, (size_t)at, &end);
    bl_drop(x.memo);
    return with_end(value, end);
}

/* arg: string, index behind the opening quote, strict, error; without an error class that of json.decoder */
static BlRef json_scanstring(BlVal self, const BlVal *arg)
{
    if (arg[3] == BL_NULL) {
        BlRef error = bl_import_attr("json.decoder", "JSONDecodeError");
        BlRef r = error == BL_NULL ? BL_NULL : json_scanstring(self, (BlVal[]){arg[0], arg[1], arg[2], error});
        bl_drop(error);
        return r;
    }
    int64_t at;
    int strict = bl_truth(arg[2]);
    if (strict < 0 || !bl_index_int64(arg[1], &at, bl_exc(OverflowError)) || !is_text(arg[0]))
        return BL_NULL;
    if (at < 0 || (size_t)at > bl_as_str(arg[0])->length)
        return bl_raise(bl_exc(ValueError), "end is out of bounds");
    Scan x = {.text = arg[0], .s = bl_as_str(arg[0]), .n = bl_as_str(arg[0])->length, .strict = strict, .error = arg[3]};
    size_t end = 0;
    BlRef value = read_string(&x, (size_t)at, &end);
    return with_end(value, end);
}

/* ---- encoding: strings ---- */

static bool put_unicode(BlStrBuilder *b, uint32_t c)
{
    static const char digits[] = "0123456789abcdef";
    char text[6] = {'\\', 'u', digits[c >> 12 & 15], digits[c >> 8 & 15], digits[c >> 4 & 15], digits[c & 15]};
    return bl_builder_ascii(b, text, sizeof text);
}

static bool put_escape(BlStrBuilder *b, uint32_t c)
{
    static const char chars[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *found = c && c < 128 ? strchr(chars, (int)c) : NULL;
    if (found) {
        char pair[2] = {'\\', letters[found - chars]};
        return bl_builder_ascii(b, pair, 2);
    }
    if (c < 0x10000)
        return put_unicode(b, c);
    c -= 0x10000;
    return put_unicode(b, 0xd800 | c >> 10) && put_unicode(b, 0xdc00 | (c & 0x3ff));
}

static inline bool must_escape(uint32_t c, bool ascii) { return c < 0x20 || c == '"' || c == '\\' || (ascii && c > 0x7e); }

static bool put_string(BlStrBuilder *b, BlVal v, bool ascii)
{
    const BlStr *s = bl_as_str(v);
    size_t from = 0, n = s->length;
    if (!bl_builder_char(b, '"'))
        return false;
    for (size_t i = 0; i < n; i++) {
        uint32_t c = bl_str_at(s, i);
        if (!must_escape(c, ascii))
            continue;
        if ((i > from && !bl_builder_slice(b, v, from, i)) || !put_escape(b, c))
            return false;
        from = i + 1;
    }
    return (from == n || bl_builder_slice(b, v, from, n)) && bl_builder_char(b, '"');
}

static BlRef quoted(BlVal s, bool ascii)
{
    BlStrBuilder b;
    if (!is_text(s))
        return BL_NULL;
    bl_builder_init(&b);
    if (put_string(&b, s, ascii))
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

static BlRef json_quote(BlVal self, const BlVal *arg) { (void)self; return quoted(arg[0], false); }
static BlRef json_quote_ascii(BlVal self, const BlVal *arg) { (void)self; return quoted(arg[0], true); }

/* ---- encoding: values ---- */

typedef struct Encode {
    BlStrBuilder out;
    bool ascii, allow_nan, skip_keys, sort_keys, check_circular;
    BlVal item_separator, key_separator, make_default;
} Encode;

/* The containers around the one being written. */
typedef struct Outer { const struct Outer *up; BlVal object; } Outer;

static bool put_value(Encode *e, BlVal v, const Outer *up);

static bool put_float(Encode *e, double d)
{
    char text[BL_REPR_MAX];
    if (d - d != 0 && !e->allow_nan) {
        bl_raise(bl_exc(ValueError), "Out of range float values are not JSON compliant");
        return false;
    }
    if (d - d != 0) {
        const char *word = d != d ? "NaN" : d > 0 ? "Infinity" : "-Infinity";
        return bl_builder_ascii(&e->out, word, strlen(word));
    }
    return bl_builder_ascii(&e->out, text, bl_double_repr(d, text));
}

static bool put_int(Encode *e, BlVal v)
{
    if (bl_is_imm_int(v)) {
        char text[24];
        int64_t value = bl_imm_int(v);
        text[0] = '-';
        size_t n = bl_u64_decimal(value < 0 ? -(uint64_t)value : (uint64_t)value, text + 1);
        return value < 0 ? bl_builder_ascii(&e->out, text, n + 1) : bl_builder_ascii(&e->out, text + 1, n);
    }
    BlRef text = bl_int_to_str(v, 10);
    bool ok = text != BL_NULL && bl_builder_str(&e->out, text);
    bl_drop(text);
    return ok;
}

/* 1: v is no container and was written, 0: something else, -1: raised. */
static int put_scalar(Encode *e, BlVal v)
{
    bool ok;
    if (v == BL_NONE)
        ok = bl_builder_ascii(&e->out, "null", 4);
    else if (v == BL_TRUE)
        ok = bl_builder_ascii(&e->out, "true", 4);
    else if (v == BL_FALSE)
        ok = bl_builder_ascii(&e->out, "false", 5);
    else if (bl_is_str(v))
        ok = put_string(&e->out, v, e->ascii);
    else if (bl_is_int(v))
        ok = put_int(e, v);
    else if (bl_is_float(v))
        ok = put_float(e, bl_float_value(v));
    else
        return 0;
    return ok ? 1 : -1;
}

/* 1: the key was written in quotes, 0: it is to be left out, -1: raised. */
static int put_key(Encode *e, BlVal key, bool first)
{
    bool known = bl_is_str(key) || key == BL_NONE || bl_is_int(key) || bl_is_float(key);
    if (!known && e->skip_keys)
        return 0;
    if (!known)
        return bl_raise_int(bl_exc(TypeError), "keys must be str, int, float, bool or None, not %.100T", key);
    if (!first && !bl_builder_str(&e->out, e->item_separator))
        return -1;
    if (bl_is_str(key))
        return put_string(&e->out, key, e->ascii) ? 1 : -1;
    return bl_builder_char(&e->out, '"') && put_scalar(e, key) > 0 && bl_builder_char(&e->out, '"') ? 1 : -1;
}

static bool put_items(Encode *e, BlVal items, const Outer *here)
{
    bool first = true;
    for (size_t i = 0; i < bl_as_list(items)->count; i++) {
        BlRef pair = bl_keep(bl_as_list(items)->items[i]);
        bool ok = false;
        if (!bl_is_exact(pair, TUPLE) || bl_as_tuple(pair)->count != 2) {
            bl_raise(bl_exc(ValueError), "items must return 2-tuples");
        } else {
            int written = put_key(e, bl_as_tuple(pair)->items[0], first);
            first = first && written <= 0;
            ok = written == 0 || (written > 0 && bl_builder_str(&e->out, e->key_separator) && put_value(e, bl_as_tuple(pair)->items[1], here));
        }
        bl_drop(pair);
        if (!ok)
            return false;
    }
    return true;
}

/* Keys and values in turn: what a plain dict has now. */
static BlRef flat_copy(BlVal dict)
{
    BlRef flat = bl_list_new(bl_dict_count(dict) * 2);
    size_t pos = 0;
    BlVal key, value;
    while (flat != BL_NULL && bl_dict_next(dict, &pos, &key, &value))
        if (!bl_list_append(flat, key) || !bl_list_append(flat, value)) {
            bl_drop(flat);
            return BL_NULL;
        }
    return flat;
}

static bool put_plain_dict(Encode *e, BlVal dict, const Outer *here)
{
    BlRef flat = flat_copy(dict);
    if (flat == BL_NULL)
        return false;
    bool first = true, ok = true;
    for (size_t i = 0; ok && i + 1 < bl_as_list(flat)->count; i += 2) {
        BlVal *pair = bl_as_list(flat)->items + i;
        int written = put_key(e, pair[0], first);
        first = first && written <= 0;
        ok = written == 0 || (written > 0 && bl_builder_str(&e->out, e->key_separator) && put_value(e, bl_as_list(flat)->items[i + 1], here));
    }
    bl_drop(flat);
    return ok;
}

static bool put_dict(Encode *e, BlVal dict, const Outer *here)
{
    if (bl_is_exact(dict, DICT) && !e->sort_keys)
        return put_plain_dict(e, dict, here);
    BlRef name = bl_str_intern("items");
    BlRef view = name == BL_NULL ? BL_NULL : bl_call_method(dict, name, NULL, 0);
    BlRef items = view == BL_NULL ? BL_NULL : bl_list_from_iterable(view);
    bool ok = items != BL_NULL && (!e->sort_keys || bl_list_sort(items, BL_NONE, false)) && put_items(e, items, here);
    bl_drop(items);
    bl_drop(view);
    bl_drop(name);
    return ok;
}

static bool put_sequence(Encode *e, BlVal v, const Outer *here)
{
    for (size_t i = 0;; i++) {
        size_t n;
        const BlVal *items = bl_fast_items(v, &n);
        if (i >= n)
            return true;
        BlRef item = bl_keep(items[i]);
        bool ok = (i == 0 || bl_builder_str(&e->out, e->item_separator)) && put_value(e, item, here);
        bl_drop(item);
        if (!ok)
            return false;
    }
}

static bool put_nested(Encode *e, BlVal v, const Outer *here)
{
    if (bl_is_list(v) || bl_is_tuple(v))
        return bl_builder_char(&e->out, '[') && put_sequence(e, v, here) && bl_builder_char(&e->out, ']');
    if (bl_is_dict(v))
        return bl_builder_char(&e->out, '{') && put_dict(e, v, here) && bl_builder_char(&e->out, '}');
    BlRef other = bl_call1(e->make_default, v);
    bool ok = other != BL_NULL && put_value(e, other, here);
    bl_drop(other);
    return ok;
}

static bool put_value(Encode *e, BlVal v, const Outer *up)
{
    int written = put_scalar(e, v);
    if (written)
        return written > 0;
    bool empty = ((bl_is_list(v) || bl_is_tuple(v)) && bl_len(v) == 0) || (bl_is_dict(v) && bl_dict_count(v) == 0);
    if (empty)
        return bl_builder_ascii(&e->out, bl_is_dict(v) ? "{}" : "[]", 2);
    for (const Outer *o = up; o && e->check_circular; o = o->up)
        if (o->object == v) {
            bl_raise(bl_exc(ValueError), "Circular reference detected");
            return false;
        }
    if (!bl_enter_depth(" while encoding a JSON object"))
        return false;
    Outer here = {up, v};
    bool ok = put_nested(e, v, &here);
    bl_leave_depth();
    return ok;
}

static bool flag(BlVal v, bool *out)
{
    int truth = bl_truth(v);
    *out = truth > 0;
    return truth >= 0;
}

/* arg: object, ensure_ascii, allow_nan, skipkeys, sort_keys, check_circular, item_separator, key_separator, default */
static BlRef json_encode(BlVal self, const BlVal *arg)
{
    (void)self;
    Encode e = {.item_separator = arg[6], .key_separator = arg[7], .make_default = arg[8]};
    if (!flag(arg[1], &e.ascii) || !flag(arg[2], &e.allow_nan) || !flag(arg[3], &e.skip_keys) || !flag(arg[4], &e.sort_keys) || !flag(arg[5], &e.check_circular))
        return BL_NULL;
    if (!bl_is_str(arg[6]) || !bl_is_str(arg[7]))
        return bl_raise(bl_exc(TypeError), "make_encoder() argument %d must be str, not %T", bl_is_str(arg[7]) ? 6 : 5, bl_is_str(arg[7]) ? arg[6] : arg[7]);
    bl_builder_init(&e.out);
    if (put_value(&e, arg[0], NULL))
        return bl_builder_finish(&e.out);
    bl_builder_free(&e.out);
    return BL_NULL;
}

static const BlMethod json_methods[] = {
    {"scan", json_scan, "(string, index, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, error, /)",
     "(object, index behind it) of the JSON value that starts at index.", NULL, 0},
    {"scanstring", json_scanstring, "(string, end, strict=True, error=NULL, /)", "(str, index behind it) of the JSON string whose quote is before end.", NULL, 0},
    {"encode", json_encode, "(object, ensure_ascii, allow_nan, skipkeys, sort_keys, check_circular, item_separator, key_separator, default, /)",
     "The JSON text of object.", NULL, 0},
    {"encode_basestring", json_quote, "(string, /)", "A JSON string of a str.", NULL, 0},
    {"encode_basestring_ascii", json_quote_ascii, "(string, /)", "A JSON string of a str, in ASCII.", NULL, 0},
    {0},
};

const BlModuleDef bl_mod_json = {.name = "_jsontext", .doc = "JSON text to objects and back.", .methods = json_methods};
