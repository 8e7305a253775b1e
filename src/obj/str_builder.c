/* str_builder.c -- making a str piece by piece, and the printf of the C code.
 *
 * The builder writes straight into a str that grows and widens as the text asks for it; finishing cuts it to size.
 * While it is being built the str's length is its capacity, so it can be dropped at any moment.
 *
 * Always: `kind` is the narrowest that the text so far needs, `max` the or of all its code points.
 */
#include <stdio.h>
#include "obj/str_inner.h"

void bl_builder_init(BlStrBuilder *b)
{
    *b = (BlStrBuilder){.str = BL_NULL, .kind = 1};
}

void bl_builder_free(BlStrBuilder *b)
{
    bl_drop(b->str);
    b->str = BL_NULL;
}

/* Room for n more units of at least `kind`. */
static bool builder_room(BlStrBuilder *b, size_t n, int kind)
{
    size_t need;
    if (b->failed)
        return false;
    if (BL_LIKELY(b->str != BL_NULL && kind <= b->kind && n <= b->capacity - b->length))
        return true;
    if (kind < b->kind)
        kind = b->kind;
    if (__builtin_add_overflow(b->length, n, &need) || need > (size_t)PTRDIFF_MAX / 8)
        goto fail;
    size_t capacity = b->capacity >= need ? b->capacity : need + (b->length ? need / 2 : 0);
    if (capacity < 24)
        capacity = 24;
    if (b->str != BL_NULL && kind == b->kind) {
        BlStr *s = bl_as_str(b->str);
        BlStr *grown = (BlStr *)bl_object_resize(&s->head, str_memory(s), str_size(kind, capacity));
        if (!grown)
            goto raised;
        grown->length = b->capacity = capacity;
        b->str = bl_from_obj(grown);
        return true;
    }
    BlRef fresh = bl_str_raw(kind, capacity);
    if (fresh == BL_NULL)
        goto raised;
    if (b->length)
        bl_units_copy(bl_as_str(fresh)->data, kind, bl_as_str(b->str)->data, b->kind, b->length);
    bl_replace(&b->str, fresh);
    b->kind = kind;
    b->capacity = capacity;
    return true;
fail:
    bl_no_memory();
raised:
    b->failed = true;
    return false;
}

bool bl_builder_char(BlStrBuilder *b, uint32_t c)
{
    if (!builder_room(b, 1, bl_kind_for(c)))
        return false;
    bl_unit_set(b->kind, bl_as_str(b->str)->data, b->length++, c);
    b->max |= c;
    return true;
}

bool bl_builder_slice(BlStrBuilder *b, BlVal v, size_t start, size_t end)
{
    BlStr *s = bl_as_str(v);
    if (start >= end)
        return true;
    size_t n = end - start;
    const char *from = s->data + start * s->kind;
    uint32_t max = s->ascii ? 0x7F : s->kind == 1 ? 0x80 : s->kind == 2 ? 0x100 : 0x10000;
    int kind = s->kind;
    if (!s->ascii && n != s->length) {      /* a part may be narrower than the whole */
        max = 0;
        for (size_t i = start; i < end; i++)
            max |= bl_str_at(s, i);
        kind = bl_kind_for(max);
    }
    if (!builder_room(b, n, kind))
        return false;
    char *to = bl_as_str(b->str)->data + b->length * (size_t)b->kind;
    if (b->kind >= s->kind)
        bl_units_copy(to, b->kind, from, s->kind, n);
    else
        for (size_t i = 0; i < n; i++)
            bl_unit_set(b->kind, to, i, bl_unit(s->kind, from, i));
    b->length += n;
    b->max |= max;
    return true;
}

bool bl_builder_str(BlStrBuilder *b, BlVal v) { return bl_builder_slice(b, v, 0, bl_as_str(v)->length); }

bool bl_builder_ascii(BlStrBuilder *b, const char *text, size_t n)
{
    if (!builder_room(b, n, 1))
        return false;
    bl_units_copy(bl_as_str(b->str)->data + b->length * (size_t)b->kind, b->kind, text, 1, n);
    b->length += n;
    return true;
}

bool bl_builder_fill(BlStrBuilder *b, uint32_t c, size_t n)
{
    if (!builder_room(b, n, bl_kind_for(c)))
        return false;
    char *data = bl_as_str(b->str)->data;
    if (b->kind == 1) {
        memset(data + b->length, (int)c, n);
        b->length += n;
    } else {
        for (size_t i = 0; i < n; i++)
            bl_unit_set(b->kind, data, b->length++, c);
    }
    if (n)
        b->max |= c;
    return true;
}

BlRef bl_builder_finish(BlStrBuilder *b)
{
    if (b->failed || b->str == BL_NULL || b->length == 0) {
        bool failed = b->failed;
        bl_builder_free(b);
        return failed ? BL_NULL : bl_keep(bl_str_empty());
    }
    BlStr *s = bl_as_str(b->str);
    b->str = BL_NULL;
    if (b->length == 1) {
        uint32_t c = bl_unit(b->kind, s->data, 0);
        if (c < 256) {
            bl_drop(bl_from_obj(s));
            return bl_str_char(c);
        }
    }
    if (s->length != b->length) {
        BlStr *cut = (BlStr *)bl_object_resize(&s->head, str_memory(s), str_size(b->kind, b->length));
        if (!cut) {
            bl_drop(bl_from_obj(s));
            return BL_NULL;
        }
        s = cut;
    }
    s->length = b->length;
    s->ascii = b->max < 128;
    bl_unit_set(b->kind, s->data, s->length, 0);
    return bl_from_obj(s);
}

/* ---- printf for str ---- */

typedef struct Directive {
    bool left, zero, plus, alternate, has_precision;
    long width, precision;
    int longs;                  /* l, ll, z, t, j: read a 64-bit argument */
    char type;
} Directive;

static const char *directive_read(const char *p, Directive *d, va_list *ap)
{
    *d = (Directive){0};
    for (;; p++) {
        if (*p == '-')
            d->left = true;
        else if (*p == '0')
            d->zero = true;
        else if (*p == '+')
            d->plus = true;
        else if (*p == '#')
            d->alternate = true;
        else
            break;
    }
    if (*p == '*') {
        d->width = va_arg(*ap, int);
        p++;
    } else {
        while (*p >= '0' && *p <= '9' && d->width < 100000)
            d->width = d->width * 10 + (*p++ - '0');
    }
    if (*p == '.') {
        d->has_precision = true;
        if (*++p == '*') {
            d->precision = va_arg(*ap, int);
            p++;
        } else {
            while (*p >= '0' && *p <= '9' && d->precision < 1000000)
                d->precision = d->precision * 10 + (*p++ - '0');
        }
    }
    for (; *p == 'l' || *p == 'z' || *p == 'h' || *p == 'j' || *p == 't'; p++)
        d->longs += *p != 'h';
    d->type = *p ? *p++ : 0;
    return p;
}

static bool put_padded(BlStrBuilder *b, const Directive *d, BlVal s, size_t length)
{
    size_t pad = d->width > 0 && (size_t)d->width > length ? (size_t)d->width - length : 0;
    return (d->left || !pad || bl_builder_fill(b, ' ', pad)) && bl_builder_slice(b, s, 0, length) &&
           (!d->left || !pad || bl_builder_fill(b, ' ', pad));
}

static bool put_adopted(BlStrBuilder *b, const Directive *d, BlRef s)
{
    if (s == BL_NULL)
        return false;
    size_t n = bl_as_str(s)->length;
    if (d->has_precision && (size_t)d->precision < n)
        n = (size_t)d->precision;
    bool ok = put_padded(b, d, s, n);
    bl_drop(s);
    return ok;
}

static BlRef c_text(const char *text, const Directive *d)
{
    size_t n = d->has_precision ? strnlen(text, (size_t)d->precision) : strlen(text);
    size_t valid = bl_utf8_check(text, n);
    if (valid == n || n - valid < 4)        /* a bound may have cut a sequence in two */
        return valid == n || d->has_precision ? bl_str_utf8(text, valid) : bl_str_decode(text, n, "utf-8", "replace");
    return bl_str_decode(text, n, "utf-8", "replace");
}

static bool put_number(BlStrBuilder *b, const Directive *d, va_list *ap)
{
    char text[400];
    int n;
    char format[16] = "%";
    char *f = format + 1;
    if (d->left)
        *f++ = '-';
    if (d->zero)
        *f++ = '0';
    if (d->plus)
        *f++ = '+';
    if (d->alternate)
        *f++ = '#';
    *f++ = '*';
    int width = d->width > 300 ? 300 : (int)d->width;
    if (strchr("eEfFgG", d->type)) {
        memcpy(f, ".*x", 4);
        f[2] = d->type;
        n = snprintf(text, sizeof text, format, width, d->has_precision ? (int)(d->precision > 60 ? 60 : d->precision) : 6, va_arg(*ap, double));
    } else if (d->type == 'p') {
        n = snprintf(text, sizeof text, "0x%lx", (unsigned long)(uintptr_t)va_arg(*ap, void *));
    } else if (d->type == 'd' || d->type == 'i') {
        long long value = d->longs ? va_arg(*ap, long long) : va_arg(*ap, int);
        memcpy(f, "lld", 4);
        n = snprintf(text, sizeof text, format, width, value);
    } else {
        unsigned long long value = d->longs ? va_arg(*ap, unsigned long long) : va_arg(*ap, unsigned);
        memcpy(f, "llx", 4);
        f[2] = d->type;
        n = snprintf(text, sizeof text, format, width, value);
    }
    return bl_builder_ascii(b, text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
}

static bool put_directive(BlStrBuilder *b, const Directive *d, va_list *ap)
{
    switch (d->type) {
    case '%':
        return bl_builder_char(b, '%');
    case 'c':
        return bl_builder_char(b, (uint32_t)va_arg(*ap, int));
    case 's':
        return put_adopted(b, d, c_text(va_arg(*ap, const char *), d));
    case 'V':
        return put_adopted(b, d, bl_str(va_arg(*ap, BlVal)));
    case 'R':
        return put_adopted(b, d, bl_repr(va_arg(*ap, BlVal)));
    case 'A':
        return put_adopted(b, d, bl_ascii(va_arg(*ap, BlVal)));
    case 'U':
        return put_adopted(b, d, bl_keep(va_arg(*ap, BlVal)));
    case 'T':
        return put_adopted(b, d, c_text(bl_type_name(va_arg(*ap, BlVal)), d));
    default:
        return put_number(b, d, ap);
    }
}

BlRef bl_str_vformat(const char *format, va_list args)
{
    BlStrBuilder b;
    bl_builder_init(&b);
    va_list ap;
    va_copy(ap, args);
    bool ok = true;
    for (const char *p = format; *p && ok;) {
        size_t n = strcspn(p, "%");
        if (n) {
            if (bl_ascii_span(p, n) == n) {
                ok = bl_builder_ascii(&b, p, n);
            } else {
                BlRef s = bl_str_utf8(p, n);
                ok = s != BL_NULL && bl_builder_str(&b, s);
                bl_drop(s);
            }
            p += n;
            continue;
        }
        Directive d;
        p = directive_read(p + 1, &d, &ap);
        ok = put_directive(&b, &d, &ap);
    }
    va_end(ap);
    if (!ok) {
        bl_builder_free(&b);
        return BL_NULL;
    }
    return bl_builder_finish(&b);
}

BlRef bl_str_format(const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    BlRef r = bl_str_vformat(format, ap);
    va_end(ap);
    return r;
}
