/* int.c -- int: what an int is, how it is made, compared, hashed and converted; the type.
 *
 * An int that fits 63 bits is an immediate word; any other is a sign and limbs in one block. Arithmetic is in int_arith.c
 * and int_divide.c, text in int_text.c, the methods in int_methods.c.
 *
 * Always: a plain int on the heap does not fit 63 bits and its top limb is not 0, so equal ints have one form.
 * Only instances of subclasses hold small numbers on the heap.
 */
#include "obj/int.h"

#include <math.h>

#include "mem/gc.h"
#include "obj/bytes.h"
#include "obj/float.h"
#include "obj/int_impl.h"
#include "obj/native.h"
#include "obj/str.h"
#include "obj/type.h"

enum { MODULUS_BITS = 61 };     /* hashes are taken modulo 2^61 - 1 */
static const uint64_t MODULUS = ((uint64_t)1 << MODULUS_BITS) - 1;

/* ---- making ---- */

mp_limb_t *bl_limbs(size_t n)
{
    mp_limb_t *p = bl_malloc_array(n ? n : 1, sizeof *p);
    if (p == NULL)
        bl_no_memory();
    return p;
}

static size_t bytes_for(size_t limbs)
{
    return sizeof(BlInt) + limbs * sizeof(uint64_t);
}

BlInt *bl_int_alloc(size_t n)
{
    if (n > (BL_ALLOC_MAX - sizeof(BlInt)) / sizeof(uint64_t)) {
        bl_no_memory();
        return NULL;
    }
    BlInt *z = (BlInt *)bl_object_new(&bl_vm->shapes[BL_T_INT], bytes_for(n));
    if (z)
        z->size = (int64_t)n;
    return z;
}

void bl_int_give_up(BlInt *z, size_t room)
{
    bl_object_free(&z->head, bytes_for(room));
}

/* The immediate for a magnitude of one limb, if there is one. */
static bool one_limb_immediate(uint64_t limb, bool negative, BlVal *out)
{
    if (limb > (uint64_t)BL_INT_MAX + negative)
        return false;
    *out = bl_from_imm(negative ? -(int64_t)limb : (int64_t)limb);
    return true;
}

BlRef bl_int_done(BlInt *z, size_t room, size_t n, bool negative)
{
    while (n && z->limb[n - 1] == 0)
        n--;
    BlVal small = bl_from_imm(0);
    if (n == 0 || (n == 1 && one_limb_immediate(z->limb[0], negative, &small))) {
        bl_int_give_up(z, room);
        return small;
    }
    if (n < room) {
        BlInt *shrunk = (BlInt *)bl_object_resize(&z->head, bytes_for(room), bytes_for(n));
        if (shrunk == NULL) {
            bl_int_give_up(z, room);
            return BL_NULL;
        }
        z = shrunk;
    }
    z->size = negative ? -(int64_t)n : (int64_t)n;
    return bl_from_obj(z);
}

BlRef bl_int_from_limbs(const mp_limb_t *limb, size_t n, bool negative)
{
    while (n && limb[n - 1] == 0)
        n--;
    BlVal small = bl_from_imm(0);
    if (n == 0 || (n == 1 && one_limb_immediate(limb[0], negative, &small)))
        return small;
    BlInt *z = bl_int_alloc(n);
    if (z == NULL)
        return BL_NULL;
    memcpy(z->limb, limb, n * sizeof *limb);
    z->size = negative ? -(int64_t)n : (int64_t)n;
    return bl_from_obj(z);
}

BlRef bl_int_from_u128(BlU128 magnitude, bool negative)
{
    mp_limb_t limb[2] = {(mp_limb_t)magnitude, (mp_limb_t)(magnitude >> 64)};
    return bl_int_from_limbs(limb, 2, negative);
}

BlRef bl_int_from_int64(int64_t i)
{
    if (BL_LIKELY(bl_int_fits(i)))
        return bl_from_imm(i);
    mp_limb_t limb = i < 0 ? -(mp_limb_t)i : (mp_limb_t)i;
    return bl_int_from_limbs(&limb, 1, i < 0);
}

BlRef bl_int_from_uint64(uint64_t i)
{
    mp_limb_t limb = i;
    return bl_int_from_limbs(&limb, 1, false);
}

BlRef bl_int_from_double(double d)
{
    if (d > -0x1p62 && d < 0x1p62)
        return bl_from_imm((int64_t)d);
    if (isinf(d))
        return bl_raise(bl_exc(OverflowError), "cannot convert float infinity to integer");
    if (isnan(d))
        return bl_raise(bl_exc(ValueError), "cannot convert float NaN to integer");
    int e;
    double m = frexp(fabs(d), &e);
    uint64_t bits = (uint64_t)ldexp(m, 64);
    if (e <= 64)
        return bl_int_from_limbs((mp_limb_t[]){bits >> (64 - e)}, 1, d < 0);
    size_t shift = (size_t)e - 64, n = shift / 64 + 2;
    BlInt *z = bl_int_alloc(n);
    if (z == NULL)
        return BL_NULL;
    memset(z->limb, 0, n * sizeof *z->limb);
    BlU128 wide = (BlU128)bits << shift % 64;
    z->limb[shift / 64] = (uint64_t)wide;
    z->limb[shift / 64 + 1] = (uint64_t)(wide >> 64);
    return bl_int_done(z, n, n, d < 0);
}

BlRef bl_int_from_bytes(const unsigned char *data, size_t n, bool little, bool is_signed)
{
    size_t limbs = n / 8 + (n % 8 != 0);
    BlInt *z = bl_int_alloc(limbs);
    if (z == NULL)
        return BL_NULL;
    memset(z->limb, 0, limbs * 8);
    for (size_t i = 0; i < n; i++)
        z->limb[i / 8] |= (uint64_t)data[little ? i : n - 1 - i] << i % 8 * 8;
    bool negative = is_signed && n && data[little ? n - 1 : 0] & 0x80;
    if (negative) {
        if (n % 8)
            z->limb[limbs - 1] |= ~(uint64_t)0 << n % 8 * 8;
        mpn_neg((mp_limb_t *)z->limb, (mp_limb_t *)z->limb, (mp_size_t)limbs);
    }
    return bl_int_done(z, limbs, limbs, negative);
}

/* ---- reading ---- */

bool bl_int_to_int64(BlVal v, int64_t *out)
{
    if (bl_int_small(v, out))
        return true;
    BlIntView w;
    bl_int_view(v, &w);
    if (w.n > 1)
        return false;
    uint64_t magnitude = w.n ? w.limb[0] : 0;
    if (magnitude > (uint64_t)INT64_MAX + w.negative)
        return false;
    *out = (int64_t)(w.negative ? -magnitude : magnitude);
    return true;
}

bool bl_int_to_uint64(BlVal v, uint64_t *out)
{
    BlIntView w;
    bl_int_view(v, &w);
    if (w.n > 1 || (w.negative && w.n))
        return false;
    *out = w.n ? w.limb[0] : 0;
    return true;
}

int bl_int_sign(BlVal v)
{
    int64_t i;
    if (bl_int_small(v, &i))
        return (i > 0) - (i < 0);
    int64_t size = ((BlInt *)bl_obj(v))->size;
    return (size > 0) - (size < 0);
}

size_t bl_int_bit_length(BlVal v)
{
    BlIntView w;
    bl_int_view(v, &w);
    return w.n ? w.n * 64 - (size_t)__builtin_clzll(w.limb[w.n - 1]) : 0;
}

/* The top 64 bits of a magnitude, lowest bit sticky: set when anything below was not 0. The top bit is set. */
uint64_t bl_int_top(const BlIntView *w)
{
    uint64_t top = w->limb[w->n - 1];
    int shift = __builtin_clzll(top);
    top <<= shift;
    if (w->n == 1)
        return top;
    uint64_t next = w->limb[w->n - 2];
    if (shift)
        top |= next >> (64 - shift);
    bool rest = next << shift != 0;
    for (size_t i = w->n - 2; !rest && i-- > 0;)
        rest = w->limb[i] != 0;
    return top | rest;
}

double bl_round_bits(uint64_t top, int64_t e)
{
    int64_t keep = e >= -1021 ? 53 : 53 + e + 1021;     /* fewer bits where the result is subnormal */
    if (keep < 0)
        return 0.0;
    int drop = (int)(64 - keep);
    uint64_t kept = drop == 64 ? 0 : top >> drop;
    uint64_t rest = drop == 64 ? top : top << keep;     /* at the top of the word, half is the highest bit */
    uint64_t half = (uint64_t)1 << 63;
    kept += rest > half || (rest == half && (kept & 1));
    return ldexp((double)kept, (int)(e - keep));
}

double bl_int_frexp(BlVal a, int64_t *e)
{
    BlIntView w;
    bl_int_view(a, &w);
    *e = 0;
    if (w.n == 0)
        return 0.0;
    double m = bl_round_bits(bl_int_top(&w), 0);
    *e = (int64_t)bl_int_bit_length(a);
    if (m == 1.0) {
        m = 0.5;
        ++*e;
    }
    return w.negative ? -m : m;
}

bool bl_int_to_double(BlVal v, double *out)
{
    int64_t i;
    if (bl_int_small(v, &i)) {
        *out = (double)i;
        return true;
    }
    int64_t e;
    double m = bl_int_frexp(v, &e);
    if (e > 1024) {
        bl_raise(bl_exc(OverflowError), "int too large to convert to float");
        return false;
    }
    *out = ldexp(m, (int)e);
    return true;
}

BlRef bl_int_exact(BlVal v)
{
    if (bl_is_imm_int(v) || bl_is_exact(v, INT))
        return bl_keep(v);
    if (bl_is_bool(v))
        return bl_from_imm(v == BL_TRUE);
    BlIntView w;
    bl_int_view(v, &w);
    return bl_int_from_limbs(w.limb, w.n, w.negative);
}

/* ---- comparing, hashing ---- */

int bl_int_compare(BlVal a, BlVal b)
{
    int64_t x, y;
    if (bl_int_small(a, &x) && bl_int_small(b, &y))
        return (x > y) - (x < y);
    BlIntView u, v;
    bl_int_view(a, &u);
    bl_int_view(b, &v);
    bool u_negative = u.negative && u.n, v_negative = v.negative && v.n;
    if (u_negative != v_negative)
        return u_negative ? -1 : 1;
    int order = u.n != v.n ? (u.n < v.n ? -1 : 1) : u.n ? mpn_cmp(u.limb, v.limb, (mp_size_t)u.n) : 0;
    order = (order > 0) - (order < 0);
    return u_negative ? -order : order;
}

BlRef bl_int_slot_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if (!bl_is_int(a) || !bl_is_int(b))
        return BL_NOTIMPL;
    int order = bl_int_compare(a, b);
    switch (op) {
    case BL_LT: return bl_from_bool(order < 0);
    case BL_LE: return bl_from_bool(order <= 0);
    case BL_EQ: return bl_from_bool(order == 0);
    case BL_NE: return bl_from_bool(order != 0);
    case BL_GT: return bl_from_bool(order > 0);
    default: return bl_from_bool(order >= 0);
    }
}

static uint64_t fold(uint64_t x)
{
    x = (x & MODULUS) + (x >> MODULUS_BITS);
    return x >= MODULUS ? x - MODULUS : x;
}

int64_t bl_int_hash(BlVal v)
{
    BlIntView w;
    bl_int_view(v, &w);
    uint64_t h = 0;
    for (size_t i = w.n; i-- > 0;) {    /* 2^64 is 8 modulo 2^61 - 1 */
        BlU128 sum = (BlU128)h * 8 + w.limb[i];
        h = fold((uint64_t)(sum & MODULUS) + (uint64_t)(sum >> MODULUS_BITS));
    }
    int64_t answer = w.negative ? -(int64_t)h : (int64_t)h;
    return answer == -1 ? -2 : answer;
}

int bl_int_slot_truth(BlVal v) { return bl_int_sign(v) != 0; }

/* ---- conversion slots ---- */

BlRef bl_int_slot_float(BlVal v)
{
    double d;
    return bl_int_to_double(v, &d) ? bl_float_new(d) : BL_NULL;
}

static int64_t int_sizeof(BlVal v)
{
    size_t bits = bl_int_bit_length(v);        /* CPython's figure: digits of 30 bits */
    size_t digits = bits ? (bits + 29) / 30 : 1;
    return (int64_t)(24 + 4 * digits);
}

/* ---- int(x, base) ---- */

static bool is_bytes_like(BlVal v)
{
    return bl_is_bytes(v) || bl_has_buffer(v);
}

/* The message shows bytes, whatever kind of buffer it was. */
static BlRef int_from_buffer(BlVal v, int base)
{
    BlBuffer b;
    if (bl_buffer_get(v, &b, false) < 0)
        return BL_NULL;
    BlRef bytes = bl_bytes_new(b.data, b.length);
    bl_buffer_release(&b);
    if (bytes == BL_NULL)
        return BL_NULL;
    BlRef r = bl_int_from_literal(bl_as_bytes(bytes)->data, bl_as_bytes(bytes)->length, base, bytes);
    bl_drop(bytes);
    return r;
}

static BlRef int_of_object(BlVal x)
{
    if (bl_is_imm_int(x) || bl_is_exact(x, INT))
        return bl_keep(x);
    const BlType *t = bl_type_of(x);
    if (t->int_ || t->index || bl_type_lookup(x, bl_name(__trunc__)) != BL_NULL)
        return bl_to_int(x);
    if (bl_pending())
        return BL_NULL;
    if (bl_is_str(x))
        return bl_int_from_str(x, 10);
    if (is_bytes_like(x))
        return int_from_buffer(x, 10);
    return bl_raise(bl_exc(TypeError), "int() argument must be a string, a bytes-like object or a real number, not '%.200T'", x);
}

static BlRef int_of_text(BlVal x, BlVal base_value)
{
    int64_t base;
    if (!bl_index_int64(base_value, &base, BL_NULL))
        return BL_NULL;
    if ((base != 0 && base < 2) || base > 36)
        return bl_raise(bl_exc(ValueError), "int() base must be >= 2 and <= 36, or 0");
    if (bl_is_str(x))
        return bl_int_from_str(x, (int)base);
    if (bl_is_bytes(x) || bl_subclass(bl_class_of(x), bl_builtin_class(BL_T_BYTEARRAY)))
        return int_from_buffer(x, (int)base);
    return bl_raise(bl_exc(TypeError), "int() can't convert non-string with explicit base");
}

static BlRef int_make(const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal a[2] = {BL_NULL, BL_NULL};
    if (kwnames == BL_NULL && nargs <= 2)
        for (size_t i = 0; i < nargs; i++)
            a[i] = arg[i];
    else if (!bl_parse_args("int", "(x=NULL, /, base=NULL)", arg, nargs, kwnames, a))
        return BL_NULL;
    if (a[0] == BL_NULL)
        return a[1] == BL_NULL ? bl_from_imm(0) : bl_raise(bl_exc(TypeError), "int() missing string argument");
    return a[1] == BL_NULL ? int_of_object(a[0]) : int_of_text(a[0], a[1]);
}

/* Bytes of an int in its block: a subclass may ask for a larger fixed part. */
static size_t bytes_in(const BlShape *shape, size_t limbs)
{
    size_t size = bytes_for(limbs);
    return size < shape->size ? shape->size : size;
}

/* An instance of a subclass: the same limbs in a block of its own shape. */
static BlRef int_in_class(BlClass *cls, BlRef plain)
{
    if (plain == BL_NULL)
        return BL_NULL;
    BlIntView w;
    bl_int_view(plain, &w);
    BlShape *shape = bl_class_shape(bl_from_obj(cls));
    BlInt *z = shape ? (BlInt *)bl_object_new(shape, bytes_in(shape, w.n)) : NULL;
    if (z) {
        z->size = w.negative ? -(int64_t)w.n : (int64_t)w.n;
        memcpy(z->limb, w.limb, w.n * sizeof(uint64_t));
        if (shape->type->flags & BL_TF_TRACKED)
            bl_gc_track(&z->head);
    }
    bl_drop(plain);
    return z ? bl_from_obj(z) : BL_NULL;
}

static BlRef int_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef plain = int_make(arg, nargs, kwnames);
    return cls == bl_builtin_class(BL_T_INT) ? plain : int_in_class(cls, plain);
}

static BlRef int_vectornew(BlVal cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    return int_make(arg, nargs, kwnames);
}

static void int_free(BlObject *o)
{
    int64_t size = ((BlInt *)o)->size;
    bl_object_free(o, bytes_in(o->shape, (size_t)(size < 0 ? -size : size)));
}

/* ---- slots of arithmetic ---- */

#define BOTH_INTS(a, b) (bl_is_int(a) && bl_is_int(b))
#define BINARY(name, op)                                                                                               \
    BlRef name(BlVal a, BlVal b) { return BOTH_INTS(a, b) ? bl_int_binary(a, b, op) : BL_NOTIMPL; }
BINARY(bl_int_slot_add, BL_ADD)
BINARY(bl_int_slot_sub, BL_SUB)
BINARY(bl_int_slot_mul, BL_MUL)
BINARY(bl_int_slot_truediv, BL_TRUEDIV)
BINARY(bl_int_slot_floordiv, BL_FLOORDIV)
BINARY(bl_int_slot_mod, BL_MOD)
BINARY(bl_int_slot_lshift, BL_LSHIFT)
BINARY(bl_int_slot_rshift, BL_RSHIFT)
BINARY(bl_int_slot_and, BL_AND)
BINARY(bl_int_slot_or, BL_OR)
BINARY(bl_int_slot_xor, BL_XOR)
BINARY(bl_int_slot_pow, BL_POW)
BINARY(bl_int_slot_divmod, BL_DIVMOD)
#undef BINARY

BlRef bl_int_slot_power(BlVal base, BlVal exponent, BlVal modulus)
{
    if (!BOTH_INTS(base, exponent))
        return BL_NOTIMPL;
    if (modulus == BL_NONE)
        return bl_int_binary(base, exponent, BL_POW);
    return bl_is_int(modulus) ? bl_int_pow_mod(base, exponent, modulus) : BL_NOTIMPL;
}

BlRef bl_int_slot_invert(BlVal v)
{
    int64_t i;
    if (bl_int_small(v, &i))
        return bl_from_imm(~i);
    BlRef plus_one = bl_int_add(v, bl_from_imm(1));
    if (plus_one == BL_NULL)
        return BL_NULL;
    BlRef r = bl_int_neg(plus_one);
    bl_drop(plus_one);
    return r;
}

/* ---- type ---- */

const BlType bl_int_type = {
    .name = "int",
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\n"
           "Convert a number or text to an integer; without argument it is 0.\n"
           "A float is cut towards zero. Text, bytes and bytearray hold a literal in the given base,\n"
           "with a sign and spaces around it. Base 0 takes the base from the literal's prefix.\n\n"
           ">>> int('0b100', base=0)\n4",
    .flags = BL_TF_BASETYPE | BL_TF_INT_SUBCLASS,  .id = BL_T_INT,
    .size = sizeof(BlInt),  .item_size = sizeof(uint64_t),
    .free = int_free,  .new_ = int_new,  .vectornew = int_vectornew,
    .repr = bl_int_repr,  BL_INT_SLOTS,
    .binary = {
        [BL_ADD] = bl_int_slot_add, [BL_SUB] = bl_int_slot_sub, [BL_MUL] = bl_int_slot_mul, [BL_TRUEDIV] = bl_int_slot_truediv,
        [BL_FLOORDIV] = bl_int_slot_floordiv, [BL_MOD] = bl_int_slot_mod, [BL_LSHIFT] = bl_int_slot_lshift,
        [BL_RSHIFT] = bl_int_slot_rshift, [BL_AND] = bl_int_slot_and, [BL_OR] = bl_int_slot_or, [BL_XOR] = bl_int_slot_xor,
        [BL_POW] = bl_int_slot_pow, [BL_DIVMOD] = bl_int_slot_divmod,
    },
    .methods = bl_int_methods,  .getset = bl_int_getset,  .sizeof_ = int_sizeof,
};
