/* lazy.c -- module _lazy: names of a module that are made when somebody asks for them.
 *
 * names(globals, table) answers a pair to be called __getattr__ and __dir__ in the module. The table has for each name where
 * it is found, "module", "module:attribute", or a function that is called with the name. A value found is put into the module,
 * so nobody asks twice. Both are native: a name that is not there raises an AttributeError in the frame that asked, as it
 * does for a module without such a hook.
 */
#include <string.h>

#include "mod/module.h"
#include "vm/runtime.h"

enum { GLOBALS, TABLE };

static BlVal part(BlVal self, int i) { return bl_as_tuple(self)->items[i]; }

static BlRef no_attribute(BlVal globals, BlVal name)
{
    size_t n;
    BlVal own_name = bl_dict_get_str(globals, bl_name(__name__));
    bl_raise(bl_exc(AttributeError), "module %R has no attribute %R", own_name == BL_NULL ? BL_NONE : own_name, name);
    if (own_name == BL_NULL || !bl_is_str(own_name) || !bl_pending_is(bl_exc(AttributeError)))
        return BL_NULL;
    /* What a suggestion is looked for in. */
    BlRef error = bl_take_error();
    const char *text = bl_str_to_utf8(own_name, &n);
    BlRef module = text ? bl_imported(text) : BL_NULL;
    if (text)
        bl_str_utf8_free(own_name, text);
    if (bl_pending())
        bl_clear_error();
    bl_replace(&bl_as_exception(error)->field[BL_EF_ATTR_OBJ], module == BL_NULL ? BL_NONE : module);
    bl_replace(&bl_as_exception(error)->field[BL_EF_ATTR_NAME], bl_keep(name));
    bl_restore_error(error);
    return BL_NULL;
}

/* "module" or "module:attribute" */
static BlRef found_at(BlVal where)
{
    size_t n;
    char module[128];
    const char *text = bl_str_to_utf8(where, &n);
    if (!text)
        return BL_NULL;
    const char *colon = memchr(text, ':', n);
    size_t length = colon ? (size_t)(colon - text) : n;
    BlRef r = BL_NULL;
    if (length < sizeof module) {
        memcpy(module, text, length);
        module[length] = 0;
        r = colon ? bl_import_attr(module, colon + 1) : bl_import_module(module);
    } else {
        bl_raise(bl_exc(ValueError), "name of a module too long");
    }
    bl_str_utf8_free(where, text);
    return r;
}

static BlRef lazy_getattr(BlVal self, const BlVal *arg)
{
    BlVal where = BL_NULL;
    int there = bl_is_str(arg[0]) ? bl_dict_find(part(self, TABLE), arg[0], &where) : 0;
    if (there <= 0)
        return there < 0 ? BL_NULL : no_attribute(part(self, GLOBALS), arg[0]);
    bl_keep(where);
    BlRef value = bl_is_str(where) ? found_at(where) : bl_call1(where, arg[0]);
    bl_drop(where);
    if (value == BL_NULL || bl_dict_set(part(self, GLOBALS), arg[0], value))
        return value;
    bl_drop(value);
    return BL_NULL;
}

static bool add_keys(BlVal set, BlVal dict)
{
    BlVal key, value;
    for (size_t at = 0; bl_dict_next(dict, &at, &key, &value);) {
        bool hook = bl_is_str(key) && (bl_str_is(key, "__getattr__") || bl_str_is(key, "__dir__"));
        if (!hook && !bl_set_add(set, key))
            return false;
    }
    return true;
}

static BlRef lazy_dir(BlVal self, const BlVal *arg)
{
    (void)arg;
    BlRef set = bl_set_new(), list = BL_NULL;
    if (set != BL_NULL && add_keys(set, part(self, GLOBALS)) && add_keys(set, part(self, TABLE)))
        list = bl_list_from_iterable(set);
    bl_drop(set);
    if (list != BL_NULL && !bl_list_sort(list, BL_NONE, false))
        bl_clear_ref(&list);
    return list;
}

static const BlMethod getattr_method = {"__getattr__", lazy_getattr, "(name, /)", "A name of the module that is made when it is asked for.", NULL, 0};
static const BlMethod dir_method = {"__dir__", lazy_dir, "()", "The names of the module, also those that have not been asked for.", NULL, 0};

static BlRef lazy_names(BlVal module, const BlVal *arg)
{
    (void)module;
    if (!bl_is_dict(arg[0]) || !bl_is_dict(arg[1]))
        return bl_raise(bl_exc(TypeError), "names() wants two dicts");
    BlRef self = bl_tuple_pack(2, arg[0], arg[1]), pair = BL_NULL;
    BlRef get = self == BL_NULL ? BL_NULL : bl_native_new(&getattr_method, self, BL_NULL);
    BlRef dir = get == BL_NULL ? BL_NULL : bl_native_new(&dir_method, self, BL_NULL);
    if (dir != BL_NULL)
        pair = bl_tuple_pack(2, get, dir);
    bl_drop(dir);
    bl_drop(get);
    bl_drop(self);
    return pair;
}

static const BlMethod lazy_methods[] = {
    {"names", lazy_names, "(globals, table, /)", "(__getattr__, __dir__) for a module that makes some of its names when asked.", NULL, 0},
    {0},
};

const BlModuleDef bl_mod_lazy = {.name = "_lazy", .doc = "Names of modules that are made when asked for.", .methods = lazy_methods};
