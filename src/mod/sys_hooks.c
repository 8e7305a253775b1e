/* sys_hooks.c -- sys.displayhook, excepthook, unraisablehook, warnings from C code.
 *
 * The hooks are looked up in sys when needed, since a program may replace them; the originals stay as __displayhook__ etc.
 */
#include "compile/compile.h"
#include "mod/sys_impl.h"

#include <stdio.h>
#include <stdlib.h>

#define BL_UNUSED __attribute__((unused))

/* ---- displaying values at the prompt ---- */

/* repr text that the stream's encoding cannot express is written with escapes. */
static bool write_escaped(BlVal out, BlVal text)
{
    BlRef encoding = bl_getattr(out, bl_name(encoding));
    if (encoding == BL_NULL || !bl_is_str(encoding)) {
        bl_drop(encoding);
        return false;
    }
    BlRef bytes = bl_str_encode(text, bl_as_str(encoding)->data, "backslashreplace"), plain = BL_NULL, r = BL_NULL;
    if (bytes != BL_NULL)
        plain = bl_str_decode(bl_as_bytes(bytes)->data, bl_as_bytes(bytes)->length, bl_as_str(encoding)->data, "strict");
    if (plain != BL_NULL)
        r = bl_call_method(out, bl_name(write), &plain, 1);
    bl_drop(encoding);
    bl_drop(bytes);
    bl_drop(plain);
    bl_drop(r);
    return r != BL_NULL;
}

static BlRef sys_displayhook(BlVal self BL_UNUSED, const BlVal *arg)
{
    BlVal dict = bl_module_dict(bl_run_state()->builtins);
    if (arg[0] == BL_NONE)
        return BL_NONE;
    if (!bl_dict_set(dict, bl_name(_), BL_NONE))
        return BL_NULL;
    BlRef out = bl_keep(bl_sys_get_name(bl_name(stdout)));
    if (out == BL_NULL || out == BL_NONE)
        return bl_raise(bl_exc(RuntimeError), "lost sys.stdout");
    BlRef text = bl_repr(arg[0]), r = BL_NULL;
    bool ok = text != BL_NULL;
    if (ok) {
        r = bl_call_method(out, bl_name(write), &text, 1);
        ok = r != BL_NULL || (bl_catch(bl_exc(UnicodeEncodeError)) && write_escaped(out, text));
        bl_drop(r);
    }
    bl_drop(text);
    if (ok) {
        BlRef newline = bl_str_char('\n');
        r = newline == BL_NULL ? BL_NULL : bl_call_method(out, bl_name(write), &newline, 1);
        ok = r != BL_NULL;
        bl_drop(newline);
        bl_drop(r);
    }
    bl_drop(out);
    return ok && bl_dict_set(dict, bl_name(_), arg[0]) ? BL_NONE : BL_NULL;
}

/* ---- uncaught exceptions ---- */

static BlRef sys_excepthook(BlVal self BL_UNUSED, const BlVal *arg)
{
    if (!bl_is_exception(arg[1])) {
        BlRef text = bl_str_format("TypeError: print_exception(): Exception expected for value, %.100s found\n", bl_type_name(arg[1]));
        if (text != BL_NULL)
            bl_write_stderr(text);
        bl_drop(text);
        bl_clear_error();
        return BL_NONE;
    }
    BlException *e = bl_as_exception(arg[1]);
    if (e->traceback == BL_NULL && arg[2] != BL_NONE && bl_is_exact(arg[2], TRACEBACK))
        e->traceback = bl_keep(arg[2]);
    bl_report(arg[1]);
    return BL_NONE;
}

/* ---- exceptions nobody can catch ---- */

static BlRef sys_unraisablehook(BlVal self BL_UNUSED, const BlVal *arg)
{
    static const char *const names[5] = {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"};
    BlRef v[5];
    bool ok = true;
    for (int i = 0; i < 5; i++) {
        v[i] = ok ? bl_getattr_c(arg[0], names[i]) : BL_NULL;
        ok = ok && v[i] != BL_NULL;
    }
    if (ok)
        bl_unraisable_default(v[0], v[1], v[2], v[3], v[4]);
    for (int i = 0; i < 5; i++)
        bl_drop(v[i]);
    return ok ? BL_NONE : BL_NULL;
}

static BlRef type_of_exception(BlVal e) { return bl_keep(bl_class_value(bl_class_of(e))); }

/* The hook itself raised: that is told as well, and that is the end of it. */
static void hook_failed(BlVal hook)
{
    BlRef error = bl_take_error(), message = bl_str_c("Exception ignored in sys.unraisablehook");
    if (message == BL_NULL)
        bl_clear_error();
    BlRef type = type_of_exception(error);
    BlVal tb = bl_as_exception(error)->traceback;
    bl_unraisable_default(type, error, tb == BL_NULL ? BL_NONE : tb, message == BL_NULL ? BL_NONE : message, hook);
    bl_drop(type);
    bl_drop(message);
    bl_drop(error);
}

static bool is_default_hook(BlVal hook)
{
    return hook == BL_NULL || (bl_is_exact(hook, NATIVE) && ((BlNative *)bl_obj(hook))->method->fn == sys_unraisablehook);
}

static void unraisable(BlVal where, const char *message)
{
    BlRef error = bl_take_error(), text = BL_NONE;
    BlVal object = where == BL_NULL ? BL_NONE : bl_keep(where);
    BlSys *s = bl_run_state() && bl_run_state()->sys != BL_NULL ? bl_sys_state() : NULL;
    if (message) {
        text = bl_str_format("Exception ignored %s", message);
        if (text == BL_NULL) {
            bl_clear_error();
            text = BL_NONE;
        }
    }
    BlRef type = type_of_exception(error), tb = bl_as_exception(error)->traceback;
    tb = tb == BL_NULL ? BL_NONE : bl_keep(tb);
    BlRef hook = bl_keep(bl_sys_get_name(bl_name(unraisablehook)));
    if (!s || is_default_hook(hook)) {
        bl_unraisable_default(type, error, tb, text, object);
    } else if (hook != BL_NONE) {
        BlRef v[5] = {bl_keep(type), bl_keep(error), bl_keep(tb), bl_keep(text), bl_keep(object)};
        BlRef args = bl_structseq_make(s->hook_args, v, 5, 5), r = args == BL_NULL ? BL_NULL : bl_call1(hook, args);
        bl_drop(args);
        if (r == BL_NULL)
            hook_failed(hook);
        bl_drop(r);
    }
    bl_drop(hook);
    bl_drop(object);
    bl_drop(tb);
    bl_drop(type);
    bl_drop(text);
    bl_drop(error);
    bl_clear_error();
}

/* ---- warnings ---- */

/* warnings.warn(message, category): the line it names is the one that runs now. */
static bool warn(BlVal category, const char *message)
{
    if (bl_run_state()->finalizing)
        return true;
    BlRef f = bl_import_attr("warnings", "warn"), text = f == BL_NULL ? BL_NULL : bl_str_c(message);
    BlRef r = text == BL_NULL ? BL_NULL : bl_call2(f, text, category);
    if (f == BL_NULL && bl_catch(bl_exc(ImportError)))
        r = BL_NONE;
    bl_drop(f);
    bl_drop(text);
    bl_drop(r);
    return r != BL_NULL;
}

/* Do filters exist that could want to see what is ignored by default? */
static bool wants_deprecations(void)
{
    BlRun *run = bl_run_state();
    BlRef loaded = bl_imported("warnings");
    bl_drop(loaded);
    return loaded != BL_NULL || (run->warn_options != BL_NULL && bl_is_list(run->warn_options) && bl_as_list(run->warn_options)->count);
}

/* A filter that says "error" makes it a SyntaxError of that place. */
static int as_syntax_error(const char *message, BlVal filename, int line)
{
    if (!bl_catch(bl_exc(Warning)))
        return -1;
    return bl_raise_syntax(filename, NULL, line, -1, line, -1, "%s", message);
}

static int syntax_warning(BlVal kind, const char *message, BlVal filename, int line)
{
    bool deprecation = kind == BL_TRUE;
    if (bl_run_state()->finalizing || (deprecation && !wants_deprecations()))
        return 0;
    BlRef f = bl_import_attr("warnings", "warn_explicit"), text = f == BL_NULL ? BL_NULL : bl_str_c(message);
    BlVal category = deprecation ? bl_exc(DeprecationWarning) : bl_exc(SyntaxWarning);
    BlVal arg[4] = {text, category, filename, bl_from_imm(line)};
    BlRef r = text == BL_NULL ? BL_NULL : bl_call(f, arg, 4, BL_NULL);
    if (f == BL_NULL && bl_catch(bl_exc(ImportError)))
        r = BL_NONE;
    bl_drop(f);
    bl_drop(text);
    bl_drop(r);
    return r != BL_NULL ? 0 : bl_pending_is(category) ? as_syntax_error(message, filename, line) : -1;
}

void bl_sys_hooks(void)
{
    bl_unraisable_hook = unraisable;
    bl_warn_hook = warn;
    bl_syntax_warning_hook = syntax_warning;
}

/* sys.breakpointhook: what BALLOONBREAKPOINT says, "module.function", else the debugger. */
static BlRef sys_breakpointhook(BlVal self BL_UNUSED, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    const char *how = bl_run_state()->options.ignore_environment ? NULL : getenv("BALLOONBREAKPOINT");
    if (!how || !*how)
        how = "pdb.set_trace";
    if (strcmp(how, "0") == 0)
        return BL_NONE;
    const char *dot = strrchr(how, '.');
    char module[256];
    snprintf(module, sizeof module, "%.*s", dot ? (int)(dot - how) : 8, dot ? how : "builtins");
    BlRef f = bl_import_attr(module, dot ? dot + 1 : how);
    if (f == BL_NULL) {
        if (!bl_catch(bl_exc(ImportError)) && !bl_catch(bl_exc(AttributeError)))
            return BL_NULL;
        char text[400];
        snprintf(text, sizeof text, "Ignoring unimportable $BALLOONBREAKPOINT: \"%.300s\"", how);
        return warn(bl_exc(RuntimeWarning), text) ? BL_NONE : BL_NULL;
    }
    BlRef r = bl_call(f, arg, nargs, kwnames);
    bl_drop(f);
    return r;
}

const BlMethod bl_sys_hook_functions[] = {
    {"displayhook", sys_displayhook, "(object, /)", "Print an object to sys.stdout and also save it in builtins._", NULL, 0},
    {"excepthook", sys_excepthook, "(exctype, value, traceback, /)", "Handle an exception by displaying it with a traceback on sys.stderr.", NULL, 0},
    {"unraisablehook", sys_unraisablehook, "(unraisable, /)", "Handle an unraisable exception.", NULL, 0},
    {"breakpointhook", NULL, NULL, "breakpointhook(*args, **kws)\n\nThis hook function is called by built-in breakpoint().", sys_breakpointhook, 0},
    {0}
};
