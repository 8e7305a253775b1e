/* diagnose.c -- why a program is wrong, in CPython 3.11's words and with its positions.
 *
 * A Machine reads the program twice: once as it should be, to see how far the tokens go, then with the rules for
 * wrong programs. What is reported is, in this order: a fault of the lexer or a literal met on the way; what a rule
 * for wrong programs says; "unexpected indent"; or just "invalid syntax" at the last token that was read first time.
 * The rest of the text is then looked through for faults of the lexer, which come before the last two.
 *
 * Positions are counted in bytes until the end, when they become characters, unless CPython leaves them so.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "syntax/peg.h"

/* Lines from 1, columns in bytes from 0; -1 where a token has none. */
typedef struct Place { int line, bcol, end_line, end_bcol; } Place;

/* ---- lines ---- */

/* The text that line numbers refer to: the program, or the expression of an f-string. Where no file can be read
 * again, CPython shows all that the lexer holds if it has come no further than that line. */
static const char *line_text(Machine *m, int line, size_t *len)
{
    const BlLexer *lx = m->lexer;
    if ((m->in_fstring || !(m->sh->options->flags & BL_PARSE_FROM_FILE)) && lx->line <= line && lx->inp > lx->buffer &&
        !lx->fault.set) {
        *len = (size_t)(lx->inp - lx->buffer);
        if (!m->in_fstring || lx->buffer[*len - 1] == '\n')
            return lx->buffer;
        char *copy = bl_bump(&m->sh->memory, *len + 2);         /* CPython gives the expression a newline of its own */
        if (!copy)
            return lx->buffer;
        memcpy(copy, lx->buffer, *len);
        copy[(*len)++] = '\n';
        copy[*len] = 0;
        return copy;
    }
    if (!m->in_fstring) {
        const char *text = bl_line_text(m->sh, line, len);
        if (!(m->sh->options->flags & BL_PARSE_FROM_FILE) && *len && text[*len - 1] == '\n')
            --*len;
        return text;
    }
    const char *s = m->lexer->src, *end = m->lexer->end;
    for (int i = m->first_line; i < line; i++) {
        const char *nl = memchr(s, '\n', (size_t)(end - s));
        if (!nl)
            break;
        s = nl + 1;
    }
    const char *nl = memchr(s, '\n', (size_t)(end - s));
    *len = (size_t)((nl ? nl : end) - s);
    return s;
}

/* A node's column is in characters. */
static int byte_column(Machine *m, int line, int col)
{
    if (m->sh->ascii || col < 0)
        return col;
    size_t len;
    if (m->in_fstring && line == m->first_line)
        line = m->lexer->shift_line;
    const char *s = bl_line_text(m->sh, line, &len);
    return (int)bl_utf8_offset(s, len, (size_t)col);
}

/* ---- raising ---- */

static void out_of_memory(Machine *m)
{
    m->sh->no_memory = true;
    m->failed = true;
}

/* What is no UTF-8 becomes U+FFFD; a NUL ends the line. */
static const char *clean_text(Machine *m, const char *s, size_t *len)
{
    const char *nul = memchr(s, 0, *len);
    if (nul)
        *len = (size_t)(nul - s);
    if (bl_utf8_check(s, *len) == *len)
        return s;
    BlBuf out = BL_BUF_INIT;
    for (size_t i = 0; i < *len;) {
        size_t good = bl_utf8_check(s + i, *len - i), bad = 0;
        bl_buf_add(&out, s + i, good);
        i += good;
        if (i < *len) {
            bl_utf8_fault(s + i, *len - i, &bad);
            bl_buf_add_rune(&out, 0xFFFD);
        }
        i += bad;
    }
    const char *copy = out.failed ? NULL : bl_bump_text(&m->sh->memory, bl_buf_text(&out), out.size);
    *len = out.size;
    bl_buf_free(&out);
    return copy;
}

/* The line, without what follows its newline; on the first line of a file a BOM counts as a character. */
static bool set_text(Machine *m, int line, bool show_bom)
{
    size_t len;
    const char *s = line_text(m, line, &len);
    m->error.text = NULL;
    if (show_bom && m->has_bom && line == 1 && !m->in_fstring) {
        char *copy = bl_bump(&m->sh->memory, len + 4);
        if (copy) {
            memcpy(copy, "\xEF\xBB\xBF", 3);
            memcpy(copy + 3, s, len);
            copy[len + 3] = 0;
        }
        s = copy;
        len += 3;
    } else {
        s = bl_bump_text(&m->sh->memory, s, len);
    }
    if (s)
        s = clean_text(m, s, &len);
    if (!s) {
        out_of_memory(m);
        return false;
    }
    m->error.text = s;
    m->error.text_len = len;
    return true;
}

static int char_offset(const Machine *m, int offset)
{
    if (offset <= 0)
        return offset;
    size_t n = (size_t)offset < m->error.text_len + 1 ? (size_t)offset : m->error.text_len + 1;
    if (n > m->error.text_len)
        return (int)bl_utf8_count(m->error.text, m->error.text_len) + 1;
    return (int)bl_utf8_count(m->error.text, n);
}

/* Offsets are in bytes from 1. The first error stays. */
static void raise_error(Machine *m, BlErrorClass class, int line, int offset, int end_line, int end_offset,
                        const char *message)
{
    if (m->failed)
        return;
    m->failed = true;
    const char *prefix = m->in_fstring ? "f-string: " : "";
    size_t before = strlen(prefix), len = strlen(message);
    char *text = bl_bump(&m->sh->memory, before + len + 1);
    if (!text) {
        out_of_memory(m);
        return;
    }
    memcpy(text, prefix, before);
    memcpy(text + before, message, len + 1);
    m->error = (BlSyntaxError){.class = class, .message = text, .line = line, .end_line = end_line};
    m->error_set = true;
    if (!set_text(m, line, true))
        return;
    if (m->in_fstring) {
        offset -= m->shift;
        end_offset -= m->shift;
    }
    if (m->char_offsets) {
        offset = char_offset(m, offset);
        end_offset = char_offset(m, end_offset);
    }
    m->error.offset = offset;
    m->error.end_offset = end_offset;
}

static void raise_at(Machine *m, BlErrorClass class, Place at, const char *message)
{
    raise_error(m, class, at.line, at.bcol + 1, at.end_line, at.end_bcol + 1, message);
}

static Place token_place(const BlToken *t)
{
    return (Place){t->line, t->bcol, t->end_line, t->end_bcol};
}

static const BlToken *newest_token(const Machine *m)
{
    return &m->view.tokens[m->view.count - 1];
}

/* At the last token read. */
static void raise_here(Machine *m, BlErrorClass class, const char *message)
{
    if (m->view.count == 0) {
        raise_error(m, class, 0, 0, 0, -1, message);
        return;
    }
    const BlToken *t = newest_token(m);
    const BlLexer *lx = m->lexer;
    int offset = t->bcol + 1;
    if (t->bcol == -1) {
        /* A file's last line is gone from CPython's buffer when its end has been met. */
        bool gone = !m->in_fstring && lx->clean_end && (m->sh->options->flags & BL_PARSE_FROM_FILE);
        offset = gone ? 0 : (int)(lx->cur - lx->line_start);
    }
    raise_error(m, class, t->line, offset, t->end_line, t->end_bcol == -1 ? -1 : t->end_bcol + 1, message);
}

/* Takes over what the lexer worded itself. */
static void raise_lexer_fault(Machine *m)
{
    const BlFault *f = &m->lexer->fault;
    m->failed = true;
    m->error = (BlSyntaxError){.class = BL_SYNTAX_ERROR, .message = f->message, .line = f->line, .offset = f->offset,
                               .end_line = f->line, .end_offset = f->end_offset, .no_position = f->no_position};
    m->error_set = true;
    set_text(m, f->line, false);
}

static void raise_unclosed(Machine *m)
{
    const BlOpenParen *open = &m->lexer->parens[m->lexer->level - 1];
    char text[40];
    snprintf(text, sizeof text, "'%c' was never closed", open->c);
    raise_error(m, BL_SYNTAX_ERROR, open->line, open->bcol + 1, open->line, 0, text);
}

/* The lexer gave out an error token. */
static void raise_lexer_stop(Machine *m)
{
    BlLexer *lx = m->lexer;
    if (lx->stop == BL_STOP_MEMORY) {
        out_of_memory(m);
    } else if (lx->fault.set) {
        raise_lexer_fault(m);
    } else {
        switch (lx->stop) {
        case BL_STOP_EOF:
            if (lx->level)
                raise_unclosed(m);
            else
                raise_here(m, BL_SYNTAX_ERROR, "unexpected EOF while parsing");
            break;
        case BL_STOP_DECODE: {
            size_t n = (size_t)(lx->cur - lx->start), good = bl_utf8_check(lx->start, n), bad;
            const char *reason = bl_utf8_fault(lx->start + good, n - good, &bad);
            char text[160];
            bl_utf8_words(text, sizeof text, lx->start + good, good, bad, reason);
            raise_here(m, BL_SYNTAX_ERROR, text);
            break;
        }
        case BL_STOP_DEDENT:
            raise_here(m, BL_INDENTATION_ERROR, "unindent does not match any outer indentation level");
            break;
        case BL_STOP_TABS:
            raise_error(m, BL_TAB_ERROR, lx->line, 1, lx->line, 0, "inconsistent use of tabs and spaces in indentation");
            break;
        case BL_STOP_TOO_DEEP:
            raise_error(m, BL_INDENTATION_ERROR, lx->line, 1, lx->line, 0, "too many levels of indentation");
            break;
        case BL_STOP_BACKSLASH: {
            int col = (int)(lx->cur - lx->buffer) - 1;
            raise_error(m, BL_SYNTAX_ERROR, lx->line, (col >= 0 ? col : 0) + 1, lx->line, 0,
                        "unexpected character after line continuation character");
            break;
        }
        default:
            raise_error(m, BL_SYNTAX_ERROR, lx->line, 1, lx->line, 0, "unknown parsing error");
        }
    }
}

/* ---- tokens ---- */

static bool grow_tokens(Machine *m)
{
    size_t capacity = bl_grow(m->token_capacity, m->view.count + 2, sizeof(BlToken));
    BlToken *tokens = capacity ? bl_realloc_array(m->view.tokens, capacity, sizeof *tokens) : NULL;
    if (!tokens) {
        out_of_memory(m);
        return false;
    }
    m->view.tokens = tokens;
    m->token_capacity = capacity;
    return true;
}

bool bl_machine_read(Machine *m, int i)
{
    while (m->view.count <= (size_t)i) {
        if (m->failed || (m->view.count + 2 > m->token_capacity && !grow_tokens(m)))
            return false;
        BlToken *t = &m->view.tokens[m->view.count];
        if (!m->in_fstring && m->sh->options->mode == BL_PARSE_SINGLE)
            bl_lexer_next_single(m->lexer, t, &m->started);
        else
            bl_lexer_next(m->lexer, t);
        m->view.count++;
        if (t->kind == BL_TOK_ERROR) {
            raise_lexer_stop(m);
            return false;
        }
    }
    return true;
}

void bl_machine_demand(Machine *m, int i, const char *text)
{
    if (!bl_machine_read(m, i))
        return;
    char message[64];
    snprintf(message, sizeof message, "expected '%s'", text);
    raise_at(m, BL_SYNTAX_ERROR, token_place(&m->view.tokens[i]), message);
}

/* ---- literals (called back by literal.c) ---- */

bool bl_machine_is_quiet(const Machine *m)
{
    return m->wrong_on;
}

void bl_literal_fault(Parser *p, const char *format, ...)
{
    if (!p->machine)
        return;
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    raise_here(p->machine, BL_SYNTAX_ERROR, text);
}

void bl_literal_fault_at(Parser *p, const BlToken *t, const char *format, ...)
{
    if (!p->machine)
        return;
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    raise_at(p->machine, BL_SYNTAX_ERROR, token_place(t), text);
}

void bl_number_fault(Parser *p, const BlToken *t, const char *message)
{
    if (p->machine)
        raise_error(p->machine, BL_SYNTAX_ERROR, t->line, 0, t->end_line, 0, message);
}

/* ---- nodes of what a slot matched ---- */

/* A parser over copies of the tokens from..to and one more token that ends everything. */
static bool slice_of(Machine *m, int from, int to, BlTokenKind last, Parser *out)
{
    size_t count = (size_t)(to - from);
    BlToken *tokens = bl_bump_array(&m->sh->scratch, count + 2, sizeof *tokens);
    if (!tokens) {
        out_of_memory(m);
        return false;
    }
    memcpy(tokens, m->view.tokens + from, count * sizeof *tokens);
    BlToken end = count ? tokens[count - 1] : (BlToken){0};
    end.kind = (uint8_t)last;
    end.start = NULL;
    end.len = 0;
    tokens[count] = end;
    end.kind = BL_TOK_END;
    tokens[count + 1] = end;
    *out = (Parser){.sh = m->sh, .tokens = tokens, .count = count + 2, .in_fstring = m->in_fstring,
                    .mute = true};
    return true;
}

static BlNode *parse_anything(Parser *p)
{
    if (peek(p) == BL_KW_YIELD)
        return bl_parse_yield(p);
    return bl_parse_row(p);
}

static BlNode *node_of(Machine *m, const Slot *s)
{
    Parser p;
    if (!slice_of(m, s->from, s->to, BL_TOK_END, &p))
        return NULL;
    size_t base = m->sh->stack_count;
    BlNode *n = parse_anything(&p);
    m->sh->stack_count = base;
    m->failed |= m->sh->no_memory;
    return n;
}

static Place node_place(Machine *m, const BlNode *n)
{
    return (Place){n->line, byte_column(m, n->line, n->col), n->end_line, byte_column(m, n->end_line, n->end_col)};
}

static Place tokens_place(const Machine *m, int from, int to)
{
    const BlToken *a = &m->view.tokens[from], *b = &m->view.tokens[to - 1];
    return (Place){a->line, a->bcol, b->end_line, b->end_bcol};
}

/* Parameters and rows of arguments have no expression; a parameter's comma is not part of it. */
static bool is_token_range(const Machine *m, const Slot *s)
{
    if (s->item->op != OP_RULE)
        return true;
    const Rule *r = &m->grammar->rules[s->item->arg];
    return strncmp(r->name, "param", 5) == 0 || strncmp(r->name, "lambda_param", 12) == 0 ||
           (r->name_len == 4 && memcmp(r->name, "args", 4) == 0);
}

static Place slot_place(Machine *m, const Slot *s)
{
    int to = s->to;
    if (!is_token_range(m, s)) {
        BlNode *n = node_of(m, s);
        if (n)
            return node_place(m, n);
    }
    if (to > s->from + 1 && m->view.tokens[to - 1].kind == BL_TOK_COMMA)
        to--;
    return tokens_place(m, s->from, to);
}

/* First and last of items separated by commas. */
static bool row_ends(Machine *m, int from, int to, BlNode *(*item)(Parser *), BlNode **first, BlNode **last)
{
    Parser p;
    if (!slice_of(m, from, to, BL_TOK_END, &p))
        return false;
    *first = *last = NULL;
    do {
        BlNode *n = item(&p);
        if (!n)
            break;
        *last = n;
        if (!*first)
            *first = n;
    } while (accept(&p, BL_TOK_COMMA));
    m->failed |= m->sh->no_memory;
    return *first != NULL;
}

/* Of a row of expressions only the last one counts. */
static Place last_item_place(Machine *m, const Slot *s)
{
    const char *name = s->item->op == OP_RULE ? m->grammar->rules[s->item->arg].name : "";
    BlNode *first, *last;
    if (strncmp(name, "star_named_expressions", 22) == 0 &&
        row_ends(m, s->from, s->to, bl_parse_star_named, &first, &last))
        return node_place(m, last);
    return slot_place(m, s);
}

/* The last clause of a comprehension. */
static BlNode *last_clause(Machine *m, const Slot *s)
{
    Parser p;
    BlNodes clauses;
    if (!slice_of(m, s->from, s->to, BL_TOK_END, &p))
        return NULL;
    return bl_parse_for_clauses(&p, &clauses) ? clauses.items[clauses.count - 1] : NULL;
}

static BlNode *clause_end(const BlNode *clause)
{
    BlNodes ifs = clause->comprehension.ifs;
    return ifs.count ? ifs.items[ifs.count - 1] : clause->comprehension.iter;
}

/* ---- what kind of expression ---- */

static const char *kind_name(const BlNode *n)
{
    switch (n->kind) {
    case BL_AST_Attribute: return "attribute";
    case BL_AST_Subscript: return "subscript";
    case BL_AST_Starred: return "starred";
    case BL_AST_Name: return "name";
    case BL_AST_List: return "list";
    case BL_AST_Tuple: return "tuple";
    case BL_AST_Lambda: return "lambda";
    case BL_AST_Call: return "function call";
    case BL_AST_BoolOp: case BL_AST_BinOp: case BL_AST_UnaryOp: return "expression";
    case BL_AST_GeneratorExp: return "generator expression";
    case BL_AST_Yield: case BL_AST_YieldFrom: return "yield expression";
    case BL_AST_Await: return "await expression";
    case BL_AST_ListComp: return "list comprehension";
    case BL_AST_SetComp: return "set comprehension";
    case BL_AST_DictComp: return "dict comprehension";
    case BL_AST_Dict: return "dict literal";
    case BL_AST_Set: return "set display";
    case BL_AST_JoinedStr: case BL_AST_FormattedValue: return "f-string expression";
    case BL_AST_Compare: return "comparison";
    case BL_AST_IfExp: return "conditional expression";
    case BL_AST_NamedExpr: return "named expression";
    }
    switch (n->Constant.value.kind) {
    case BL_CONST_NONE: return "None";
    case BL_CONST_TRUE: return "True";
    case BL_CONST_FALSE: return "False";
    case BL_CONST_ELLIPSIS: return "ellipsis";
    }
    return "literal";
}

/* The part of an expression that cannot be a target; NULL if all of it can. */
static const BlNode *bad_target(const BlNode *n, ActionKind use)
{
    const BlNodes *elts = NULL;
    switch (n->kind) {
    case BL_AST_List: elts = &n->List.elts; break;
    case BL_AST_Tuple: elts = &n->Tuple.elts; break;
    case BL_AST_Starred: return use == ACT_DEL_TARGET ? n : bad_target(n->Starred.value, use);
    case BL_AST_Compare:
        /* `for a in b` is read as the comparison `a in b`. */
        if (use != ACT_FOR_TARGET)
            return n;
        return n->Compare.ops.items[0] == BL_OP_IN ? bad_target(n->Compare.left, use) : NULL;
    case BL_AST_Name: case BL_AST_Subscript: case BL_AST_Attribute: return NULL;
    default: return n;
    }
    for (size_t i = 0; i < elts->count; i++) {
        const BlNode *bad = bad_target(elts->items[i], use);
        if (bad)
            return bad;
    }
    return NULL;
}

static bool is_legacy(const BlNode *n)
{
    return n->kind == BL_AST_Name && (strcmp(n->Name.id->bytes, "print") == 0 || strcmp(n->Name.id->bytes, "exec") == 0);
}

/* ---- actions ---- */

/* %n: kind of expression a; %t: text of token a; %l: its line. */
static void word_message(Machine *m, const Alt *alt, const Slot *a, BlBuf *out)
{
    for (size_t i = 0; i < alt->message_len; i++) {
        char c = alt->message[i];
        if (c != '%') {
            bl_buf_addc(out, c);
            continue;
        }
        const BlToken *t = &m->view.tokens[a->from];
        switch (alt->message[++i]) {
        case 'n': {
            BlNode *n = node_of(m, a);
            bl_buf_adds(out, n ? kind_name(n) : "expression");
            break;
        }
        case 't': bl_buf_add(out, t->start, t->len); break;
        case 'l': bl_buf_printf(out, "%d", t->line); break;
        }
    }
    if (out->failed)
        out_of_memory(m);
}

static void raise_range(Machine *m, Place a, Place b, const char *message)
{
    raise_at(m, BL_SYNTAX_ERROR, (Place){a.line, a.bcol, b.end_line, b.end_bcol}, message);
}

static bool act_target(Machine *m, const Slot *a, ActionKind use)
{
    BlNode *n = node_of(m, a);
    const BlNode *bad = n ? bad_target(n, use) : NULL;
    if (bad) {
        char text[80];
        snprintf(text, sizeof text, use == ACT_DEL_TARGET ? "cannot delete %s" : "cannot assign to %s", kind_name(bad));
        raise_at(m, BL_SYNTAX_ERROR, node_place(m, bad), text);
    }
    return false;
}

/* The call that the arguments a..b would make. */
static bool arguments_of(Machine *m, const Slot *s, BlNodes *args, BlNodes *keywords)
{
    Parser p;
    if (!slice_of(m, s->from, s->to, BL_TOK_RPAR, &p))
        return false;
    return bl_parse_arguments(&p, args, keywords);
}

static bool act_bare_generator(Machine *m, const Slot *a, const Slot *b)
{
    BlNodes args, keywords;
    BlNode *clause;
    if (!arguments_of(m, a, &args, &keywords) || args.count <= 1 || !(clause = last_clause(m, b)))
        return false;
    raise_range(m, node_place(m, args.items[args.count - 1]), node_place(m, clause_end(clause)),
                "Generator expression must be parenthesized");
    return false;
}

static bool act_argument_order(Machine *m, const Slot *a)
{
    BlNodes args, keywords;
    bool doubled = false;
    if (!arguments_of(m, a, &args, &keywords))
        return false;
    for (size_t i = 0; i < keywords.count; i++)
        doubled |= !keywords.items[i]->keyword.arg;
    raise_here(m, BL_SYNTAX_ERROR, doubled ? "positional argument follows keyword argument unpacking"
                                           : "positional argument follows keyword argument");
    return false;
}

static bool act_legacy(Machine *m, const Slot *a, const Slot *b)
{
    const BlToken *t = &m->view.tokens[a->from];
    if (!bl_token_is(t, "print") && !bl_token_is(t, "exec"))
        return false;
    char text[96];
    snprintf(text, sizeof text, "Missing parentheses in call to '%.*s'. Did you mean %.*s(...)?", (int)t->len, t->start,
             (int)t->len, t->start);
    raise_range(m, token_place(t), slot_place(m, b), text);
    return false;
}

static bool act_comma(Machine *m, const Slot *a, const Slot *b, int end)
{
    BlNode *n = node_of(m, a);
    if (!n || is_legacy(n) || m->view.tokens[end - 1].level == 0)
        return false;
    raise_range(m, node_place(m, n), slot_place(m, b), "invalid syntax. Perhaps you forgot a comma?");
    return false;
}

static bool act_number(Machine *m, const Slot *a, bool imaginary)
{
    BlNode *n = node_of(m, a);
    if (!n)
        return false;
    if ((n->Constant.value.kind == BL_CONST_IMAG) == imaginary)
        return true;
    raise_at(m, BL_SYNTAX_ERROR, node_place(m, n), imaginary ? "imaginary number required in complex literal"
                                                             : "real number required in complex literal");
    return false;
}

static bool act_strings(Machine *m, int from, int to)
{
    Parser p;
    if (!slice_of(m, from, to, BL_TOK_END, &p))
        return false;
    p.machine = m;
    p.mute = false;
    size_t base = m->sh->stack_count;
    BlNode *n = bl_parse_strings(&p);
    m->sh->stack_count = base;
    m->failed |= m->sh->no_memory;
    return n != NULL;
}

void bl_machine_number(Machine *m, int i)
{
    Parser p;
    if (m->view.tokens[i].len < 500 || !slice_of(m, i, i + 1, BL_TOK_END, &p))
        return;
    p.machine = m;
    p.mute = false;
    bl_parse_number(&p);
    m->failed |= m->sh->no_memory;
}

static bool act_patterns(Machine *m, const char *message)
{
    BlNode *first, *last;
    if (row_ends(m, m->kept.from, m->kept.to, bl_parse_pattern, &first, &last))
        raise_range(m, node_place(m, first), node_place(m, last), message);
    return false;
}

bool bl_machine_act(Machine *m, const Alt *alt, const Slot *slots, int pos, int end)
{
    const Slot *a = &slots[0], *b = &slots[1];
    BlBuf text = BL_BUF_INIT;
    BlNode *clause;
    bool stands = false;
    if (alt->message)
        word_message(m, alt, a, &text);
    const char *message = bl_buf_text(&text);
    if (m->failed)
        goto done;
    switch (alt->action) {
    case ACT_AT: raise_at(m, BL_SYNTAX_ERROR, slot_place(m, a), message); break;
    case ACT_RANGE: raise_range(m, slot_place(m, a), last_item_place(m, b), message); break;
    case ACT_FROM: {
        Place from = slot_place(m, a);
        raise_error(m, BL_SYNTAX_ERROR, from.line, from.bcol + 1, m->lexer->line,
                    (int)(m->lexer->cur - m->lexer->line_start), message);
        break;
    }
    case ACT_ERROR: raise_here(m, BL_SYNTAX_ERROR, message); break;
    case ACT_INDENT: raise_here(m, BL_INDENTATION_ERROR, message); break;
    case ACT_DICT_KEY: {
        Place key = slot_place(m, a);
        raise_error(m, BL_SYNTAX_ERROR, key.line, key.end_bcol, key.end_line, 0, message);
        break;
    }
    case ACT_GENERATOR:
        if ((clause = last_clause(m, b)) != NULL)
            raise_range(m, slot_place(m, a), node_place(m, clause_end(clause)), message);
        break;
    case ACT_TO_TARGET:
        if ((clause = last_clause(m, b)) != NULL)
            raise_range(m, slot_place(m, a), node_place(m, clause->comprehension.target), message);
        break;
    case ACT_BARE_GENERATOR: act_bare_generator(m, a, b); break;
    case ACT_ARGUMENT_ORDER: act_argument_order(m, a); break;
    case ACT_LEGACY: act_legacy(m, a, b); break;
    case ACT_COMMA: act_comma(m, a, b, end); break;
    case ACT_STAR_TARGET: case ACT_DEL_TARGET: case ACT_FOR_TARGET: act_target(m, a, alt->action); break;
    case ACT_PATTERNS: act_patterns(m, message); break;
    case ACT_REAL: stands = act_number(m, a, false); break;
    case ACT_IMAGINARY: stands = act_number(m, a, true); break;
    case ACT_STRINGS: stands = act_strings(m, pos, end); break;
    case ACT_KEEP:
        m->kept = *a;
        stands = true;
        break;
    case ACT_EXIT: case ACT_NONE: case ACT_COUNT: break;
    }
done:
    bl_buf_free(&text);
    return stands && !m->failed;
}

/* ---- the two readings ---- */

/* Reads what is left for faults of the lexer. They replace the error there is; an open parenthesis does so only if
 * it stands on an earlier line than that error. */
static void check_the_rest(Machine *m)
{
    int line = newest_token(m)->line;
    BlToken t;
    do {
        bl_lexer_next(m->lexer, &t);
    } while (t.kind != BL_TOK_END && t.kind != BL_TOK_ERROR);
    if (t.kind == BL_TOK_END)
        return;
    BlLexer *lx = m->lexer;
    if (lx->stop == BL_STOP_MEMORY) {
        out_of_memory(m);
    } else if (lx->fault.set) {
        raise_lexer_fault(m);
    } else if (lx->level && line > lx->parens[lx->level - 1].line) {
        m->failed = false;
        raise_unclosed(m);
    }
}

static void word_failure(Machine *m, size_t last)
{
    if (m->sh->no_memory)
        return;
    if (m->error_set) {
        if (m->lexer->stop == BL_STOP_NONE)
            check_the_rest(m);
        return;
    }
    m->failed = false;
    const BlToken *t = &m->view.tokens[last];
    if (t->kind == BL_TOK_INDENT || t->kind == BL_TOK_DEDENT) {
        raise_here(m, BL_INDENTATION_ERROR, t->kind == BL_TOK_INDENT ? "unexpected indent" : "unexpected unindent");
        return;
    }
    raise_at(m, BL_SYNTAX_ERROR, token_place(t), "invalid syntax");
    if (!m->sh->no_memory)
        check_the_rest(m);
}

/* Answers whether more text could make it right. */
static bool run(Machine *m, const char *start_rule)
{
    int rule = bl_grammar_find(m->grammar, start_rule);
    int end = bl_peg_rule(m, rule, 0);
    bool incomplete = m->lexer->stop == BL_STOP_EOF || m->lexer->stop == BL_STOP_IN_STRING;
    if (end >= 0 && !m->in_fstring && m->sh->options->mode == BL_PARSE_SINGLE && bl_more_text(m->lexer->cur)) {
        raise_here(m, BL_SYNTAX_ERROR, "multiple statements found while compiling a single statement");
        return false;
    }
    if (m->sh->no_memory || m->view.count == 0)
        return false;
    size_t last = m->view.count - 1;
    if (!m->failed) {
        bl_peg_forget(m);
        m->wrong_on = true;
        bl_peg_rule(m, rule, 0);
    }
    word_failure(m, last);
    return incomplete;
}

static void close_machine(Machine *m)
{
    bl_mfree(m->view.tokens);
    bl_mfree(m->memo_heads);
    bl_mfree(m->memos);
}

void bl_diagnose(BlParse *out, Shared *sh, const BlSource *source)
{
    static const char *const start[] = {[BL_PARSE_FILE] = "file", [BL_PARSE_SINGLE] = "interactive",
                                        [BL_PARSE_EVAL] = "eval"};
    Grammar grammar;
    BlLexer *lx = bl_bump(&sh->scratch, sizeof *lx);
    if (!lx || !bl_grammar_load(&grammar, &sh->scratch)) {
        sh->no_memory = true;
        return;
    }
    bl_lexer_init(lx, source->text, source->len, &sh->memory, &sh->warnings);
    lx->bad_byte = source->bad_byte;
    lx->bad_message = source->bad_message;
    lx->bad_no_position = source->bad_no_position;
    sh->depth = 0;
    sh->stack_count = 0;
    Machine m = {.sh = sh, .grammar = &grammar, .lexer = lx, .char_offsets = source->declared, .has_bom = source->has_bom};
    m.top = sh->options->mode != BL_PARSE_FILE;
    out->incomplete = run(&m, start[sh->options->mode]);
    out->status = BL_PARSE_BAD;
    out->error = m.error;
    if (!m.error_set)
        sh->no_memory = true;
    close_machine(&m);
}

void bl_fstring_fault(Parser *p, const char *text, size_t len, int line, int bcol, int col)
{
    Machine *outer = p->machine;
    Shared *sh = outer->sh;
    BlLexer *lx = bl_bump(&sh->scratch, sizeof *lx);
    if (!lx) {
        out_of_memory(outer);
        return;
    }
    bl_fstring_lexer(lx, sh, text, len, line, bcol, col);
    Machine m = {.sh = sh, .grammar = outer->grammar, .lexer = lx, .in_fstring = true, .first_line = line, .shift = bcol,
                 .top = 1};
    run(&m, "fstring");
    if (m.error_set && !outer->failed) {
        outer->error = m.error;
        outer->error_set = true;
        outer->failed = true;
    }
    close_machine(&m);
}
