/* native.c -- C functions as objects: builtin_function_or_method, method_descriptor, classmethod_descriptor.
 *
 * All three are a BlNative: the constant BlMethod, what it is bound to, and a plan made when first called. Most calls
 * of simple functions never come to the plan: `simple` says how many arguments go straight through.
 *
 * Beware: converting an argument (__index__, __bool__, __float__) runs program code; converted values are owned by the
 * call until the function has returned, the others by the caller.
 */
#include "obj/native_plan.h"

#include <stdio.h>

#include "obj/class_state.h"
#include "obj/dict.h"
#include "obj/float.h"
#include "obj/int.h"
#include "obj/str.h"
#include "obj/tuple.h"
#include "obj/type.h"

static BlNative *as_native(BlVal v) { return (BlNative *)bl_obj(v); }
static const char *type_words(BlVal v) { return v == BL_NONE ? "None" : bl_type_name(v); }

/* ---- new and free ---- */

static BlRef make(enum BlTypeId id, const BlMethod *method)
{
    BlNative *n = (BlNative *)bl_object_new_fast(&bl_vm->shapes[id], sizeof *n);
    if (!n)
        return BL_NULL;
    n->method = method;
    n->plan = NULL;
    n->self = n->module = BL_NULL;
    n->owner = NULL;
    n->simple = 0;
    return bl_from_obj(n);
}

BlRef bl_native_new(const BlMethod *method, BlVal self, BlVal module)
{
    BlRef v = make(BL_T_NATIVE, method);
    if (v == BL_NULL)
        return BL_NULL;
    as_native(v)->self = bl_keep(self);
    as_native(v)->module = bl_keep(module);
    bl_gc_track(bl_obj(v));
    return v;
}

BlRef bl_method_descr_new(const BlMethod *method, BlClass *owner)
{
    if (method->flags & BL_MF_STATIC) {
        BlRef f = bl_native_new(method, bl_class_value(owner), BL_NULL);
        BlRef wrapped = f == BL_NULL ? BL_NULL : bl_staticmethod_new(f);
        bl_drop(f);
        return wrapped;
    }
    BlRef v = make(method->flags & BL_MF_CLASS ? BL_T_CLASSMETHOD_DESCR : BL_T_METHOD_DESCR, method);
    if (v == BL_NULL)
        return BL_NULL;
    bl_keep(bl_class_value(owner));
    as_native(v)->owner = owner;
    bl_gc_track(bl_obj(v));
    return v;
}

/* The descriptor's function on self; what is known about its arguments goes along. */
static BlRef bind(BlNative *descr, BlVal self)
{
    BlRef v = bl_native_new(descr->method, self, BL_NULL);
    if (v != BL_NULL) {
        as_native(v)->plan = descr->plan;
        as_native(v)->simple = descr->simple;
    }
    return v;
}

static void native_free(BlObject *o)
{
    BlNative *n = (BlNative *)o;
    BlClass *owner = n->owner;
    bl_drop(n->self);
    bl_drop(n->module);
    if (owner)
        bl_drop(bl_class_value(owner));
    bl_object_free(o, sizeof *n);
}

/* No clear: in every cycle through a function there is something that can be changed. */
static void native_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    const BlNative *n = (const BlNative *)o;
    visit(n->self, ctx);
    visit(n->module, ctx);
    if (n->owner)
        visit(bl_class_value(n->owner), ctx);
}

/* ---- calling ---- */

static BlRef to_float(BlVal v)
{
    double d;
    return bl_as_double(v, &d) ? bl_float_new(d) : BL_NULL;
}

/* Sizes and positions beyond 62 bits are all the same to the functions that take them: more than there can be. */
static BlRef to_ssize(BlVal v)
{
    BlRef n = bl_index(v);
    if (n != BL_NULL && !bl_is_imm_int(n)) {
        int64_t value;
        bool fits = bl_int_to_int64(n, &value);
        bl_drop(n);
        if (fits)
            return bl_from_imm(value < 0 ? BL_INT_MIN : BL_INT_MAX);
        return bl_raise(bl_exc(OverflowError), "Python int too large to convert to C ssize_t");
    }
    return n;
}

static void not_a_str(const BlPlan *plan, const char *name, size_t i, BlVal v)
{
    if (i >= plan->positional_only)
        bl_raise(bl_exc(TypeError), "%.200s() argument '%U' must be str, not %.50s", name, plan->params[i].name, type_words(v));
    else if (plan->count == 1)
        bl_raise(bl_exc(TypeError), "%.200s() argument must be str, not %.50s", name, type_words(v));
    else
        bl_raise(bl_exc(TypeError), "%.200s() argument %zu must be str, not %.50s", name, i + 1, type_words(v));
}

/* Checks or converts argument i in place. 1: *v is a new reference, 0: as it was, -1: raised. */
static int convert(const BlPlan *plan, const char *name, size_t i, BlVal *v)
{
    const BlParam *param = &plan->params[i];
    if (*v == BL_NULL || (*v == BL_NONE && param->none_passes))
        return 0;
    BlRef r;
    switch ((enum BlCheck)param->check) {
    case BL_CHECK_STR:
        if (bl_is_str(*v))
            return 0;
        not_a_str(plan, name, i, *v);
        return -1;
    case BL_CHECK_BOOL: {
        int truth = bl_truth(*v);
        if (truth < 0)
            return -1;
        *v = bl_from_bool(truth);
        return 0;
    }
    case BL_CHECK_INT:
    case BL_CHECK_SSIZE:
        if (bl_is_imm_int(*v))
            return 0;
        r = param->check == BL_CHECK_INT ? bl_index(*v) : to_ssize(*v);
        break;
    case BL_CHECK_FLOAT:
        if (bl_is_imm_float(*v))
            return 0;
        r = to_float(*v);
        break;
    default:
        return 0;
    }
    if (r == BL_NULL)
        return -1;
    *v = r;
    return 1;
}

static BlRef checked(BlRef r)
{
#ifdef BL_DEBUG
    if ((r == BL_NULL) != bl_pending())
        __builtin_trap();
#endif
    return r;
}

static BlRef call_by_plan(const BlPlan *plan, BlNative *n, BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    const BlMethod *method = n->method;
    BlVal out[BL_MAX_PARAMS];
    uint32_t owned = 0;
    BlRef r = BL_NULL;
    if (!bl_plan_bind(plan, (BlCallName){method->name, n}, arg, nargs, kwnames, out))
        return BL_NULL;
    size_t i = 0;
    for (; i < plan->count; i++) {
        int how = plan->params[i].check == BL_CHECK_NONE ? 0 : convert(plan, method->name, i, &out[i]);
        if (how < 0)
            break;
        owned |= (uint32_t)how << i;
    }
    if (i == plan->count)
        r = checked(method->fn(self, out));
    for (i = 0; owned; i++, owned >>= 1)
        if (owned & 1)
            bl_drop(out[i]);
    return r;
}

/* What the first call finds out. */
static BL_COLD bool make_plan(BlNative *n)
{
    n->plan = bl_plan_of(n->method->signature ? n->method->signature : "()");
    if (!n->plan)
        return false;
    if (n->plan->plain)
        n->simple = (uint8_t)(n->plan->count + 1);
    return true;
}

BlRef bl_native_call(BlNative *n, BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    const BlMethod *method = n->method;
    if (BL_LIKELY(n->simple == nargs + 1 && kwnames == BL_NULL))
        return checked(method->fn(self, arg));
    if (method->vector)
        return checked(method->vector(self, arg, nargs, kwnames != BL_NULL && bl_as_tuple(kwnames)->count == 0 ? BL_NULL : kwnames));
    if (BL_UNLIKELY(!n->plan) && !make_plan(n))
        return BL_NULL;
    if (n->plan->plain && kwnames == BL_NULL && nargs == n->plan->count)
        return checked(method->fn(self, arg));
    return call_by_plan(n->plan, n, self, arg, nargs, kwnames);
}

static BlRef native_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    return bl_native_call(as_native(self), as_native(self)->self, arg, nargs, kwnames);
}

bool bl_parse_args(const char *fname, const char *signature, const BlVal *arg, size_t nargs, BlVal kwnames, BlVal *out)
{
    const BlPlan *plan = bl_plan_of(signature);
    if (!plan || !bl_plan_bind(plan, (BlCallName){fname, NULL}, arg, nargs, kwnames, out))
        return false;
    for (size_t i = 0; i < plan->count; i++)
        if (plan->params[i].check == BL_CHECK_STR && convert(plan, fname, i, &out[i]) < 0)
            return false;
    return true;
}

/* ---- names ---- */

static bool is_module(BlVal v) { return bl_is_heap(v) && bl_class_of(v)->native == &bl_module_type; }

/* The class whose name stands before the function's, or NULL. */
static BlClass *class_before(const BlNative *n)
{
    if (n->owner)
        return n->owner;
    if (n->self == BL_NULL || is_module(n->self))
        return NULL;
    return bl_is_class(n->self) ? bl_as_class(n->self) : bl_class_of(n->self);
}

static BlRef get_qualname(BlVal self)
{
    const BlNative *n = as_native(self);
    BlClass *c = class_before(n);
    if (!c)
        return bl_str_c(n->method->name);
    BlRef q = bl_getattr(bl_class_value(c), bl_name(__qualname__));
    if (q == BL_NULL)
        return BL_NULL;
    BlRef r;
    if (bl_is_str(q))
        r = bl_str_format("%U.%s", q, n->method->name);
    else
        r = bl_raise(bl_exc(TypeError), "<method>.__class__.__qualname__ is not a unicode object");
    bl_drop(q);
    return r;
}

BlRef bl_native_full_name(BlNative *n)
{
    BlRef q = get_qualname(bl_from_obj(n));
    if (q == BL_NULL || n->module == BL_NULL || !bl_is_str(n->module) || bl_str_is(n->module, "builtins"))
        return q;
    BlRef r = bl_str_format("%U.%U", n->module, q);
    bl_drop(q);
    return r;
}

static BlRef get_name(BlVal self) { return bl_str_c(as_native(self)->method->name); }

static BlRef get_doc(BlVal self)
{
    const char *doc = as_native(self)->method->doc;
    return doc ? bl_str_c(doc) : BL_NONE;
}

/* ---- __text_signature__ ---- */

/* Appends the signature's text without annotations; NULL defaults as help() shows what has no text. */
static bool append_params(BlStrBuilder *b, const char *p)
{
    bool in_quotes = false;
    char quote = 0;
    while (*p) {
        if (in_quotes) {
            in_quotes = *p != quote;
        } else if (*p == '\'' || *p == '"') {
            in_quotes = true;
            quote = *p;
        } else if (*p == ':') {
            p++;
            while (*p == ' ' || (*p >= 'a' && *p <= 'z'))
                p++;
            continue;
        } else if (!strncmp(p, "=NULL", 5)) {
            if (!bl_builder_ascii(b, "=<unrepresentable>", 18))
                return false;
            p += 5;
            continue;
        }
        if (!bl_builder_char(b, (unsigned char)*p++))
            return false;
    }
    return true;
}

static bool append_signature(BlStrBuilder *b, const char *signature, const char *first)
{
    const char *rest = signature + 1;
    bool empty = *rest == ')';
    if (!bl_builder_char(b, '(') || !bl_builder_ascii(b, first, strlen(first)))
        return false;
    if (*first && !strstr(signature, "/") && !bl_builder_ascii(b, ", /", 3))
        return false;
    if (*first && !empty && !bl_builder_ascii(b, ", ", 2))
        return false;
    return append_params(b, rest);
}

static BlRef text_signature(const BlMethod *method, const char *first)
{
    BlStrBuilder b;
    if (!method->signature || method->signature[0] != '(')
        return BL_NONE;
    bl_builder_init(&b);
    if (!append_signature(&b, method->signature, first)) {
        bl_builder_free(&b);
        return BL_NULL;
    }
    return bl_builder_finish(&b);
}

static const char *first_param(const BlMethod *method)
{
    return method->flags & BL_MF_STATIC ? "" : method->flags & BL_MF_CLASS ? "$type" : "$self";
}

BlRef bl_signature_text(const BlMethod *method)
{
    return text_signature(method, first_param(method));
}

static BlRef get_text_signature(BlVal self)
{
    const BlNative *n = as_native(self);
    return text_signature(n->method, class_before(n) ? first_param(n->method) : "$module");
}

/* ---- builtin_function_or_method ---- */

static BlRef native_repr(BlVal self)
{
    const BlNative *n = as_native(self);
    char address[32];
    if (n->self == BL_NULL || is_module(n->self))
        return bl_str_format("<built-in function %s>", n->method->name);
    snprintf(address, sizeof address, "%p", bl_is_heap(n->self) ? (void *)bl_obj(n->self) : (void *)(uintptr_t)n->self);
    return bl_str_format("<built-in method %s of %s object at %s>", n->method->name, bl_type_name(n->self), address);
}

static bool same_function(const BlMethod *a, const BlMethod *b) { return a->fn == b->fn && a->vector == b->vector; }

static BlRef native_compare(BlVal a, BlVal b, enum BlCompare op)
{
    if ((op != BL_EQ && op != BL_NE) || !bl_is_exact(a, NATIVE) || !bl_is_exact(b, NATIVE))
        return BL_NOTIMPL;
    bool same = as_native(a)->self == as_native(b)->self && same_function(as_native(a)->method, as_native(b)->method);
    return bl_from_bool(same == (op == BL_EQ));
}

static int64_t native_hash(BlVal self)
{
    const BlNative *n = as_native(self);
    uintptr_t f = n->method->fn ? (uintptr_t)n->method->fn : (uintptr_t)n->method->vector;
    int64_t h = bl_hash_pointer(n->self) ^ (int64_t)((f >> 4) | (f << 60));
    return h == -1 ? -2 : h;
}

static BlRef native_get_self(BlVal self)
{
    const BlNative *n = as_native(self);
    return n->self == BL_NULL || (n->method->flags & BL_MF_STATIC) ? BL_NONE : bl_keep(n->self);
}

static BlRef native_get_module(BlVal self)
{
    const BlNative *n = as_native(self);
    return n->module == BL_NULL ? BL_NONE : bl_keep(n->module);
}

static int native_set_module(BlVal self, BlVal value)
{
    bl_replace(&as_native(self)->module, bl_keep(value));
    return 0;
}

/* (getattr, (of, name)): how a bound method or a method descriptor is pickled. */
static BlRef reduce_as_attribute(BlVal self, BlVal of)
{
    BlRef name = get_name(self), r = name == BL_NULL ? BL_NULL : bl_reduced_attribute(of, name);
    bl_drop(name);
    return r;
}

static BlRef native_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    const BlNative *n = as_native(self);
    return n->self == BL_NULL || is_module(n->self) ? get_name(self) : reduce_as_attribute(self, n->self);
}

static const BlMethod native_methods[] = {{.name = "__reduce__", .fn = native_reduce, .signature = "()"}, {0}};

static const BlGetSet native_getset[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {"__self__", native_get_self, NULL, NULL},
    {"__module__", native_get_module, native_set_module, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {0}
};

const BlType bl_native_type = {
    .name = "builtin_function_or_method", .size = sizeof(BlNative), .id = BL_T_NATIVE,
    .flags = BL_TF_TRACKED | BL_TF_WEAKREF | BL_TF_ABSTRACT,
    .free = native_free, .traverse = native_traverse,
    .repr = native_repr, .hash = native_hash, .compare = native_compare, .call = native_call,
    .methods = native_methods, .getset = native_getset,
};

/* ---- method_descriptor ---- */

static BlRef descr_repr(BlVal self)
{
    return bl_str_format("<method '%s' of '%s' objects>", as_native(self)->method->name, bl_class_tp_name(as_native(self)->owner));
}

static BlRef get_objclass(BlVal self) { return bl_keep(bl_class_value(as_native(self)->owner)); }

static bool check_self(const BlNative *n, BlVal obj)
{
    if (BL_LIKELY(bl_subclass(bl_class_of(obj), n->owner)))
        return true;
    bl_raise(bl_exc(TypeError), "descriptor '%s' for '%.100s' objects doesn't apply to a '%.100s' object", n->method->name,
             bl_class_tp_name(n->owner), bl_type_name(obj));
    return false;
}

static BlRef descr_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlNative *n = as_native(self);
    if (nargs == 0) {
        BlRef full = bl_native_full_name(n);
        if (full != BL_NULL)
            bl_raise(bl_exc(TypeError), "unbound method %U() needs an argument", full);
        bl_drop(full);
        return BL_NULL;
    }
    return check_self(n, arg[0]) ? bl_native_call(n, arg[0], arg + 1, nargs - 1, kwnames) : BL_NULL;
}

static BlRef descr_get(BlVal self, BlVal obj, BlVal owner)
{
    (void)owner;
    if (obj == BL_NULL)
        return bl_keep(self);
    return check_self(as_native(self), obj) ? bind(as_native(self), obj) : BL_NULL;
}

static BlRef descr_reduce(BlVal self, const BlVal *arg)
{
    (void)arg;
    return reduce_as_attribute(self, bl_class_value(as_native(self)->owner));
}

static const BlMethod descr_methods[] = {{.name = "__reduce__", .fn = descr_reduce, .signature = "()"}, {0}};

static const BlGetSet descr_getset[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {"__objclass__", get_objclass, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {0}
};

const BlType bl_method_descr_type = {
    .name = "method_descriptor", .size = sizeof(BlNative), .id = BL_T_METHOD_DESCR,
    .flags = BL_TF_TRACKED | BL_TF_ABSTRACT | BL_TF_DESCR_GET | BL_TF_FUNCTION_LIKE,
    .free = native_free, .traverse = native_traverse,
    .repr = descr_repr, .call = descr_call, .descr_get = descr_get,
    .methods = descr_methods, .getset = descr_getset,
};

/* ---- classmethod_descriptor ---- */

static BlRef class_descr_get(BlVal self, BlVal obj, BlVal owner)
{
    BlNative *n = as_native(self);
    const char *name = n->method->name, *of = bl_class_tp_name(n->owner);
    if (owner == BL_NULL) {
        if (obj == BL_NULL)
            return bl_raise(bl_exc(TypeError), "descriptor '%s' for type '%.100s' needs either an object or a type", name, of);
        owner = bl_class_value(bl_class_of(obj));
    }
    if (!bl_is_class(owner))
        return bl_raise(bl_exc(TypeError), "descriptor '%s' for type '%.100s' needs a type, not a '%.100s' as arg 2", name, of, bl_type_name(owner));
    if (!bl_subclass(bl_as_class(owner), n->owner))
        return bl_raise(bl_exc(TypeError), "descriptor '%s' requires a subtype of '%.100s' but received '%.100s'", name, of,
                        bl_class_tp_name(bl_as_class(owner)));
    return bind(n, owner);
}

static BlRef class_descr_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    const BlNative *n = as_native(self);
    if (nargs == 0)
        return bl_raise(bl_exc(TypeError), "descriptor '%s' of '%.100s' object needs an argument", n->method->name, bl_class_tp_name(n->owner));
    BlRef bound = class_descr_get(self, BL_NULL, arg[0]);
    if (bound == BL_NULL)
        return BL_NULL;
    BlRef r = native_call(bound, arg + 1, nargs - 1, kwnames);
    bl_drop(bound);
    return r;
}

const BlType bl_classmethod_descr_type = {
    .name = "classmethod_descriptor", .size = sizeof(BlNative), .id = BL_T_CLASSMETHOD_DESCR,
    .flags = BL_TF_TRACKED | BL_TF_ABSTRACT | BL_TF_DESCR_GET,
    .free = native_free, .traverse = native_traverse,
    .repr = descr_repr, .call = class_descr_call, .descr_get = class_descr_get,
    .getset = descr_getset,
};
