/* shutdown.c -- the end of a program, in the order that a program can see (memory model, section 8).
 *
 * Exit functions, one collection, then the modules go: first by being dropped, then by a collection, then by emptying
 * those that are still there. Finalizers run all the while and find the streams working.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "main/line.h"
#include "main/main.h"
#include "mem/check.h"
#include "obj/weakref.h"
#include "vm/slow.h"

/* ---- streams ---- */

static bool is_open(BlVal stream)
{
    BlRef closed = bl_getattr_c(stream, "closed");
    if (closed == BL_NULL) {
        bl_clear_error();
        return true;
    }
    int truth = bl_truth(closed);
    bl_drop(closed);
    if (truth < 0)
        bl_clear_error();
    return truth <= 0;
}

/* Flushes sys.stdout and sys.stderr; false: what stdout had to say is lost. */
static bool flush_streams(void)
{
    BlRef out = bl_keep(bl_sys_get_name(bl_name(stdout))), err = bl_keep(bl_sys_get_name(bl_name(stderr)));
    bool ok = true;
    if (out != BL_NULL && out != BL_NONE && is_open(out)) {
        BlRef r = bl_call_method(out, bl_name(flush), NULL, 0);
        if (r == BL_NULL) {
            bl_unraisable(out);
            ok = false;
        }
        bl_drop(r);
    }
    if (err != BL_NULL && err != BL_NONE && is_open(err)) {
        BlRef r = bl_call_method(err, bl_name(flush), NULL, 0);
        if (r == BL_NULL)
            bl_clear_error();
        bl_drop(r);
    }
    bl_drop(out);
    bl_drop(err);
    return ok;
}

int bl_exit_status(BlVal e)
{
    BlRef code = bl_getattr(e, bl_name(code));
    if (code == BL_NULL) {
        bl_clear_error();
        code = bl_keep(e);
    }
    int64_t n = 0;
    if (code == BL_NONE) {
        n = 0;
    } else if (bl_is_int(code)) {
        if (!bl_int_to_int64(code, &n))
            n = -1;
    } else {
        BlRef text = bl_str(code), newline = bl_str_char('\n');
        if (text != BL_NULL && newline != BL_NULL) {
            bl_write_stderr(text);
            bl_write_stderr(newline);
        }
        bl_drop(text);
        bl_drop(newline);
        bl_clear_error();
        n = 1;
    }
    bl_drop(code);
    return (int)(n & 255);
}

/* ---- modules ---- */

/* sys lets go of what belongs to the program; the streams are the original ones again. */
static void clear_sys(void)
{
    static const char *const gone[] = {"path", "argv", "ps1", "ps2", "last_type", "last_value", "last_traceback", "path_importer_cache",
                                       "meta_path", "path_hooks", "__interactivehook__"};
    BlVal back[][2] = {{bl_name(stdin), bl_name(__stdin__)}, {bl_name(stdout), bl_name(__stdout__)}, {bl_name(stderr), bl_name(__stderr__)}};
    BlVal dict = bl_module_dict(bl_run_state()->sys);
    bool ok = bl_dict_set(bl_module_dict(bl_run_state()->builtins), bl_name(_), BL_NONE);
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        ok = ok && bl_dict_set_c(dict, gone[i], BL_NONE);
    for (size_t i = 0; i < 3; i++) {
        BlVal original = bl_sys_get_name(back[i][1]);
        ok = ok && bl_dict_set(dict, back[i][0], original == BL_NULL ? BL_NONE : original);
    }
    if (!ok)
        bl_clear_error();
}

/* Weak references to all modules, in the order of sys.modules. */
static BlRef remember_modules(BlVal modules)
{
    BlRef list = bl_list_new(0), names = list == BL_NULL ? BL_NULL : bl_dict_keys_list(modules);
    for (size_t i = 0; names != BL_NULL && i < bl_as_list(names)->count; i++) {
        BlVal name = bl_as_list(names)->items[i], m;
        if (bl_dict_find(modules, name, &m) > 0 && bl_is_module(m)) {
            BlRef weak = bl_weakref_new(m, BL_NULL);
            if (weak == BL_NULL || !bl_list_adopt(list, weak))
                bl_clear_error();
        }
        if (!bl_dict_set(modules, name, BL_NONE))
            bl_clear_error();
    }
    if (bl_pending())
        bl_clear_error();
    bl_drop(names);
    return list;
}

/* The names of a module become None: private ones first, then the rest but __builtins__. */
static void empty_module(BlVal module)
{
    BlVal dict = bl_module_dict(module);
    BlRef names = bl_dict_keys_list(dict);
    for (int pass = 0; names != BL_NULL && pass < 2; pass++)
        for (size_t i = 0; i < bl_as_list(names)->count; i++) {
            BlVal name = bl_as_list(names)->items[i], v;
            if (!bl_is_str(name) || bl_dict_find(dict, name, &v) <= 0 || v == BL_NONE)
                continue;
            const BlStr *s = bl_as_str(name);
            bool underscore = s->length && bl_str_at(s, 0) == '_', two = s->length > 1 && underscore && bl_str_at(s, 1) == '_';
            if (pass == 0 ? underscore && !two : !bl_str_is(name, "__builtins__"))
                if (!bl_dict_set(dict, name, BL_NONE))
                    bl_clear_error();
        }
    bl_drop(names);
    if (bl_pending())
        bl_clear_error();
}

static void empty_modules(BlVal weak)
{
    BlRun *run = bl_run_state();
    for (size_t i = 0; weak != BL_NULL && i < bl_as_list(weak)->count; i++) {
        BlRef m = bl_weakref_get(bl_as_list(weak)->items[i]);
        if (m != BL_NONE && m != run->sys && m != run->builtins && m != BL_NULL)
            empty_module(m);
        bl_drop(m);
    }
}

static void drop_modules(void)
{
    BlRun *run = bl_run_state();
    clear_sys();
    bl_error_reset_spare();
    BlRef weak = remember_modules(run->modules);
    bl_clear_ref(&run->main);
    bl_dict_clear(run->modules);
    bl_gc_collect_silently();
    empty_modules(weak);
    bl_drop(weak);
}

/* Everything is given back, so that what is left is a leak. */
static int64_t stop_rooms(void)
{
    BlVm *vm = bl_vm;
    BlRun *run = bl_run_state();
    bl_alloc_fail.countdown = 0;        /* the program has ended: looking for leaks takes memory */
    empty_module(run->sys);
    empty_module(run->builtins);
    bl_gc_unfreeze();                   /* what was put aside for good is a leak only if nothing else explains it */
    bl_gc_collect_silently();
    bl_line_cache_clear();
    bl_codecs_clear(vm);
    bl_module_fini();
    bl_run_fini(vm);
    bl_gc_collect_silently();
    bl_eval_fini(vm);
    bl_obj_fini(vm);
    bl_gc_fini(vm);
    bl_weak_fini(vm);
    int64_t leaked = bl_leak_report();
    bl_obj_free(vm);            /* () and the shapes of the built-in types live there: what leaked may refer to them */
    bl_pool_fini(vm);
    return leaked;
}

/* What a program can see of its end; false: what stdout had to say is lost. */
static bool end_program(void)
{
    BlRun *run = bl_run_state();
    bl_clear_error();
#ifdef BL_DEBUG
    if (!bl_heap_check())
        abort();
#endif
    bl_atexit_run();
    bool ok = flush_streams();
    run->finalizing = true;
    if (bl_vm->gc.enabled)
        bl_gc_collect(2);
    drop_modules();
    ok = ok && flush_streams();
    bl_signal_end();
    bl_line_end();
    return ok;
}

void bl_shutdown_everything(void)
{
    end_program();
    stop_rooms();
    bl_attr_caches_clear();     /* the next interpreter of this thread counts its shapes from one again */
    free(bl_vm);
    bl_vm = NULL;
}

int bl_shutdown(int status, bool leak_check)
{
    bool ok = end_program();
#ifdef BL_DEBUG
    enum { STATUS_LEAKED = 98 };
    if (stop_rooms() && leak_check)
        status = STATUS_LEAKED;
#else
    (void)leak_check;
    (void)stop_rooms;           /* the system takes it all at once */
#endif
    fflush(NULL);
    return ok ? status : 120;
}
