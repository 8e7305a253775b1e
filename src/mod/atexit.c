/* atexit.c -- module atexit: functions to call when the program ends, last registered first. */
#include "mod/program.h"
#include "vm/runtime.h"

#define BL_UNUSED __attribute__((unused))

static BlRef *functions(void) { return &bl_run_state()->exit_functions; }

static bool make_list(void)
{
    if (*functions() == BL_NULL)
        *functions() = bl_list_new(0);
    return *functions() != BL_NULL;
}

static BlRef atexit_register(BlVal self BL_UNUSED, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (nargs == 0)
        return bl_raise(bl_exc(TypeError), "register() takes at least 1 argument (0 given)");
    if (!bl_callable(arg[0]))
        return bl_raise(bl_exc(TypeError), "the first argument must be callable");
    BlRef args = bl_tuple_from(arg + 1, nargs - 1), kw = BL_NONE, entry = BL_NULL;
    if (kwnames != BL_NULL && bl_as_tuple(kwnames)->count) {
        kw = bl_dict_new();
        for (size_t i = 0; kw != BL_NULL && i < bl_as_tuple(kwnames)->count; i++)
            if (!bl_dict_set(kw, bl_as_tuple(kwnames)->items[i], arg[nargs + i]))
                bl_clear_ref(&kw);
    }
    if (args != BL_NULL && kw != BL_NULL)
        entry = bl_tuple_pack(3, arg[0], args, kw);
    bl_drop(args);
    bl_drop(kw);
    bool ok = entry != BL_NULL && make_list() && bl_list_append(*functions(), entry);
    bl_drop(entry);
    return ok ? bl_keep(arg[0]) : BL_NULL;
}

static BlRef atexit_unregister(BlVal self BL_UNUSED, const BlVal *arg)
{
    BlVal list = *functions();
    if (list == BL_NULL)
        return BL_NONE;
    for (size_t i = 0; i < bl_as_list(list)->count;) {
        BlRef entry = bl_keep(bl_as_list(list)->items[i]);
        int same = bl_compare_bool(bl_as_tuple(entry)->items[0], arg[0], BL_EQ);
        bool there = i < bl_as_list(list)->count && bl_as_list(list)->items[i] == entry;
        if (same > 0 && there)
            same = bl_delitem(list, bl_from_imm((int64_t)i)) < 0 ? -1 : 1;
        else
            i++;
        bl_drop(entry);
        if (same < 0)
            return BL_NULL;
    }
    return BL_NONE;
}

void bl_atexit_run(void)
{
    BlVal list = *functions();
    while (list != BL_NULL && bl_as_list(list)->count) {
        BlRef last = bl_call_method(list, bl_name(pop), NULL, 0);
        if (last == BL_NULL) {
            bl_clear_error();
            return;
        }
        BlTuple *t = bl_as_tuple(last);
        BlRef r = bl_call_tuple(t->items[0], t->items[1], t->items[2] == BL_NONE ? BL_NULL : t->items[2]);
        if (r == BL_NULL && bl_unraisable_hook)
            bl_unraisable_hook(t->items[0], "in atexit callback");
        bl_drop(r);
        bl_drop(last);
    }
}

static BlRef atexit_run(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED)
{
    bl_atexit_run();
    return BL_NONE;
}

static BlRef atexit_clear(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED)
{
    bl_clear_ref(functions());
    return BL_NONE;
}

static BlRef atexit_count(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED)
{
    return bl_int_from_uint64(*functions() == BL_NULL ? 0 : bl_as_list(*functions())->count);
}

static const BlMethod atexit_methods[] = {
    {"register", NULL, NULL, "register(func, /, *args, **kwargs)\n\nRegister a function to be executed upon normal program termination.", atexit_register, 0},
    {"unregister", atexit_unregister, "(func, /)", "Unregister an exit function which was previously registered.", NULL, 0},
    {"_run_exitfuncs", atexit_run, "()", "Run all registered exit functions.", NULL, 0},
    {"_clear", atexit_clear, "()", "Clear the list of previously registered exit functions.", NULL, 0},
    {"_ncallbacks", atexit_count, "()", "Return the number of registered exit functions.", NULL, 0},
    {0}
};

const BlModuleDef bl_mod_atexit = {
    .name = "atexit",
    .doc = "allow programmer to define multiple exit functions to be executed\nupon normal program termination.",
    .methods = atexit_methods,
};
