/* list_sort.c -- list.sort: a stable merge sort that makes use of the order already there (timsort, merged by powersort's rule).
 *
 * Runs are found from left to right, short ones lengthened by binary insertion; which neighbours are merged next
 * depends on the node powers of their borders. A merge compares one by one until one side wins often, then gallops.
 * Programs can count comparisons, so their number and order are those of CPython; only `<` is used.
 *
 * Always: the items belong to a detached array while the list looks empty, so no comparison can free them; on every
 * way out, also after an error, that array is a permutation of what it was.
 */
#include "mem/gc.h"
#include "obj/int.h"
#include "obj/key.h"
#include "obj/list_impl.h"
#include "obj/float.h"
#include "obj/tuple.h"

enum { MAX_PENDING = 85, MIN_GALLOP = 7 };

/* What all keys are found to be before the first comparison. */
enum KeyKind { ANY, INTS, FLOATS, STRS, TUPLES };

/* Keys to compare, and the values that move along with them (NULL: the keys are the items). */
typedef struct Part {
    BlVal *keys, *values;
} Part;

typedef struct Run {
    Part at;
    size_t count;
    int power;                  /* of the border to the next run */
} Run;

typedef struct Sort {
    enum KeyKind kind;
    size_t min_gallop;
    size_t count;               /* of the whole array */
    BlVal *base;                /* its first key */
    Run pending[MAX_PENDING];
    int npending;
    Part temp;
    size_t temp_capacity;       /* pairs, or keys alone */
} Sort;

/* ---- comparing: 1 less, 0 not, -1 raised ---- */

static inline bool less_str(BlVal a, BlVal b)
{
    const BlStr *s = bl_as_str(a), *t = bl_as_str(b);
    if (s->kind != 1 || t->kind != 1)
        return bl_str_order(a, b) < 0;
    int order = memcmp(s->data, t->data, s->length < t->length ? s->length : t->length);
    return order ? order < 0 : s->length < t->length;
}

static int less_any(BlVal a, BlVal b)
{
    if (bl_both_imm_int(a, b))
        return (int64_t)a < (int64_t)b;
    if (bl_is_exact(a, STR) && bl_is_exact(b, STR))
        return less_str(a, b);
    BlRef result = bl_compare(a, b, BL_LT);
    if (BL_LIKELY(bl_is_bool(result)))
        return result == BL_TRUE;
    if (result == BL_NULL)
        return -1;
    int truth = bl_truth(result);
    bl_drop(result);
    return truth;
}

/* Exact tuples: the first pair that differs decides. */
static int less_tuple(BlVal a, BlVal b)
{
    const BlTuple *s = bl_as_tuple(a), *t = bl_as_tuple(b);
    for (size_t i = 0; i < s->count && i < t->count; i++) {
        int same = bl_key_eq(s->items[i], t->items[i]);
        if (same < 0)
            return -1;
        if (!same)
            return less_any(s->items[i], t->items[i]);
    }
    return s->count < t->count;
}

static inline int less(const Sort *s, BlVal a, BlVal b)
{
    switch (s->kind) {
    case INTS: return (int64_t)a < (int64_t)b;
    case FLOATS: return bl_float_value(a) < bl_float_value(b);
    case STRS: return less_str(a, b);
    case TUPLES: return less_tuple(a, b);
    case ANY: break;
    }
    return less_any(a, b);
}

static enum KeyKind kind_of(BlVal v)
{
    if (bl_is_imm_int(v))
        return INTS;
    if (bl_is_imm_float(v))
        return FLOATS;
    if (bl_is_exact(v, STR))
        return STRS;
    return bl_is_exact(v, TUPLE) ? TUPLES : ANY;
}

static enum KeyKind common_kind(const BlVal *keys, size_t n)
{
    enum KeyKind kind = n ? kind_of(keys[0]) : ANY;
    for (size_t i = 1; i < n && kind != ANY; i++)
        if (kind_of(keys[i]) != kind)
            return ANY;
    return kind;
}

/* ---- moving ---- */

static inline Part part_at(Part p, size_t i) { return (Part){p.keys + i, p.values ? p.values + i : NULL}; }

static inline void move_one(Part to, size_t i, Part from, size_t j)
{
    to.keys[i] = from.keys[j];
    if (to.values)
        to.values[i] = from.values[j];
}

static inline void move_many(Part to, size_t i, Part from, size_t j, size_t n)
{
    memmove(to.keys + i, from.keys + j, n * sizeof(BlVal));
    if (to.values)
        memmove(to.values + i, from.values + j, n * sizeof(BlVal));
}

static void reverse_array(BlVal *a, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        BlVal v = a[i];
        a[i] = a[--n];
        a[n] = v;
    }
}

static void reverse_part(Part p, size_t n)
{
    reverse_array(p.keys, n);
    if (p.values)
        reverse_array(p.values, n);
}

static void free_temp(Sort *s)
{
    if (s->temp.keys)
        bl_pool_free(s->temp.keys, s->temp_capacity * 2 * sizeof(BlVal));
    s->temp = (Part){NULL, NULL};
    s->temp_capacity = 0;
}

static bool reserve_temp(Sort *s, size_t n, bool with_values)
{
    if (n <= s->temp_capacity) {
        s->temp.values = with_values ? s->temp.keys + s->temp_capacity : NULL;
        return true;
    }
    free_temp(s);
    s->temp.keys = bl_pool_alloc(n * 2 * sizeof(BlVal));
    if (!s->temp.keys) {
        bl_no_memory();
        return false;
    }
    s->temp_capacity = n;
    s->temp.values = with_values ? s->temp.keys + n : NULL;
    return true;
}

/* ---- runs ---- */

/* p[0 .. sorted) is in order; put in the rest up to n, each behind its equals. */
static bool insertion_sort(const Sort *s, Part p, size_t n, size_t sorted)
{
    for (size_t i = sorted; i < n; i++) {
        BlVal pivot = p.keys[i];
        size_t left = 0, right = i;
        while (left < right) {
            size_t middle = left + ((right - left) >> 1);
            int lower = less(s, pivot, p.keys[middle]);
            if (lower < 0)
                return false;
            if (lower)
                right = middle;
            else
                left = middle + 1;
        }
        memmove(p.keys + left + 1, p.keys + left, (i - left) * sizeof(BlVal));
        p.keys[left] = pivot;
        if (p.values) {
            BlVal v = p.values[i];
            memmove(p.values + left + 1, p.values + left, (i - left) * sizeof(BlVal));
            p.values[left] = v;
        }
    }
    return true;
}

/* Length of the run that starts at keys[0]: as long as possible never falling, or always falling. 0: raised. */
static size_t find_run(const Sort *s, const BlVal *keys, size_t n, bool *falling)
{
    *falling = false;
    if (n < 2)
        return n;
    int lower = less(s, keys[1], keys[0]);
    if (lower < 0)
        return 0;
    *falling = lower;
    size_t i = 2;
    for (; i < n; i++) {
        lower = less(s, keys[i], keys[i - 1]);
        if (lower < 0)
            return 0;
        if ((bool)lower != *falling)
            break;
    }
    return i;
}

/* ---- galloping ---- */

/* Where in a[0 .. n) (sorted) `key` belongs, before (left) or behind (right) its equals, looking outwards from `hint`. -1: raised. */
static int64_t binary_between(const Sort *s, BlVal key, const BlVal *a, int64_t low, int64_t high, bool before)
{
    while (low < high) {
        int64_t middle = low + ((high - low) >> 1);
        int lower = before ? less(s, a[middle], key) : less(s, key, a[middle]);
        if (lower < 0)
            return -1;
        if ((lower != 0) == before)
            low = middle + 1;
        else
            high = middle;
    }
    return high;
}

static int64_t gallop_left(const Sort *s, BlVal key, const BlVal *a, int64_t n, int64_t hint)
{
    int64_t last = 0, offset = 1;
    int lower = less(s, a[hint], key);
    if (lower < 0)
        return -1;
    if (lower) {                        /* a[hint] < key: to the right until a[hint + last] < key <= a[hint + offset] */
        int64_t max = n - hint;
        while (offset < max) {
            lower = less(s, a[hint + offset], key);
            if (lower < 0)
                return -1;
            if (!lower)
                break;
            last = offset;
            offset = (offset << 1) + 1;
        }
        if (offset > max)
            offset = max;
        last += hint;
        offset += hint;
    } else {                            /* key <= a[hint]: to the left until a[hint - offset] < key <= a[hint - last] */
        int64_t max = hint + 1;
        while (offset < max) {
            lower = less(s, a[hint - offset], key);
            if (lower < 0)
                return -1;
            if (lower)
                break;
            last = offset;
            offset = (offset << 1) + 1;
        }
        if (offset > max)
            offset = max;
        int64_t k = last;
        last = hint - offset;
        offset = hint - k;
    }
    return binary_between(s, key, a, last + 1, offset, true);
}

static int64_t gallop_right(const Sort *s, BlVal key, const BlVal *a, int64_t n, int64_t hint)
{
    int64_t last = 0, offset = 1;
    int lower = less(s, key, a[hint]);
    if (lower < 0)
        return -1;
    if (lower) {                        /* key < a[hint]: to the left until a[hint - offset] <= key < a[hint - last] */
        int64_t max = hint + 1;
        while (offset < max) {
            lower = less(s, key, a[hint - offset]);
            if (lower < 0)
                return -1;
            if (!lower)
                break;
            last = offset;
            offset = (offset << 1) + 1;
        }
        if (offset > max)
            offset = max;
        int64_t k = last;
        last = hint - offset;
        offset = hint - k;
    } else {                            /* a[hint] <= key: to the right until a[hint + last] <= key < a[hint + offset] */
        int64_t max = n - hint;
        while (offset < max) {
            lower = less(s, key, a[hint + offset]);
            if (lower < 0)
                return -1;
            if (lower)
                break;
            last = offset;
            offset = (offset << 1) + 1;
        }
        if (offset > max)
            offset = max;
        last += hint;
        offset += hint;
    }
    return binary_between(s, key, a, last + 1, offset, false);
}

/* ---- merging ---- */

/* a (na items) and b (nb, right behind it) become one run, from the left; na <= nb, b[0] < a[0], a's last belongs at the end. */
static bool merge_low(Sort *s, Part a, int64_t na, Part b, int64_t nb)
{
    if (!reserve_temp(s, (size_t)na, a.values != NULL))
        return false;
    Part to = a, from = s->temp;
    move_many(from, 0, a, 0, (size_t)na);
    a = from;
    int64_t ia = 0, ib = 0, at = 0, k;
    size_t min_gallop = s->min_gallop;
    bool ok = false;
    move_one(to, at++, b, ib++);
    if (--nb == 0)
        goto rest_of_a;
    if (na == 1)
        goto rest_of_b;
    for (;;) {
        size_t wins_a = 0, wins_b = 0;
        for (;;) {
            int lower = less(s, b.keys[ib], a.keys[ia]);
            if (lower < 0)
                goto failed;
            if (lower) {
                move_one(to, at++, b, ib++);
                wins_b++;
                wins_a = 0;
                if (--nb == 0)
                    goto rest_of_a;
                if (wins_b >= min_gallop)
                    break;
            } else {
                move_one(to, at++, a, ia++);
                wins_a++;
                wins_b = 0;
                if (--na == 1)
                    goto rest_of_b;
                if (wins_a >= min_gallop)
                    break;
            }
        }
        min_gallop++;
        do {
            min_gallop -= min_gallop > 1;
            s->min_gallop = min_gallop;
            k = gallop_right(s, b.keys[ib], a.keys + ia, na, 0);
            wins_a = (size_t)k;
            if (k < 0)
                goto failed;
            if (k) {
                move_many(to, at, a, ia, (size_t)k);
                at += k;
                ia += k;
                na -= k;
                if (na == 1)
                    goto rest_of_b;
                if (na == 0)            /* only with an inconsistent order */
                    goto done;
            }
            move_one(to, at++, b, ib++);
            if (--nb == 0)
                goto rest_of_a;
            k = gallop_left(s, a.keys[ia], b.keys + ib, nb, 0);
            wins_b = (size_t)k;
            if (k < 0)
                goto failed;
            if (k) {
                move_many(to, at, b, ib, (size_t)k);
                at += k;
                ib += k;
                nb -= k;
                if (nb == 0)
                    goto rest_of_a;
            }
            move_one(to, at++, a, ia++);
            if (--na == 1)
                goto rest_of_b;
        } while (wins_a >= MIN_GALLOP || wins_b >= MIN_GALLOP);
        min_gallop++;
        s->min_gallop = min_gallop;
    }
rest_of_a:
    ok = true;
failed:
    if (na)
        move_many(to, at, a, ia, (size_t)na);
    return ok;
rest_of_b:                              /* a's last item belongs behind all of b */
    move_many(to, at, b, ib, (size_t)nb);
    move_one(to, at + nb, a, ia);
done:
    return true;
}

/* The same from the right, for na >= nb. Positions count from the ends: next to be taken are a[na - 1] and b[nb - 1], next place is na + nb - 1. */
static bool merge_high(Sort *s, Part a, int64_t na, Part b, int64_t nb)
{
    if (!reserve_temp(s, (size_t)nb, a.values != NULL))
        return false;
    Part to = a;
    move_many(s->temp, 0, b, 0, (size_t)nb);
    b = s->temp;
    int64_t k;
    size_t min_gallop = s->min_gallop;
    bool ok = false;
#define PLACE (na + nb - 1)
    move_one(to, PLACE, a, na - 1);
    if (--na == 0)
        goto rest_of_b;
    if (nb == 1)
        goto rest_of_a;
    for (;;) {
        size_t wins_a = 0, wins_b = 0;
        for (;;) {
            int lower = less(s, b.keys[nb - 1], a.keys[na - 1]);
            if (lower < 0)
                goto failed;
            if (lower) {
                move_one(to, PLACE, a, na - 1);
                wins_a++;
                wins_b = 0;
                if (--na == 0)
                    goto rest_of_b;
                if (wins_a >= min_gallop)
                    break;
            } else {
                move_one(to, PLACE, b, nb - 1);
                wins_b++;
                wins_a = 0;
                if (--nb == 1)
                    goto rest_of_a;
                if (wins_b >= min_gallop)
                    break;
            }
        }
        min_gallop++;
        do {
            min_gallop -= min_gallop > 1;
            s->min_gallop = min_gallop;
            k = gallop_right(s, b.keys[nb - 1], a.keys, na, na - 1);
            if (k < 0)
                goto failed;
            k = na - k;
            wins_a = (size_t)k;
            if (k) {
                move_many(to, na + nb - k, a, na - k, (size_t)k);
                na -= k;
                if (na == 0)
                    goto rest_of_b;
            }
            move_one(to, PLACE, b, nb - 1);
            if (--nb == 1)
                goto rest_of_a;
            k = gallop_left(s, a.keys[na - 1], b.keys, nb, nb - 1);
            if (k < 0)
                goto failed;
            k = nb - k;
            wins_b = (size_t)k;
            if (k) {
                move_many(to, na + nb - k, b, nb - k, (size_t)k);
                nb -= k;
                if (nb == 1)
                    goto rest_of_a;
                if (nb == 0)            /* only with an inconsistent order */
                    goto done;
            }
            move_one(to, PLACE, a, na - 1);
            if (--na == 0)
                goto rest_of_b;
        } while (wins_a >= MIN_GALLOP || wins_b >= MIN_GALLOP);
        min_gallop++;
        s->min_gallop = min_gallop;
    }
#undef PLACE
rest_of_b:
    ok = true;
failed:
    if (nb)
        move_many(to, na, b, 0, (size_t)nb);
    return ok;
rest_of_a:                              /* b's first item belongs before all of a */
    move_many(to, 1, a, 0, (size_t)na);
    move_one(to, 0, b, 0);
done:
    return true;
}

/* Merge the pending runs i and i + 1. */
static bool merge_at(Sort *s, int i)
{
    Part a = s->pending[i].at, b = s->pending[i + 1].at;
    int64_t na = (int64_t)s->pending[i].count, nb = (int64_t)s->pending[i + 1].count;
    s->pending[i].count = (size_t)(na + nb);
    if (i == s->npending - 3)
        s->pending[i + 1] = s->pending[i + 2];
    s->npending--;
    int64_t k = gallop_right(s, b.keys[0], a.keys, na, 0);      /* a's items up to there are in place already */
    if (k < 0)
        return false;
    a = part_at(a, (size_t)k);
    na -= k;
    if (na == 0)
        return true;
    nb = gallop_left(s, a.keys[na - 1], b.keys, nb, nb - 1);    /* b's items from there too */
    if (nb <= 0)
        return nb == 0;
    return na <= nb ? merge_low(s, a, na, b, nb) : merge_high(s, a, na, b, nb);
}

/* Depth of the border between the runs [start, start + n1) and the n2 items behind it in the ideal binary tree over n items:
 * the first binary digit in which the middles of the two, as fractions of n, differ. */
static int border_power(size_t start, size_t n1, size_t n2, size_t n)
{
    int power = 0;
    size_t a = 2 * start + n1, b = a + n1 + n2;
    for (;;) {
        power++;
        if (a >= n) {
            a -= n;
            b -= n;
        } else if (b >= n) {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

/* A run of n items follows the pending ones: merge what lies deeper than its border. */
static bool before_new_run(Sort *s, size_t n)
{
    if (s->npending == 0)
        return true;
    const Run *last = &s->pending[s->npending - 1];
    int power = border_power((size_t)(last->at.keys - s->base), last->count, n, s->count);
    while (s->npending > 1 && s->pending[s->npending - 2].power > power)
        if (!merge_at(s, s->npending - 2))
            return false;
    s->pending[s->npending - 1].power = power;
    return true;
}

static bool merge_all(Sort *s)
{
    while (s->npending > 1) {
        int i = s->npending - 2;
        if (i > 0 && s->pending[i - 1].count < s->pending[i + 1].count)
            i--;
        if (!merge_at(s, i))
            return false;
    }
    return true;
}

/* Between 32 and 64, such that n / result is a power of two or a little less. */
static size_t shortest_run(size_t n)
{
    size_t odd = 0;
    while (n >= 64) {
        odd |= n & 1;
        n >>= 1;
    }
    return n + odd;
}

static bool sort_part(Sort *s, Part p, size_t n)
{
    size_t shortest = shortest_run(n), left = n;
    while (left > 0) {
        bool falling;
        size_t run = find_run(s, p.keys, left, &falling);
        if (run == 0)
            return false;
        if (falling)
            reverse_part(p, run);
        if (run < shortest) {
            size_t forced = left < shortest ? left : shortest;
            if (!insertion_sort(s, p, forced, run))
                return false;
            run = forced;
        }
        if (!before_new_run(s, run))
            return false;
        s->pending[s->npending++] = (Run){p, run, 0};
        p = part_at(p, run);
        left -= run;
    }
    return merge_all(s);
}

/* ---- list.sort ---- */

/* key(item) for each item, or NULL (raised). */
static BlVal *make_keys(BlVal key, const BlVal *items, size_t n)
{
    BlVal *keys = bl_pool_alloc(n * sizeof(BlVal));
    if (!keys) {
        bl_no_memory();
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        keys[i] = bl_call1(key, items[i]);
        if (keys[i] != BL_NULL)
            continue;
        while (i > 0)
            bl_drop(keys[--i]);
        bl_pool_free(keys, n * sizeof(BlVal));
        return NULL;
    }
    return keys;
}

static bool sort_items(BlVal *items, size_t n, BlVal key, bool reverse)
{
    Sort s;
    Part p = {items, NULL};
    if (key != BL_NONE && n) {
        p.values = items;
        p.keys = make_keys(key, items, n);
        if (!p.keys)
            return false;
    }
    s.kind = common_kind(p.keys, n);
    s.min_gallop = MIN_GALLOP;
    s.count = n;
    s.base = p.keys;
    s.npending = 0;
    s.temp = (Part){NULL, NULL};
    s.temp_capacity = 0;
    if (reverse)                        /* twice: equal items keep their order */
        reverse_part(p, n);
    bool ok = n < 2 || sort_part(&s, p, n);
    if (reverse)
        reverse_array(items, n);
    free_temp(&s);
    if (p.values) {
        for (size_t i = 0; i < n; i++)
            bl_drop(p.keys[i]);
        bl_pool_free(p.keys, n * sizeof(BlVal));
    }
    return ok;
}

int bl_sort_reverse(BlVal reverse)
{
    int64_t n;
    BlRef index = bl_index(reverse);
    if (index == BL_NULL)
        return -1;
    bool fits = bl_int_to_int64(index, &n) && n >= INT32_MIN && n <= INT32_MAX;
    bl_drop(index);
    return fits ? n != 0 : bl_raise_int(bl_exc(OverflowError), "Python int too large to convert to C int");
}

bool bl_list_sort(BlVal list, BlVal key, bool reverse)
{
    BlList *l = bl_as_list(list);
    BlVal *items = l->items;
    size_t n = l->count, capacity = l->capacity;
    bl_keep(list);
    l->items = NULL;
    l->count = l->capacity = 0;
    bool ok = sort_items(items, n, key, reverse);
    if (ok && l->items) {
        bl_raise(bl_exc(ValueError), "list modified during sort");
        ok = false;
    }
    BlVal *strange = l->items;
    size_t nstrange = l->count, strange_capacity = l->capacity;
    l->items = items;
    l->count = n;
    l->capacity = capacity;
    if (strange) {
        BlRef error = bl_save_error();
        while (nstrange > 0)
            bl_drop(strange[--nstrange]);
        bl_pool_free(strange, strange_capacity * sizeof(BlVal));
        bl_restore_error(error);
    }
    bl_drop(list);
    return ok;
}
