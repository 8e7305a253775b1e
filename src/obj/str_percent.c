/* str_percent.c -- the % operator of str, bytes and bytearray.
 *
 * One engine for both: it reads the format unit by unit and writes either into a str builder or into a byte buffer.
 * Values come one after the other from a tuple, or by name from a mapping, or are the single right operand itself.
 *
 * Beware: converting a value runs a program's code; the format and the values are held by the caller meanwhile, except a
 * value fetched from a mapping, which `value` owns.
 */
#include "base/numtext.h"
#include "obj/str_inner.h"

typedef struct Percent {
    bool bytes;
    int kind;                   /* the format: units, their number, the next one */
    const void *text;
    size_t n, i;
    BlVal args;                 /* right operand, or the value fetched by name */
    BlRef value;                /* owns what a (name) gave */
    BlVal mapping;              /* right operand if names can be looked up in it, else BL_NULL */
    int64_t next, count;        /* values of the tuple; -2 and -1: a single value, not yet taken */
    BlStrBuilder out;
    BlBuf buf;
} Percent;

typedef struct Field {
    bool left, plus, space, alternate, zero;
    int64_t width, precision;   /* -1: none */
    uint32_t type;
    size_t at;                  /* index of the type character */
} Field;

/* ---- output ---- */

static bool put_fill(Percent *p, char c, int64_t n)
{
    if (n <= 0)
        return true;
    if (!p->bytes)
        return bl_builder_fill(&p->out, (uint8_t)c, (size_t)n);
    bl_buf_fill(&p->buf, c, (size_t)n);
    if (p->buf.failed)
        bl_no_memory();
    return !p->buf.failed;
}

static bool put_ascii(Percent *p, const char *text, size_t n)
{
    if (!p->bytes)
        return bl_builder_ascii(&p->out, text, n);
    bl_buf_add(&p->buf, text, n);
    if (p->buf.failed)
        bl_no_memory();
    return !p->buf.failed;
}

static bool put_literal(Percent *p, size_t start, size_t end, BlVal format)
{
    if (start == end)
        return true;
    return p->bytes ? put_ascii(p, (const char *)p->text + start, end - start) : bl_builder_slice(&p->out, format, start, end);
}

/* ---- values ---- */

static BlVal next_value(Percent *p)     /* borrowed */
{
    if (p->next >= p->count)
        return bl_raise(bl_exc(TypeError), "not enough arguments for format string");
    p->next++;
    return p->count < 0 ? p->args : bl_as_tuple(p->args)->items[p->next - 1];
}

static bool value_by_name(Percent *p)
{
    if (p->mapping == BL_NULL) {
        bl_raise(bl_exc(TypeError), "format requires a mapping");
        return false;
    }
    size_t start = p->i, depth = 1;
    for (; p->i < p->n && depth; p->i++) {
        uint32_t c = bl_unit(p->kind, p->text, p->i);
        depth += c == '(';
        depth -= c == ')';
    }
    if (depth) {
        bl_raise(bl_exc(ValueError), "incomplete format key");
        return false;
    }
    const char *from = (const char *)p->text + start * (size_t)p->kind;
    size_t n = p->i - 1 - start;
    BlRef key = p->bytes ? bl_bytes_new(from, n) : bl_str_from_units(p->kind, from, n);
    if (key == BL_NULL)
        return false;
    BlRef value = bl_getitem(p->mapping, key);
    bl_drop(key);
    if (value == BL_NULL)
        return false;
    bl_replace(&p->value, value);
    p->args = value;
    p->next = -2;
    p->count = -1;
    return true;
}

/* ---- reading a field ---- */

static bool star_value(Percent *p, int64_t *out, int64_t limit, const char *type)
{
    BlVal v = next_value(p);
    if (v == BL_NULL)
        return false;
    if (!bl_is_int(v)) {
        bl_raise(bl_exc(TypeError), "* wants int");
        return false;
    }
    if (bl_int_to_int64(v, out) && *out <= limit && *out >= -limit - 1)
        return true;
    bl_raise(bl_exc(OverflowError), "Python int too large to convert to C %s", type);
    return false;
}

static bool read_number(Percent *p, int64_t *out, int64_t limit, const char *message)
{
    int64_t value = 0;
    for (; p->i < p->n; p->i++) {
        uint32_t digit = bl_unit(p->kind, p->text, p->i) - '0';
        if (digit > 9)
            break;
        if (value > (limit - (int64_t)digit) / 10) {
            bl_raise(bl_exc(ValueError), "%s", message);
            return false;
        }
        value = value * 10 + digit;
    }
    *out = value;
    return true;
}

static inline uint32_t look(const Percent *p) { return p->i < p->n ? bl_unit(p->kind, p->text, p->i) : 0; }

static bool read_field(Percent *p, Field *f)
{
    *f = (Field){.width = -1, .precision = -1};
    if (look(p) == '(' && p->i < p->n) {
        p->i++;
        if (!value_by_name(p))
            return false;
    }
    for (bool more = true; more && p->i < p->n;) {
        switch (look(p)) {
        case '-': f->left = true; break;
        case '+': f->plus = true; break;
        case ' ': f->space = true; break;
        case '#': f->alternate = true; break;
        case '0': f->zero = true; break;
        default: more = false; continue;
        }
        p->i++;
    }
    if (look(p) == '*') {
        p->i++;
        if (!star_value(p, &f->width, PTRDIFF_MAX, "ssize_t"))
            return false;
        if (f->width < 0) {
            f->left = true;
            f->width = f->width == INT64_MIN ? INT64_MAX : -f->width;
        }
    } else if (look(p) - '0' < 10 && !read_number(p, &f->width, PTRDIFF_MAX, "width too big")) {
        return false;
    }
    if (look(p) == '.') {
        p->i++;
        f->precision = 0;
        if (look(p) == '*') {
            p->i++;
            if (!star_value(p, &f->precision, INT32_MAX, "int"))
                return false;
            if (f->precision < 0)
                f->precision = 0;
        } else if (!read_number(p, &f->precision, INT32_MAX, p->bytes ? "prec too big" : "precision too big")) {
            return false;
        }
    }
    if (look(p) == 'h' || look(p) == 'l' || look(p) == 'L')
        p->i++;
    if (p->i >= p->n) {
        bl_raise(bl_exc(ValueError), "incomplete format");
        return false;
    }
    f->at = p->i;
    f->type = bl_unit(p->kind, p->text, p->i++);
    return true;
}

/* ---- numbers ---- */

static bool is_number(BlVal v)
{
    if (!bl_is_heap(v))
        return v != BL_NONE && v != BL_NOTIMPL && v != BL_ELLIPSIS;
    const BlType *t = bl_heap_type(v);
    return t->index || t->int_ || t->float_ || t->flags & (BL_TF_INT_SUBCLASS | BL_TF_FLOAT_SUBCLASS | BL_TF_COMPLEX_SUBCLASS);
}

static BlRef wrong_number(BlVal v, const Field *f, bool whole, bool bytes)
{
    int type = bytes && f->type == 'i' ? 'd' : (int)f->type;
    return bl_raise(bl_exc(TypeError), "%%%c format: %s is required, not %T", type, whole ? "an integer" : "a real number", v);
}

/* Digits without sign; *negative tells the sign. */
static bool int_digits(BlVal v, const Field *f, bool bytes, BlBuf *digits, bool *negative)
{
    bool whole = f->type == 'x' || f->type == 'X' || f->type == 'o';
    BlRef number;
    if (bl_is_int(v)) {
        number = bl_int_exact(v);
    } else if (!is_number(v)) {
        number = wrong_number(v, f, whole, bytes);
    } else {
        number = whole ? bl_index(v) : bl_to_int(v);
        if (number == BL_NULL && bl_pending_is(bl_exc(TypeError))) {
            bl_clear_error();
            wrong_number(v, f, whole, bytes);
        }
    }
    if (number == BL_NULL)
        return false;
    BlRef text = bl_int_to_str(number, f->type == 'o' ? 8 : whole ? 16 : 10);
    bl_drop(number);
    if (text == BL_NULL)
        return false;
    BlStr *s = bl_as_str(text);
    const char *d = s->data;
    size_t n = s->length;
    *negative = n && *d == '-';
    d += *negative;
    n -= *negative;
    if (f->precision > 0 && (size_t)f->precision > n)
        bl_buf_fill(digits, '0', (size_t)f->precision - n);
    bl_buf_add(digits, d, n);
    bl_drop(text);
    for (size_t i = 0; f->type == 'X' && i < digits->size; i++)
        digits->data[i] = (char)(digits->data[i] >= 'a' ? digits->data[i] - 32 : digits->data[i]);
    if (digits->failed)
        bl_no_memory();
    return !digits->failed;
}

static bool float_digits(Percent *p, BlVal v, const Field *f, BlBuf *digits, bool *negative)
{
    double d;
    if (!bl_as_double(v, &d)) {
        if (p->bytes && bl_catch(bl_exc(TypeError)))
            bl_raise(bl_exc(TypeError), "float argument required, not %T", v);
        return false;
    }
    bl_double_text(digits, d, (char)f->type, f->precision < 0 ? 6 : (int)f->precision, f->alternate ? BL_NT_ALT : 0);
    if (digits->failed) {
        bl_no_memory();
        return false;
    }
    *negative = digits->size && digits->data[0] == '-';
    return true;
}

/* %d of an ordinary int without flags and width. */
static bool put_plain_int(Percent *p, int64_t value)
{
    char text[24] = "-";
    size_t n = bl_u64_decimal(value < 0 ? 0 - (uint64_t)value : (uint64_t)value, text + 1);
    return value < 0 ? put_ascii(p, text, n + 1) : put_ascii(p, text + 1, n);
}

/* %d %i %u of a small int with nothing but a width and zeros or blanks before it. */
static bool put_wide_int(Percent *p, const Field *f, int64_t value)
{
    char text[24];
    size_t n = bl_u64_decimal(value < 0 ? 0 - (uint64_t)value : (uint64_t)value, text);
    int64_t pad = f->width - (int64_t)(n + (value < 0));
    return (f->zero || put_fill(p, ' ', pad)) && (value >= 0 || put_ascii(p, "-", 1)) && (!f->zero || put_fill(p, '0', pad)) && put_ascii(p, text, n);
}

static bool put_number(Percent *p, const Field *f, BlVal v)
{
    bool decimal = f->type == 'd' || f->type == 'i' || f->type == 'u';
    if (decimal && bl_is_imm_int(v) && f->precision < 0 && !f->plus && !f->space && !f->left)
        return f->width < 0 ? put_plain_int(p, bl_imm_int(v)) : put_wide_int(p, f, bl_imm_int(v));
    char room[96];
    BlBuf digits = BL_BUF_ON(room);
    bool negative = false, real = strchr("eEfFgG", (int)f->type) != NULL;
    if (real ? !float_digits(p, v, f, &digits, &negative) : !int_digits(v, f, p->bytes, &digits, &negative)) {
        bl_buf_free(&digits);
        return false;
    }
    const char *text = bl_buf_text(&digits);
    size_t n = digits.size;
    if (real && negative) {
        text++;
        n--;
    }
    char head[4];
    size_t h = 0;
    if (negative || f->plus || f->space)
        head[h++] = negative ? '-' : f->plus ? '+' : ' ';
    if (f->alternate && !real && strchr("oxX", (int)f->type)) {
        head[h++] = '0';
        head[h++] = (char)f->type;
    }
    int64_t pad = f->width - (int64_t)(n + h);
    bool ok = (f->left || f->zero || put_fill(p, ' ', pad)) && put_ascii(p, head, h) &&
              (f->left || !f->zero || put_fill(p, '0', pad)) && put_ascii(p, text, n) && (!f->left || put_fill(p, ' ', pad));
    bl_buf_free(&digits);
    return ok;
}

/* ---- text ---- */

static bool put_str(Percent *p, const Field *f, BlRef text)     /* adopts */
{
    if (text == BL_NULL)
        return false;
    size_t n = bl_as_str(text)->length;
    if (f->precision >= 0 && f->type != 'c' && (size_t)f->precision < n)
        n = (size_t)f->precision;
    int64_t pad = f->width - (int64_t)n;
    bool ok = f->left || put_fill(p, ' ', pad);
    if (ok)
        ok = p->bytes ? put_ascii(p, bl_as_str(text)->data, n) : bl_builder_slice(&p->out, text, 0, n);
    ok = ok && (!f->left || put_fill(p, ' ', pad));
    bl_drop(text);
    return ok;
}

static bool put_bytes(Percent *p, const Field *f, const void *data, size_t n)
{
    if (f->precision >= 0 && f->type != 'c' && (size_t)f->precision < n)
        n = (size_t)f->precision;
    int64_t pad = f->width - (int64_t)n;
    return (f->left || put_fill(p, ' ', pad)) && put_ascii(p, data, n) && (!f->left || put_fill(p, ' ', pad));
}

static bool put_bytes_of(Percent *p, const Field *f, BlVal v)
{
    BlBuffer b;
    BlRef made = BL_NULL;
    if (!bl_has_buffer(v)) {
        int has = bl_call_special(v, bl_name(__bytes__), NULL, 0, &made);
        if (has < 0)
            return false;
        if (has && !bl_is_bytes(made)) {
            bl_raise(bl_exc(TypeError), "__bytes__ returned non-bytes (type %T)", made);
            bl_drop(made);
            return false;
        }
        if (!has) {
            bl_raise(bl_exc(TypeError), "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'", v);
            return false;
        }
        v = made;
    }
    bool ok = bl_buffer_get(v, &b, false) >= 0;
    if (ok) {
        ok = put_bytes(p, f, b.data, b.length);
        bl_buffer_release(&b);
    }
    bl_drop(made);
    return ok;
}

/* An int argument of %c: 1 with its value, 0 not an int, -1 raised. */
static int char_code(BlVal v, uint32_t limit, const char *message, uint32_t *out)
{
    BlRef number = BL_NULL;
    if (!bl_is_int(v)) {
        if (!bl_is_heap(v) || !bl_heap_type(v)->index)
            return 0;
        number = bl_index(v);
        if (number == BL_NULL)
            return bl_catch(bl_exc(TypeError)) ? 0 : -1;
        v = number;
    }
    int64_t code;
    bool ok = bl_int_to_int64(v, &code) && code >= 0 && code < (int64_t)limit;
    bl_drop(number);
    if (!ok)
        return bl_raise_int(bl_exc(OverflowError), "%s", message);
    *out = (uint32_t)code;
    return 1;
}

static bool put_char(Percent *p, const Field *f, BlVal v)
{
    uint32_t c;
    if (!p->bytes) {
        if (bl_is_str(v) && bl_as_str(v)->length == 1)
            return put_str(p, f, bl_str_exact(v));
        int is = bl_is_str(v) ? 0 : char_code(v, BL_RUNE_MAX + 1, "%c arg not in range(0x110000)", &c);
        if (is == 0)
            bl_raise(bl_exc(TypeError), "%%c requires int or char");
        return is > 0 && put_str(p, f, bl_str_char(c));
    }
    size_t n;
    if (bl_is_bytes(v) || bl_is_bytearray(v)) {
        const unsigned char *data = bl_bytes_view(v, &n);
        unsigned char one = n ? data[0] : 0;
        if (n == 1)
            return put_bytes(p, f, &one, 1);
    } else {
        int is = char_code(v, 256, "%c arg not in range(256)", &c);
        unsigned char one = (unsigned char)c;
        if (is != 0)
            return is > 0 && put_bytes(p, f, &one, 1);
    }
    bl_raise(bl_exc(TypeError), "%%c requires an integer in range(256) or a single byte");
    return false;
}

static bool put_field(Percent *p, Field *f)
{
    BlVal v = next_value(p);
    if (v == BL_NULL)
        return false;
    switch (f->type) {
    case 'b':
        if (p->bytes)
            return put_bytes_of(p, f, v);
        break;
    case 's':
        if (p->bytes)
            return put_bytes_of(p, f, v);
        if (f->width < 0 && f->precision < 0 && bl_is_exact_str(v))
            return bl_builder_str(&p->out, v);
        return put_str(p, f, bl_str(v));
    case 'r':
        return put_str(p, f, p->bytes ? bl_ascii(v) : bl_repr(v));
    case 'a':
        return put_str(p, f, bl_ascii(v));
    case 'c':
        return put_char(p, f, v);
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X':
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G':
        return put_number(p, f, v);
    default:
        break;
    }
    if (p->bytes && f->type > 127)
        bl_raise(bl_exc(OverflowError), "character argument not in range(0x110000)");
    else
        bl_raise(bl_exc(ValueError), "unsupported format character '%c' (0x%x) at index %zd", f->type > 31 && f->type < 128 ? (int)f->type : '?',
                 (unsigned)f->type, (ptrdiff_t)f->at);
    return false;
}

/* ---- the whole ---- */

/* The next % from `start` on, or the end. */
static size_t literal_end(const Percent *p, size_t start)
{
    size_t end = start;
    if (p->kind == 1)
        while (end < p->n && ((const char *)p->text)[end] != '%')
            end++;
    else
        while (end < p->n && bl_unit(p->kind, p->text, end) != '%')
            end++;
    return end;
}

/* A bare %s or %d of a plain str or a small int: 1 written, 0 something else, -1 raised. */
static int put_bare(Percent *p)
{
    uint32_t type = look(p);
    if (p->bytes || (type != 's' && type != 'd') || p->next < 0 || p->next >= p->count)
        return 0;
    BlVal v = bl_as_tuple(p->args)->items[p->next];
    bool text = type == 's' && bl_is_exact_str(v);
    if (!text && !bl_is_imm_int(v))
        return 0;
    p->next++;
    p->i++;
    return (text ? bl_builder_str(&p->out, v) : put_plain_int(p, bl_imm_int(v))) ? 1 : -1;
}

static bool run(Percent *p, BlVal format)
{
    while (p->i < p->n) {
        size_t start = p->i, end = literal_end(p, start);
        if (!put_literal(p, start, end, format))
            return false;
        if (end == p->n)
            break;
        p->i = end + 1;
        if (look(p) == '%' && p->i < p->n) {
            p->i++;
            if (!put_ascii(p, "%", 1))
                return false;
            continue;
        }
        int bare = put_bare(p);
        if (bare < 0)
            return false;
        if (bare)
            continue;
        Field f;
        if (!read_field(p, &f) || !put_field(p, &f))
            return false;
    }
    if (p->mapping == BL_NULL && p->next < p->count) {
        bl_raise(bl_exc(TypeError), "not all arguments converted during %s formatting", p->bytes ? "bytes" : "string");
        return false;
    }
    return true;
}

static void percent_open(Percent *p, BlVal args)
{
    p->args = args;
    p->value = p->mapping = BL_NULL;
    bl_builder_init(&p->out);
    bl_buf_init(&p->buf);
    p->i = 0;
    if (bl_is_tuple(args)) {
        p->next = 0;
        p->count = (int64_t)bl_as_tuple(args)->count;
        return;
    }
    p->next = -2;
    p->count = -1;
    if (bl_is_heap(args) && bl_heap_type(args)->getitem && !bl_is_str(args) && !(p->bytes && (bl_is_bytes(args) || bl_is_bytearray(args))))
        p->mapping = args;
}

BlRef bl_str_percent(BlVal format, BlVal args)
{
    BlStr *s = bl_as_str(format);
    Percent p = {.bytes = false, .kind = s->kind, .text = s->data, .n = s->length};
    bl_keep(format);
    bl_keep(args);
    percent_open(&p, args);
    bool ok = run(&p, format);
    BlRef r = BL_NULL;
    if (ok)
        r = bl_builder_finish(&p.out);
    else
        bl_builder_free(&p.out);
    bl_drop(p.value);
    bl_drop(args);
    bl_drop(format);
    return r;
}

BlRef bl_bytes_percent(BlVal self, BlVal args)
{
    Percent p = {.bytes = true, .kind = 1};
    BlRef copy;                 /* a bytearray could change while a value is converted */
    if (bl_is_bytes(self)) {
        copy = bl_keep(self);
    } else {
        size_t n;
        const unsigned char *data = bl_bytes_view(self, &n);
        copy = bl_bytes_new(data, n);
    }
    if (copy == BL_NULL)
        return BL_NULL;
    p.text = bl_bytes_view(copy, &p.n);
    bl_keep(args);
    percent_open(&p, args);
    bool ok = run(&p, copy);
    BlRef r = BL_NULL;
    if (ok)
        r = bl_is_bytes(self) ? bl_bytes_new(bl_buf_text(&p.buf), p.buf.size) : bl_bytearray_new(bl_buf_text(&p.buf), p.buf.size);
    bl_buf_free(&p.buf);
    bl_drop(p.value);
    bl_drop(args);
    bl_drop(copy);
    return r;
}
