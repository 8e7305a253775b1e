/* repl_unit.c -- where a statement typed at the prompt ends.
 *
 * The parser says it: text that is wrong, but could become right with more text, is open. A compound statement is complete and still goes on:
 * an empty line ends it.
 */
#include "compile/compile.h"
#include "main/line_scan.h"
#include "main/repl.h"

static bool is_compound(const BlNode *s)
{
    switch (s->kind) {
    case BL_AST_FunctionDef: case BL_AST_AsyncFunctionDef: case BL_AST_ClassDef: case BL_AST_For: case BL_AST_AsyncFor: case BL_AST_While: case BL_AST_If:
    case BL_AST_With: case BL_AST_AsyncWith: case BL_AST_Match: case BL_AST_Try: case BL_AST_TryStar:
        return true;
    default:
        return false;
    }
}

/* Of a parse; BL_UNIT_DONE also stands for "an error that more text cannot mend". */
static BlUnit unit_of(const BlParse *p, bool file)
{
    if (p->status == BL_PARSE_BAD)
        return p->incomplete ? BL_UNIT_OPEN : BL_UNIT_DONE;
    if (p->status != BL_PARSED)
        return BL_UNIT_DONE;
    const BlNodes *body = file ? &p->tree->Module.body : &p->tree->Interactive.body;
    return body->count && is_compound(body->items[body->count - 1]) ? BL_UNIT_BLOCK : BL_UNIT_DONE;
}

static BlParse *parse(const char *text, size_t n, BlParseMode mode)
{
    BlParseOptions options = {.mode = mode};
    return bl_parse(text, n, &options);
}

static bool empty_line_last(const char *text, size_t n) { return n >= 2 && text[n - 1] == '\n' && text[n - 2] == '\n'; }

static bool inside(const char *text, size_t n)
{
    BlScan scan;
    bl_scan(text, n, NULL, &scan);
    return scan.in_string || scan.depth > 0 || scan.joined;
}

bool bl_repl_says_nothing(const char *text)
{
    for (;;) {
        text += strspn(text, " \t\f\r\n");
        if (*text != '#')
            return *text == 0;
        text += strcspn(text, "\n");
    }
}

BlUnit bl_repl_unit(const char *text, size_t n)
{
    if (bl_repl_says_nothing(text) || text[0] == ':')
        return BL_UNIT_DONE;
    BlParse *p = parse(text, n, BL_PARSE_SINGLE);
    if (!p)
        return BL_UNIT_DONE;
    BlUnit unit = unit_of(p, false);
    bool bad = p->status == BL_PARSE_BAD && !p->incomplete;
    bl_parse_free(p);
    if (!bad || !memchr(text, '\n', n) || !(p = parse(text, n, BL_PARSE_FILE)))
        return unit;
    unit = unit_of(p, true);                    /* several statements */
    bl_parse_free(p);
    return unit;
}

bool bl_repl_runs_now(const char *text, size_t n)
{
    bool empty = empty_line_last(text, n);
    if (text[0] == ':')
        return true;
    BlParse *p = parse(text, n, BL_PARSE_SINGLE);
    if (!p)
        return true;
    BlUnit unit = unit_of(p, false);
    bl_parse_free(p);
    if (unit == BL_UNIT_OPEN)
        return empty && !inside(text, n);
    return unit == BL_UNIT_DONE || empty;
}

/* All statements of a text that was pasted: an Interactive node may have any number. */
static BlRef compile_several(BlParse *p, BlVal filename, unsigned flags)
{
    BlNodes body = p->tree->Module.body;
    BlNode *tree = bl_tree_node(p, BL_AST_Interactive);
    if (!tree) {
        bl_no_memory();
        return BL_NULL;
    }
    tree->Interactive.body = body;
    p->tree = tree;
    return bl_compile_tree(p, filename, flags);
}

/* Which of two diagnoses says it: the one for a single statement, unless there are several. */
static bool has_several(const BlParse *single, const BlParse *file)
{
    return file->status == BL_PARSED ? file->tree->Module.body.count > 0 : strncmp(single->error.message, "multiple statements", 19) == 0;
}

BlRef bl_repl_compile(const char *text, size_t n, BlVal filename, unsigned flags, bool several)
{
    BlRef code = BL_NULL;
    BlParse *single = parse(text, n, BL_PARSE_SINGLE), *file = NULL;
    if (several && single && single->status == BL_PARSE_BAD && !single->incomplete)
        file = parse(text, n, BL_PARSE_FILE);
    if (!file || file->status == BL_PARSE_NO_MEMORY || !has_several(single, file))
        code = bl_compile_source(text, n, filename, BL_PARSE_SINGLE, 0, flags);
    else if (file->status == BL_PARSED)
        code = compile_several(file, filename, flags);
    else
        bl_raise_parse_error(file, filename);
    bl_parse_free(single);
    bl_parse_free(file);
    return code;
}
