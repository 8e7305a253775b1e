/* property.c -- property, classmethod, staticmethod: descriptors made of a program's functions. */
#include "obj/class_state.h"

/* ---- property ---- */
static BlProperty *property(BlVal v) { return (BlProperty *)bl_obj(v); }

static void property_free(BlObject *o)
{
    BlProperty *p = (BlProperty *)o;
    BlRef held[] = {p->get, p->set, p->del, p->doc, p->name};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        bl_drop(held[i]);
    bl_object_free(o, sizeof *p);
}

static void property_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlProperty *p = (BlProperty *)o;
    visit(p->get, ctx);
    visit(p->set, ctx);
    visit(p->del, ctx);
    visit(p->doc, ctx);
    visit(p->name, ctx);
}

static void property_clear(BlObject *o)
{
    BlProperty *p = (BlProperty *)o;
    bl_clear_ref(&p->get);
    bl_clear_ref(&p->set);
    bl_clear_ref(&p->del);
    bl_clear_ref(&p->doc);
    bl_clear_ref(&p->name);
}

static BlRef property_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    (void)nargs;
    (void)kwnames;
    BlProperty *p = (BlProperty *)bl_object_new(cls->root, sizeof *p);
    if (!p)
        return BL_NULL;
    p->get = p->set = p->del = p->doc = p->name = BL_NULL;
    p->getter_doc = false;
    bl_gc_track(&p->head);
    return bl_from_obj(p);
}

static BlRef none_to_null(BlVal v) { return v == BL_NONE ? BL_NULL : bl_keep(v); }

/* Without a doc of its own a property shows its getter's; a subclass keeps it as an attribute of the instance. */
static int take_getter_doc(BlVal self, BlVal getter)
{
    BlRef doc;
    int found = bl_find_attr(getter, bl_name(__doc__), &doc);
    if (found <= 0)
        return found;
    if (doc == BL_NONE)
        return 0;
    int r = 0;
    if (bl_is_exact(self, PROPERTY))
        bl_replace(&property(self)->doc, bl_keep(doc));
    else
        r = bl_setattr(self, bl_name(__doc__), doc);
    property(self)->getter_doc = r == 0;
    bl_drop(doc);
    return r;
}

static int property_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[4];
    if (!bl_parse_args("property", "(fget=None, fset=None, fdel=None, doc=None)", arg, nargs, kwnames, given))
        return -1;
    BlProperty *p = property(self);
    bl_replace(&p->get, none_to_null(given[0]));
    bl_replace(&p->set, none_to_null(given[1]));
    bl_replace(&p->del, none_to_null(given[2]));
    bl_replace(&p->doc, none_to_null(given[3]));
    bl_clear_ref(&p->name);
    p->getter_doc = false;
    return given[3] == BL_NONE && given[0] != BL_NONE ? take_getter_doc(self, given[0]) : 0;
}

static int no_accessor(BlVal self, BlVal obj, const char *what)
{
    BlProperty *p = property(self);
    BlVal qualname = bl_class_of(obj)->qualname;
    if (p->name != BL_NULL)
        return bl_raise_int(bl_exc(AttributeError), "property %R of %R object has no %s", p->name, qualname, what);
    return bl_raise_int(bl_exc(AttributeError), "property of %R object has no %s", qualname, what);
}

BlRef bl_property_get(BlVal self, BlVal obj)
{
    BlRef get = bl_keep(property(self)->get);
    if (get == BL_NULL) {
        no_accessor(self, obj, "getter");
        return BL_NULL;
    }
    bl_keep(obj);
    BlRef r = bl_call1(get, obj);
    bl_drop(obj);
    bl_drop(get);
    return r;
}

static BlRef property_get(BlVal self, BlVal obj, BlVal owner)
{
    (void)owner;
    return obj == BL_NULL || obj == BL_NONE ? bl_keep(self) : bl_property_get(self, obj);
}

static int property_set(BlVal self, BlVal obj, BlVal value)
{
    BlProperty *p = property(self);
    BlRef f = bl_keep(value == BL_NULL ? p->del : p->set);
    if (f == BL_NULL)
        return no_accessor(self, obj, value == BL_NULL ? "deleter" : "setter");
    bl_keep(obj);
    BlRef r = value == BL_NULL ? bl_call1(f, obj) : bl_call2(f, obj, value);
    bl_drop(obj);
    bl_drop(f);
    bl_drop(r);
    return r == BL_NULL ? -1 : 0;
}

/* A copy of the same class with some accessors replaced (BL_NULL: as it was). */
static BlRef property_copy(BlVal self, BlVal get, BlVal set, BlVal del)
{
    BlProperty *p = property(self);
    BlVal arg[4] = {
        get != BL_NULL ? get : p->get, set != BL_NULL ? set : p->set, del != BL_NULL ? del : p->del, p->doc
    };
    if (p->getter_doc && arg[0] != BL_NULL)
        arg[3] = BL_NONE;
    for (int i = 0; i < 4; i++)
        if (arg[i] == BL_NULL)
            arg[i] = BL_NONE;
    BlRef copy = bl_call(bl_class_value(bl_class_of(self)), arg, 4, BL_NULL);
    if (copy != BL_NULL && bl_subclass(bl_class_of(copy), bl_builtin_class(BL_T_PROPERTY)))
        bl_replace(&property(copy)->name, bl_keep(property(self)->name));
    return copy;
}

static BlRef property_getter(BlVal self, const BlVal *arg) { return property_copy(self, arg[0], BL_NULL, BL_NULL); }
static BlRef property_setter(BlVal self, const BlVal *arg) { return property_copy(self, BL_NULL, arg[0], BL_NULL); }
static BlRef property_deleter(BlVal self, const BlVal *arg) { return property_copy(self, BL_NULL, BL_NULL, arg[0]); }

static BlRef property_set_name(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("property.__set_name__", kwnames))
        return BL_NULL;
    if (nargs != 2)
        return bl_raise(bl_exc(TypeError), "__set_name__() takes 2 positional arguments but %zd were given", (ptrdiff_t)nargs);
    bl_replace(&property(self)->name, bl_keep(arg[1]));
    return BL_NONE;
}

static const BlMethod property_methods[] = {
    {"getter", property_getter, "(getter, /)", "Descriptor to obtain a copy of the property with a different getter.", NULL, 0},
    {"setter", property_setter, "(setter, /)", "Descriptor to obtain a copy of the property with a different setter.", NULL, 0},
    {"deleter", property_deleter, "(deleter, /)", "Descriptor to obtain a copy of the property with a different deleter.", NULL, 0},
    {"__set_name__", NULL, NULL, "Method to set name of a property.", property_set_name, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};

static BlRef or_none(BlVal v) { return v == BL_NULL ? BL_NONE : bl_keep(v); }
static BlRef property_fget(BlVal self) { return or_none(property(self)->get); }
static BlRef property_fset(BlVal self) { return or_none(property(self)->set); }
static BlRef property_fdel(BlVal self) { return or_none(property(self)->del); }
static BlRef property_doc(BlVal self) { return or_none(property(self)->doc); }

static int property_set_doc(BlVal self, BlVal value)
{
    bl_replace(&property(self)->doc, bl_keep(value));
    return 0;
}

static int readonly(BlVal self, BlVal value)
{
    (void)self;
    (void)value;
    return bl_raise_int(bl_exc(AttributeError), "readonly attribute");
}

/* __isabstractmethod__ of a function: 1, 0, -1. */
static int is_abstract(BlVal f)
{
    if (f == BL_NULL)
        return 0;
    BlRef v;
    int found = bl_find_attr(f, bl_name(__isabstractmethod__), &v);
    if (found <= 0)
        return found;
    int truth = bl_truth(v);
    bl_drop(v);
    return truth;
}

static BlRef property_isabstract(BlVal self)
{
    BlRef all[3] = {bl_keep(property(self)->get), bl_keep(property(self)->set), bl_keep(property(self)->del)};
    int r = 0;
    for (int i = 0; i < 3; i++) {
        if (r == 0)
            r = is_abstract(all[i]);
        bl_drop(all[i]);
    }
    return r < 0 ? BL_NULL : bl_from_bool(r);
}

static const BlGetSet property_getset[] = {
    {"fget", property_fget, readonly, NULL},
    {"fset", property_fset, readonly, NULL},
    {"fdel", property_fdel, readonly, NULL},
    {"__doc__", property_doc, property_set_doc, NULL},
    {"__isabstractmethod__", property_isabstract, NULL, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_property_type = {
    .name = "property", .id = BL_T_PROPERTY, .size = sizeof(BlProperty),
    .doc = "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting "
           "an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_DESCR_GET | BL_TF_DESCR_SET,
    .free = property_free, .traverse = property_traverse, .clear = property_clear,
    .new_ = property_new, .init = property_init, .descr_get = property_get, .descr_set = property_set,
    .methods = property_methods, .getset = property_getset,
};

/* ---- classmethod and staticmethod ---- */
static BlWrapDescr *wrap(BlVal v) { return (BlWrapDescr *)bl_obj(v); }

static void wrap_free(BlObject *o)
{
    bl_clear_ref(&((BlWrapDescr *)o)->callable);
    bl_object_free(o, sizeof(BlWrapDescr));
}

static void wrap_traverse(BlObject *o, BlVisit visit, void *ctx) { visit(((BlWrapDescr *)o)->callable, ctx); }
static void wrap_clear(BlObject *o) { bl_clear_ref(&((BlWrapDescr *)o)->callable); }

static BlRef wrap_make(BlClass *cls, BlVal callable)
{
    BlWrapDescr *w = (BlWrapDescr *)bl_object_new(cls->root, sizeof *w);
    if (!w)
        return BL_NULL;
    w->callable = bl_keep(callable);
    bl_gc_track(&w->head);
    return bl_from_obj(w);
}

BlRef bl_staticmethod_new(BlVal f) { return wrap_make(bl_builtin_class(BL_T_STATICMETHOD), f); }
BlRef bl_classmethod_new(BlVal f) { return wrap_make(bl_builtin_class(BL_T_CLASSMETHOD), f); }

static BlRef wrap_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    (void)nargs;
    (void)kwnames;
    return wrap_make(cls, BL_NULL);
}

static int wrap_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames, const char *name)
{
    if (!bl_no_keywords(name, kwnames) || !bl_check_arity(name, nargs, 1, 1))
        return -1;
    bl_replace(&wrap(self)->callable, bl_keep(arg[0]));
    return 0;
}

static int static_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames) { return wrap_init(self, arg, nargs, kwnames, "staticmethod"); }
static int class_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames) { return wrap_init(self, arg, nargs, kwnames, "classmethod"); }

static BlRef uninitialized(const char *name) { return bl_raise(bl_exc(RuntimeError), "uninitialized %s object", name); }

static BlRef static_get(BlVal self, BlVal obj, BlVal owner)
{
    (void)obj;
    (void)owner;
    BlVal f = wrap(self)->callable;
    return f == BL_NULL ? uninitialized("staticmethod") : bl_keep(f);
}

static BlRef static_call(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef f = bl_keep(wrap(self)->callable);
    if (f == BL_NULL)
        return uninitialized("staticmethod");
    BlRef r = bl_call(f, arg, nargs, kwnames);
    bl_drop(f);
    return r;
}

static BlRef class_get(BlVal self, BlVal obj, BlVal owner)
{
    BlVal f = wrap(self)->callable;
    if (f == BL_NULL)
        return uninitialized("classmethod");
    BlVal cls = owner != BL_NULL ? owner : bl_class_value(bl_class_of(obj));
    const BlType *t = bl_slots_of(f);
    if (!t->descr_get)
        return bl_method_new(f, cls);
    bl_keep(f);
    BlRef r = t->descr_get(f, cls, cls);
    bl_drop(f);
    return r;
}

static BlVal wrapped(BlVal self) { return wrap(self)->callable == BL_NULL ? BL_NONE : wrap(self)->callable; }
static BlRef static_repr(BlVal self) { return bl_str_format("<staticmethod(%R)>", wrapped(self)); }
static BlRef class_repr(BlVal self) { return bl_str_format("<classmethod(%R)>", wrapped(self)); }

static BlRef wrap_func(BlVal self) { return or_none(wrap(self)->callable); }

static BlRef wrap_isabstract(BlVal self)
{
    BlRef f = bl_keep(wrap(self)->callable);
    int r = is_abstract(f);
    bl_drop(f);
    return r < 0 ? BL_NULL : bl_from_bool(r);
}

/* What the function says of itself, unless the wrapper was told otherwise. */
static BlRef from_function(BlVal self, BlVal name)
{
    BlVal own = bl_instance_get(self, name);
    if (own != BL_NULL)
        return bl_keep(own);
    BlRef f = wrap_func(self), v;
    int found = bl_find_attr(f, name, &v);
    bl_drop(f);
    if (found < 0)
        return BL_NULL;
    return found ? v : bl_raise_attribute(self, name);
}

static int to_instance(BlVal self, BlVal name, BlVal value)
{
    int r = bl_instance_set(self, name, value);
    if (r < 0 && !bl_pending())
        bl_raise_attribute(self, name);
    return r;
}

#define FORWARD(word)                                                                       \
    static BlRef get_##word(BlVal self) { return from_function(self, bl_name(__##word##__)); } \
    static int set_##word(BlVal self, BlVal value) { return to_instance(self, bl_name(__##word##__), value); }
FORWARD(name) FORWARD(qualname) FORWARD(module) FORWARD(doc) FORWARD(annotations)
#undef FORWARD

static const BlGetSet wrap_getset[] = {
    {"__func__", wrap_func, readonly, NULL},
    {"__wrapped__", wrap_func, readonly, NULL},
    {"__isabstractmethod__", wrap_isabstract, NULL, NULL},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_staticmethod_type = {
    .name = "staticmethod", .id = BL_T_STATICMETHOD, .size = sizeof(BlWrapDescr), .doc = "Convert a function to be a static method.",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_HAS_DICT | BL_TF_DESCR_GET,
    .free = wrap_free, .traverse = wrap_traverse, .clear = wrap_clear, .new_ = wrap_new, .init = static_init,
    .repr = static_repr, .call = static_call, .descr_get = static_get, .getset = wrap_getset,
};

const BlType bl_classmethod_type = {
    .name = "classmethod", .id = BL_T_CLASSMETHOD, .size = sizeof(BlWrapDescr), .doc = "Convert a function to be a class method.",
    .flags = BL_TF_TRACKED | BL_TF_BASETYPE | BL_TF_HAS_DICT | BL_TF_DESCR_GET,
    .free = wrap_free, .traverse = wrap_traverse, .clear = wrap_clear, .new_ = wrap_new, .init = class_init,
    .repr = class_repr, .descr_get = class_get, .getset = wrap_getset,
};
