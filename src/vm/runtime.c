/* runtime.c -- the beginning and the end of what an interpreter keeps beyond objects and frames. */
#include "vm/runtime.h"

#include "base/alloc.h"
#include "obj/list.h"
#include "obj/str.h"

static BlRef *const *references(BlRun *run, size_t *count)
{
    static _Thread_local BlRef *all[24];
    size_t n = 0;
    BlRef *const places[] = {
        &run->modules, &run->sys, &run->builtins, &run->main, &run->import_function, &run->build_class_function, &run->path_importer,
        &run->warn_options, &run->x_options, &run->orig_argv, &run->argv, &run->executable, &run->display_underscore, &run->exit_functions,
        &run->dynamic_types, &run->trace_function, &run->profile_function,
    };
    for (; n < sizeof places / sizeof *places; n++)
        all[n] = places[n];
    *count = n;
    return all;
}

bool bl_run_init(BlVm *vm)
{
    BlRun *run = bl_calloc(1, sizeof *run);
    if (!run)
        return false;
    size_t n;
    BlRef *const *all = references(run, &n);
    for (size_t i = 0; i < n; i++)
        *all[i] = BL_NULL;
    vm->run = run;
    run->modules = bl_dict_new();
    return run->modules != BL_NULL;
}

void bl_run_fini(BlVm *vm)
{
    BlRun *run = vm->run;
    if (!run)
        return;
    size_t n;
    BlRef *const *all = references(run, &n);
    for (size_t i = n; i-- > 0;)
        bl_clear_ref(all[i]);
    bl_mfree(run);
    vm->run = NULL;
}

/* ---- attributes of sys from C ---- */

BlVal bl_sys_get_name(BlVal name)
{
    BlRun *run = bl_run_state();
    return run && run->sys != BL_NULL ? bl_dict_get_str(bl_module_dict(run->sys), name) : BL_NULL;
}

BlVal bl_sys_get(const char *name)
{
    BlRun *run = bl_run_state();
    if (!run || run->sys == BL_NULL)
        return BL_NULL;
    BlRef key = bl_str_intern(name);
    if (key == BL_NULL) {
        bl_clear_error();
        return BL_NULL;
    }
    BlVal v = bl_dict_get_str(bl_module_dict(run->sys), key);
    bl_drop(key);
    return v;
}

bool bl_sys_set(const char *name, BlVal value) { return bl_dict_set_c(bl_module_dict(bl_run_state()->sys), name, value); }
