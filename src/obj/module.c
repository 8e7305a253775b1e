/* module.c -- module objects: a dict with a name. Attributes are looked up in the dict; a module may have its own __getattr__. */
#include "obj/class_state.h"

void (*bl_module_state_free_hook)(BlModule *m);
void (*bl_module_state_traverse_hook)(BlModule *m, BlVisit visit, void *ctx);

static BlModule *module(BlVal v) { return (BlModule *)bl_obj(v); }

static BlRef make(BlClass *cls)
{
    BlModule *m = (BlModule *)bl_object_new(cls->root, sizeof *m);
    if (!m)
        return BL_NULL;
    m->name = BL_NULL;
    m->def = NULL;
    m->state = NULL;
    m->own_shape = NULL;
    m->dict = bl_dict_new();
    if (m->dict == BL_NULL) {
        bl_object_abandon(&m->head, sizeof *m);
        return BL_NULL;
    }
    bl_gc_track(&m->head);
    return bl_from_obj(m);
}

static bool set_up(BlVal v, BlVal name, BlVal doc)
{
    BlModule *m = module(v);
    bl_replace(&m->name, bl_keep(name));
    BlVal dict = m->dict;
    return bl_dict_set(dict, bl_name(__name__), name) && bl_dict_set(dict, bl_name(__doc__), doc) && bl_dict_set(dict, bl_name(__package__), BL_NONE) &&
           bl_dict_set(dict, bl_name(__loader__), BL_NONE) && bl_dict_set(dict, bl_name(__spec__), BL_NONE);
}

BlRef bl_module_new(BlVal name)
{
    BlRef m = make(bl_builtin_class(BL_T_MODULE));
    if (m != BL_NULL && !set_up(m, name, BL_NONE)) {
        bl_drop(m);
        return BL_NULL;
    }
    return m;
}

static void module_free(BlObject *o)
{
    BlModule *m = (BlModule *)o;
    if (m->state && bl_module_state_free_hook)
        bl_module_state_free_hook(m);
    bl_clear_ref(&m->dict);
    bl_clear_ref(&m->name);
    bl_object_free(o, sizeof *m);
}

static void module_traverse(BlObject *o, BlVisit visit, void *ctx)
{
    BlModule *m = (BlModule *)o;
    if (m->state && bl_module_state_traverse_hook)
        bl_module_state_traverse_hook(m, visit, ctx);
    if (m->dict != BL_NULL)
        visit(m->dict, ctx);
    if (m->name != BL_NULL)
        visit(m->name, ctx);
}

static void module_clear(BlObject *o)
{
    BlModule *m = (BlModule *)o;
    if (m->dict != BL_NULL && bl_is_exact(m->dict, DICT))
        bl_dict_clear(m->dict);
}

static BlRef module_new(BlClass *cls, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)arg;
    (void)nargs;
    (void)kwnames;
    return make(cls);
}

static int module_init(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal given[2];
    if (!bl_parse_args("module", "(name, doc=None)", arg, nargs, kwnames, given))
        return -1;
    if (!bl_is_str(given[0]))
        return bl_raise_int(bl_exc(TypeError), "module() argument 'name' must be str, not %s", bl_type_name(given[0]));
    return set_up(self, given[0], given[1]) ? 0 : -1;
}

/* True while the import machinery is still executing the module: spec._initializing. */
static int is_initializing(BlVal spec)
{
    if (spec == BL_NULL || spec == BL_NONE)
        return 0;
    BlRef name = bl_str_intern("_initializing"), v;
    if (name == BL_NULL)
        return -1;
    int found = bl_find_attr(spec, name, &v);
    bl_drop(name);
    if (found <= 0)
        return found;
    int truth = bl_truth(v);
    bl_drop(v);
    return truth;
}

static BlRef no_attribute(BlVal self, BlVal name)
{
    BlVal dict = module(self)->dict;
    BlRef mod_name = bl_keep(bl_dict_get_str(dict, bl_name(__name__)));
    if (mod_name == BL_NULL || !bl_is_str(mod_name)) {
        bl_drop(mod_name);
        return bl_raise(bl_exc(AttributeError), "module has no attribute '%U'", name);
    }
    BlRef spec = bl_keep(bl_dict_get_str(dict, bl_name(__spec__)));
    int initializing = is_initializing(spec);
    bl_drop(spec);
    if (initializing > 0)
        bl_raise(bl_exc(AttributeError), "partially initialized module '%U' has no attribute '%U' (most likely due to a circular import)", mod_name, name);
    else if (initializing == 0)
        bl_raise(bl_exc(AttributeError), "module '%U' has no attribute '%U'", mod_name, name);
    bl_drop(mod_name);
    return BL_NULL;
}

static BlRef module_getattr(BlVal self, BlVal name)
{
    BlRef r = bl_generic_getattr(self, name);
    if (r != BL_NULL || !bl_catch(bl_exc(AttributeError)))
        return r;
    BlVal dict = module(self)->dict;
    if (dict == BL_NULL)
        return bl_raise_attribute(self, name);
    BlRef hook = bl_keep(bl_dict_get_str(dict, bl_name(__getattr__)));
    if (hook == BL_NULL)
        return no_attribute(self, name);
    r = bl_call1(hook, name);
    bl_drop(hook);
    return r;
}

/* What the module_repr() of a loader says; BL_NULL, with nothing pending, when it has none or fails. */
static BlRef repr_of_loader(BlVal self, BlVal loader)
{
    BlRef name = bl_str_intern("module_repr"), f = BL_NULL;
    if (name != BL_NULL && bl_find_attr(loader, name, &f) < 0)
        f = BL_NULL;
    BlRef r = f == BL_NULL ? BL_NULL : bl_call1(f, self);
    if (bl_pending())
        bl_clear_error();
    bl_drop(f);
    bl_drop(name);
    return r;
}

static BlRef module_repr(BlVal self)
{
    BlVal dict = module(self)->dict;
    BlRef name = dict == BL_NULL ? BL_NULL : bl_keep(bl_dict_get_str(dict, bl_name(__name__)));
    BlRef file = dict == BL_NULL ? BL_NULL : bl_keep(bl_dict_get_str(dict, bl_name(__file__)));
    if (name == BL_NULL || !bl_is_str(name)) {
        bl_drop(name);
        name = bl_str_c("?");
    }
    BlRef r = BL_NULL;
    if (name != BL_NULL) {
        BlVal loader = dict == BL_NULL ? BL_NULL : bl_dict_get_str(dict, bl_name(__loader__));
        BlVal spec = dict == BL_NULL ? BL_NULL : bl_dict_get_str(dict, bl_name(__spec__));
        bool crafted = !module(self)->def && loader != BL_NULL && loader != BL_NONE && (spec == BL_NULL || spec == BL_NONE);
        BlRef own = crafted ? repr_of_loader(self, loader) : BL_NULL;
        if (own != BL_NULL)
            r = own;
        else if (file != BL_NULL)
            r = bl_str_format("<module %R from %R>", name, file);
        else if (crafted)
            r = bl_str_format("<module %R (%R)>", name, loader);
        else
            r = bl_str_format(module(self)->def ? "<module %R (built-in)>" : "<module %R>", name);
    }
    bl_drop(name);
    bl_drop(file);
    return r;
}

static BlRef module_dir(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef dict = bl_getattr(self, bl_name(__dict__));
    if (dict == BL_NULL)
        return BL_NULL;
    BlRef r = BL_NULL;
    if (!bl_is_dict(dict))
        bl_raise(bl_exc(TypeError), "<module>.__dict__ is not a dictionary");
    else {
        BlRef own = bl_keep(bl_dict_get_str(dict, bl_name(__dir__)));
        r = own != BL_NULL ? bl_call0(own) : bl_dict_keys_list(dict);
        bl_drop(own);
    }
    bl_drop(dict);
    return r;
}

static const BlMethod module_methods[] = {
    {"__dir__", module_dir, "()", "__dir__() -> list\nspecialized dir() implementation", NULL, 0},
    {NULL, NULL, NULL, NULL, NULL, 0}
};

static BlRef module_get_dict(BlVal self) { return bl_keep(module(self)->dict); }

static int module_set_dict(BlVal self, BlVal value)
{
    (void)self;
    (void)value;
    return bl_raise_int(bl_exc(AttributeError), "readonly attribute");
}

static BlRef module_get_annotations(BlVal self)
{
    BlVal dict = module(self)->dict;
    BlVal found = bl_dict_get_str(dict, bl_name(__annotations__));
    if (found != BL_NULL)
        return bl_keep(found);
    BlRef made = bl_dict_new();
    if (made != BL_NULL && !bl_dict_set(dict, bl_name(__annotations__), made)) {
        bl_drop(made);
        return BL_NULL;
    }
    return made;
}

static int module_set_annotations(BlVal self, BlVal value)
{
    BlVal dict = module(self)->dict;
    if (value != BL_NULL)
        return bl_dict_set(dict, bl_name(__annotations__), value) ? 0 : -1;
    int had = bl_dict_delete(dict, bl_name(__annotations__));
    if (had == 0)
        bl_raise_value(bl_exc(AttributeError), bl_name(__annotations__));
    return had == 1 ? 0 : -1;
}

static const BlGetSet module_getset[] = {
    {"__dict__", module_get_dict, module_set_dict, NULL},
    {"__annotations__", module_get_annotations, module_set_annotations, NULL},
    {NULL, NULL, NULL, NULL}
};

const BlType bl_module_type = {
    .name = "module", .id = BL_T_MODULE, .size = sizeof(BlModule), .dict_at = offsetof(BlModule, dict),
    .doc = "Create a module object.\n\nThe name must be a string; the optional doc argument can have any type.",
    .flags = BL_TF_TRACKED | BL_TF_WEAKREF | BL_TF_BASETYPE | BL_TF_HAS_DICT,
    .free = module_free, .traverse = module_traverse, .clear = module_clear, .new_ = module_new, .init = module_init,
    .repr = module_repr, .getattr = module_getattr, .methods = module_methods, .getset = module_getset,
};
