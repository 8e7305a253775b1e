/* numtext.c -- doubles as text and back, without locale.
 *
 * Shortest digits come from the Schubfach method: the interval of decimals that read back as d is scaled by a power of
 * ten (128 bits, rounded up) so that at most two candidates of the shorter and two of the longer length remain.
 * Odd rounding of the products keeps every comparison with the interval's ends exact.
 * Digits of a given number come from the C library, which is exact; layout is ours.
 */
#include "base/numtext.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/pow10.h"

/* ---- shortest digits ---- */

/* floor(x) of the 192-bit product g * cp / 2^128, with the lowest bit set if anything was cut off. */
static uint64_t scale_odd(const uint64_t g[2], uint64_t cp)
{
    unsigned __int128 low = (unsigned __int128)g[1] * cp;
    unsigned __int128 high = (unsigned __int128)g[0] * cp + (uint64_t)(low >> 64);
    return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

/* value is 0.0 < v < infinity as c * 2^q; the shortest decimal is *digits * 10^result. */
static int shortest(uint64_t c, int q, bool lower_closer, uint64_t *digits)
{
    int k = (q * 1262611 - (lower_closer ? 524031 : 0)) >> 22;         /* floor(log10 of the interval's width) */
    const uint64_t *g = bl_pow10[-k - BL_POW10_MIN];
    int h = q + ((-k * 1741647) >> 19) + 1;
    uint64_t odd = c & 1;
    uint64_t below = scale_odd(g, (4 * c - 2 + lower_closer) << h) + odd;      /* an even c owns the ends themselves */
    uint64_t middle = scale_odd(g, (4 * c) << h);
    uint64_t above = scale_odd(g, (4 * c + 2) << h) - odd;
    uint64_t s = middle / 4;
    if (s >= 10) {
        uint64_t tens = s / 10;
        bool down = below <= 40 * tens, up = 40 * tens + 40 <= above;
        if (down != up) {
            *digits = tens + up;
            return k + 1;
        }
    }
    bool down = below <= 4 * s, up = 4 * s + 4 <= above;
    if (down != up) {
        *digits = s + up;
        return k;
    }
    uint64_t half = 4 * s + 2;
    *digits = s + (middle > half || (middle == half && (s & 1)));
    return k;
}

size_t bl_u64_decimal(uint64_t value, char out[20])
{
    char text[20];
    size_t at = sizeof text;
    for (; value >= 100; value /= 100) {        /* two digits for each division */
        unsigned pair = (unsigned)(value % 100);
        text[--at] = (char)('0' + pair % 10);
        text[--at] = (char)('0' + pair / 10);
    }
    text[--at] = (char)('0' + value % 10);
    if (value >= 10)
        text[--at] = (char)('0' + value / 10);
    memcpy(out, text + at, sizeof text - at);
    return sizeof text - at;
}

int bl_double_digits(double d, char digits[18], int *point)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint64_t fraction = bits & 0xfffffffffffffu;
    int exponent = (int)(bits >> 52 & 0x7ff);
    uint64_t c = exponent ? fraction | 1ull << 52 : fraction;
    int q = (exponent ? exponent : 1) - 1075;
    uint64_t decimal;
    int power;
    if (q <= 0 && q > -53 && (c & ((1ull << -q) - 1)) == 0) {  /* an integer below 2^53: its digits are the shortest */
        decimal = c >> -q;
        power = 0;
    } else
        power = shortest(c, q, fraction == 0 && exponent > 1, &decimal);
    char text[20];
    int n = (int)bl_u64_decimal(decimal, text);
    *point = n + power;
    while (n > 1 && text[n - 1] == '0')
        n--;
    memcpy(digits, text, (size_t)n);
    return n;
}

static const uint64_t small_pow10[BL_SCALED_MAX + 1] = {
    1u, 10u, 100u, 1000u, 10000u, 100000u, 1000000u, 10000000u, 100000000u, 1000000000u, 10000000000u, 100000000000u,
    1000000000000u, 10000000000000u, 100000000000000u, 1000000000000000u, 10000000000000000u, 100000000000000000u,
};

bool bl_double_scaled(double d, int places, uint64_t *out)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    int exponent = (int)(bits >> 52 & 0x7ff), q = exponent - 1075;
    if (exponent == 0 || places < 0 || places > BL_SCALED_MAX || q > 10)
        return false;
    unsigned __int128 product = (unsigned __int128)((bits & 0xfffffffffffffu) | 1ull << 52) * small_pow10[places];
    if (q >= 0) {
        product <<= q;
    } else if (q < -120) {              /* 53 + 57 bits: less than half of the last place */
        product = 0;
    } else {
        unsigned __int128 half = (unsigned __int128)1 << (-q - 1), rest = product & (2 * half - 1);
        product >>= -q;
        product += rest > half || (rest == half && (product & 1));
    }
    *out = (uint64_t)product;
    return product >> 64 == 0;
}

/* ---- layout ---- */

typedef struct Decimal {        /* 0.d1d2... * 10^point */
    const char *digits;
    size_t count;
    int64_t point;
} Decimal;

static void add_exponent(BlBuf *out, char letter, int64_t e)
{
    bl_buf_addc(out, letter);
    bl_buf_addc(out, e < 0 ? '-' : '+');
    uint64_t size = (uint64_t)(e < 0 ? -e : e);
    if (size < 10)
        bl_buf_addc(out, '0');
    char text[20];
    bl_buf_add(out, text, bl_u64_decimal(size, text));
}

/* `places` digits after the point, zeros where the decimal has no more; no point where there are none unless wanted. */
static void add_fixed(BlBuf *out, Decimal v, bool point_always, bool dot_zero)
{
    size_t whole = v.point > 0 ? (size_t)v.point : 0;
    if (whole == 0)
        bl_buf_addc(out, '0');
    else if (whole <= v.count)
        bl_buf_add(out, v.digits, whole);
    else {
        bl_buf_add(out, v.digits, v.count);
        bl_buf_fill(out, '0', whole - v.count);
    }
    if (v.count > whole || v.point < 0) {
        bl_buf_addc(out, '.');
        if (v.point < 0)
            bl_buf_fill(out, '0', (size_t)-v.point);
        bl_buf_add(out, v.digits + whole, v.count - whole);
    } else if (dot_zero)
        bl_buf_adds(out, ".0");
    else if (point_always)
        bl_buf_addc(out, '.');
}

static void add_scientific(BlBuf *out, Decimal v, char letter, bool point_always)
{
    bl_buf_addc(out, v.digits[0]);
    if (v.count > 1) {
        bl_buf_addc(out, '.');
        bl_buf_add(out, v.digits + 1, v.count - 1);
    } else if (point_always)
        bl_buf_addc(out, '.');
    add_exponent(out, letter, v.point - 1);
}

size_t bl_double_repr(double d, char out[BL_REPR_MAX])
{
    BlBuf buf = {out, 0, BL_REPR_MAX, false, true};          /* at most 24 characters: it never grows */
    if (isnan(d))
        bl_buf_adds(&buf, "nan");
    else {
        if (signbit(d))
            bl_buf_addc(&buf, '-');
        char digits[18];
        if (isinf(d))
            bl_buf_adds(&buf, "inf");
        else if (d == 0)
            bl_buf_adds(&buf, "0.0");
        else {
            int point;
            int n = bl_double_digits(d, digits, &point);
            Decimal v = {digits, (size_t)n, point};
            if (point <= -4 || point > 16)
                add_scientific(&buf, v, 'e', false);
            else
                add_fixed(&buf, v, false, true);
        }
    }
    return buf.size;
}

/* ---- %e %f %g ---- */

static bool all_zeros(const char *text, size_t n)
{
    for (size_t i = 0; i < n && text[i] != 'e'; i++)
        if (text[i] >= '1' && text[i] <= '9')
            return false;
    return true;
}

/* |d| printed by the C library: digits after the point as given. */
static bool c_print(BlBuf *out, double d, int precision, char type)
{
    char small[64];
    const char *format = type == 'f' ? "%.*f" : "%.*e";
    int n = snprintf(small, sizeof small, format, precision, d);
    if (n < 0) {
        out->failed = true;
        return false;
    }
    if ((size_t)n < sizeof small) {
        bl_buf_add(out, small, (size_t)n);
        return !out->failed;
    }
    if (!bl_buf_reserve(out, (size_t)n))
        return false;
    if (snprintf(out->data + out->size, (size_t)n + 1, format, precision, d) != n) {
        out->failed = true;
        return false;
    }
    out->size += (size_t)n;
    return true;
}

static void add_sign(BlBuf *out, bool negative, unsigned flags)
{
    if (negative)
        bl_buf_addc(out, '-');
    else if (flags & BL_NT_PLUS)
        bl_buf_addc(out, '+');
}

static void add_special(BlBuf *out, double d, bool capital, unsigned flags)
{
    add_sign(out, !isnan(d) && signbit(d), flags);
    if (isnan(d))
        bl_buf_adds(out, capital ? "NAN" : "nan");
    else
        bl_buf_adds(out, capital ? "INF" : "inf");
}

/* d in the way of %.*f, where 64 bits hold its digits; false: nothing was written. */
static bool add_scaled(BlBuf *out, double d, int precision, unsigned flags)
{
    uint64_t value;
    if (!(d == 0 ? precision <= BL_SCALED_MAX && (value = 0, true) : bl_double_scaled(d, precision, &value)))
        return false;
    char text[BL_SCALED_MAX + 21];
    size_t places = (size_t)precision, n = bl_u64_decimal(value, text);
    if (n <= places) {                  /* 0.00123 */
        memmove(text + (places + 1 - n), text, n);
        memset(text, '0', places + 1 - n);
        n = places + 1;
    }
    add_sign(out, signbit(d) && !((flags & BL_NT_NO_NEG_ZERO) && value == 0), flags);
    bl_buf_add(out, text, n - places);
    if (places || (flags & BL_NT_ALT))
        bl_buf_addc(out, '.');
    bl_buf_add(out, text + n - places, places);
    return true;
}

static void add_e_or_f(BlBuf *out, double d, char type, bool capital, int precision, unsigned flags)
{
    if (type == 'f' && add_scaled(out, d, precision, flags))
        return;
    BlBuf text = BL_BUF_INIT;
    if (!c_print(&text, fabs(d), precision, type)) {
        out->failed = true;
        bl_buf_free(&text);
        return;
    }
    bool negative = signbit(d) && !((flags & BL_NT_NO_NEG_ZERO) && all_zeros(text.data, text.size));
    add_sign(out, negative, flags);
    if (precision == 0 && type == 'e') {
        bl_buf_addc(out, text.data[0]);
        if (flags & BL_NT_ALT)
            bl_buf_addc(out, '.');
        bl_buf_add(out, text.data + 1, text.size - 1);
    } else {
        bl_buf_add(out, text.data, text.size);
        if (precision == 0 && (flags & BL_NT_ALT))
            bl_buf_addc(out, '.');
    }
    if (capital && type == 'e' && !out->failed)
        *strrchr(out->data, 'e') = 'E';
    bl_buf_free(&text);
}

/* 'g' for a number of digits, 'r' for the shortest. */
static void add_general(BlBuf *out, double d, bool capital, bool shortest_digits, int precision, unsigned flags)
{
    BlBuf text = BL_BUF_INIT;
    Decimal v;
    char digits[18];
    if (precision == 0)
        precision = 1;
    if (shortest_digits) {
        int point = 1, n = 1;
        digits[0] = '0';
        if (d != 0)
            n = bl_double_digits(fabs(d), digits, &point);
        v = (Decimal){digits, (size_t)n, point};
    } else {
        if (!c_print(&text, fabs(d), precision - 1, 'e')) {
            out->failed = true;
            bl_buf_free(&text);
            return;
        }
        char *e = strrchr(text.data, 'e');
        size_t n = (size_t)(e - text.data);
        if (n > 1)
            memmove(text.data + 1, text.data + 2, --n - 1);     /* without the point */
        if (!(flags & BL_NT_ALT))
            while (n > 1 && text.data[n - 1] == '0')
                n--;
        v = (Decimal){text.data, n, strtol(e + 1, NULL, 10) + 1};
    }
    bool negative = signbit(d) && !((flags & BL_NT_NO_NEG_ZERO) && all_zeros(v.digits, v.count));
    add_sign(out, negative, flags);
    bool dot_zero = flags & BL_NT_DOT_ZERO;
    bool alternate = flags & BL_NT_ALT;
    int64_t most = shortest_digits ? 16 : precision - (dot_zero ? 1 : 0);
    if (v.point <= -4 || v.point > most)
        add_scientific(out, v, capital ? 'E' : 'e', alternate);
    else
        add_fixed(out, v, alternate, dot_zero);
    bl_buf_free(&text);
}

void bl_double_text(BlBuf *out, double d, char type, int precision, unsigned flags)
{
    bool capital = type == 'E' || type == 'F' || type == 'G';
    if (!isfinite(d)) {
        add_special(out, d, capital, flags);
        return;
    }
    switch (type) {
    case 'e': case 'E': add_e_or_f(out, d, 'e', capital, precision, flags); break;
    case 'f': case 'F': add_e_or_f(out, d, 'f', capital, precision, flags); break;
    case 'g': case 'G': add_general(out, d, capital, false, precision, flags); break;
    default: add_general(out, d, capital, true, precision, flags); break;
    }
}

/* ---- reading ---- */

static size_t scan_word(const char *text, size_t n, const char *word)
{
    size_t i = 0;
    for (; word[i]; i++)
        if (i >= n || (text[i] | 0x20) != word[i])
            return 0;
    return i;
}

static size_t scan_digits(const char *text, size_t n, size_t at)
{
    while (at < n && text[at] >= '0' && text[at] <= '9')
        at++;
    return at;
}

/* End of the decimal literal that starts at `at` (after the sign), or `at` if there is none. */
static size_t scan_decimal(const char *text, size_t n, size_t at)
{
    size_t whole = scan_digits(text, n, at), end = whole;
    if (end < n && text[end] == '.')
        end = scan_digits(text, n, end + 1);
    if (end - at - (end > whole) == 0)
        return at;
    if (end < n && (text[end] == 'e' || text[end] == 'E')) {
        size_t exponent = end + 1;
        if (exponent < n && (text[exponent] == '+' || text[exponent] == '-'))
            exponent++;
        size_t stop = scan_digits(text, n, exponent);
        if (stop > exponent)
            end = stop;
    }
    return end;
}

/* Where the digits and the power of ten are both exact doubles, one operation rounds correctly. */
static bool read_small(const char *text, size_t n, double *out)
{
    static const double power[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    uint64_t digits = 0;
    size_t places = 0;
    bool point = false;
    if (n > 19)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '.') {
            point = true;
            continue;
        }
        if (text[i] < '0' || text[i] > '9')
            return false;
        digits = digits * 10 + (uint64_t)(text[i] - '0');
        places += point;
    }
    if (digits > 1ull << 53)
        return false;
    *out = (double)digits / power[places];
    return true;
}

/* strtod wants a terminated text that does not go on as something only C reads ("0x1", "1e5p"): copy the literal. */
static double read_literal(const char *text, size_t n)
{
    char small[128];
    double quick;
    if (read_small(text, n, &quick))
        return quick;
    if (n < sizeof small) {
        memcpy(small, text, n);
        small[n] = 0;
        return strtod(small, NULL);
    }
    char *copy = bl_malloc(n + 1);
    if (copy == NULL)
        return strtod(text, NULL);
    memcpy(copy, text, n);
    copy[n] = 0;
    double d = strtod(copy, NULL);
    bl_mfree(copy);
    return d;
}

size_t bl_double_scan(const char *text, size_t n, double *out)
{
    size_t at = n && (text[0] == '+' || text[0] == '-');
    bool negative = n && text[0] == '-';
    size_t end = scan_decimal(text, n, at);
    if (end > at) {
        double d = read_literal(text + at, end - at);
        *out = negative ? -d : d;
        return end;
    }
    size_t word = scan_word(text + at, n - at, "infinity");
    if (!word)
        word = scan_word(text + at, n - at, "inf");
    double d = INFINITY;
    if (!word) {
        word = scan_word(text + at, n - at, "nan");
        d = NAN;
    }
    if (!word)
        return 0;
    *out = negative ? -d : d;
    return at + word;
}

bool bl_double_parse(const char *text, size_t n, double *out)
{
    return n && bl_double_scan(text, n, out) == n;
}
