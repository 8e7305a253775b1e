/* report.c -- the report of an uncaught exception, word for word as documented: chains, groups, notes, syntax errors.
 *
 * It is put together as one text and written at once. Chains may be long or rings: they are walked, not recursed into,
 * and `seen` ends rings. Whatever fails meanwhile (a __str__ that raises) becomes part of the text.
 */
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/alloc.h"
#include "obj/list.h"
#include "obj/native.h"
#include "obj/set.h"
#include "obj/tuple.h"
#include "vm/report_impl.h"

enum { GROUP_WIDTH = 15, GROUP_DEPTH = 10 };

/* ---- writing into the report ---- */

void bl_report_text_c(BlReport *r, const char *text)
{
    if (!r->failed && !bl_builder_ascii(&r->out, text, strlen(text)))
        r->failed = true;
}

void bl_report_str(BlReport *r, BlVal text)
{
    if (!r->failed && !bl_builder_str(&r->out, text))
        r->failed = true;
}

void bl_report_format(BlReport *r, const char *format, ...)
{
    char text[300];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    bl_report_text_c(r, text);
}

static void indent(BlReport *r)
{
    if (!r->failed && r->depth && !bl_builder_fill(&r->out, ' ', 2 * (size_t)r->depth))
        r->failed = true;
}

void bl_report_margin(BlReport *r)
{
    indent(r);
    if (r->depth)
        bl_report_text_c(r, "| ");
}

/* ---- parts of one exception ---- */

static void write_traceback(BlReport *r, BlVal e)
{
    BlVal tb = bl_as_exception(e)->traceback;
    if (tb == BL_NULL || tb == BL_NONE || bl_report_limit() <= 0)
        return;
    bool group = bl_is_group(e);
    if (group && r->depth == 1) {
        indent(r);
        bl_report_text_c(r, "+ ");
    } else
        bl_report_margin(r);
    bl_report_text_c(r, group ? "Exception Group Traceback (most recent call last):\n" : "Traceback (most recent call last):\n");
    bl_report_frames(r, tb);
}

/* "json.decoder.JSONDecodeError": the module unless it is builtins or __main__. */
static void write_type(BlReport *r, BlVal cls)
{
    BlRef module = bl_getattr(cls, bl_name(__module__));
    if (module == BL_NULL || !bl_is_str(module)) {
        bl_clear_error();
        bl_report_text_c(r, "<unknown>.");
    } else if (!bl_str_is(module, "builtins") && !bl_str_is(module, "__main__")) {
        bl_report_str(r, module);
        bl_report_text_c(r, ".");
    }
    bl_drop(module);
    BlRef name = bl_getattr(cls, bl_name(__qualname__));
    if (name == BL_NULL || !bl_is_str(name)) {
        bl_clear_error();
        bl_report_text_c(r, "<unknown>");
    } else
        bl_report_str(r, name);
    bl_drop(name);
}

/* Lines of text, each behind the margin. */
static void write_lines(BlReport *r, BlVal text)
{
    const BlStr *s = bl_as_str(text);
    size_t from = 0;
    for (size_t i = 0; i <= s->length && !r->failed; i++) {
        if (i < s->length && bl_str_at(s, i) != '\n')
            continue;
        bl_report_margin(r);
        if (!bl_builder_slice(&r->out, text, from, i))
            r->failed = true;
        bl_report_text_c(r, "\n");
        from = i + 1;
    }
}

static void write_note(BlReport *r, BlVal note)
{
    BlRef text = bl_is_str(note) ? bl_keep(note) : bl_str(note);
    if (text == BL_NULL) {
        bl_clear_error();
        bl_report_margin(r);
        bl_report_text_c(r, "<note str() failed>\n");
        return;
    }
    write_lines(r, text);
    bl_drop(text);
}

static void write_notes(BlReport *r, BlVal e)
{
    BlRef notes = BL_NULL;
    int found = bl_find_attr(e, bl_name(__notes__), &notes);
    if (found <= 0) {
        if (found < 0)
            bl_clear_error();
        return;
    }
    if (bl_is_list(notes) || bl_is_tuple(notes)) {
        BlRef list = bl_list_from_iterable(notes);
        for (size_t i = 0; list != BL_NULL && i < bl_as_list(list)->count; i++)
            write_note(r, bl_as_list(list)->items[i]);
        bl_drop(list);
    } else {
        BlRef text = bl_repr(notes);
        bl_report_margin(r);
        if (text == BL_NULL) {
            bl_clear_error();
            bl_report_text_c(r, "<__notes__ repr() failed>");
        } else
            bl_report_str(r, text);
        bl_drop(text);
    }
    bl_drop(notes);
    if (bl_pending())
        bl_clear_error();
}

/* ---- syntax errors ---- */

static bool number_attr(BlVal e, BlVal name, int64_t fallback, int64_t *out)
{
    BlRef v = bl_getattr(e, name);
    if (v == BL_NULL) {
        bl_clear_error();
        return false;
    }
    bool ok = true;
    if (v == BL_NONE)
        *out = fallback;
    else
        ok = bl_is_imm_int(v) && (*out = bl_imm_int(v), true);
    bl_drop(v);
    return ok && !(v == BL_NONE && fallback == INT64_MIN);
}

static bool is_blank(uint32_t c) { return c == ' ' || c == '\t' || c == '\f'; }

/* The source line and what is wrong in it; offsets count from 1. */
static void write_error_text(BlReport *r, BlVal text, int64_t offset, int64_t end)
{
    const BlStr *s = bl_as_str(text);
    int64_t carets = end > 0 && end > offset ? end - offset : 1, length = (int64_t)s->length, i = 0;
    offset--;
    while (i < length && is_blank(bl_str_at(s, (size_t)i))) {
        i++;
        offset--;
    }
    length -= i;
    if (length > 0 && bl_str_at(s, (size_t)(i + length) - 1) == '\n')
        length--;
    if (offset > length)
        offset = length;
    for (;;) {                  /* an offset behind a newline belongs to a later line */
        int64_t newline = i;
        while (newline < i + length && bl_str_at(s, (size_t)newline) != '\n')
            newline++;
        if (newline == i + length || newline - i >= offset)
            break;
        int64_t skip = newline - i + 1;
        i += skip;
        length -= skip;
        offset -= skip;
    }
    bl_report_text_c(r, "    ");
    if (!r->failed && !bl_builder_slice(&r->out, text, (size_t)i, (size_t)(i + length)))
        r->failed = true;
    bl_report_text_c(r, "\n");
    if (offset < 0)
        return;
    bl_report_text_c(r, "    ");
    if (!r->failed && (!bl_builder_fill(&r->out, ' ', (size_t)offset) || !bl_builder_fill(&r->out, '^', (size_t)carets)))
        r->failed = true;
    bl_report_text_c(r, "\n");
}

/* File and line of a syntax error. Answers what then counts as its text (owned), BL_NULL if it has no place. */
static BlRef write_place(BlReport *r, BlVal e)
{
    BlRef mark = BL_NULL, message = BL_NULL, filename = BL_NULL, text = BL_NULL;
    int64_t line, offset, end_line, end_offset;
    int has = bl_find_attr(e, bl_name(print_file_and_line), &mark);
    bl_drop(mark);
    if (has <= 0) {
        bl_clear_error();
        return BL_NULL;
    }
    if (!number_attr(e, bl_name(lineno), INT64_MIN, &line) || !number_attr(e, bl_name(offset), -1, &offset) ||
        !number_attr(e, bl_name(end_lineno), line, &end_line) || !number_attr(e, bl_name(end_offset), -1, &end_offset))
        return BL_NULL;
    message = bl_getattr(e, bl_name(msg));
    filename = message == BL_NULL ? BL_NULL : bl_getattr(e, bl_name(filename));
    text = filename == BL_NULL ? BL_NULL : bl_getattr(e, bl_name(text));
    BlRef shown = text == BL_NULL ? BL_NULL : filename == BL_NONE ? bl_str_c("<string>") : bl_str(filename);
    if (shown != BL_NULL) {
        bl_report_margin(r);
        bl_report_text_c(r, "  File \"");
        bl_report_str(r, shown);
        bl_report_format(r, "\", line %lld\n", (long long)line);
        if (bl_is_str(text)) {
            if (end_line > line)
                end_offset = (int64_t)bl_as_str(text)->length;
            write_error_text(r, text, offset, bl_exception_matches(e, bl_exc(IndentationError)) ? offset : end_offset);
        }
    } else {
        bl_clear_error();
        bl_clear_ref(&message);
    }
    bl_drop(shown);
    bl_drop(filename);
    bl_drop(text);
    return message;
}

/* ---- one exception ---- */

static void write_exception(BlReport *r, BlVal e)
{
    write_traceback(r, e);
    BlRef value = write_place(r, e);
    bl_report_margin(r);
    write_type(r, bl_class_value(bl_class_of(e)));
    BlRef text = bl_str(value == BL_NULL ? e : value);
    if (text == BL_NULL) {
        bl_clear_error();
        bl_report_text_c(r, ": <exception str() failed>");
    } else if (bl_as_str(text)->length) {
        bl_report_text_c(r, ": ");
        bl_report_str(r, text);
    }
    bl_drop(text);
    bl_drop(value);
    BlRef hint = bl_suggestion(e);
    if (hint != BL_NULL)
        bl_report_str(r, hint);
    bl_drop(hint);
    bl_report_text_c(r, "\n");
    write_notes(r, e);
}

static void write_chain(BlReport *r, BlVal e);

static void write_group(BlReport *r, BlVal e)
{
    if (r->depth > GROUP_DEPTH) {
        bl_report_margin(r);
        bl_report_format(r, "... (max_group_depth is %d)\n", GROUP_DEPTH);
        return;
    }
    bool top = r->depth == 0;
    if (top)
        r->depth = 1;
    write_exception(r, e);
    BlRef inner = bl_keep(bl_exception_field(e, BL_EF_GROUP_EXCS));
    size_t count = bl_is_tuple(inner) ? bl_as_tuple(inner)->count : 0, n = count <= GROUP_WIDTH ? count : GROUP_WIDTH + 1;
    r->need_close = false;
    for (size_t i = 0; i < n && !r->failed; i++) {
        bool last = i == n - 1, cut = i >= GROUP_WIDTH;
        if (last)
            r->need_close = true;
        indent(r);
        bl_report_text_c(r, i == 0 ? "+-" : "  ");
        if (cut)
            bl_report_text_c(r, "+---------------- ... ----------------\n");
        else
            bl_report_format(r, "+---------------- %zu ----------------\n", i + 1);
        r->depth++;
        if (!cut)
            write_chain(r, bl_as_tuple(inner)->items[i]);
        else {
            size_t more = count - GROUP_WIDTH;
            bl_report_margin(r);
            bl_report_format(r, "and %zu more exception%s\n", more, more > 1 ? "s" : "");
        }
        if (last && r->need_close) {
            indent(r);
            bl_report_text_c(r, "+------------------------------------\n");
            r->need_close = false;
        }
        r->depth--;
    }
    bl_drop(inner);
    if (top)
        r->depth = 0;
}

static void write_one(BlReport *r, BlVal e)
{
    if (bl_is_group(e))
        write_group(r, e);
    else
        write_exception(r, e);
}

/* ---- chains ---- */

static bool mark_seen(BlReport *r, BlVal e)
{
    BlRef id = bl_id(e);
    bool ok = id != BL_NULL && bl_set_add(r->seen, id);
    bl_drop(id);
    if (!ok)
        bl_clear_error();
    return ok;
}

static bool was_seen(BlReport *r, BlVal e)
{
    BlRef id = bl_id(e);
    int there = id == BL_NULL ? -1 : bl_set_contains(r->seen, id);
    bl_drop(id);
    if (there < 0)
        bl_clear_error();
    return there != 0;
}

typedef struct Link { BlRef exception; bool cause; } Link;      /* cause: how the next one of the list follows from it */

/* What led to e: the exception to tell about first, or BL_NULL. */
static BlVal origin(BlReport *r, BlVal e, bool *cause)
{
    BlException *x = bl_as_exception(e);
    if (x->cause != BL_NULL) {
        *cause = true;
        return was_seen(r, x->cause) ? BL_NULL : x->cause;
    }
    *cause = false;
    if (x->suppress_context || x->context == BL_NULL || was_seen(r, x->context))
        return BL_NULL;
    return x->context;
}

static void between(BlReport *r, bool cause)
{
    bl_report_margin(r);
    bl_report_text_c(r, "\n");
    bl_report_margin(r);
    bl_report_text_c(r, cause ? "The above exception was the direct cause of the following exception:\n"
                              : "During handling of the above exception, another exception occurred:\n");
    bl_report_margin(r);
    bl_report_text_c(r, "\n");
}

/* From the first exception of the chain to e. */
static void write_chain(BlReport *r, BlVal e)
{
    Link *links = NULL;
    size_t n = 0, capacity = 0;
    bool close = r->need_close;
    for (BlVal x = e; x != BL_NULL;) {
        if (n == capacity) {
            size_t more = bl_grow(capacity, n + 1, sizeof *links);
            Link *grown = more ? bl_realloc_array(links, more, sizeof *links) : NULL;
            if (!grown)
                break;
            links = grown;
            capacity = more;
        }
        links[n] = (Link){bl_keep(x), false};
        if (!mark_seen(r, x)) {
            n++;
            break;
        }
        bool cause;
        BlVal before = origin(r, x, &cause);
        n++;
        x = before;
        if (x != BL_NULL)
            links[n - 1].cause = cause;         /* of the one before, to this one */
    }
    if (n > 1)
        r->need_close = false;
    for (size_t i = n; i-- > 0;) {
        if (i == 0 && n > 1)
            r->need_close |= close;
        write_one(r, links[i].exception);
        if (i > 0)
            between(r, links[i - 1].cause);
    }
    if (n == 0)
        write_one(r, e);
    for (size_t i = 0; i < n; i++)
        bl_drop(links[i].exception);
    bl_mfree(links);
}

BlRef bl_report_text(BlVal exception)
{
    BlReport r = {.seen = bl_set_new()};
    if (r.seen == BL_NULL)
        return BL_NULL;
    BlRef saved = bl_save_error(), held = bl_keep(exception);
    bl_builder_init(&r.out);
    write_chain(&r, exception);
    bl_drop(r.seen);
    bl_drop(held);
    bl_restore_error(saved);
    if (!r.failed)
        return bl_builder_finish(&r.out);
    bl_builder_free(&r.out);
    return bl_pending() ? BL_NULL : bl_no_memory();
}

/* ---- sys.stderr ---- */

static void write_fd(const char *text, size_t n)
{
    while (n) {
        ssize_t done = write(2, text, n);
        if (done <= 0)
            return;
        text += done;
        n -= (size_t)done;
    }
}

static void flush(BlVal stream)
{
    BlRef r = bl_call_method(stream, bl_name(flush), NULL, 0);
    if (r == BL_NULL)
        bl_clear_error();
    bl_drop(r);
}

void bl_write_stderr(BlVal text)
{
    BlRef saved = bl_save_error();
    BlRun *run = bl_run_state();
    BlRef err = run && run->sys != BL_NULL ? bl_keep(bl_sys_get_name(bl_name(stderr))) : BL_NULL;
    if (err == BL_NULL) {
        size_t n;
        const char *bytes = bl_str_to_utf8(text, &n);
        if (bytes) {
            write_fd(bytes, n);
            bl_str_utf8_free(text, bytes);
        } else
            bl_clear_error();
    } else if (err != BL_NONE) {
        BlRef r = bl_call_method(err, bl_name(write), &text, 1);
        if (r == BL_NULL)
            bl_clear_error();
        bl_drop(r);
        flush(err);
    }
    bl_drop(err);
    bl_restore_error(saved);
}

void bl_write_stderr_c(const char *text)
{
    BlRef s = bl_str_decode(text, strlen(text), "utf-8", "replace");
    if (s == BL_NULL) {
        bl_clear_error();
        write_fd(text, strlen(text));
        return;
    }
    bl_write_stderr(s);
    bl_drop(s);
}

BlRef (*bl_report_look_hook)(BlVal text);

static void write_report(BlVal text)
{
    BlRef look = bl_report_look_hook ? bl_report_look_hook(text) : BL_NULL;
    bl_write_stderr(look == BL_NULL ? text : look);
    bl_drop(look);
}

void bl_report(BlVal exception)
{
    BlRef text = bl_report_text(exception);
    if (text == BL_NULL) {
        bl_clear_error();
        write_fd("MemoryError\n", 12);
        return;
    }
    write_report(text);
    bl_drop(text);
    bl_clear_error();
}

/* ---- through the hook ---- */

static bool is_default(BlVal hook)
{
    BlVal original = bl_sys_get_name(bl_name(__excepthook__));
    return hook == original && bl_is_exact(hook, NATIVE);
}

void bl_report_pending(void)
{
    BlRef e = bl_take_error();
    if (e == BL_NULL)
        return;
    BlRef hook = bl_keep(bl_sys_get_name(bl_name(excepthook)));
    if (hook == BL_NULL) {
        if (bl_run_state() && bl_run_state()->sys != BL_NULL)
            bl_write_stderr_c("sys.excepthook is missing\n");
        bl_report(e);
    } else if (is_default(hook)) {
        bl_report(e);
    } else {
        BlVal tb = bl_as_exception(e)->traceback;
        BlRef r = bl_call3(hook, bl_class_value(bl_class_of(e)), e, tb == BL_NULL ? BL_NONE : tb);
        if (r == BL_NULL && !bl_pending_is(bl_exc(SystemExit))) {
            BlRef second = bl_take_error();
            bl_write_stderr_c("Error in sys.excepthook:\n");
            bl_report(second);
            bl_write_stderr_c("\nOriginal exception was:\n");
            bl_report(e);
            bl_drop(second);
        } else if (r == BL_NULL)
            bl_clear_error();
        bl_drop(r);
    }
    bl_drop(hook);
    bl_drop(e);
}

/* ---- exceptions nobody can catch ---- */

static void write_where(BlReport *r, BlVal message, BlVal object)
{
    bool has_message = bl_is_str(message);
    if (object == BL_NONE || object == BL_NULL) {
        if (has_message) {
            bl_report_str(r, message);
            bl_report_text_c(r, ":\n");
        }
        return;
    }
    if (has_message) {
        bl_report_str(r, message);
        bl_report_text_c(r, ": ");
    } else
        bl_report_text_c(r, "Exception ignored in: ");
    BlRef text = bl_repr(object);
    if (text == BL_NULL) {
        bl_clear_error();
        bl_report_text_c(r, "<object repr() failed>");
    } else
        bl_report_str(r, text);
    bl_drop(text);
    bl_report_text_c(r, "\n");
}

void bl_unraisable_default(BlVal type, BlVal exception, BlVal traceback, BlVal message, BlVal object)
{
    BlReport r = {.seen = BL_NULL};
    BlRef saved = bl_save_error();
    bl_builder_init(&r.out);
    write_where(&r, message, object);
    if (bl_is_exact(traceback, TRACEBACK)) {
        bl_report_text_c(&r, "Traceback (most recent call last):\n");
        bl_report_frames(&r, traceback);
    }
    if (bl_is_class(type)) {
        write_type(&r, type);
        if (exception != BL_NONE && exception != BL_NULL) {
            BlRef text = bl_str(exception);
            bl_report_text_c(&r, ": ");
            if (text == BL_NULL) {
                bl_clear_error();
                bl_report_text_c(&r, "<exception str() failed>");
            } else
                bl_report_str(&r, text);
            bl_drop(text);
        }
        bl_report_text_c(&r, "\n");
    }
    BlRef text = r.failed ? BL_NULL : bl_builder_finish(&r.out);
    if (r.failed)
        bl_builder_free(&r.out);
    if (text != BL_NULL)
        write_report(text);
    bl_drop(text);
    bl_clear_error();
    bl_restore_error(saved);
}
