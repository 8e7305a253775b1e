/* re_set.c -- which characters a set has, and letters that differ in case only.
 *
 * Case-insensitive matching compares lower-case forms; letters with the same capital (such as the two small sigmas) count
 * as one. A set that cares for case holds lower-case forms, and what is tested is the lower-case form of a character.
 */
#include <stdlib.h>
#include <unicase.h>
#include "base/alloc.h"
#include "mod/re_set.h"
#include "obj/unichar.h"

/* ---- letters ---- */

uint32_t bl_re_lower(uint32_t c, enum BlReFold fold)
{
    if (c < 128 || fold != BL_RF_UNICODE)
        return c >= 'A' && c <= 'Z' && fold != BL_RF_NONE ? c + 32 : c;
    return uc_tolower(c);
}

static uint32_t upper(uint32_t c, enum BlReFold fold)
{
    if (c < 128 || fold != BL_RF_UNICODE)
        return c >= 'a' && c <= 'z' && fold != BL_RF_NONE ? c - 32 : c;
    uint32_t out[3];
    bl_ch_upper(c, out);        /* of several, the first: what has a capital of two letters has case, too */
    return out[0];
}

bool bl_re_is_cased(uint32_t c, enum BlReFold fold)
{
    return bl_re_lower(c, fold) != c || upper(c, fold) != c;
}

/* Groups of lower-case letters with the same capital; zeros fill up. */
static const uint32_t mates[][3] = {
    {0x69, 0x131}, {0x73, 0x17F}, {0xB5, 0x3BC}, {0x345, 0x3B9, 0x1FBE}, {0x390, 0x1FD3}, {0x3B0, 0x1FE3}, {0x3B2, 0x3D0},
    {0x3B5, 0x3F5}, {0x3B8, 0x3D1}, {0x3BA, 0x3F0}, {0x3C0, 0x3D6}, {0x3C1, 0x3F1}, {0x3C2, 0x3C3}, {0x3C6, 0x3D5},
    {0x432, 0x1C80}, {0x434, 0x1C81}, {0x43E, 0x1C82}, {0x441, 0x1C83}, {0x442, 0x1C84, 0x1C85}, {0x44A, 0x1C86},
    {0x463, 0x1C87}, {0x1C88, 0xA64B}, {0x1E61, 0x1E9B}, {0xFB05, 0xFB06},
};

const uint32_t *bl_re_case_mates(uint32_t lower, size_t *n)
{
    for (size_t i = 0; i < sizeof mates / sizeof *mates; i++) {
        for (size_t k = 0; k < 3 && mates[i][k]; k++) {
            if (mates[i][k] == lower) {
                *n = mates[i][2] ? 3 : 2;
                return mates[i];
            }
        }
    }
    *n = 0;
    return NULL;
}

bool bl_re_is_word(uint32_t c, bool ascii)
{
    if (c < 128)
        return (bl_ascii_class[c] & (BL_CH_ALPHA | BL_CH_DIGIT)) || c == '_';
    return !ascii && bl_ch_is_alnum(c);
}

static bool in_category(uint32_t c, int category, bool ascii)
{
    bool in;
    switch (category & ~1) {
    case BL_RC_DIGIT:
        in = c < 128 ? c >= '0' && c <= '9' : !ascii && bl_ch_decimal(c) >= 0;
        break;
    case BL_RC_SPACE:
        in = ascii ? c == ' ' || (c >= '\t' && c <= '\r') : bl_ch_is_space(c);
        break;
    default:
        in = bl_re_is_word(c, ascii);
    }
    return in != (category & 1);
}

/* ---- membership ---- */

static bool in_ranges(const uint32_t *range, size_t count, uint32_t c)
{
    while (count) {
        size_t half = count / 2;
        const uint32_t *r = range + 2 * half;
        if (c < r[0]) {
            count = half;
        } else if (c > r[1]) {
            range = r + 2;
            count -= half + 1;
        } else {
            return true;
        }
    }
    return false;
}

/* c as it is, no folding. */
static bool contains(const BlReCode *code, const BlReSet *set, uint32_t c)
{
    bool in = in_ranges(code->ranges + set->at, set->count, c);
    for (int category = 0; !in && category < 6; category++)
        in = (set->categories >> category & 1) && in_category(c, category, set->ascii);
    for (size_t i = 0; !in && i < set->both; i++) {
        const uint32_t *r = code->ranges + set->both_at + 2 * i;
        uint32_t capital = upper(c, BL_RF_UNICODE);
        in = (r[0] <= c && c <= r[1]) || (r[0] <= capital && capital <= r[1]);
    }
    return in != set->negate;
}

bool bl_re_set_has_high(const BlReCode *code, const BlReSet *set, uint32_t c)
{
    if (set->fold == BL_RF_LOCALE) {
        uint32_t low = bl_re_lower(c, BL_RF_ASCII), high = upper(c, BL_RF_ASCII);
        return contains(code, set, low) || (low != high && contains(code, set, high));
    }
    return contains(code, set, bl_re_lower(c, set->fold));
}

/* ---- making one ---- */

typedef struct Building {
    uint32_t *pair;
    size_t count, capacity;
    bool failed;
} Building;

static void add_range(Building *b, uint32_t lo, uint32_t hi)
{
    if (b->count && b->pair[2 * b->count - 1] + 1 == lo) {
        b->pair[2 * b->count - 1] = hi;
        return;
    }
    if (b->count == b->capacity) {
        size_t capacity = bl_grow(b->capacity, b->count + 1, 2 * sizeof(uint32_t));
        uint32_t *pair = capacity ? bl_realloc_array(b->pair, capacity, 2 * sizeof(uint32_t)) : NULL;
        if (!pair) {
            b->failed = true;
            return;
        }
        b->pair = pair;
        b->capacity = capacity;
    }
    b->pair[2 * b->count] = lo;
    b->pair[2 * b->count + 1] = hi;
    b->count++;
}

static void add_folded(Building *b, uint32_t c, enum BlReFold fold)
{
    uint32_t lower = bl_re_lower(c, fold);
    add_range(b, lower, lower);
    size_t n = 0;
    const uint32_t *mate = fold == BL_RF_UNICODE ? bl_re_case_mates(lower, &n) : NULL;
    for (size_t i = 0; i < n; i++)
        add_range(b, mate[i], mate[i]);
}

/* Blocks without any letter that has case. */
static uint32_t skip_caseless(uint32_t c)
{
    static const uint32_t block[][2] = {{0x600, 0x109F}, {0x1100, 0x139F}, {0x1400, 0x1C7F}, {0x2E80, 0xA63F}, {0xABC0, 0xFAFF}};
    for (size_t i = 0; i < sizeof block / sizeof *block; i++)
        if (c >= block[i][0] && c <= block[i][1])
            return block[i][1] + 1;
    return c;
}

/* Lower-case forms of all that is in lo..hi, and whether any of it has case. */
static bool add_range_folded(Building *b, uint32_t lo, uint32_t hi, enum BlReFold fold)
{
    bool cased = false;
    add_range(b, lo, hi);
    uint32_t last = fold == BL_RF_UNICODE ? hi : hi < 127 ? hi : 127;
    for (uint32_t c = lo; c <= last; c++) {
        if (c >= 0x600 && (c = skip_caseless(c)) > last)
            break;
        if (bl_re_is_cased(c, fold)) {
            cased = true;
            add_folded(b, c, fold);
        } else if (fold == BL_RF_UNICODE) {
            size_t n;
            if (bl_re_case_mates(c, &n))
                add_folded(b, c, fold);
        }
    }
    return cased;
}

static int compare_pairs(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void sort_and_merge(Building *b)
{
    if (b->count < 2)
        return;
    qsort(b->pair, b->count, 2 * sizeof(uint32_t), compare_pairs);
    size_t n = 1;
    for (size_t i = 1; i < b->count; i++) {
        uint32_t *last = b->pair + 2 * (n - 1), *r = b->pair + 2 * i;
        if (r[0] <= last[1] || r[0] == last[1] + 1) {
            if (r[1] > last[1])
                last[1] = r[1];
        } else {
            memmove(b->pair + 2 * n++, r, 2 * sizeof *r);
        }
    }
    b->count = n;
}

/* Appends to code->ranges; false: no memory. */
static bool store(BlReCode *code, const Building *b, uint32_t *at, uint32_t *count)
{
    if (b->failed || code->nranges + 2 * b->count > UINT32_MAX)
        return false;
    size_t need = code->nranges + 2 * b->count;
    if (need > code->range_capacity) {
        size_t capacity = bl_grow(code->range_capacity, need, sizeof(uint32_t));
        uint32_t *ranges = capacity ? bl_realloc_array(code->ranges, capacity, sizeof(uint32_t)) : NULL;
        if (!ranges)
            return false;
        code->ranges = ranges;
        code->range_capacity = capacity;
    }
    *at = (uint32_t)code->nranges;
    *count = (uint32_t)b->count;
    if (b->count)
        memcpy(code->ranges + code->nranges, b->pair, 2 * b->count * sizeof(uint32_t));
    code->nranges = need;
    return true;
}

static uint8_t high_of_category(int category, bool ascii)
{
    static const uint8_t kind[] = {BL_RH_DIGIT, BL_RH_SPACE, BL_RH_DIGIT | BL_RH_LETTER};
    uint8_t high = ascii ? 0 : kind[category / 2];
    return category & 1 ? BL_RH_ALL & ~high : high;
}

static void summarise(const BlReCode *code, BlReSet *set, const Building *b)
{
    uint8_t high = 0;
    bool beyond = set->both != 0;
    for (size_t i = 0; i < b->count; i++)
        beyond |= b->pair[2 * i + 1] >= 256;
    for (int category = 0; category < 6; category++)
        if (set->categories >> category & 1)
            high |= high_of_category(category, set->ascii);
    if (beyond || set->fold == BL_RF_UNICODE)
        high = BL_RH_ALL;
    else if (set->negate)
        high = BL_RH_ALL & ~high;
    set->high = high;
    for (uint32_t c = 0; c < 256; c++)
        if (bl_re_set_has_high(code, set, c))
            set->latin[c >> 5] |= 1u << (c & 31);
}

static bool new_set(BlReCode *code)
{
    if (code->nsets == code->set_capacity) {
        size_t capacity = bl_grow(code->set_capacity, code->nsets + 1, sizeof(BlReSet));
        BlReSet *sets = capacity ? bl_realloc_array(code->sets, capacity, sizeof(BlReSet)) : NULL;
        if (!sets)
            return false;
        code->sets = sets;
        code->set_capacity = capacity;
    }
    return code->nsets < UINT32_MAX - 1;
}

/* How code points beyond the basic plane enter: ranges also by their capitals, single ones as they are. */
static bool collect(const BlReItem *items, BlReSet *set, enum BlReFold fold, Building *plain, Building *both)
{
    bool cased = false, folding = fold != BL_RF_NONE && fold != BL_RF_LOCALE;
    for (const BlReItem *item = items; item; item = item->next) {
        if (item->category) {
            set->categories |= (uint8_t)(1u << item->lo);
        } else if (!folding) {
            add_range(plain, item->lo, item->hi);
        } else if (item->hi < 0x10000) {
            cased |= add_range_folded(plain, item->lo, item->hi, fold);
        } else {
            cased = true;
            add_range(item->lo == item->hi ? plain : both, item->lo, item->hi);
        }
    }
    return cased || fold == BL_RF_LOCALE;
}

int64_t bl_re_add_set(BlReCode *code, const BlReItem *items, bool negate, uint32_t flags)
{
    enum BlReFold fold = bl_re_fold_of(flags);
    BlReSet set = {.negate = negate, .ascii = !(flags & BL_RE_UNICODE)};
    Building plain = {0}, both = {0};
    bool cased = collect(items, &set, fold, &plain, &both);
    set.fold = cased ? fold : BL_RF_NONE;
    sort_and_merge(&plain);
    bool ok = new_set(code) && store(code, &plain, &set.at, &set.count) && store(code, &both, &set.both_at, &set.both);
    if (ok) {
        summarise(code, &set, &plain);
        code->sets[code->nsets++] = set;
    }
    bl_mfree(plain.pair);
    bl_mfree(both.pair);
    if (ok)
        return (int64_t)code->nsets - 1;
    bl_no_memory();
    return -1;
}
