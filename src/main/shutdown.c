/* shutdown.c -- the end of a run, in CPython's order: exit functions, a full collection, the script's module, the other modules.
 *
 * Finalizers run in every step, and stdout works in all of them; it is flushed last. sys and builtins stay until nothing of the
 * program is left.
 */
#include "main/main.h"

/* Drops every module from sys.modules, the script's first. What forms cycles waits for the collection that follows. */
static void drop_modules(BlRun *run)
{
    BlRef main_name = bl_name(__main__), list = bl_list_new(0);
    size_t pos = 0;
    BlVal key, value;
    bl_clear_ref(&run->main);
    if (bl_dict_delete(run->modules, main_name) < 0)
        bl_clear_error();
    while (list != BL_NULL && bl_dict_next(run->modules, &pos, &key, &value))
        if (value != run->sys && value != run->builtins && !bl_list_append(list, key))
            bl_clear_error();
    for (size_t i = 0; list != BL_NULL && i < bl_as_list(list)->count; i++)
        if (bl_dict_delete(run->modules, bl_as_list(list)->items[i]) < 0)
            bl_clear_error();
    bl_drop(list);
}

/* 0, or 120 when what was written could not be put out. */
static int flush_stream(const char *name, bool report)
{
    BlRef stream = bl_keep(bl_sys_get(name));
    int status = 0;
    if (stream != BL_NULL && stream != BL_NONE) {
        BlRef closed = bl_getattr_c(stream, "closed");
        if (closed == BL_NULL)
            bl_clear_error();
        BlRef r = closed == BL_TRUE ? BL_NONE : bl_call_method(stream, bl_name(flush), NULL, 0);
        if (r == BL_NULL) {
            if (report)
                bl_unraisable(stream);
            bl_clear_error();
            status = 120;
        }
        bl_drop(r);
        bl_drop(closed);
    }
    bl_drop(stream);
    return status;
}

int bl_shutdown(int status)
{
    BlRun *run = bl_run_state();
    bl_atexit_run();
    int flushed = flush_stream("stdout", true);
    flush_stream("stderr", false);
    run->finalizing = true;
    if (bl_vm->gc.enabled)
        bl_gc_collect(2);
    drop_modules(run);
    bl_gc_collect_silently();
    int again = flush_stream("stdout", flushed == 0);
    flush_stream("stderr", false);
    if (status == 0 && (flushed || again))
        status = 120;
    return status;
}
