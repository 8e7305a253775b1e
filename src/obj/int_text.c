/* int_text.c -- int: digits to limbs and back.
 *
 * Conversion in bases that are no power of two costs more than linear time, so it is limited to bl_vm->int_max_str_digits
 * digits (0: no limit). Text from outside ASCII is first brought to ASCII digits and blanks.
 */
#include <math.h>
#include <unictype.h>

#include "base/numtext.h"
#include "obj/int_impl.h"
#include "obj/number_text.h"
#include "obj/str.h"

enum { LIMIT_THRESHOLD = 640 };         /* shorter numbers are never refused */

/* ---- to text ---- */

static bool power_of_two(int base)
{
    return (base & (base - 1)) == 0;
}

static BlRef too_long_to_print(void)
{
    return bl_raise(bl_exc(ValueError),
                    "Exceeds the limit (%lld digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
                    (long long)bl_vm->int_max_str_digits);
}

static BlRef one_limb_text(uint64_t magnitude, bool negative, int base)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    char text[66], *end = text + sizeof text, *p = end;
    uint64_t b = (uint64_t)base;
    if (base == 10)                     /* a constant divisor is much faster */
        do {
            *--p = (char)('0' + magnitude % 10);
            magnitude /= 10;
        } while (magnitude);
    else
        do {
            *--p = digits[magnitude % b];
            magnitude /= b;
        } while (magnitude);
    if (negative)
        *--p = '-';
    return bl_str_from_units(1, p, (size_t)(end - p));
}

/* Digits of a number of several limbs as a str. */
static BlRef limbs_text(const BlIntView *w, int base)
{
    size_t bits = w->n * 64;
    size_t room = (size_t)((double)bits / log2(base)) + 4;
    int64_t limit = bl_vm->int_max_str_digits;
    bool limited = base == 10 && limit > 0;
    if (limited && (double)(bits - 64) * 0.30102999 > (double)limit + 1 && room > LIMIT_THRESHOLD)
        return too_long_to_print();
    unsigned char *text = bl_malloc(room + 1);
    mp_limb_t *copy = text ? bl_limbs(w->n + 1) : NULL;
    BlRef r = BL_NULL;
    if (text == NULL)
        return bl_no_memory();
    if (copy == NULL || !bl_mpn_reserve(w->n))
        goto done;
    memcpy(copy, w->limb, w->n * sizeof *copy);
    size_t n = mpn_get_str(text + 1, base, copy, (mp_size_t)w->n);
    bl_mpn_release();
    unsigned char *p = text + 1;
    for (; n > 1 && *p == 0; n--)
        p++;
    if (limited && n > LIMIT_THRESHOLD && (int64_t)n > limit) {
        r = too_long_to_print();
        goto done;
    }
    for (size_t i = 0; i < n; i++)
        p[i] = (unsigned char)(p[i] < 10 ? '0' + p[i] : 'a' + p[i] - 10);
    if (w->negative) {
        *--p = '-';
        n++;
    }
    r = bl_str_from_units(1, p, n);
done:
    bl_mfree(copy);
    bl_mfree(text);
    return r;
}

BlRef bl_int_to_str(BlVal v, int base)
{
    BlIntView w;
    bl_int_view(v, &w);
    return w.n > 1 ? limbs_text(&w, base) : one_limb_text(w.n ? w.limb[0] : 0, w.negative && w.n, base);
}

BlRef bl_int_repr(BlVal v)
{
    return bl_int_to_str(v, 10);
}

/* ---- from text ---- */

static int digit_value(unsigned char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    unsigned char letter = c | 0x20;
    return letter >= 'a' && letter <= 'z' ? letter - 'a' + 10 : 99;
}

/* What a prefix such as 0x says about the base; 0: no prefix. */
static int prefix_base(const char *p, const char *end)
{
    if (end - p < 2 || *p != '0')
        return 0;
    switch (p[1] | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 0;
    }
}

typedef struct Literal {
    const char *digits;         /* with underscores between them */
    size_t length, count;       /* bytes, digits */
    int base;
    bool negative;
} Literal;

/* Sign, prefix and digits; false: not an int literal. *end: what follows the digits. */
static bool split_literal(const char *p, const char *end, int base, Literal *out, const char **rest)
{
    bool zero_base = base == 0;
    out->negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    int prefix = prefix_base(p, end);
    if (zero_base)
        base = prefix ? prefix : 10;
    if (prefix && prefix == base) {
        p += 2;
        if (p < end && *p == '_')
            p++;
    }
    out->base = base;
    out->digits = p;
    out->count = 0;
    bool after_digit = false, nonzero = false;
    while (p < end) {
        if (*p == '_') {
            if (!after_digit)
                return false;
            after_digit = false;
        } else {
            int d = digit_value((unsigned char)*p);
            if (d >= base)
                break;
            nonzero |= d != 0;
            after_digit = true;
            out->count++;
        }
        p++;
    }
    if (!after_digit)
        return false;
    out->length = (size_t)(p - out->digits);
    *rest = p;
    return !(zero_base && !prefix && nonzero && *out->digits == '0');   /* 010 means nothing in base 0 */
}

static BlRef short_literal(const Literal *lit)
{
    uint64_t value = 0;
    for (size_t i = 0; i < lit->length; i++)
        if (lit->digits[i] != '_')
            value = value * (uint64_t)lit->base + (uint64_t)digit_value((unsigned char)lit->digits[i]);
    return bl_int_from_limbs((mp_limb_t[]){value}, 1, lit->negative);
}

static BlRef long_literal(const Literal *lit)
{
    size_t room, bits = 64 - (size_t)__builtin_clzll((uint64_t)lit->base - 1);
    if (__builtin_mul_overflow(lit->count, bits, &room))
        return bl_no_memory();
    room = room / 64 + 2;
    unsigned char *values = bl_malloc(lit->count);
    if (values == NULL)
        return bl_no_memory();
    size_t n = 0;
    for (size_t i = 0; i < lit->length; i++)
        if (lit->digits[i] != '_')
            values[n++] = (unsigned char)digit_value((unsigned char)lit->digits[i]);
    BlInt *z = bl_int_alloc(room);
    BlRef r = BL_NULL;
    if (z && bl_mpn_reserve(room)) {
        mp_size_t limbs = mpn_set_str((mp_limb_t *)z->limb, values, n, lit->base);
        bl_mpn_release();
        r = bl_int_done(z, room, (size_t)limbs, lit->negative);
    } else if (z)
        bl_int_give_up(z, room);
    bl_mfree(values);
    return r;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* 1: *out is the int, 0: not a literal, -1: raised. */
static int parse(const char *text, size_t n, int base, BlRef *out)
{
    const char *p = text, *end = text + n;
    while (p < end && is_blank(*p))
        p++;
    while (end > p && is_blank(end[-1]))
        end--;
    Literal lit;
    const char *rest;
    if (!split_literal(p, end, base, &lit, &rest))
        return 0;
    int64_t limit = bl_vm->int_max_str_digits;
    if (lit.count > LIMIT_THRESHOLD && limit > 0 && lit.count > (uint64_t)limit && !power_of_two(lit.base)) {
        bl_raise(bl_exc(ValueError),
                 "Exceeds the limit (%lld digits) for integer string conversion: value has %zu digits; use "
                 "sys.set_int_max_str_digits() to increase the limit",
                 (long long)limit, lit.count);
        return -1;
    }
    if (rest != end)
        return 0;
    *out = lit.count <= 12 ? short_literal(&lit) : long_literal(&lit);
    return *out == BL_NULL ? -1 : 1;
}

/* "invalid literal ...: 'text'", the repr cut at 200 characters. */
static BlRef invalid_literal(int base, BlVal shown)
{
    BlRef repr = bl_repr(shown);
    if (repr == BL_NULL)
        return BL_NULL;
    if (bl_as_str(repr)->length > 200) {
        BlRef cut = bl_str_substr(repr, 0, 200);
        bl_drop(repr);
        if (cut == BL_NULL)
            return BL_NULL;
        repr = cut;
    }
    bl_raise(bl_exc(ValueError), "invalid literal for int() with base %d: %U", base, repr);
    bl_drop(repr);
    return BL_NULL;
}

BlRef bl_int_from_literal(const char *text, size_t n, int base, BlVal shown)
{
    BlRef r = BL_NULL;
    return parse(text, n, base, &r) == 0 ? invalid_literal(base, shown) : r;
}

BlRef bl_int_from_text(const char *text, size_t length, int base)
{
    BlRef r = BL_NULL;
    if (parse(text, length, base, &r) != 0)
        return r;
    BlRef shown = bl_str_utf8(text, length);
    if (shown == BL_NULL)
        return BL_NULL;
    r = invalid_literal(base, shown);
    bl_drop(shown);
    return r;
}

/* ---- any Unicode digits ---- */

static bool is_wide_blank(uint32_t c)
{
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool bl_number_text(BlVal str, BlNumberText *out)
{
    const BlStr *s = bl_as_str(str);
    out->owned = NULL;
    if (s->ascii) {
        out->text = s->data;
        out->length = s->length;
        return true;
    }
    char *copy = bl_malloc(s->length + 1);
    if (copy == NULL) {
        bl_no_memory();
        return false;
    }
    for (size_t i = 0; i < s->length; i++) {
        uint32_t c = bl_str_at(s, i);
        int digit;
        if (c < 127)
            copy[i] = (char)c;
        else if (is_wide_blank(c))
            copy[i] = ' ';
        else
            copy[i] = (digit = uc_decimal_value(c)) >= 0 ? (char)('0' + digit) : '?';
    }
    copy[s->length] = 0;
    out->text = out->owned = copy;
    out->length = s->length;
    return true;
}

void bl_number_text_free(BlNumberText *t)
{
    bl_mfree(t->owned);
}

BlRef bl_int_from_str(BlVal str, int base)
{
    BlNumberText t;
    if (!bl_number_text(str, &t))
        return BL_NULL;
    BlRef r = bl_int_from_literal(t.text, t.length, base, str);
    bl_number_text_free(&t);
    return r;
}
