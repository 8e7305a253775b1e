/* bytes_methods.c -- the methods that bytes and bytearray share.
 *
 * Text in them is ASCII: other bytes have no case and are no letters. A method gets hold of all its arguments first; its own
 * data is looked at last, since a bytearray can change while an argument is converted.
 */
#include "obj/bytes_methods.h"
#include "obj/str_inner.h"
#include "obj/unichar.h"

typedef unsigned char Byte;

static inline uint8_t class_of(Byte c) { return c < 128 ? bl_ascii_class[c] : 0; }
static inline bool is_space(Byte c) { return c == ' ' || (c >= 9 && c <= 13); }
static inline Byte to_upper(Byte c) { return (Byte)(c - ((Byte)(c - 'a') < 26 ? 32 : 0)); }
static inline Byte to_lower(Byte c) { return (Byte)(c + ((Byte)(c - 'A') < 26 ? 32 : 0)); }

/* A result of the kind of self, n bytes to be filled in. */
static BlRef fresh(BlVal self, size_t n, Byte **data)
{
    BlRef r = bl_is_bytes(self) ? bl_bytes_new(NULL, n) : bl_bytearray_new(NULL, n);
    size_t unused;
    if (r != BL_NULL)
        *data = (Byte *)(uintptr_t)bl_bytes_view(r, &unused);
    return r;
}

/* Self unchanged: bytes are shared, a bytearray is copied. */
static BlRef same(BlVal self)
{
    if (bl_is_exact(self, BYTES))
        return bl_keep(self);
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    return bl_bytes_like(self, p, n);
}

static BlRef part(BlVal self, size_t start, size_t end)
{
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    return start == 0 && end == n ? same(self) : bl_bytes_like(self, p + start, end - start);
}

/* ---- case ---- */

static BlRef map(BlVal self, Byte (*f)(Byte))
{
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    Byte *out;
    BlRef r = fresh(self, n, &out);
    for (size_t i = 0; r != BL_NULL && i < n; i++)
        out[i] = f(p[i]);
    return r;
}

static Byte swap_case(Byte c) { return class_of(c) & BL_CH_UPPER ? to_lower(c) : to_upper(c); }

BlRef bl_by_upper(BlVal self, const BlVal *arg) { return (void)arg, map(self, to_upper); }
BlRef bl_by_lower(BlVal self, const BlVal *arg) { return (void)arg, map(self, to_lower); }
BlRef bl_by_swapcase(BlVal self, const BlVal *arg) { return (void)arg, map(self, swap_case); }

BlRef bl_by_capitalize(BlVal self, const BlVal *arg)
{
    (void)arg;
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    Byte *out;
    BlRef r = fresh(self, n, &out);
    for (size_t i = 0; r != BL_NULL && i < n; i++)
        out[i] = i ? to_lower(p[i]) : to_upper(p[i]);
    return r;
}

BlRef bl_by_title(BlVal self, const BlVal *arg)
{
    (void)arg;
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    Byte *out;
    bool inside = false;
    BlRef r = fresh(self, n, &out);
    for (size_t i = 0; r != BL_NULL && i < n; i++) {
        out[i] = inside ? to_lower(p[i]) : to_upper(p[i]);
        inside = class_of(p[i]) & BL_CH_ALPHA;
    }
    return r;
}

/* ---- questions ---- */

static BlRef all(BlVal self, uint8_t mask)
{
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    for (size_t i = 0; i < n; i++)
        if (!(class_of(p[i]) & mask))
            return BL_FALSE;
    return bl_from_bool(n > 0);
}

BlRef bl_by_isalnum(BlVal self, const BlVal *arg) { return (void)arg, all(self, BL_CH_ALPHA | BL_CH_DIGIT); }
BlRef bl_by_isalpha(BlVal self, const BlVal *arg) { return (void)arg, all(self, BL_CH_ALPHA); }
BlRef bl_by_isdigit(BlVal self, const BlVal *arg) { return (void)arg, all(self, BL_CH_DIGIT); }

BlRef bl_by_isspace(BlVal self, const BlVal *arg)
{
    (void)arg;
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    for (size_t i = 0; i < n; i++)
        if (!is_space(p[i]))
            return BL_FALSE;
    return bl_from_bool(n > 0);
}

BlRef bl_by_isascii(BlVal self, const BlVal *arg)
{
    (void)arg;
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    return bl_from_bool(bl_ascii_span((const char *)p, n) == n);
}

static BlRef one_case(BlVal self, uint8_t wanted, uint8_t other)
{
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    bool cased = false;
    for (size_t i = 0; i < n; i++) {
        if (class_of(p[i]) & other)
            return BL_FALSE;
        cased = cased || class_of(p[i]) & wanted;
    }
    return bl_from_bool(cased);
}

BlRef bl_by_islower(BlVal self, const BlVal *arg) { return (void)arg, one_case(self, BL_CH_LOWER, BL_CH_UPPER); }
BlRef bl_by_isupper(BlVal self, const BlVal *arg) { return (void)arg, one_case(self, BL_CH_UPPER, BL_CH_LOWER); }

BlRef bl_by_istitle(BlVal self, const BlVal *arg)
{
    (void)arg;
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    bool cased = false, inside = false;
    for (size_t i = 0; i < n; i++) {
        uint8_t c = class_of(p[i]);
        if ((c & BL_CH_UPPER && inside) || (c & BL_CH_LOWER && !inside))
            return BL_FALSE;
        inside = c & BL_CH_ALPHA;
        cased = cased || inside;
    }
    return bl_from_bool(cased);
}

/* ---- search ---- */

int bl_bytes_contains(const void *data, size_t n, BlVal item)
{
    if (bl_has_buffer(item) && !bl_is_int(item)) {
        BlBuffer b;
        if (bl_buffer_get(item, &b, false) < 0)
            return -1;
        int found = bl_units_find(1, data, n, b.data, b.length) >= 0;
        bl_buffer_release(&b);
        return found;
    }
    if (!bl_is_int(item) && !bl_type_of(item)->index)
        return bl_raise_int(bl_exc(TypeError), "a bytes-like object is required, not '%T'", item);
    Byte byte;
    if (!bl_byte_value(item, &byte, "byte must be in range(0, 256)"))
        return -1;
    return n && memchr(data, byte, n) != NULL;
}

typedef struct Search {
    const Byte *p;
    size_t start, end;
    BlBuffer sub;
    bool held;                  /* sub has to be released */
    Byte byte;
} Search;

static bool no_keywords(BlVal self, const char *name, BlVal kwnames)
{
    char full[48];
    snprintf(full, sizeof full, "%s.%s", bl_is_bytes(self) ? "bytes" : "bytearray", name);
    return bl_no_keywords(full, kwnames);
}

static bool search_open(Search *q, const char *name, BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    q->held = false;
    if (kwnames != BL_NULL && !no_keywords(self, name, kwnames))
        return false;
    if (nargs < 1 || nargs > 3) {
        bl_raise(bl_exc(TypeError), "%s() takes at %s %d argument%s (%zu given)", name, nargs ? "most" : "least", nargs ? 3 : 1, nargs ? "s" : "", nargs);
        return false;
    }
    size_t n;
    bl_bytes_view(self, &n);
    if (!bl_range_args(arg + 1, nargs - 1, n, &q->start, &q->end))
        return false;
    if (bl_is_int(arg[0]) || (!bl_has_buffer(arg[0]) && bl_type_of(arg[0])->index)) {
        if (!bl_byte_value(arg[0], &q->byte, "byte must be in range(0, 256)"))
            return false;
        q->sub = (BlBuffer){.data = &q->byte, .length = 1};
    } else if (!bl_has_buffer(arg[0])) {
        bl_raise(bl_exc(TypeError), "argument should be integer or bytes-like object, not '%T'", arg[0]);
        return false;
    } else {
        if (bl_buffer_get(arg[0], &q->sub, false) < 0)
            return false;
        q->held = true;
    }
    size_t now;                                 /* an __index__ may have made it shorter */
    q->p = bl_bytes_view(self, &now);
    if (q->end > now)
        q->end = now;
    return true;
}

static int64_t search(const char *name, BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames, bool last)
{
    Search q;
    if (!search_open(&q, name, self, arg, nargs, kwnames))
        return -2;
    int64_t at = -1;
    if (q.start <= q.end)
        at = (last ? bl_units_rfind : bl_units_find)(1, q.p + q.start, q.end - q.start, q.sub.data, q.sub.length);
    if (q.held)
        bl_buffer_release(&q.sub);
    return at < 0 ? -1 : at + (int64_t)q.start;
}

static BlRef position(int64_t at, bool must)
{
    if (at == -2)
        return BL_NULL;
    return at == -1 && must ? bl_raise(bl_exc(ValueError), "subsection not found") : bl_from_imm(at);
}

BlRef bl_by_find(BlVal self, const BlVal *arg, size_t n, BlVal kw) { return position(search("find", self, arg, n, kw, false), false); }
BlRef bl_by_rfind(BlVal self, const BlVal *arg, size_t n, BlVal kw) { return position(search("rfind", self, arg, n, kw, true), false); }
BlRef bl_by_index(BlVal self, const BlVal *arg, size_t n, BlVal kw) { return position(search("index", self, arg, n, kw, false), true); }
BlRef bl_by_rindex(BlVal self, const BlVal *arg, size_t n, BlVal kw) { return position(search("rindex", self, arg, n, kw, true), true); }

BlRef bl_by_count(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    Search q;
    if (!search_open(&q, "count", self, arg, nargs, kwnames))
        return BL_NULL;
    size_t count = 0;
    if (q.start <= q.end)
        count = bl_units_count(1, q.p + q.start, q.end - q.start, q.sub.data, q.sub.length, SIZE_MAX);
    if (q.held)
        bl_buffer_release(&q.sub);
    return bl_from_imm((int64_t)count);
}

/* 1 yes, 0 no, -1 raised */
static int has_affix(BlVal self, size_t start, size_t end, BlVal affix, bool tail)
{
    BlBuffer b;
    if (bl_buffer_get(affix, &b, false) < 0)
        return -1;
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    if (end > n)
        end = n;
    bool yes = start <= end && b.length <= end - start && memcmp(p + (tail ? end - b.length : start), b.data, b.length) == 0;
    bl_buffer_release(&b);
    return yes;
}

static BlRef affix(const char *name, BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames, bool tail)
{
    if (kwnames != BL_NULL && !no_keywords(self, name, kwnames))
        return BL_NULL;
    if (nargs < 1 || nargs > 3)
        return bl_raise(bl_exc(TypeError), "%s() takes at %s %d argument%s (%zu given)", name, nargs ? "most" : "least", nargs ? 3 : 1, nargs ? "s" : "",
                        nargs);
    size_t n, start, end;
    bl_bytes_view(self, &n);
    if (!bl_range_args(arg + 1, nargs - 1, n, &start, &end))
        return BL_NULL;
    int yes = 0;
    if (bl_is_tuple(arg[0])) {
        for (size_t i = 0; i < bl_as_tuple(arg[0])->count && yes == 0; i++)
            yes = has_affix(self, start, end, bl_as_tuple(arg[0])->items[i], tail);
    } else if (!bl_has_buffer(arg[0])) {
        return bl_raise(bl_exc(TypeError), "%s first arg must be bytes or a tuple of bytes, not %T", name, arg[0]);
    } else {
        yes = has_affix(self, start, end, arg[0], tail);
    }
    return yes < 0 ? BL_NULL : bl_from_bool(yes);
}

BlRef bl_by_startswith(BlVal self, const BlVal *arg, size_t n, BlVal kw) { return affix("startswith", self, arg, n, kw, false); }
BlRef bl_by_endswith(BlVal self, const BlVal *arg, size_t n, BlVal kw) { return affix("endswith", self, arg, n, kw, true); }

BlRef bl_by_removeprefix(BlVal self, const BlVal *arg)
{
    BlBuffer b;
    if (bl_buffer_get(arg[0], &b, false) < 0)
        return BL_NULL;
    size_t n, cut = b.length;
    const Byte *p = bl_bytes_view(self, &n);
    bool yes = cut <= n && memcmp(p, b.data, cut) == 0;
    bl_buffer_release(&b);
    return yes && cut ? part(self, cut, n) : same(self);
}

BlRef bl_by_removesuffix(BlVal self, const BlVal *arg)
{
    BlBuffer b;
    if (bl_buffer_get(arg[0], &b, false) < 0)
        return BL_NULL;
    size_t n, cut = b.length;
    const Byte *p = bl_bytes_view(self, &n);
    bool yes = cut <= n && memcmp(p + n - cut, b.data, cut) == 0;
    bl_buffer_release(&b);
    return yes && cut ? part(self, 0, n - cut) : same(self);
}

/* ---- strip ---- */

static BlRef strip(BlVal self, BlVal bytes, bool left, bool right)
{
    bool set[256] = {false};
    if (bytes == BL_NONE) {
        for (int c = 0; c < 128; c++)
            set[c] = is_space((Byte)c);
    } else {
        BlBuffer b;
        if (bl_buffer_get(bytes, &b, false) < 0)
            return BL_NULL;
        for (size_t i = 0; i < b.length; i++)
            set[b.data[i]] = true;
        bl_buffer_release(&b);
    }
    size_t start = 0, end;
    const Byte *p = bl_bytes_view(self, &end);
    while (left && start < end && set[p[start]])
        start++;
    while (right && end > start && set[p[end - 1]])
        end--;
    return part(self, start, end);
}

BlRef bl_by_strip(BlVal self, const BlVal *arg) { return strip(self, arg[0], true, true); }
BlRef bl_by_lstrip(BlVal self, const BlVal *arg) { return strip(self, arg[0], true, false); }
BlRef bl_by_rstrip(BlVal self, const BlVal *arg) { return strip(self, arg[0], false, true); }

/* ---- padding ---- */

static BlRef pad(BlVal self, size_t left, size_t right, Byte fill)
{
    size_t n, all_of_it;
    const Byte *p = bl_bytes_view(self, &n);
    Byte *out;
    if (__builtin_add_overflow(n, left, &all_of_it) || __builtin_add_overflow(all_of_it, right, &all_of_it) || all_of_it > (size_t)PTRDIFF_MAX)
        return bl_raise(bl_exc(OverflowError), "padded bytes are too long");
    BlRef r = fresh(self, all_of_it, &out);
    if (r == BL_NULL)
        return BL_NULL;
    memset(out, fill, left);
    memcpy(out + left, p, n);
    memset(out + left + n, fill, right);
    return r;
}

static BlRef justify(BlVal self, const BlVal *arg, const char *name, char how)
{
    Byte fill = ' ';
    size_t n;
    if (arg[1] != BL_NULL) {
        const Byte *f = bl_is_bytes(arg[1]) || bl_is_bytearray(arg[1]) ? bl_bytes_view(arg[1], &n) : NULL;
        if (!f || n != 1)
            return bl_raise(bl_exc(TypeError), "%s() argument 2 must be a byte string of length 1, not %s", name,
                            arg[1] == BL_NONE ? "None" : bl_type_name(arg[1]));
        fill = *f;
    }
    bl_bytes_view(self, &n);
    int64_t width = bl_imm_int(arg[0]);
    if (width <= (int64_t)n)
        return same(self);
    size_t more = (size_t)width - n, left = how == '<' ? 0 : how == '>' ? more : more / 2 + (more & (size_t)width & 1);
    return pad(self, left, more - left, fill);
}

BlRef bl_by_center(BlVal self, const BlVal *arg) { return justify(self, arg, "center", '^'); }
BlRef bl_by_ljust(BlVal self, const BlVal *arg) { return justify(self, arg, "ljust", '<'); }
BlRef bl_by_rjust(BlVal self, const BlVal *arg) { return justify(self, arg, "rjust", '>'); }

BlRef bl_by_zfill(BlVal self, const BlVal *arg)
{
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    int64_t width = bl_imm_int(arg[0]);
    if (width <= (int64_t)n)
        return same(self);
    size_t more = (size_t)width - n;
    bool sign = n && (p[0] == '+' || p[0] == '-');
    BlRef r = pad(self, more, 0, '0');
    if (r != BL_NULL && sign) {
        Byte *out = (Byte *)(uintptr_t)bl_bytes_view(r, &n);
        out[0] = out[more];
        out[more] = '0';
    }
    return r;
}

static BlRef finish(BlVal self, BlBuf *b)
{
    BlRef r = b->failed ? bl_no_memory() : bl_bytes_like(self, bl_buf_text(b), b->size);
    bl_buf_free(b);
    return r;
}

BlRef bl_by_expandtabs(BlVal self, const BlVal *arg)
{
    int64_t tab;
    if (!bl_int_to_int64(arg[0], &tab) || tab > INT32_MAX || tab < INT32_MIN)
        return bl_raise(bl_exc(OverflowError), "Python int too large to convert to C int");
    size_t n, column = 0;
    const Byte *p = bl_bytes_view(self, &n);
    BlBuf b = BL_BUF_INIT;
    for (size_t i = 0; i < n && !b.failed; i++) {
        if (p[i] == '\t') {
            size_t more = tab > 0 ? (size_t)tab - column % (size_t)tab : 0;
            column += more;
            bl_buf_fill(&b, ' ', more);
        } else {
            column = p[i] == '\n' || p[i] == '\r' ? 0 : column + 1;
            bl_buf_addc(&b, (char)p[i]);
        }
    }
    return finish(self, &b);
}

/* ---- split ---- */

typedef struct Cutter {
    BlVal self;
    BlRef list;
    const Byte *p;
    size_t n;
} Cutter;

static bool cutter_open(Cutter *c, BlVal self)
{
    c->self = self;
    c->list = bl_list_new(0);
    c->p = bl_bytes_view(self, &c->n);
    return c->list != BL_NULL;
}

static bool take(Cutter *c, size_t start, size_t end)
{
    BlRef item = start == 0 && end == c->n ? same(c->self) : bl_bytes_like(c->self, c->p + start, end - start);
    return item != BL_NULL && bl_list_adopt(c->list, item);
}

static BlRef cutter_close(Cutter *c, bool ok)
{
    if (ok)
        return c->list;
    bl_drop(c->list);
    return BL_NULL;
}

static BlRef split_spaces(BlVal self, size_t max)
{
    Cutter c;
    if (!cutter_open(&c, self))
        return BL_NULL;
    size_t i = 0;
    bool ok = true;
    while (ok) {
        while (i < c.n && is_space(c.p[i]))
            i++;
        if (i == c.n)
            break;
        size_t start = i;
        if (max-- == 0) {
            ok = take(&c, start, c.n);
            break;
        }
        while (i < c.n && !is_space(c.p[i]))
            i++;
        ok = take(&c, start, i);
    }
    return cutter_close(&c, ok);
}

static BlRef rsplit_spaces(BlVal self, size_t max)
{
    Cutter c;
    if (!cutter_open(&c, self))
        return BL_NULL;
    size_t i = c.n;
    bool ok = true;
    while (ok) {
        while (i > 0 && is_space(c.p[i - 1]))
            i--;
        if (i == 0)
            break;
        size_t end = i;
        if (max-- == 0) {
            ok = take(&c, 0, end);
            break;
        }
        while (i > 0 && !is_space(c.p[i - 1]))
            i--;
        ok = take(&c, i, end);
    }
    return cutter_close(&c, ok);
}

static BlRef split_by(BlVal self, const BlBuffer *sep, size_t max, bool backward)
{
    Cutter c;
    if (!cutter_open(&c, self))
        return BL_NULL;
    size_t start = 0, end = c.n;
    bool ok = true;
    while (ok && max-- > 0) {
        int64_t at = (backward ? bl_units_rfind : bl_units_find)(1, c.p + start, end - start, sep->data, sep->length);
        if (at < 0)
            break;
        size_t cut = start + (size_t)at;
        if (backward) {
            ok = take(&c, cut + sep->length, end);
            end = cut;
        } else {
            ok = take(&c, start, cut);
            start = cut + sep->length;
        }
    }
    return cutter_close(&c, ok && take(&c, start, end));
}

static BlRef split_any(BlVal self, const BlVal *arg, bool backward)
{
    int64_t max = bl_imm_int(arg[1]);
    size_t limit = max < 0 ? SIZE_MAX : (size_t)max;
    BlRef list;
    if (arg[0] == BL_NONE) {
        list = backward ? rsplit_spaces(self, limit) : split_spaces(self, limit);
    } else {
        BlBuffer sep;
        if (bl_buffer_get(arg[0], &sep, false) < 0)
            return BL_NULL;
        list = sep.length ? split_by(self, &sep, limit, backward) : bl_raise(bl_exc(ValueError), "empty separator");
        bl_buffer_release(&sep);
    }
    if (list != BL_NULL && backward) {
        BlList *l = bl_as_list(list);
        for (size_t i = 0, j = l->count; i + 1 < j; i++) {
            BlVal t = l->items[--j];
            l->items[j] = l->items[i];
            l->items[i] = t;
        }
    }
    return list;
}

BlRef bl_by_split(BlVal self, const BlVal *arg) { return split_any(self, arg, false); }
BlRef bl_by_rsplit(BlVal self, const BlVal *arg) { return split_any(self, arg, true); }

BlRef bl_by_splitlines(BlVal self, const BlVal *arg)
{
    int keep = bl_truth(arg[0]);
    Cutter c;
    if (keep < 0 || !cutter_open(&c, self))
        return BL_NULL;
    size_t i = 0;
    bool ok = true;
    while (ok && i < c.n) {
        size_t start = i;
        while (i < c.n && c.p[i] != '\n' && c.p[i] != '\r')
            i++;
        size_t end = i;
        if (i < c.n) {
            i += c.p[i] == '\r' && i + 1 < c.n && c.p[i + 1] == '\n' ? 2 : 1;
            if (keep)
                end = i;
        }
        ok = take(&c, start, end);
    }
    return cutter_close(&c, ok);
}

static BlRef partition(BlVal self, BlVal sep, bool last)
{
    BlBuffer b;
    if (bl_buffer_get(sep, &b, false) < 0)
        return BL_NULL;
    if (b.length == 0) {
        bl_buffer_release(&b);
        return bl_raise(bl_exc(ValueError), "empty separator");
    }
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    int64_t at = (last ? bl_units_rfind : bl_units_find)(1, p, n, b.data, b.length);
    BlRef item[3];
    if (at < 0) {
        item[last ? 2 : 0] = same(self);
        item[1] = bl_bytes_like(self, NULL, 0);
        item[last ? 0 : 2] = bl_bytes_like(self, NULL, 0);
    } else {
        item[0] = bl_bytes_like(self, p, (size_t)at);
        item[1] = bl_is_bytes(self) ? bl_keep(sep) : bl_bytes_like(self, b.data, b.length);
        item[2] = bl_bytes_like(self, p + at + b.length, n - (size_t)at - b.length);
    }
    bl_buffer_release(&b);
    if (item[0] != BL_NULL && item[1] != BL_NULL && item[2] != BL_NULL)
        return bl_tuple_from_adopted(item, 3);
    for (int i = 0; i < 3; i++)
        bl_drop(item[i]);
    return BL_NULL;
}

BlRef bl_by_partition(BlVal self, const BlVal *arg) { return partition(self, arg[0], false); }
BlRef bl_by_rpartition(BlVal self, const BlVal *arg) { return partition(self, arg[0], true); }

/* ---- join, replace, translate ---- */

BlRef bl_by_join(BlVal self, const BlVal *arg)
{
    BlRef seq = bl_fast_sequence(arg[0], "can only join an iterable");
    if (seq == BL_NULL)
        return BL_NULL;
    size_t n;
    BlBuf b = BL_BUF_INIT;
    BlRef r = BL_NULL;
    for (size_t i = 0; i < (bl_fast_items(seq, &n), n); i++) {
        BlVal item = bl_fast_items(seq, &n)[i];
        BlBuffer piece;
        if (n == 1 && bl_is_exact(item, BYTES) && bl_is_exact(self, BYTES)) {
            r = bl_keep(item);
            goto done;
        }
        if (!bl_has_buffer(item)) {
            bl_raise(bl_exc(TypeError), "sequence item %zd: expected a bytes-like object, %T found", (ptrdiff_t)i, item);
            goto done;
        }
        if (bl_buffer_get(item, &piece, false) < 0)
            goto done;
        size_t gap;
        const Byte *p = bl_bytes_view(self, &gap);
        if (i && gap)
            bl_buf_add(&b, p, gap);
        bl_buf_add(&b, piece.data, piece.length);
        bl_buffer_release(&piece);
    }
    r = b.failed ? bl_no_memory() : bl_bytes_like(self, bl_buf_text(&b), b.size);
done:
    bl_buf_free(&b);
    bl_drop(seq);
    return r;
}

static BlRef interleave(BlVal self, const BlBuffer *piece, size_t max)
{
    size_t n;
    const Byte *p = bl_bytes_view(self, &n);
    BlBuf b = BL_BUF_INIT;
    for (size_t i = 0; i <= n && !b.failed; i++) {
        if (i < max)
            bl_buf_add(&b, piece->data, piece->length);
        if (i < n)
            bl_buf_addc(&b, (char)p[i]);
    }
    return finish(self, &b);
}

static BlRef replace(BlVal self, const BlBuffer *old, const BlBuffer *piece, size_t max)
{
    size_t n, total;
    const Byte *p = bl_bytes_view(self, &n);
    if (max == 0 || old->length > n)
        return same(self);
    if (old->length == 0)
        return interleave(self, piece, max);
    size_t times = bl_units_count(1, p, n, old->data, old->length, max);
    if (times == 0)
        return same(self);
    if (__builtin_mul_overflow(times, piece->length, &total) || __builtin_add_overflow(total, n - times * old->length, &total) ||
        total > (size_t)PTRDIFF_MAX)
        return bl_raise(bl_exc(OverflowError), "replace bytes are too long");
    Byte *out;
    BlRef r = fresh(self, total, &out);
    if (r == BL_NULL)
        return BL_NULL;
    while (times-- > 0) {
        size_t gap = (size_t)bl_units_find(1, p, n, old->data, old->length);
        memcpy(out, p, gap);
        memcpy(out + gap, piece->data, piece->length);
        out += gap + piece->length;
        p += gap + old->length;
        n -= gap + old->length;
    }
    memcpy(out, p, n);
    return r;
}

BlRef bl_by_replace(BlVal self, const BlVal *arg)
{
    BlBuffer old, piece;
    if (bl_buffer_get(arg[0], &old, false) < 0)
        return BL_NULL;
    if (bl_buffer_get(arg[1], &piece, false) < 0) {
        bl_buffer_release(&old);
        return BL_NULL;
    }
    int64_t count = bl_imm_int(arg[2]);
    BlRef r = replace(self, &old, &piece, count < 0 ? SIZE_MAX : (size_t)count);
    bl_buffer_release(&piece);
    bl_buffer_release(&old);
    return r;
}

BlRef bl_by_translate(BlVal self, const BlVal *arg)
{
    Byte table[256];
    bool gone[256] = {false};
    BlBuffer b;
    for (int i = 0; i < 256; i++)
        table[i] = (Byte)i;
    if (arg[0] != BL_NONE) {
        if (bl_buffer_get(arg[0], &b, false) < 0)
            return BL_NULL;
        bool ok = b.length == 256;
        if (ok)
            memcpy(table, b.data, 256);
        bl_buffer_release(&b);
        if (!ok)
            return bl_raise(bl_exc(ValueError), "translation table must be 256 characters long");
    }
    if (arg[1] != BL_NULL) {
        if (bl_buffer_get(arg[1], &b, false) < 0)
            return BL_NULL;
        for (size_t i = 0; i < b.length; i++)
            gone[b.data[i]] = true;
        bl_buffer_release(&b);
    }
    size_t n, m = 0;
    const Byte *p = bl_bytes_view(self, &n);
    for (size_t i = 0; i < n; i++)
        m += !gone[p[i]];
    Byte *out;
    BlRef r = fresh(self, m, &out);
    for (size_t i = 0; r != BL_NULL && i < n; i++)
        if (!gone[p[i]])
            *out++ = table[p[i]];
    return r;
}

BlRef bl_by_maketrans(BlVal self, const BlVal *arg)
{
    (void)self;
    BlBuffer from, to;
    if (bl_buffer_get(arg[0], &from, false) < 0)
        return BL_NULL;
    if (bl_buffer_get(arg[1], &to, false) < 0) {
        bl_buffer_release(&from);
        return BL_NULL;
    }
    BlRef r;
    if (from.length != to.length) {
        r = bl_raise(bl_exc(ValueError), "maketrans arguments must have same length");
    } else {
        Byte table[256];
        for (int i = 0; i < 256; i++)
            table[i] = (Byte)i;
        for (size_t i = 0; i < from.length; i++)
            table[from.data[i]] = to.data[i];
        r = bl_bytes_new(table, 256);
    }
    bl_buffer_release(&to);
    bl_buffer_release(&from);
    return r;
}

/* ---- text ---- */

BlRef bl_by_decode(BlVal self, const BlVal *arg)
{
    const char *encoding = bl_codec_name(arg[0]), *errors = NULL;
    BlRef r = BL_NULL;
    BlBuffer b;
    if (encoding && (errors = bl_codec_name(arg[1])) && bl_buffer_get(self, &b, false) >= 0) {
        r = b.length ? bl_str_decode((const char *)b.data, b.length, encoding, errors) : bl_keep(bl_str_empty());
        bl_buffer_release(&b);
    }
    if (errors)
        bl_str_utf8_free(arg[1], errors);
    if (encoding)
        bl_str_utf8_free(arg[0], encoding);
    return r;
}

/* A separator after every `group` bytes, counted from the right (from the left if negative); sep BL_NULL: none. */
BlRef bl_hex_text(const unsigned char *p, size_t n, BlVal sep, int64_t group)
{
    static const char digits[] = "0123456789abcdef";
    char between = 0;
    if (sep != BL_NULL) {
        int64_t length = bl_len(sep);
        if (length < 0)
            return BL_NULL;
        if (length != 1)
            return bl_raise(bl_exc(ValueError), "sep must be length 1.");
        uint32_t c;
        size_t unused;
        if (bl_is_str(sep))
            c = bl_str_at(bl_as_str(sep), 0);
        else if (bl_is_bytes(sep))
            c = *bl_bytes_view(sep, &unused);
        else
            return bl_raise(bl_exc(TypeError), "sep must be str or bytes.");
        if (c > 127)
            return bl_raise(bl_exc(ValueError), "sep must be ASCII.");
        between = (char)c;
    } else {
        group = 0;
    }
    size_t each = group < 0 ? (size_t)-group : (size_t)group, seps = each && n ? (n - 1) / each : 0;
    if (n > ((size_t)PTRDIFF_MAX - seps) / 2)
        return bl_no_memory();
    if (n == 0)
        return bl_keep(bl_str_empty());
    BlRef r = bl_str_raw(1, 2 * n + seps);
    if (r == BL_NULL)
        return BL_NULL;
    char *out = bl_as_str(r)->data;
    bl_as_str(r)->ascii = true;
    for (size_t i = 0; i < n; i++) {
        if (i && seps && (group > 0 ? (n - i) % each : i % each) == 0)
            *out++ = between;
        *out++ = digits[p[i] >> 4];
        *out++ = digits[p[i] & 15];
    }
    return r;
}

BlRef bl_by_hex(BlVal self, const BlVal *arg)
{
    BlBuffer b;
    if (bl_buffer_get(self, &b, false) < 0)
        return BL_NULL;
    BlRef r = bl_hex_text(b.data, b.length, arg[0], bl_imm_int(arg[1]));
    bl_buffer_release(&b);
    return r;
}

static int hex_digit(uint32_t c)
{
    return c - '0' < 10 ? (int)(c - '0') : (c | 32) - 'a' < 6 && c < 128 ? (int)((c | 32) - 'a' + 10) : -1;
}

BlRef bl_by_fromhex(BlVal cls, const BlVal *arg)
{
    BlStr *s = bl_as_str(arg[0]);
    BlBuf b = BL_BUF_INIT;
    bool array = bl_subclass(bl_as_class(cls), bl_builtin_class(BL_T_BYTEARRAY));
    for (size_t i = 0; i < s->length && !s->ascii; i++)
        if (bl_str_at(s, i) > 127)
            return bl_raise(bl_exc(ValueError), "non-hexadecimal number found in fromhex() arg at position %zd", (ptrdiff_t)i);
    for (size_t i = 0; i < s->length;) {
        uint32_t c = bl_str_at(s, i);
        if (c == ' ' || (c >= '\t' && c <= '\r')) {        /* not the separators that str.isspace() takes too */
            i++;
            continue;
        }
        int high = hex_digit(c), low = high >= 0 && i + 1 < s->length ? hex_digit(bl_str_at(s, i + 1)) : -1;
        if (low < 0) {
            bl_buf_free(&b);
            return bl_raise(bl_exc(ValueError), "non-hexadecimal number found in fromhex() arg at position %zd", (ptrdiff_t)(high < 0 ? i : i + 1));
        }
        bl_buf_addc(&b, (char)(high << 4 | low));
        i += 2;
    }
    BlRef r = b.failed ? bl_no_memory() : array ? bl_bytearray_new(bl_buf_text(&b), b.size) : bl_bytes_new(bl_buf_text(&b), b.size);
    bl_buf_free(&b);
    if (r == BL_NULL || cls == bl_from_obj(bl_builtin_class(array ? BL_T_BYTEARRAY : BL_T_BYTES)))
        return r;
    BlRef made = bl_call1(cls, r);
    bl_drop(r);
    return made;
}

/* ---- the table of bytes ---- */

static BlRef bytes_dunder_bytes(BlVal self, const BlVal *arg)
{
    (void)arg;
    return same(self);
}

static BlRef bytes_getnewargs(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef b = same(self);
    BlRef r = b == BL_NULL ? BL_NULL : bl_tuple_pack(1, b);
    bl_drop(b);
    return r;
}

const BlMethod bl_bytes_methods[] = {
    BL_BYTES_SHARED_METHODS,
    {"__bytes__", bytes_dunder_bytes, "()", "Convert this value to exact type bytes.", NULL, 0},
    {"__getnewargs__", bytes_getnewargs, "()", NULL, NULL, 0},
    {0}
};
