/* report.c -- what is printed of an uncaught exception: exactly CPython 3.11's text.
 *
 * The text is made first, as one str, and written then, so that a broken stderr or a failing __str__ never leaves half a report in
 * an unknown state. Chains are walked with a list and a visited check: they may be long or cyclic. Nothing is pending afterwards.
 */
#include "vm/report_parts.h"

/* ---- text with a margin, for exception groups ---- */
static bool put_margin(Report *r)
{
    if (!r->depth)
        return true;
    return bl_builder_fill(&r->out, ' ', 2 * (size_t)r->depth) && bl_builder_ascii(&r->out, r->margin == '+' ? "+ " : "| ", 2);
}

/* Lines of `text` (its last one may lack the newline), each behind the margin. */
bool report_text(Report *r, BlVal text)
{
    BlStr *s = bl_as_str(text);
    size_t start = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < s->length; i++) {
        if (bl_str_at(s, i) != '\n' && i + 1 != s->length)
            continue;
        ok = put_margin(r) && bl_builder_slice(&r->out, text, start, i + 1);
        start = i + 1;
        r->margin = 0;
    }
    return ok;
}

bool report_format(Report *r, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    BlRef text = bl_str_vformat(format, ap);
    va_end(ap);
    bool ok = text != BL_NULL && report_text(r, text);
    bl_drop(text);
    return ok;
}

/* ---- the exception's own lines ---- */
static BlRef safe_str(BlVal v, const char *instead)
{
    BlRef s = bl_str(v);
    if (s == BL_NULL) {
        bl_clear_error();
        s = bl_str_c(instead);
    }
    return s;
}

static BlRef type_title(BlVal exception)
{
    BlVal cls = bl_class_value(bl_class_of(exception));
    BlRef module = bl_getattr(cls, bl_name(__module__)), name = bl_getattr(cls, bl_name(__qualname__)), title = BL_NULL;
    if (module == BL_NULL || !bl_is_str(module)) {
        bl_clear_error();
        title = name == BL_NULL ? BL_NULL : bl_str_format("<unknown>.%U", name);
    } else if (name != BL_NULL && bl_is_str(name)) {
        bool plain = bl_str_is(module, "builtins") || bl_str_is(module, "__main__");
        title = plain ? bl_keep(name) : bl_str_format("%U.%U", module, name);
    }
    if (title == BL_NULL) {
        bl_clear_error();
        title = bl_str_c("<unknown>");
    }
    bl_drop(module);
    bl_drop(name);
    return title;
}

static bool report_notes(Report *r, BlVal exception)
{
    BlRef notes;
    int found = bl_find_attr(exception, bl_name(__notes__), &notes);
    if (found <= 0) {
        bl_clear_error();
        return true;
    }
    bool ok = true;
    if (bl_is_list(notes) || bl_is_tuple(notes)) {
        size_t n;
        BlRef copy = bl_fast_sequence(notes, NULL);
        const BlVal *items = copy == BL_NULL ? NULL : bl_fast_items(copy, &n);
        for (size_t i = 0; ok && items && i < n; i++) {
            BlRef text = safe_str(items[i], "<note str() failed>");
            ok = text != BL_NULL && report_format(r, "%U\n", text);
            bl_drop(text);
        }
        bl_drop(copy);
    } else if (notes != BL_NONE) {
        BlRef text = bl_repr(notes);
        if (text == BL_NULL) {
            bl_clear_error();
            text = bl_str_c("<__notes__ repr() failed>");
        }
        ok = text != BL_NULL && report_format(r, "%U\n", text);
        bl_drop(text);
    }
    bl_drop(notes);
    return ok;
}

static bool is_syntax_error(BlVal e) { return bl_exception_matches(e, bl_exc(SyntaxError)); }

static BlRef attribute(BlVal e, const char *name)
{
    BlRef v = bl_getattr_c(e, name);
    if (v == BL_NULL)
        bl_clear_error();
    return v == BL_NULL ? BL_NONE : v;
}

static bool int_attribute(BlVal e, const char *name, int64_t *out)
{
    BlRef v = attribute(e, name);
    bool ok = v != BL_NONE && bl_is_int(v) && bl_int_to_int64(v, out);
    bl_drop(v);
    return ok;
}

/* The source line of a SyntaxError with its carets. */
static bool syntax_source(Report *r, BlVal e, BlVal text)
{
    BlStr *s = bl_as_str(text);
    size_t end = s->length, start = 0;
    while (end > 0 && bl_str_at(s, end - 1) == '\n')
        end--;
    while (start < end && strchr(" \t\f\n", (int)(bl_str_at(s, start) & 0x7f)) && bl_str_at(s, start) < 128)
        start++;
    BlRef line = bl_str_substr(text, start, end);
    bool ok = line != BL_NULL && report_format(r, "    %U\n", line);
    int64_t offset, end_offset = 0, lineno = 0, end_lineno = 0;
    if (ok && int_attribute(e, "offset", &offset)) {
        int_attribute(e, "end_offset", &end_offset);
        if (int_attribute(e, "end_lineno", &end_lineno) && int_attribute(e, "lineno", &lineno) && end_lineno > lineno)
            end_offset = (int64_t)end + 1;
        if (end_offset == 0 || end_offset == offset || end_offset == -1)
            end_offset = offset + 1;
        int64_t from = offset - 1 - (int64_t)start, to = end_offset - 1 - (int64_t)start;
        if (from >= 0) {
            BlStrBuilder b;
            bl_builder_init(&b);
            ok = bl_builder_ascii(&b, "    ", 4);
            for (int64_t i = 0; ok && i < from; i++) {
                uint32_t ch = start + (size_t)i < end ? bl_str_at(s, start + (size_t)i) : ' ';
                ok = bl_builder_char(&b, ch == '\t' || ch == '\f' ? ch : ' ');
            }
            ok = ok && bl_builder_fill(&b, '^', to > from ? (size_t)(to - from) : 1) && bl_builder_char(&b, '\n');
            BlRef carets = ok ? bl_builder_finish(&b) : BL_NULL;
            if (!ok)
                bl_builder_free(&b);
            ok = carets != BL_NULL && report_text(r, carets);
            bl_drop(carets);
        }
    }
    bl_drop(line);
    return ok;
}

static bool report_syntax_error(Report *r, BlVal e, BlVal title)
{
    int64_t lineno;
    BlRef filename = attribute(e, "filename"), msg = attribute(e, "msg"), text = attribute(e, "text");
    bool ok = true, located = int_attribute(e, "lineno", &lineno);
    if (located) {
        if (filename == BL_NONE)
            ok = report_format(r, "  File \"<string>\", line %ld\n", (long)lineno);
        else
            ok = report_format(r, "  File \"%V\", line %ld\n", filename, (long)lineno);
        if (ok && text == BL_NONE && filename != BL_NONE && bl_is_str(filename)) {
            BlRef line = bl_source_line(filename, (int)lineno);
            if (line != BL_NULL)
                bl_replace(&text, line);
        }
    }
    if (ok && located && text != BL_NONE && bl_is_str(text))
        ok = syntax_source(r, e, text);
    BlRef said = msg == BL_NONE ? bl_str_c("<no detail available>") : safe_str(msg, "<exception str() failed>");
    if (ok && said != BL_NULL)
        ok = located || filename == BL_NONE ? report_format(r, "%U: %U\n", title, said) : report_format(r, "%U: %U (%V)\n", title, said, filename);
    bl_drop(said);
    bl_drop(filename);
    bl_drop(msg);
    bl_drop(text);
    return ok;
}

static bool report_exception_only(Report *r, BlVal e)
{
    BlRef title = type_title(e);
    bool ok;
    if (is_syntax_error(e)) {
        ok = title != BL_NULL && report_syntax_error(r, e, title);
    } else {
        BlRef said = safe_str(e, "<exception str() failed>");
        ok = title != BL_NULL && said != BL_NULL;
        BlRef hint = ok ? bl_suggestion(e) : BL_NULL;
        BlVal tail = hint;
        if (ok && hint == BL_NULL)
            ok = bl_as_str(said)->length ? report_format(r, "%U: %U\n", title, said) : report_format(r, "%U\n", title);
        else if (ok)
            ok = report_format(r, "%U: %U%U\n", title, said, tail);
        bl_drop(hint);
        bl_drop(said);
    }
    bl_drop(title);
    return ok && report_notes(r, e);
}

/* ---- chains and groups ---- */
typedef struct Link { BlVal exception; const char *before; } Link;      /* before: how the next one came about */

static const char cause_text[] = "\nThe above exception was the direct cause of the following exception:\n\n";
static const char context_text[] = "\nDuring handling of the above exception, another exception occurred:\n\n";

static bool seen(const Report *r, BlVal e)
{
    for (size_t i = 0; i < r->nseen; i++)
        if (r->seen[i] == e)
            return true;
    return false;
}

static bool remember(Report *r, BlVal e)
{
    BlVal *more = bl_realloc(r->seen, (r->nseen + 1) * sizeof *more);
    if (!more)
        return false;
    r->seen = more;
    r->seen[r->nseen++] = e;
    return true;
}

static bool report_chain(Report *r, BlVal exception);

static bool report_group(Report *r, BlVal e)
{
    bool top = r->depth == 0, ok = true;
    enum { MAX_WIDTH = 15, MAX_DEPTH = 10 };
    if (r->depth > MAX_DEPTH)
        return report_format(r, "... (max_group_depth is %d)\n", (int)MAX_DEPTH);
    if (top)
        r->depth++;
    if (bl_as_exception(e)->traceback != BL_NULL) {
        r->margin = top ? '+' : 0;
        ok = report_format(r, "Exception Group Traceback (most recent call last):\n") && report_stack(r, bl_as_exception(e)->traceback);
    }
    ok = ok && report_exception_only(r, e);
    BlVal members = bl_exception_field(e, BL_EF_GROUP_EXCS);
    size_t count = bl_is_tuple(members) ? bl_as_tuple(members)->count : 0, shown = count <= MAX_WIDTH ? count : MAX_WIDTH + 1;
    r->need_close = false;
    for (size_t i = 0; ok && i < shown; i++) {
        bool last = i + 1 == shown, cut = i >= MAX_WIDTH;
        char title[32];
        if (last)
            r->need_close = true;
        snprintf(title, sizeof title, cut ? "..." : "%zu", i + 1);
        BlRef rule = bl_str_format("%s+---------------- %s ----------------\n", i == 0 ? "+-" : "  ", title);
        ok = rule != BL_NULL && bl_builder_fill(&r->out, ' ', 2 * (size_t)r->depth) && bl_builder_str(&r->out, rule);
        bl_drop(rule);
        r->depth++;
        if (ok && cut)
            ok = report_format(r, "and %zu more exception%s\n", count - MAX_WIDTH, count - MAX_WIDTH > 1 ? "s" : "");
        else if (ok)
            ok = report_chain(r, bl_as_tuple(members)->items[i]);
        if (ok && last && r->need_close) {
            static const char close[] = "+------------------------------------\n";
            ok = bl_builder_fill(&r->out, ' ', 2 * (size_t)r->depth) && bl_builder_ascii(&r->out, close, sizeof close - 1);
            r->need_close = false;
        }
        r->depth--;
    }
    if (top)
        r->depth = 0;
    return ok;
}

static bool report_one(Report *r, BlVal e)
{
    if (bl_is_group(e))
        return report_group(r, e);
    BlVal tb = bl_as_exception(e)->traceback;
    if (tb != BL_NULL && tb != BL_NONE && !(report_format(r, "Traceback (most recent call last):\n") && report_stack(r, tb)))
        return false;
    return report_exception_only(r, e);
}

static bool report_chain(Report *r, BlVal exception)
{
    Link *links = NULL;
    size_t n = 0;
    bool ok = bl_enter_depth("");
    if (!ok) {
        bl_clear_error();
        return true;
    }
    const char *before = NULL;
    for (BlVal e = exception; ok && e != BL_NULL;) {
        Link *more = bl_realloc(links, (n + 1) * sizeof *more);
        ok = more && remember(r, e);
        if (!ok)
            break;
        links = more;
        links[n++] = (Link){e, before};
        BlException *x = bl_as_exception(e);
        BlVal next = BL_NULL;
        if (x->cause != BL_NULL && x->cause != BL_NONE) {
            next = x->cause;
            before = cause_text;
        } else if (x->context != BL_NULL && x->context != BL_NONE && !x->suppress_context) {
            next = x->context;
            before = context_text;
        }
        e = next != BL_NULL && !seen(r, next) ? next : BL_NULL;
    }
    for (size_t i = n; ok && i-- > 0;) {
        ok = report_one(r, links[i].exception);
        if (ok && i > 0)
            ok = report_format(r, "%s", links[i].before);
    }
    bl_mfree(links);
    bl_leave_depth();
    return ok;
}

/* ---- out ---- */
BlRef bl_report_text(BlVal exception)
{
    Report r = {0};
    bl_builder_init(&r.out);
    bool ok = report_chain(&r, exception);
    BlRef text = ok ? bl_builder_finish(&r.out) : BL_NULL;
    if (!ok)
        bl_builder_free(&r.out);
    bl_mfree(r.seen);
    if (text == BL_NULL && !bl_pending())
        (void)bl_no_memory();
    return text;
}

void bl_write_stderr_c(const char *text)
{
    BlRef s = bl_str_utf8(text, strlen(text));
    if (s == BL_NULL) {
        bl_clear_error();
        fputs(text, stderr);
        return;
    }
    bl_write_stderr(s);
    bl_drop(s);
}

void bl_write_stderr(BlVal text)
{
    BlRef saved = bl_save_error(), stream = bl_keep(bl_sys_get("stderr"));
    bool done = false;
    if (stream != BL_NULL && stream != BL_NONE) {
        BlRef r = bl_call_method(stream, bl_name(write), &text, 1);
        done = r != BL_NULL;
        bl_drop(r);
        if (!done)
            bl_clear_error();
        r = done ? bl_call_method(stream, bl_name(flush), NULL, 0) : BL_NONE;
        if (r == BL_NULL)
            bl_clear_error();
        bl_drop(r);
    }
    if (!done && stream == BL_NULL) {
        size_t n;
        const char *utf8 = bl_str_to_utf8(text, &n);
        if (utf8) {
            fwrite(utf8, 1, n, stderr);
            bl_str_utf8_free(text, utf8);
        } else {
            bl_clear_error();
        }
    }
    bl_drop(stream);
    bl_restore_error(saved);
}

void bl_report(BlVal exception)
{
    BlRef saved = bl_save_error();
    if (!bl_is_exception(exception)) {
        BlRef text = bl_str_format("TypeError: print_exception(): Exception expected for value, %T found\n", exception);
        if (text != BL_NULL)
            bl_write_stderr(text);
        bl_drop(text);
    } else {
        BlRef keep = bl_keep(exception), text = bl_report_text(exception);
        if (text == BL_NULL) {                  /* no memory for the whole of it: its name at least */
            bl_clear_error();
            fprintf(stderr, "%s\n", bl_type_name(exception));
        } else {
            bl_write_stderr(text);
        }
        bl_drop(text);
        bl_drop(keep);
    }
    bl_clear_error();
    bl_restore_error(saved);
}

void bl_report_pending(void)
{
    BlRef e = bl_take_error(), hook = bl_keep(bl_sys_get("excepthook"));
    BlVal tb = bl_as_exception(e)->traceback;
    if (hook == BL_NULL) {
        bl_write_stderr_c("sys.excepthook is missing\n");
        bl_report(e);
    } else {
        BlRef r = bl_call3(hook, bl_class_value(bl_class_of(e)), e, tb == BL_NULL ? BL_NONE : tb);
        if (r == BL_NULL) {
            BlRef second = bl_take_error();
            if (bl_exception_matches(second, bl_exc(SystemExit))) {
                bl_drop(e);
                bl_drop(hook);
                (void)bl_reraise(second);
                return;
            }
            bl_write_stderr_c("Error in sys.excepthook:\n");
            bl_report(second);
            bl_write_stderr_c("\nOriginal exception was:\n");
            bl_report(e);
            bl_drop(second);
        }
        bl_drop(r);
    }
    bl_drop(hook);
    bl_drop(e);
}

/* Exception ignored in: ... */
void bl_unraisable_default(BlVal type, BlVal exception, BlVal traceback, BlVal message, BlVal object)
{
    BlRef saved = bl_save_error();
    Report r = {0};
    bl_builder_init(&r.out);
    bool ok = true;
    if (object != BL_NONE && object != BL_NULL) {
        BlRef what = bl_repr(object);
        if (what == BL_NULL) {
            bl_clear_error();
            what = bl_str_c("<object repr() failed>");
        }
        ok = what != BL_NULL;
        if (ok && message != BL_NONE && message != BL_NULL)
            ok = report_format(&r, "%V: %U\n", message, what);
        else if (ok)
            ok = report_format(&r, "Exception ignored in: %U\n", what);
        bl_drop(what);
    } else if (message != BL_NONE && message != BL_NULL) {
        ok = report_format(&r, "%V:\n", message);
    }
    if (ok && traceback != BL_NONE && traceback != BL_NULL)
        ok = report_format(&r, "Traceback (most recent call last):\n") && report_stack(&r, traceback);
    if (ok && bl_is_exception(exception)) {
        BlRef title = type_title(exception), said = safe_str(exception, "<exception str() failed>");
        ok = title != BL_NULL && said != BL_NULL
             && (bl_as_str(said)->length ? report_format(&r, "%U: %U\n", title, said) : report_format(&r, "%U\n", title));
        bl_drop(title);
        bl_drop(said);
    } else if (ok && type != BL_NONE && type != BL_NULL) {
        ok = report_format(&r, "%U\n", bl_is_class(type) ? bl_class_name(bl_as_class(type)) : BL_NONE);
    }
    BlRef text = ok ? bl_builder_finish(&r.out) : BL_NULL;
    if (!ok)
        bl_builder_free(&r.out);
    if (text != BL_NULL)
        bl_write_stderr(text);
    bl_drop(text);
    bl_mfree(r.seen);
    bl_clear_error();
    bl_restore_error(saved);
}
