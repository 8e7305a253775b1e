/* sys.c -- module sys: its functions. What it tells about the program is in sys_info.c, the hooks in sys_hooks.c. */
#include "vm/trace.h"
#include "vm/generator.h"
#include "mod/sys_impl.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/config.h"
#include "mem/pool.h"

#define BL_UNUSED __attribute__((unused))
#define FN(name) static BlRef name(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED)

/* ---- leaving ---- */

FN(sys_exit)
{
    if (arg[0] == BL_NONE)
        return bl_raise_none(bl_exc(SystemExit));
    if (bl_is_exact(arg[0], TUPLE)) {
        BlRef e = bl_exception_new(bl_exc(SystemExit), arg[0]);
        return e == BL_NULL ? BL_NULL : bl_raise_object(e);
    }
    return bl_raise_value(bl_exc(SystemExit), arg[0]);
}

FN(sys_is_finalizing) { return bl_from_bool(bl_run_state()->finalizing); }

/* ---- exceptions ---- */

FN(sys_exc_info)
{
    BlVal e = bl_vm->handled;
    if (e == BL_NULL || e == BL_NONE)
        return bl_tuple_pack(3, BL_NONE, BL_NONE, BL_NONE);
    BlVal tb = bl_as_exception(e)->traceback;
    return bl_tuple_pack(3, bl_class_value(bl_class_of(e)), e, tb == BL_NULL ? BL_NONE : tb);
}

FN(sys_exception) { return bl_vm->handled == BL_NULL ? BL_NONE : bl_keep(bl_vm->handled); }

/* ---- memory ---- */

/* The argument is a reference of its own already: it is owned by the window of the call. Immediates: the immortal figure. */
FN(sys_getrefcount) { return bl_int_from_int64(bl_is_heap(arg[0]) ? bl_count(arg[0]) : UINT32_MAX); }

/* The size an object tells, with what the collector puts in front of it; -1: raised. */
static int64_t size_of(BlVal v)
{
    BlRef r = BL_NULL;
    int found = bl_call_special(v, bl_name(__sizeof__), NULL, 0, &r);
    if (found == 0)
        return bl_raise_int(bl_exc(TypeError), "Type %.100s doesn't define __sizeof__", bl_type_name(v));
    if (found < 0)
        return -1;
    int64_t n = 0;
    bool is_int = bl_is_int(r), fits = is_int && bl_int_to_int64(r, &n);
    bl_drop(r);
    if (!is_int)
        return bl_raise_int(bl_exc(TypeError), "an integer is required");
    if (!fits)
        return bl_raise_int(bl_exc(OverflowError), "Python int too large to convert to C ssize_t");
    if (n < 0)
        return bl_raise_int(bl_exc(ValueError), "__sizeof__() should return >= 0");
    return n + (bl_is_heap(v) && bl_heap_type(v)->flags & BL_TF_TRACKED ? (int64_t)sizeof(BlGcHead) : 0);
}

FN(sys_getsizeof)
{
    int64_t n = size_of(arg[0]);
    if (n < 0)
        return arg[1] != BL_NULL && bl_catch(bl_exc(TypeError)) ? bl_keep(arg[1]) : BL_NULL;
    return bl_int_from_int64(n);
}

FN(sys_getallocatedblocks) { return bl_int_from_int64(bl_vm->pool.live_blocks); }

FN(sys_debugmallocstats)
{
    BlPoolState *p = &bl_vm->pool;
    fflush(stdout);
    fprintf(stderr, "Blocks in small pools: %lld in use, %lld cut.\n", (long long)(p->live_blocks - p->large_blocks), (long long)p->carved);
    fprintf(stderr, "class   size   blocks on the free list\n-----   ----   -----------------------\n");
    for (int i = 0; i < BL_POOL_CLASSES; i++) {
        long long n = 0;
#if !defined(BL_ALLOC_MALLOC)
        for (void *b = p->free[i]; b; b = *(void **)b)
            n++;
#endif
        if (n)
            fprintf(stderr, "%5d %6d %25lld\n", i, 16 * (i + 1), n);
    }
    fprintf(stderr, "Large blocks: %lld\nBytes given out: %zu\n", (long long)p->large_blocks, p->bytes);
    return BL_NONE;
}

FN(sys_intern)
{
    if (bl_is_exact_str(arg[0]))
        return bl_str_intern_value(arg[0]);
    if (bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "can't intern %.400s", bl_type_name(arg[0]));
    return bl_raise(bl_exc(TypeError), "intern() argument must be str, not %.50s", arg[0] == BL_NONE ? "None" : bl_type_name(arg[0]));
}

/* ---- limits ---- */

FN(sys_getrecursionlimit) { return bl_from_imm(bl_vm->recursion_limit); }

FN(sys_setrecursionlimit)
{
    int64_t n;
    BlVm *vm = bl_vm;
    if (!bl_index_int64(arg[0], &n, bl_exc(OverflowError)))
        return BL_NULL;
    if (n > INT32_MAX || n < INT32_MIN)
        return bl_raise(bl_exc(OverflowError), "Python int too large to convert to C int");
    if (n < 1)
        return bl_raise(bl_exc(ValueError), "recursion limit must be greater or equal than 1");
    int64_t depth = (int64_t)vm->recursion_limit - (int64_t)vm->recursion_left;
    if (depth + 1 >= n)         /* this very call counts too */
        return bl_raise(bl_exc(RecursionError), "cannot set the recursion limit to %lld at the recursion depth %lld: the limit is too low",
                        (long long)n, (long long)depth + 1);
    vm->recursion_limit = (int32_t)n;
    vm->recursion_left = (uint32_t)(n - depth);
    return BL_NONE;
}

FN(sys_get_int_max_str_digits) { return bl_int_from_int64(bl_vm->int_max_str_digits); }

FN(sys_set_int_max_str_digits)
{
    int64_t n;
    if (!bl_index_int64(arg[0], &n, bl_exc(OverflowError)))
        return BL_NULL;
    if (n != 0 && n < 640)
        return bl_raise(bl_exc(ValueError), "maxdigits must be 0 or larger than 640");
    bl_vm->int_max_str_digits = n;
    BlRef flags = bl_sys_flags(bl_sys_state());
    bool ok = flags != BL_NULL && bl_sys_set("flags", flags);
    bl_drop(flags);
    return ok ? BL_NONE : BL_NULL;
}

FN(sys_getswitchinterval) { return bl_float_new(bl_sys_state()->switch_interval); }

FN(sys_setswitchinterval)
{
    double d;
    if (!bl_as_double(arg[0], &d))
        return BL_NULL;
    if (!(d > 0))
        return bl_raise(bl_exc(ValueError), "switch interval must be strictly positive");
    bl_sys_state()->switch_interval = d;
    return BL_NONE;
}

/* ---- frames, tracing ---- */

FN(sys_getframe)
{
    int64_t depth;
    if (!bl_index_int64(arg[0], &depth, bl_exc(OverflowError)))
        return BL_NULL;
    if (depth > INT32_MAX || depth < INT32_MIN)
        return bl_raise(bl_exc(OverflowError), "Python int too large to convert to C int");
    return bl_frame_current(depth < 0 ? 0 : (int)depth);
}

FN(sys_current_frames)
{
    BlRef dict = bl_dict_new(), frame = dict == BL_NULL ? BL_NULL : bl_frame_current(0);
    BlRef id = frame == BL_NULL ? BL_NULL : bl_int_from_uint64((uint64_t)(uintptr_t)pthread_self());
    if (id == BL_NULL || !bl_dict_set(dict, id, frame))
        bl_clear_ref(&dict);
    bl_drop(frame);
    bl_drop(id);
    return dict;
}

FN(sys_current_exceptions)
{
    BlRef dict = bl_dict_new(), info = dict == BL_NULL ? BL_NULL : sys_exc_info(BL_NULL, NULL);
    BlRef id = info == BL_NULL ? BL_NULL : bl_int_from_uint64((uint64_t)(uintptr_t)pthread_self());
    if (id == BL_NULL || !bl_dict_set(dict, id, info))
        bl_clear_ref(&dict);
    bl_drop(info);
    bl_drop(id);
    return dict;
}

FN(sys_settrace) { return bl_trace_set(&bl_run_state()->trace_function, arg[0]) ? BL_NONE : BL_NULL; }
FN(sys_setprofile) { return bl_trace_set(&bl_run_state()->profile_function, arg[0]) ? BL_NONE : BL_NULL; }
static BlRef or_none(BlVal v) { return v == BL_NULL ? BL_NONE : bl_keep(v); }
FN(sys_gettrace) { return or_none(bl_run_state()->trace_function); }
FN(sys_getprofile) { return or_none(bl_run_state()->profile_function); }

static BlRef sys_call_tracing(BlVal self BL_UNUSED, const BlVal *arg)
{
    if (!bl_is_tuple(arg[1]))
        return bl_raise(bl_exc(TypeError), "call_tracing() argument 2 must be tuple, not %.50s", bl_type_name(arg[1]));
    return bl_call_tuple(arg[0], arg[1], BL_NULL);
}

/* ---- asynchronous generators ---- */

FN(sys_get_asyncgen_hooks)
{
    BlSys *s = bl_sys_state();
    BlRef v[2] = {or_none(s->asyncgen_firstiter), or_none(s->asyncgen_finalizer)};
    return bl_structseq_make(s->asyncgen_hooks, v, 2, 2);
}

static bool set_asyncgen_hook(BlRef *place, BlVal v, const char *name)
{
    if (v == BL_NULL)
        return true;
    if (v != BL_NONE && !bl_callable(v)) {
        bl_raise(bl_exc(TypeError), "callable %s expected, got %.50s", name, bl_type_name(v));
        return false;
    }
    bl_replace(place, bl_keep(v));
    return true;
}

/* What a new asynchronous generator asks for. */
static void current_asyncgen_hooks(BlVal *firstiter, BlVal *finalizer)
{
    BlVal sys = bl_run_state()->sys;
    BlSys *s = sys == BL_NULL ? NULL : ((BlModule *)bl_obj(sys))->state;
    if (s && s->asyncgen_firstiter != BL_NULL && s->asyncgen_finalizer != BL_NULL) {
        *firstiter = s->asyncgen_firstiter;
        *finalizer = s->asyncgen_finalizer;
    }
}

FN(sys_set_asyncgen_hooks)
{
    BlSys *s = bl_sys_state();
    return set_asyncgen_hook(&s->asyncgen_finalizer, arg[1], "finalizer") && set_asyncgen_hook(&s->asyncgen_firstiter, arg[0], "firstiter") ? BL_NONE : BL_NULL;
}

FN(sys_get_origin_depth) { return bl_int_from_int64(bl_sys_state()->origin_depth); }

FN(sys_set_origin_depth)
{
    int64_t n;
    if (!bl_index_int64(arg[0], &n, bl_exc(OverflowError)))
        return BL_NULL;
    if (n < 0)
        return bl_raise(bl_exc(ValueError), "depth must be >= 0");
    bl_sys_state()->origin_depth = n;
    return BL_NONE;
}

/* ---- the rest ---- */

FN(sys_getdefaultencoding) { return bl_str_c("utf-8"); }
FN(sys_getfilesystemencodeerrors) { return bl_str_c("surrogateescape"); }
FN(sys_getdlopenflags) { return bl_from_imm(2); }
FN(sys_setdlopenflags) { return BL_NONE; }
FN(sys_clear_type_cache)
{
    bl_flush_caches();
    return BL_NONE;
}
static BlRef sys_audit(BlVal self BL_UNUSED, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("audit", kwnames))
        return BL_NULL;
    if (nargs == 0)
        return bl_raise(bl_exc(TypeError), "audit() missing 1 required positional argument: 'event'");
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "expected str for argument 'event', not %.200s", bl_type_name(arg[0]));
    return BL_NONE;
}
FN(sys_addaudithook) { return BL_NONE; }

static const BlMethod sys_methods[] = {
    {"exit", sys_exit, "(status=None, /)", "Exit the interpreter by raising SystemExit(status).\n\nNone means success, an integer is the exit status, anything else is printed and means failure.", NULL, 0},
    {"is_finalizing", sys_is_finalizing, "()", "Return True if the interpreter is shutting down.", NULL, 0},
    {"exc_info", sys_exc_info, "()", "Return (type, value, traceback) of the exception being handled.", NULL, 0},
    {"exception", sys_exception, "()", "Return the exception being handled, or None.", NULL, 0},
    {"getrefcount", sys_getrefcount, "(object, /)", "Return the reference count of object, the argument's own reference included.", NULL, 0},
    {"getsizeof", sys_getsizeof, "(object, default=NULL)", "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes.", NULL, 0},
    {"getallocatedblocks", sys_getallocatedblocks, "()", "Return the number of memory blocks currently allocated.", NULL, 0},
    {"_debugmallocstats", sys_debugmallocstats, "()", "Print a report on the memory of the interpreter to stderr.", NULL, 0},
    {"intern", sys_intern, "(string, /)", "Return the one string that stands for all that are equal to it.", NULL, 0},
    {"getrecursionlimit", sys_getrecursionlimit, "()", "Return the maximum depth of the interpreter stack.", NULL, 0},
    {"setrecursionlimit", sys_setrecursionlimit, "(limit, /)", "Set the maximum depth of the interpreter stack.", NULL, 0},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, "()", "Return the maximum string digits limit for non-binary int<->str conversions.", NULL, 0},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, "(maxdigits)", "Set the maximum string digits limit for non-binary int<->str conversions.", NULL, 0},
    {"getswitchinterval", sys_getswitchinterval, "()", "Return the thread switch interval.", NULL, 0},
    {"setswitchinterval", sys_setswitchinterval, "(interval, /)", "Set the thread switch interval, in seconds.", NULL, 0},
    {"_getframe", sys_getframe, "(depth=0, /)", "Return a frame object from the call stack: that of the caller, or one so many calls below.", NULL, 0},
    {"_current_frames", sys_current_frames, "()", "Return a dict from each thread's identity to its frame.", NULL, 0},
    {"_current_exceptions", sys_current_exceptions, "()", "Return a dict from each thread's identity to the exception it handles.", NULL, 0},
    {"settrace", sys_settrace, "(function, /)", "Set the global debug tracing function.", NULL, 0},
    {"gettrace", sys_gettrace, "()", "Return the global debug tracing function.", NULL, 0},
    {"setprofile", sys_setprofile, "(function, /)", "Set the profiling function.", NULL, 0},
    {"getprofile", sys_getprofile, "()", "Return the profiling function.", NULL, 0},
    {"call_tracing", sys_call_tracing, "(func, args, /)", "Call func(*args) while tracing is on.", NULL, 0},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, "()", "Return the hooks of asynchronous generators.", NULL, 0},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, "(firstiter=NULL, finalizer=NULL)", "Set the hooks of asynchronous generators.", NULL, 0},
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, "()", "Return how many frames coroutines remember of where they were made.", NULL, 0},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, "(depth)", "Set how many frames coroutines remember of where they were made.", NULL, 0},
    {"getdefaultencoding", sys_getdefaultencoding, "()", "Return the current default encoding used by the Unicode implementation.", NULL, 0},
    {"getfilesystemencoding", sys_getdefaultencoding, "()", "Return the encoding used to convert Unicode filenames to OS filenames.", NULL, 0},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, "()", "Return the error mode used for Unicode to OS filename conversion.", NULL, 0},
    {"getdlopenflags", sys_getdlopenflags, "()", "Return the flags used for dlopen calls.", NULL, 0},
    {"setdlopenflags", sys_setdlopenflags, "(flags, /)", "Set the flags used for dlopen calls.", NULL, 0},
    {"_clear_type_cache", sys_clear_type_cache, "()", "Clear the internal caches of types.", NULL, 0},
    {"audit", NULL, NULL, "audit(event, *args)\n\nPasses the event to any hooks that are attached.", sys_audit, 0},
    {"addaudithook", sys_addaudithook, "(hook)", "Adds a new audit hook callback.", NULL, 0},
    {0}
};

/* ---- the module ---- */

static bool add_hooks(BlVal module, BlVal name)
{
    static const char *const originals[] = {"__displayhook__", "__excepthook__", "__unraisablehook__", "__breakpointhook__"};
    for (int i = 0; i < 4; i++) {
        const BlMethod *m = &bl_sys_hook_functions[i];
        BlRef f = bl_native_new(m, module, name);
        if (f == BL_NULL || !bl_dict_set_c(bl_module_dict(module), originals[i], f)) {
            bl_drop(f);
            return false;
        }
        if (!bl_module_add(module, m->name, f))
            return false;
    }
    return true;
}

/* A value made by main, or an empty list or dict. */
static bool add_given(BlVal module, const char *name, BlVal given, bool dict)
{
    return bl_module_add(module, name, given != BL_NULL ? bl_keep(given) : dict ? bl_dict_new() : bl_list_new(0));
}

static bool sys_exec(BlVal module)
{
    BlRun *run = bl_run_state();
    BlSys *s = ((BlModule *)bl_obj(module))->state;
    run->sys = bl_keep(module);
    s->switch_interval = 0.005;
    s->asyncgen_firstiter = s->asyncgen_finalizer = BL_NONE;
    bl_asyncgen_hooks = current_asyncgen_hooks;
    s->version_info = s->flags = s->float_info = s->int_info = s->hash_info = s->thread_info = s->hook_args = s->asyncgen_hooks = BL_NULL;
    return add_hooks(module, ((BlModule *)bl_obj(module))->name) && bl_sys_add_info(module, s) && bl_module_add(module, "modules", bl_keep(run->modules)) &&
           add_given(module, "argv", run->argv, false) && add_given(module, "orig_argv", run->orig_argv, false) && add_given(module, "path", BL_NULL, false) &&
           add_given(module, "warnoptions", run->warn_options, false) && add_given(module, "_xoptions", run->x_options, true) &&
           add_given(module, "meta_path", BL_NULL, false) && add_given(module, "path_hooks", BL_NULL, false) &&
           add_given(module, "path_importer_cache", BL_NULL, true) &&
           bl_module_add(module, "executable", run->executable == BL_NULL ? bl_keep(bl_str_empty()) : bl_keep(run->executable)) &&
           bl_module_add(module, "_base_executable", run->executable == BL_NULL ? bl_keep(bl_str_empty()) : bl_keep(run->executable)) &&
           bl_module_add(module, "dont_write_bytecode", bl_from_bool(run->options.dont_write_bytecode)) && bl_module_add(module, "pycache_prefix", BL_NONE);
}

static void sys_fini(void *state)
{
    BlSys *s = state;
    BlRef *all[] = {&s->version_info, &s->flags, &s->float_info, &s->int_info, &s->hash_info, &s->thread_info, &s->hook_args, &s->asyncgen_hooks,
                    &s->asyncgen_firstiter, &s->asyncgen_finalizer};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        bl_clear_ref(all[i]);
}

static void sys_traverse(void *state, BlVisit visit, void *ctx)
{
    BlSys *s = state;
    const BlVal all[] = {s->version_info, s->flags, s->float_info, s->int_info, s->hash_info, s->thread_info, s->hook_args, s->asyncgen_hooks,
                         s->asyncgen_firstiter, s->asyncgen_finalizer};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        visit(all[i], ctx);
}

const BlModuleDef bl_mod_sys = {
    .name = "sys",
    .doc = "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.",
    .methods = sys_methods, .exec = sys_exec, .state_size = sizeof(BlSys), .fini = sys_fini, .traverse = sys_traverse,
};

bool bl_sys_init(void)
{
    bl_sys_hooks();
    BlRef module = bl_module_from_def(&bl_mod_sys);
    bool ok = module != BL_NULL && bl_dict_set_c(bl_run_state()->modules, "sys", module);
    bl_drop(module);
    return ok;
}

static bool add_stream(const char *name, BlRef stream)
{
    char original[32];
    snprintf(original, sizeof original, "__%s__", name);
    bool ok = stream != BL_NULL && bl_sys_set(original, stream) && bl_sys_set(name, stream);
    bl_drop(stream);
    return ok;
}

/* A descriptor that is closed gives None instead of a stream. */
static BlRef stream(int fd, const char *mode, const char *name, const char *errors, int buffering, bool line, bool through)
{
    if (fcntl(fd, F_GETFD) < 0)
        return BL_NONE;
    return bl_io_open_fd(fd, mode, name, errors, buffering, line, through);
}

/* In the C locale and its UTF-8 sister undecodable bytes pass through; elsewhere they are errors. */
static const char *stream_errors(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    static const char *const plain[] = {"C", "POSIX", "C.UTF-8", "C.utf8"};
    const char *locale = NULL;
    for (size_t i = 0; i < 3 && (!locale || !*locale); i++)
        locale = getenv(names[i]);
    if (!locale || !*locale)
        return "surrogateescape";
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(locale, plain[i]) == 0)
            return "surrogateescape";
    return "strict";
}

bool bl_sys_streams(void)
{
    const char *errors = stream_errors();
    bool unbuffered = bl_run_state()->options.unbuffered;
    return add_stream("stdin", stream(0, "r", "<stdin>", errors, -1, isatty(0), false)) &&
           add_stream("stdout", stream(1, "w", "<stdout>", errors, -1, isatty(1), unbuffered)) &&
           add_stream("stderr", stream(2, "w", "<stderr>", "backslashreplace", -1, true, unbuffered));
}
