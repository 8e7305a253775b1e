/* method.c -- bound methods: a function and the object it was found through. */
#include "obj/slot_defs.h"

static BlMethodObj *method(BlVal v) { return (BlMethodObj *)bl_obj(v); }

BlRef bl_method_new(BlVal func, BlVal self)
{
    BlMethodObj *m = (BlMethodObj *)bl_object_new_fast(&bl_vm->shapes[BL_T_METHOD], sizeof *m);
    if (!m)
        return BL_NULL;
    m->func = bl_keep(func);
    m->self = bl_keep(self);
    bl_gc_track(&m->head);
    return bl_from_obj(m);
}

static void method_free(BlObject *o)
{
    BlMethodObj *m = (BlMethodObj *)o;
    bl_drop(m->func);
    bl_drop(m->self);
    bl_object_free(o, sizeof *m);
}

static void method_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    visit(((BlMethodObj *)o)->func, ctx);
    visit(((BlMethodObj *)o)->self, ctx);
}

static BlRef method_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)cls;
    if (!bl_no_keywords("method", kwnames) || !bl_check_arity("method", nargs, 2, 2))
        return BL_NULL;
    if (!bl_callable(arg[0]))
        return bl_raise(bl_exc(TypeError), "first argument must be callable");
    if (arg[1] == BL_NONE)
        return bl_raise(bl_exc(TypeError), "instance must not be None");
    return bl_method_new(arg[0], arg[1]);
}

static BlRef method_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef f = bl_keep(method(self)->func), o = bl_keep(method(self)->self);
    BlRef r = bl_call_with_self(f, o, arg, nargs, kwnames);
    bl_drop(o);
    bl_drop(f);
    return r;
}

static BlRef method_repr(BlVal self)
{
    BlRef name;
    int found = bl_find_attr(method(self)->func, bl_name(__qualname__), &name);
    if (found == 0)
        found = bl_find_attr(method(self)->func, bl_name(__name__), &name);
    if (found < 0)
        return BL_NULL;
    BlRef r;
    if (found && bl_is_str(name))
        r = bl_str_format("<bound method %V of %R>", name, method(self)->self);
    else
        r = bl_str_format("<bound method ? of %R>", method(self)->self);
    if (found)
        bl_drop(name);
    return r;
}

static BlRef method_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if ((op != BL_EQ && op != BL_NE) || !bl_is_exact(a, METHOD) || !bl_is_exact(b, METHOD))
        return BL_NOTIMPL;
    int eq = bl_compare_bool(method(a)->func, method(b)->func, BL_EQ);
    if (eq < 0)
        return BL_NULL;
    if (eq)
        eq = method(a)->self == method(b)->self;
    return bl_from_bool(eq == (op == BL_EQ));
}

static int64_t method_hash(BlVal self)
{
    int64_t f = bl_hash(method(self)->func);
    if (f == -1)
        return -1;
    int64_t h = bl_hash_pointer(method(self)->self) ^ f;
    return h == -1 ? -2 : h;
}

/* What the method type does not have is the function's. */
static BlRef method_getattr(BlVal self, BlVal name)
{
    BlVal descr = bl_type_lookup(self, name);
    if (descr != BL_NULL) {
        const BlType *t = bl_slots_of(descr);
        if (t->descr_get)
            return t->descr_get(descr, self, bl_class_value(bl_class_of(self)));
        return bl_keep(descr);
    }
    return bl_pending() ? BL_NULL : bl_getattr(method(self)->func, name);
}

static BlRef method_func(BlVal self) { return bl_keep(method(self)->func); }
static BlRef method_self(BlVal self) { return bl_keep(method(self)->self); }

static BlRef method_doc(BlVal self)
{
    BlRef doc;
    int found = bl_find_attr(method(self)->func, bl_name(__doc__), &doc);
    return found < 0 ? BL_NULL : found ? doc : BL_NONE;
}

static int readonly(BlVal self, BlVal value)
{
    (void)self;
    (void)value;
    return bl_raise_int(bl_exc(AttributeError), "readonly attribute");
}

static const BlGetSet method_getset[] = {
    {"__func__", method_func, readonly, "the function (or other callable) implementing a method"},
    {"__self__", method_self, readonly, "the instance to which a method is bound"},
    {"__doc__", method_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL}
};

static BlRef method_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef name = bl_getattr(method(self)->func, bl_name(__name__));
    if (name == BL_NULL)
        return BL_NULL;
    BlRef r = bl_reduced_attribute(method(self)->self, name);
    bl_drop(name);
    return r;
}

static const BlMethod method_methods[] = {
    {"__reduce__", method_reduce, "()", NULL, NULL, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};

const BlType bl_method_type = {
    .name = "method", .id = BL_T_METHOD, .size = sizeof(BlMethodObj), .doc = "Create a bound instance method object.",
    .flags = BL_TF_TRACKED | BL_TF_WEAKREF,
    .free = method_free, .traverse = method_traverse, .new_ = method_new, .repr = method_repr, .hash = method_hash,
    .compare = method_compare, .call = method_call, .getattr = method_getattr,
    .methods = method_methods, .getset = method_getset,
};
