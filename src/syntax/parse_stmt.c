/* parse_stmt.c -- statements and blocks.
 *
 * Where one token decides, the parser follows it. Two places need a second try, and go back to a kept position: a
 * `with` followed by a parenthesis, and a line that begins with the name `match`.
 */
#include "syntax/parse.h"

static BlNode *parse_with(Parser *p, size_t start, bool async);
static BlNode *parse_for(Parser *p, size_t start, bool async);
static BlNode *parse_def(Parser *p, size_t start, bool async, BlNodes decorators);

/* ---- simple statements ---- */

static int augmented(int kind)
{
    switch (kind) {
    case BL_TOK_PLUSEQUAL: return BL_OP_ADD;
    case BL_TOK_MINEQUAL: return BL_OP_SUB;
    case BL_TOK_STAREQUAL: return BL_OP_MULT;
    case BL_TOK_ATEQUAL: return BL_OP_MATMULT;
    case BL_TOK_SLASHEQUAL: return BL_OP_DIV;
    case BL_TOK_PERCENTEQUAL: return BL_OP_MOD;
    case BL_TOK_AMPEREQUAL: return BL_OP_BITAND;
    case BL_TOK_VBAREQUAL: return BL_OP_BITOR;
    case BL_TOK_CIRCUMFLEXEQUAL: return BL_OP_BITXOR;
    case BL_TOK_LEFTSHIFTEQUAL: return BL_OP_LSHIFT;
    case BL_TOK_RIGHTSHIFTEQUAL: return BL_OP_RSHIFT;
    case BL_TOK_DOUBLESTAREQUAL: return BL_OP_POW;
    case BL_TOK_DOUBLESLASHEQUAL: return BL_OP_FLOORDIV;
    }
    return -1;
}

static bool is_single_target(const BlNode *n)
{
    return n->kind == BL_AST_Name || n->kind == BL_AST_Attribute || n->kind == BL_AST_Subscript;
}

/* single_target ':' expression ['=' (yield_expr | star_expressions)] */
static BlNode *parse_annotated(Parser *p, size_t start, BlNode *target)
{
    if (!is_single_target(target) || !bl_make_target(p, target, BL_STORE, false))
        return NULL;
    p->pos++;
    BlNode *annotation = bl_parse_expression(p), *value = NULL;
    if (!annotation || (accept(p, BL_TOK_EQUAL) && !(value = bl_parse_assigned(p))))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_AnnAssign, start);
    if (n) {
        n->AnnAssign.target = target;
        n->AnnAssign.annotation = annotation;
        n->AnnAssign.value = value;
        n->AnnAssign.simple = target->kind == BL_AST_Name && !target->parens;
    }
    return n;
}

/* (star_targets '=')+ (yield_expr | star_expressions), the first target already read */
static BlNode *parse_assignment(Parser *p, size_t start, BlNode *target)
{
    size_t base = p->sh->stack_count;
    BlNode *value = target;
    while (accept(p, BL_TOK_EQUAL)) {
        if (!bl_make_target(p, value, BL_STORE, true) || !bl_push(p, value) || !(value = bl_parse_assigned(p))) {
            p->sh->stack_count = base;
            return NULL;
        }
    }
    BlNode *n = bl_node_new(p, BL_AST_Assign, start);
    if (!n || !bl_take_list(p, base, &n->Assign.targets))
        return NULL;
    n->Assign.value = value;
    return n;
}

/* assignment | star_expressions */
static BlNode *parse_expression_stmt(Parser *p)
{
    size_t start = p->pos;
    BlNode *first = bl_parse_assigned(p);
    if (!first)
        return NULL;
    int op = augmented(peek(p));
    if (op >= 0) {
        if (!is_single_target(first) || !bl_make_target(p, first, BL_STORE, false))
            return NULL;
        p->pos++;
        BlNode *value = bl_parse_assigned(p);
        BlNode *n = value ? bl_node_new(p, BL_AST_AugAssign, start) : NULL;
        if (n) {
            n->AugAssign.target = first;
            n->AugAssign.op = (uint8_t)op;
            n->AugAssign.value = value;
        }
        return n;
    }
    if (peek(p) == BL_TOK_COLON)
        return parse_annotated(p, start, first);
    if (peek(p) == BL_TOK_EQUAL)
        return parse_assignment(p, start, first);
    BlNode *n = bl_node_new(p, BL_AST_Expr, start);
    if (n)
        n->Expr.value = first;
    return n;
}

static bool at_simple_end(const Parser *p)
{
    return peek(p) == BL_TOK_NEWLINE || peek(p) == BL_TOK_SEMI;
}

/* return_stmt: 'return' [star_expressions] */
static BlNode *parse_return(Parser *p)
{
    size_t start = p->pos++;
    BlNode *value = NULL;
    if (!at_simple_end(p) && !(value = bl_parse_star_expressions(p)))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_Return, start);
    if (n)
        n->Return.value = value;
    return n;
}

/* raise_stmt: 'raise' [expression ['from' expression]] */
static BlNode *parse_raise(Parser *p)
{
    size_t start = p->pos++;
    BlNode *exc = NULL, *cause = NULL;
    if (!at_simple_end(p)) {
        exc = bl_parse_expression(p);
        if (!exc || (accept(p, BL_KW_FROM) && !(cause = bl_parse_expression(p))))
            return NULL;
    }
    BlNode *n = bl_node_new(p, BL_AST_Raise, start);
    if (n) {
        n->Raise.exc = exc;
        n->Raise.cause = cause;
    }
    return n;
}

/* del_stmt: 'del' ','.del_target+ [','] &(';' | NEWLINE) */
static BlNode *parse_del(Parser *p)
{
    size_t start = p->pos++, base = p->sh->stack_count;
    do {
        BlNode *n = bl_parse_del_target(p);
        if (!n || !bl_push(p, n)) {
            p->sh->stack_count = base;
            return NULL;
        }
    } while (accept(p, BL_TOK_COMMA) && !at_simple_end(p));
    if (!at_simple_end(p)) {
        p->sh->stack_count = base;
        return NULL;
    }
    BlNode *n = bl_node_new(p, BL_AST_Delete, start);
    return n && bl_take_list(p, base, &n->Delete.targets) ? n : NULL;
}

/* assert_stmt: 'assert' expression [',' expression] */
static BlNode *parse_assert(Parser *p)
{
    size_t start = p->pos++;
    BlNode *test = bl_parse_expression(p), *msg = NULL;
    if (!test || (accept(p, BL_TOK_COMMA) && !(msg = bl_parse_expression(p))))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_Assert, start);
    if (n) {
        n->Assert.test = test;
        n->Assert.msg = msg;
    }
    return n;
}

/* global_stmt, nonlocal_stmt: word ','.NAME+ */
static BlNode *parse_scope(Parser *p, int kind)
{
    size_t start = p->pos++, count = 0;
    do {
        if (peek(p) != BL_TOK_NAME)
            return NULL;
        p->pos++;
        count++;
    } while (accept(p, BL_TOK_COMMA));
    BlNode *n = bl_node_new(p, kind, start);
    BlName **names = n ? bl_bump_array(&p->sh->memory, count, sizeof *names) : NULL;
    if (!names) {
        p->sh->no_memory = true;
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        if (!(names[i] = bl_name_token(p, start + 1 + 2 * i)))
            return NULL;
    BlNames list = {names, count};
    if (kind == BL_AST_Global)
        n->Global.names = list;
    else
        n->Nonlocal.names = list;
    return n;
}

static BlNode *plain_stmt(Parser *p, int kind)
{
    p->pos++;
    return bl_node_new(p, kind, p->pos - 1);
}

/* ---- imports ---- */

/* dotted_name: NAME ('.' NAME)*, as one name */
static BlName *parse_dotted(Parser *p)
{
    size_t start = p->pos;
    if (!accept(p, BL_TOK_NAME))
        return NULL;
    while (peek(p) == BL_TOK_DOT && peek_after(p, 1) == BL_TOK_NAME)
        p->pos += 2;
    if (p->pos == start + 1)
        return bl_name_token(p, start);
    BlBuf text = BL_BUF_INIT;
    for (size_t i = start; i < p->pos; i += 2) {
        BlName *part = bl_name_token(p, i);
        if (part) {
            if (i > start)
                bl_buf_addc(&text, '.');
            bl_buf_add(&text, part->bytes, part->len);
        }
    }
    BlName *name = text.failed || p->sh->no_memory ? NULL : bl_name_of(p, bl_buf_text(&text), text.size);
    p->sh->no_memory |= text.failed;
    bl_buf_free(&text);
    if (name)
        name->user = bl_name_token(p, start);       /* what `import a.b` binds: a, the very BlName of other mentions */
    return name;
}

/* name ['as' NAME] */
static BlNode *parse_alias(Parser *p, bool dotted)
{
    size_t start = p->pos;
    BlName *name = NULL, *asname = NULL;
    if (dotted)
        name = parse_dotted(p);
    else if (accept(p, BL_TOK_NAME))
        name = bl_name_token(p, start);
    if (!name)
        return NULL;
    if (accept(p, BL_KW_AS) && (!accept(p, BL_TOK_NAME) || !(asname = bl_name_token(p, p->pos - 1))))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_alias, start);
    if (n) {
        n->alias.name = name;
        n->alias.asname = asname;
    }
    return n;
}

/* ','.alias+, and a last comma where `close` follows */
static bool parse_aliases(Parser *p, bool dotted, int close, BlNodes *out)
{
    size_t base = p->sh->stack_count;
    do {
        BlNode *n = parse_alias(p, dotted);
        if (!n || !bl_push(p, n)) {
            p->sh->stack_count = base;
            return false;
        }
    } while (accept(p, BL_TOK_COMMA) && !(close && peek(p) == close));
    return bl_take_list(p, base, out);
}

/* import_name: 'import' ','.alias+ */
static BlNode *parse_import(Parser *p)
{
    size_t start = p->pos++;
    BlNodes names;
    if (!parse_aliases(p, true, 0, &names))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_Import, start);
    if (n)
        n->Import.names = names;
    return n;
}

/* import_from: 'from' ('.' | '...')* [dotted_name] 'import' ('*' | '(' aliases [','] ')' | aliases) */
static BlNode *parse_import_from(Parser *p)
{
    size_t start = p->pos++;
    int level = 0;
    for (;; p->pos++) {
        if (peek(p) == BL_TOK_DOT)
            level += 1;
        else if (peek(p) == BL_TOK_ELLIPSIS)
            level += 3;
        else
            break;
    }
    BlName *module = NULL;
    if (peek(p) == BL_TOK_NAME)
        module = parse_dotted(p);
    if ((!module && !level) || !accept(p, BL_KW_IMPORT))
        return NULL;
    BlNodes names;
    if (peek(p) == BL_TOK_STAR) {
        p->pos++;
        BlNode *star = bl_node_new(p, BL_AST_alias, p->pos - 1);
        if (!star || !(star->alias.name = bl_name_of(p, "*", 1)) || !bl_single_list(p, star, &names))
            return NULL;
    } else if (accept(p, BL_TOK_LPAR)) {
        if (!parse_aliases(p, false, BL_TOK_RPAR, &names) || !accept(p, BL_TOK_RPAR))
            return NULL;
    } else if (!parse_aliases(p, false, 0, &names)) {
        return NULL;
    }
    BlNode *n = bl_node_new(p, BL_AST_ImportFrom, start);
    if (n) {
        n->ImportFrom.module = module;
        n->ImportFrom.names = names;
        n->ImportFrom.level = level;
    }
    return n;
}

static BlNode *parse_simple(Parser *p)
{
    switch (peek(p)) {
    case BL_KW_RETURN: return parse_return(p);
    case BL_KW_IMPORT: return parse_import(p);
    case BL_KW_FROM: return parse_import_from(p);
    case BL_KW_RAISE: return parse_raise(p);
    case BL_KW_PASS: return plain_stmt(p, BL_AST_Pass);
    case BL_KW_DEL: return parse_del(p);
    case BL_KW_ASSERT: return parse_assert(p);
    case BL_KW_BREAK: return plain_stmt(p, BL_AST_Break);
    case BL_KW_CONTINUE: return plain_stmt(p, BL_AST_Continue);
    case BL_KW_GLOBAL: return parse_scope(p, BL_AST_Global);
    case BL_KW_NONLOCAL: return parse_scope(p, BL_AST_Nonlocal);
    }
    return parse_expression_stmt(p);
}

/* simple_stmts: ';'.simple_stmt+ [';'] NEWLINE; the statements are pushed */
bool bl_parse_simple_stmts(Parser *p)
{
    for (;;) {
        BlNode *n = parse_simple(p);
        if (!n || !bl_push(p, n))
            return false;
        if (accept(p, BL_TOK_NEWLINE))
            return true;
        if (!accept(p, BL_TOK_SEMI))
            return false;
        if (accept(p, BL_TOK_NEWLINE))
            return true;
    }
}

/* ---- blocks ---- */

/* Statements up to (and without) the token `stop`. */
bool bl_parse_statements(Parser *p, BlNodes *out, BlTokenKind stop)
{
    size_t base = p->sh->stack_count;
    while (peek(p) != (int)stop) {
        BlNode *n = NULL;
        bool compound;
        if (!bl_parse_compound(p, &n, &compound) || (compound ? !bl_push(p, n) : !bl_parse_simple_stmts(p))) {
            p->sh->stack_count = base;
            return false;
        }
    }
    return bl_take_list(p, base, out);
}

/* block: NEWLINE INDENT statements DEDENT | simple_stmts */
bool bl_parse_block(Parser *p, BlNodes *out)
{
    size_t base = p->sh->stack_count;
    if (!accept(p, BL_TOK_NEWLINE)) {
        if (bl_parse_simple_stmts(p))
            return bl_take_list(p, base, out);
        p->sh->stack_count = base;
        return false;
    }
    if (!accept(p, BL_TOK_INDENT))
        return false;
    enum { BLOCK_DEPTH = 8 };
    bool good = bl_deeper(p, BLOCK_DEPTH) && bl_parse_statements(p, out, BL_TOK_DEDENT);
    p->sh->depth -= BLOCK_DEPTH;
    return good && accept(p, BL_TOK_DEDENT);
}

static bool colon_block(Parser *p, BlNodes *out)
{
    return accept(p, BL_TOK_COLON) && bl_parse_block(p, out);
}

/* ['else' ':' block] */
static bool optional_else(Parser *p, BlNodes *out)
{
    *out = (BlNodes){NULL, 0};
    return !accept(p, BL_KW_ELSE) || colon_block(p, out);
}

/* interactive: a compound statement and a NEWLINE, or a line of simple ones, or an empty line */
BlNode *bl_parse_statement_line(Parser *p, BlNodes *out)
{
    size_t base = p->sh->stack_count, start = p->pos;
    BlNode *n = NULL;
    bool compound;
    if (accept(p, BL_TOK_NEWLINE)) {
        n = bl_node_new(p, BL_AST_Pass, start);
        if (n)
            n->end_line = p->tokens[start].end_line, n->end_col = p->tokens[start].end_col;
        return n && bl_single_list(p, n, out) ? n : NULL;
    }
    if (peek(p) == BL_TOK_END || !bl_parse_compound(p, &n, &compound))
        return NULL;
    if (compound ? !accept(p, BL_TOK_NEWLINE) || !bl_push(p, n) : !bl_parse_simple_stmts(p)) {
        p->sh->stack_count = base;
        return NULL;
    }
    return bl_take_list(p, base, out) ? out->items[0] : NULL;
}

/* ---- compound statements ---- */

/* if_stmt: 'if' named_expression ':' block ('elif' named_expression ':' block)* ['else' ':' block].
 * A chain of elif is a chain of nodes; each ends where the whole statement ends. */
static BlNode *parse_if(Parser *p)
{
    BlNode *first = NULL, *outer = NULL;
    for (;;) {
        size_t start = p->pos++;
        BlNode *test = bl_parse_named_expression(p);
        BlNodes body;
        if (!test || !colon_block(p, &body))
            return NULL;
        BlNode *n = bl_node_new(p, BL_AST_If, start);
        if (!n)
            return NULL;
        n->If.test = test;
        n->If.body = body;
        if (outer) {
            if (!bl_single_list(p, n, &outer->If.orelse))
                return NULL;
        } else {
            first = n;
        }
        outer = n;
        if (peek(p) != BL_KW_ELIF)
            break;
    }
    if (!optional_else(p, &outer->If.orelse))
        return NULL;
    BlNode *end = bl_node_new(p, BL_AST_Pass, p->pos - 1);
    if (!end)
        return NULL;
    for (BlNode *n = first;; n = n->If.orelse.items[0]) {
        n->end_line = end->end_line;
        n->end_col = end->end_col;
        if (n == outer)
            return first;
    }
}

/* while_stmt: 'while' named_expression ':' block ['else' ':' block] */
static BlNode *parse_while(Parser *p)
{
    size_t start = p->pos++;
    BlNode *test = bl_parse_named_expression(p);
    BlNodes body, orelse;
    if (!test || !colon_block(p, &body) || !optional_else(p, &orelse))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_While, start);
    if (n) {
        n->While.test = test;
        n->While.body = body;
        n->While.orelse = orelse;
    }
    return n;
}

/* for_stmt: ['async'] 'for' star_targets 'in' star_expressions ':' block ['else' ':' block] */
static BlNode *parse_for(Parser *p, size_t start, bool async)
{
    p->pos++;
    BlNode *target = bl_parse_star_targets(p);
    if (!target || !accept(p, BL_KW_IN))
        return NULL;
    BlNode *iter = bl_parse_star_expressions(p);
    BlNodes body, orelse;
    if (!iter || !colon_block(p, &body) || !optional_else(p, &orelse))
        return NULL;
    BlNode *n = bl_node_new(p, async ? BL_AST_AsyncFor : BL_AST_For, start);
    if (n) {
        n->For.target = target;
        n->For.iter = iter;
        n->For.body = body;
        n->For.orelse = orelse;
    }
    return n;
}

/* with_item: expression ['as' star_target] */
static BlNode *parse_with_item(Parser *p)
{
    BlNode *expr = bl_parse_expression(p), *target = NULL;
    if (!expr || (accept(p, BL_KW_AS) && !(target = bl_parse_star_target(p))))
        return NULL;
    BlNode *n = bl_node_at(p, BL_AST_withitem, 0, 0, 0, 0);
    if (n) {
        n->withitem.context_expr = expr;
        n->withitem.optional_vars = target;
    }
    return n;
}

static bool parse_with_items(Parser *p, int close, BlNodes *out)
{
    size_t base = p->sh->stack_count;
    do {
        BlNode *n = parse_with_item(p);
        if (!n || !bl_push(p, n)) {
            p->sh->stack_count = base;
            return false;
        }
    } while (accept(p, BL_TOK_COMMA) && peek(p) != close);
    return bl_take_list(p, base, out);
}

/* with_stmt: ['async'] 'with' ('(' ','.with_item+ [','] ')' | ','.with_item+) ':' block. What looks like the first
 * may turn out to be the second: with (a), b: ... */
static BlNode *parse_with(Parser *p, size_t start, bool async)
{
    p->pos++;
    BlNodes items, body;
    bool found = false;
    if (peek(p) == BL_TOK_LPAR) {
        size_t before = p->pos++, base = p->sh->stack_count;
        int depth = p->sh->depth;
        found = parse_with_items(p, BL_TOK_RPAR, &items) && accept(p, BL_TOK_RPAR) && peek(p) == BL_TOK_COLON;
        if (!found) {
            if (p->sh->no_memory)
                return NULL;
            p->pos = before;
            p->sh->stack_count = base;
            p->sh->depth = depth;
        }
    }
    if ((!found && !parse_with_items(p, -1, &items)) || !colon_block(p, &body))
        return NULL;
    BlNode *n = bl_node_new(p, async ? BL_AST_AsyncWith : BL_AST_With, start);
    if (n) {
        n->With.items = items;
        n->With.body = body;
    }
    return n;
}

/* except_block: 'except' ['*'] [expression ['as' NAME]] ':' block; *star is -1 before the first one */
static BlNode *parse_handler(Parser *p, int *star, bool *bare)
{
    size_t start = p->pos++;
    int starred = accept(p, BL_TOK_STAR);
    BlNode *type = NULL;
    BlName *name = NULL;
    if (*star >= 0 && *star != starred)
        return NULL;
    *star = starred;
    *bare = peek(p) == BL_TOK_COLON;
    if (*bare) {
        if (starred)
            return NULL;
    } else {
        type = bl_parse_expression(p);
        if (!type)
            return NULL;
        if (accept(p, BL_KW_AS) && (!accept(p, BL_TOK_NAME) || !(name = bl_name_token(p, p->pos - 1))))
            return NULL;
    }
    BlNodes body;
    if (!colon_block(p, &body))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_ExceptHandler, start);
    if (n) {
        n->ExceptHandler.type = type;
        n->ExceptHandler.name = name;
        n->ExceptHandler.body = body;
    }
    return n;
}

/* try_stmt: 'try' ':' block (except_block+ ['else' ':' block] ['finally' ':' block] | 'finally' ':' block) */
static BlNode *parse_try(Parser *p)
{
    size_t start = p->pos++;
    BlNodes body, handlers, orelse = {NULL, 0}, finalbody = {NULL, 0};
    if (!colon_block(p, &body))
        return NULL;
    size_t base = p->sh->stack_count;
    int star = -1;
    while (peek(p) == BL_KW_EXCEPT) {
        bool bare;
        BlNode *n = parse_handler(p, &star, &bare);
        if (!n || !bl_push(p, n)) {
            p->sh->stack_count = base;
            return NULL;
        }
    }
    if (!bl_take_list(p, base, &handlers) || (handlers.count && !optional_else(p, &orelse)) ||
        (accept(p, BL_KW_FINALLY) && !colon_block(p, &finalbody)) || (!handlers.count && !finalbody.count))
        return NULL;
    BlNode *n = bl_node_new(p, star == 1 ? BL_AST_TryStar : BL_AST_Try, start);
    if (n) {
        n->Try.body = body;
        n->Try.handlers = handlers;
        n->Try.orelse = orelse;
        n->Try.finalbody = finalbody;
    }
    return n;
}

/* class_def: 'class' NAME ['(' [arguments] ')'] ':' block */
static BlNode *parse_class(Parser *p, BlNodes decorators)
{
    size_t start = p->pos++;
    if (!accept(p, BL_TOK_NAME))
        return NULL;
    BlName *name = bl_name_token(p, p->pos - 1);
    BlNodes bases = {NULL, 0}, keywords = {NULL, 0}, body;
    if (!name || (accept(p, BL_TOK_LPAR) && (!bl_parse_arguments(p, &bases, &keywords) || !accept(p, BL_TOK_RPAR))) ||
        !colon_block(p, &body))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_ClassDef, start);
    if (n) {
        n->ClassDef.name = name;
        n->ClassDef.bases = bases;
        n->ClassDef.keywords = keywords;
        n->ClassDef.body = body;
        n->ClassDef.decorator_list = decorators;
    }
    return n;
}

/* function_def: ['async'] 'def' NAME '(' [params] ')' ['->' expression] ':' block */
static BlNode *parse_def(Parser *p, size_t start, bool async, BlNodes decorators)
{
    p->pos++;
    if (!accept(p, BL_TOK_NAME))
        return NULL;
    BlName *name = bl_name_token(p, p->pos - 1);
    BlNode *args, *returns = NULL;
    BlNodes body;
    if (!name || !accept(p, BL_TOK_LPAR) || !(args = bl_parse_params(p, BL_TOK_RPAR, false)) || !accept(p, BL_TOK_RPAR) ||
        (accept(p, BL_TOK_RARROW) && !(returns = bl_parse_expression(p))) || !colon_block(p, &body))
        return NULL;
    BlNode *n = bl_node_new(p, async ? BL_AST_AsyncFunctionDef : BL_AST_FunctionDef, start);
    if (n) {
        n->FunctionDef.name = name;
        n->FunctionDef.args = args;
        n->FunctionDef.body = body;
        n->FunctionDef.decorator_list = decorators;
        n->FunctionDef.returns = returns;
    }
    return n;
}

/* decorators: ('@' named_expression NEWLINE)+, and the function or class they are for */
static BlNode *parse_decorated(Parser *p)
{
    size_t base = p->sh->stack_count;
    while (accept(p, BL_TOK_AT)) {
        BlNode *n = bl_parse_named_expression(p);
        if (!n || !bl_push(p, n) || !accept(p, BL_TOK_NEWLINE)) {
            p->sh->stack_count = base;
            return NULL;
        }
    }
    BlNodes decorators;
    if (!bl_take_list(p, base, &decorators))
        return NULL;
    size_t start = p->pos;
    if (peek(p) == BL_KW_CLASS)
        return parse_class(p, decorators);
    bool async = accept(p, BL_KW_ASYNC);
    return peek(p) == BL_KW_DEF ? parse_def(p, start, async, decorators) : NULL;
}

static BlNode *parse_async(Parser *p)
{
    size_t start = p->pos++;
    switch (peek(p)) {
    case BL_KW_DEF: return parse_def(p, start, true, (BlNodes){NULL, 0});
    case BL_KW_FOR: return parse_for(p, start, true);
    case BL_KW_WITH: return parse_with(p, start, true);
    }
    return NULL;
}

/* A compound statement goes to *out. What begins none is left alone, with *is_compound false. */
bool bl_parse_compound(Parser *p, BlNode **out, bool *is_compound)
{
    *is_compound = true;
    switch (peek(p)) {
    case BL_KW_IF: *out = parse_if(p); break;
    case BL_KW_WHILE: *out = parse_while(p); break;
    case BL_KW_FOR: *out = parse_for(p, p->pos, false); break;
    case BL_KW_TRY: *out = parse_try(p); break;
    case BL_KW_WITH: *out = parse_with(p, p->pos, false); break;
    case BL_KW_DEF: *out = parse_def(p, p->pos, false, (BlNodes){NULL, 0}); break;
    case BL_KW_CLASS: *out = parse_class(p, (BlNodes){NULL, 0}); break;
    case BL_TOK_AT: *out = parse_decorated(p); break;
    case BL_KW_ASYNC: *out = parse_async(p); break;
    default:
        *is_compound = false;
        if (!at_word(p, "match"))
            return true;
        size_t before = p->pos, base = p->sh->stack_count;
        int depth = p->sh->depth;
        *out = bl_parse_match(p);
        if (*out) {
            *is_compound = true;
            return true;
        }
        p->pos = before;
        p->sh->stack_count = base;
        p->sh->depth = depth;
        return !p->sh->no_memory;
    }
    return *out != NULL;
}
