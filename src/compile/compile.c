/* compile.c -- the ways in: a tree or source text becomes a code object, a failed parse an exception. */
#include "compile/internal.h"

#include <stdarg.h>
#include <unistd.h>

int (*bl_syntax_warning_hook)(BlVal, const char *, BlVal, int);

/* ---- SyntaxError ---- */
static BlRef or_none(bool none, int64_t n) { return none ? BL_NONE : bl_int_from_int64(n); }

/* Raises cls(message, (filename, line, offset, text, end_line, end_offset)). */
static int raise_located(BlVal cls, BlRef message, BlVal filename, BlRef text, int line, int offset, int end_line, int end_offset)
{
    BlRef l = or_none(false, line), o = or_none(false, offset), el = or_none(false, end_line), eo = or_none(end_offset < -1, end_offset);
    BlRef where = message == BL_NULL || text == BL_NULL ? BL_NULL : bl_tuple_pack(6, filename, l, o, text, el, eo);
    BlRef args = where == BL_NULL ? BL_NULL : bl_tuple_pack(2, message, where);
    BlRef e = args == BL_NULL ? BL_NULL : bl_call_tuple(cls, args, BL_NULL);
    if (e != BL_NULL)
        (void)bl_raise_object(e);
    bl_drop(args);
    bl_drop(where);
    bl_drop(message);
    bl_drop(text);
    return -1;
}

/* Line `line` (from 1) of the source with its newline, or None. */
static BlRef source_line(const BlParse *parse, int line)
{
    if (!parse || !parse->source)
        return BL_NONE;
    const char *p = parse->source, *end = p + parse->source_len;
    for (int i = 1; i < line && p < end; i++) {
        const char *nl = memchr(p, '\n', (size_t)(end - p));
        if (!nl)
            return BL_NONE;
        p = nl + 1;
    }
    if (line < 1 || p >= end)
        return BL_NONE;
    const char *nl = memchr(p, '\n', (size_t)(end - p));
    return bl_str_utf8(p, (size_t)((nl ? nl + 1 : end) - p));
}

/* What the compiler finds wrong is shown with its line where there is a file to read it from, as CPython does. */
static bool is_file(BlVal filename)
{
    size_t n;
    const char *path = bl_is_str(filename) ? bl_str_to_utf8(filename, &n) : NULL;
    bool there = path && access(path, R_OK) == 0;
    if (path)
        bl_str_utf8_free(filename, path);
    else
        bl_clear_error();
    return there;
}

/* The compiler's errors count bytes of UTF-8 where the parser's count code points. */
static int byte_offset(const BlParse *parse, int line, int col)
{
    if (!parse || !parse->source || col <= 0)
        return col;
    const char *s = parse->source, *end = s + parse->source_len;
    for (; line > 1 && s < end; s++)
        line -= *s == '\n' || (*s == '\r' && s + 1 < end && s[1] != '\n');
    int bytes = 0;
    for (; col > 0 && s < end && *s != '\n'; col--)
        do
            bytes++, s++;
        while (s < end && ((unsigned char)*s & 0xc0) == 0x80);
    return bytes + col;
}

int bl_raise_syntax(BlVal filename, const BlParse *parse, int line, int col, int end_line, int end_col, const char *format, ...)
{
    char text[600];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    return raise_located(bl_exc(SyntaxError), bl_str_c(text), filename, is_file(filename) ? source_line(parse, line) : BL_NONE, line,
                         byte_offset(parse, line, col) + 1, end_line, byte_offset(parse, end_line, end_col) + 1);
}

BlRef bl_raise_parse_error(const BlParse *parse, BlVal filename)
{
    const BlSyntaxError *e = &parse->error;
    if (parse->status == BL_PARSE_NO_MEMORY)
        return bl_raise_none(bl_exc(MemoryError));
    BlVal cls = e->class == BL_INDENTATION_ERROR ? bl_exc(IndentationError) : e->class == BL_TAB_ERROR ? bl_exc(TabError)
                : bl_exc(SyntaxError);
    BlRef message = bl_str_utf8(e->message, strlen(e->message));
    if (e->no_position) {
        BlRef made = message == BL_NULL ? BL_NULL : bl_call1(cls, message);
        bl_drop(message);
        return made == BL_NULL ? BL_NULL : bl_raise_object(made);
    }
    BlRef text = e->text ? bl_str_utf8(e->text, e->text_len) : BL_NONE;
    raise_located(cls, message, filename, text, e->line, e->offset, e->end_line, e->end_offset);
    return BL_NULL;
}

/* ---- the module's own code ---- */
static bool is_docstring(const BlNode *n)
{
    return n->kind == BL_AST_Expr && n->Expr.value->kind == BL_AST_Constant && n->Expr.value->Constant.value.kind == BL_CONST_STR;
}

static void check_future(Compiler *c, const BlNode *n, bool allowed)
{
    static const char *const known[] = {"nested_scopes", "generators", "division", "absolute_import", "with_statement",
                                        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations"};
    if (!allowed) {
        syntax_error(c, n, "from __future__ imports must occur at the beginning of the file");
        return;
    }
    const BlNode start = {.line = n->line, .col = n->col, .end_line = n->line, .end_col = -3};       /* where it ends is not said */
    for (size_t i = 0; i < n->ImportFrom.names.count; i++) {
        const char *name = n->ImportFrom.names.items[i]->alias.name->bytes;
        bool found = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            found |= strcmp(name, known[k]) == 0;
        if (!strcmp(name, "braces"))
            syntax_error(c, &start, "not a chance");
        else if (!found)
            syntax_error(c, &start, "future feature %s is not defined", name);
        if (!strcmp(name, "annotations"))
            c->flags |= BL_COMPILE_FUTURE_ANNOTATIONS;
    }
}

/* Future imports stand first, after the docstring; a later one is an error. */
static void future_imports(Compiler *c, const BlNodes *body)
{
    bool allowed = true;
    for (size_t i = 0; i < body->count && !c->failed; i++) {
        const BlNode *n = body->items[i];
        bool future = n->kind == BL_AST_ImportFrom && n->ImportFrom.module && n->ImportFrom.level == 0
                      && !strcmp(n->ImportFrom.module->bytes, "__future__");
        if (future)
            check_future(c, n, allowed);
        else if (!(i == 0 && is_docstring(n)))
            allowed = false;
    }
}

static BlRef module_code(Compiler *c, const BlNode *tree, Scope *scope, bool wide)
{
    Unit u = {.wide = wide};
    bool expression = tree->kind == BL_AST_Expression;
    if (!unit_begin(c, &u, scope, expression ? BL_CODE_EXPRESSION : BL_CODE_MODULE, NULL))
        return unit_finish(c);
    hidden_local(c);
    u.nargs = u.nparams = 1;
    u.flags = c->flags & BL_COMPILE_FUTURE_ANNOTATIONS ? BL_CO_FUTURE_ANNOTATIONS : 0;
    c->at = (BlPos){1, 1, -1, -1};
    if (expression) {
        Reg r = expr(c, tree->Expression.body, ANY);
        set_pos(c, tree->Expression.body);
        emit(c, BL_INS_RETURN, r, 0, 0);
    } else {
        const BlNodes *body = tree->kind == BL_AST_Module ? &tree->Module.body : &tree->Interactive.body;
        if (body->count)
            body_prologue(c, body);
        statements(c, body);
        emit(c, BL_INS_RETURN_NONE, 1, 0, 0);
    }
    BlRef code = unit_finish(c);
    return code == BL_NULL && !c->failed ? module_code(c, tree, scope, true) : code;
}

BlRef bl_compile_tree(const BlParse *parse, BlVal filename, unsigned flags)
{
    Compiler c = {.parse = parse, .filename = filename, .flags = flags, .depth = 3 * (bl_vm->recursion_limit - (int)bl_vm->recursion_left)};
    BlRef code = BL_NULL;
    bl_bump_init(&c.bump);
    for (size_t i = 0; i < parse->warning_count && bl_syntax_warning_hook; i++) {
        const BlSyntaxWarning *w = &parse->warnings[i];
        if (bl_syntax_warning_hook(w->deprecation ? BL_TRUE : BL_NONE, w->message, filename, w->line) < 0) {
            bl_bump_free(&c.bump);
            return BL_NULL;
        }
    }
    c.interactive = parse->tree->kind == BL_AST_Interactive;
    if (parse->tree->kind == BL_AST_Module)
        future_imports(&c, &parse->tree->Module.body);
    else if (parse->tree->kind == BL_AST_Interactive)
        future_imports(&c, &parse->tree->Interactive.body);
    Scope *scope = c.failed ? NULL : scope_build(&c, parse->tree);
    if (scope)
        code = module_code(&c, parse->tree, scope, false);
    if (code != BL_NULL && c.flags & BL_COMPILE_FUTURE_ANNOTATIONS)
        ((BlCode *)bl_obj(code))->flags |= BL_CO_FUTURE_ANNOTATIONS;
    bl_bump_free(&c.bump);
    if (code == BL_NULL && !bl_pending())
        (void)bl_no_memory();
    return code;
}

/* ---- text that has not come to its end ---- */

/* An interactive statement whose block ends only because the text does. */
static bool ends_in_block(const BlParse *parse)
{
    const char *text = parse->source;
    size_t n = parse->source_len, start = n;
    if (parse->tree->kind != BL_AST_Interactive || !n || text[n - 1] == '\n')
        return false;
    while (start && text[start - 1] != '\n')
        start--;
    if (text[start] != ' ' && text[start] != '\t')
        return false;
    switch (parse->tree->Interactive.body.items[0]->kind) {
    case BL_AST_FunctionDef: case BL_AST_AsyncFunctionDef: case BL_AST_ClassDef: case BL_AST_For: case BL_AST_AsyncFor: case BL_AST_While:
    case BL_AST_If: case BL_AST_With: case BL_AST_AsyncWith: case BL_AST_Match: case BL_AST_Try: case BL_AST_TryStar:
        return true;
    default:
        return false;
    }
}

/* SyntaxError at the end of the text. */
static BlRef raise_at_end(const BlParse *parse, BlVal filename, const char *words, bool with_offset)
{
    const char *text = parse->source ? parse->source : "";
    size_t n = parse->source_len, start = n;
    int line = 1;
    while (start && (start == n || text[start - 1] != '\n'))
        start--;
    for (size_t i = 0; i < start; i++)
        line += text[i] == '\n';
    raise_located(bl_exc(SyntaxError), bl_str_c(words), filename, bl_str_utf8(text + start, n - start), line, with_offset ? (int)(n - start) : 0, line,
                  with_offset ? -1 : 0);
    return BL_NULL;
}

/* 0: go on. 1: the parse lacks its end, and the SyntaxError is raised. */
static int refuse_incomplete(const BlParse *parse, BlVal filename, unsigned flags)
{
    bool open = parse->status == BL_PARSE_BAD && parse->incomplete && flags & BL_COMPILE_ALLOW_INCOMPLETE;
    bool cut = parse->status == BL_PARSED && flags & BL_COMPILE_NO_IMPLIED_DEDENT && ends_in_block(parse);
    if (!open && !cut)
        return 0;
    bool worded = flags & BL_COMPILE_ALLOW_INCOMPLETE;
    raise_at_end(parse, filename, worded ? "incomplete input" : "invalid syntax", worded);
    return 1;
}

BlRef bl_compile_source(const char *source, size_t length, BlVal filename, BlParseMode mode, unsigned parse_flags, unsigned flags)
{
    size_t n;
    const char *name = bl_is_str(filename) ? bl_str_to_utf8(filename, &n) : NULL;
    BlParseOptions options = {.mode = mode, .flags = parse_flags, .filename = name};
    BlParse *parse = bl_pending() ? NULL : bl_parse(source, length, &options);
    if (name)
        bl_str_utf8_free(filename, name);
    if (!parse)
        return bl_pending() ? BL_NULL : bl_no_memory();
    BlRef code = BL_NULL;
    if (!refuse_incomplete(parse, filename, flags))
        code = parse->status == BL_PARSED ? bl_compile_tree(parse, filename, flags) : bl_raise_parse_error(parse, filename);
    bl_parse_free(parse);
    return code;
}
