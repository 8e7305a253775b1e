/* struct.c -- module _struct: values to bytes and back by a format text.
 *
 * A format is compiled once into a row of codes, each with its place in the packed bytes; Struct objects keep it, and the
 * module functions keep the last formats used.
 *
 * Always: a code's offset + size * repeat is at most the format's size, so one length check covers all accesses.
 */
#include <math.h>
#include "base/alloc.h"
#include "mod/module.h"

typedef struct Code {
    char format;
    size_t offset, size, repeat;        /* for s and p: repeat 1, size is the count */
} Code;

typedef struct Struct {
    BlObject head;
    BlRef format;               /* str, BL_NULL before __init__ */
    Code *codes;
    size_t count, size, values; /* codes; packed bytes; values taken or given */
    bool big, native;
    unsigned busy;              /* packing runs a program's code, which must not exchange the codes */
} Struct;

typedef struct UnpackIter {
    BlObject head;
    BlRef owner;                /* the Struct */
    BlBuffer buffer;            /* owner BL_NULL: finished */
    size_t at;
} UnpackIter;

typedef struct State {
    BlRef struct_class, iter_class, error, cache;
} State;

extern const BlModuleDef bl_mod_struct;
static State *state(void) { return bl_module_state(&bl_mod_struct); }
static BlVal error_class(void) { return state()->error; }

/* ---- compiling a format ---- */

static size_t native_size(char c)
{
    switch (c) {
    case 'x': case 'b': case 'B': case 'c': case 's': case 'p': case '?': return 1;
    case 'h': case 'H': case 'e': return 2;
    case 'i': case 'I': case 'f': return 4;
    case 'l': case 'L': case 'q': case 'Q': case 'n': case 'N': case 'P': case 'd': return 8;
    default: return 0;
    }
}

static size_t standard_size(char c)
{
    return c == 'l' || c == 'L' ? 4 : c == 'n' || c == 'N' || c == 'P' ? 0 : native_size(c);
}

static bool too_long(void)
{
    bl_raise(error_class(), "total struct size too long");
    return false;
}

/* One pass counts, the second fills `codes`. */
static bool compile_pass(Struct *s, const char *f, size_t length, Code *codes)
{
    size_t size = 0, count = 0, values = 0;
    for (size_t i = 0; i < length;) {
        size_t number = 1, unit;
        char c = f[i++];
        if (c == ' ' || (c >= 9 && c <= 13))
            continue;
        if (c >= '0' && c <= '9') {
            number = (size_t)(c - '0');
            while (i < length && (c = f[i]) >= '0' && c <= '9') {
                if (number > ((size_t)PTRDIFF_MAX - (size_t)(c - '0')) / 10)
                    return too_long();
                number = number * 10 + (size_t)(c - '0');
                i++;
            }
            if (i >= length) {
                bl_raise(error_class(), "repeat count given without format specifier");
                return false;
            }
            c = f[i++];
        }
        unit = s->native ? native_size(c) : standard_size(c);
        if (unit == 0) {
            bl_raise(error_class(), "bad char in struct format");
            return false;
        }
        if (s->native && c != 'x' && c != 's' && c != 'p')
            size = (size + unit - 1) / unit * unit;
        size_t all;
        if (__builtin_mul_overflow(unit, number, &all) || all > (size_t)PTRDIFF_MAX - size)
            return too_long();
        if (c == 's' || c == 'p') {
            if (codes)
                codes[count] = (Code){c, size, number, 1};
            count++;
            values++;
        } else if (c != 'x' && number) {
            if (codes)
                codes[count] = (Code){c, size, unit, number};
            count++;
            values += number;
        }
        size += all;
    }
    s->size = size;
    s->count = count;
    s->values = values;
    return true;
}

static bool compile(Struct *s, BlVal format)    /* a str */
{
    BlStr *text = bl_as_str(format);
    const char *f = text->data;
    size_t n = text->length;
    if (memchr(f, 0, n)) {
        bl_raise(error_class(), "embedded null character");
        return false;
    }
    s->native = true;
    s->big = false;
    if (n && strchr("@=<>!", *f)) {
        s->native = *f == '@';
        s->big = *f == '>' || *f == '!';
        f++;
        n--;
    }
    if (!compile_pass(s, f, n, NULL))
        return false;
    Code *codes = bl_malloc_array(s->count + 1, sizeof *codes);
    if (!codes) {
        bl_no_memory();
        return false;
    }
    bl_mfree(s->codes);
    s->codes = codes;
    return compile_pass(s, f, n, codes);
}

/* ---- one value ---- */

static void put_raw(unsigned char *p, uint64_t u, size_t size, bool big)
{
    for (size_t i = 0; i < size; i++)
        p[big ? size - 1 - i : i] = (unsigned char)(u >> (8 * i));
}

static uint64_t get_raw(const unsigned char *p, size_t size, bool big)
{
    uint64_t u = 0;
    for (size_t i = 0; i < size; i++)
        u |= (uint64_t)p[big ? size - 1 - i : i] << (8 * i);
    return u;
}

static double half_to_double(uint16_t h)
{
    int exponent = h >> 10 & 31, mantissa = h & 1023;
    double d;
    if (exponent == 31)
        d = mantissa ? NAN : INFINITY;
    else if (exponent == 0)
        d = ldexp(mantissa, -24);
    else
        d = ldexp(mantissa + 1024, exponent - 25);
    return h & 0x8000 ? -d : d;
}

/* Rounds to even; false: too large. */
static bool double_to_half(double d, uint16_t *out)
{
    uint16_t sign = signbit(d) ? 0x8000 : 0;
    int exponent;
    if (isnan(d) || isinf(d) || d == 0) {
        *out = (uint16_t)(sign | (isnan(d) ? 0x7E00 : d == 0 ? 0 : 0x7C00));
        return true;
    }
    double f = frexp(fabs(d), &exponent);       /* f in 0.5 .. 1 */
    if (exponent > 16)
        return false;
    if (exponent < -24) {
        *out = sign;
        return true;
    }
    int shift = exponent < -13 ? -13 - exponent : 0;    /* a subnormal has fewer digits */
    double scaled = ldexp(f, 11 - shift), whole = floor(scaled), rest = scaled - whole;
    uint32_t m = (uint32_t)whole;
    if (rest > 0.5 || (rest == 0.5 && m & 1))
        m++;
    uint32_t bits = shift ? m : m - 1024 + ((uint32_t)(exponent + 14) << 10);
    if (bits >= 0x7C00)
        return false;
    *out = (uint16_t)(sign | bits);
    return true;
}

static bool range_error(char c, size_t size, bool is_signed, bool generic)
{
    const char *name = c == 'b' ? "byte" : c == 'B' ? "ubyte" : generic ? NULL : c == 'h' ? "short" : c == 'H' ? "ushort" : NULL;
    long long low = is_signed ? -(1ll << (8 * size - 1)) : 0, high = is_signed ? (1ll << (8 * size - 1)) - 1 : (1ll << (8 * size)) - 1;
    if (name)
        bl_raise(error_class(), "%s format requires %lld <= number <= %lld", name, low, high);
    else
        bl_raise(error_class(), "'%c' format requires %lld <= number <= %lld", c, low, high);
    return false;
}

static bool pack_int(const Struct *s, const Code *code, unsigned char *p, BlVal v)
{
    char c = code->format;
    bool generic = s->big;      /* CPython packs in the other byte order by other functions, with other words */
    bool is_signed = strchr("bhilqn", c) != NULL, small = strchr(generic ? "bB" : "bBhH", c) != NULL || (generic && c == 'h');
    BlRef i;
    if (bl_is_int(v)) {
        i = bl_keep(v);
    } else {
        if (!bl_type_of(v)->index) {
            bl_raise(error_class(), "required argument is not an integer");
            return false;
        }
        i = bl_index(v);
        if (i == BL_NULL)
            return false;
    }
    int64_t value = 0;
    uint64_t u = 0;
    bool fits = bl_int_to_int64(i, &value);
    if (fits)
        u = (uint64_t)value;
    else
        fits = (c == 'P' || (!is_signed && !small)) && bl_int_to_uint64(i, &u);
    bl_drop(i);
    if (!fits || (!is_signed && !small && c != 'P' && value < 0)) {
        bl_raise(error_class(), c == 'P' || (generic && (c == 'q' || c == 'Q')) ? "int too large to convert" : "argument out of range");
        return false;
    }
    size_t size = code->size;
    if (size < 8) {
        int64_t high = is_signed ? (1ll << (8 * size - 1)) - 1 : (1ll << (8 * size)) - 1, low = is_signed ? -high - 1 : 0;
        if ((value == 0 && u != 0) || value < low || value > high)
            return range_error(c, size, is_signed, generic);
    }
    put_raw(p, u, size, s->big);
    return true;
}

static bool pack_float(const Struct *s, const Code *code, unsigned char *p, BlVal v)
{
    double d;
    uint64_t u;
    uint16_t half;
    if (!bl_as_double(v, &d)) {
        bl_clear_error();
        bl_raise(error_class(), "required argument is not a float");
        return false;
    }
    if (code->format == 'd') {
        memcpy(&u, &d, 8);
    } else if (code->format == 'f') {
        float f = (float)d;
        uint32_t w;
        if (isinf(f) && !isinf(d) && !s->native)
            goto large;
        memcpy(&w, &f, 4);
        u = w;
    } else {
        if (!double_to_half(d, &half))
            goto large;
        u = half;
    }
    put_raw(p, u, code->size, s->big);
    return true;
large:
    if (bl_is_int(v))
        bl_raise(error_class(), "int too large to convert");
    else
        bl_raise(bl_exc(OverflowError), "float too large to pack with %c format", code->format);
    return false;
}

static bool pack_text(const Code *code, unsigned char *p, BlVal v)
{
    BlBuffer b;
    bool is_bytes = bl_is_bytes(v), array = bl_has_buffer(v) && bl_obj(v)->shape->cls->native == &bl_bytearray_type;
    if (!is_bytes && !array) {
        bl_raise(error_class(), "argument for '%c' must be a bytes object", code->format);
        return false;
    }
    if (bl_buffer_get(v, &b, false) < 0)
        return false;
    size_t n = b.length, room = code->size;
    memset(p, 0, room);
    if (code->format == 'p' && room) {
        room--;
        n = n < room ? n : room;
        *p++ = (unsigned char)(n < 255 ? n : 255);
    }
    n = n < room ? n : room;
    memcpy(p, b.data, n);
    bl_buffer_release(&b);
    return true;
}

static bool pack_one(const Struct *s, const Code *code, unsigned char *p, BlVal v)
{
    int truth;
    switch (code->format) {
    case 's': case 'p':
        return pack_text(code, p, v);
    case 'c':
        if (!bl_is_bytes(v) || bl_as_bytes(v)->length != 1) {
            bl_raise(error_class(), "char format requires a bytes object of length 1");
            return false;
        }
        *p = (unsigned char)bl_as_bytes(v)->data[0];
        return true;
    case '?':
        truth = bl_truth(v);
        *p = truth > 0;
        return truth >= 0;
    case 'e': case 'f': case 'd':
        return pack_float(s, code, p, v);
    default:
        return pack_int(s, code, p, v);
    }
}

static BlRef unpack_one(const Struct *s, const Code *code, const unsigned char *p)
{
    size_t n = code->size;
    uint64_t u;
    double d;
    float f;
    uint32_t w;
    switch (code->format) {
    case 's':
        return bl_bytes_new(p, n);
    case 'p':
        if (n == 0)
            return bl_bytes_new(NULL, 0);
        return bl_bytes_new(p + 1, *p < n - 1 ? *p : n - 1);
    case 'c':
        return bl_bytes_new(p, 1);
    case '?':
        return bl_from_bool(*p != 0);
    default:
        break;
    }
    u = get_raw(p, n, s->big);
    switch (code->format) {
    case 'd':
        memcpy(&d, &u, 8);
        return bl_float_new(d);
    case 'f':
        w = (uint32_t)u;
        memcpy(&f, &w, 4);
        return bl_float_new(f);
    case 'e':
        return bl_float_new(half_to_double((uint16_t)u));
    case 'b': case 'h': case 'i': case 'l': case 'q': case 'n':
        return bl_int_from_int64((int64_t)(u << (64 - 8 * n)) >> (64 - 8 * n));
    default:
        return bl_int_from_uint64(u);
    }
}

static bool pack_all(Struct *s, unsigned char *p, const BlVal *arg)
{
    bool ok = true;
    s->busy++;
    for (size_t i = 0; i < s->count && ok; i++)
        for (size_t k = 0; k < s->codes[i].repeat && ok; k++)
            ok = pack_one(s, &s->codes[i], p + s->codes[i].offset + k * s->codes[i].size, *arg++);
    s->busy--;
    return ok;
}

static BlRef unpack_all(const Struct *s, const unsigned char *p)
{
    BlRef t = bl_tuple_raw(s->values);
    if (t == BL_NULL || s->values == 0)
        return t;
    size_t n = 0;
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = 0; k < s->codes[i].repeat; k++) {
            BlRef v = unpack_one(s, &s->codes[i], p + s->codes[i].offset + k * s->codes[i].size);
            if (v == BL_NULL) {
                bl_drop(t);
                return BL_NULL;
            }
            bl_as_tuple(t)->items[n++] = v;
        }
    bl_tuple_done(t);
    return t;
}

/* ---- Struct ---- */

static void struct_free(BlObject *o)
{
    Struct *s = (Struct *)o;
    bl_mfree(s->codes);
    bl_drop(s->format);
    bl_object_free(o, o->shape->size);
}

static BlRef struct_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg, (void)nargs, (void)kwnames;
    BlShape *shape = bl_class_shape(bl_from_obj(cls));
    Struct *s = shape ? (Struct *)bl_object_new(shape, shape->size) : NULL;
    if (!s)
        return BL_NULL;
    s->format = BL_NULL;
    s->codes = NULL;
    s->count = s->size = s->values = 0;
    s->big = s->native = false;
    s->busy = 0;
    if (shape->type->flags & BL_TF_TRACKED)
        bl_gc_track(&s->head);
    return bl_from_obj(s);
}

/* The format as ASCII str, owned. */
static BlRef format_text(BlVal v)
{
    if (bl_is_bytes(v))
        return bl_str_decode(bl_as_bytes(v)->data, bl_as_bytes(v)->length, "ascii", NULL);
    if (!bl_is_str(v))
        return bl_raise(bl_exc(TypeError), "Struct() argument 1 must be a str or bytes object, not %T", v);
    if (bl_as_str(v)->ascii)
        return bl_str_exact(v);
    BlRef r = bl_str_encode(v, "ascii", NULL);
    bl_drop(r);
    return BL_NULL;
}

static int struct_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    Struct *s = (Struct *)bl_obj(self);
    BlVal a[1];
    if (!bl_parse_args("Struct", "(format)", arg, nargs, kwnames, a))
        return -1;
    if (s->busy)
        return bl_raise_int(bl_exc(RuntimeError), "Struct object is in use");
    BlRef format = format_text(a[0]);
    if (format == BL_NULL || !compile(s, format)) {
        bl_drop(format);
        return -1;
    }
    bl_replace(&s->format, format);
    return 0;
}

static bool usable(const Struct *s)
{
    if (s->format != BL_NULL)
        return true;
    bl_raise(bl_exc(RuntimeError), "Struct object is not initialized");
    return false;
}

static BlRef do_pack(Struct *s, const BlVal *arg, size_t nargs)
{
    if (!usable(s))
        return BL_NULL;
    if (nargs != s->values)
        return bl_raise(error_class(), "pack expected %zd items for packing (got %zd)", (ptrdiff_t)s->values, (ptrdiff_t)nargs);
    BlRef r = bl_bytes_new(NULL, s->size);
    if (r == BL_NULL)
        return r;
    memset(bl_as_bytes(r)->data, 0, s->size);
    if (pack_all(s, (unsigned char *)bl_as_bytes(r)->data, arg))
        return r;
    bl_drop(r);
    return BL_NULL;
}

static BlRef struct_pack(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return bl_no_keywords("Struct.pack", kwnames) ? do_pack((Struct *)bl_obj(self), arg, nargs) : BL_NULL;
}

static BlRef do_unpack(const Struct *s, BlVal source)
{
    BlBuffer b;
    if (!usable(s) || bl_buffer_get(source, &b, false) < 0)
        return BL_NULL;
    BlRef r = b.length == s->size ? unpack_all(s, b.data)
                                  : bl_raise(error_class(), "unpack requires a buffer of %zd bytes", (ptrdiff_t)s->size);
    bl_buffer_release(&b);
    return r;
}

static BlRef struct_unpack(BlVal self, const BlVal *arg) { return do_unpack((Struct *)bl_obj(self), arg[0]); }

/* Brings offset into the buffer. */
static bool place(const Struct *s, const BlBuffer *b, int64_t *offset, bool packing)
{
    int64_t size = (int64_t)s->size, length = (int64_t)b->length, at = *offset;
    if (at < 0) {
        if (at + size > 0) {
            bl_raise(error_class(), packing ? "no space to pack %zd bytes at offset %zd" : "not enough data to unpack %zd bytes at offset %zd",
                     (ptrdiff_t)size, (ptrdiff_t)at);
            return false;
        }
        if (at + length < 0) {
            bl_raise(error_class(), "offset %zd out of range for %zd-byte buffer", (ptrdiff_t)at, (ptrdiff_t)length);
            return false;
        }
        *offset = at += length;
    }
    if (length - at >= size)
        return true;
    bl_raise(error_class(),
             packing ? "pack_into requires a buffer of at least %zu bytes for packing %zd bytes at offset %zd (actual buffer size is %zd)"
                     : "unpack_from requires a buffer of at least %zu bytes for unpacking %zd bytes at offset %zd (actual buffer size is %zd)",
             (size_t)(size + at), (ptrdiff_t)size, (ptrdiff_t)at, (ptrdiff_t)length);
    return false;
}

static BlRef do_unpack_from(const Struct *s, BlVal source, int64_t offset)
{
    BlBuffer b;
    if (!usable(s) || bl_buffer_get(source, &b, false) < 0)
        return BL_NULL;
    BlRef r = place(s, &b, &offset, false) ? unpack_all(s, b.data + offset) : BL_NULL;
    bl_buffer_release(&b);
    return r;
}

static BlRef struct_unpack_from(BlVal self, const BlVal *arg) { return do_unpack_from((Struct *)bl_obj(self), arg[0], bl_imm_int(arg[1])); }

static BlRef do_pack_into(Struct *s, const BlVal *arg, size_t nargs)
{
    BlBuffer b;
    int64_t offset;
    if (!usable(s))
        return BL_NULL;
    if (nargs < 2)
        return bl_raise(error_class(), nargs ? "pack_into expected offset argument" : "pack_into expected buffer argument");
    if (nargs - 2 != s->values)
        return bl_raise(error_class(), "pack_into expected %zd items for packing (got %zd)", (ptrdiff_t)s->values, (ptrdiff_t)(nargs - 2));
    if (!bl_has_buffer(arg[0]))
        return bl_raise(bl_exc(TypeError), "argument must be read-write bytes-like object, not %T", arg[0]);
    if (bl_buffer_get(arg[0], &b, true) < 0) {
        if (bl_catch(bl_exc(BufferError)))
            bl_raise(bl_exc(TypeError), "argument must be read-write bytes-like object, not %T", arg[0]);
        return BL_NULL;
    }
    bool ok = bl_index_int64(arg[1], &offset, bl_exc(IndexError)) && place(s, &b, &offset, true);
    if (ok) {
        unsigned char *p = bl_malloc(s->size);        /* all or nothing, and no call-out while the buffer is half written */
        if (p) {
            memset(p, 0, s->size);
            ok = pack_all(s, p, arg + 2);
            if (ok)
                memcpy(b.data + offset, p, s->size);
            bl_mfree(p);
        } else {
            bl_no_memory();
            ok = false;
        }
    }
    bl_buffer_release(&b);
    return ok ? BL_NONE : BL_NULL;
}

static BlRef struct_pack_into(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return bl_no_keywords("Struct.pack_into", kwnames) ? do_pack_into((Struct *)bl_obj(self), arg, nargs) : BL_NULL;
}

static BlRef do_iter_unpack(BlVal self, BlVal source)
{
    const Struct *s = (Struct *)bl_obj(self);
    BlBuffer b;
    if (!usable(s))
        return BL_NULL;
    if (s->size == 0)
        return bl_raise(error_class(), "cannot iteratively unpack with a struct of length 0");
    if (bl_buffer_get(source, &b, false) < 0)
        return BL_NULL;
    if (b.length % s->size) {
        bl_buffer_release(&b);
        return bl_raise(error_class(), "iterative unpacking requires a buffer of a multiple of %zd bytes", (ptrdiff_t)s->size);
    }
    BlShape *shape = bl_class_shape(state()->iter_class);
    UnpackIter *it = shape ? (UnpackIter *)bl_object_new(shape, sizeof *it) : NULL;
    if (!it) {
        bl_buffer_release(&b);
        return BL_NULL;
    }
    it->owner = bl_keep(self);
    it->buffer = b;
    it->at = 0;
    bl_gc_track(&it->head);
    return bl_from_obj(it);
}

static BlRef struct_iter_unpack(BlVal self, const BlVal *arg) { return do_iter_unpack(self, arg[0]); }

static BlRef struct_get_format(BlVal self)
{
    const Struct *s = (Struct *)bl_obj(self);
    return usable(s) ? bl_keep(s->format) : BL_NULL;
}

static BlRef struct_get_size(BlVal self)
{
    const Struct *s = (Struct *)bl_obj(self);
    return usable(s) ? bl_int_from_int64((int64_t)s->size) : BL_NULL;
}

static int64_t struct_sizeof(BlVal self) { return (int64_t)(sizeof(Struct) + (((Struct *)bl_obj(self))->count + 1) * sizeof(Code)); }

static const BlGetSet struct_getset[] = {
    {"format", struct_get_format, NULL, "The format text."},
    {"size", struct_get_size, NULL, "Bytes of the packed form."},
    {0}
};

static const BlMethod struct_methods_of_type[] = {
    {"iter_unpack", struct_iter_unpack, "(buffer, /)", "Iterator over the tuples packed one after the other in buffer.", NULL, 0},
    {"pack", NULL, NULL, "S.pack(v1, v2, ...) -> bytes", struct_pack, 0},
    {"pack_into", NULL, NULL, "S.pack_into(buffer, offset, v1, v2, ...)", struct_pack_into, 0},
    {"unpack", struct_unpack, "(buffer, /)", "A tuple of the values packed in buffer.", NULL, 0},
    {"unpack_from", struct_unpack_from, "(buffer, offset: ssize=0)", "A tuple of the values packed in buffer from offset on.", NULL, 0},
    {0}
};

static const BlType struct_type = {
    .name = "_struct.Struct", .doc = "Struct(fmt) --> compiled struct object\n\n",
    .id = BL_T_NONE_OF_THESE, .size = sizeof(Struct), .flags = BL_TF_BASETYPE,
    .free = struct_free, .new_ = struct_new, .init = struct_init, .methods = struct_methods_of_type, .getset = struct_getset,
    .sizeof_ = struct_sizeof,
};

/* ---- iter_unpack's iterator ---- */

static void iter_finish(UnpackIter *it)
{
    BlBuffer b = it->buffer;
    it->buffer.owner = BL_NULL;
    if (b.owner != BL_NULL)
        bl_buffer_release(&b);
    bl_clear_ref(&it->owner);
}

static void iter_free(BlObject *o)
{
    bl_gc_untrack(o);
    iter_finish((UnpackIter *)o);
    bl_object_free(o, sizeof(UnpackIter));
}

static void iter_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((UnpackIter *)o)->owner, ctx);
    if (((UnpackIter *)o)->buffer.owner != BL_NULL)
        visit(((UnpackIter *)o)->buffer.owner, ctx);
}

static void iter_clear(BlObject *o) { iter_finish((UnpackIter *)o); }

static BlRef iter_next(BlVal self)
{
    UnpackIter *it = (UnpackIter *)bl_obj(self);
    if (it->buffer.owner == BL_NULL)
        return BL_NULL;
    Struct *s = (Struct *)bl_obj(it->owner);
    if (it->at + s->size > it->buffer.length || s->size == 0) {
        iter_finish(it);
        return BL_NULL;
    }
    BlRef r = unpack_all(s, it->buffer.data + it->at);
    it->at += s->size;
    return r;
}

static int64_t iter_length_hint(BlVal self)
{
    UnpackIter *it = (UnpackIter *)bl_obj(self);
    size_t size = it->buffer.owner == BL_NULL ? 0 : ((Struct *)bl_obj(it->owner))->size;
    return size ? (int64_t)((it->buffer.length - it->at) / size) : 0;
}

static BlRef iter_iter(BlVal self) { return bl_keep(self); }

static const BlType iter_type = {
    .name = "_struct.unpack_iterator", .id = BL_T_NONE_OF_THESE, .size = sizeof(UnpackIter), .flags = BL_TF_TRACKED | BL_TF_ABSTRACT,
    .free = iter_free, .traverse = iter_traverse, .clear = iter_clear, .iter = iter_iter, .next = iter_next, .length_hint = iter_length_hint,
};

/* ---- module functions ---- */

/* The Struct of a format, owned; the last hundred are kept. */
static BlRef cached(BlVal format)
{
    State *st = state();
    BlVal known = BL_NULL;
    bool text = bl_is_exact_str(format);
    if (text) {
        known = bl_dict_get_str(st->cache, format);
        if (known != BL_NULL)
            return bl_keep(known);
    }
    BlRef s = bl_call1(st->struct_class, format);
    if (s == BL_NULL || !text)
        return s;
    if (bl_dict_count(st->cache) >= 100)
        bl_dict_clear(st->cache);
    if (bl_dict_set(st->cache, format, s))
        return s;
    bl_drop(s);
    return BL_NULL;
}

static BlRef mod_clearcache(BlVal module, const BlVal *arg)
{
    (void)module, (void)arg;
    bl_dict_clear(state()->cache);
    return BL_NONE;
}

static BlRef mod_calcsize(BlVal module, const BlVal *arg)
{
    (void)module;
    BlRef s = cached(arg[0]);
    if (s == BL_NULL)
        return BL_NULL;
    BlRef r = bl_int_from_int64((int64_t)((Struct *)bl_obj(s))->size);
    bl_drop(s);
    return r;
}

static BlRef mod_pack(BlVal module, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)module;
    if (!bl_no_keywords("_struct.pack", kwnames))
        return BL_NULL;
    if (nargs == 0)
        return bl_raise(bl_exc(TypeError), "missing format argument");
    BlRef s = cached(arg[0]);
    if (s == BL_NULL)
        return BL_NULL;
    BlRef r = do_pack((Struct *)bl_obj(s), arg + 1, nargs - 1);
    bl_drop(s);
    return r;
}

static BlRef mod_pack_into(BlVal module, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)module;
    if (!bl_no_keywords("_struct.pack_into", kwnames))
        return BL_NULL;
    if (nargs == 0)
        return bl_raise(bl_exc(TypeError), "missing format argument");
    BlRef s = cached(arg[0]);
    if (s == BL_NULL)
        return BL_NULL;
    BlRef r = do_pack_into((Struct *)bl_obj(s), arg + 1, nargs - 1);
    bl_drop(s);
    return r;
}

static BlRef mod_unpack(BlVal module, const BlVal *arg)
{
    (void)module;
    BlRef s = cached(arg[0]);
    if (s == BL_NULL)
        return BL_NULL;
    BlRef r = do_unpack((Struct *)bl_obj(s), arg[1]);
    bl_drop(s);
    return r;
}

static BlRef mod_unpack_from(BlVal module, const BlVal *arg)
{
    (void)module;
    BlRef s = cached(arg[0]);
    if (s == BL_NULL)
        return BL_NULL;
    BlRef r = do_unpack_from((Struct *)bl_obj(s), arg[1], bl_imm_int(arg[2]));
    bl_drop(s);
    return r;
}

static BlRef mod_iter_unpack(BlVal module, const BlVal *arg)
{
    (void)module;
    BlRef s = cached(arg[0]);
    if (s == BL_NULL)
        return BL_NULL;
    BlRef r = do_iter_unpack(s, arg[1]);
    bl_drop(s);
    return r;
}

static const BlMethod struct_functions[] = {
    {"_clearcache", mod_clearcache, "()", "Clear the internal cache.", NULL, 0},
    {"calcsize", mod_calcsize, "(format, /)", "Bytes that the format takes.", NULL, 0},
    {"iter_unpack", mod_iter_unpack, "(format, buffer, /)", "Iterator over the tuples packed one after the other in buffer.", NULL, 0},
    {"pack", NULL, NULL, "pack(format, v1, v2, ...) -> bytes", mod_pack, 0},
    {"pack_into", NULL, NULL, "pack_into(format, buffer, offset, v1, v2, ...)", mod_pack_into, 0},
    {"unpack", mod_unpack, "(format, buffer, /)", "A tuple of the values packed in buffer.", NULL, 0},
    {"unpack_from", mod_unpack_from, "(format, /, buffer, offset: ssize=0)", "A tuple of the values packed in buffer from offset on.", NULL, 0},
    {0}
};

static const BlModuleType struct_types[] = {
    {&struct_type, offsetof(State, struct_class)},
    {0}
};

/* class error(Exception), with the module's public name */
static BlRef make_error(const char *module_name, const char *name, BlVal base)
{
    BlRef ns = bl_dict_new(), text = bl_str_c(name), bases = bl_tuple_pack(1, base), mod = bl_str_c(module_name), r = BL_NULL;
    if (ns != BL_NULL && text != BL_NULL && bases != BL_NULL && mod != BL_NULL && bl_dict_set(ns, bl_name(__module__), mod))
        r = bl_call3(bl_from_obj(bl_builtin_class(BL_T_TYPE)), text, bases, ns);
    bl_drop(mod);
    bl_drop(bases);
    bl_drop(text);
    bl_drop(ns);
    return r;
}

static bool struct_exec(BlVal module)
{
    State *st = ((BlModule *)bl_obj(module))->state;
    st->iter_class = bl_class_from_type(&iter_type, BL_NULL);
    st->error = make_error("struct", "error", bl_exc(Exception));
    st->cache = bl_dict_new();
    return st->iter_class != BL_NULL && st->cache != BL_NULL && bl_module_add(module, "error", bl_keep(st->error));
}

static void struct_fini(void *p)
{
    State *st = p;
    bl_clear_ref(&st->cache);
    bl_clear_ref(&st->iter_class);
    bl_clear_ref(&st->error);
}

static void struct_traverse(void *p, BlVisit visit, void *ctx)
{
    State *st = p;
    visit(st->cache, ctx);
    visit(st->iter_class, ctx);
    visit(st->error, ctx);
}

const BlModuleDef bl_mod_struct = {
    .name = "_struct", .doc = "Functions to convert between values and packed bytes by a format.",
    .methods = struct_functions, .types = struct_types, .exec = struct_exec, .state_size = sizeof(State),
    .fini = struct_fini, .traverse = struct_traverse,
};
