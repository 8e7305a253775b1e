/* repl.c -- read, run, print: statements typed by a person or piped in.
 *
 * The editor of a terminal hands over whole blocks; anything else gives lines, which are collected until the parser says that they are complete.
 * Each piece is compiled on its own, so an error in one loses nothing of those before.
 */
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/config.h"
#include "compile/compile.h"
#include "main/repl.h"

typedef struct Session {
    BlBuf text;                 /* the piece being read */
    BlRef pieces;               /* list: what was run, for :save */
    unsigned flags;             /* __future__ statements hold on */
    int status;
} Session;

/* ---- prompts ---- */

static BlRef prompt_text(const char *name)
{
    BlVal p = bl_sys_get(name);
    BlRef s = p == BL_NULL ? bl_str_c("") : bl_str(p);
    if (s == BL_NULL) {
        bl_clear_error();
        s = bl_str_c("");
    }
    return s;
}

static void set_prompts(void)
{
    BlRef ps1 = bl_str_c(">>> "), ps2 = bl_str_c("... ");
    if ((bl_sys_get("ps1") == BL_NULL && !bl_sys_set("ps1", ps1)) || (bl_sys_get("ps2") == BL_NULL && !bl_sys_set("ps2", ps2)))
        bl_clear_error();
    bl_drop(ps1);
    bl_drop(ps2);
}

static bool read_with_prompt(bool first, BlLine *line)
{
    size_t n;
    BlRef p1 = prompt_text("ps1"), p2 = prompt_text("ps2");
    const char *one = p1 == BL_NULL ? NULL : bl_str_to_utf8(p1, &n), *two = p2 == BL_NULL ? NULL : bl_str_to_utf8(p2, &n);
    bl_clear_error();
    bool ok = bl_line_read(first ? one ? one : "" : two ? two : "", two ? two : "", line);
    if (one)
        bl_str_utf8_free(p1, one);
    if (two)
        bl_str_utf8_free(p2, two);
    bl_drop(p1);
    bl_drop(p2);
    return ok;
}

/* ---- one piece ---- */

static void flush_output(void)
{
    const char *const names[] = {"stdout", "stderr"};
    for (int i = 0; i < 2; i++) {
        BlRef stream = bl_keep(bl_sys_get(names[i]));
        BlRef r = stream == BL_NULL || stream == BL_NONE ? BL_NONE : bl_call_method(stream, bl_name(flush), NULL, 0);
        if (r == BL_NULL)
            bl_clear_error();
        bl_drop(r);
        bl_drop(stream);
    }
}

/* sys.last_type, last_value, last_traceback keep what was uncaught, until the next one. */
static void keep_last(BlVal e)
{
    BlVal tb = bl_as_exception(e)->traceback;
    if (!bl_sys_set("last_type", bl_class_value(bl_class_of(e))) || !bl_sys_set("last_value", e)
        || !bl_sys_set("last_traceback", tb == BL_NULL ? BL_NONE : tb))
        bl_clear_error();
}

/* True: leave, with s->status. */
static bool report(Session *s)
{
    BlRef e = bl_take_error();
    if (e == BL_NULL)
        return false;
    if (bl_exception_matches(e, bl_exc(SystemExit))) {
        s->status = bl_exit_status(e);
        bl_drop(e);
        return true;
    }
    keep_last(e);
    (void)bl_reraise(e);
    bl_report_pending();
    return false;
}

/* A SyntaxError of the compiler has no text where there is no file; at a terminal it was just typed. */
static void give_text(const char *text, size_t n)
{
    BlRef e = bl_take_error();
    BlRef line = bl_exception_matches(e, bl_exc(SyntaxError)) ? bl_getattr_c(e, "lineno") : BL_NULL, old = line == BL_NULL ? BL_NULL : bl_getattr_c(e, "text");
    int64_t number;
    if (old == BL_NONE && bl_is_int(line) && bl_int_to_int64(line, &number)) {
        const char *p = text, *end = text + n;
        for (; number > 1 && p < end; number--)
            p = (p = memchr(p, '\n', (size_t)(end - p))) ? p + 1 : end;
        const char *newline = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
        BlRef s = p < end ? bl_str_decode(p, (size_t)((newline ? newline + 1 : end) - p), "utf-8", "replace") : BL_NULL;
        BlRef name = bl_str_intern("text");
        if (s != BL_NULL && name != BL_NULL && bl_setattr(e, name, s) < 0)
            bl_clear_error();
        bl_drop(name);
        bl_drop(s);
    }
    bl_drop(line);
    bl_drop(old);
    bl_clear_error();
    bl_restore_error(e);
}

static BlRef run_code(Session *s, const char *text, size_t n)
{
    BlRun *run = bl_run_state();
    BlRef filename = bl_line_on_terminal() ? bl_repl_source_add(text, n) : bl_str_intern("<stdin>"), r = BL_NULL;
    BlRef code = filename == BL_NULL ? BL_NULL : bl_repl_compile(text, n, filename, s->flags, bl_line_whole());
    if (code == BL_NULL && bl_line_on_terminal())
        give_text(text, n);
    bl_drop(filename);
    if (code != BL_NULL) {
        if (((BlCode *)bl_obj(code))->flags & BL_CO_FUTURE_ANNOTATIONS)
            s->flags |= BL_COMPILE_FUTURE_ANNOTATIONS;
        r = bl_eval_code(code, bl_module_dict(run->main), BL_NULL, BL_NULL);
    }
    bl_drop(code);
    return r;
}

/* The frames of the module `prompt` itself are of no interest to who typed a command. */
static void hide_own_frames(void)
{
    BlRef e = bl_take_error();
    BlException *x = bl_as_exception(e);
    for (BlVal tb = x->traceback; tb != BL_NULL && tb != BL_NONE; tb = x->traceback) {
        const BlTraceback *t = (BlTraceback *)bl_obj(tb);
        BlVal filename = bl_as_function(((BlFrame *)bl_obj(t->frame))->function)->code->filename;
        size_t n;
        const char *text = bl_str_to_utf8(filename, &n);
        bool own = text && n >= 10 && strcmp(text + n - 10, "/prompt.py") == 0 && strncmp(text, BL_LIBRARY_PATH, strlen(BL_LIBRARY_PATH)) == 0;
        if (text)
            bl_str_utf8_free(filename, text);
        bl_clear_error();
        if (!own)
            break;
        bl_replace(&x->traceback, t->next == BL_NULL ? BL_NULL : bl_keep(t->next));
    }
    bl_restore_error(e);
}

/* ":name arguments", what the module `prompt` offers. */
static BlRef run_command(Session *s, const char *text, size_t n)
{
    BlRef f = bl_import_attr("prompt", "_run"), line = f == BL_NULL ? BL_NULL : bl_str_decode(text, n, "utf-8", "replace");
    BlRef r = line == BL_NULL ? BL_NULL : bl_call3(f, line, bl_module_dict(bl_run_state()->main), s->pieces == BL_NULL ? BL_NONE : s->pieces);
    bl_drop(f);
    bl_drop(line);
    if (r == BL_NULL)
        hide_own_frames();
    return r;
}

static void keep_piece(Session *s, const char *text, size_t n)
{
    BlRef piece = bl_line_on_terminal() && s->pieces != BL_NULL ? bl_str_decode(text, n, "utf-8", "replace") : BL_NULL;
    if (piece != BL_NULL && !bl_list_append(s->pieces, piece))
        bl_clear_error();
    bl_drop(piece);
    bl_clear_error();
}

/* prompt.after(text, failed), where a tool has set one. */
static void tell_tool(const char *text, size_t n, bool failed)
{
    BlRef m = bl_imported("prompt"), f = m == BL_NULL ? BL_NULL : bl_getattr_c(m, "after");
    bl_clear_error();
    if (f != BL_NULL && f != BL_NONE) {
        BlRef piece = bl_str_decode(text, n, "utf-8", "replace"), r = piece == BL_NULL ? BL_NULL : bl_call2(f, piece, failed ? BL_TRUE : BL_FALSE);
        if (r == BL_NULL)
            bl_report_pending();
        bl_drop(piece);
        bl_drop(r);
    }
    bl_drop(f);
    bl_drop(m);
}

/* Empty lines at the end only ended it; in a block from the editor they may have kept their indentation. */
static void strip_end(BlBuf *t)
{
    size_t n = t->size;
    for (size_t at = n; at > 0 && (t->data[at - 1] == '\n' || (bl_line_whole() && (t->data[at - 1] == ' ' || t->data[at - 1] == '\t'))); at--)
        if (t->data[at - 1] == '\n')
            n = at;
    t->data[t->size = n] = 0;
}

/* True: leave. */
static bool run_piece(Session *s)
{
    BlBuf *t = &s->text;
    if (bl_line_on_terminal())
        strip_end(t);
    const char *text = bl_buf_text(t);
    bool newline = t->size && text[t->size - 1] == '\n', command = text[0] == ':';
    if (newline)
        t->data[t->size - 1] = 0;
    bl_line_remember(text);
    if (newline)
        t->data[t->size - 1] = '\n';
    BlRef r = command ? run_command(s, text, t->size) : run_code(s, text, t->size);
    bool failed = r == BL_NULL, leave = failed && report(s);
    bl_drop(r);
    if (!command) {
        if (!failed)
            keep_piece(s, text, t->size);
        if (!leave)
            tell_tool(text, t->size, failed);
    }
    flush_output();
    bl_buf_clear(t);
    return leave;
}

/* ---- reading ---- */

enum Got { GOT_MORE, GOT_PIECE, GOT_NOTHING, GOT_END };

/* Ctrl-C, or a signal handler of the program that raised. */
static enum Got stopped(Session *s, const BlLine *line)
{
    bl_buf_clear(&s->text);
    if (line->interrupted && bl_pending())
        bl_clear_error();
    if (bl_pending())
        bl_report_pending();
    else {
        bl_tick_clear(bl_vm, BL_TICK_SIGNAL);
        bl_write_stderr_c(bl_line_whole() ? "KeyboardInterrupt\n" : "\nKeyboardInterrupt\n");
    }
    return GOT_NOTHING;
}

static enum Got read_some(Session *s)
{
    BlLine line;
    bool first = s->text.size == 0;
    flush_output();
    if (!read_with_prompt(first, &line)) {
        bl_write_stderr_c("MemoryError\n");
        return GOT_END;
    }
    enum Got got = GOT_MORE;
    if (line.interrupted || line.raised)
        got = stopped(s, &line);
    else if (line.end)
        got = GOT_END;
    else if (first && bl_repl_says_nothing(line.text))
        got = GOT_NOTHING;
    else {
        bl_buf_adds(&s->text, line.text);
        bl_buf_addc(&s->text, '\n');
        if (s->text.failed) {
            bl_buf_clear(&s->text);
            bl_write_stderr_c("MemoryError\n");
            got = GOT_NOTHING;
        } else if (bl_line_whole() || bl_repl_runs_now(bl_buf_text(&s->text), s->text.size))
            got = GOT_PIECE;
    }
    bl_mfree(line.text);
    return got;
}

/* ---- input() at the prompt ---- */

static bool input_line(const char *prompt, BlBuf *out, bool *end)
{
    BlLine line;
    flush_output();
    if (!bl_line_read(prompt, NULL, &line))
        return bl_no_memory(), false;
    if (line.interrupted && !bl_pending())
        bl_raise_none(bl_exc(KeyboardInterrupt));
    *end = line.end;
    bl_buf_adds(out, line.text);
    bl_mfree(line.text);
    return !bl_pending();
}

/* ---- the whole ---- */

static void banner_text(void)
{
    bl_write_stderr_c("Balloon " BL_VERSION " (Python " BL_PYTHON_VERSION ") [" BL_COMPILER "] on linux\n"
                      "Type \"help\", \":help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
}

int bl_repl(bool banner)
{
    static const BlLineClient client = {.unit = bl_repl_unit, .complete = bl_repl_complete};
    Session s = {.text = BL_BUF_INIT, .pieces = bl_list_new(0)};
    bl_clear_error();
    bl_run_state()->keyboard_interrupt = false;
    set_prompts();
    if (banner)
        banner_text();
    bl_line_start(&client);
    if (bl_line_on_terminal()) {
        bl_repl_source_start();
        bl_line_hook = input_line;
    }
    for (bool leave = false; !leave;) {
        enum Got got = read_some(&s);
        bool unfinished = got == GOT_END && s.text.size > 0;
        if (got == GOT_END && !bl_line_whole())         /* the editor has left its line itself */
            bl_write_stderr_c("\n");
        if (got == GOT_PIECE || unfinished)
            leave = run_piece(&s);
        else if (got == GOT_END)
            leave = true;
    }
    bl_line_hook = NULL;
    bl_repl_source_end();
    bl_buf_free(&s.text);
    bl_drop(s.pieces);
    bl_line_end();
    return s.status;
}
