/* report_stack.c -- the entries of a traceback: file, line, source and carets; and the cache of source lines behind them. */
#include "syntax/parser.h"
#include "vm/library.h"
#include "vm/report_parts.h"

/* ---- source lines ---- */
enum { CACHED_FILES = 8, MAX_FILE = 64 << 20 };

typedef struct CachedFile { BlRef name; char *text; size_t size; } CachedFile;
static _Thread_local CachedFile cache[CACHED_FILES];
static _Thread_local unsigned next_cached;

void bl_line_cache_clear(void)
{
    for (int i = 0; i < CACHED_FILES; i++) {
        if (cache[i].text)
            bl_drop(cache[i].name);
        bl_mfree(cache[i].text);
        cache[i] = (CachedFile){0};
    }
}

static char *read_all(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    size_t n = 0, capacity = 1 << 16;
    char *text = bl_malloc(capacity);
    while (text && n < MAX_FILE) {
        size_t got = fread(text + n, 1, capacity - n, f);
        if (!got)
            break;
        n += got;
        if (n == capacity) {
            char *more = bl_realloc(text, capacity *= 2);
            if (!more)
                bl_mfree(text);
            text = more;
        }
    }
    fclose(f);
    *size = n;
    return text;
}

static const CachedFile *file_of(BlVal filename)
{
    for (int i = 0; i < CACHED_FILES; i++)
        if (cache[i].text && bl_str_equal(cache[i].name, filename))
            return &cache[i];
    size_t n, size = 0;
    const char *path = bl_str_to_utf8(filename, &n);
    if (!path) {
        bl_clear_error();
        return NULL;
    }
    char *text = NULL;
    const BlLibraryFile *lib = bl_library_by_path(path);
    if (path[0] == '<') {
    } else if (lib) {
        text = bl_malloc(lib->size + 1);
        if (text)
            memcpy(text, lib->text, lib->size);
        size = lib->size;
    } else {
        text = read_all(path, &size);
    }
    bl_str_utf8_free(filename, path);
    if (!text)
        return NULL;
    CachedFile *slot = &cache[next_cached++ % CACHED_FILES];
    if (slot->text)
        bl_drop(slot->name);
    bl_mfree(slot->text);
    *slot = (CachedFile){bl_keep(filename), text, size};
    return slot;
}

BlRef bl_source_line(BlVal filename, int line)
{
    const CachedFile *f = line > 0 ? file_of(filename) : NULL;
    if (!f)
        return BL_NULL;
    const char *p = f->text, *end = p + f->size;
    for (int i = 1; i < line && p < end; i++) {
        const char *nl = memchr(p, '\n', (size_t)(end - p));
        p = nl ? nl + 1 : end;
    }
    if (p >= end)
        return BL_NULL;
    const char *nl = memchr(p, '\n', (size_t)(end - p));
    size_t n = (size_t)((nl ? nl : end) - p);
    if (n && p[n - 1] == '\r')
        n--;
    if (line == 1 && n >= 3 && !memcmp(p, "\xef\xbb\xbf", 3))
        p += 3, n -= 3;
    BlRef s = bl_str_utf8(p, n);
    if (s == BL_NULL) {
        bl_clear_error();
        s = bl_str_decode(p, n, "latin-1", "strict");
        if (s == BL_NULL)
            bl_clear_error();
    }
    return s;
}

/* ---- carets ---- */
static bool is_blank(uint32_t c) { return c == ' ' || c == '\t' || c == '\f'; }

/* Operator of a binary operation or brackets of a subscript that make up the whole segment: [*left, *right) inside it. */
static bool find_anchors(BlVal line, size_t start, size_t end, size_t *left, size_t *right)
{
    BlRef segment = bl_str_substr(line, start, end);
    size_t n;
    const char *utf8 = segment == BL_NULL ? NULL : bl_str_to_utf8(segment, &n);
    bool found = false;
    if (!utf8) {
        bl_clear_error();
        bl_drop(segment);
        return false;
    }
    BlParseOptions options = {.mode = BL_PARSE_FILE};
    BlParse *parse = bl_parse(utf8, n, &options);
    bl_str_utf8_free(segment, utf8);
    const BlNode *e = NULL;
    if (parse && parse->status == BL_PARSED && parse->tree->Module.body.count == 1 && parse->tree->Module.body.items[0]->kind == BL_AST_Expr)
        e = parse->tree->Module.body.items[0]->Expr.value;
    BlStr *s = bl_as_str(segment);
    if (e && e->kind == BL_AST_BinOp && e->BinOp.left->end_line == 1 && e->BinOp.right->line == 1) {
        for (size_t i = (size_t)e->BinOp.left->end_col; i < (size_t)e->BinOp.right->col && i < s->length; i++) {
            if (is_blank(bl_str_at(s, i)))
                continue;
            *left = i;
            *right = i + 1;
            if (i + 1 < (size_t)e->BinOp.right->col && !is_blank(bl_str_at(s, i + 1)))
                ++*right;
            found = true;
            break;
        }
    } else if (e && e->kind == BL_AST_Subscript && e->Subscript.slice->end_line == 1) {
        *left = (size_t)e->Subscript.value->end_col;
        *right = (size_t)e->Subscript.slice->end_col + 1;
        found = true;
    }
    if (parse)
        bl_parse_free(parse);
    bl_drop(segment);
    return found;
}

static bool report_carets(Report *r, BlVal line, BlPos pos)
{
    BlStr *s = bl_as_str(line);
    size_t indent = 0, length = s->length, end;
    while (indent < length && is_blank(bl_str_at(s, indent)))
        indent++;
    while (length > indent && (is_blank(bl_str_at(s, length - 1)) || bl_str_at(s, length - 1) == '\r'))
        length--;
    if (pos.col < 0 || pos.end_col < 0 || pos.line <= 0 || (size_t)pos.col > s->length)
        return true;
    size_t start = (size_t)pos.col, left = 0, right = 0;
    bool anchors = false;
    if (pos.end_line == pos.line) {
        end = (size_t)pos.end_col > s->length ? s->length : (size_t)pos.end_col;
        if (end <= start)
            return true;
        anchors = find_anchors(line, start, end, &left, &right);
    } else {
        end = length;
    }
    if (!anchors && end - start == length - indent)
        return true;
    BlStrBuilder b;
    bl_builder_init(&b);
    bool ok = bl_builder_ascii(&b, "    ", 4);
    for (size_t i = indent; ok && i < end; i++) {
        char mark = i < start ? ' ' : !anchors ? '^' : i >= start + left && i < start + right ? '^' : '~';
        ok = bl_builder_char(&b, (uint32_t)mark);
    }
    ok = ok && bl_builder_char(&b, '\n');
    BlRef text = ok ? bl_builder_finish(&b) : BL_NULL;
    if (!ok)
        bl_builder_free(&b);
    ok = text != BL_NULL && report_text(r, text);
    bl_drop(text);
    return ok;
}

/* ---- entries ---- */
static bool report_entry(Report *r, BlTraceback *tb)
{
    BlCode *code = bl_as_function(((BlFrame *)bl_obj(tb->frame))->function)->code;
    if (!report_format(r, "  File \"%U\", line %d, in %U\n", code->filename, (int)tb->line, code->name))
        return false;
    BlRef line = bl_source_line(code->filename, tb->line);
    if (line == BL_NULL)
        return true;
    BlStr *s = bl_as_str(line);
    size_t from = 0, to = s->length;
    while (from < to && is_blank(bl_str_at(s, from)))
        from++;
    while (to > from && is_blank(bl_str_at(s, to - 1)))
        to--;
    BlRef stripped = bl_str_substr(line, from, to);
    bool ok = stripped != BL_NULL && (from == to || report_format(r, "    %U\n", stripped));
    BlPos pos = bl_code_position(code, tb->pc);
    if (ok && from != to && pos.line == tb->line && !bl_run_state()->no_carets)
        ok = report_carets(r, line, pos);
    bl_drop(stripped);
    bl_drop(line);
    return ok;
}

static bool same_place(BlTraceback *a, BlTraceback *b)
{
    BlCode *x = bl_as_function(((BlFrame *)bl_obj(a->frame))->function)->code, *y = bl_as_function(((BlFrame *)bl_obj(b->frame))->function)->code;
    return a->line == b->line && bl_str_equal(x->filename, y->filename) && bl_str_equal(x->name, y->name);
}

static int64_t traceback_limit(void)
{
    BlVal v = bl_sys_get("tracebacklimit");
    int64_t limit = 1000;
    if (v != BL_NULL && bl_is_int(v) && !bl_int_to_int64(v, &limit))
        limit = bl_int_sign(v) < 0 ? 0 : 1000;
    return limit;
}

bool report_stack(Report *r, BlVal traceback)
{
    enum { SHOWN = 3 };
    int64_t limit = traceback_limit(), depth = 0, repeated = 0;
    for (BlVal t = traceback; t != BL_NULL && t != BL_NONE; t = ((BlTraceback *)bl_obj(t))->next)
        depth++;
    BlTraceback *last = NULL;
    bool ok = true;
    for (BlVal t = traceback; ok && t != BL_NULL && t != BL_NONE; t = ((BlTraceback *)bl_obj(t))->next, depth--) {
        BlTraceback *tb = (BlTraceback *)bl_obj(t);
        if (depth > limit)
            continue;
        if (last && same_place(last, tb)) {
            repeated++;
        } else {
            if (repeated > SHOWN - 1)
                ok = report_format(r, "  [Previous line repeated %ld more time%s]\n", (long)(repeated - SHOWN + 1), repeated - SHOWN + 1 > 1 ? "s" : "");
            repeated = 0;
        }
        if (ok && repeated < SHOWN)
            ok = report_entry(r, tb);
        last = tb;
    }
    if (ok && repeated > SHOWN - 1)
        ok = report_format(r, "  [Previous line repeated %ld more time%s]\n", (long)(repeated - SHOWN + 1), repeated - SHOWN + 1 > 1 ? "s" : "");
    return ok;
}
