/* str_split.c -- taking text apart and putting it together: split, splitlines, partition, join, replace.
 *
 * All of them search in the units of the text itself; a part that cannot occur (wider than the text) never does.
 */
#include "obj/str_inner.h"
#include "obj/str_split.h"
#include "obj/unichar.h"

/* Text to search in, what is searched, and the piece being taken. */
typedef struct Cutter {
    BlVal text;
    BlStr *s;
    BlRef list;
} Cutter;

static bool cutter_open(Cutter *c, BlVal text)
{
    c->text = text;
    c->s = bl_as_str(text);
    c->list = bl_list_new(0);
    return c->list != BL_NULL;
}

static bool take(Cutter *c, size_t start, size_t end)
{
    BlRef part = bl_str_substr(c->text, start, end);
    return part != BL_NULL && bl_list_adopt(c->list, part);
}

static BlRef cutter_close(Cutter *c, bool ok)
{
    if (ok)
        return c->list;
    bl_drop(c->list);
    return BL_NULL;
}

static const char *unit_at(const BlStr *s, size_t i) { return s->data + i * s->kind; }

static BlRef split_spaces(BlVal text, size_t max)
{
    Cutter c;
    if (!cutter_open(&c, text))
        return BL_NULL;
    size_t i = 0, n = c.s->length;
    bool ok = true;
    while (ok) {
        while (i < n && bl_ch_is_space(bl_str_at(c.s, i)))
            i++;
        if (i == n)
            break;
        size_t start = i;
        if (max-- == 0) {
            ok = take(&c, start, n);        /* the rest keeps its spaces at the end */
            break;
        }
        if (c.s->ascii) {
            const uint8_t *p = (const uint8_t *)c.s->data;
            while (i < n && !(bl_ascii_class[p[i]] & BL_CH_SPACE))
                i++;
        } else {
            while (i < n && !bl_ch_is_space(bl_str_at(c.s, i)))
                i++;
        }
        ok = take(&c, start, i);
    }
    return cutter_close(&c, ok);
}

static BlRef rsplit_spaces(BlVal text, size_t max)
{
    Cutter c;
    if (!cutter_open(&c, text))
        return BL_NULL;
    size_t i = c.s->length;
    bool ok = true;
    while (ok) {
        while (i > 0 && bl_ch_is_space(bl_str_at(c.s, i - 1)))
            i--;
        if (i == 0)
            break;
        size_t end = i;
        if (max-- == 0) {
            ok = take(&c, 0, end);
            break;
        }
        while (i > 0 && !bl_ch_is_space(bl_str_at(c.s, i - 1)))
            i--;
        ok = take(&c, i, end);
    }
    return cutter_close(&c, ok);
}

static BlRef split_by(BlVal text, BlStr *sep, size_t max)
{
    Cutter c;
    BlNeedle needle;
    int found = bl_needle_make(&needle, bl_as_str(text)->kind, sep);
    if (found < 0 || !cutter_open(&c, text)) {
        if (found >= 0)
            bl_needle_free(&needle);
        return BL_NULL;
    }
    size_t i = 0, n = c.s->length;
    bool ok = true;
    while (ok && found && max-- > 0) {
        int64_t at = bl_units_find(c.s->kind, unit_at(c.s, i), n - i, needle.data, sep->length);
        if (at < 0)
            break;
        ok = take(&c, i, i + (size_t)at);
        i += (size_t)at + sep->length;
    }
    bl_needle_free(&needle);
    return cutter_close(&c, ok && take(&c, i, n));
}

static BlRef rsplit_by(BlVal text, BlStr *sep, size_t max)
{
    Cutter c;
    BlNeedle needle;
    int found = bl_needle_make(&needle, bl_as_str(text)->kind, sep);
    if (found < 0 || !cutter_open(&c, text)) {
        if (found >= 0)
            bl_needle_free(&needle);
        return BL_NULL;
    }
    size_t n = c.s->length;
    bool ok = true;
    while (ok && found && max-- > 0) {
        int64_t at = bl_units_rfind(c.s->kind, c.s->data, n, needle.data, sep->length);
        if (at < 0)
            break;
        ok = take(&c, (size_t)at + sep->length, n);
        n = (size_t)at;
    }
    bl_needle_free(&needle);
    return cutter_close(&c, ok && take(&c, 0, n));
}

static void reverse(BlVal list)
{
    BlList *l = bl_as_list(list);
    for (size_t i = 0, j = l->count; i + 1 < j; i++) {
        BlVal t = l->items[--j];
        l->items[j] = l->items[i];
        l->items[i] = t;
    }
}

static BlRef split_any(BlVal self, const BlVal *arg, bool backward)
{
    int64_t max = bl_imm_int(arg[1]);
    size_t limit = max < 0 ? SIZE_MAX : (size_t)max;
    BlRef list;
    if (arg[0] == BL_NONE) {
        list = backward ? rsplit_spaces(self, limit) : split_spaces(self, limit);
    } else {
        if (!bl_is_str(arg[0]))
            return bl_raise(bl_exc(TypeError), "must be str or None, not %T", arg[0]);
        BlStr *sep = bl_as_str(arg[0]);
        if (sep->length == 0)
            return bl_raise(bl_exc(ValueError), "empty separator");
        list = backward ? rsplit_by(self, sep, limit) : split_by(self, sep, limit);
    }
    if (list != BL_NULL && backward)
        reverse(list);
    return list;
}

BlRef bl_str_split(BlVal self, const BlVal *arg) { return split_any(self, arg, false); }
BlRef bl_str_rsplit(BlVal self, const BlVal *arg) { return split_any(self, arg, true); }

BlRef bl_str_splitlines(BlVal self, const BlVal *arg)
{
    int keep = bl_truth(arg[0]);
    Cutter c;
    if (keep < 0 || !cutter_open(&c, self))
        return BL_NULL;
    size_t i = 0, n = c.s->length;
    bool ok = true;
    while (ok && i < n) {
        size_t start = i;
        while (i < n && !bl_ch_is_break(bl_str_at(c.s, i)))
            i++;
        size_t end = i;
        if (i < n) {
            i += bl_str_at(c.s, i) == '\r' && i + 1 < n && bl_str_at(c.s, i + 1) == '\n' ? 2 : 1;
            if (keep)
                end = i;
        }
        ok = take(&c, start, end);
    }
    return cutter_close(&c, ok);
}

/* Where sep is in self: 1 found at *at, 0, -1 raised. */
static int locate(BlVal self, BlVal sep, bool last, size_t *at)
{
    if (!bl_is_str(sep))
        return bl_raise_int(bl_exc(TypeError), "must be str, not %T", sep);
    BlStr *s = bl_as_str(self), *p = bl_as_str(sep);
    if (p->length == 0)
        return bl_raise_int(bl_exc(ValueError), "empty separator");
    BlNeedle needle;
    int ok = bl_needle_make(&needle, s->kind, p);
    if (ok <= 0)
        return ok;
    int64_t found = last ? bl_units_rfind(s->kind, s->data, s->length, needle.data, p->length)
                         : bl_units_find(s->kind, s->data, s->length, needle.data, p->length);
    bl_needle_free(&needle);
    *at = (size_t)found;
    return found >= 0;
}

static BlRef triple(BlRef a, BlRef b, BlRef c)
{
    BlRef items[3] = {a, b, c};
    if (a != BL_NULL && b != BL_NULL && c != BL_NULL)
        return bl_tuple_from_adopted(items, 3);
    for (int i = 0; i < 3; i++)
        bl_drop(items[i]);
    return BL_NULL;
}

BlRef bl_str_partition(BlVal self, const BlVal *arg)
{
    size_t at;
    int found = locate(self, arg[0], false, &at);
    if (found < 0)
        return BL_NULL;
    if (!found)
        return triple(bl_str_exact(self), bl_keep(bl_str_empty()), bl_keep(bl_str_empty()));
    return triple(bl_str_substr(self, 0, at), bl_str_exact(arg[0]), bl_str_substr(self, at + bl_as_str(arg[0])->length, SIZE_MAX));
}

BlRef bl_str_rpartition(BlVal self, const BlVal *arg)
{
    size_t at;
    int found = locate(self, arg[0], true, &at);
    if (found < 0)
        return BL_NULL;
    if (!found)
        return triple(bl_keep(bl_str_empty()), bl_keep(bl_str_empty()), bl_str_exact(self));
    return triple(bl_str_substr(self, 0, at), bl_str_exact(arg[0]), bl_str_substr(self, at + bl_as_str(arg[0])->length, SIZE_MAX));
}

BlRef bl_str_join_method(BlVal self, const BlVal *arg)
{
    BlRef seq = BL_AS_LEVEL(bl_fast_sequence(arg[0], "can only join an iterable"));
    if (seq == BL_NULL)
        return BL_NULL;
    size_t n;
    const BlVal *items = bl_fast_items(seq, &n);
    BlRef r = bl_str_join(self, items, n);
    bl_drop(seq);
    return r;
}

/* ---- replace ---- */

static BlRef interleave(BlStr *s, BlStr *piece, size_t max)     /* the empty str is found before each character and at the end */
{
    size_t times = s->length + 1 < max ? s->length + 1 : max, total;
    int kind = s->kind > piece->kind ? s->kind : piece->kind;
    if (__builtin_mul_overflow(times, piece->length, &total) || __builtin_add_overflow(total, s->length, &total) || total > (size_t)PTRDIFF_MAX)
        return bl_raise(bl_exc(OverflowError), "replace string is too long");
    BlRef r = bl_str_raw(kind, total);
    if (r == BL_NULL)
        return BL_NULL;
    char *out = bl_as_str(r)->data;
    size_t done = 0;
    for (size_t i = 0; i <= s->length; i++) {
        if (i < times) {
            bl_units_copy(out + done * (size_t)kind, kind, piece->data, piece->kind, piece->length);
            done += piece->length;
        }
        if (i < s->length)
            bl_unit_set(kind, out, done++, bl_str_at(s, i));
    }
    return bl_str_narrow(r);
}

static BlRef replace_found(BlStr *s, const void *old, size_t m, BlStr *piece, size_t times)
{
    size_t total, removed = times * m;
    if (__builtin_mul_overflow(times, piece->length, &total) || __builtin_add_overflow(total, s->length - removed, &total) ||
        total > (size_t)PTRDIFF_MAX)
        return bl_raise(bl_exc(OverflowError), "replace string is too long");
    int kind = s->kind > piece->kind ? s->kind : piece->kind;
    BlRef r = bl_str_raw(kind, total);
    if (r == BL_NULL)
        return BL_NULL;
    char *out = bl_as_str(r)->data;
    size_t i = 0;
    while (times-- > 0) {
        size_t gap = (size_t)bl_units_find(s->kind, unit_at(s, i), s->length - i, old, m);
        bl_units_copy(out, kind, unit_at(s, i), s->kind, gap);
        out += gap * (size_t)kind;
        bl_units_copy(out, kind, piece->data, piece->kind, piece->length);
        out += piece->length * (size_t)kind;
        i += gap + m;
    }
    bl_units_copy(out, kind, unit_at(s, i), s->kind, s->length - i);
    if (s->ascii && piece->ascii && total > 1) {
        bl_as_str(r)->ascii = true;
        return r;
    }
    return bl_str_narrow(r);
}

BlRef bl_str_replace(BlVal self, const BlVal *arg)
{
    BlStr *s = bl_as_str(self), *old = bl_as_str(arg[0]), *piece = bl_as_str(arg[1]);
    int64_t count = bl_imm_int(arg[2]);
    size_t max = count < 0 ? SIZE_MAX : (size_t)count;
    if (max == 0 || bl_str_equal(arg[0], arg[1]) || old->length > s->length)
        return bl_str_exact(self);
    if (old->length == 0)
        return interleave(s, piece, max);
    BlNeedle needle;
    int ok = bl_needle_make(&needle, s->kind, old);
    if (ok <= 0)
        return ok < 0 ? BL_NULL : bl_str_exact(self);
    size_t times = bl_units_count(s->kind, s->data, s->length, needle.data, old->length, max);
    BlRef r = times ? replace_found(s, needle.data, old->length, piece, times) : bl_str_exact(self);
    bl_needle_free(&needle);
    return r;
}
