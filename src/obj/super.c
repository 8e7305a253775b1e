/* super.c -- super: attribute lookup that starts after a given class in the order of the object's class. */
#include "obj/class_state.h"

bool (*bl_super_frame_hook)(BlRef *type, BlRef *self);

typedef struct Super {
    BlObject head;
    BlRef type;                 /* the class to start after */
    BlRef obj;                  /* BL_NULL: unbound */
    BlRef obj_type;             /* whose order is followed */
} Super;

static Super *super(BlVal v) { return (Super *)bl_obj(v); }

static void super_free(BlObject *o)
{
    Super *s = (Super *)o;
    bl_drop(s->obj);
    bl_drop(s->type);
    bl_drop(s->obj_type);
    bl_object_free(o, sizeof *s);
}

static void super_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    Super *s = (Super *)o;
    BlVal held[] = {s->obj, s->type, s->obj_type};
    for (int i = 0; i < 3; i++)
        if (held[i] != BL_NULL)
            visit(held[i], ctx);
}

static BlRef super_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    (void)nargs;
    (void)kwnames;
    Super *s = (Super *)bl_object_new(cls->root, sizeof *s);
    if (!s)
        return BL_NULL;
    s->type = s->obj = s->obj_type = BL_NULL;
    bl_gc_track(&s->head);
    return bl_from_obj(s);
}

/* The class whose order super(type, obj) follows; owned. */
static BlRef start_class(BlVal type, BlVal obj)
{
    BlClass *t = bl_as_class(type);
    if (bl_is_class(obj) && bl_subclass(bl_as_class(obj), t))
        return bl_keep(obj);
    BlClass *c = bl_class_of(obj);
    if (bl_subclass(c, t))
        return bl_keep(bl_class_value(c));
    BlRef claimed;
    int found = bl_find_attr(obj, bl_name(__class__), &claimed);
    if (found < 0)
        return BL_NULL;
    if (found) {
        if (bl_is_class(claimed) && bl_as_class(claimed) != c && bl_subclass(bl_as_class(claimed), t))
            return claimed;
        bl_drop(claimed);
    }
    return bl_raise(bl_exc(TypeError), "super(type, obj): obj must be an instance or subtype of type");
}

static int super_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("super", kwnames) || !bl_check_arity("super", nargs, 0, 2))
        return -1;
    BlRef type = BL_NULL, obj = BL_NULL, obj_type = BL_NULL;
    if (nargs == 0) {
        if (!bl_super_frame_hook)
            return bl_raise_int(bl_exc(RuntimeError), "super(): no current frame");
        if (!bl_super_frame_hook(&type, &obj))
            return -1;
    } else {
        if (!bl_is_class(arg[0]))
            return bl_raise_int(bl_exc(TypeError), "super() argument 1 must be a type, not %.50s", bl_type_name(arg[0]));
        type = bl_keep(arg[0]);
        obj = nargs > 1 && arg[1] != BL_NONE ? bl_keep(arg[1]) : BL_NULL;
    }
    if (obj != BL_NULL) {
        obj_type = start_class(type, obj);
        if (obj_type == BL_NULL) {
            bl_drop(type);
            bl_drop(obj);
            return -1;
        }
    }
    Super *s = super(self);
    bl_replace(&s->type, type);
    bl_replace(&s->obj, obj);
    bl_replace(&s->obj_type, obj_type);
    return 0;
}

/* The attribute as found after `type` in the order of `start`; BL_NULL with nothing pending: absent. */
static BlRef find_after(BlVal type, BlVal start, BlVal obj, BlVal name)
{
    BlRef mro = bl_keep(bl_as_class(start)->mro);
    if (mro == BL_NULL)
        return BL_NULL;
    BlTuple *t = bl_as_tuple(mro);
    size_t i = 0;
    while (i < t->count && t->items[i] != type)
        i++;
    BlRef result = BL_NULL;
    for (i++; i < t->count; i++) {
        BlVal dict = bl_class_dict(bl_as_class(t->items[i]));
        if (dict == BL_NULL)
            break;
        BlRef found = bl_keep(bl_dict_get_str(dict, name));
        if (found == BL_NULL) {
            if (bl_pending())
                break;
            continue;
        }
        const BlType *ft = bl_slots_of(found);
        if (!ft->descr_get) {
            result = found;
            break;
        }
        result = ft->descr_get(found, obj == start ? BL_NULL : obj, start);
        bl_drop(found);
        break;
    }
    bl_drop(mro);
    return result;
}

static BlRef super_getattr(BlVal self, BlVal name)
{
    Super *s = super(self);
    if (s->obj_type != BL_NULL && !bl_str_is(name, "__class__")) {
        BlRef type = bl_keep(s->type), obj = bl_keep(s->obj), start = bl_keep(s->obj_type);
        BlRef r = find_after(type, start, obj, name);
        bl_drop(type);
        bl_drop(obj);
        bl_drop(start);
        if (r != BL_NULL || bl_pending())
            return r;
    }
    return bl_generic_getattr(self, name);
}

/* The function itself, where find_after would make a bound method of it. */
static BlRef function_after(BlVal type, BlVal start, BlVal name)
{
    if (bl_as_class(start)->mro == BL_NULL)
        return BL_NULL;
    const BlTuple *t = bl_as_tuple(bl_as_class(start)->mro);
    size_t i = 0;
    while (i < t->count && t->items[i] != type)
        i++;
    for (i++; i < t->count; i++) {
        BlVal dict = bl_class_dict(bl_as_class(t->items[i]));
        if (dict == BL_NULL || !bl_is_exact(dict, DICT) || bl_as_dict(dict)->general)
            return BL_NULL;                     /* other keys than strs: looking may run code */
        BlVal found = bl_dict_get_str(dict, name);
        if (found != BL_NULL)
            return bl_is_exact(found, FUNCTION) ? bl_keep(found) : BL_NULL;
    }
    return BL_NULL;
}

BlRef bl_super_function(BlVal name, BlRef *self)
{
    BlRef type, obj, f = BL_NULL;
    if (!bl_super_frame_hook || !bl_super_frame_hook(&type, &obj)) {
        bl_clear_error();                       /* the long way says it */
        return BL_NULL;
    }
    if (!bl_is_class(obj) && bl_subclass(bl_class_of(obj), bl_as_class(type)) && !bl_str_is(name, "__class__"))
        f = function_after(type, bl_class_value(bl_class_of(obj)), name);
    bl_drop(type);
    if (f == BL_NULL)
        bl_drop(obj);
    else
        *self = obj;
    return f;
}

BlRef bl_super_getattr(BlVal type, BlVal self, BlVal name)
{
    if (!bl_is_class(type))
        return bl_raise(bl_exc(TypeError), "super() argument 1 must be a type, not %.50s", bl_type_name(type));
    BlRef start = start_class(type, self);
    if (start == BL_NULL)
        return BL_NULL;
    BlRef r = BL_NULL;
    if (!bl_str_is(name, "__class__"))
        r = find_after(type, start, self, name);
    if (r == BL_NULL && !bl_pending()) {
        BlVal arg[2] = {type, self};                    /* what only a super object itself can answer */
        BlRef s = bl_call(bl_class_value(bl_builtin_class(BL_T_SUPER)), arg, 2, BL_NULL);
        if (s != BL_NULL)
            r = bl_generic_getattr(s, name);
        bl_drop(s);
    }
    bl_drop(start);
    return r;
}

static BlRef super_get(BlVal self, BlVal obj, BlVal owner)
{
    (void)owner;
    Super *s = super(self);
    if (obj == BL_NULL || obj == BL_NONE || s->obj != BL_NULL || s->type == BL_NULL)
        return bl_keep(self);
    BlVal arg[2] = {s->type, obj};
    return bl_call(bl_class_value(bl_class_of(self)), arg, 2, BL_NULL);
}

static BlRef super_repr(BlVal self)
{
    Super *s = super(self);
    const char *name = s->type == BL_NULL ? "NULL" : bl_class_tp_name(bl_as_class(s->type));
    if (s->obj_type != BL_NULL)
        return bl_str_format("<super: <class '%s'>, <%s object>>", name, bl_class_tp_name(bl_as_class(s->obj_type)));
    return bl_str_format("<super: <class '%s'>, NULL>", name);
}

static BlRef or_none(BlVal v) { return v == BL_NULL ? BL_NONE : bl_keep(v); }
static BlRef super_thisclass(BlVal self) { return or_none(super(self)->type); }
static BlRef super_self(BlVal self) { return or_none(super(self)->obj); }
static BlRef super_self_class(BlVal self) { return or_none(super(self)->obj_type); }

static const BlGetSet super_getset[] = {
    {"__thisclass__", super_thisclass, NULL, "the class invoking super()"},
    {"__self__", super_self, NULL, "the instance invoking super(); may be None"},
    {"__self_class__", super_self_class, NULL, "the type of the instance invoking super(); may be None"},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_super_type = {
    .name = "super", .id = BL_T_SUPER, .size = sizeof(Super), .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_DESCR_GET,
    .doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\n"
           "super(type, type2) -> bound super object; requires issubclass(type2, type)",
    .free = super_free, .traverse = super_traverse, .new_ = super_new, .init = super_init, .repr = super_repr,
    .getattr = super_getattr, .descr_get = super_get, .getset = super_getset,
};
