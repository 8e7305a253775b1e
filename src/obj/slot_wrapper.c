/* slot_wrapper.c -- slots of built-in types as objects: int.__add__ (wrapper_descriptor) and (1).__add__ (method-wrapper).
 *
 * A wrapper knows the row of the slot table, the C function, and the class it belongs to; it checks self and the number of
 * arguments and turns C answers (-1, a bool, a length) into values.
 */
#include "obj/slot_defs.h"

/* ---- calls with self in front ---- */
BlRef bl_call_with_self(BlVal f, BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    size_t total = nargs + (kwnames == BL_NULL ? 0 : bl_as_tuple(kwnames)->count);
    BlVal few[12], *all = few;
    if (total + 1 > sizeof few / sizeof *few) {
        all = bl_malloc_array(total + 1, sizeof *all);
        if (!all)
            return bl_no_memory();
    }
    all[0] = self;
    if (total)
        memcpy(all + 1, arg, total * sizeof *all);
    BlRef r = bl_call(f, all, nargs + 1, kwnames);
    if (all != few)
        bl_mfree(all);
    return r;
}

/* ---- from a program's call to the slot ---- */
typedef BlRef (*UnaryFn)(BlVal);
typedef BlRef (*BinaryFn)(BlVal, BlVal);
typedef BlRef (*TernaryFn)(BlVal, BlVal, BlVal);
typedef int (*StoreFn)(BlVal, BlVal, BlVal);

static bool want(size_t n, size_t expected)
{
    if (n == expected)
        return true;
    bl_raise(bl_exc(TypeError), "expected %zu argument%s, got %zu", expected, expected == 1 ? "" : "s", n);
    return false;
}

/* The same where CPython's message begins with the name of the function, which is empty. */
static bool want_unnamed(size_t n, size_t expected)
{
    if (n == expected)
        return true;
    bl_raise(bl_exc(TypeError), " expected %zu argument%s, got %zu", expected, expected == 1 ? "" : "s", n);
    return false;
}

static BlRef none_or_error(int r) { return r < 0 ? BL_NULL : BL_NONE; }

/* "can't apply this __setattr__ to type object": object's must not reach past a built-in type's own. */
static bool may_store_attr(BlVal self, const BlWrapper *w)
{
    BlClass *c = bl_class_of(self);
    while (c && bl_class_is_heap(c))
        c = c->base;
    void *native = c && c->type->setattr ? (void *)c->type->setattr : (void *)bl_generic_setattr;
    if (native == w->fn)
        return true;
    bl_raise(bl_exc(TypeError), "can't apply this %U to %s object", bl_name_at(w->def->name), bl_type_name(self));
    return false;
}

static BlRef wrap_power(const BlWrapper *w, BlVal self, const BlVal *arg, size_t n, bool reflected)
{
    if (n < 1 || n > 2) {
        bl_raise(bl_exc(TypeError), n < 1 ? " expected at least 1 argument, got %zu" : " expected at most 2 arguments, got %zu", n);
        return BL_NULL;
    }
    BlVal left = reflected ? arg[0] : self, right = reflected ? self : arg[0];
    if (n == 2 && arg[1] != BL_NONE) {
        TernaryFn power = w->owner->type->power;
        return power ? power(left, right, arg[1]) : BL_NOTIMPL;
    }
    return ((BinaryFn)w->fn)(left, right);
}

static BlRef wrap_get(const BlWrapper *w, BlVal self, const BlVal *arg, size_t n)
{
    if (n < 1)
        return bl_raise(bl_exc(TypeError), " expected at least 1 argument, got %zu", n);
    if (n > 2)
        return bl_raise(bl_exc(TypeError), " expected at most 2 arguments, got %zu", n);
    BlVal obj = arg[0] == BL_NONE ? BL_NULL : arg[0];
    BlVal owner = n < 2 || arg[1] == BL_NONE ? BL_NULL : arg[1];
    if (obj == BL_NULL && owner == BL_NULL)
        return bl_raise(bl_exc(TypeError), "__get__(None, None) is invalid");
    return ((TernaryFn)w->fn)(self, obj, owner);
}

static BlRef wrap_repeat(const BlWrapper *w, BlVal self, BlVal times)
{
    int64_t n;
    if (!bl_index_int64(times, &n, bl_exc(OverflowError)))
        return BL_NULL;
    return ((BlRef (*)(BlVal, int64_t))w->fn)(self, n);
}

static BlRef wrap_next(const BlWrapper *w, BlVal self)
{
    BlRef r = ((UnaryFn)w->fn)(self);
    if (r == BL_NULL && !bl_pending())
        bl_raise_none(bl_exc(StopIteration));
    return r;
}

static BlRef wrap_store(const BlWrapper *w, BlVal self, const BlVal *arg, size_t n)
{
    enum BlWrapKind kind = (enum BlWrapKind)w->def->kind;
    bool deletes = kind == BL_W_DELATTR || kind == BL_W_DELETE || kind == BL_W_DELITEM;
    if (deletes ? !want(n, 1) : !want_unnamed(n, 2))
        return BL_NULL;
    if (kind == BL_W_SETATTR || kind == BL_W_DELATTR) {
        if (!bl_is_str(arg[0]))
            return bl_raise(bl_exc(TypeError), "attribute name must be string, not '%.200s'", bl_type_name(arg[0]));
        if (!may_store_attr(self, w))
            return BL_NULL;
    }
    return none_or_error(((StoreFn)w->fn)(self, arg[0], deletes ? BL_NULL : arg[1]));
}

static BlRef wrap_simple(const BlWrapper *w, BlVal self, const BlVal *arg, size_t n)
{
    int64_t k;
    switch ((enum BlWrapKind)w->def->kind) {
    case BL_W_UNARY:
        return want(n, 0) ? ((UnaryFn)w->fn)(self) : BL_NULL;
    case BL_W_BINARY:
        return want(n, 1) ? ((BinaryFn)w->fn)(self, arg[0]) : BL_NULL;
    case BL_W_REFLECTED:
        return want(n, 1) ? ((BinaryFn)w->fn)(arg[0], self) : BL_NULL;
    case BL_W_POW:
        return wrap_power(w, self, arg, n, false);
    case BL_W_RPOW:
        return wrap_power(w, self, arg, n, true);
    case BL_W_HASH:
        if (!want(n, 0) || ((k = ((int64_t (*)(BlVal))w->fn)(self)) == -1 && bl_pending()))
            return BL_NULL;
        return bl_int_from_int64(k);
    case BL_W_LEN:
        if (!want(n, 0) || (k = ((int64_t (*)(BlVal))w->fn)(self)) < 0)
            return BL_NULL;
        return bl_int_from_int64(k);
    case BL_W_TRUTH:
        if (!want(n, 0) || (k = ((int (*)(BlVal))w->fn)(self)) < 0)
            return BL_NULL;
        return bl_from_bool(k != 0);
    case BL_W_CONTAINS:
        if (!want(n, 1) || (k = ((int (*)(BlVal, BlVal))w->fn)(self, arg[0])) < 0)
            return BL_NULL;
        return bl_from_bool(k != 0);
    case BL_W_GETATTR:
        if (!want(n, 1))
            return BL_NULL;
        if (!bl_is_str(arg[0]))
            return bl_raise(bl_exc(TypeError), "attribute name must be string, not '%.200s'", bl_type_name(arg[0]));
        return ((BinaryFn)w->fn)(self, arg[0]);
    case BL_W_COMPARE:
        return want(n, 1) ? ((BlRef (*)(BlVal, BlVal, enum BlCompare))w->fn)(self, arg[0], (enum BlCompare)w->def->op) : BL_NULL;
    case BL_W_NEXT:
        return want(n, 0) ? wrap_next(w, self) : BL_NULL;
    case BL_W_GET:
        return wrap_get(w, self, arg, n);
    case BL_W_FINALIZE:
        if (!want(n, 0))
            return BL_NULL;
        ((void (*)(BlVal))w->fn)(self);
        return BL_NONE;
    case BL_W_REPEAT:
        return want_unnamed(n, 1) ? wrap_repeat(w, self, arg[0]) : BL_NULL;
    default:
        return wrap_store(w, self, arg, n);
    }
}

static BlRef run(const BlWrapper *w, BlVal self, const BlVal *arg, size_t n, BlVal kwnames)
{
    if (w->def->kind == BL_W_CALL)
        return ((BlRef (*)(BlVal, const BlVal *, size_t, BlVal))w->fn)(self, arg, n, kwnames);
    if (w->def->kind == BL_W_INIT)
        return none_or_error(((int (*)(BlVal, const BlVal *, size_t, BlVal))w->fn)(self, arg, n, kwnames));
    if (kwnames != BL_NULL && bl_as_tuple(kwnames)->count)
        return bl_raise(bl_exc(TypeError), "wrapper %U() takes no keyword arguments", bl_name_at(w->def->name));
    return wrap_simple(w, self, arg, n);
}

/* ---- wrapper_descriptor ---- */
BlRef bl_wrapper_new(BlClass *owner, const BlSlotDef *def, void *fn)
{
    BlWrapper *w = (BlWrapper *)bl_object_new(&bl_vm->shapes[BL_T_SLOT_WRAPPER], sizeof *w);
    if (!w)
        return BL_NULL;
    w->def = def;
    w->fn = fn;
    w->owner = owner;
    return bl_from_obj(w);
}

void *bl_wrapper_function(BlVal v) { return bl_is_exact(v, SLOT_WRAPPER) ? ((BlWrapper *)bl_obj(v))->fn : NULL; }

static BlWrapper *wrapper(BlVal v) { return (BlWrapper *)bl_obj(v); }
static BlVal wrapper_name(BlVal v) { return bl_name_at(wrapper(v)->def->name); }

static void wrapper_free(BlObject *o) { bl_object_free(o, sizeof(BlWrapper)); }

static BlRef wrapper_repr(BlVal self)
{
    return bl_str_format("<slot wrapper '%U' of '%s' objects>", wrapper_name(self), bl_class_tp_name(wrapper(self)->owner));
}

static BlRef wrapper_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlWrapper *w = wrapper(self);
    const char *owner = bl_class_tp_name(w->owner);
    if (nargs < 1)
        return bl_raise(bl_exc(TypeError), "descriptor '%U' of '%.100s' object needs an argument", wrapper_name(self), owner);
    if (!bl_subclass(bl_class_of(arg[0]), w->owner))
        return bl_raise(bl_exc(TypeError), "descriptor '%U' requires a '%.100s' object but received a '%.100s'", wrapper_name(self), owner, bl_type_name(arg[0]));
    return run(w, arg[0], arg + 1, nargs - 1, kwnames);
}

BlRef bl_slot_wrapper_bind(BlVal v, BlVal self)
{
    BlMethodWrapper *m = (BlMethodWrapper *)bl_object_new(&bl_vm->shapes[BL_T_METHOD_WRAPPER], sizeof *m);
    if (!m)
        return BL_NULL;
    m->wrapper = bl_keep(v);
    m->self = bl_keep(self);
    bl_gc_track(&m->head);
    return bl_from_obj(m);
}

static BlRef wrapper_get(BlVal self, BlVal obj, BlVal owner)
{
    (void)owner;
    if (obj == BL_NULL)
        return bl_keep(self);
    BlWrapper *w = wrapper(self);
    if (!bl_subclass(bl_class_of(obj), w->owner))
        return bl_raise(bl_exc(TypeError), "descriptor '%U' for '%.100s' objects doesn't apply to a '%.100s' object", wrapper_name(self),
                        bl_class_tp_name(w->owner), bl_type_name(obj));
    return bl_slot_wrapper_bind(self, obj);
}

static BlRef wrapper_get_name(BlVal self) { return bl_keep(wrapper_name(self)); }
static BlRef wrapper_get_objclass(BlVal self) { return bl_keep(bl_class_value(wrapper(self)->owner)); }
static BlRef wrapper_get_qualname(BlVal self) { return bl_str_format("%U.%U", wrapper(self)->owner->qualname, wrapper_name(self)); }
static BlRef wrapper_get_doc(BlVal self) { return wrapper(self)->def->doc ? bl_str_c(wrapper(self)->def->doc) : BL_NONE; }

static BlRef signature_of(const BlWrapper *w)
{
    switch ((enum BlWrapKind)w->def->kind) {
    case BL_W_UNARY: case BL_W_HASH: case BL_W_LEN: case BL_W_TRUTH: case BL_W_NEXT:
        return bl_str_c("($self, /)");
    case BL_W_CALL: case BL_W_INIT:
        return bl_str_c("($self, /, *args, **kwargs)");
    case BL_W_GETATTR: case BL_W_DELATTR:
        return bl_str_c("($self, name, /)");
    case BL_W_SETATTR:
        return bl_str_c("($self, name, value, /)");
    case BL_W_CONTAINS: case BL_W_DELITEM:
        return bl_str_c("($self, key, /)");
    case BL_W_SETITEM:
        return bl_str_c("($self, key, value, /)");
    case BL_W_POW: case BL_W_RPOW:
        return bl_str_c("($self, value, mod=None, /)");
    case BL_W_GET:
        return bl_str_c("($self, instance, owner=None, /)");
    case BL_W_SET:
        return bl_str_c("($self, instance, value, /)");
    case BL_W_DELETE:
        return bl_str_c("($self, instance, /)");
    default:
        return bl_str_c("($self, value, /)");
    }
}

static BlRef wrapper_get_signature(BlVal self) { return signature_of(wrapper(self)); }

static BlRef wrapper_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef owner = wrapper_get_objclass(self), r = owner == BL_NULL ? BL_NULL : bl_reduced_attribute(owner, wrapper_name(self));
    bl_drop(owner);
    return r;
}

static const BlMethod wrapper_methods[] = {
    {"__reduce__", wrapper_reduce, "()", NULL, NULL, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};

static const BlGetSet wrapper_getset[] = {
    {"__name__", wrapper_get_name, NULL, NULL},
    {"__objclass__", wrapper_get_objclass, NULL, NULL},
    {"__qualname__", wrapper_get_qualname, NULL, NULL},
    {"__doc__", wrapper_get_doc, NULL, NULL},
    {"__text_signature__", wrapper_get_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_slot_wrapper_type = {
    .name = "wrapper_descriptor", .id = BL_T_SLOT_WRAPPER, .size = sizeof(BlWrapper), .flags = BL_TF_FUNCTION_LIKE | BL_TF_DESCR_GET | BL_TF_ABSTRACT,
    .free = wrapper_free, .repr = wrapper_repr, .call = wrapper_call, .descr_get = wrapper_get,
    .methods = wrapper_methods, .getset = wrapper_getset,
};

/* ---- method-wrapper ---- */
static BlMethodWrapper *bound(BlVal v) { return (BlMethodWrapper *)bl_obj(v); }

static void bound_free(BlObject *o)
{
    BlMethodWrapper *m = (BlMethodWrapper *)o;
    bl_drop(m->wrapper);
    bl_drop(m->self);
    bl_object_free(o, sizeof *m);
}

static void bound_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((BlMethodWrapper *)o)->wrapper, ctx);
    visit(((BlMethodWrapper *)o)->self, ctx);
}

static BlRef bound_repr(BlVal self)
{
    BlVal obj = bound(self)->self;
    return bl_str_format("<method-wrapper '%U' of %s object at %p>", wrapper_name(bound(self)->wrapper), bl_type_name(obj), bl_address(obj));
}

static BlRef bound_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef keep = bl_keep(self);
    BlRef r = run(wrapper(bound(self)->wrapper), bound(self)->self, arg, nargs, kwnames);
    bl_drop(keep);
    return r;
}

static BlRef bound_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if ((op != BL_EQ && op != BL_NE) || !bl_is_exact(a, METHOD_WRAPPER) || !bl_is_exact(b, METHOD_WRAPPER))
        return BL_NOTIMPL;
    bool same = bound(a)->wrapper == bound(b)->wrapper && bound(a)->self == bound(b)->self;
    return bl_from_bool(same == (op == BL_EQ));
}

static int64_t bound_hash(BlVal self)
{
    int64_t h = bl_hash_pointer(bound(self)->self) ^ bl_hash_pointer(bound(self)->wrapper);
    return h == -1 ? -2 : h;
}

static BlRef bound_get_self(BlVal self) { return bl_keep(bound(self)->self); }
static BlRef bound_get_name(BlVal self) { return wrapper_get_name(bound(self)->wrapper); }
static BlRef bound_get_qualname(BlVal self) { return wrapper_get_qualname(bound(self)->wrapper); }
static BlRef bound_get_doc(BlVal self) { return wrapper_get_doc(bound(self)->wrapper); }
static BlRef bound_get_objclass(BlVal self) { return wrapper_get_objclass(bound(self)->wrapper); }
static BlRef bound_get_signature(BlVal self) { return wrapper_get_signature(bound(self)->wrapper); }

static BlRef bound_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    return bl_reduced_attribute(bound(self)->self, wrapper_name(bound(self)->wrapper));
}

static const BlMethod bound_methods[] = {
    {"__reduce__", bound_reduce, "()", NULL, NULL, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};

static const BlGetSet bound_getset[] = {
    {"__self__", bound_get_self, NULL, NULL},
    {"__name__", bound_get_name, NULL, NULL},
    {"__qualname__", bound_get_qualname, NULL, NULL},
    {"__doc__", bound_get_doc, NULL, NULL},
    {"__objclass__", bound_get_objclass, NULL, NULL},
    {"__text_signature__", bound_get_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_method_wrapper_type = {
    .name = "method-wrapper", .id = BL_T_METHOD_WRAPPER, .size = sizeof(BlMethodWrapper), .flags = BL_TF_TRACKED | BL_TF_ABSTRACT,
    .free = bound_free, .traverse = bound_traverse, .repr = bound_repr, .hash = bound_hash, .compare = bound_compare, .call = bound_call,
    .methods = bound_methods, .getset = bound_getset,
};
