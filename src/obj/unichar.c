/* unichar.c -- properties and case mappings of one code point.
 *
 * libunistring's tables are those of Unicode 14.0. What CPython takes from elsewhere is added here: numeric values of
 * ideographs (Unihan). Lone surrogates never reach the library's mappings: it would replace them.
 */
#include <unicase.h>
#include <unictype.h>
#include "obj/unichar.h"

const uint8_t bl_ascii_class[128] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 80, 80, 80, 80, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 80, 80, 80, 16,
    48, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
    34, 34, 34, 34, 34, 34, 34, 34, 34, 34, 32, 32, 32, 32, 32, 32,
    32, 41, 41, 41, 41, 41, 41, 41, 41, 41, 41, 41, 41, 41, 41, 41,
    41, 41, 41, 41, 41, 41, 41, 41, 41, 41, 41, 32, 32, 32, 32, 32,
    32, 37, 37, 37, 37, 37, 37, 37, 37, 37, 37, 37, 37, 37, 37, 37,
    37, 37, 37, 37, 37, 37, 37, 37, 37, 37, 37, 32, 32, 32, 32, 0,
};

bool bl_ch_alpha_slow(uint32_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L);
}

bool bl_ch_space_slow(uint32_t c)
{
    return c == 0x85 || c == 0xA0 || (c >= 0x1680 && (c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
                                                      c == 0x202F || c == 0x205F || c == 0x3000));
}

bool bl_ch_printable_slow(uint32_t c)
{
    if (c < 0x250)
        return c >= 0xA1 && c != 0xAD;
    return !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Z);
}

int bl_ch_decimal(uint32_t c)
{
    if (c < 128)
        return c - '0' < 10u ? (int)(c - '0') : -1;
    return uc_decimal_value(c);
}

int bl_ch_digit(uint32_t c)
{
    if (c < 128)
        return c - '0' < 10u ? (int)(c - '0') : -1;
    return uc_digit_value(c);
}

/* Ideographs that stand for numbers, in order. */
static const struct { uint32_t c; int64_t value; } ideograph[] = {
    {0x3405, 5}, {0x3483, 2}, {0x382A, 5}, {0x3B4D, 7}, {0x4E00, 1}, {0x4E03, 7}, {0x4E07, 10000}, {0x4E09, 3}, {0x4E5D, 9},
    {0x4E8C, 2}, {0x4E94, 5}, {0x4E96, 4}, {0x4EBF, 100000000}, {0x4EC0, 10}, {0x4EDF, 1000}, {0x4EE8, 3}, {0x4F0D, 5},
    {0x4F70, 100}, {0x5104, 100000000}, {0x5146, 1000000000000ll}, {0x5169, 2}, {0x516B, 8}, {0x516D, 6}, {0x5341, 10},
    {0x5343, 1000}, {0x5344, 20}, {0x5345, 30}, {0x534C, 40}, {0x53C1, 3}, {0x53C2, 3}, {0x53C3, 3}, {0x53C4, 3}, {0x56DB, 4},
    {0x58F1, 1}, {0x58F9, 1}, {0x5E7A, 1}, {0x5EFE, 9}, {0x5EFF, 20}, {0x5F0C, 1}, {0x5F0D, 2}, {0x5F0E, 3}, {0x5F10, 2},
    {0x62FE, 10}, {0x634C, 8}, {0x67D2, 7}, {0x6F06, 7}, {0x7396, 9}, {0x767E, 100}, {0x8086, 4}, {0x842C, 10000}, {0x8CAE, 2},
    {0x8CB3, 2}, {0x8D30, 2}, {0x9621, 1000}, {0x9646, 6}, {0x964C, 100}, {0x9678, 6}, {0x96F6, 0}, {0x16B60, 10000000000ll},
    {0x16B61, 1000000000000ll}, {0x20001, 7}, {0x20064, 4}, {0x200E2, 4}, {0x20121, 5}, {0x2092A, 1}, {0x20983, 30},
    {0x2098C, 40}, {0x2099C, 40}, {0x20AEA, 6}, {0x20AFD, 3}, {0x20B19, 3}, {0x22390, 2}, {0x22998, 3}, {0x23B1B, 3},
    {0x2626D, 4},
};

bool bl_ch_numeric(uint32_t c, double *value)
{
    uc_fraction_t f = uc_numeric_value(c);
    if (f.denominator != 0) {
        if (value)
            *value = (double)f.numerator / f.denominator;
        return true;
    }
    if (c < 0x3400)
        return false;
    size_t low = 0, high = sizeof ideograph / sizeof *ideograph;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (ideograph[mid].c < c)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == sizeof ideograph / sizeof *ideograph || ideograph[low].c != c)
        return false;
    if (value)
        *value = (double)ideograph[low].value;
    return true;
}

bool bl_ch_is_lower(uint32_t c) { return c < 128 ? bl_ascii_class[c] & BL_CH_LOWER : uc_is_property_lowercase(c); }
bool bl_ch_is_upper(uint32_t c) { return c < 128 ? bl_ascii_class[c] & BL_CH_UPPER : uc_is_property_uppercase(c); }
bool bl_ch_is_title(uint32_t c) { return c >= 0x1C5 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lt); }
bool bl_ch_is_cased(uint32_t c) { return c < 128 ? bl_ascii_class[c] & BL_CH_ALPHA : uc_is_property_cased(c); }
bool bl_ch_is_case_ignorable(uint32_t c) { return uc_is_property_case_ignorable(c); }

bool bl_ch_is_id_start(uint32_t c)
{
    return c < 128 ? (bl_ascii_class[c] & BL_CH_ALPHA) || c == '_' : uc_is_property_xid_start(c);
}

bool bl_ch_is_id_continue(uint32_t c)
{
    return c < 128 ? (bl_ascii_class[c] & (BL_CH_ALPHA | BL_CH_DIGIT)) || c == '_' : uc_is_property_xid_continue(c);
}

/* Only these can map to something else than their simple mapping (SpecialCasing.txt). */
static bool may_be_special(uint32_t c)
{
    return c == 0xDF || c == 0x130 || c == 0x149 || c == 0x1F0 || c == 0x390 || c == 0x3B0 || c == 0x587 || (c >= 0x1E96 && c <= 0x1E9E) ||
           (c >= 0x1F50 && c <= 0x1FFC) || (c >= 0xFB00 && c <= 0xFB17);
}

typedef uint32_t *Mapping(const uint32_t *, size_t, const char *, uninorm_t, uint32_t *, size_t *);

static int full(Mapping *map, uint32_t c, uint32_t out[3])
{
    uint32_t buffer[8];
    size_t n = 8;
    uint32_t *r = bl_ch_is_surrogate(c) ? NULL : map(&c, 1, "", NULL, buffer, &n);
    if (r != buffer || n < 1 || n > 3) {
        out[0] = c;
        return 1;
    }
    for (size_t i = 0; i < n; i++)
        out[i] = buffer[i];
    return (int)n;
}

int bl_ch_upper(uint32_t c, uint32_t out[3])
{
    if (c < 128) {
        out[0] = c - (bl_ascii_class[c] & BL_CH_LOWER ? 32 : 0);
        return 1;
    }
    if (may_be_special(c))
        return full(u32_toupper, c, out);
    out[0] = uc_toupper(c);
    return 1;
}

int bl_ch_lower(uint32_t c, uint32_t out[3])
{
    if (c < 128) {
        out[0] = c + (bl_ascii_class[c] & BL_CH_UPPER ? 32 : 0);
        return 1;
    }
    if (c == 0x130)
        return full(u32_tolower, c, out);
    out[0] = uc_tolower(c);
    return 1;
}

int bl_ch_title(uint32_t c, uint32_t out[3])
{
    if (c < 128) {
        out[0] = c - (bl_ascii_class[c] & BL_CH_LOWER ? 32 : 0);
        return 1;
    }
    if (may_be_special(c))
        return full(u32_totitle, c, out);
    out[0] = uc_totitle(c);
    return 1;
}

int bl_ch_fold(uint32_t c, uint32_t out[3])
{
    if (c < 128) {
        out[0] = c | (bl_ascii_class[c] & BL_CH_UPPER ? 0x20 : 0);
        return 1;
    }
    if ((c < 0x100 && c != 0xB5 && c != 0xDF) || (c >= 0x2E80 && c < 0xA000)) {     /* these fold to their lower case, or not at all */
        out[0] = uc_tolower(c);
        return 1;
    }
    return full(u32_casefold, c, out);
}
