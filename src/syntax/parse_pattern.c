/* parse_pattern.c -- the match statement and its patterns.
 *
 * `match`, `case` and `_` are ordinary names everywhere else, so bl_parse_match may fail on a perfectly good line;
 * its caller then reads that line as something else.
 */
#include "syntax/parse.h"

static BlNode *match_as(Parser *p, size_t start, BlNode *pattern, BlName *name)
{
    BlNode *n = bl_node_new(p, BL_AST_MatchAs, start);
    if (n) {
        n->MatchAs.pattern = pattern;
        n->MatchAs.name = name;
    }
    return n;
}

/* ---- literals ---- */

static bool is_imaginary(const BlNode *n)
{
    return n->kind == BL_AST_Constant && n->Constant.value.kind == BL_CONST_IMAG;
}

/* NUMBER | '-' NUMBER */
static BlNode *signed_number(Parser *p)
{
    size_t start = p->pos;
    bool minus = accept(p, BL_TOK_MINUS);
    BlNode *v = peek(p) == BL_TOK_NUMBER ? bl_parse_number(p) : NULL;
    if (!v || !minus)
        return v;
    BlNode *n = bl_node_new(p, BL_AST_UnaryOp, start);
    if (n) {
        n->UnaryOp.op = BL_OP_USUB;
        n->UnaryOp.operand = v;
    }
    return n;
}

/* signed_number [('+' | '-') NUMBER], the second one imaginary and the first one not */
static BlNode *number_value(Parser *p)
{
    size_t start = p->pos;
    BlNode *left = signed_number(p);
    if (!left || (peek(p) != BL_TOK_PLUS && peek(p) != BL_TOK_MINUS))
        return left;
    BlOperator op = peek(p) == BL_TOK_PLUS ? BL_OP_ADD : BL_OP_SUB;
    p->pos++;
    const BlNode *real = left->kind == BL_AST_UnaryOp ? left->UnaryOp.operand : left;
    BlNode *right = peek(p) == BL_TOK_NUMBER ? bl_parse_number(p) : NULL;
    if (!right || is_imaginary(real) || !is_imaginary(right))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_BinOp, start);
    if (n) {
        n->BinOp.left = left;
        n->BinOp.op = (uint8_t)op;
        n->BinOp.right = right;
    }
    return n;
}

static BlNode *singleton(Parser *p, BlConstKind kind)
{
    p->pos++;
    BlNode *n = bl_node_new(p, BL_AST_MatchSingleton, p->pos - 1);
    if (n)
        n->MatchSingleton.value.kind = (uint8_t)kind;
    return n;
}

static BlNode *value_pattern(Parser *p, size_t start, BlNode *value)
{
    BlNode *n = value ? bl_node_new(p, BL_AST_MatchValue, start) : NULL;
    if (n)
        n->MatchValue.value = value;
    return n;
}

/* ---- names ---- */

/* NAME ('.' NAME)* */
static BlNode *name_or_attr(Parser *p)
{
    size_t start = p->pos;
    BlName *id = bl_name_token(p, p->pos++);
    BlNode *left = id ? bl_node_new(p, BL_AST_Name, start) : NULL;
    if (left)
        left->Name.id = id;
    while (left && peek(p) == BL_TOK_DOT) {
        p->pos++;
        if (!accept(p, BL_TOK_NAME))
            return NULL;
        BlName *attr = bl_name_token(p, p->pos - 1);
        BlNode *n = attr ? bl_node_new(p, BL_AST_Attribute, start) : NULL;
        if (n) {
            n->Attribute.value = left;
            n->Attribute.attr = attr;
        }
        left = n;
    }
    return left;
}

/* NAME other than '_', as a target */
static BlName *capture_name(Parser *p)
{
    if (peek(p) != BL_TOK_NAME || at_word(p, "_"))
        return NULL;
    int next = peek_after(p, 1);
    if (next == BL_TOK_DOT || next == BL_TOK_LPAR || next == BL_TOK_EQUAL)
        return NULL;
    return bl_name_token(p, p->pos++);
}

/* class_pattern: name_or_attr '(' positional patterns, then NAME '=' pattern ones, [','] ')' */
static BlNode *class_pattern(Parser *p, size_t start, BlNode *cls)
{
    size_t base = p->sh->stack_count;
    BlNodes patterns, values;
    BlBuf names = BL_BUF_INIT;
    BlNode *n = NULL;
    bool good = true;
    p->pos++;
    while (good && peek(p) != BL_TOK_RPAR && !(peek(p) == BL_TOK_NAME && peek_after(p, 1) == BL_TOK_EQUAL)) {
        BlNode *item = bl_parse_pattern(p);
        good = item && bl_push(p, item) && (accept(p, BL_TOK_COMMA) || peek(p) == BL_TOK_RPAR);
    }
    good = good && bl_take_list(p, base, &patterns);
    if (good && patterns.count && peek(p) == BL_TOK_NAME) {         /* behind a positional one, _ is always the wildcard */
        BlName *name = bl_name_token(p, p->pos);
        good = name && !(name->len == 1 && name->bytes[0] == '_');
    }
    while (good && peek(p) == BL_TOK_NAME && peek_after(p, 1) == BL_TOK_EQUAL) {
        BlName *name = bl_name_token(p, p->pos);
        p->pos += 2;
        bl_buf_add(&names, &name, sizeof name);
        BlNode *item = name ? bl_parse_pattern(p) : NULL;
        good = item && bl_push(p, item) && (accept(p, BL_TOK_COMMA) || peek(p) == BL_TOK_RPAR);
    }
    if (good && bl_take_list(p, base, &values) && accept(p, BL_TOK_RPAR) &&
        (n = bl_node_new(p, BL_AST_MatchClass, start)) != NULL) {
        n->MatchClass.cls = cls;
        n->MatchClass.patterns = patterns;
        n->MatchClass.kwd_patterns = values;
        if (values.count) {
            n->MatchClass.kwd_attrs.count = values.count;
            n->MatchClass.kwd_attrs.items = (BlName **)(void *)bl_bump_text(&p->sh->memory, names.data, names.size);
            if (!n->MatchClass.kwd_attrs.items)
                n = NULL;
        }
    }
    p->sh->no_memory |= names.failed;
    bl_buf_free(&names);
    p->sh->stack_count = base;
    return n;
}

/* capture, '_', dotted value or class pattern */
static BlNode *name_pattern(Parser *p)
{
    size_t start = p->pos;
    int next = peek_after(p, 1);
    if (at_word(p, "_")) {      /* never the beginning of _.x or _() */
        p->pos++;
        return match_as(p, start, NULL, NULL);
    }
    if (next != BL_TOK_DOT && next != BL_TOK_LPAR) {
        BlName *name = capture_name(p);
        return name ? match_as(p, start, NULL, name) : NULL;
    }
    BlNode *value = name_or_attr(p);
    if (!value)
        return NULL;
    if (peek(p) == BL_TOK_LPAR)
        return class_pattern(p, start, value);
    return peek(p) == BL_TOK_EQUAL ? NULL : value_pattern(p, start, value);
}

/* ---- sequences and mappings ---- */

/* maybe_star_pattern: '*' (NAME | '_') | pattern */
static BlNode *star_or_pattern(Parser *p)
{
    size_t start = p->pos;
    if (!accept(p, BL_TOK_STAR))
        return bl_parse_pattern(p);
    BlName *name = NULL;
    if (at_word(p, "_"))
        p->pos++;
    else if (!(name = capture_name(p)))
        return NULL;
    BlNode *n = bl_node_new(p, BL_AST_MatchStar, start);
    if (n)
        n->MatchStar.name = name;
    return n;
}

static BlNode *sequence_node(Parser *p, size_t start, size_t base)
{
    BlNode *n = bl_node_new(p, BL_AST_MatchSequence, start);
    return n && bl_take_list(p, base, &n->MatchSequence.patterns) ? n : NULL;
}

/* The rest of a sequence after its first item and a comma, up to a token that ends it. */
static bool more_items(Parser *p, int close)
{
    while (peek(p) != close && !(close == BL_TOK_COLON && peek(p) == BL_KW_IF)) {
        BlNode *n = star_or_pattern(p);
        if (!n || !bl_push(p, n))
            return false;
        if (!accept(p, BL_TOK_COMMA))
            break;
    }
    return true;
}

/* '(' or '[' at pos: a sequence, or a pattern in parentheses */
static BlNode *sequence_or_group(Parser *p)
{
    size_t start = p->pos, base = p->sh->stack_count;
    bool round = peek(p) == BL_TOK_LPAR;
    int close = round ? BL_TOK_RPAR : BL_TOK_RSQB;
    p->pos++;
    if (!accept(p, close)) {
        BlNode *first = star_or_pattern(p);
        if (!first || !bl_push(p, first))
            goto fail;
        if (round && first->kind != BL_AST_MatchStar && accept(p, BL_TOK_RPAR)) {
            p->sh->stack_count = base;
            return first;
        }
        bool comma = accept(p, BL_TOK_COMMA);
        if ((round && !comma) || (comma && !more_items(p, close)) || !accept(p, close))
            goto fail;
    }
    return sequence_node(p, start, base);
fail:
    p->sh->stack_count = base;
    return NULL;
}

/* The key of a mapping pattern: a literal or a dotted name. */
static BlNode *mapping_key(Parser *p)
{
    size_t start = p->pos;
    BlConstKind kind;
    switch (peek(p)) {
    case BL_TOK_NUMBER: case BL_TOK_MINUS: return number_value(p);
    case BL_TOK_STRING: return bl_parse_strings(p);
    case BL_KW_NONE: kind = BL_CONST_NONE; break;
    case BL_KW_TRUE: kind = BL_CONST_TRUE; break;
    case BL_KW_FALSE: kind = BL_CONST_FALSE; break;
    case BL_TOK_NAME: return peek_after(p, 1) == BL_TOK_DOT ? name_or_attr(p) : NULL;
    default: return NULL;
    }
    p->pos++;
    BlNode *n = bl_node_new(p, BL_AST_Constant, start);
    if (n)
        n->Constant.value.kind = (uint8_t)kind;
    return n;
}

/* mapping_pattern: '{' ','.(key ':' pattern)* ['**' NAME] [','] '}' */
static BlNode *mapping_pattern(Parser *p)
{
    size_t start = p->pos++, base = p->sh->stack_count, count = 0;
    BlNodes keys, patterns;
    BlName *rest = NULL;
    while (peek(p) != BL_TOK_RBRACE) {
        if (accept(p, BL_TOK_DOUBLESTAR)) {
            rest = capture_name(p);
            if (!rest)
                goto fail;
            accept(p, BL_TOK_COMMA);
            break;
        }
        BlNode *key = mapping_key(p);
        if (!key || !bl_push(p, key) || !accept(p, BL_TOK_COLON))
            goto fail;
        BlNode *value = bl_parse_pattern(p);
        if (!value || !bl_push(p, value))
            goto fail;
        count++;
        if (!accept(p, BL_TOK_COMMA))
            break;
    }
    if (!accept(p, BL_TOK_RBRACE))
        goto fail;
    BlNodes both;
    if (!bl_take_list(p, base, &both))
        return NULL;
    keys = patterns = (BlNodes){NULL, 0};
    if (count) {
        patterns.items = bl_bump_array(&p->sh->memory, count, sizeof *patterns.items);
        if (!patterns.items) {
            p->sh->no_memory = true;
            return NULL;
        }
        for (size_t i = 0; i < count; i++) {
            patterns.items[i] = both.items[2 * i + 1];
            both.items[i] = both.items[2 * i];
        }
        keys = (BlNodes){both.items, count};
        patterns.count = count;
    }
    BlNode *n = bl_node_new(p, BL_AST_MatchMapping, start);
    if (n) {
        n->MatchMapping.keys = keys;
        n->MatchMapping.patterns = patterns;
        n->MatchMapping.rest = rest;
    }
    return n;
fail:
    p->sh->stack_count = base;
    return NULL;
}

/* ---- patterns ---- */

static BlNode *closed_pattern(Parser *p)
{
    enum { PAREN_DEPTH = 12 };
    size_t start = p->pos;
    BlNode *(*nested)(Parser *);
    switch (peek(p)) {
    case BL_TOK_NUMBER: case BL_TOK_MINUS: return value_pattern(p, start, number_value(p));
    case BL_TOK_STRING: return value_pattern(p, start, bl_parse_strings(p));
    case BL_KW_NONE: return singleton(p, BL_CONST_NONE);
    case BL_KW_TRUE: return singleton(p, BL_CONST_TRUE);
    case BL_KW_FALSE: return singleton(p, BL_CONST_FALSE);
    case BL_TOK_NAME: nested = name_pattern; break;
    case BL_TOK_LPAR: case BL_TOK_LSQB: nested = sequence_or_group; break;
    case BL_TOK_LBRACE: nested = mapping_pattern; break;
    default: return NULL;
    }
    BlNode *n = bl_deeper(p, PAREN_DEPTH) ? nested(p) : NULL;
    p->sh->depth -= PAREN_DEPTH;
    return n;
}

/* or_pattern: '|'.closed_pattern+ */
static BlNode *or_pattern(Parser *p)
{
    size_t start = p->pos, base = p->sh->stack_count;
    BlNode *first = closed_pattern(p);
    if (!first || peek(p) != BL_TOK_VBAR)
        return first;
    if (!bl_push(p, first))
        return NULL;
    while (accept(p, BL_TOK_VBAR)) {
        BlNode *next = closed_pattern(p);
        if (!next || !bl_push(p, next)) {
            p->sh->stack_count = base;
            return NULL;
        }
    }
    BlNode *n = bl_node_new(p, BL_AST_MatchOr, start);
    return n && bl_take_list(p, base, &n->MatchOr.patterns) ? n : NULL;
}

/* pattern: or_pattern ['as' NAME] */
BlNode *bl_parse_pattern(Parser *p)
{
    size_t start = p->pos;
    BlNode *pattern = or_pattern(p);
    if (!pattern || !accept(p, BL_KW_AS))
        return pattern;
    BlName *name = capture_name(p);
    return name ? match_as(p, start, pattern, name) : NULL;
}

/* patterns: an open sequence (items with commas), or one pattern */
static BlNode *parse_patterns(Parser *p)
{
    size_t start = p->pos, base = p->sh->stack_count;
    BlNode *first = star_or_pattern(p);
    if (!first)
        return NULL;
    if (peek(p) != BL_TOK_COMMA)
        return first->kind == BL_AST_MatchStar ? NULL : first;
    p->pos++;
    if (!bl_push(p, first) || !more_items(p, BL_TOK_COLON)) {
        p->sh->stack_count = base;
        return NULL;
    }
    return sequence_node(p, start, base);
}

/* case_block: "case" patterns ['if' named_expression] ':' block */
static BlNode *parse_case(Parser *p)
{
    p->pos++;
    BlNode *pattern = parse_patterns(p), *guard = NULL;
    BlNodes body;
    if (!pattern || (accept(p, BL_KW_IF) && !(guard = bl_parse_named_expression(p))) || !accept(p, BL_TOK_COLON) ||
        !bl_parse_block(p, &body))
        return NULL;
    BlNode *n = bl_node_at(p, BL_AST_match_case, 0, 0, 0, 0);
    if (n) {
        n->match_case.pattern = pattern;
        n->match_case.guard = guard;
        n->match_case.body = body;
    }
    return n;
}

/* subject_expr: star_named_expression ',' [star_named_expressions] | named_expression */
static BlNode *parse_subject(Parser *p)
{
    size_t start = p->pos, base = p->sh->stack_count;
    BlNode *first = bl_parse_star_named(p);
    if (!first)
        return NULL;
    if (peek(p) != BL_TOK_COMMA)
        return first->kind == BL_AST_Starred ? NULL : first;
    if (!bl_push(p, first))
        return NULL;
    while (accept(p, BL_TOK_COMMA) && peek(p) != BL_TOK_COLON) {
        BlNode *next = bl_parse_star_named(p);
        if (!next || !bl_push(p, next)) {
            p->sh->stack_count = base;
            return NULL;
        }
    }
    BlNode *n = bl_node_new(p, BL_AST_Tuple, start);
    return n && bl_take_list(p, base, &n->Tuple.elts) ? n : NULL;
}

/* A name followed by one of these is no match statement: saves reading the line twice. */
static bool cannot_be_subject(int kind)
{
    switch (kind) {
    case BL_TOK_NEWLINE: case BL_TOK_EQUAL: case BL_TOK_DOT: case BL_TOK_COMMA: case BL_TOK_COLON: case BL_TOK_RPAR:
    case BL_TOK_SEMI: case BL_TOK_COLONEQUAL: case BL_TOK_EQEQUAL: case BL_TOK_PLUSEQUAL:
        return true;
    }
    return false;
}

/* match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT */
BlNode *bl_parse_match(Parser *p)
{
    size_t start = p->pos++;
    if (cannot_be_subject(peek(p)))
        return NULL;
    BlNode *subject = parse_subject(p);
    if (!subject || !accept(p, BL_TOK_COLON) || !accept(p, BL_TOK_NEWLINE) || !accept(p, BL_TOK_INDENT))
        return NULL;
    size_t base = p->sh->stack_count;
    do {
        BlNode *n = at_word(p, "case") ? parse_case(p) : NULL;
        if (!n || !bl_push(p, n)) {
            p->sh->stack_count = base;
            return NULL;
        }
    } while (peek(p) != BL_TOK_DEDENT);
    p->pos++;
    BlNode *n = bl_node_new(p, BL_AST_Match, start);
    if (!n || !bl_take_list(p, base, &n->Match.cases))
        return NULL;
    n->Match.subject = subject;
    return n;
}
