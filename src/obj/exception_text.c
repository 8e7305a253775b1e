/* exception_text.c -- exceptions about text: SyntaxError with its place in the source, the Unicode errors with theirs. */
#include "obj/bytes.h"
#include "obj/exception_impl.h"

/* ---- SyntaxError ---- */

/* info: (filename, lineno, offset, text[, end_lineno, end_offset]). */
static bool take_place(BlVal self, BlVal info)
{
    static const int places[] = {BL_EF_SYNTAX_FILENAME, BL_EF_SYNTAX_LINENO,     BL_EF_SYNTAX_OFFSET,
                                 BL_EF_SYNTAX_TEXT,     BL_EF_SYNTAX_END_LINENO, BL_EF_SYNTAX_END_OFFSET};
    const BlTuple *t = bl_as_tuple(info);
    if (t->count < 4 || t->count > 6) {
        bl_raise(bl_exc(TypeError), "function takes at %s %d arguments (%zu given)", t->count < 4 ? "least" : "most",
                 t->count < 4 ? 4 : 6, t->count);
        return false;
    }
    for (size_t i = 0; i < 6; i++)
        bl_exception_put(self, places[i], i < t->count ? t->items[i] : BL_NULL);
    if (t->count == 5) {
        bl_raise(bl_exc(TypeError), "end_offset must be provided when end_lineno is provided");
        return false;
    }
    return true;
}

int bl_syntax_error_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (bl_exception_init_slot(self, arg, nargs, kwnames) < 0)
        return -1;
    if (nargs >= 1)
        bl_exception_put(self, BL_EF_SYNTAX_MSG, arg[0]);
    if (nargs == 2) {
        BlRef info = bl_tuple_from_iterable(arg[1]);
        if (info == BL_NULL)
            return -1;
        bool ok = take_place(self, info);
        bl_drop(info);
        if (!ok)
            return -1;
    }
    return 0;
}

/* The last part of a path. */
static BlRef base_name(BlVal filename)
{
    const BlStr *s = bl_as_str(filename);
    size_t start = s->length;
    while (start > 0 && bl_str_at(s, start - 1) != '/')
        start--;
    return start ? bl_str_substr(filename, start, s->length) : bl_keep(filename);
}

BlRef bl_syntax_error_str(BlVal self)
{
    BlRef msg = bl_keep(bl_exception_field(self, BL_EF_SYNTAX_MSG)), file = BL_NULL, r;
    BlVal filename = bl_exception_field(self, BL_EF_SYNTAX_FILENAME), line = bl_exception_field(self, BL_EF_SYNTAX_LINENO);
    int64_t lineno = 0;
    bool has_line = bl_is_int(line) && !bl_is_bool(line);
    if (has_line && !bl_int_to_int64(line, &lineno))
        lineno = -1;
    if (bl_is_str(filename)) {
        file = base_name(filename);
        if (file == BL_NULL) {
            bl_drop(msg);
            return BL_NULL;
        }
    }
    if (file != BL_NULL && has_line)
        r = bl_str_format("%V (%U, line %lld)", msg, file, (long long)lineno);
    else if (file != BL_NULL)
        r = bl_str_format("%V (%U)", msg, file);
    else if (has_line)
        r = bl_str_format("%V (line %lld)", msg, (long long)lineno);
    else
        r = bl_str(msg);
    bl_drop(file);
    bl_drop(msg);
    return r;
}

BL_EXCEPTION_FIELD(msg, BL_EF_SYNTAX_MSG)
BL_EXCEPTION_FIELD(filename, BL_EF_SYNTAX_FILENAME)
BL_EXCEPTION_FIELD(lineno, BL_EF_SYNTAX_LINENO)
BL_EXCEPTION_FIELD(offset, BL_EF_SYNTAX_OFFSET)
BL_EXCEPTION_FIELD(text, BL_EF_SYNTAX_TEXT)
BL_EXCEPTION_FIELD(end_lineno, BL_EF_SYNTAX_END_LINENO)
BL_EXCEPTION_FIELD(end_offset, BL_EF_SYNTAX_END_OFFSET)
BL_EXCEPTION_FIELD(print_file_and_line, BL_EF_SYNTAX_PRINT)

const BlGetSet bl_syntax_error_getset[] = {
    {"msg", get_msg, set_msg, "exception msg"},
    {"filename", get_filename, set_filename, "exception filename"},
    {"lineno", get_lineno, set_lineno, "exception lineno"},
    {"offset", get_offset, set_offset, "exception offset"},
    {"text", get_text, set_text, "exception text"},
    {"end_lineno", get_end_lineno, set_end_lineno, "exception end lineno"},
    {"end_offset", get_end_offset, set_end_offset, "exception end offset"},
    {"print_file_and_line", get_print_file_and_line, set_print_file_and_line, "exception print_file_and_line"},
    {0}
};

/* ---- Unicode errors ---- */

enum Kind { ENCODE, DECODE, TRANSLATE };

static bool check_str(BlVal v, size_t position)
{
    if (bl_is_str(v))
        return true;
    bl_raise(bl_exc(TypeError), "argument %zu must be str, not %.50s", position, v == BL_NONE ? "None" : bl_type_name(v));
    return false;
}

/* An index argument as an int field. */
static bool put_index(BlVal self, int place, BlVal v)
{
    int64_t i;
    if (!bl_index_int64(v, &i, bl_exc(OverflowError)))
        return false;
    BlRef n = bl_int_from_int64(i);
    if (n == BL_NULL)
        return false;
    bl_replace(&bl_as_exception(self)->field[place], n);
    return true;
}

/* The bytes to decode, as bytes. */
static bool put_bytes(BlVal self, BlVal v)
{
    if (bl_is_bytes(v)) {
        bl_exception_put(self, BL_EF_UNICODE_OBJECT, v);
        return true;
    }
    BlBuffer view;
    if (bl_buffer_get(v, &view, false) < 0)
        return false;
    BlRef bytes = bl_bytes_new(view.data, view.length);
    bl_buffer_release(&view);
    if (bytes == BL_NULL)
        return false;
    bl_replace(&bl_as_exception(self)->field[BL_EF_UNICODE_OBJECT], bytes);
    return true;
}

static int unicode_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames, enum Kind kind)
{
    size_t need = kind == TRANSLATE ? 4 : 5, first = kind == TRANSLATE ? 0 : 1;
    if (bl_exception_init_slot(self, arg, nargs, kwnames) < 0)
        return -1;
    if (nargs != need)
        return bl_raise_int(bl_exc(TypeError), "function takes exactly %zu arguments (%zu given)", need, nargs);
    if (kind != TRANSLATE && !check_str(arg[0], 1))
        return -1;
    if (kind != DECODE && !check_str(arg[first], first + 1))
        return -1;
    if (kind != DECODE)
        bl_exception_put(self, BL_EF_UNICODE_OBJECT, arg[first]);
    if (!put_index(self, BL_EF_UNICODE_START, arg[first + 1]) || !put_index(self, BL_EF_UNICODE_END, arg[first + 2])
        || !check_str(arg[first + 3], first + 4))
        return -1;
    if (kind == DECODE && !put_bytes(self, arg[first]))
        return -1;
    if (kind != TRANSLATE)
        bl_exception_put(self, BL_EF_UNICODE_ENCODING, arg[0]);
    bl_exception_put(self, BL_EF_UNICODE_REASON, arg[first + 3]);
    return 0;
}

int bl_unicode_encode_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames) { return unicode_init(self, arg, nargs, kwnames, ENCODE); }
int bl_unicode_decode_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames) { return unicode_init(self, arg, nargs, kwnames, DECODE); }
int bl_unicode_translate_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames) { return unicode_init(self, arg, nargs, kwnames, TRANSLATE); }

static int64_t index_field(BlVal self, int place)
{
    int64_t i = 0;
    BlVal v = bl_as_exception(self)->field[place];
    return v != BL_NULL && bl_int_to_int64(v, &i) ? i : 0;
}

/* A character as the messages write it: \xe9, \u20ac, \U0001f600. */
static BlRef escaped(uint32_t c)
{
    return c <= 0xff ? bl_str_format("\\x%02x", (unsigned)c) : c <= 0xffff ? bl_str_format("\\u%04x", (unsigned)c) : bl_str_format("\\U%08x", (unsigned)c);
}

/* "<lead> character '\xe9' in position 3: <reason>", or its plural. */
static BlRef character_text(BlVal lead, BlVal object, int64_t start, int64_t end, BlVal reason)
{
    const BlStr *s = bl_as_str(object);
    if (end != start + 1 || start < 0 || (size_t)start >= s->length)
        return bl_str_format("%U characters in position %lld-%lld: %U", lead, (long long)start, (long long)end - 1, reason);
    BlRef c = escaped(bl_str_at(s, (size_t)start));
    if (c == BL_NULL)
        return BL_NULL;
    BlRef r = bl_str_format("%U character '%U' in position %lld: %U", lead, c, (long long)start, reason);
    bl_drop(c);
    return r;
}

static BlRef byte_text(BlVal lead, BlVal object, int64_t start, int64_t end, BlVal reason)
{
    const BlBytes *b = bl_as_bytes(object);
    if (end != start + 1 || start < 0 || (size_t)start >= b->length)
        return bl_str_format("%U bytes in position %lld-%lld: %U", lead, (long long)start, (long long)end - 1, reason);
    return bl_str_format("%U byte 0x%02x in position %lld: %U", lead, (unsigned)(unsigned char)b->data[start], (long long)start, reason);
}

static BlRef unicode_str(BlVal self, enum Kind kind)
{
    BlRef object = bl_keep(bl_as_exception(self)->field[BL_EF_UNICODE_OBJECT]), reason = BL_NULL, encoding = BL_NULL, lead = BL_NULL, r = BL_NULL;
    if (object == BL_NULL || (kind == DECODE ? !bl_is_bytes(object) : !bl_is_str(object))) {
        bl_drop(object);
        return bl_str_c("");            /* __init__ was never called */
    }
    reason = bl_str(bl_exception_field(self, BL_EF_UNICODE_REASON));
    encoding = bl_str(bl_exception_field(self, BL_EF_UNICODE_ENCODING));
    if (reason == BL_NULL || encoding == BL_NULL)
        goto done;
    lead = kind == TRANSLATE ? bl_str_c("can't translate")
           : kind == ENCODE  ? bl_str_format("'%U' codec can't encode", encoding)
                             : bl_str_format("'%U' codec can't decode", encoding);
    if (lead == BL_NULL)
        goto done;
    int64_t start = index_field(self, BL_EF_UNICODE_START), end = index_field(self, BL_EF_UNICODE_END);
    r = (kind == DECODE ? byte_text : character_text)(lead, object, start, end, reason);
done:
    bl_drop(lead);
    bl_drop(encoding);
    bl_drop(reason);
    bl_drop(object);
    return r;
}

BlRef bl_unicode_encode_str(BlVal self) { return unicode_str(self, ENCODE); }
BlRef bl_unicode_decode_str(BlVal self) { return unicode_str(self, DECODE); }
BlRef bl_unicode_translate_str(BlVal self) { return unicode_str(self, TRANSLATE); }

/* start and end are plain C numbers in the reference implementation: ints only, never deleted. */
static int set_number(BlVal self, int place, BlVal value)
{
    if (value == BL_NULL)
        return bl_raise_int(bl_exc(TypeError), "can't delete numeric/char attribute");
    if (!bl_is_int(value))
        return bl_raise_int(bl_exc(TypeError), "an integer is required");
    return put_index(self, place, value) ? 0 : -1;
}

BL_EXCEPTION_FIELD(encoding, BL_EF_UNICODE_ENCODING)
BL_EXCEPTION_FIELD(object, BL_EF_UNICODE_OBJECT)
BL_EXCEPTION_FIELD(reason, BL_EF_UNICODE_REASON)
static BlRef get_start(BlVal self) { return bl_int_from_int64(index_field(self, BL_EF_UNICODE_START)); }
static BlRef get_end(BlVal self) { return bl_int_from_int64(index_field(self, BL_EF_UNICODE_END)); }
static int set_start(BlVal self, BlVal value) { return set_number(self, BL_EF_UNICODE_START, value); }
static int set_end(BlVal self, BlVal value) { return set_number(self, BL_EF_UNICODE_END, value); }

const BlGetSet bl_unicode_error_getset[] = {
    {"encoding", get_encoding, set_encoding, "exception encoding"},
    {"object", get_object, set_object, "exception object"},
    {"start", get_start, set_start, "exception start"},
    {"end", get_end, set_end, "exception end"},
    {"reason", get_reason, set_reason, "exception reason"},
    {0}
};
