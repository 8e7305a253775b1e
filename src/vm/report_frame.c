/* report_frame.c -- the entries of a traceback: file, line, function, source, carets.
 *
 * Carets stand under the columns that the instruction comes from. Where that text is a binary operation or a subscript,
 * its operator gets "^" and the rest "~": to find it the text is parsed once more.
 */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uniwidth.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "obj/bytes.h"
#include "syntax/parser.h"
#include "vm/library.h"
#include "vm/report_impl.h"

enum { REPEATS_SHOWN = 3, FILES_KEPT = 8 };

/* ---- source lines ---- */

typedef struct SourceFile {
    char *name;
    char *text;                 /* UTF-8; NULL: there is none */
    size_t size;
    struct timespec changed;
    unsigned used;
} SourceFile;

static _Thread_local SourceFile files[FILES_KEPT];
static _Thread_local unsigned file_clock;

static void forget(SourceFile *f)
{
    bl_mfree(f->name);
    bl_mfree(f->text);
    *f = (SourceFile){0};
}

void bl_line_cache_clear(void)
{
    for (int i = 0; i < FILES_KEPT; i++)
        forget(&files[i]);
}

/* The whole of a file, decoded as the parser would; NULL: cannot be had. */
static char *read_source(const char *name, size_t *size)
{
    const BlLibraryFile *ours = bl_library_by_path(name);
    BlBuf b = BL_BUF_INIT;
    if (ours) {
        bl_buf_add(&b, ours->text, ours->size);
        return bl_buf_take(&b, size);
    }
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0)
        return NULL;
    bool ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    while (ok && bl_buf_reserve(&b, 1 << 16)) {
        ssize_t n = read(fd, b.data + b.size, b.capacity - b.size - 1);
        if (n <= 0) {
            ok = n == 0;
            break;
        }
        b.size += (size_t)n;
    }
    close(fd);
    if (!ok || b.failed) {
        bl_buf_free(&b);
        return NULL;
    }
    bl_buf_addc(&b, '\n');
    BlParseOptions options = {.mode = BL_PARSE_FILE, .flags = BL_PARSE_FROM_FILE};
    bool ascii = true;
    for (size_t i = 0; ascii && i < b.size; i++)
        ascii = (unsigned char)b.data[i] < 0x80;
    BlParse *parse = ascii ? NULL : bl_parse(b.data, b.size, &options);      /* it knows about coding lines */
    if (parse && parse->source) {
        bl_buf_clear(&b);
        bl_buf_add(&b, parse->source, parse->source_len);
    }
    bl_parse_free(parse);
    return bl_buf_take(&b, size);
}

static struct timespec changed_at(const char *name)
{
    struct stat st;
    return stat(name, &st) == 0 ? st.st_mtim : (struct timespec){0};
}

static const SourceFile *source_file(const char *name)
{
    SourceFile *oldest = &files[0];
    struct timespec now = changed_at(name);
    for (int i = 0; i < FILES_KEPT; i++) {
        SourceFile *f = &files[i];
        if (f->name && strcmp(f->name, name) == 0) {
            if (f->changed.tv_sec == now.tv_sec && f->changed.tv_nsec == now.tv_nsec) {
                f->used = ++file_clock;
                return f;
            }
            forget(f);
        }
        if (f->used < oldest->used)
            oldest = f;
    }
    forget(oldest);
    oldest->name = bl_malloc(strlen(name) + 1);
    if (!oldest->name)
        return NULL;
    strcpy(oldest->name, name);
    oldest->text = read_source(name, &oldest->size);
    oldest->changed = now;
    oldest->used = ++file_clock;
    return oldest;
}

BlRef (*bl_source_hook)(BlVal filename, int line);

BlRef bl_source_line(BlVal filename, int line)
{
    if (!bl_is_str(filename) || line < 1)
        return BL_NULL;
    BlRef typed = bl_source_hook ? bl_source_hook(filename, line) : BL_NULL;
    if (typed != BL_NULL)
        return typed;
    bl_clear_error();
    BlRef bytes = bl_str_encode(filename, "utf-8", "surrogateescape");
    if (bytes == BL_NULL) {
        bl_clear_error();
        return BL_NULL;
    }
    const char *name = bl_as_bytes(bytes)->data;
    const SourceFile *f = *name ? source_file(name) : NULL;
    bl_drop(bytes);
    if (!f || !f->text)
        return BL_NULL;
    const char *p = f->text, *end = p + f->size;
    for (int i = 1; i < line && p < end; i++) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        if (!newline)
            return BL_NULL;
        p = newline + 1;
    }
    if (p >= end)
        return BL_NULL;
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    size_t n = (size_t)((newline ? newline : end) - p);
    if (n && p[n - 1] == '\r')
        n--;
    BlRef text = bl_str_decode(p, n, "utf-8", "replace");
    if (text == BL_NULL)
        bl_clear_error();
    return text;
}

/* ---- anchors ---- */

typedef struct Anchors {
    bool found;
    int64_t left, right;        /* columns of the operator in the line */
} Anchors;

static bool is_blank(uint32_t c) { return c == ' ' || c == '\t' || c == '\f'; }

/* The operator stands between the operands, perhaps behind parentheses that are closed. */
static Anchors operator_anchors(const BlStr *segment, const BlNode *left, const BlNode *right)
{
    int64_t at = left->end_col, end = right->col, length = (int64_t)segment->length;
    while (at < end && at < length && (is_blank(bl_str_at(segment, (size_t)at)) || bl_str_at(segment, (size_t)at) == ')'))
        at++;
    Anchors a = {true, at, at + 1};
    if (at + 1 < end && at + 1 < length && !is_blank(bl_str_at(segment, (size_t)at + 1)))
        a.right++;
    return a;
}

static Anchors subscript_anchors(const BlStr *segment, const BlNode *value, const BlNode *index)
{
    int64_t length = (int64_t)segment->length;
    Anchors a = {true, value->end_col, index->end_col + 1};
    while (a.left < length && bl_str_at(segment, (size_t)a.left) != '[')
        a.left++;
    while (a.right < length && bl_str_at(segment, (size_t)a.right) != ']')
        a.right++;
    if (a.right < length)
        a.right++;
    return a;
}

/* The text of the range as a program: one expression statement that is a binary operation or a subscript? */
static Anchors find_anchors(BlVal line, int64_t start, int64_t end)
{
    Anchors a = {false, -1, -1};
    if (end > (int64_t)bl_as_str(line)->length)
        end = (int64_t)bl_as_str(line)->length;
    BlRef segment = start < end ? bl_str_substr(line, (size_t)start, (size_t)end) : BL_NULL;
    if (segment == BL_NULL) {
        bl_clear_error();
        return a;
    }
    size_t n;
    const char *text = bl_str_to_utf8(segment, &n);
    BlParseOptions options = {.mode = BL_PARSE_FILE};
    BlParse *parse = text ? bl_parse(text, n, &options) : NULL;
    if (parse && parse->status == BL_PARSED && parse->tree->Module.body.count == 1) {
        const BlNode *s = parse->tree->Module.body.items[0], *e = s->kind == BL_AST_Expr ? s->Expr.value : NULL;
        if (e && e->kind == BL_AST_BinOp)
            a = operator_anchors(bl_as_str(segment), e->BinOp.left, e->BinOp.right);
        else if (e && e->kind == BL_AST_Subscript)
            a = subscript_anchors(bl_as_str(segment), e->Subscript.value, e->Subscript.slice);
    }
    bl_parse_free(parse);
    if (text)
        bl_str_utf8_free(segment, text);
    else
        bl_clear_error();
    bl_drop(segment);
    a.left += start;
    a.right += start;
    return a;
}

/* Takes two columns of a terminal. */
static bool is_wide(uint32_t c) { return c >= 0x1100 && uc_width(c, "UTF-8") == 2; }

static void write_carets(BlReport *r, BlVal line, BlPos pos, size_t stripped)
{
    const BlStr *s = bl_as_str(line);
    int64_t start = pos.col, end = pos.end_col, length = (int64_t)s->length;
    Anchors a = {false, -1, -1};
    if (pos.line < 1 || pos.end_line < 1 || start < 0 || end < 0)
        return;
    if (pos.line == pos.end_line) {
        a = find_anchors(line, start, end);
    } else {
        int64_t i = length;
        while (i > 0 && is_blank(bl_str_at(s, (size_t)i - 1)))
            i--;
        end = i;
    }
    if (end - start == length - (int64_t)stripped && !a.found)
        return;
    bl_report_margin(r);
    bl_report_text_c(r, "    ");
    for (int64_t at = (int64_t)stripped; at < end; at++) {
        const char *mark = at < start ? " " : !a.found ? "^" : a.left <= at && at < a.right ? "^" : "~";
        bl_report_text_c(r, mark);
        if (at < length && is_wide(bl_str_at(s, (size_t)at)))
            bl_report_text_c(r, mark);
    }
    bl_report_text_c(r, "\n");
}

/* ---- entries ---- */

static void write_source(BlReport *r, BlVal filename, int line, BlPos pos)
{
    BlRef text = bl_source_line(filename, line);
    if (text == BL_NULL)
        return;
    const BlStr *s = bl_as_str(text);
    size_t stripped = 0;
    while (stripped < s->length && is_blank(bl_str_at(s, stripped)))
        stripped++;
    bl_report_margin(r);
    bl_report_text_c(r, "    ");
    if (!r->failed && !bl_builder_slice(&r->out, text, stripped, s->length))
        r->failed = true;
    bl_report_text_c(r, "\n");
    if (!bl_run_state()->options.no_debug_ranges)
        write_carets(r, text, pos, stripped);
    bl_drop(text);
}

static const BlCode *code_of(const BlTraceback *tb) { return bl_as_function(((BlFrame *)bl_obj(tb->frame))->function)->code; }

static void write_entry(BlReport *r, const BlTraceback *tb)
{
    const BlCode *code = code_of(tb);
    bl_report_margin(r);
    bl_report_text_c(r, "  File \"");
    bl_report_str(r, code->filename);
    bl_report_format(r, "\", line %d, in ", tb->line);
    bl_report_str(r, code->name);
    bl_report_text_c(r, "\n");
    write_source(r, code->filename, tb->line, bl_code_position(code, tb->pc));
}

static void write_repeated(BlReport *r, int64_t count)
{
    int64_t more = count - REPEATS_SHOWN;
    bl_report_margin(r);
    bl_report_format(r, "  [Previous line repeated %lld more time%s]\n", (long long)more, more > 1 ? "s" : "");
}

static bool same_text(BlVal a, BlVal b) { return a == b || bl_str_equal(a, b); }

/* sys.tracebacklimit, or 1000. */
int64_t bl_report_limit(void)
{
    BlVal v = bl_sys_get_name(bl_name(tracebacklimit));
    int64_t n = 1000;
    if (v != BL_NULL && bl_is_imm_int(v))
        n = bl_imm_int(v);
    return n;
}

void bl_report_frames(BlReport *r, BlVal traceback)
{
    int64_t depth = 0, most = bl_report_limit(), repeats = 0;
    for (BlVal t = traceback; t != BL_NULL; t = ((BlTraceback *)bl_obj(t))->next)
        depth++;
    const BlTraceback *last = NULL;
    for (BlVal t = traceback; t != BL_NULL && !r->failed; t = ((BlTraceback *)bl_obj(t))->next) {
        const BlTraceback *tb = (BlTraceback *)bl_obj(t);
        if (depth-- > most)
            continue;
        bool again = last && last->line == tb->line && same_text(code_of(last)->filename, code_of(tb)->filename) &&
                     same_text(code_of(last)->name, code_of(tb)->name);
        if (!again) {
            if (repeats > REPEATS_SHOWN)
                write_repeated(r, repeats);
            repeats = 0;
            last = tb;
        }
        if (++repeats <= REPEATS_SHOWN)
            write_entry(r, tb);
    }
    if (repeats > REPEATS_SHOWN)
        write_repeated(r, repeats);
}
