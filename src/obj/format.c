/* format.c -- the format mini-language.
 *
 * A number becomes text in two steps: the pieces (sign, prefix, digits, the rest from the point on), then the layout, which
 * groups the digits and pads. Zero padding belongs to the digits, so it is grouped with them.
 */
#include "obj/format.h"

#include <limits.h>
#include <math.h>
#include <unictype.h>

#include "base/numtext.h"
#include "obj/float.h"
#include "obj/int_impl.h"
#include "obj/type.h"

/* ---- parsing ---- */

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

BlRef bl_format_unknown(uint32_t code, BlVal v)
{
    if (code > 32 && code < 128)
        return bl_raise(bl_exc(ValueError), "Unknown format code '%c' for object of type '%.200T'", (int)code, v);
    return bl_raise(bl_exc(ValueError), "Unknown format code '\\x%x' for object of type '%.200T'", (unsigned)code, v);
}

static bool bad_grouping(char grouping, uint32_t type)
{
    if (type > 32 && type < 128)
        bl_raise(bl_exc(ValueError), "Cannot specify '%c' with '%c'.", grouping, (int)type);
    else
        bl_raise(bl_exc(ValueError), "Cannot specify '%c' with '\\x%x'.", grouping, (unsigned)type);
    return false;
}

static bool both_separators(void)
{
    bl_raise(bl_exc(ValueError), "Cannot specify both ',' and '_'.");
    return false;
}

static int digit_at(const BlStr *s, size_t i)
{
    uint32_t c = bl_str_at(s, i);
    if (c < 128)
        return c >= '0' && c <= '9' ? (int)c - '0' : -1;
    return uc_decimal_value(c);
}

/* Digits at *at as a number, -1 if there are none; false: too many. */
static bool parse_number(const BlStr *s, size_t *at, int64_t *out)
{
    int64_t value = -1;
    for (int d; *at < s->length && (d = digit_at(s, *at)) >= 0; ++*at) {
        if (value < 0)
            value = 0;
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, d, &value)) {
            bl_raise(bl_exc(ValueError), "Too many decimal digits in format string");
            return false;
        }
    }
    *out = value;
    return true;
}

static bool parse_grouping(const BlStr *s, size_t *at, BlFormatSpec *out)
{
    if (*at < s->length && bl_str_at(s, *at) == ',') {
        out->grouping = ',';
        ++*at;
    }
    if (*at < s->length && bl_str_at(s, *at) == '_') {
        if (out->grouping)
            return both_separators();
        out->grouping = '_';
        ++*at;
    }
    if (*at < s->length && bl_str_at(s, *at) == ',' && out->grouping == '_')
        return both_separators();
    return true;
}

static bool check_grouping(const BlFormatSpec *f)
{
    if (!f->grouping)
        return true;
    switch (f->type) {
    case 'd': case 'e': case 'f': case 'g': case 'E': case 'F': case 'G': case '%': case 0:
        return true;
    case 'b': case 'o': case 'x': case 'X':
        return f->grouping == '_' || bad_grouping(f->grouping, f->type);
    default:
        return bad_grouping(f->grouping, f->type);
    }
}

bool bl_format_parse(BlVal spec, BlVal v, uint32_t default_type, char default_align, BlFormatSpec *out)
{
    const BlStr *s = bl_as_str(spec);
    size_t at = 0, n = s->length;
#define NEXT() (at < n ? bl_str_at(s, at) : 0)
    *out = (BlFormatSpec){.fill = ' ', .align = default_align, .width = -1, .precision = -1, .type = default_type};
    if (n >= 2 && is_align(bl_str_at(s, 1))) {
        out->fill = bl_str_at(s, 0);
        out->align = (char)bl_str_at(s, 1);
        out->explicit_fill = out->explicit_align = true;
        at = 2;
    } else if (n >= 1 && is_align(bl_str_at(s, 0))) {
        out->align = (char)bl_str_at(s, 0);
        out->explicit_align = true;
        at = 1;
    }
    if (NEXT() == '+' || NEXT() == '-' || NEXT() == ' ')
        out->sign = (char)bl_str_at(s, at++);
    if (NEXT() == 'z') {
        out->no_neg_zero = true;
        at++;
    }
    if (NEXT() == '#') {
        out->alternate = true;
        at++;
    }
    if (!out->explicit_fill && NEXT() == '0') {
        out->fill = '0';
        if (!out->explicit_align && default_align == '>')
            out->align = '=';
        at++;
    }
    if (!parse_number(s, &at, &out->width) || !parse_grouping(s, &at, out))
        return false;
    if (NEXT() == '.') {
        at++;
        if (!parse_number(s, &at, &out->precision))
            return false;
        if (out->precision < 0) {
            bl_raise(bl_exc(ValueError), "Format specifier missing precision");
            return false;
        }
    }
    if (n - at > 1) {
        bl_raise(bl_exc(ValueError), "Invalid format specifier '%U' for object of type '%.200T'", spec, v);
        return false;
    }
    if (n - at == 1)
        out->type = bl_str_at(s, at);
#undef NEXT
    return check_grouping(out);
}

/* ---- padding ---- */

static void split_padding(char align, size_t total, size_t *left, size_t *inner, size_t *right)
{
    *left = *inner = *right = 0;
    if (align == '<')
        *right = total;
    else if (align == '^') {
        *left = total / 2;
        *right = total - *left;
    } else if (align == '=')
        *inner = total;
    else
        *left = total;
}

/* ASCII text, padded; padding of '=' goes in at `split`. */
static BlRef padded(const char *text, size_t n, size_t split, const BlFormatSpec *f)
{
    if (f->width < 0 || (uint64_t)f->width <= n)
        return bl_str_ascii(text, n);
    size_t left, inner, right;
    char line[128];
    split_padding(f->align, (size_t)f->width - n, &left, &inner, &right);
    if ((uint64_t)f->width <= sizeof line && f->fill < 128) {
        memset(line, (int)f->fill, (size_t)f->width);
        memcpy(line + left, text, split);
        memcpy(line + left + split + inner, text + split, n - split);
        return bl_str_ascii(line, (size_t)f->width);
    }
    BlStrBuilder b;
    bl_builder_init(&b);
    if (!bl_builder_fill(&b, f->fill, left) || !bl_builder_ascii(&b, text, split) || !bl_builder_fill(&b, f->fill, inner) ||
        !bl_builder_ascii(&b, text + split, n - split) || !bl_builder_fill(&b, f->fill, right)) {
        bl_builder_free(&b);
        return BL_NULL;
    }
    return bl_builder_finish(&b);
}

/* ---- str ---- */

static BlRef not_for_str(const char *message)
{
    return bl_raise(bl_exc(ValueError), message);
}

BlRef bl_format_text(BlVal text, BlVal spec)
{
    if (bl_as_str(spec)->length == 0)
        return bl_str(text);
    BlFormatSpec f;
    if (!bl_format_parse(spec, text, 's', '<', &f))
        return BL_NULL;
    if (f.type != 's')
        return bl_format_unknown(f.type, text);
    if (f.sign)
        return not_for_str(f.sign == ' ' ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier");
    if (f.no_neg_zero)
        return not_for_str("Negative zero coercion (z) not allowed in string format specifier");
    if (f.alternate)
        return not_for_str("Alternate form (#) not allowed in string format specifier");
    if (f.align == '=')
        return not_for_str("'=' alignment not allowed in string format specifier");
    size_t length = bl_as_str(text)->length, take = length;
    if (f.precision >= 0 && (uint64_t)f.precision < take)
        take = (size_t)f.precision;
    size_t total = f.width > 0 && (uint64_t)f.width > take ? (size_t)f.width - take : 0;
    if (total == 0 && take == length && bl_is_exact_str(text))
        return bl_keep(text);
    size_t left, inner, right;
    split_padding(f.align, total, &left, &inner, &right);
    BlStrBuilder b;
    bl_builder_init(&b);
    if (!bl_builder_fill(&b, f.fill, left) || !bl_builder_slice(&b, text, 0, take) || !bl_builder_fill(&b, f.fill, right)) {
        bl_builder_free(&b);
        return BL_NULL;
    }
    return bl_builder_finish(&b);
}

/* ---- layout of numbers ---- */

typedef struct Number {
    bool negative;
    const char *prefix;
    const char *digits;         /* those that are grouped */
    size_t count;
    const char *rest;           /* from the point on, or the exponent, "inf", "%" */
    size_t rest_count;
} Number;

/* Digits in groups from the right, led by zeros so that there are at least `least` characters. */
static void add_grouped(BlBuf *out, const Number *v, char separator, size_t group, int64_t least)
{
    if (v->count == 0)
        return;
    char room[128];
    BlBuf reversed = BL_BUF_ON(room);
    int64_t left = (int64_t)v->count;
    if (!bl_buf_reserve(&reversed, least > left ? (size_t)least : v->count)) {
        out->failed = true;             /* a width that no memory holds: do not even begin */
        return;
    }
    for (bool more = true; more;) {
        int64_t want = left > least ? left : least;
        if (separator && want > (int64_t)group)
            want = (int64_t)group;
        if (want < 1)
            want = 1;
        for (int64_t i = 0; i < want; i++)
            bl_buf_addc(&reversed, left > 0 ? v->digits[--left] : '0');
        least -= want;
        more = left > 0 || least > 0;
        if (more) {
            bl_buf_addc(&reversed, separator);
            least--;
        }
    }
    if (reversed.failed || !bl_buf_reserve(out, reversed.size))
        out->failed = true;
    else
        for (size_t i = reversed.size; i-- > 0;)
            bl_buf_addc(out, reversed.data[i]);
    bl_buf_free(&reversed);
}

/* Appends the number; answers the place where the padding of '=' belongs. */
static size_t add_number(BlBuf *out, const Number *v, const BlFormatSpec *f)
{
    size_t start = out->size;
    if (v->negative)
        bl_buf_addc(out, '-');
    else if (f->sign == '+' || f->sign == ' ')
        bl_buf_addc(out, f->sign);
    bl_buf_adds(out, v->prefix);
    size_t split = out->size;
    int64_t least = 0;
    if (f->fill == '0' && f->align == '=' && f->width > 0)
        least = f->width - (int64_t)(split - start) - (int64_t)v->rest_count;
    bool fours = f->type == 'b' || f->type == 'o' || f->type == 'x' || f->type == 'X';
    if (f->grouping)
        add_grouped(out, v, f->grouping, fours ? 4 : 3, least);
    else
        bl_buf_add(out, v->digits, v->count);
    bl_buf_add(out, v->rest, v->rest_count);
    return split;
}

static BlRef finish(BlBuf *text, size_t split, const BlFormatSpec *f)
{
    BlRef r = text->failed ? bl_no_memory() : padded(bl_buf_text(text), text->size, split, f);
    bl_buf_free(text);
    return r;
}

/* ---- int ---- */

static BlRef format_char(BlVal v, const BlFormatSpec *f)
{
    if (f->sign)
        return bl_raise(bl_exc(ValueError), "Sign not allowed with integer format specifier 'c'");
    if (f->alternate)
        return bl_raise(bl_exc(ValueError), "Alternate form (#) not allowed with integer format specifier 'c'");
    int64_t c;
    if (!bl_int_to_int64(v, &c))
        return bl_raise(bl_exc(OverflowError), "Python int too large to convert to C long");
    if (c < 0 || c > 0x10ffff)
        return bl_raise(bl_exc(OverflowError), "%%c arg not in range(0x110000)");
    size_t total = f->width > 1 ? (size_t)f->width - 1 : 0, left, inner, right;
    split_padding(f->align, total, &left, &inner, &right);
    BlStrBuilder b;
    bl_builder_init(&b);
    if (!bl_builder_fill(&b, f->fill, left + inner) || !bl_builder_char(&b, (uint32_t)c) || !bl_builder_fill(&b, f->fill, right)) {
        bl_builder_free(&b);
        return BL_NULL;
    }
    return bl_builder_finish(&b);
}

/* Digits of n in base 2, 8 or 16, or in base 10; answers how many. */
static size_t small_digits(uint64_t n, int base, char out[64])
{
    if (base == 10)
        return bl_u64_decimal(n, out);
    unsigned shift = base == 16 ? 4 : base == 8 ? 3 : 1;
    size_t count = 1;
    while (count * shift < 64 && n >> (count * shift))
        count++;
    for (size_t i = count; i-- > 0; n >>= shift)
        out[i] = "0123456789abcdef"[n & (unsigned)(base - 1)];
    return count;
}

static BlRef format_digits(BlVal v, const BlFormatSpec *f, int base, const char *prefix)
{
    char small[64], room[128];
    int64_t i;
    Number number = {.negative = bl_int_sign(v) < 0, .prefix = f->alternate ? prefix : "", .rest = ""};
    BlRef text = BL_NULL, magnitude = BL_NULL;
    BlBuf upper = BL_BUF_INIT, out = BL_BUF_ON(room);
    if (bl_int_small(v, &i)) {
        number.count = small_digits(i < 0 ? -(uint64_t)i : (uint64_t)i, base, small);
        number.digits = small;
    } else {
        magnitude = bl_int_abs(v);
        text = magnitude == BL_NULL ? BL_NULL : bl_int_to_str(magnitude, base);
        bl_drop(magnitude);
        if (text == BL_NULL)
            return BL_NULL;
        number.digits = bl_as_str(text)->data;
        number.count = bl_as_str(text)->length;
    }
    if (f->type == 'X') {
        for (size_t k = 0; k < number.count; k++)
            bl_buf_addc(&upper, (char)(number.digits[k] >= 'a' ? number.digits[k] - 32 : number.digits[k]));
        number.digits = bl_buf_text(&upper);
        out.failed = upper.failed;
        number.count = upper.size;
    }
    size_t split = add_number(&out, &number, f);
    bl_buf_free(&upper);
    bl_drop(text);
    return finish(&out, split, f);
}

static BlRef format_int(BlVal v, const BlFormatSpec *f)
{
    if (f->precision >= 0)
        return bl_raise(bl_exc(ValueError), "Precision not allowed in integer format specifier");
    if (f->no_neg_zero)
        return bl_raise(bl_exc(ValueError), "Negative zero coercion (z) not allowed in integer format specifier");
    switch (f->type) {
    case 'c': return format_char(v, f);
    case 'b': return format_digits(v, f, 2, "0b");
    case 'o': return format_digits(v, f, 8, "0o");
    case 'x': return format_digits(v, f, 16, "0x");
    case 'X': return format_digits(v, f, 16, "0X");
    default: return format_digits(v, f, 10, "");
    }
}

/* ---- float ---- */

/* text: as bl_double_text writes it. The pieces point into it. */
static Number split_text(const char *text, size_t n)
{
    Number v = {.prefix = ""};
    if (n && *text == '-') {
        v.negative = true;
        text++;
        n--;
    }
    v.digits = text;
    while (v.count < n && text[v.count] >= '0' && text[v.count] <= '9')
        v.count++;
    v.rest = text + v.count;
    v.rest_count = n - v.count;
    return v;
}

static bool precision_fits(const BlFormatSpec *f)
{
    if (f->precision <= INT_MAX)
        return true;
    bl_raise(bl_exc(ValueError), "precision too big");
    return false;
}

/* Digits of d as type and precision of f ask for, appended to text; `flags` beyond those of f. */
static void add_digits(BlBuf *text, double d, const BlFormatSpec *f, unsigned flags)
{
    char type = f->type == 'n' ? 'g' : f->type == '%' ? 'f' : (char)f->type;
    int precision = f->precision < 0 ? 6 : (int)f->precision;
    if (type == 0)
        type = f->precision < 0 ? 'r' : 'g';
    flags |= (f->alternate ? BL_NT_ALT : 0) | (f->no_neg_zero ? BL_NT_NO_NEG_ZERO : 0);
    bl_double_text(text, d, type, precision, flags);
}

static BlRef format_double(double d, const BlFormatSpec *f)
{
    if (!precision_fits(f))
        return BL_NULL;
    char digits[96], room[128];
    BlBuf text = BL_BUF_ON(digits), out = BL_BUF_ON(room);
    add_digits(&text, f->type == '%' ? d * 100 : d, f, f->type == 0 ? BL_NT_DOT_ZERO : 0);
    if (f->type == '%')
        bl_buf_addc(&text, '%');
    Number v = split_text(bl_buf_text(&text), text.size);
    size_t split = add_number(&out, &v, f);
    out.failed |= text.failed;
    bl_buf_free(&text);
    return finish(&out, split, f);
}

/* ---- complex ---- */

static void add_part(BlBuf *out, double d, const BlFormatSpec *f)
{
    BlBuf text = BL_BUF_INIT;
    add_digits(&text, d, f, 0);
    Number v = split_text(bl_buf_text(&text), text.size);
    BlFormatSpec bare = *f;
    bare.fill = ' ';
    bare.align = '<';
    bare.width = -1;
    add_number(out, &v, &bare);
    out->failed |= text.failed;
    bl_buf_free(&text);
}

static BlRef format_complex(double real, double imag, const BlFormatSpec *f)
{
    if (!precision_fits(f))
        return BL_NULL;
    if (f->fill == '0')
        return bl_raise(bl_exc(ValueError), "Zero padding is not allowed in complex format specifier");
    if (f->align == '=')
        return bl_raise(bl_exc(ValueError), "'=' alignment flag is not allowed in complex format specifier");
    bool imag_only = f->type == 0 && real == 0 && !signbit(real), parens = f->type == 0 && !imag_only;
    BlFormatSpec part = *f;
    BlBuf out = BL_BUF_INIT;
    if (parens)
        bl_buf_addc(&out, '(');
    if (!imag_only) {
        add_part(&out, real, &part);
        part.sign = '+';
    }
    add_part(&out, imag, &part);
    bl_buf_adds(&out, parens ? "j)" : "j");
    return finish(&out, 0, f);
}

/* ---- dispatch ---- */

static bool is_float_type(uint32_t type)
{
    return type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' || type == 'G' || type == '%';
}

static bool is_int_type(uint32_t type)
{
    return type == 'd' || type == 'b' || type == 'c' || type == 'o' || type == 'x' || type == 'X' || type == 'n';
}

static BlRef format_int_value(BlVal v, BlVal spec)
{
    BlFormatSpec f;
    if (!bl_format_parse(spec, v, 'd', '>', &f))
        return BL_NULL;
    if (is_int_type(f.type))
        return format_int(v, &f);
    if (!is_float_type(f.type))
        return bl_format_unknown(f.type, v);
    double d;
    return bl_int_to_double(v, &d) ? format_double(d, &f) : BL_NULL;
}

BlRef bl_format_number(BlVal v, BlVal spec)
{
    if (bl_as_str(spec)->length == 0)
        return bl_str(v);
    if (bl_is_int(v))
        return format_int_value(v, spec);
    BlFormatSpec f;
    if (!bl_format_parse(spec, v, 0, '>', &f))
        return BL_NULL;
    bool known = f.type == 0 || f.type == 'n' || is_float_type(f.type);
    if (bl_is_float(v))
        return known ? format_double(bl_float_value(v), &f) : bl_format_unknown(f.type, v);
    if (!known || f.type == '%')
        return bl_format_unknown(f.type, v);
    const BlComplex *c = (const BlComplex *)bl_obj(v);
    return format_complex(c->real, c->imag, &f);
}
