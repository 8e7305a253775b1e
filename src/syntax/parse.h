/* parse.h -- what the files of the parser share; nobody outside syntax/ includes it.
 *
 * A Parser reads one array of tokens. The main one holds the whole program's; each expression inside an f-string
 * has a small one of its own, and all share what is in Shared.
 *
 * A parse function that does not match answers NULL (or false), with the position anywhere: its caller fails too,
 * or goes back to a position it kept. Why it failed is found out afterwards (diagnose.c), so nothing is worded here.
 */
#ifndef BL_SYNTAX_PARSE_H
#define BL_SYNTAX_PARSE_H

#include "base/buf.h"
#include "base/cstack.h"
#include "syntax/lexer.h"

typedef struct Machine Machine;

typedef struct Shared {
    BlBump         memory;          /* everything a BlParse owns */
    BlBump         scratch;         /* gone when bl_parse returns */
    BlWarningList  warnings;
    BlName       **names;           /* open-addressed, power of two; NULL is free */
    size_t         name_slots, name_count;
    BlNode       **stack;           /* lists being collected */
    size_t         stack_count, stack_capacity;
    const char    *warned;          /* string literals up to here have had their warnings */
    const BlParseOptions *options;
    int            depth;           /* like CPython's, which gives up at 6000 */
    bool           no_memory;       /* nothing goes on after this */
    const char    *text;            /* the whole program */
    size_t         text_len;
    bool           ascii;
    size_t        *lines;           /* where each line begins, made when first asked for */
    size_t         line_count;
} Shared;

typedef struct Parser {
    Shared     *sh;
    BlToken    *tokens;
    size_t      count, pos;
    Machine    *machine;            /* set while an error is being looked for: literals tell it why they fail */
    bool        in_fstring;
    bool        mute;               /* reads again what has been read: no warnings */
} Parser;

/* ---- parser.c ---- */
BlNode *bl_node_new(Parser *p, int kind, size_t start);     /* from token `start` to the last token used */
BlNode *bl_node_at(Parser *p, int kind, int line, int col, int end_line, int end_col);
BlName *bl_name_of(Parser *p, const char *text, size_t len);
BlName *bl_name_token(Parser *p, size_t index);
bool    bl_push(Parser *p, BlNode *n);                      /* false on NULL only if memory ran out */
bool    bl_take_list(Parser *p, size_t base, BlNodes *out); /* everything pushed since stack_count was base */
bool    bl_single_list(Parser *p, BlNode *n, BlNodes *out);
bool    bl_deeper(Parser *p, int by);                       /* false: too deep, and no_memory is set */
const char *bl_line_text(Shared *sh, int line, size_t *len);    /* with its newline; "" beyond the end */
bool    bl_more_text(const char *s);        /* anything but blanks and comments before the NUL */
bool    bl_tokenize(Parser *p, BlLexer *lx, bool single);

/* ---- parse_expr.c ---- */
BlNode *bl_parse_expression(Parser *p);
BlNode *bl_parse_disjunction(Parser *p);
BlNode *bl_parse_bitwise_or(Parser *p);
BlNode *bl_parse_named_expression(Parser *p);
BlNode *bl_parse_star_expressions(Parser *p);
BlNode *bl_parse_star_expression(Parser *p);
BlNode *bl_parse_star_named(Parser *p);
BlNode *bl_parse_expressions(Parser *p);
BlNode *bl_parse_yield(Parser *p);
BlNode *bl_parse_row(Parser *p);                            /* the loosest row of expressions there is */
BlNode *bl_parse_assigned(Parser *p);                       /* yield_expr | star_expressions */
BlNode *bl_parse_star_targets(Parser *p);
BlNode *bl_parse_star_target(Parser *p);
BlNode *bl_parse_del_target(Parser *p);
bool    bl_parse_for_clauses(Parser *p, BlNodes *out);
bool    bl_parse_arguments(Parser *p, BlNodes *args, BlNodes *keywords);
BlNode *bl_parse_params(Parser *p, BlTokenKind close, bool lambda);
bool    bl_make_target(Parser *p, BlNode *n, BlContext ctx, bool star);

/* ---- literal.c ---- */
BlNode *bl_parse_strings(Parser *p);
BlNode *bl_parse_number(Parser *p);

/* The words for bytes at `position` that are no UTF-8. */
void    bl_utf8_words(char *out, size_t size, const char *at, size_t position, size_t bad, const char *reason);

/* ---- parse_stmt.c, parse_pattern.c ---- */
bool    bl_parse_statements(Parser *p, BlNodes *out, BlTokenKind stop);
BlNode *bl_parse_statement_line(Parser *p, BlNodes *out);
bool    bl_parse_simple_stmts(Parser *p);
bool    bl_parse_compound(Parser *p, BlNode **out, bool *is_compound);
bool    bl_parse_block(Parser *p, BlNodes *out);
BlNode *bl_parse_match(Parser *p);
BlNode *bl_parse_pattern(Parser *p);

/* ---- diagnose.c ---- */
void bl_diagnose(BlParse *out, Shared *sh, const BlSource *source);

/* A literal's fault, worded: at the last token read, or at the given one. Does nothing when no error is looked for. */
void bl_literal_fault(Parser *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
void bl_literal_fault_at(Parser *p, const BlToken *t, const char *format, ...) __attribute__((format(printf, 3, 4)));
void bl_number_fault(Parser *p, const BlToken *t, const char *message);

/* Literals are read a second time: their warnings have been given. */
bool bl_machine_is_quiet(const Machine *m);

/* The expression text[0..len) of an f-string was refused: find out why and report it. */
void bl_fstring_fault(Parser *p, const char *text, size_t len, int line, int bcol, int col);

/* A lexer for such a text: `(`, the expression, `)`. */
void bl_fstring_lexer(BlLexer *lx, Shared *sh, const char *text, size_t len, int line, int bcol, int col);

/* ---- ast.c, source.c, for dumps ---- */
void bl_dump_text(BlBuf *b, const char *s, size_t n, bool bytes);       /* as repr() writes it */

/* The name of the encoding as CPython's tokenize gives it; answers false if it is not one of ours. `out` has 64 bytes. */
bool bl_source_encoding(const char *src, size_t len, char *out);

/* ---- looking at tokens ---- */

static inline int peek(const Parser *p)
{
    return p->tokens[p->pos].kind;
}

static inline int peek_after(const Parser *p, size_t n)
{
    return p->pos + n < p->count ? p->tokens[p->pos + n].kind : BL_TOK_END;
}

static inline bool accept(Parser *p, int kind)
{
    if (peek(p) != kind)
        return false;
    p->pos++;
    return true;
}

/* A name that is a keyword only here. */
static inline bool at_word(const Parser *p, const char *word)
{
    return peek(p) == BL_TOK_NAME && bl_token_is(&p->tokens[p->pos], word);
}

#endif
