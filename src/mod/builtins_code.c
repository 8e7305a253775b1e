/* builtins_code.c -- built-in functions that run code, and those that read and write: compile eval exec print input open.
 */
#include "compile/compile.h"
#include "mod/program.h"
#include "obj/interrupt.h"
#include "vm/runtime.h"

#include "base/buf.h"

#include <stdio.h>
#include <unistd.h>

#define BL_UNUSED __attribute__((unused))

/* ---- source as an argument ---- */

enum {
    PY_CF_SOURCE_IS_UTF8 = 0x100, PY_CF_DONT_IMPLY_DEDENT = 0x200, PY_CF_ONLY_AST = 0x400, PY_CF_TYPE_COMMENTS = 0x1000,
    PY_CF_TOP_LEVEL_AWAIT = 0x2000, PY_CF_ALLOW_INCOMPLETE = 0x4000,
    PY_CF_FUTURES = 0x20000 | 0x40000 | 0x80000 | 0x100000 | 0x200000 | 0x400000 | 0x800000 | 0x1000000
};

typedef struct Source {
    const char *text;
    size_t n;
    unsigned parse_flags;
    BlRef str;                  /* of which text is the UTF-8 */
    BlRef bytes;
} Source;

static void source_free(Source *s)
{
    bl_drop(s->str);
    bl_drop(s->bytes);
}

static bool null_bytes(void)
{
    bl_raise(bl_exc(SyntaxError), "source code string cannot contain null bytes");
    return false;
}

/* str, or anything with bytes in it. */
static bool source_arg(BlVal v, const char *fname, const char *what, Source *s)
{
    *s = (Source){.str = BL_NULL, .bytes = BL_NULL};
    if (bl_is_str(v)) {
        s->bytes = bl_encode_source(v);
        if (s->bytes == BL_NULL)
            return false;
    } else if (bl_has_buffer(v)) {
        BlBuffer b;
        if (bl_buffer_get(v, &b, false) < 0)
            return false;
        s->bytes = bl_bytes_new(b.data, b.length);
        bl_buffer_release(&b);
        if (s->bytes == BL_NULL)
            return false;
        s->parse_flags = BL_PARSE_FROM_BYTES;
    } else {
        bl_raise(bl_exc(TypeError), "%s() arg 1 must be a %s object", fname, what);
        return false;
    }
    s->text = bl_as_bytes(s->bytes)->data;
    s->n = bl_as_bytes(s->bytes)->length;
    if (memchr(s->text, 0, s->n)) {
        source_free(s);
        return null_bytes();
    }
    return true;
}

/* The UTF-8 of a str; lone surrogates are the encoder's error. */
BlRef bl_encode_source(BlVal str) { return bl_str_encode(str, "utf-8", "strict"); }

/* The future statements of the calling code that what it compiles inherits. */
static unsigned inherited_flags(void)
{
    BlFrameWalk w;
    if (!bl_walk_start(&w))
        return 0;
    return bl_frame_function(w.base)->code->flags & BL_CO_FUTURE_ANNOTATIONS ? BL_COMPILE_FUTURE_ANNOTATIONS : 0;
}

static unsigned optimize_flags(int level)
{
    if (level < 0)
        level = bl_run_state()->options.optimize;
    return (level > 0 ? BL_COMPILE_OPTIMIZE_1 : 0) | (level > 1 ? BL_COMPILE_OPTIMIZE_2 : 0);
}

/* ---- compile ---- */

static bool mode_arg(BlVal v, int64_t flags, BlParseMode *mode)
{
    if (bl_is_str(v)) {
        if (bl_str_is(v, "exec"))
            return *mode = BL_PARSE_FILE, true;
        if (bl_str_is(v, "eval"))
            return *mode = BL_PARSE_EVAL, true;
        if (bl_str_is(v, "single"))
            return *mode = BL_PARSE_SINGLE, true;
    }
    if (flags & PY_CF_ONLY_AST)
        bl_raise(bl_exc(ValueError), "compile() mode must be 'exec', 'eval', 'single' or 'func_type'");
    else
        bl_raise(bl_exc(ValueError), "compile() mode must be 'exec', 'eval' or 'single'");
    return false;
}

static bool int_arg(BlVal v, int64_t *out)
{
    if (!bl_index_int64(v, out, bl_exc(OverflowError)))
        return false;
    return true;
}

/* The tree as ast objects is the business of _ast, if this build has it. */
static BlRef parse_to_ast(const Source *s, BlVal filename, BlVal mode)
{
    BlRef f = bl_import_attr("_ast", "_parse_text");
    BlRef text = f == BL_NULL ? BL_NULL : s->parse_flags & BL_PARSE_FROM_BYTES ? bl_keep(s->bytes) : bl_str_decode(s->text, s->n, "utf-8", "strict");
    BlRef r = text == BL_NULL ? BL_NULL : bl_call3(f, text, filename, mode);
    bl_drop(text);
    bl_drop(f);
    return r;
}

static BlRef builtin_compile(BlVal self BL_UNUSED, const BlVal *arg)
{
    int64_t flags = 0, optimize = -1;
    BlParseMode mode;
    BlRef name = bl_fspath(arg[1]), filename = BL_NULL, code = BL_NULL;
    if (name == BL_NULL)
        return BL_NULL;
    filename = bl_is_bytes(name) ? bl_str_surrogateescape(bl_as_bytes(name)->data, bl_as_bytes(name)->length) : bl_keep(name);
    bl_drop(name);
    if (filename != BL_NULL && !bl_is_str(arg[2])) {
        bl_raise(bl_exc(TypeError), "compile() argument 'mode' must be str, not %.50s", arg[2] == BL_NONE ? "None" : bl_type_name(arg[2]));
        goto done;
    }
    if (filename == BL_NULL || !int_arg(arg[3], &flags) || !int_arg(arg[5], &optimize))
        goto done;
    if (flags & ~(int64_t)(PY_CF_FUTURES | PY_CF_DONT_IMPLY_DEDENT | PY_CF_ONLY_AST | PY_CF_TYPE_COMMENTS | PY_CF_TOP_LEVEL_AWAIT | PY_CF_ALLOW_INCOMPLETE | 0x10)) {
        bl_raise(bl_exc(ValueError), "compile(): unrecognised flags");
        goto done;
    }
    if (optimize < -1 || optimize > 2) {
        bl_raise(bl_exc(ValueError), "compile(): invalid optimize value");
        goto done;
    }
    if (!mode_arg(arg[2], flags, &mode))
        goto done;
    unsigned compile_flags = optimize_flags((int)optimize) | (flags & 0x1000000 ? BL_COMPILE_FUTURE_ANNOTATIONS : 0);
    compile_flags |= (flags & PY_CF_ALLOW_INCOMPLETE ? BL_COMPILE_ALLOW_INCOMPLETE : 0) | (flags & PY_CF_DONT_IMPLY_DEDENT ? BL_COMPILE_NO_IMPLIED_DEDENT : 0);
    int dont_inherit = bl_truth(arg[4]);
    if (dont_inherit < 0)
        goto done;
    if (!dont_inherit)
        compile_flags |= inherited_flags();
    if (!bl_is_str(arg[0]) && !bl_has_buffer(arg[0])) {
        BlRef ast = bl_imported("_ast"), convert = ast == BL_NULL ? BL_NULL : bl_getattr_c(ast, "_compile_tree");
        bl_drop(ast);
        if (convert != BL_NULL) {
            BlVal a[5] = {arg[0], filename, arg[2], bl_from_imm(flags), bl_from_imm((int64_t)compile_flags)};
            code = bl_call(convert, a, 5, BL_NULL);
            bl_drop(convert);
        } else if (!bl_pending() || bl_catch(bl_exc(Exception))) {
            bl_raise(bl_exc(TypeError), "compile() arg 1 must be a string, bytes or AST object");
        }
        goto done;
    }
    Source s;
    if (!source_arg(arg[0], "compile", "string, bytes or AST", &s))
        goto done;
    code = flags & PY_CF_ONLY_AST ? parse_to_ast(&s, filename, arg[2])
                                  : bl_compile_source(s.text, s.n, filename, mode, s.parse_flags, compile_flags);
    source_free(&s);
done:
    bl_drop(filename);
    return code;
}

/* ---- eval, exec ---- */

/* Anything with items by key. */
static bool is_mapping(BlVal v) { return bl_is_dict(v) || (bl_type_of(v)->getitem && !bl_type_of(v)->is_sequence && !bl_is_class(v)); }

/* Globals that lack __builtins__ get those of the caller. */
static bool give_builtins(BlVal globals)
{
    if (bl_dict_get_str(globals, bl_name(__builtins__)) != BL_NULL)
        return true;
    BlFrameWalk w;
    BlVal builtins = bl_walk_start(&w) ? bl_frame_function(w.base)->builtins : BL_NULL;
    if (builtins == BL_NULL)
        builtins = bl_module_dict(bl_run_state()->builtins);
    return bl_dict_set(globals, bl_name(__builtins__), builtins);
}

/* The names to run in, owned both; locals BL_NULL: the globals. */
static bool scopes(BlVal g, BlVal l, BlRef *globals, BlRef *locals)
{
    *globals = *locals = BL_NULL;
    if (g == BL_NONE || g == BL_NULL) {
        *globals = bl_globals();
        if (*globals == BL_NULL)
            return bl_pending() ? false : (bl_raise(bl_exc(SystemError), "globals and locals cannot be NULL"), false);
        *locals = l == BL_NONE || l == BL_NULL ? bl_locals() : bl_keep(l);
        if (*locals == BL_NULL)
            return false;
    } else {
        *globals = bl_keep(g);
        *locals = l == BL_NONE || l == BL_NULL ? bl_keep(g) : bl_keep(l);
    }
    return give_builtins(*globals);
}

static BlRef run(BlVal code, BlVal globals, BlVal locals, BlVal closure)
{
    return bl_eval_code(code, globals, locals == globals ? BL_NULL : locals, closure);
}

static BlRef run_text(BlVal v, const char *fname, BlParseMode mode, BlVal globals, BlVal locals)
{
    Source s;
    if (!source_arg(v, fname, "string, bytes or code", &s))
        return BL_NULL;
    const char *text = s.text;
    size_t n = s.n;
    while (mode == BL_PARSE_EVAL && n && (*text == ' ' || *text == '\t'))
        text++, n--;
    BlRef name = bl_str_intern("<string>"), r = BL_NULL;
    BlRef code = name == BL_NULL ? BL_NULL : bl_compile_source(text, n, name, mode, s.parse_flags, optimize_flags(-1) | inherited_flags());
    source_free(&s);
    bl_drop(name);
    if (code != BL_NULL)
        r = run(code, globals, locals, BL_NULL);
    bl_drop(code);
    return r;
}

static BlRef builtin_eval(BlVal self BL_UNUSED, const BlVal *arg)
{
    if (arg[2] != BL_NONE && !is_mapping(arg[2]))
        return bl_raise(bl_exc(TypeError), "locals must be a mapping");
    if (arg[1] != BL_NONE && !bl_is_dict(arg[1]))
        return bl_raise(bl_exc(TypeError), is_mapping(arg[1]) ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict");
    BlRef globals, locals, r = BL_NULL;
    if (scopes(arg[1], arg[2], &globals, &locals)) {
        if (bl_is_exact(arg[0], CODE)) {
            if (((BlCode *)bl_obj(arg[0]))->nfree)
                bl_raise(bl_exc(TypeError), "code object passed to eval() may not contain free variables");
            else
                r = run(arg[0], globals, locals, BL_NULL);
        } else {
            r = run_text(arg[0], "eval", BL_PARSE_EVAL, globals, locals);
        }
    }
    bl_drop(globals);
    bl_drop(locals);
    return r;
}

static bool closure_fits(BlVal closure, const BlCode *code)
{
    if (code->nfree == 0) {
        if (closure == BL_NONE)
            return true;
        bl_raise(bl_exc(TypeError), "cannot use a closure with this code object");
        return false;
    }
    bool ok = closure != BL_NONE && bl_is_exact(closure, TUPLE) && bl_as_tuple(closure)->count == code->nfree;
    for (size_t i = 0; ok && i < code->nfree; i++)
        ok = bl_is_exact(bl_as_tuple(closure)->items[i], CELL);
    if (!ok)
        bl_raise(bl_exc(TypeError), "code object requires a closure of exactly length %d", (int)code->nfree);
    return ok;
}

static BlRef builtin_exec(BlVal self BL_UNUSED, const BlVal *arg)
{
    BlRef globals = BL_NULL, locals = BL_NULL, r = BL_NULL;
    if (arg[1] != BL_NONE && !bl_is_dict(arg[1]))
        return bl_raise(bl_exc(TypeError), "exec() globals must be a dict, not %.100s", bl_type_name(arg[1]));
    if (arg[2] != BL_NONE && !is_mapping(arg[2]))
        return bl_raise(bl_exc(TypeError), "locals must be a mapping or None, not %.100s", bl_type_name(arg[2]));
    if (scopes(arg[1], arg[2], &globals, &locals)) {
        if (bl_is_exact(arg[0], CODE)) {
            if (closure_fits(arg[3], (BlCode *)bl_obj(arg[0])))
                r = run(arg[0], globals, locals, arg[3] == BL_NONE ? BL_NULL : arg[3]);
        } else if (arg[3] != BL_NONE) {
            bl_raise(bl_exc(TypeError), "closure can only be used when source is a code object");
        } else {
            r = run_text(arg[0], "exec", BL_PARSE_FILE, globals, locals);
        }
    }
    bl_drop(globals);
    bl_drop(locals);
    if (r == BL_NULL)
        return BL_NULL;
    bl_drop(r);
    return BL_NONE;
}

/* ---- print ---- */

static bool write_to(BlVal file, BlVal writer, BlVal text)
{
    bool failed = false;
    if (writer == BL_NULL) {
        if (bl_io_fast_write(file, text, &failed))
            return !failed;
        writer = bl_getattr(file, bl_name(write));
        if (writer == BL_NULL)
            return false;
        BlRef r = bl_call1(writer, text);
        bl_drop(writer);
        bl_drop(r);
        return r != BL_NULL;
    }
    BlRef r = bl_call1(writer, text);
    bl_drop(r);
    return r != BL_NULL;
}

static bool print_value(BlVal file, BlVal v)
{
    if (bl_is_exact_str(v))
        return write_to(file, BL_NULL, v);
    if (bl_is_imm_int(v)) {
        char digits[24];
        int n = snprintf(digits, sizeof digits, "%lld", (long long)bl_imm_int(v));
        bool failed;
        if (bl_io_fast_bytes(file, digits, (size_t)n, &failed))
            return !failed;
    }
    BlRef text = bl_str(v);
    bool ok = text != BL_NULL && write_to(file, BL_NULL, text);
    bl_drop(text);
    return ok;
}

static bool print_end(BlVal file, BlVal v, const char *usual)
{
    bool failed;
    if (v != BL_NULL)
        return write_to(file, BL_NULL, v);
    if (bl_io_fast_bytes(file, usual, 1, &failed))
        return !failed;
    BlRef text = bl_str_char((uint32_t)*usual);
    bool ok = text != BL_NULL && write_to(file, BL_NULL, text);
    bl_drop(text);
    return ok;
}

static bool print_options(const BlVal *arg, size_t nargs, BlVal kwnames, BlVal *sep, BlVal *end, BlVal *file, BlVal *flush)
{
    for (size_t i = 0; kwnames != BL_NULL && i < bl_as_tuple(kwnames)->count; i++) {
        BlVal name = bl_as_tuple(kwnames)->items[i], v = arg[nargs + i];
        BlVal *place = bl_str_is(name, "sep") ? sep : bl_str_is(name, "end") ? end : bl_str_is(name, "file") ? file : bl_str_is(name, "flush") ? flush : NULL;
        if (!place) {
            bl_raise(bl_exc(TypeError), "'%U' is an invalid keyword argument for print()", name);
            return false;
        }
        *place = v == BL_NONE ? BL_NULL : v;
    }
    if (*sep != BL_NULL && !bl_is_str(*sep)) {
        bl_raise(bl_exc(TypeError), "sep must be None or a string, not %.200s", bl_type_name(*sep));
        return false;
    }
    if (*end != BL_NULL && !bl_is_str(*end)) {
        bl_raise(bl_exc(TypeError), "end must be None or a string, not %.200s", bl_type_name(*end));
        return false;
    }
    return true;
}

static BlRef builtin_print(BlVal self BL_UNUSED, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlVal sep = BL_NULL, end = BL_NULL, file = BL_NULL, flush = BL_NULL;
    if (kwnames != BL_NULL && !print_options(arg, nargs, kwnames, &sep, &end, &file, &flush))
        return BL_NULL;
    if (file == BL_NULL) {
        file = bl_sys_get_name(bl_name(stdout));
        if (file == BL_NULL)
            return bl_raise(bl_exc(RuntimeError), "lost sys.stdout");
        if (file == BL_NONE)
            return BL_NONE;
    }
    bl_keep(file);
    bool ok = true;
    for (size_t i = 0; ok && i < nargs; i++)
        ok = (i == 0 || print_end(file, sep, " ")) && print_value(file, arg[i]);
    ok = ok && print_end(file, end, "\n");
    int want = ok && flush != BL_NULL ? bl_truth(flush) : 0;
    if (want > 0) {
        BlRef r = bl_call_method(file, bl_name(flush), NULL, 0);
        bl_drop(r);
        ok = r != BL_NULL;
    }
    bl_drop(file);
    return ok && want >= 0 ? BL_NONE : BL_NULL;
}

/* ---- input ---- */

bool (*bl_line_hook)(const char *prompt, BlBuf *line, bool *end);

/* The descriptor of a stream, or -1. */
static int stream_fd(BlVal stream)
{
    int64_t fd = -1;
    BlRef r = bl_call_method(stream, bl_name(fileno), NULL, 0);
    if (r == BL_NULL)
        bl_clear_error();
    else if (bl_is_int(r) && !bl_int_to_int64(r, &fd))
        fd = -1;
    bl_drop(r);
    return (int)fd;
}

static bool flush_stream(BlVal stream)
{
    BlRef r = bl_call_method(stream, bl_name(flush), NULL, 0);
    bl_drop(r);
    return r != BL_NULL;
}

/* A line typed at a terminal, through the line editor. */
static BlRef input_line(BlVal prompt)
{
    BlRef text = prompt == BL_NULL ? bl_keep(bl_str_empty()) : bl_str(prompt);
    BlRef bytes = text == BL_NULL ? BL_NULL : bl_str_encode(text, "utf-8", "surrogateescape");
    bl_drop(text);
    if (bytes == BL_NULL)
        return BL_NULL;
    BlBuf line = BL_BUF_INIT;
    bool end = false;
    BlRef r = BL_NULL;
    if (bl_line_hook(bl_as_bytes(bytes)->data, &line, &end)) {
        if (end)
            bl_raise_none(bl_exc(EOFError));
        else
            r = bl_str_surrogateescape(bl_buf_text(&line), line.size);
    }
    bl_buf_free(&line);
    bl_drop(bytes);
    return r;
}

/* file.readline() without its newline; EOFError at the end. */
static BlRef input_from(BlVal file)
{
    BlRef line = bl_call_method(file, bl_name(readline), NULL, 0);
    if (line == BL_NULL)
        return BL_NULL;
    if (!bl_is_str(line)) {
        bl_drop(line);
        return bl_raise(bl_exc(TypeError), "object.readline() returned non-string");
    }
    size_t n = bl_as_str(line)->length;
    BlRef r = line;
    if (n == 0)
        r = bl_raise(bl_exc(EOFError), "EOF when reading a line");
    else if (bl_str_at(bl_as_str(line), n - 1) == '\n')
        r = bl_str_substr(line, 0, n - 1);
    else
        return line;
    bl_drop(line);
    return r;
}

static BlRef builtin_input(BlVal self BL_UNUSED, const BlVal *arg)
{
    BlVal in = bl_sys_get_name(bl_name(stdin)), out = bl_sys_get_name(bl_name(stdout)), err = bl_sys_get_name(bl_name(stderr));
    if (in == BL_NULL || in == BL_NONE)
        return bl_raise(bl_exc(RuntimeError), "input(): lost sys.stdin");
    if (out == BL_NULL || out == BL_NONE)
        return bl_raise(bl_exc(RuntimeError), "input(): lost sys.stdout");
    if (err == BL_NULL || err == BL_NONE)
        return bl_raise(bl_exc(RuntimeError), "input(): lost sys.stderr");
    bl_keep(in);
    bl_keep(out);
    BlRef r = BL_NULL;
    if (!flush_stream(err))
        bl_clear_error();
    int fd_in = stream_fd(in), fd_out = fd_in == 0 ? stream_fd(out) : -1;
    if (bl_line_hook && fd_in == 0 && fd_out == 1 && isatty(0) && isatty(1)) {
        if (flush_stream(out))
            r = input_line(arg[0]);
    } else {
        bool ok = true;
        if (arg[0] != BL_NULL)
            ok = print_value(out, arg[0]);
        if (ok && !flush_stream(out))
            bl_clear_error();
        r = ok ? input_from(in) : BL_NULL;
    }
    bl_drop(in);
    bl_drop(out);
    return r;
}

/* ---- open, breakpoint, __import__ ---- */

static BlRef builtin_open(BlVal self BL_UNUSED, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    extern BlRef bl_io_open_function(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);
    return bl_io_open_function(BL_NULL, arg, nargs, kwnames);
}

static BlRef builtin_breakpoint(BlVal self BL_UNUSED, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    BlRef hook = bl_keep(bl_sys_get_name(bl_name(breakpointhook)));
    if (hook == BL_NULL)
        return bl_raise(bl_exc(RuntimeError), "lost sys.breakpointhook");
    BlRef r = bl_call(hook, arg, nargs, kwnames);
    bl_drop(hook);
    return r;
}

static BlRef builtin_import(BlVal self BL_UNUSED, const BlVal *arg)
{
    int64_t level;
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "module name must be a string");
    if (!bl_index_int64(arg[4], &level, bl_exc(OverflowError)))
        return BL_NULL;
    return bl_import(arg[0], arg[1], arg[3], level);
}

const BlMethod bl_builtin_code_functions[] = {
    {"__import__", builtin_import, "(name, globals=NULL, locals=NULL, fromlist=(), level=0)", "Import a module.\n\nThis is what the import statement calls; importlib.import_module() is for programs.", NULL, 0},
    {"breakpoint", NULL, "(*args, **kws)", "breakpoint(*args, **kws)\n\nCall sys.breakpointhook(*args, **kws).", builtin_breakpoint, 0},
    {"compile", builtin_compile, "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)", "Compile source into a code object that can be executed by exec() or eval().\n\nThe mode is 'exec' for a module, 'single' for one interactive statement, 'eval' for an expression.", NULL, 0},
    {"eval", builtin_eval, "(source, globals=None, locals=None, /)", "Evaluate the given source, a string or a code object, in the given scopes.", NULL, 0},
    {"exec", builtin_exec, "(source, globals=None, locals=None, /, *, closure=None)", "Execute the given source, statements in a string or a code object, in the given scopes.", NULL, 0},
    {"input", builtin_input, "(prompt=NULL, /)", "Read a string from standard input; the trailing newline is stripped.\n\nThe prompt, if given, is printed without a newline first. At the end of input, raise EOFError.", NULL, 0},
    {"open", NULL, "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", "Open file and return a stream; raise OSError upon failure.", builtin_open, 0},
    {"print", NULL, "(*args, sep=' ', end='\\n', file=None, flush=False)", "Print the values to a stream, or to sys.stdout by default.", builtin_print, 0},
    {0}
};
