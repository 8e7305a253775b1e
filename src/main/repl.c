/* repl.c -- read, run, print: statements typed by a person or piped in.
 *
 * Lines are collected until the parser says they are complete; a block that was opened ends with an empty line. Each statement is
 * compiled on its own, so an error in one loses nothing of those before.
 */
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/config.h"
#include "compile/compile.h"
#include "main/main.h"

/* ---- completion: names, attributes, keywords; never runs the program's code ---- */
static const char *const keywords[] = {"False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
                                       "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
                                       "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"};

static bool starts_with(BlVal s, const char *prefix, size_t n)
{
    if (!bl_is_exact_str(s) || !bl_as_str(s)->ascii || bl_as_str(s)->length < n)
        return false;
    return memcmp(bl_as_str(s)->data, prefix, n) == 0;
}

static void add_matching(BlVal out, BlVal names, const char *prefix, size_t n, const char *before)
{
    size_t pos = 0;
    BlVal key, value;
    while (bl_dict_next(names, &pos, &key, &value))
        if (starts_with(key, prefix, n) && (n > 0 || bl_as_str(key)->data[0] != '_')) {
            BlRef whole = bl_str_format("%s%U", before, key);
            if (whole == BL_NULL || !bl_list_adopt(out, whole))
                bl_clear_error();
        }
}

/* Attributes without looking any up: the instance's own and those of the classes. */
static void add_attributes(BlVal out, BlVal o, const char *prefix, size_t n, const char *before)
{
    BlRef own = bl_is_module(o) ? bl_keep(bl_module_dict(o)) : bl_is_class(o) ? BL_NULL : bl_instance_attrs_copy(o);
    bl_clear_error();
    if (own != BL_NULL)
        add_matching(out, own, prefix, n, before);
    bl_drop(own);
    BlClass *c = bl_is_class(o) ? bl_as_class(o) : bl_class_of(o);
    for (size_t i = 0; i < bl_as_tuple(c->mro)->count; i++) {
        BlVal d = bl_class_dict(bl_as_class(bl_as_tuple(c->mro)->items[i]));
        if (d != BL_NULL && bl_is_dict(d))
            add_matching(out, d, prefix, n, before);
    }
}

/* The value of a dotted name whose parts are plain names, modules' names, or instance attributes; borrowed, or BL_NULL. */
static BlVal resolve(const char *path, size_t n)
{
    const char *dot = memchr(path, '.', n);
    size_t first = dot ? (size_t)(dot - path) : n;
    BlRef name = bl_str_utf8(path, first);
    if (name == BL_NULL)
        return BL_NULL;
    BlVal v = bl_dict_get_str(bl_module_dict(bl_run_state()->main), name);
    if (v == BL_NULL)
        v = bl_dict_get_str(bl_module_dict(bl_run_state()->builtins), name);
    bl_drop(name);
    while (v != BL_NULL && dot) {
        const char *from = dot + 1;
        size_t rest = n - (size_t)(from - path);
        dot = memchr(from, '.', rest);
        name = bl_str_utf8(from, dot ? (size_t)(dot - from) : rest);
        if (name == BL_NULL)
            return BL_NULL;
        BlVal next = bl_is_module(v) ? bl_dict_get_str(bl_module_dict(v), name) : bl_is_class(v) ? bl_class_lookup(bl_as_class(v), name) : bl_instance_get(v, name);
        bl_drop(name);
        v = next;
    }
    bl_clear_error();
    return v;
}

BlRef bl_repl_completions(const char *word)
{
    BlRef out = bl_list_new(0);
    if (out == BL_NULL) {
        bl_clear_error();
        return BL_NULL;
    }
    const char *dot = strrchr(word, '.');
    if (dot) {
        BlVal o = resolve(word, (size_t)(dot - word));
        char before[512];
        snprintf(before, sizeof before, "%.*s.", (int)(dot - word), word);
        if (o != BL_NULL)
            add_attributes(out, o, dot + 1, strlen(dot + 1), before);
    } else {
        size_t n = strlen(word);
        add_matching(out, bl_module_dict(bl_run_state()->main), word, n, "");
        add_matching(out, bl_module_dict(bl_run_state()->builtins), word, n, "");
        for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
            if (!strncmp(keywords[i], word, n)) {
                BlRef k = bl_str_c(keywords[i]);
                if (k == BL_NULL || !bl_list_adopt(out, k))
                    bl_clear_error();
            }
    }
    return out;
}

/* ---- prompts ---- */
static BlRef prompt_text(const char *name, const char *fallback)
{
    BlVal p = bl_sys_get(name);
    BlRef s = p == BL_NULL ? bl_str_c(fallback) : bl_str(p);
    if (s == BL_NULL) {
        bl_clear_error();
        s = bl_str_c("");
    }
    return s;
}

static bool read_with_prompt(const char *name, const char *fallback, BlLine *line)
{
    BlRef p = prompt_text(name, fallback);
    size_t n;
    const char *utf8 = p == BL_NULL ? NULL : bl_str_to_utf8(p, &n);
    bool ok = bl_line_read(utf8 ? utf8 : fallback, line);
    if (utf8)
        bl_str_utf8_free(p, utf8);
    bl_drop(p);
    return ok;
}

/* ---- one statement ---- */
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

/* True: leave, with *status. */
static bool run_text(const char *text, size_t n, unsigned *flags, int *status)
{
    BlRun *run = bl_run_state();
    BlRef filename = bl_str_intern("<stdin>"), r = BL_NULL;
    BlRef code = filename == BL_NULL ? BL_NULL : bl_compile_source(text, n, filename, BL_PARSE_SINGLE, 0, *flags);
    if (code != BL_NULL) {
        if (((BlCode *)bl_obj(code))->flags & BL_CO_FUTURE_ANNOTATIONS)
            *flags |= BL_COMPILE_FUTURE_ANNOTATIONS;
        r = bl_eval_code(code, bl_module_dict(run->main), BL_NULL, BL_NULL);
    }
    bl_drop(code);
    bl_drop(filename);
    bool leave = false;
    if (r == BL_NULL) {
        if (bl_pending_is(bl_exc(SystemExit))) {
            BlRef e = bl_take_error();
            *status = bl_exit_status(e);
            bl_drop(e);
            leave = true;
        } else {
            BlRef e = bl_take_error();
            keep_last(e);
            (void)bl_reraise(e);
            bl_report_pending();
        }
    }
    bl_drop(r);
    flush_output();
    return leave;
}

/* Could more lines complete it? */
static bool wants_more(const BlBuf *text)
{
    BlParseOptions options = {.mode = BL_PARSE_SINGLE};
    BlParse *p = bl_parse(bl_buf_text(text), text->size, &options);
    bool more = p && p->incomplete;
    if (p)
        bl_parse_free(p);
    return more;
}

static bool opens_block(const char *line)
{
    size_t n = strlen(line);
    while (n && (line[n - 1] == ' ' || line[n - 1] == '\t'))
        n--;
    return (n && line[n - 1] == ':') || line[0] == '@';
}

static bool blank(const char *line) { return line[strspn(line, " \t\f\r")] == 0; }

static void banner_text(void)
{
    BlVal version = bl_sys_get("version");
    BlRef text = version == BL_NULL ? BL_NULL
                                    : bl_str_format("Balloon %s (Python %V) on linux\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n",
                                                    BL_VERSION, version);
    if (text == BL_NULL)
        bl_clear_error();
    else
        bl_write_stderr(text);
    bl_drop(text);
}

int bl_repl(BlVal main_module, bool banner)
{
    BlBuf text = BL_BUF_INIT;
    unsigned flags = 0;
    int status = 0;
    bool block = false, leave = false;
    (void)main_module;
    BlRef ps1 = bl_str_c(">>> "), ps2 = bl_str_c("... ");
    if ((bl_sys_get("ps1") == BL_NULL && !bl_sys_set("ps1", ps1)) || (bl_sys_get("ps2") == BL_NULL && !bl_sys_set("ps2", ps2)))
        bl_clear_error();
    bl_drop(ps1);
    bl_drop(ps2);
    if (banner)
        banner_text();
    bl_line_start();
    while (!leave) {
        BlLine line;
        bool first = text.size == 0;
        flush_output();
        if (!read_with_prompt(first ? "ps1" : "ps2", first ? ">>> " : "... ", &line)) {
            bl_write_stderr_c("MemoryError\n");
            break;
        }
        if (line.interrupted) {
            bl_tick_clear(bl_vm, BL_TICK_SIGNAL);
            bl_write_stderr_c("\nKeyboardInterrupt\n");
            bl_buf_clear(&text);
            block = false;
            bl_mfree(line.text);
            continue;
        }
        bool empty = blank(line.text), end = line.end;
        if (!end) {
            if (first && empty) {
                bl_mfree(line.text);
                continue;
            }
            if (opens_block(line.text))
                block = true;
            bl_buf_adds(&text, line.text);
            bl_buf_addc(&text, '\n');
        }
        bl_mfree(line.text);
        if (end && text.size == 0) {
            bl_write_stderr_c("\n");
            break;
        }
        if (!end && (block ? !empty || (wants_more(&text) && !empty) : wants_more(&text)))
            continue;
        if (!end && block && empty && wants_more(&text) && strpbrk(bl_buf_text(&text), "([{\"'")) {
            BlParseOptions options = {.mode = BL_PARSE_SINGLE};         /* an open bracket or string goes on over empty lines */
            BlParse *p = bl_parse(bl_buf_text(&text), text.size, &options);
            bool open = p && p->status == BL_PARSE_BAD && p->incomplete;
            if (p)
                bl_parse_free(p);
            if (open)
                continue;
        }
        while (text.size > 1 && text.data[text.size - 1] == '\n' && text.data[text.size - 2] == '\n')
            text.data[--text.size] = 0;
        size_t shown = text.size && text.data[text.size - 1] == '\n' ? text.size - 1 : text.size;
        text.data[shown] = 0;
        bl_line_remember(text.data);
        text.data[shown] = '\n';
        leave = run_text(bl_buf_text(&text), text.size, &flags, &status);
        bl_buf_clear(&text);
        block = false;
        if (end)
            break;
    }
    bl_buf_free(&text);
    bl_line_end();
    return status;
}
