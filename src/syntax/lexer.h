/* lexer.h -- text to tokens, one at a time, on demand.
 *
 * The text must be UTF-8 with '\n' line ends, NUL-terminated, and stay in place. The lexer keeps the state that
 * CPython's keeps (current line, open parentheses, what made it stop), because error messages and their positions
 * are made from it after the fact.
 */
#ifndef BL_SYNTAX_LEXER_H
#define BL_SYNTAX_LEXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bump.h"
#include "syntax/parser.h"

typedef enum BlTokenKind {
#define TOKEN(name) BL_TOK_##name,
#define PUNCT(name, text) BL_TOK_##name,
#define KEYWORD(name, text) BL_KW_##name,
#include "syntax/tokens.def"
#undef TOKEN
#undef PUNCT
#undef KEYWORD
    BL_TOK_COUNT
} BlTokenKind;

#define BL_KW_FIRST BL_KW_FALSE

extern const char *const bl_token_text[BL_TOK_COUNT];   /* text of punctuation and keywords, else the kind's name */

/* `start` is NULL for tokens without text (INDENT, DEDENT, END); their columns are -1. */
typedef struct BlToken {
    uint8_t     kind;                   /* BlTokenKind; keywords have their own */
    uint8_t     level;                  /* open parentheses after this token */
    uint32_t    len;
    const char *start;
    int         line, end_line;
    int         bcol, end_bcol;         /* columns in bytes */
    int         col, end_col;           /* the same in code points */
} BlToken;

typedef enum BlLexStop {
    BL_STOP_NONE,
    BL_STOP_EOF,            /* the end of the text was reached (not an error by itself) */
    BL_STOP_IN_STRING,      /* it was reached inside a string */
    BL_STOP_DEDENT, BL_STOP_TABS, BL_STOP_TOO_DEEP, BL_STOP_BACKSLASH,
    BL_STOP_DECODE,         /* a name that is no UTF-8: from `start` to `cur` */
    BL_STOP_RAISED,         /* `fault` says why */
    BL_STOP_MEMORY
} BlLexStop;

enum { BL_MAX_INDENT = 100, BL_MAX_LEVEL = 200 };

typedef struct BlOpenParen { char c; int line, bcol; } BlOpenParen;

/* A diagnosis that the lexer worded itself. */
typedef struct BlFault {
    bool        set;
    bool        no_position;
    const char *message;
    int         line, offset, end_offset;
} BlFault;

typedef struct BlWarningList {
    BlSyntaxWarning *items;
    size_t           count, capacity;
    bool             failed;
} BlWarningList;

typedef struct BlLexer {
    const char *src, *end;          /* the whole text */
    const char *cur;                /* next byte to read */
    const char *inp;                /* end of the line being read */
    const char *line_start;
    const char *start;              /* of the current token; NULL between tokens */
    const char *buffer;             /* begin of the line, or of the first of the lines that the token goes over */
    const char *multi_line_start;   /* line_start where the current string began */
    int         line, first_line;   /* current line; line where the current string began */

    int         indent;             /* depth of the two stacks: columns with tabs of 8, and with tabs of 1 */
    int         columns[BL_MAX_INDENT], alt_columns[BL_MAX_INDENT];
    int         pending;            /* INDENT (> 0) or DEDENT (< 0) tokens still to be given out */
    bool        at_line_start;

    int         level;
    BlOpenParen parens[BL_MAX_LEVEL];

    BlLexStop   stop;
    bool        clean_end;          /* the end was met between tokens */
    BlFault     fault;
    const char *bad_byte;           /* NUL, or what is no UTF-8 in a file that declares no encoding: reading its line
                                       stops the lexer */
    const char *bad_message;
    bool        bad_no_position;

    int         shift_line;         /* inside an f-string: the line whose columns are shifted, or -1 */
    int         shift_bcol, shift_col;

    bool        trivia;             /* give out COMMENT and NL too */
    bool        all_ascii;
    BlBump     *memory;             /* for messages */
    BlWarningList *warnings;        /* NULL: keep silent */
} BlLexer;

void bl_lexer_init(BlLexer *lx, const char *src, size_t len, BlBump *memory, BlWarningList *warnings);

/* Always fills *t; BL_TOK_ERROR and BL_TOK_END repeat for ever. */
void bl_lexer_next(BlLexer *lx, BlToken *t);

/* For a single statement: what was begun is ended before END by a NEWLINE, and by DEDENTs if need be. *started is
 * false before the first token. */
void bl_lexer_next_single(BlLexer *lx, BlToken *t, bool *started);

/* Words a diagnosis at the byte last read, unless there is one already. */
void bl_lexer_fail(BlLexer *lx, const char *format, ...) __attribute__((format(printf, 2, 3)));

void bl_warn(BlWarningList *list, bool deprecation, const char *message, int line, int col, int end_line, int end_col);

/* The soft ones among names, and names themselves. */
bool bl_token_is(const BlToken *t, const char *text);

/* ---- decoding (source.c) ---- */

typedef struct BlSource {
    char       *text;           /* UTF-8, '\n' line ends, NUL-terminated; from bl_malloc */
    size_t      len;
    const char *bad_byte;       /* into text, or NULL */
    const char *bad_message;    /* in the bump */
    bool        bad_no_position;    /* the message is all that is said about it */
    bool        has_bom;
    bool        declared;       /* a BOM or a coding line named the encoding */
    bool        no_memory;
    BlSyntaxError error;        /* message != NULL: the text could not be decoded at all */
} BlSource;

void bl_source_decode(BlSource *out, const char *src, size_t len, const BlParseOptions *options, BlBump *memory);

#endif
