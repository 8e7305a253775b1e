/* str_search.h -- the search routines for units of type UNIT; included once for each width by str_search.c.
 *
 * AT reads a text forwards or, in the second half, backwards: searching the last occurrence is searching the first one
 * in the mirrored texts. Two-way matching (Crochemore, Perrin): the needle is cut at a critical position; a mismatch right of
 * it shifts by the distance read, one left of it by the period. Linear in n + m, no tables.
 */

#define NAME2(a, b) a##_##b
#define NAME1(a, b) NAME2(a, b)
#define NAME(a) NAME1(a, UNIT)

/* Start of the maximal suffix (by < or, with `turned`, by >) and its period. */
static size_t NAME(maximal_suffix)(const UNIT *x, size_t m, bool backward, bool turned, size_t *period)
{
#define AT(p, n, i) (backward ? (p)[(n) - 1 - (i)] : (p)[i])
    size_t start = 0, candidate = 1, k = 0;
    *period = 1;
    while (candidate + k < m) {
        UNIT a = AT(x, m, candidate + k), b = AT(x, m, start + k);
        if (a == b) {
            if (k + 1 == *period) {
                candidate += *period;
                k = 0;
            } else {
                k++;
            }
        } else if (turned ? a > b : a < b) {
            candidate += k + 1;
            k = 0;
            *period = candidate - start;
        } else {
            start = candidate++;
            k = 0;
            *period = 1;
        }
    }
    return start;
}

/* Position in reading direction, or -1. */
static int64_t NAME(two_way)(const UNIT *y, size_t n, const UNIT *x, size_t m, bool backward)
{
    size_t p1, p2;
    size_t s1 = NAME(maximal_suffix)(x, m, backward, false, &p1), s2 = NAME(maximal_suffix)(x, m, backward, true, &p2);
    size_t cut = s1 > s2 ? s1 : s2, period = s1 > s2 ? p1 : p2;
    bool periodic = cut + period <= m;
    for (size_t i = 0; periodic && i < cut; i++)
        periodic = AT(x, m, i) == AT(x, m, i + period);
    if (!periodic)
        period = (cut > m - cut ? cut : m - cut) + 1;
    size_t pos = 0, memory = 0;
    while (pos <= n - m) {
        size_t i = cut > memory ? cut : memory;
        while (i < m && AT(x, m, i) == AT(y, n, pos + i))
            i++;
        if (i < m) {
            pos += i - cut + 1;
            memory = 0;
            continue;
        }
        i = cut;
        while (i > memory && AT(x, m, i - 1) == AT(y, n, pos + i - 1))
            i--;
        if (i <= memory)
            return (int64_t)pos;
        pos += period;
        memory = periodic ? m - period : 0;
    }
    return -1;
#undef AT
}

/* First unit by a quick scan, the rest by comparison; once comparing has cost much more than scanning, two-way takes over. */
static int64_t NAME(find)(const UNIT *y, size_t n, const UNIT *x, size_t m)
{
    if (m > n)
        return -1;
    if (m == 0)
        return 0;
    size_t last = n - m, wasted = 0;
    UNIT first = x[0];
    for (size_t i = 0; i <= last; i++) {
        const UNIT *hit = SCAN(y + i, first, last - i + 1);
        if (!hit)
            return -1;
        i = (size_t)(hit - y);
        if (m == 1)
            return (int64_t)i;
        if (y[i + m - 1] == x[m - 1]) {
            size_t k = 1;
            while (k < m && y[i + k] == x[k])
                k++;
            if (k == m)
                return (int64_t)i;
            wasted += k;
        }
        if (++wasted > 64 + i / 2 && last - i > 64 && m > 2) {
            int64_t at = NAME(two_way)(y + i + 1, n - i - 1, x, m, false);
            return at < 0 ? -1 : at + (int64_t)i + 1;
        }
    }
    return -1;
}

static int64_t NAME(rfind)(const UNIT *y, size_t n, const UNIT *x, size_t m)
{
    if (m > n)
        return -1;
    if (m == 0)
        return (int64_t)n;
    size_t wasted = 0;
    for (size_t i = n - m + 1; i-- > 0;) {
        if (y[i] != x[0])
            continue;
        size_t k = 1;
        while (k < m && y[i + k] == x[k])
            k++;
        if (k == m)
            return (int64_t)i;
        wasted += k;
        if (wasted > 64 + (n - m - i) && m > 2 && i > 64) {
            size_t left = i + m - 1;        /* a match must end before this one would */
            int64_t at = NAME(two_way)(y, left, x, m, true);
            return at < 0 ? -1 : (int64_t)(left - m) - at;
        }
    }
    return -1;
}

#undef NAME
#undef NAME1
#undef NAME2
