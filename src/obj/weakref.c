/* weakref.c -- ref, proxy and callable proxy.
 *
 * All are a BlWeakref; mem/weak.c keeps the lists and says when the object is gone. A proxy stands for its object in
 * every operation: each slot takes a reference of its own to the object for as long as the operation lasts.
 *
 * Always: the one reference without callback, and the one proxy, of an object are shared, unless the class is a program's.
 */
#include "obj/class_state.h"
#include "obj/weakref.h"

#include <stdio.h>

#include "mem/gc.h"
#include "obj/native.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "obj/type.h"

static BlWeakref *as_weakref(BlVal v) { return (BlWeakref *)bl_obj(v); }

bool bl_is_weakref(BlVal v)
{
    return bl_is_heap(v) && (bl_is_exact(v, WEAKREF) || (bl_heap_type(v)->dead && bl_subclass(bl_class_of(v), bl_builtin_class(BL_T_WEAKREF))));
}

bool bl_is_weakproxy(BlVal v) { return bl_is_exact(v, WEAKPROXY) || bl_is_exact(v, WEAKCALLPROXY); }

BlRef bl_weakref_get(BlVal v)
{
    BlVal o = bl_weak_get(as_weakref(v));
    return o == BL_NULL ? BL_NONE : bl_keep(o);
}

/* ---- new and free ---- */

static BlRef no_weakrefs(BlVal o)
{
    return bl_raise(bl_exc(TypeError), "cannot create weak reference to '%s' object", bl_type_name(o));
}

/* The existing shared reference (or proxy) of o, owned, or BL_NULL. */
static BlRef find_shared(BlVal o, const BlShape *shape)
{
    for (BlWeakref *r = bl_weak_list(bl_obj(o)); r && r->callback == BL_NULL; r = r->next)
        if (r->head.shape == shape && r->head.count > 0)
            return bl_keep(bl_from_obj(r));
    return BL_NULL;
}

static BlRef make(BlShape *shape, BlVal o, BlVal callback)
{
    if (!bl_weak_accepts(o))
        return no_weakrefs(o);
    if (callback == BL_NONE)
        callback = BL_NULL;
    if (callback == BL_NULL && !(shape->type->flags & BL_TF_HEAP)) {
        BlRef shared = find_shared(o, shape);
        if (shared != BL_NULL)
            return shared;
    }
    BlWeakref *r = (BlWeakref *)bl_object_new_fast(shape, sizeof *r);
    if (!r)
        return BL_NULL;
    r->referent = BL_NULL;
    r->callback = bl_keep(callback);
    r->next = r->prev = NULL;
    r->hash = -1;
    if (!bl_weak_add(bl_obj(o), r)) {
        bl_drop(bl_from_obj(r));
        return BL_NULL;
    }
    bl_gc_track(&r->head);
    return bl_from_obj(r);
}

BlRef bl_weakref_new(BlVal o, BlVal callback)
{
    return make(&bl_vm->shapes[BL_T_WEAKREF], o, callback);
}

BlRef bl_weakproxy_new(BlVal o, BlVal callback)
{
    return make(&bl_vm->shapes[bl_callable(o) ? BL_T_WEAKCALLPROXY : BL_T_WEAKPROXY], o, callback);
}

static BlRef ref_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    bool exact = cls == bl_builtin_class(BL_T_WEAKREF);
    if (exact && !bl_no_keywords("ref", kwnames))
        return BL_NULL;
    if (!bl_check_arity("__new__", nargs, 1, 2))
        return BL_NULL;
    return make(exact ? &bl_vm->shapes[BL_T_WEAKREF] : bl_class_shape(bl_class_value(cls)), arg[0], nargs > 1 ? arg[1] : BL_NULL);
}

/* __new__ has done everything; only the arguments are checked once more. */
static int ref_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    (void)arg;
    return bl_no_keywords("ref", kwnames) && bl_check_arity("__init__", nargs, 1, 2) ? 0 : -1;
}

static void weakref_free(BlObject *o)
{
    BlWeakref *r = (BlWeakref *)o;
    bl_weak_remove(r);
    bl_clear_ref(&r->callback);
    bl_object_free(o, sizeof *r);
}

static void weakref_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((BlWeakref *)o)->callback, ctx);
}

static void weakref_clear(BlObject *o)
{
    BlWeakref *r = (BlWeakref *)o;
    bl_weak_remove(r);
    bl_clear_ref(&r->callback);
}

/* The referent is gone: callback(self). A reference that died with its object by count has no callback afterwards;
 * one that the collector cleared keeps it (prev marks the difference, mem/weak.h). */
static void weakref_dead(BlVal self)
{
    BlWeakref *r = as_weakref(self);
    BlRef callback = bl_keep(r->callback);
    if (r->prev != r)
        bl_clear_ref(&r->callback);
    if (callback == BL_NULL)
        return;
    BlRef result = bl_call1(callback, self);
    if (result == BL_NULL)
        bl_unraisable(callback);
    bl_drop(result);
    bl_drop(callback);
}

/* ---- ref ---- */

static BlRef ref_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    if (BL_UNLIKELY(nargs != 0 || kwnames != BL_NULL)
        && (!bl_no_keywords("weakref", kwnames) || !bl_check_arity("weakref", nargs, 0, 0)))
        return BL_NULL;
    return bl_weakref_get(self);
}

static int64_t ref_hash(BlVal self)
{
    BlWeakref *r = as_weakref(self);
    if (r->hash != -1)
        return r->hash;
    BlRef o = bl_weakref_get(self);
    if (o == BL_NONE)
        return bl_raise_int(bl_exc(TypeError), "weak object has gone away");
    int64_t h = bl_hash(o);
    bl_drop(o);
    r->hash = h;
    return h;
}

/* Living ones compare as their objects do, others by identity. */
static BlRef ref_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if ((op != BL_EQ && op != BL_NE) || !bl_heap_type(a)->dead || !bl_is_heap(b) || !bl_heap_type(b)->dead)
        return BL_NOTIMPL;
    BlRef x = bl_weakref_get(a), y = bl_weakref_get(b), r;
    if (x == BL_NONE || y == BL_NONE)
        r = bl_from_bool((a == b) == (op == BL_EQ));
    else
        r = bl_compare(x, y, op);
    bl_drop(x);
    bl_drop(y);
    return r;
}

/* The object's __name__ as its class gives it, if that is a str; BL_NULL otherwise (nothing pending unless raised). */
static BlRef special_name(BlVal o)
{
    BlRef name = bl_keep(bl_type_lookup(o, bl_name(__name__)));
    if (name != BL_NULL && bl_is_heap(name) && bl_heap_type(name)->descr_get) {
        BlRef got = bl_heap_type(name)->descr_get(name, o, bl_class_value(bl_class_of(o)));
        bl_drop(name);
        name = got;
        if (name == BL_NULL)
            bl_catch(bl_exc(AttributeError));
    }
    if (name != BL_NULL && !bl_is_str(name)) {
        bl_drop(name);
        return BL_NULL;
    }
    return name;
}

static void address(char *text, size_t n, BlVal v) { snprintf(text, n, "%p", (void *)bl_obj(v)); }

static BlRef ref_repr(BlVal self)
{
    char mine[32], its[32];
    address(mine, sizeof mine, self);
    BlRef o = bl_weakref_get(self);
    if (o == BL_NONE)
        return bl_str_format("<weakref at %s; dead>", mine);
    address(its, sizeof its, o);
    BlRef name = special_name(o), r = BL_NULL;
    if (name != BL_NULL)
        r = bl_str_format("<weakref at %s; to '%s' at %s (%U)>", mine, bl_type_name(o), its, name);
    else if (!bl_pending())
        r = bl_str_format("<weakref at %s; to '%s' at %s>", mine, bl_type_name(o), its);
    bl_drop(name);
    bl_drop(o);
    return r;
}

static BlRef get_callback(BlVal self)
{
    BlVal c = as_weakref(self)->callback;
    return c == BL_NULL ? BL_NONE : bl_keep(c);
}

static BlRef ref_class_getitem(BlVal cls, const BlVal *arg)
{
    return bl_generic_alias_new(cls, arg[0]);
}

static const BlMethod ref_methods[] = {
    {.name = "__class_getitem__", .fn = ref_class_getitem, .signature = "(object, /)", .doc = "See PEP 585", .flags = BL_MF_CLASS},
    {0}
};
static const BlGetSet ref_getset[] = {{"__callback__", get_callback, NULL, NULL}, {0}};

const BlType bl_weakref_type = {
    .name = "weakref.ReferenceType", .size = sizeof(BlWeakref), .id = BL_T_WEAKREF, .flags = BL_TF_TRACKED | BL_TF_BASETYPE,
    .free = weakref_free, .traverse = weakref_traverse, .clear = weakref_clear, .dead = weakref_dead,
    .new_ = ref_new, .init = ref_init,
    .repr = ref_repr, .hash = ref_hash, .compare = ref_compare, .call = ref_call,
    .methods = ref_methods, .getset = ref_getset,
};

/* ---- proxies ---- */

/* The object, owned; BL_NULL: ReferenceError. */
static BlRef referent(BlVal proxy)
{
    BlVal o = bl_weak_get(as_weakref(proxy));
    if (o == BL_NULL)
        return bl_raise(bl_exc(ReferenceError), "weakly-referenced object no longer exists");
    return bl_keep(o);
}

/* A value as an operand: a proxy's object, anything else itself; owned. */
static BlRef operand(BlVal v) { return bl_is_weakproxy(v) ? referent(v) : bl_keep(v); }

/* Both operands owned; false: raised, nothing owned. */
static bool operands(BlVal a, BlVal b, BlRef *x, BlRef *y)
{
    *x = operand(a);
    *y = *x == BL_NULL ? BL_NULL : operand(b);
    if (*y != BL_NULL)
        return true;
    bl_drop(*x);
    return false;
}

static BlRef proxy_repr(BlVal self)
{
    char mine[32], its[32];
    BlRef o = bl_weakref_get(self);
    address(mine, sizeof mine, self);
    if (o == BL_NONE)
        snprintf(its, sizeof its, "%p", bl_address(BL_NONE));
    else
        address(its, sizeof its, o);
    BlRef r = bl_str_format("<weakproxy at %s to %s at %s>", mine, bl_type_name(o), its);
    bl_drop(o);
    return r;
}

/* Slots of one operand and a result that needs no further look. */
#define FORWARD(name, type, failed, call)                                                                   \
    static type name(BlVal self)                                                                            \
    {                                                                                                       \
        BlRef o = referent(self);                                                                           \
        if (o == BL_NULL)                                                                                   \
            return failed;                                                                                  \
        type r = call;                                                                                      \
        bl_drop(o);                                                                                         \
        return r;                                                                                           \
    }
FORWARD(proxy_str, BlRef, BL_NULL, bl_str(o))
FORWARD(proxy_iter, BlRef, BL_NULL, bl_iter(o))
FORWARD(proxy_len, int64_t, -1, bl_len(o))
FORWARD(proxy_truth, int, -1, bl_truth(o))
FORWARD(proxy_neg, BlRef, BL_NULL, bl_unary(o, BL_NEG))
FORWARD(proxy_pos, BlRef, BL_NULL, bl_unary(o, BL_POS))
FORWARD(proxy_abs, BlRef, BL_NULL, bl_unary(o, BL_ABS))
FORWARD(proxy_invert, BlRef, BL_NULL, bl_unary(o, BL_INVERT))
FORWARD(proxy_index, BlRef, BL_NULL, bl_index(o))
FORWARD(proxy_int, BlRef, BL_NULL, bl_to_int(o))
FORWARD(proxy_float, BlRef, BL_NULL, bl_to_float(o))
FORWARD(proxy_bytes_of, BlRef, BL_NULL, bl_call_method(o, bl_name(__bytes__), NULL, 0))
FORWARD(proxy_reversed_of, BlRef, BL_NULL, bl_call_method(o, bl_name(__reversed__), NULL, 0))
#undef FORWARD

static BlRef proxy_next(BlVal self)
{
    BlRef o = referent(self);
    if (o == BL_NULL)
        return BL_NULL;
    BlRef r;
    if (!bl_is_heap(o) || !bl_heap_type(o)->next)
        r = bl_raise(bl_exc(TypeError), "Weakref proxy referenced a non-iterator '%.200s' object", bl_type_name(o));
    else
        r = bl_next(o);
    bl_drop(o);
    return r;
}

static BlRef proxy_compare(BlVal a, BlVal b, enum BlCompare op)
{
    BlRef x, y;
    if (!operands(a, b, &x, &y))
        return BL_NULL;
    BlRef r = bl_compare(x, y, op);
    bl_drop(x);
    bl_drop(y);
    return r;
}

static BlRef proxy_getattr(BlVal self, BlVal name)
{
    BlRef o = referent(self);
    BlRef r = o == BL_NULL ? BL_NULL : bl_getattr(o, name);
    bl_drop(o);
    return r;
}

static int proxy_setattr(BlVal self, BlVal name, BlVal value)
{
    BlRef o = referent(self);
    int r = o == BL_NULL ? -1 : bl_setattr(o, name, value);
    bl_drop(o);
    return r;
}

static BlRef proxy_getitem(BlVal self, BlVal key)
{
    BlRef x, y, r;
    if (!operands(self, key, &x, &y))
        return BL_NULL;
    r = bl_getitem(x, y);
    bl_drop(x);
    bl_drop(y);
    return r;
}

static int proxy_setitem(BlVal self, BlVal key, BlVal value)
{
    BlRef o = referent(self);
    int r = o == BL_NULL ? -1 : value == BL_NULL ? bl_delitem(o, key) : bl_setitem(o, key, value);
    bl_drop(o);
    return r;
}

static int proxy_contains(BlVal self, BlVal item)
{
    BlRef o = referent(self);
    int r = o == BL_NULL ? -1 : bl_contains(o, item);
    bl_drop(o);
    return r;
}

static BlRef proxy_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef o = referent(self);
    BlRef r = o == BL_NULL ? BL_NULL : bl_call(o, arg, nargs, kwnames);
    bl_drop(o);
    return r;
}

static BlRef binary(BlVal a, BlVal b, enum BlBinary op, bool inplace)
{
    BlRef x, y;
    if (!operands(a, b, &x, &y))
        return BL_NULL;
    BlRef r = inplace ? bl_inplace(x, y, op) : bl_binary(x, y, op);
    bl_drop(x);
    bl_drop(y);
    return r;
}

#define BINARY(name, op)                                                                                    \
    static BlRef proxy_##name(BlVal a, BlVal b) { return binary(a, b, op, false); }
#define BOTH(name, op)                                                                                      \
    BINARY(name, op)                                                                                        \
    static BlRef proxy_i##name(BlVal a, BlVal b) { return binary(a, b, op, true); }
BOTH(add, BL_ADD) BOTH(sub, BL_SUB) BOTH(mul, BL_MUL) BOTH(matmul, BL_MATMUL) BOTH(truediv, BL_TRUEDIV) BOTH(floordiv, BL_FLOORDIV)
BOTH(mod, BL_MOD) BOTH(lshift, BL_LSHIFT) BOTH(rshift, BL_RSHIFT) BOTH(and, BL_AND) BOTH(or, BL_OR) BOTH(xor, BL_XOR) BOTH(pow, BL_POW)
BINARY(divmod, BL_DIVMOD)
#undef BOTH
#undef BINARY

static BlRef proxy_power(BlVal a, BlVal b, BlVal modulus)
{
    BlRef x, y, r = BL_NULL;
    if (!operands(a, b, &x, &y))
        return BL_NULL;
    BlRef m = operand(modulus);
    if (m != BL_NULL)
        r = bl_power(x, y, m);
    bl_drop(m);
    bl_drop(x);
    bl_drop(y);
    return r;
}

static BlRef proxy_bytes(BlVal self, const BlVal *arg)
{
    (void)arg;
    return proxy_bytes_of(self);
}

static BlRef proxy_reversed(BlVal self, const BlVal *arg)
{
    (void)arg;
    return proxy_reversed_of(self);
}

static const BlMethod proxy_methods[] = {
    {.name = "__bytes__", .fn = proxy_bytes, .signature = "()"},
    {.name = "__reversed__", .fn = proxy_reversed, .signature = "()"},
    {0}
};

#define PROXY                                                                                               \
    .size = sizeof(BlWeakref), .flags = BL_TF_TRACKED | BL_TF_ABSTRACT,                                     \
    .free = weakref_free, .traverse = weakref_traverse, .clear = weakref_clear, .dead = weakref_dead,       \
    .repr = proxy_repr, .str = proxy_str, .hash = bl_hash_unhashable, .compare = proxy_compare,             \
    .getattr = proxy_getattr, .setattr = proxy_setattr, .iter = proxy_iter, .next = proxy_next,             \
    .len = proxy_len, .getitem = proxy_getitem, .setitem = proxy_setitem, .contains = proxy_contains,       \
    .binary = {[BL_ADD] = proxy_add, [BL_SUB] = proxy_sub, [BL_MUL] = proxy_mul, [BL_MATMUL] = proxy_matmul, \
               [BL_TRUEDIV] = proxy_truediv, [BL_FLOORDIV] = proxy_floordiv, [BL_MOD] = proxy_mod,          \
               [BL_LSHIFT] = proxy_lshift, [BL_RSHIFT] = proxy_rshift, [BL_AND] = proxy_and,                \
               [BL_OR] = proxy_or, [BL_XOR] = proxy_xor, [BL_POW] = proxy_pow, [BL_DIVMOD] = proxy_divmod}, \
    .inplace = {[BL_ADD] = proxy_iadd, [BL_SUB] = proxy_isub, [BL_MUL] = proxy_imul,                        \
                [BL_MATMUL] = proxy_imatmul, [BL_TRUEDIV] = proxy_itruediv,                                 \
                [BL_FLOORDIV] = proxy_ifloordiv, [BL_MOD] = proxy_imod, [BL_LSHIFT] = proxy_ilshift,        \
                [BL_RSHIFT] = proxy_irshift, [BL_AND] = proxy_iand, [BL_OR] = proxy_ior,                    \
                [BL_XOR] = proxy_ixor, [BL_POW] = proxy_ipow},                                              \
    .power = proxy_power,                                                                                   \
    .unary = {[BL_NEG] = proxy_neg, [BL_POS] = proxy_pos, [BL_ABS] = proxy_abs, [BL_INVERT] = proxy_invert}, \
    .truth = proxy_truth, .index = proxy_index, .int_ = proxy_int, .float_ = proxy_float,                   \
    .methods = proxy_methods

const BlType bl_weakproxy_type = {.name = "weakref.ProxyType", .id = BL_T_WEAKPROXY, PROXY};
const BlType bl_weakcallproxy_type = {.name = "weakref.CallableProxyType", .id = BL_T_WEAKCALLPROXY, PROXY, .call = proxy_call};
