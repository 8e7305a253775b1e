/* parse_expr.c -- expressions, arguments, parameters, targets.
 *
 * Binary operators climb by precedence, trailers are a loop, so only what really nests recurses: parentheses, unary
 * operators, the right sides of ** and lambda, the last branch of a conditional. Each of these counts its depth.
 *
 * Targets are read as expressions and turned into targets afterwards; what cannot be one makes the parse fail.
 */
#include "syntax/parse.h"

static BlNode *parse_primary(Parser *p);

/* ---- small things ---- */

static bool at_comprehension(const Parser *p)
{
    return peek(p) == BL_KW_FOR || (peek(p) == BL_KW_ASYNC && peek_after(p, 1) == BL_KW_FOR);
}

static BlNode *tuple_from(Parser *p, size_t start, size_t base)
{
    BlNode *n = bl_node_new(p, BL_AST_Tuple, start);
    return n && bl_take_list(p, base, &n->Tuple.elts) ? n : NULL;
}

/* Tokens that cannot begin an expression: after a comma they mean that the list is at its end. */
static bool at_expression(const Parser *p)
{
    switch (peek(p)) {
    case BL_TOK_NAME: case BL_TOK_NUMBER: case BL_TOK_STRING: case BL_TOK_LPAR: case BL_TOK_LSQB: case BL_TOK_LBRACE:
    case BL_TOK_ELLIPSIS: case BL_TOK_PLUS: case BL_TOK_MINUS: case BL_TOK_TILDE: case BL_KW_NOT: case BL_KW_LAMBDA:
    case BL_KW_AWAIT: case BL_KW_NONE: case BL_KW_TRUE: case BL_KW_FALSE: case BL_TOK_STAR:
        return true;
    }
    return false;
}

/* Items read by `item`, separated by commas, a last comma allowed, pushed from `base` on; answers how many commas. */
static int parse_comma_list(Parser *p, BlNode *(*item)(Parser *))
{
    int commas = 0;
    for (;;) {
        BlNode *n = item(p);
        if (!n || !bl_push(p, n))
            return -1;
        if (!accept(p, BL_TOK_COMMA))
            return commas;
        commas++;
        if (!at_expression(p))
            return commas;
    }
}

/* items (',' items)* [',']: the item itself when there is no comma, otherwise a tuple without parentheses. */
static BlNode *parse_tuple_of(Parser *p, BlNode *(*item)(Parser *))
{
    size_t start = p->pos, base = p->sh->stack_count;
    BlNode *first = item(p);
    if (!first || peek(p) != BL_TOK_COMMA)
        return first;
    p->pos++;
    if (!bl_push(p, first))
        return NULL;
    if (at_expression(p) && parse_comma_list(p, item) < 0) {
        p->sh->stack_count = base;
        return NULL;
    }
    return tuple_from(p, start, base);
}

static BlNode *starred(Parser *p, BlNode *(*value)(Parser *))
{
    size_t start = p->pos++;
    BlNode *v = value(p);
    BlNode *n = v ? bl_node_new(p, BL_AST_Starred, start) : NULL;
    if (n)
        n->Starred.value = v;
    return n;
}

/* star_expression: '*' bitwise_or | expression */
BlNode *bl_parse_star_expression(Parser *p)
{
    return peek(p) == BL_TOK_STAR ? starred(p, bl_parse_bitwise_or) : bl_parse_expression(p);
}

/* star_named_expression: '*' bitwise_or | named_expression */
BlNode *bl_parse_star_named(Parser *p)
{
    return peek(p) == BL_TOK_STAR ? starred(p, bl_parse_bitwise_or) : bl_parse_named_expression(p);
}

BlNode *bl_parse_star_expressions(Parser *p)
{
    return parse_tuple_of(p, bl_parse_star_expression);
}

BlNode *bl_parse_expressions(Parser *p)
{
    return parse_tuple_of(p, bl_parse_expression);
}

/* '*' expression | named_expression */
static BlNode *parse_loose(Parser *p)
{
    return peek(p) == BL_TOK_STAR ? starred(p, bl_parse_expression) : bl_parse_named_expression(p);
}

BlNode *bl_parse_row(Parser *p)
{
    return parse_tuple_of(p, parse_loose);
}

/* yield_expr: 'yield' 'from' expression | 'yield' [star_expressions] */
BlNode *bl_parse_yield(Parser *p)
{
    size_t start = p->pos++;
    if (accept(p, BL_KW_FROM)) {
        BlNode *v = bl_parse_expression(p);
        BlNode *n = v ? bl_node_new(p, BL_AST_YieldFrom, start) : NULL;
        if (n)
            n->YieldFrom.value = v;
        return n;
    }
    BlNode *v = NULL;
    if (at_expression(p) && !(v = bl_parse_star_expressions(p)))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_Yield, start);
    if (n)
        n->Yield.value = v;
    return n;
}

BlNode *bl_parse_assigned(Parser *p)
{
    return peek(p) == BL_KW_YIELD ? bl_parse_yield(p) : bl_parse_star_expressions(p);
}

static BlNode *name_node(Parser *p, size_t index, BlContext ctx)
{
    BlName *id = bl_name_token(p, index);
    const BlToken *t = &p->tokens[index];
    BlNode *n = id ? bl_node_at(p, BL_AST_Name, t->line, t->col, t->end_line, t->end_col) : NULL;
    if (n) {
        n->Name.id = id;
        n->Name.ctx = (uint8_t)ctx;
    }
    return n;
}

/* ---- operators ---- */

/* named_expression: NAME ':=' expression | expression !':=' */
BlNode *bl_parse_named_expression(Parser *p)
{
    if (peek(p) == BL_TOK_NAME && peek_after(p, 1) == BL_TOK_COLONEQUAL) {
        size_t start = p->pos;
        BlNode *target = name_node(p, start, BL_STORE);
        p->pos += 2;
        BlNode *value = target ? bl_parse_expression(p) : NULL;
        BlNode *n = value ? bl_node_new(p, BL_AST_NamedExpr, start) : NULL;
        if (n) {
            n->NamedExpr.target = target;
            n->NamedExpr.value = value;
        }
        return n;
    }
    BlNode *n = bl_parse_expression(p);
    return n && peek(p) != BL_TOK_COLONEQUAL ? n : NULL;
}

/* lambda: 'lambda' [params] ':' expression */
static BlNode *parse_lambda(Parser *p)
{
    size_t start = p->pos++;
    BlNode *args = bl_parse_params(p, BL_TOK_COLON, true);
    if (!args || !accept(p, BL_TOK_COLON))
        return NULL;
    BlNode *body = bl_deeper(p, 2) ? bl_parse_expression(p) : NULL;
    p->sh->depth -= 2;
    BlNode *n = body ? bl_node_new(p, BL_AST_Lambda, start) : NULL;
    if (n) {
        n->Lambda.args = args;
        n->Lambda.body = body;
    }
    return n;
}

/* expression: disjunction ['if' disjunction 'else' expression] | lambda */
BlNode *bl_parse_expression(Parser *p)
{
    if (peek(p) == BL_KW_LAMBDA)
        return parse_lambda(p);
    size_t start = p->pos;
    BlNode *body = bl_parse_disjunction(p);
    if (!body || peek(p) != BL_KW_IF)
        return body;
    size_t before = p->pos++;
    BlNode *test = bl_parse_disjunction(p);
    if (!test)
        return NULL;
    if (!accept(p, BL_KW_ELSE)) {
        p->pos = before;
        return body;
    }
    BlNode *orelse = bl_deeper(p, 1) ? bl_parse_expression(p) : NULL;
    p->sh->depth--;
    BlNode *n = orelse ? bl_node_new(p, BL_AST_IfExp, start) : NULL;
    if (n) {
        n->IfExp.test = test;
        n->IfExp.body = body;
        n->IfExp.orelse = orelse;
    }
    return n;
}

/* item (word item)*, one BoolOp for all of them */
static BlNode *parse_bool_op(Parser *p, int word, BlOperator op, BlNode *(*item)(Parser *))
{
    size_t start = p->pos, base = p->sh->stack_count;
    BlNode *first = item(p);
    if (!first || peek(p) != word)
        return first;
    if (!bl_push(p, first))
        return NULL;
    while (accept(p, word)) {
        BlNode *next = item(p);
        if (!next || !bl_push(p, next)) {
            p->sh->stack_count = base;
            return NULL;
        }
    }
    BlNode *n = bl_node_new(p, BL_AST_BoolOp, start);
    if (!n || !bl_take_list(p, base, &n->BoolOp.values))
        return NULL;
    n->BoolOp.op = (uint8_t)op;
    return n;
}

static BlNode *unary(Parser *p, BlOperator op, BlNode *(*operand)(Parser *))
{
    size_t start = p->pos++;
    BlNode *v = bl_deeper(p, 1) ? operand(p) : NULL;
    p->sh->depth--;
    BlNode *n = v ? bl_node_new(p, BL_AST_UnaryOp, start) : NULL;
    if (n) {
        n->UnaryOp.op = (uint8_t)op;
        n->UnaryOp.operand = v;
    }
    return n;
}

/* The comparison operator at this token, and how many tokens it has; -1 for none. */
static int comparison_op(const Parser *p, int *tokens)
{
    *tokens = 1;
    switch (peek(p)) {
    case BL_TOK_EQEQUAL: return BL_OP_EQ;
    case BL_TOK_NOTEQUAL: return BL_OP_NOTEQ;
    case BL_TOK_LESS: return BL_OP_LT;
    case BL_TOK_LESSEQUAL: return BL_OP_LTE;
    case BL_TOK_GREATER: return BL_OP_GT;
    case BL_TOK_GREATEREQUAL: return BL_OP_GTE;
    case BL_KW_IN: return BL_OP_IN;
    case BL_KW_IS:
        *tokens = peek_after(p, 1) == BL_KW_NOT ? 2 : 1;
        return *tokens == 2 ? BL_OP_ISNOT : BL_OP_IS;
    case BL_KW_NOT:
        *tokens = 2;
        return peek_after(p, 1) == BL_KW_IN ? BL_OP_NOTIN : -1;
    }
    return -1;
}

/* comparison: bitwise_or (op bitwise_or)* */
static BlNode *parse_comparison(Parser *p)
{
    size_t start = p->pos, base = p->sh->stack_count;
    BlNode *left = bl_parse_bitwise_or(p);
    int tokens, op;
    if (!left || (op = comparison_op(p, &tokens)) < 0)
        return left;
    BlBuf ops = BL_BUF_INIT;
    BlNode *n = NULL;
    do {
        p->pos += (size_t)tokens;
        bl_buf_addc(&ops, (char)op);
        BlNode *right = bl_parse_bitwise_or(p);
        if (!right || !bl_push(p, right))
            goto done;
    } while ((op = comparison_op(p, &tokens)) >= 0);
    n = bl_node_new(p, BL_AST_Compare, start);
    if (n) {
        n->Compare.left = left;
        n->Compare.ops.count = ops.size;
        n->Compare.ops.items = (uint8_t *)bl_bump_text(&p->sh->memory, bl_buf_text(&ops), ops.size);
        if (!n->Compare.ops.items || ops.failed || !bl_take_list(p, base, &n->Compare.comparators)) {
            p->sh->no_memory = true;
            n = NULL;
        }
    }
done:
    p->sh->stack_count = base;
    bl_buf_free(&ops);
    return n;
}

/* inversion: 'not' inversion | comparison */
static BlNode *parse_inversion(Parser *p)
{
    return peek(p) == BL_KW_NOT ? unary(p, BL_OP_NOT, parse_inversion) : parse_comparison(p);
}

static BlNode *parse_conjunction(Parser *p)
{
    return parse_bool_op(p, BL_KW_AND, BL_OP_AND, parse_inversion);
}

BlNode *bl_parse_disjunction(Parser *p)
{
    return parse_bool_op(p, BL_KW_OR, BL_OP_OR, parse_conjunction);
}

/* factor: ('+' | '-' | '~') factor | ['await'] primary ['**' factor] */
static BlNode *parse_factor(Parser *p)
{
    switch (peek(p)) {
    case BL_TOK_PLUS:  return unary(p, BL_OP_UADD, parse_factor);
    case BL_TOK_MINUS: return unary(p, BL_OP_USUB, parse_factor);
    case BL_TOK_TILDE: return unary(p, BL_OP_INVERT, parse_factor);
    }
    size_t start = p->pos;
    bool await = accept(p, BL_KW_AWAIT);
    BlNode *base = parse_primary(p);
    if (base && await) {
        BlNode *n = bl_node_new(p, BL_AST_Await, start);
        if (n)
            n->Await.value = base;
        base = n;
    }
    if (!base || peek(p) != BL_TOK_DOUBLESTAR)
        return base;
    p->pos++;
    BlNode *power = bl_deeper(p, 2) ? parse_factor(p) : NULL;
    p->sh->depth -= 2;
    BlNode *n = power ? bl_node_new(p, BL_AST_BinOp, start) : NULL;
    if (n) {
        n->BinOp.left = base;
        n->BinOp.op = BL_OP_POW;
        n->BinOp.right = power;
    }
    return n;
}

static int binary_level(int kind, BlOperator *op)
{
    switch (kind) {
    case BL_TOK_VBAR:        *op = BL_OP_BITOR;    return 1;
    case BL_TOK_CIRCUMFLEX:  *op = BL_OP_BITXOR;   return 2;
    case BL_TOK_AMPER:       *op = BL_OP_BITAND;   return 3;
    case BL_TOK_LEFTSHIFT:   *op = BL_OP_LSHIFT;   return 4;
    case BL_TOK_RIGHTSHIFT:  *op = BL_OP_RSHIFT;   return 4;
    case BL_TOK_PLUS:        *op = BL_OP_ADD;      return 5;
    case BL_TOK_MINUS:       *op = BL_OP_SUB;      return 5;
    case BL_TOK_STAR:        *op = BL_OP_MULT;     return 6;
    case BL_TOK_SLASH:       *op = BL_OP_DIV;      return 6;
    case BL_TOK_DOUBLESLASH: *op = BL_OP_FLOORDIV; return 6;
    case BL_TOK_PERCENT:     *op = BL_OP_MOD;      return 6;
    case BL_TOK_AT:          *op = BL_OP_MATMULT;  return 6;
    }
    return 0;
}

/* Operators that bind at least as tightly as `level`; equal ones group to the left. */
static BlNode *parse_binary(Parser *p, int level)
{
    size_t start = p->pos;
    BlNode *left = parse_factor(p);
    BlOperator op = BL_OP_ADD;
    int found;
    while (left && (found = binary_level(peek(p), &op)) >= level && found > 0) {
        p->pos++;
        BlNode *right = parse_binary(p, found + 1);
        BlNode *n = right ? bl_node_new(p, BL_AST_BinOp, start) : NULL;
        if (n) {
            n->BinOp.left = left;
            n->BinOp.op = (uint8_t)op;
            n->BinOp.right = right;
        }
        left = n;
    }
    return left;
}

BlNode *bl_parse_bitwise_or(Parser *p)
{
    return parse_binary(p, 1);
}

/* ---- comprehensions ---- */

/* for_if_clause: ['async'] 'for' star_targets 'in' disjunction ('if' disjunction)* */
static BlNode *parse_for_clause(Parser *p)
{
    bool async = accept(p, BL_KW_ASYNC);
    if (!accept(p, BL_KW_FOR))
        return NULL;
    BlNode *target = bl_parse_star_targets(p);
    if (!target || !accept(p, BL_KW_IN))
        return NULL;
    BlNode *iter = bl_parse_disjunction(p);
    if (!iter)
        return NULL;
    size_t base = p->sh->stack_count;
    while (accept(p, BL_KW_IF)) {
        BlNode *cond = bl_parse_disjunction(p);
        if (!cond || !bl_push(p, cond)) {
            p->sh->stack_count = base;
            return NULL;
        }
    }
    BlNode *n = bl_node_at(p, BL_AST_comprehension, 0, 0, 0, 0);
    if (!n || !bl_take_list(p, base, &n->comprehension.ifs))
        return NULL;
    n->comprehension.target = target;
    n->comprehension.iter = iter;
    n->comprehension.is_async = async;
    return n;
}

/* for_if_clauses: for_if_clause+ */
bool bl_parse_for_clauses(Parser *p, BlNodes *out)
{
    size_t base = p->sh->stack_count;
    do {
        BlNode *n = parse_for_clause(p);
        if (!n || !bl_push(p, n)) {
            p->sh->stack_count = base;
            return false;
        }
    } while (at_comprehension(p));
    return bl_take_list(p, base, out);
}

/* After the element: clauses and the closing bracket. All kinds keep their element first, their clauses second. */
static BlNode *finish_comprehension(Parser *p, int kind, size_t start, BlNode *elt, int close)
{
    BlNodes clauses;
    if (!bl_parse_for_clauses(p, &clauses) || !accept(p, close))
        return NULL;
    BlNode *n = bl_node_new(p, kind, start);
    if (!n)
        return NULL;
    switch (kind) {
    case BL_AST_ListComp: n->ListComp.elt = elt; n->ListComp.generators = clauses; break;
    case BL_AST_SetComp: n->SetComp.elt = elt; n->SetComp.generators = clauses; break;
    default: n->GeneratorExp.elt = elt; n->GeneratorExp.generators = clauses; break;
    }
    return n;
}

/* ---- displays ---- */

/* '(' already at pos: tuple, group or generator expression */
static BlNode *parse_parens(Parser *p)
{
    size_t start = p->pos++, base = p->sh->stack_count;
    if (accept(p, BL_TOK_RPAR))
        return tuple_from(p, start, base);
    if (peek(p) == BL_KW_YIELD) {
        BlNode *n = bl_parse_yield(p);
        if (!n || !accept(p, BL_TOK_RPAR))
            return NULL;
        n->parens = 1;
        return n;
    }
    BlNode *first = bl_parse_star_named(p);
    if (!first)
        return NULL;
    bool plain = first->kind != BL_AST_Starred || first->parens;
    if (plain && accept(p, BL_TOK_RPAR)) {
        first->parens = 1;
        return first;
    }
    if (plain && at_comprehension(p))
        return finish_comprehension(p, BL_AST_GeneratorExp, start, first, BL_TOK_RPAR);
    if (!bl_push(p, first) || !accept(p, BL_TOK_COMMA) ||
        (at_expression(p) && parse_comma_list(p, bl_parse_star_named) < 0) || !accept(p, BL_TOK_RPAR)) {
        p->sh->stack_count = base;
        return NULL;
    }
    return tuple_from(p, start, base);
}

/* list: '[' [star_named_expressions] ']' and list comprehensions */
static BlNode *parse_brackets(Parser *p)
{
    size_t start = p->pos++, base = p->sh->stack_count;
    if (!accept(p, BL_TOK_RSQB)) {
        BlNode *first = bl_parse_star_named(p);
        if (!first)
            return NULL;
        if (first->kind != BL_AST_Starred && at_comprehension(p))
            return finish_comprehension(p, BL_AST_ListComp, start, first, BL_TOK_RSQB);
        if (!bl_push(p, first) ||
            (accept(p, BL_TOK_COMMA) && at_expression(p) && parse_comma_list(p, bl_parse_star_named) < 0) ||
            !accept(p, BL_TOK_RSQB)) {
            p->sh->stack_count = base;
            return NULL;
        }
    }
    BlNode *n = bl_node_new(p, BL_AST_List, start);
    return n && bl_take_list(p, base, &n->List.elts) ? n : NULL;
}

/* kvpair: expression ':' expression */
static bool parse_pair(Parser *p, BlNode **key, BlNode **value)
{
    *key = bl_parse_expression(p);
    return *key && accept(p, BL_TOK_COLON) && (*value = bl_parse_expression(p)) != NULL;
}

/* The keys and values are collected alternately, then separated. */
static BlNode *dict_from(Parser *p, size_t start, size_t base)
{
    BlNode *n = bl_node_new(p, BL_AST_Dict, start);
    BlNodes both;
    if (!n || !bl_take_list(p, base, &both))
        return NULL;
    size_t count = both.count / 2;
    if (count == 0)
        return n;
    BlNode **values = bl_bump_array(&p->sh->memory, count, sizeof *values);
    if (!values) {
        p->sh->no_memory = true;
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        values[i] = both.items[2 * i + 1];
        both.items[i] = both.items[2 * i];
    }
    n->Dict.keys = (BlNodes){both.items, count};
    n->Dict.values = (BlNodes){values, count};
    return n;
}

/* dict: '{' ','.('**' bitwise_or | kvpair)+ [','] '}' */
static BlNode *parse_dict(Parser *p, size_t start)
{
    size_t base = p->sh->stack_count;
    bool first = true;
    for (;; first = false) {
        BlNode *key = NULL, *value;
        if (accept(p, BL_TOK_DOUBLESTAR)) {
            value = bl_parse_bitwise_or(p);
            if (!value)
                break;
        } else if (!parse_pair(p, &key, &value)) {
            break;
        }
        if (first && key && at_comprehension(p)) {
            BlNodes clauses;
            if (!bl_parse_for_clauses(p, &clauses) || !accept(p, BL_TOK_RBRACE))
                break;
            BlNode *n = bl_node_new(p, BL_AST_DictComp, start);
            if (n) {
                n->DictComp.key = key;
                n->DictComp.value = value;
                n->DictComp.generators = clauses;
            }
            return n;
        }
        if (!bl_push(p, key) || !bl_push(p, value))
            break;
        bool comma = accept(p, BL_TOK_COMMA);
        if (accept(p, BL_TOK_RBRACE))
            return dict_from(p, start, base);
        if (!comma)
            break;
    }
    p->sh->stack_count = base;
    return NULL;
}

/* '{' at pos: dict, set and their comprehensions. What follows the first expression tells which. */
static BlNode *parse_braces(Parser *p)
{
    size_t start = p->pos++, base = p->sh->stack_count;
    if (accept(p, BL_TOK_RBRACE))
        return bl_node_new(p, BL_AST_Dict, start);
    if (peek(p) == BL_TOK_DOUBLESTAR)
        return parse_dict(p, start);
    size_t inner = p->pos;
    BlNode *first = bl_parse_star_named(p);
    if (!first)
        return NULL;
    if (peek(p) == BL_TOK_COLON) {
        BlNode *key = first;
        if (key->kind == BL_AST_Starred || (key->kind == BL_AST_NamedExpr && !key->parens))
            return NULL;
        p->pos = inner;
        return parse_dict(p, start);
    }
    if (first->kind != BL_AST_Starred && at_comprehension(p))
        return finish_comprehension(p, BL_AST_SetComp, start, first, BL_TOK_RBRACE);
    if (!bl_push(p, first) ||
        (accept(p, BL_TOK_COMMA) && at_expression(p) && parse_comma_list(p, bl_parse_star_named) < 0) ||
        !accept(p, BL_TOK_RBRACE)) {
        p->sh->stack_count = base;
        return NULL;
    }
    BlNode *n = bl_node_new(p, BL_AST_Set, start);
    return n && bl_take_list(p, base, &n->Set.elts) ? n : NULL;
}

/* ---- atoms and trailers ---- */

static BlNode *constant(Parser *p, BlConstKind kind)
{
    size_t start = p->pos++;
    BlNode *n = bl_node_new(p, BL_AST_Constant, start);
    if (n)
        n->Constant.value.kind = (uint8_t)kind;
    return n;
}

static BlNode *parse_atom(Parser *p)
{
    enum { PAREN_DEPTH = 20 };
    BlNode *(*nested)(Parser *);
    switch (peek(p)) {
    case BL_TOK_NAME: return name_node(p, p->pos++, BL_LOAD);
    case BL_TOK_NUMBER: return bl_parse_number(p);
    case BL_TOK_STRING: return bl_parse_strings(p);
    case BL_KW_NONE: return constant(p, BL_CONST_NONE);
    case BL_KW_TRUE: return constant(p, BL_CONST_TRUE);
    case BL_KW_FALSE: return constant(p, BL_CONST_FALSE);
    case BL_TOK_ELLIPSIS: return constant(p, BL_CONST_ELLIPSIS);
    case BL_TOK_LPAR: nested = parse_parens; break;
    case BL_TOK_LSQB: nested = parse_brackets; break;
    case BL_TOK_LBRACE: nested = parse_braces; break;
    default: return NULL;
    }
    BlNode *n = bl_deeper(p, PAREN_DEPTH) ? nested(p) : NULL;
    p->sh->depth -= PAREN_DEPTH;
    return n;
}

/* keyword: NAME '=' expression | '**' expression */
static BlNode *parse_keyword(Parser *p)
{
    size_t start = p->pos;
    BlName *arg = NULL;
    if (peek(p) == BL_TOK_NAME) {
        arg = bl_name_token(p, start);
        if (!arg)
            return NULL;
        p->pos += 2;
    } else {
        p->pos++;
    }
    BlNode *value = bl_parse_expression(p);
    BlNode *n = value ? bl_node_new(p, BL_AST_keyword, start) : NULL;
    if (n) {
        n->keyword.arg = arg;
        n->keyword.value = value;
    }
    return n;
}

/* arguments: positional and starred ones, then NAME=value and starred ones, then NAME=value and '**' ones. The
 * closing parenthesis stays. Keywords wait on the stack while positional ones go to a second place. */
bool bl_parse_arguments(Parser *p, BlNodes *args, BlNodes *keywords)
{
    size_t base = p->sh->stack_count;
    bool named = false, doubled = false;
    while (peek(p) != BL_TOK_RPAR) {
        BlNode *n;
        if (peek(p) == BL_TOK_DOUBLESTAR) {
            doubled = true;
            n = parse_keyword(p);
        } else if (peek(p) == BL_TOK_NAME && peek_after(p, 1) == BL_TOK_EQUAL) {
            named = true;
            n = parse_keyword(p);
        } else if (peek(p) == BL_TOK_STAR) {
            n = doubled ? NULL : starred(p, bl_parse_expression);
        } else {
            n = named || doubled ? NULL : bl_parse_named_expression(p);
        }
        if (!n || !bl_push(p, n) || (!accept(p, BL_TOK_COMMA) && peek(p) != BL_TOK_RPAR)) {
            p->sh->stack_count = base;
            return false;
        }
    }
    BlNodes all;
    if (!bl_take_list(p, base, &all))
        return false;
    *args = *keywords = (BlNodes){NULL, 0};
    if (!named && !doubled) {
        *args = all;
        return true;
    }
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i]->kind != BL_AST_keyword && !bl_push(p, all.items[i]))
            return false;
    if (!bl_take_list(p, base, args))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i]->kind == BL_AST_keyword && !bl_push(p, all.items[i]))
            return false;
    return bl_take_list(p, base, keywords);
}

/* '(' at pos, after a primary: a call. A lone generator expression needs no parentheses of its own. */
static BlNode *parse_call(Parser *p, size_t start, BlNode *func)
{
    size_t open = p->pos++;
    BlNodes args, keywords = {NULL, 0};
    size_t base = p->sh->stack_count;
    bool simple = peek(p) != BL_TOK_STAR && peek(p) != BL_TOK_DOUBLESTAR && peek(p) != BL_TOK_RPAR &&
                  !(peek(p) == BL_TOK_NAME && peek_after(p, 1) == BL_TOK_EQUAL);
    bool more = true;
    if (simple) {
        BlNode *first = bl_parse_named_expression(p);
        if (!first)
            return NULL;
        if (at_comprehension(p)) {
            first = finish_comprehension(p, BL_AST_GeneratorExp, open, first, BL_TOK_RPAR);
            if (!first || !bl_single_list(p, first, &args))
                return NULL;
            p->pos--;
            more = false;
        } else {
            if (!bl_push(p, first))
                return NULL;
            more = accept(p, BL_TOK_COMMA);
        }
    }
    if (more) {
        BlNodes rest;
        if (!bl_parse_arguments(p, &rest, &keywords)) {
            p->sh->stack_count = base;
            return NULL;
        }
        for (size_t i = 0; i < rest.count; i++)
            if (!bl_push(p, rest.items[i]))
                return NULL;
    }
    if (p->sh->stack_count > base || more) {
        if (!bl_take_list(p, base, &args))
            return NULL;
    }
    if (!accept(p, BL_TOK_RPAR))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_Call, start);
    if (n) {
        n->Call.func = func;
        n->Call.args = args;
        n->Call.keywords = keywords;
    }
    return n;
}

/* slice: [expression] ':' [expression] [':' [expression]] | named_expression */
static BlNode *parse_slice(Parser *p)
{
    size_t start = p->pos;
    BlNode *part[3] = {NULL, NULL, NULL};
    if (peek(p) != BL_TOK_COLON) {
        if (peek(p) == BL_TOK_STAR)
            return starred(p, bl_parse_expression);
        part[0] = bl_parse_named_expression(p);
        if (!part[0] || peek(p) != BL_TOK_COLON)
            return part[0];
        if (part[0]->kind == BL_AST_NamedExpr && !part[0]->parens)
            return NULL;
    }
    for (int i = 1; i < 3 && accept(p, BL_TOK_COLON); i++)
        if (peek(p) != BL_TOK_COLON && peek(p) != BL_TOK_COMMA && peek(p) != BL_TOK_RSQB &&
            !(part[i] = bl_parse_expression(p)))
            return NULL;
    BlNode *n = bl_node_new(p, BL_AST_Slice, start);
    if (n) {
        n->Slice.lower = part[0];
        n->Slice.upper = part[1];
        n->Slice.step = part[2];
    }
    return n;
}

/* slices: slice !',' | ','.(slice | '*' expression)+ [','] */
static BlNode *parse_slices(Parser *p)
{
    size_t start = p->pos, base = p->sh->stack_count;
    BlNode *first = parse_slice(p);
    if (!first || (peek(p) != BL_TOK_COMMA && first->kind != BL_AST_Starred))
        return first;
    if (!bl_push(p, first))
        return NULL;
    while (accept(p, BL_TOK_COMMA)) {
        if (peek(p) == BL_TOK_RSQB)
            break;
        BlNode *next = parse_slice(p);
        if (!next || !bl_push(p, next)) {
            p->sh->stack_count = base;
            return NULL;
        }
    }
    return tuple_from(p, start, base);
}

/* primary: atom ('.' NAME | '(' arguments ')' | '[' slices ']')* */
static BlNode *parse_primary(Parser *p)
{
    size_t start = p->pos;
    BlNode *left = parse_atom(p);
    while (left) {
        BlNode *n;
        switch (peek(p)) {
        case BL_TOK_DOT: {
            p->pos++;
            if (peek(p) != BL_TOK_NAME)
                return NULL;
            BlName *attr = bl_name_token(p, p->pos++);
            n = attr ? bl_node_new(p, BL_AST_Attribute, start) : NULL;
            if (n) {
                n->Attribute.value = left;
                n->Attribute.attr = attr;
            }
            break;
        }
        case BL_TOK_LPAR:
            n = bl_deeper(p, 20) ? parse_call(p, start, left) : NULL;
            p->sh->depth -= 20;
            break;
        case BL_TOK_LSQB: {
            p->pos++;
            BlNode *slice = bl_deeper(p, 20) ? parse_slices(p) : NULL;
            p->sh->depth -= 20;
            if (!slice || !accept(p, BL_TOK_RSQB))
                return NULL;
            n = bl_node_new(p, BL_AST_Subscript, start);
            if (n) {
                n->Subscript.value = left;
                n->Subscript.slice = slice;
            }
            break;
        }
        default:
            return left;
        }
        left = n;
    }
    return NULL;
}

/* ---- targets ---- */

/* Turns an expression into what is assigned to (or deleted); `star`: a starred one may stand here. */
bool bl_make_target(Parser *p, BlNode *n, BlContext ctx, bool star)
{
    BlNodes elts;
    switch (n->kind) {
    case BL_AST_Name: n->Name.ctx = (uint8_t)ctx; return true;
    case BL_AST_Attribute: n->Attribute.ctx = (uint8_t)ctx; return true;
    case BL_AST_Subscript: n->Subscript.ctx = (uint8_t)ctx; return true;
    case BL_AST_Starred:
        if (!star || ctx == BL_DEL || n->Starred.value->kind == BL_AST_Starred)
            return false;
        n->Starred.ctx = (uint8_t)ctx;
        return bl_make_target(p, n->Starred.value, ctx, false);
    case BL_AST_Tuple: n->Tuple.ctx = (uint8_t)ctx; elts = n->Tuple.elts; break;
    case BL_AST_List: n->List.ctx = (uint8_t)ctx; elts = n->List.elts; break;
    default: return false;
    }
    for (size_t i = 0; i < elts.count; i++)
        if (!bl_make_target(p, elts.items[i], ctx, ctx == BL_STORE))
            return false;
    return true;
}

/* star_target: '*' star_target | primary that can be assigned to */
BlNode *bl_parse_star_target(Parser *p)
{
    if (peek(p) == BL_TOK_STAR && peek_after(p, 1) == BL_TOK_STAR)
        return NULL;
    BlNode *n = peek(p) == BL_TOK_STAR ? starred(p, parse_primary) : parse_primary(p);
    return n && bl_make_target(p, n, BL_STORE, true) ? n : NULL;
}

/* star_targets: star_target (',' star_target)* [','] */
BlNode *bl_parse_star_targets(Parser *p)
{
    BlNode *n = parse_tuple_of(p, bl_parse_star_target);
    if (n && n->kind == BL_AST_Tuple)
        n->Tuple.ctx = BL_STORE;
    return n;
}

BlNode *bl_parse_del_target(Parser *p)
{
    BlNode *n = parse_primary(p);
    return n && bl_make_target(p, n, BL_DEL, false) ? n : NULL;
}

/* ---- parameters ---- */

/* param: NAME [':' expression], with '*' allowed in the annotation of *args */
static BlNode *parse_param(Parser *p, bool lambda, bool star)
{
    size_t start = p->pos;
    if (peek(p) != BL_TOK_NAME)
        return NULL;
    BlName *name = bl_name_token(p, p->pos++);
    BlNode *annotation = NULL;
    if (!name)
        return NULL;
    if (!lambda && accept(p, BL_TOK_COLON)) {
        annotation = star ? bl_parse_star_expression(p) : bl_parse_expression(p);
        if (!annotation)
            return NULL;
    }
    BlNode *n = bl_node_new(p, BL_AST_arg, start);
    if (n) {
        n->arg.arg = name;
        n->arg.annotation = annotation;
    }
    return n;
}

/* params: plain ones (a '/' may divide them), then '*' or *args, then keyword-only ones, then **kwargs. Plain ones
 * with a default come last among the plain. Stops before `close`. */
BlNode *bl_parse_params(Parser *p, BlTokenKind close, bool lambda)
{
    BlNode *n = bl_node_at(p, BL_AST_arguments, 0, 0, 0, 0);
    if (!n)
        return NULL;
    size_t base = p->sh->stack_count;
    BlBuf defaults = BL_BUF_INIT;       /* BlNode pointers of plain parameters' defaults */
    bool star = false, ok = false;
    size_t plain = 0;                   /* parameters since the beginning or '/' */
    while (peek(p) != (int)close) {
        if (n->arguments.kwarg)
            goto done;
        if (accept(p, BL_TOK_SLASH)) {
            if (star || n->arguments.posonlyargs.count || plain == 0 ||
                !bl_take_list(p, base, &n->arguments.posonlyargs))
                goto done;
            plain = 0;
        } else if (accept(p, BL_TOK_STAR)) {
            if (star)
                goto done;
            star = true;
            if (!bl_take_list(p, base, &n->arguments.args))
                goto done;
            if (peek(p) != BL_TOK_COMMA) {
                n->arguments.vararg = parse_param(p, lambda, true);
                if (!n->arguments.vararg)
                    goto done;
            } else if (peek_after(p, 1) != BL_TOK_NAME) {
                goto done;
            }
        } else if (accept(p, BL_TOK_DOUBLESTAR)) {
            n->arguments.kwarg = parse_param(p, lambda, false);
            if (!n->arguments.kwarg)
                goto done;
        } else {
            BlNode *a = parse_param(p, lambda, false), *value = NULL;
            if (!a)
                goto done;
            if (accept(p, BL_TOK_EQUAL) && !(value = bl_parse_expression(p)))
                goto done;
            if (!bl_push(p, a))
                goto done;
            if (star) {
                if (!bl_push(p, value))
                    goto done;
            } else {
                if (value)
                    bl_buf_add(&defaults, &value, sizeof value);
                else if (defaults.size)
                    goto done;
                plain++;
            }
        }
        if (!accept(p, BL_TOK_COMMA) && peek(p) != (int)close)
            goto done;
    }
    BlNodes rest;
    if (!bl_take_list(p, base, &rest))
        goto done;
    if (!star) {
        n->arguments.args = rest;
    } else if (rest.count) {
        size_t count = rest.count / 2;
        BlNode **values = bl_bump_array(&p->sh->memory, count, sizeof *values);
        if (!values)
            goto done;
        for (size_t i = 0; i < count; i++) {
            values[i] = rest.items[2 * i + 1];
            rest.items[i] = rest.items[2 * i];
        }
        n->arguments.kwonlyargs = (BlNodes){rest.items, count};
        n->arguments.kw_defaults = (BlNodes){values, count};
    }
    if (defaults.size) {
        n->arguments.defaults.count = defaults.size / sizeof(BlNode *);
        n->arguments.defaults.items = (BlNode **)(void *)bl_bump_text(&p->sh->memory, defaults.data, defaults.size);
    }
    ok = !defaults.failed && (!defaults.size || n->arguments.defaults.items);
done:
    if (defaults.failed)
        p->sh->no_memory = true;
    bl_buf_free(&defaults);
    p->sh->stack_count = base;
    return ok ? n : NULL;
}
