/* weakref.c -- module _weakref: the types of obj/weakref.c under their names, and the few functions beside them. */
#include "obj/weakref.h"

#include "mod/module.h"

static BlRef getweakrefcount(BlVal self, const BlVal *arg)
{
    (void)self;
    return bl_int_from_int64(bl_weak_accepts(arg[0]) ? bl_weak_count(bl_obj(arg[0])) : 0);
}

static BlRef getweakrefs(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef list = bl_list_new(0);
    if (list == BL_NULL || !bl_weak_accepts(arg[0]))
        return list;
    for (BlWeakref *r = bl_weak_list(bl_obj(arg[0])); r; r = r->next)
        if (r->head.count > 0 && !bl_list_append(list, bl_from_obj(r))) {
            bl_drop(list);
            return BL_NULL;
        }
    return list;
}

static BlRef proxy(BlVal self, const BlVal *arg)
{
    (void)self;
    return bl_weakproxy_new(arg[0], arg[1]);
}

/* The value is looked at and the key removed with nothing in between that could put a living reference there. */
static BlRef remove_dead_weakref(BlVal self, const BlVal *arg)
{
    (void)self;
    BlVal value;
    if (!bl_is_dict(arg[0]))
        return bl_raise(bl_exc(TypeError), "_remove_dead_weakref() argument 1 must be dict, not %.50s",
                        arg[0] == BL_NONE ? "None" : bl_type_name(arg[0]));
    int found = bl_dict_find(arg[0], arg[1], &value);
    if (found <= 0)
        return found < 0 ? BL_NULL : BL_NONE;
    if (!bl_is_weakref(value) && !bl_is_weakproxy(value))
        return bl_raise(bl_exc(TypeError), "not a weakref");
    if (bl_weak_get((BlWeakref *)bl_obj(value)) == BL_NULL && bl_dict_delete(arg[0], arg[1]) < 0)
        return BL_NULL;
    return BL_NONE;
}

static const BlMethod weakref_methods[] = {
    {.name = "getweakrefcount", .fn = getweakrefcount, .signature = "(object, /)", .doc = "Return the number of weak references to 'object'."},
    {.name = "getweakrefs", .fn = getweakrefs, .signature = "(object, /)", .doc = "Return a list of all weak reference objects pointing to 'object'."},
    {.name = "proxy", .fn = proxy, .signature = "(object, callback=None, /)", .doc = "Make a stand-in for 'object' that does not keep it alive; 'callback' is called with the stand-in when the object goes."},
    {.name = "_remove_dead_weakref", .fn = remove_dead_weakref, .signature = "(dct, key, /)", .doc = "Remove key from the dict if its value is a dead weak reference."},
    {0}
};

static bool add_class(BlVal module, const char *name, enum BlTypeId id)
{
    return bl_module_add(module, name, bl_keep(bl_class_value(bl_builtin_class(id))));
}

static bool weakref_exec(BlVal module)
{
    return add_class(module, "ref", BL_T_WEAKREF) && add_class(module, "ReferenceType", BL_T_WEAKREF)
           && add_class(module, "ProxyType", BL_T_WEAKPROXY) && add_class(module, "CallableProxyType", BL_T_WEAKCALLPROXY);
}

const BlModuleDef bl_mod_weakref = {
    .name = "_weakref",
    .doc = "Weak-reference support module.",
    .methods = weakref_methods,
    .exec = weakref_exec,
};
