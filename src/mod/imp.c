/* imp.c -- module _imp: the classes of the import machinery, for importlib. */
#include "mod/program.h"
#include "vm/finder.h"
#include "vm/library.h"

#include <stdio.h>

#define BL_UNUSED __attribute__((unused))

static bool named(BlVal v, char *out, size_t size)
{
    size_t n;
    const char *name = bl_is_str(v) ? bl_str_to_utf8(v, &n) : NULL;
    if (!name) {
        if (!bl_pending())
            bl_raise(bl_exc(TypeError), "argument must be str, not %.50s", bl_type_name(v));
        return false;
    }
    snprintf(out, size, "%s", name);
    bl_str_utf8_free(v, name);
    return true;
}

static BlRef imp_is_builtin(BlVal self BL_UNUSED, const BlVal *arg)
{
    char name[256];
    return named(arg[0], name, sizeof name) ? bl_from_imm(bl_c_module_known_hook(name, false)) : BL_NULL;
}

static BlRef imp_is_frozen(BlVal self BL_UNUSED, const BlVal *arg)
{
    char name[256];
    return named(arg[0], name, sizeof name) ? bl_from_bool(bl_library_find(name, strlen(name)) != NULL) : BL_NULL;
}

static BlRef imp_lock_held(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED) { return BL_FALSE; }
static BlRef imp_lock(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED) { return BL_NONE; }
static BlRef imp_suffixes(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED) { return bl_list_new(0); }

static BlRef imp_override(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED) { return bl_from_imm(0); }

/* Names of all modules that need no file. */
static BlRef imp_library_names(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED)
{
    BlRef list = bl_list_new(bl_library_count);
    for (size_t i = 0; list != BL_NULL && i < bl_library_count; i++) {
        if (strchr(bl_library[i].name, '/'))
            continue;               /* a file that is no module */
        BlRef name = bl_str_c(bl_library[i].name);
        if (name == BL_NULL || !bl_list_adopt(list, name))
            bl_clear_ref(&list);
    }
    return list;
}

/* Classes of the library that CPython has in C are called "module.Class" in messages there. */
static BlRef imp_dotted_names(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED, size_t nargs, BlVal kwnames BL_UNUSED)
{
    for (size_t i = 0; i < nargs; i++) {
        BlClass *c = bl_is_class(arg[i]) ? bl_as_class(arg[i]) : NULL;
        BlRef module = c && bl_class_is_heap(c) ? bl_getattr(arg[i], bl_name(__module__)) : bl_raise(bl_exc(TypeError), "a class is required");
        BlRef dotted = module == BL_NULL || !bl_is_str(module) ? BL_NULL : bl_str_format("%U.%U", module, bl_class_name(c));
        size_t n = 0;
        const char *text = dotted == BL_NULL ? NULL : bl_str_to_utf8(dotted, &n);
        bool ok = text && bl_class_set_tp_name(c, text, n);
        if (text)
            bl_str_utf8_free(dotted, text);
        bl_drop(dotted);
        bl_drop(module);
        if (!ok)
            return bl_pending() ? BL_NULL : bl_raise(bl_exc(TypeError), "a class with a module is required");
    }
    return BL_NONE;
}

static const BlMethod imp_methods[] = {
    {"_dotted_names", NULL, "(*classes)", "Let error messages call classes module.Class, as CPython calls those it has in C.", imp_dotted_names, 0},
    {"is_builtin", imp_is_builtin, "(name, /)", "Returns True if the module name corresponds to a built-in module.", NULL, 0},
    {"is_frozen", imp_is_frozen, "(name, /)", "Returns True if the module name is one of the library inside the program.", NULL, 0},
    {"lock_held", imp_lock_held, "()", "Return True if the import lock is currently held, else False.", NULL, 0},
    {"acquire_lock", imp_lock, "()", "There is one thread: nothing to do.", NULL, 0},
    {"release_lock", imp_lock, "()", "There is one thread: nothing to do.", NULL, 0},
    {"extension_suffixes", imp_suffixes, "()", "Returns the list of file suffixes used to identify extension modules.", NULL, 0},
    {"_override_frozen_modules_for_tests", imp_override, "(override, /)", "The library's modules are inside the program whatever the switch says.", NULL, 0},
    {"_library_names", imp_library_names, "()", "The names of the modules inside the program that are written in the language.", NULL, 0},
    {0}
};

static bool imp_exec(BlVal module)
{
    return bl_module_add(module, "ModuleSpec", bl_finder_class(&bl_spec_type)) && bl_module_add(module, "SourceFileLoader", bl_finder_class(&bl_file_loader_type)) &&
           bl_module_add(module, "BuiltinImporter", bl_finder_class(&bl_builtin_loader_type)) &&
           bl_module_add(module, "NamespaceLoader", bl_finder_class(&bl_namespace_loader_type)) &&
           bl_module_add(module, "PathFinder", bl_keep(bl_run_state()->path_importer));
}

const BlModuleDef bl_mod_imp = {.name = "_imp", .doc = "(Extremely) low-level import machinery bits as used by importlib.", .methods = imp_methods, .exec = imp_exec};
