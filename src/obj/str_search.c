/* str_search.c -- finding one text in another, for the three widths of units.
 *
 * Linear in the worst case: the quick scan measures what its false hits cost and hands over to two-way matching.
 */
#define _GNU_SOURCE         /* memrchr */
#include "obj/str_inner.h"

static const uint8_t *scan8(const uint8_t *p, uint8_t c, size_t n) { return memchr(p, c, n); }

static const uint16_t *scan16(const uint16_t *p, uint16_t c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] == c)
            return p + i;
    return NULL;
}

static const uint32_t *scan32(const uint32_t *p, uint32_t c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] == c)
            return p + i;
    return NULL;
}

#define UNIT uint8_t
#define SCAN scan8
#include "obj/str_search.h"
#undef UNIT
#undef SCAN
#define UNIT uint16_t
#define SCAN scan16
#include "obj/str_search.h"
#undef UNIT
#undef SCAN
#define UNIT uint32_t
#define SCAN scan32
#include "obj/str_search.h"
#undef UNIT
#undef SCAN

int64_t bl_units_find(int kind, const void *hay, size_t n, const void *needle, size_t m)
{
    return kind == 1 ? find_uint8_t(hay, n, needle, m) : kind == 2 ? find_uint16_t(hay, n, needle, m) : find_uint32_t(hay, n, needle, m);
}

int64_t bl_units_rfind(int kind, const void *hay, size_t n, const void *needle, size_t m)
{
    if (kind == 1 && m == 1) {
        const char *hit = memrchr(hay, *(const uint8_t *)needle, n);
        return hit ? hit - (const char *)hay : -1;
    }
    return kind == 1 ? rfind_uint8_t(hay, n, needle, m) : kind == 2 ? rfind_uint16_t(hay, n, needle, m) : rfind_uint32_t(hay, n, needle, m);
}

size_t bl_units_count(int kind, const void *hay, size_t n, const void *needle, size_t m, size_t max)
{
    if (m == 0)
        return n < max ? n + 1 : max;
    size_t count = 0;
    if (m == 1 && kind == 1 && max > n) {
        const uint8_t *p = hay, c = *(const uint8_t *)needle;
        for (size_t i = 0; i < n; i++)
            count += p[i] == c;
        return count;
    }
    const char *p = hay;
    while (count < max) {
        int64_t at = bl_units_find(kind, p, n, needle, m);
        if (at < 0)
            break;
        count++;
        p += ((size_t)at + m) * (size_t)kind;
        n -= (size_t)at + m;
    }
    return count;
}

int bl_needle_make(BlNeedle *needle, int kind, const BlStr *s)
{
    needle->heap = NULL;
    needle->data = s->data;
    if (s->kind == kind)
        return 1;
    if (s->kind > kind)
        return 0;
    void *units = needle->local;
    if (s->length * (size_t)kind > sizeof needle->local) {
        units = needle->heap = bl_malloc_array(s->length, (size_t)kind);
        if (!units) {
            bl_no_memory();
            return -1;
        }
    }
    bl_units_copy(units, kind, s->data, s->kind, s->length);
    needle->data = units;
    return 1;
}
