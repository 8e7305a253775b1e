/* str.c -- str: storage, the shared and the interned strs, comparison, hash, slices, concatenation.
 *
 * A str is as narrow as its text allows: kind 1 if every code point is below 256, 2 below 65536, else 4. So equal texts
 * have equal bytes, and hash and equality work on the storage alone.
 *
 * The table of interned strs holds no references: a str leaves it when it dies.
 *
 * Always: data[length] is a zero unit; `ascii` says the truth; the hash of a str in the interned table is known.
 * Beware: only a str that nobody else can see (count 1, not interned) is ever changed in place.
 */
#include "obj/str_inner.h"
#include "base/hash.h"
#include "mem/pool.h"

/* ---- storage ---- */

void bl_units_copy(void *to, int to_kind, const void *from, int from_kind, size_t n)
{
    if (to_kind == from_kind) {
        memcpy(to, from, n * (size_t)to_kind);
    } else if (to_kind == 2) {
        uint16_t *t = to;
        const uint8_t *f = from;
        for (size_t i = 0; i < n; i++)
            t[i] = f[i];
    } else if (from_kind == 1) {
        uint32_t *t = to;
        const uint8_t *f = from;
        for (size_t i = 0; i < n; i++)
            t[i] = f[i];
    } else {
        uint32_t *t = to;
        const uint16_t *f = from;
        for (size_t i = 0; i < n; i++)
            t[i] = f[i];
    }
}

/* All bits of the units or-ed: tells the kind that is needed. Eight bytes at a time. */
uint32_t bl_units_mask(int kind, const void *data, size_t n)
{
    const uint8_t *p = data;
    size_t bytes = n * (size_t)kind, i = 0;
    uint64_t wide = 0, w;
    for (; i + 32 <= bytes; i += 32) {
        uint64_t four[4];
        memcpy(four, p + i, 32);
        wide |= four[0] | four[1] | four[2] | four[3];
    }
    for (; i + 8 <= bytes; i += 8) {
        memcpy(&w, p + i, 8);
        wide |= w;
    }
    if (i < bytes) {
        w = 0;
        memcpy(&w, p + i, bytes - i);
        wide |= w;
    }
    if (kind == 1)
        return wide & 0x8080808080808080u ? 0x80 : 0;
    uint32_t mask = (uint32_t)(wide | wide >> 32);
    return kind == 4 ? mask : (mask | mask >> 16) & 0xFFFF;
}

static void units_fill(int kind, void *data, size_t n, uint32_t c)
{
    if (kind == 1) {
        memset(data, (int)c, n);
    } else if (kind == 2) {
        for (size_t i = 0; i < n; i++)
            ((uint16_t *)data)[i] = (uint16_t)c;
    } else {
        for (size_t i = 0; i < n; i++)
            ((uint32_t *)data)[i] = c;
    }
}

static bool units_fit(int kind, size_t n)
{
    return n < (BL_ALLOC_MAX - STR_HEADER) / (size_t)kind - 1;
}

static void str_setup(BlStr *s, int kind, size_t n)
{
    s->hash = -1;
    s->length = n;
    s->kind = (uint8_t)kind;
    s->ascii = false;
    s->interned = 0;
    bl_unit_set(kind, s->data, n, 0);
}

BlRef bl_str_raw(int kind, size_t n)
{
    if (BL_UNLIKELY(!units_fit(kind, n)))
        return bl_no_memory();
    BlStr *s = (BlStr *)bl_object_new_fast(&bl_vm->shapes[BL_T_STR], str_size(kind, n));
    if (BL_UNLIKELY(!s))
        return BL_NULL;
    str_setup(s, kind, n);
    return bl_from_obj(s);
}

BlObject *bl_sub_new(BlClass *cls, size_t size)
{
    BlShape *shape = bl_class_shape(bl_from_obj(cls));
    if (!shape)
        return NULL;
    if (size < shape->size)
        size = shape->size;
    return bl_object_new(shape, size);
}

static void str_free(BlObject *o)
{
    BlStr *s = (BlStr *)o;
    if (BL_UNLIKELY(s->interned)) {
        struct BlIntern *t = bl_vm->interned;
        if (t)
            bl_intern_forget(t, s);
    }
    size_t size = str_memory(s);
    bl_object_free(o, size < o->shape->size ? o->shape->size : size);
}

BlVal bl_str_empty(void) { return bl_vm->interned->empty; }

BlRef bl_str_char(uint32_t c)
{
    if (c < 256) {
        BlRef *cell = &bl_vm->interned->latin1[c];
        if (BL_UNLIKELY(*cell == BL_NULL)) {
            BlRef r = bl_str_raw(1, 1);
            if (r == BL_NULL)
                return BL_NULL;
            bl_as_str(r)->data[0] = (char)c;
            bl_as_str(r)->ascii = c < 128;
            *cell = r;
        }
        return bl_keep(*cell);
    }
    int kind = bl_kind_for(c);
    BlRef r = bl_str_raw(kind, 1);
    if (r != BL_NULL)
        bl_unit_set(kind, bl_as_str(r)->data, 0, c);
    return r;
}

BlRef bl_str_ascii(const char *text, size_t n)
{
    if (n <= 1)
        return n == 0 ? bl_keep(bl_str_empty()) : bl_str_char((uint8_t)text[0]);
    BlRef r = bl_str_raw(1, n);
    if (r == BL_NULL)
        return BL_NULL;
    memcpy(bl_as_str(r)->data, text, n);
    bl_as_str(r)->ascii = true;
    return r;
}

BlRef bl_str_latin1(const void *bytes, size_t n)
{
    BlRef r = bl_str_ascii(bytes, n);
    if (r != BL_NULL && n > 1)
        bl_as_str(r)->ascii = bl_units_mask(1, bytes, n) < 0x80;
    return r;
}

BlRef bl_str_from_units(int kind, const void *units, size_t n)
{
    if (kind == 1)
        return bl_str_latin1(units, n);
    if (n <= 1)
        return n == 0 ? bl_keep(bl_str_empty()) : bl_str_char(bl_unit(kind, units, 0));
    uint32_t mask = bl_units_mask(kind, units, n);
    int narrow = bl_kind_for(mask);
    BlRef r = bl_str_raw(narrow, n);
    if (r == BL_NULL)
        return BL_NULL;
    BlStr *s = bl_as_str(r);
    if (narrow == kind) {
        memcpy(s->data, units, n * (size_t)kind);
    } else if (narrow == 1) {
        for (size_t i = 0; i < n; i++)
            s->data[i] = (char)bl_unit(kind, units, i);
        s->ascii = mask < 0x80;
    } else {
        for (size_t i = 0; i < n; i++)
            ((uint16_t *)(void *)s->data)[i] = (uint16_t)((const uint32_t *)units)[i];
    }
    return r;
}

BlRef bl_str_narrow(BlRef v)
{
    BlStr *s = bl_as_str(v);
    uint32_t mask = bl_units_mask(s->kind, s->data, s->length);
    s->ascii = mask < 128 && s->kind == 1;
    if (s->kind == bl_kind_for(mask) && s->length > 1)
        return v;
    BlRef r = bl_str_from_units(s->kind, s->data, s->length);
    bl_drop(v);
    return r;
}

/* Length of the well-formed beginning; its code points and the or of them. Surrogates only if wanted. */
size_t bl_utf8_measure(const unsigned char *p, size_t n, bool surrogates, size_t *count, uint32_t *mask)
{
    size_t i = 0, tails = 0;
    uint32_t seen = 0;
    while (i < n) {
        if (p[i] < 0x80) {
            uint64_t w;
            for (; i + 8 <= n && (memcpy(&w, p + i, 8), (w & 0x8080808080808080u) == 0); i += 8)
                ;
            while (i < n && p[i] < 0x80)
                i++;
            continue;
        }
        if (p[i] >= 0xC2 && p[i] < 0xE0 && n - i >= 2 && bl_utf8_is_tail(p[i + 1])) {
            seen |= (uint32_t)(p[i] & 0x1F) << 6 | (p[i + 1] & 0x3Fu);
            i += 2;
            tails++;
            continue;
        }
        size_t w = surrogates ? bl_wtf8_valid_at((const char *)p + i, n - i) : bl_utf8_valid_at((const char *)p + i, n - i);
        if (w == 0)
            break;
        const char *q = (const char *)p + i;
        seen |= bl_utf8_get(&q);
        i += w;
        tails += w - 1;
    }
    *count = i - tails;
    *mask = seen;
    return i;
}

#define WRITE_UTF8(name, UNIT)                                                  \
    static void name(UNIT *out, const char *p, const char *end)                 \
    {                                                                           \
        while (p < end) {                                                       \
            unsigned char c = (unsigned char)*p;                                \
            if (c < 0x80) {                                                     \
                *out++ = c;                                                     \
                p++;                                                            \
            } else {                                                            \
                *out++ = (UNIT)bl_utf8_get(&p);                                 \
            }                                                                   \
        }                                                                       \
    }
WRITE_UTF8(write_utf8_1, uint8_t)
WRITE_UTF8(write_utf8_2, uint16_t)
WRITE_UTF8(write_utf8_4, uint32_t)
#undef WRITE_UTF8

/* From measured UTF-8. */
BlRef bl_str_from_measured(const unsigned char *p, size_t n, size_t count, uint32_t mask)
{
    const char *text = (const char *)p;
    if (mask == 0)
        return bl_str_ascii(text, n);
    if (count == 1)
        return bl_str_char(mask);
    int kind = bl_kind_for(mask);
    BlRef r = bl_str_raw(kind, count);
    if (r == BL_NULL)
        return BL_NULL;
    void *data = bl_as_str(r)->data;
    if (kind == 1)
        write_utf8_1(data, text, text + n);
    else if (kind == 2)
        write_utf8_2(data, text, text + n);
    else
        write_utf8_4(data, text, text + n);
    return r;
}

BlRef bl_str_utf8(const char *text, size_t n)
{
    size_t count;
    uint32_t mask;
    if (bl_utf8_measure((const unsigned char *)text, n, true, &count, &mask) < n)
        return bl_str_decode(text, n, "utf-8", "strict");
    return bl_str_from_measured((const unsigned char *)text, n, count, mask);
}

BlRef bl_str_c(const char *utf8) { return bl_str_utf8(utf8, strlen(utf8)); }

BlRef bl_str_surrogateescape(const char *bytes, size_t n)
{
    return bl_str_decode(bytes, n, "utf-8", "surrogateescape");
}

BlRef bl_str_exact(BlVal v)
{
    if (bl_is_exact_str(v))
        return bl_keep(v);
    BlStr *s = bl_as_str(v);
    return bl_str_from_units(s->kind, s->data, s->length);
}

/* ---- equality, order, hash ---- */

int bl_str_equal(BlVal a, BlVal b)
{
    if (a == b)
        return 1;
    BlStr *x = bl_as_str(a), *y = bl_as_str(b);
    return x->length == y->length && x->kind == y->kind && memcmp(x->data, y->data, x->length * x->kind) == 0;
}

bool bl_str_is(BlVal v, const char *ascii)
{
    BlStr *s = bl_as_str(v);
    return s->ascii && strncmp(s->data, ascii, s->length) == 0 && ascii[s->length] == 0 && memchr(s->data, 0, s->length) == NULL;
}

int bl_str_order(BlVal a, BlVal b)
{
    BlStr *x = bl_as_str(a), *y = bl_as_str(b);
    size_t n = x->length < y->length ? x->length : y->length;
    if (x->kind == 1 && y->kind == 1) {
        int d = memcmp(x->data, y->data, n);
        if (d != 0)
            return d;
    } else {
        for (size_t i = 0; i < n; i++) {
            uint32_t c = bl_str_at(x, i), d = bl_str_at(y, i);
            if (c != d)
                return c < d ? -1 : 1;
        }
    }
    return x->length == y->length ? 0 : x->length < y->length ? -1 : 1;
}

int64_t bl_str_hash(BlVal v)
{
    BlStr *s = bl_as_str(v);
    if (s->hash == -1)
        s->hash = bl_hash_bytes(s->data, s->length * s->kind);
    return s->hash;
}

static BlRef str_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if (!bl_is_str(a) || !bl_is_str(b))
        return BL_NOTIMPL;
    if (op == BL_EQ)
        return bl_from_bool(bl_str_equal(a, b));
    if (op == BL_NE)
        return bl_from_bool(!bl_str_equal(a, b));
    int d = a == b ? 0 : bl_str_order(a, b);
    return bl_from_bool(op == BL_LT ? d < 0 : op == BL_LE ? d <= 0 : op == BL_GT ? d > 0 : d >= 0);
}

/* ---- interning ---- */

#define TOMBSTONE ((BlStr *)(uintptr_t)1)

static size_t intern_slot(struct BlIntern *t, BlStr *s)     /* its place, or the place to put it */
{
    size_t i = (size_t)s->hash & t->mask, hole = SIZE_MAX;
    while (t->table[i]) {
        BlStr *e = t->table[i];
        if (e == TOMBSTONE) {
            if (hole == SIZE_MAX)
                hole = i;
        } else if (e == s || (e->hash == s->hash && bl_str_equal(bl_from_obj(e), bl_from_obj(s)))) {
            return i;
        }
        i = (i + 1) & t->mask;
    }
    return hole != SIZE_MAX ? hole : i;
}

static bool intern_grow(struct BlIntern *t)
{
    size_t size = t->mask + 1;
    if (t->used * 2 >= size)
        size *= 2;
    BlStr **old = t->table, **fresh = bl_calloc(size, sizeof *fresh);
    if (!fresh) {
        bl_no_memory();
        return false;
    }
    for (size_t i = 0; i <= t->mask; i++) {
        if (!old[i] || old[i] == TOMBSTONE)
            continue;
        size_t j = (size_t)old[i]->hash & (size - 1);
        while (fresh[j])
            j = (j + 1) & (size - 1);
        fresh[j] = old[i];
    }
    bl_mfree(old);
    t->table = fresh;
    t->mask = size - 1;
    t->fill = t->used;
    return true;
}

void bl_intern_forget(struct BlIntern *t, BlStr *s)
{
    size_t i = (size_t)s->hash & t->mask;
    while (t->table[i] && t->table[i] != s)
        i = (i + 1) & t->mask;
    if (t->table[i] == s) {
        t->table[i] = TOMBSTONE;
        t->used--;
    }
}

BlRef bl_str_intern_value(BlVal v)
{
    BlStr *s = bl_as_str(v);
    if (s->interned)
        return bl_keep(v);
    bl_str_hash(v);
    struct BlIntern *t = bl_vm->interned;
    if ((t->fill + 1) * 3 > (t->mask + 1) * 2 && !intern_grow(t))
        return BL_NULL;
    size_t i = intern_slot(t, s);
    if (t->table[i] && t->table[i] != TOMBSTONE)
        return bl_keep(bl_from_obj(t->table[i]));
    if (!t->table[i])
        t->fill++;
    t->table[i] = s;
    t->used++;
    s->interned = 1;
    return bl_keep(v);
}

BlRef bl_str_intern(const char *utf8)
{
    BlRef s = bl_str_c(utf8);
    if (s == BL_NULL)
        return BL_NULL;
    BlRef r = bl_str_intern_value(s);
    bl_drop(s);
    return r;
}

/* ---- parts and sums ---- */

BlRef bl_str_substr(BlVal v, size_t start, size_t end)
{
    BlStr *s = bl_as_str(v);
    if (end > s->length)
        end = s->length;
    if (start >= end)
        return bl_keep(bl_str_empty());
    if (start == 0 && end == s->length)
        return bl_str_exact(v);
    if (s->ascii)
        return bl_str_ascii(s->data + start, end - start);
    return bl_str_from_units(s->kind, s->data + start * s->kind, end - start);
}

static BlRef str_stepped(BlStr *s, int64_t start, int64_t step, size_t count)
{
    BlRef wide = bl_str_raw(s->kind, count);
    if (wide == BL_NULL)
        return BL_NULL;
    BlStr *w = bl_as_str(wide);
    for (size_t i = 0; i < count; i++, start += step)
        bl_unit_set(s->kind, w->data, i, bl_str_at(s, (size_t)start));
    w->ascii = s->ascii;
    return s->ascii && count > 1 ? wide : bl_str_narrow(wide);
}

static BlRef str_getitem(BlVal self, BlVal key)
{
    BlStr *s = bl_as_str(self);
    if (bl_is_heap(key) && bl_heap_type(key) == &bl_slice_type) {
        int64_t start, stop, step;
        if (!bl_slice_unpack(key, &start, &stop, &step))
            return BL_NULL;
        int64_t count = bl_slice_adjust((int64_t)s->length, &start, &stop, step);
        if (count <= 0)
            return bl_keep(bl_str_empty());
        if (step == 1)
            return bl_str_substr(self, (size_t)start, (size_t)(start + count));
        return str_stepped(s, start, step, (size_t)count);
    }
    int64_t i;
    if (bl_is_imm_int(key)) {
        i = bl_imm_int(key);
    } else {
        if (!bl_is_bool(key) && !bl_is_int(key) && bl_type_of(key)->index == NULL)
            return bl_raise(bl_exc(TypeError), "string indices must be integers, not '%T'", key);
        if (!bl_index_int64(key, &i, bl_exc(IndexError)))
            return BL_NULL;
    }
    if (i < 0)
        i += (int64_t)s->length;
    if (i < 0 || (uint64_t)i >= s->length)
        return bl_raise(bl_exc(IndexError), "string index out of range");
    return bl_str_char(bl_str_at(s, (size_t)i));
}

BlRef bl_str_concat(BlVal a, BlVal b)
{
    BlStr *x = bl_as_str(a), *y = bl_as_str(b);
    if (x->length == 0)
        return bl_str_exact(b);
    if (y->length == 0)
        return bl_str_exact(a);
    int kind = x->kind > y->kind ? x->kind : y->kind;
    size_t n;
    if (__builtin_add_overflow(x->length, y->length, &n) || !units_fit(kind, n))
        return bl_raise(bl_exc(OverflowError), "strings are too large to concat");
    BlRef r = bl_str_raw(kind, n);
    if (r == BL_NULL)
        return BL_NULL;
    BlStr *s = bl_as_str(r);
    bl_units_copy(s->data, kind, x->data, x->kind, x->length);
    bl_units_copy(s->data + x->length * (size_t)kind, kind, y->data, y->kind, y->length);
    s->ascii = x->ascii && y->ascii;
    return r;
}

bool bl_str_append(BlRef *left, BlVal right)
{
    BlVal old = *left;
    BlStr *x = bl_as_str(old), *y = bl_as_str(right);
    if (y->length == 0 && bl_is_exact_str(old))
        return true;
    if (x->head.count == 1 && !x->interned && x->kind >= y->kind && x->length > 0 && old != right && bl_is_exact_str(old) &&
        units_fit(x->kind, x->length + y->length)) {
        size_t n = x->length + y->length;
        BlStr *s = (BlStr *)bl_object_resize(&x->head, str_memory(x), str_size(x->kind, n));
        if (s) {
            bl_units_copy(s->data + s->length * s->kind, s->kind, y->data, y->kind, y->length);
            s->length = n;
            s->hash = -1;
            s->ascii = s->ascii && y->ascii;
            bl_unit_set(s->kind, s->data, n, 0);
            *left = bl_from_obj(s);
            return true;
        }
        *left = BL_NULL;
        bl_drop(old);
        return false;
    }
    BlRef sum = bl_str_concat(old, right);
    *left = sum;
    bl_drop(old);
    return sum != BL_NULL;
}

static BlRef str_concat_slot(BlVal self, BlVal other)
{
    if (!bl_is_str(other))
        return bl_raise(bl_exc(TypeError), "can only concatenate str (not \"%T\") to str", other);
    return bl_str_concat(self, other);
}

static BlRef str_repeat(BlVal self, int64_t times)
{
    BlStr *s = bl_as_str(self);
    if (times <= 0 || s->length == 0)
        return bl_keep(bl_str_empty());
    if (times == 1)
        return bl_str_exact(self);
    size_t n;
    if (__builtin_mul_overflow(s->length, (size_t)times, &n) || n > (size_t)PTRDIFF_MAX)
        return bl_raise(bl_exc(OverflowError), "repeated string is too long");
    BlRef r = bl_str_raw(s->kind, n);
    if (r == BL_NULL)
        return BL_NULL;
    BlStr *d = bl_as_str(r);
    d->ascii = s->ascii;
    size_t unit = s->length * s->kind, all = n * s->kind;
    if (unit == 1) {
        memset(d->data, s->data[0], all);
        return r;
    }
    memcpy(d->data, s->data, unit);
    for (size_t done = unit; done < all;) {     /* doubling: each copy takes all that is there */
        size_t part = done < all - done ? done : all - done;
        memcpy(d->data + done, d->data, part);
        done += part;
    }
    return r;
}

/* Sum of pieces with sep (may be NULL) between them; all items are strs. */
static BlRef join_checked(BlStr *sep, const BlVal *items, size_t n)
{
    size_t total = 0;
    int kind = 1;
    bool ascii = true;
    if (sep && n > 1) {
        kind = sep->kind;
        ascii = sep->ascii;
        if (__builtin_mul_overflow(sep->length, n - 1, &total))
            total = SIZE_MAX;
    }
    for (size_t i = 0; i < n; i++) {
        BlStr *s = bl_as_str(items[i]);
        if (__builtin_add_overflow(total, s->length, &total))
            total = SIZE_MAX;
        kind = s->kind > kind ? s->kind : kind;
        ascii = ascii && s->ascii;
        if (total == SIZE_MAX)
            return bl_raise(bl_exc(OverflowError), "join() result is too long for a Python string");
    }
    if (total == 0)
        return bl_keep(bl_str_empty());
    BlRef r = bl_str_raw(kind, total);
    if (r == BL_NULL)
        return BL_NULL;
    char *out = bl_as_str(r)->data;
    bl_as_str(r)->ascii = ascii;
    for (size_t i = 0; i < n; i++) {
        BlStr *s = bl_as_str(items[i]);
        if (i > 0 && sep) {
            bl_units_copy(out, kind, sep->data, sep->kind, sep->length);
            out += sep->length * (size_t)kind;
        }
        bl_units_copy(out, kind, s->data, s->kind, s->length);
        out += s->length * (size_t)kind;
    }
    return r;
}

BlRef bl_str_join(BlVal sep, BlVal const *items, size_t n)
{
    if (n == 0)
        return bl_keep(bl_str_empty());
    if (n == 1 && bl_is_exact_str(items[0]))
        return bl_keep(items[0]);
    for (size_t i = 0; i < n; i++)
        if (!bl_is_str(items[i]))
            return bl_raise(bl_exc(TypeError), "sequence item %zd: expected str instance, %T found", (ptrdiff_t)i, items[i]);
    return join_checked(bl_as_str(sep), items, n);
}

BlRef bl_str_concat_n(const BlVal *items, size_t n)
{
    if (n == 1)
        return bl_str_exact(items[0]);
    return join_checked(NULL, items, n);
}

BlRef bl_str_padded(BlStr *s, size_t left, size_t right, uint32_t fill)
{
    size_t n;
    if (__builtin_add_overflow(s->length, left, &n) || __builtin_add_overflow(n, right, &n) || n > (size_t)PTRDIFF_MAX)
        return bl_raise(bl_exc(OverflowError), "padded string is too long");
    int kind = bl_kind_for(fill);
    kind = kind > s->kind ? kind : s->kind;
    BlRef r = bl_str_raw(kind, n);
    if (r == BL_NULL)
        return BL_NULL;
    BlStr *d = bl_as_str(r);
    d->ascii = s->ascii && fill < 128;
    bl_units_copy(d->data + left * (size_t)kind, kind, s->data, s->kind, s->length);
    units_fill(kind, d->data, left, fill);
    units_fill(kind, d->data + (left + s->length) * (size_t)kind, right, fill);
    return n > 1 ? r : bl_str_narrow(r);
}

/* ---- other slots ---- */

static int64_t str_len(BlVal self) { return (int64_t)bl_as_str(self)->length; }
static int str_truth(BlVal self) { return bl_as_str(self)->length != 0; }
static BlRef str_str(BlVal self) { return bl_str_exact(self); }

static int str_contains(BlVal self, BlVal item)
{
    if (!bl_is_str(item))
        return bl_raise_int(bl_exc(TypeError), "'in <string>' requires string as left operand, not %T", item);
    BlStr *s = bl_as_str(self), *part = bl_as_str(item);
    BlNeedle needle;
    int ok = bl_needle_make(&needle, s->kind, part);
    if (ok <= 0)
        return ok;
    int64_t at = bl_units_find(s->kind, s->data, s->length, needle.data, part->length);
    bl_needle_free(&needle);
    return at >= 0;
}

static BlRef str_mod(BlVal left, BlVal right)
{
    return bl_is_str(left) ? bl_str_percent(left, right) : BL_NOTIMPL;
}

static BlRef str_iter(BlVal self) { return bl_seq_iter_new(bl_is_exact_str(self) && bl_as_str(self)->ascii ? BL_T_STR_ASCII_ITER : BL_T_STR_ITER, self); }

static int64_t str_sizeof(BlVal self)
{
    BlStr *s = bl_as_str(self);
    return (int64_t)((s->ascii ? 48 : 72) + (s->length + 1) * s->kind);
}

/* ---- str(...) ---- */

bool bl_str_arg(BlVal v, const char *function, const char *which)
{
    if (v == BL_NULL || bl_is_str(v))
        return true;
    if (v == BL_NONE)
        bl_raise(bl_exc(TypeError), "%s() argument %s must be str, not None", function, which);
    else
        bl_raise(bl_exc(TypeError), "%s() argument %s must be str, not %T", function, which, v);
    return false;
}

static BlRef str_make(BlVal object, BlVal encoding, BlVal errors)
{
    if (encoding == BL_NULL && errors == BL_NULL)
        return object == BL_NULL ? bl_keep(bl_str_empty()) : bl_str(object);
    const char *enc = NULL, *err = NULL;
    if (encoding != BL_NULL)
        enc = bl_codec_name(encoding);
    if (errors != BL_NULL && (encoding == BL_NULL || enc))
        err = bl_codec_name(errors);
    BlRef r = BL_NULL;
    BlBuffer b;
    if ((encoding != BL_NULL && !enc) || (errors != BL_NULL && !err)) {
        /* raised */
    } else if (object == BL_NULL) {
        r = bl_keep(bl_str_empty());
    } else if (bl_is_str(object)) {
        r = bl_raise(bl_exc(TypeError), "decoding str is not supported");
    } else if (!bl_has_buffer(object)) {
        r = bl_raise(bl_exc(TypeError), "decoding to str: need a bytes-like object, %T found", object);
    } else if (bl_buffer_get(object, &b, false) >= 0) {
        r = b.length ? bl_str_decode((const char *)b.data, b.length, enc, err) : bl_keep(bl_str_empty());
        bl_buffer_release(&b);
    }
    if (enc)
        bl_str_utf8_free(encoding, enc);
    if (err)
        bl_str_utf8_free(errors, err);
    return r;
}

static BlRef str_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[3];
    if (!bl_parse_args("str", "(object=NULL, encoding=NULL, errors=NULL)", arg, nargs, kwnames, a) || !bl_str_arg(a[1], "str", "'encoding'") ||
        !bl_str_arg(a[2], "str", "'errors'"))
        return BL_NULL;
    BlRef plain = str_make(a[0], a[1], a[2]);
    if (plain == BL_NULL || cls == bl_vm->classes[BL_T_STR])
        return plain;
    BlStr *from = bl_as_str(plain);
    BlStr *s = (BlStr *)bl_sub_new(cls, str_memory(from));
    if (s) {
        str_setup(s, from->kind, from->length);
        memcpy(s->data, from->data, from->length * from->kind);
        s->ascii = from->ascii;
        s->hash = from->hash;
        if (s->head.shape->type->flags & BL_TF_TRACKED)
            bl_gc_track(&s->head);
    }
    bl_drop(plain);
    return s ? bl_from_obj(s) : BL_NULL;
}

static BlRef str_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (nargs == 1 && (kwnames == BL_NULL || bl_as_tuple(kwnames)->count == 0))
        return bl_str(arg[0]);
    return str_new(bl_as_class(cls), arg, nargs, kwnames);
}

const BlType bl_str_type = {
    .name = "str",
    .doc = "str(object='') -> str\n"
           "str(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
           "Text. With an encoding or an error handler given, the object is bytes to be decoded;\n"
           "otherwise the result is what object.__str__() answers, or repr(object).",
    .id = BL_T_STR, .size = sizeof(BlStr),
    .flags = BL_TF_BASETYPE | BL_TF_STR_SUBCLASS,
    .free = str_free, .new_ = str_new, .vectornew = str_vectornew,
    .repr = bl_str_repr, .str = str_str, .hash = bl_str_hash, .compare = str_compare,
    .iter = str_iter, .len = str_len, .getitem = str_getitem, .contains = str_contains,
    .concat = str_concat_slot, .repeat = str_repeat, .has_seq_item = true,
    .binary[BL_MOD] = str_mod, .truth = str_truth,
    .methods = bl_str_methods, .sizeof_ = str_sizeof,
};

/* ---- start and end ---- */

bool bl_str_init(BlVm *vm)
{
    struct BlIntern *t = bl_calloc(1, sizeof *t);
    if (!t)
        return false;
    t->table = bl_calloc(4096, sizeof *t->table);
    if (!t->table) {
        bl_mfree(t);
        return false;
    }
    t->mask = 4095;
    t->empty = t->empty_bytes = BL_NULL;
    t->error_handlers = t->codec_search = t->codec_cache = BL_NULL;
    t->load_codecs = NULL;
    for (int i = 0; i < 256; i++)
        t->latin1[i] = t->byte[i] = BL_NULL;
    vm->interned = t;
    t->empty = bl_str_raw(1, 0);
    if (t->empty == BL_NULL)
        return false;
    bl_as_str(t->empty)->ascii = true;
    return true;
}

void bl_codecs_clear(BlVm *vm)
{
    struct BlIntern *t = vm->interned;
    bl_clear_ref(&t->error_handlers);
    bl_clear_ref(&t->codec_search);
    bl_clear_ref(&t->codec_cache);
}

void bl_str_fini(BlVm *vm)
{
    struct BlIntern *t = vm->interned;
    if (!t)
        return;
    for (int i = 0; i < 256; i++) {
        bl_clear_ref(&t->latin1[i]);
        bl_clear_ref(&t->byte[i]);
    }
    bl_clear_ref(&t->empty_bytes);
    bl_clear_ref(&t->empty);
    vm->interned = NULL;
    bl_mfree(t->table);
    bl_mfree(t);
}
