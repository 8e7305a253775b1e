/* builtins.c -- module builtins: the functions of builtins_*.c, the built-in classes, the exceptions, the constants. */
#include "mod/program.h"
#include "vm/runtime.h"

static bool add_functions(BlVal module, BlVal dict, BlVal name, const BlMethod *functions)
{
    for (const BlMethod *m = functions; m->name; m++) {
        BlRef f = bl_native_new(m, module, name);
        bool ok = f != BL_NULL && bl_dict_set_c(dict, m->name, f);
        bl_drop(f);
        if (!ok)
            return false;
    }
    return true;
}

static bool add_classes(BlVal dict)
{
    static const uint8_t ids[] = {
        BL_T_BOOL, BL_T_MEMORYVIEW, BL_T_BYTEARRAY, BL_T_BYTES, BL_T_CLASSMETHOD, BL_T_COMPLEX, BL_T_DICT, BL_T_ENUMERATE, BL_T_FILTER,
        BL_T_FLOAT, BL_T_FROZENSET, BL_T_PROPERTY, BL_T_INT, BL_T_LIST, BL_T_MAP, BL_T_OBJECT, BL_T_RANGE, BL_T_REVERSED, BL_T_SET, BL_T_SLICE,
        BL_T_STATICMETHOD, BL_T_STR, BL_T_SUPER, BL_T_TUPLE, BL_T_TYPE, BL_T_ZIP,
    };
    for (size_t i = 0; i < sizeof ids; i++) {
        BlClass *c = bl_builtin_class(ids[i]);
        if (!bl_dict_set(dict, bl_class_name(c), bl_class_value(c)))
            return false;
    }
    return true;
}

static bool add_exceptions(BlVal dict)
{
    for (int i = 0; i < BL_X_COUNT; i++) {
        BlVal cls = bl_vm->exceptions[i];
        if (!bl_dict_set(dict, bl_class_name(bl_as_class(cls)), cls))
            return false;
    }
    return bl_dict_set_c(dict, "EnvironmentError", bl_exc(OSError)) && bl_dict_set_c(dict, "IOError", bl_exc(OSError));
}

static bool add_constants(BlVal dict)
{
    return bl_dict_set_c(dict, "None", BL_NONE) && bl_dict_set_c(dict, "Ellipsis", BL_ELLIPSIS) && bl_dict_set_c(dict, "NotImplemented", BL_NOTIMPL) &&
           bl_dict_set_c(dict, "False", BL_FALSE) && bl_dict_set_c(dict, "True", BL_TRUE) &&
           bl_dict_set_c(dict, "__debug__", bl_from_bool(bl_run_state()->options.optimize == 0));
}

bool bl_builtins_add_site(BlVal dict);

/* What the import machinery compares with is remembered as it was made. */
static bool remember(BlVal dict, BlVal name, BlRef *place)
{
    *place = bl_keep(bl_dict_get_str(dict, name));
    return *place != BL_NULL;
}

static bool builtins_exec(BlVal module)
{
    BlRun *run = bl_run_state();
    BlVal dict = bl_module_dict(module), name = bl_name(builtins);
    run->builtins = bl_keep(module);
    return add_functions(module, dict, name, bl_builtin_class_functions) && add_functions(module, dict, name, bl_builtin_code_functions) &&
           add_functions(module, dict, name, bl_builtin_value_functions) && add_functions(module, dict, name, bl_builtin_functions) &&
           add_constants(dict) && add_classes(dict) && add_exceptions(dict) && bl_builtins_add_site(dict) &&
           remember(dict, bl_name(__import__), &run->import_function) && remember(dict, bl_name(__build_class__), &run->build_class_function);
}

const BlModuleDef bl_mod_builtins = {
    .name = "builtins",
    .doc = "Built-in functions, exceptions, and other objects.\n\nNoteworthy: None is the `nil' object; Ellipsis represents `...' in slices.",
    .exec = builtins_exec,
};

bool bl_builtins_init(void)
{
    BlRef module = bl_module_from_def(&bl_mod_builtins);
    bool ok = module != BL_NULL && bl_dict_set(bl_run_state()->modules, bl_name(builtins), module);
    bl_drop(module);
    return ok;
}
