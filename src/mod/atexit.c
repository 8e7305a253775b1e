/* atexit.c -- functions to be called when the program ends, last registered first. */
#include "mod/program.h"
#include "vm/runtime.h"

static BlVal list_of_exits(void)
{
    BlRun *run = bl_run_state();
    if (run->exit_functions == BL_NULL)
        run->exit_functions = bl_list_new(0);
    return run->exit_functions;
}

static BlRef atexit_register(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    if (nargs == 0)
        return bl_raise(bl_exc(TypeError), "register() takes at least 1 argument (0 given)");
    if (bl_callable(arg[0]) <= 0)
        return bl_pending() ? BL_NULL : bl_raise(bl_exc(TypeError), "the first argument must be callable");
    BlRef args = bl_tuple_from(arg + 1, nargs - 1), kwargs = bl_dict_new(), row = BL_NULL;
    bool ok = args != BL_NULL && kwargs != BL_NULL && list_of_exits() != BL_NULL;
    for (size_t i = 0; ok && kwnames != BL_NULL && i < bl_as_tuple(kwnames)->count; i++)
        ok = bl_dict_set(kwargs, bl_as_tuple(kwnames)->items[i], arg[nargs + i]);
    if (ok)
        row = bl_tuple_pack(3, arg[0], args, kwargs);
    bl_drop(args);
    bl_drop(kwargs);
    if (row == BL_NULL || !bl_list_adopt(list_of_exits(), row))
        return BL_NULL;
    return bl_keep(arg[0]);
}

static BlRef atexit_unregister(BlVal self, const BlVal *arg)
{
    (void)self;
    BlRef all = bl_keep(list_of_exits()), kept = bl_list_new(0);
    bool ok = all != BL_NULL && kept != BL_NULL;
    for (size_t i = 0; ok && i < bl_as_list(all)->count; i++) {
        BlRef row = bl_keep(bl_as_list(all)->items[i]);
        int same = bl_eq(bl_as_tuple(row)->items[0], arg[0]);
        ok = same >= 0 && (same || bl_list_append(kept, row));
        bl_drop(row);
    }
    bl_drop(all);
    if (!ok) {
        bl_drop(kept);
        return BL_NULL;
    }
    bl_replace(&bl_run_state()->exit_functions, kept);
    return BL_NONE;
}

static BlRef atexit_clear(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    bl_clear_ref(&bl_run_state()->exit_functions);
    return BL_NONE;
}

static BlRef atexit_ncallbacks(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    BlVal list = list_of_exits();
    return list == BL_NULL ? BL_NULL : bl_from_imm((int64_t)bl_as_list(list)->count);
}

/* Each is taken off before it is called; one that raises is reported, the others still run. */
void bl_atexit_run(void)
{
    BlRun *run = bl_run_state();
    while (run->exit_functions != BL_NULL && bl_as_list(run->exit_functions)->count > 0) {
        BlList *list = bl_as_list(run->exit_functions);
        BlRef row = list->items[--list->count];
        BlTuple *t = bl_as_tuple(row);
        BlRef r = bl_call_tuple(t->items[0], t->items[1], t->items[2]);
        if (r == BL_NULL) {
            if (bl_unraisable_hook)
                bl_unraisable_hook(t->items[0], "Exception ignored in atexit callback");
            bl_clear_error();
        }
        bl_drop(r);
        bl_drop(row);
    }
}

static BlRef atexit_run_exitfuncs(BlVal self, const BlVal *arg)
{
    (void)self, (void)arg;
    bl_atexit_run();
    return BL_NONE;
}

static const BlMethod atexit_methods[] = {
    {.name = "register", .vector = atexit_register, .signature = "(func, *args, **kwargs)", .doc = "Register a function to be executed upon normal program termination."},
    {.name = "unregister", .fn = atexit_unregister, .signature = "(func, /)", .doc = "Unregister an exit function."},
    {.name = "_clear", .fn = atexit_clear, .signature = "()", .doc = "Forget all exit functions."},
    {.name = "_ncallbacks", .fn = atexit_ncallbacks, .signature = "()", .doc = "Number of registered exit functions."},
    {.name = "_run_exitfuncs", .fn = atexit_run_exitfuncs, .signature = "()", .doc = "Run all registered exit functions."},
    {0}};

const BlModuleDef bl_mod_atexit = {.name = "atexit", .doc = "allow programmer to define multiple exit functions to be executed upon normal program termination.", .methods = atexit_methods};
