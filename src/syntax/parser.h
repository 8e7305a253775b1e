/* parser.h -- text in, tree or diagnosis out.
 *
 * bl_parse never raises and touches no runtime object. It answers a BlParse that owns the tree, the names, the
 * warnings and the error; the caller turns the error into an exception. NULL only when not even the BlParse could
 * be allocated.
 */
#ifndef BL_SYNTAX_PARSER_H
#define BL_SYNTAX_PARSER_H

#include <stdio.h>

#include "syntax/ast.h"

typedef enum BlParseMode {
    BL_PARSE_FILE,          /* a whole program: Module */
    BL_PARSE_SINGLE,        /* one interactive statement: Interactive */
    BL_PARSE_EVAL           /* one expression: Expression */
} BlParseMode;

enum {
    BL_PARSE_FROM_FILE  = 1,    /* src are the bytes of a file: BOM and coding line are honoured, errors are worded as
                                   for a script; otherwise src is the UTF-8 of a str (WTF-8 is refused) */
    BL_PARSE_FROM_BYTES = 2     /* src was a bytes object: coding line honoured, worded as for compile() */
};

typedef struct BlParseOptions {
    BlParseMode mode;
    unsigned    flags;
    const char *filename;       /* for messages of the decoder only; may be NULL */
    int         max_digits;     /* longest decimal literal: 0 means 4300, negative no limit */
} BlParseOptions;

typedef enum BlParseStatus {
    BL_PARSED,
    BL_PARSE_BAD,               /* see `error` */
    BL_PARSE_NO_MEMORY          /* MemoryError: no memory, or nested too deeply */
} BlParseStatus;

typedef enum BlErrorClass {
    BL_SYNTAX_ERROR, BL_INDENTATION_ERROR, BL_TAB_ERROR
} BlErrorClass;

/* The attributes of the exception, ready to use: lines and offsets count from 1, offsets in code points; an offset
 * may be 0, an end -1 or 0, where CPython leaves them so. */
typedef struct BlSyntaxError {
    BlErrorClass class;
    const char  *message;
    int          line, offset, end_line, end_offset;
    const char  *text;          /* the source line, with its newline if it has one; NULL for None */
    size_t       text_len;
    bool         no_position;   /* only a message: lineno, offset and text are None */
} BlSyntaxError;

typedef struct BlSyntaxWarning {
    bool        deprecation;    /* DeprecationWarning, otherwise SyntaxWarning */
    const char *message;
    int         line;
    int         col, end_line, end_col;     /* of the token, as in a node: for the SyntaxError it becomes under -W error */
} BlSyntaxWarning;

typedef struct BlParse {
    BlParseStatus          status;
    BlNode                *tree;        /* set when BL_PARSED */
    BlSyntaxError          error;       /* set when BL_PARSE_BAD */
    bool                   incomplete;  /* BL_PARSE_BAD, but more input could make it right */
    const BlSyntaxWarning *warnings;    /* also set when BL_PARSE_BAD */
    size_t                 warning_count;
    size_t                 name_count;  /* BlName.number is below this */
    const char            *source;      /* decoded to UTF-8, BOM removed, newlines as in the file */
    size_t                 source_len;
} BlParse;

BlParse *bl_parse(const char *src, size_t len, const BlParseOptions *options);
void     bl_parse_free(BlParse *parse);

/* ---- a tree that no text stands behind: made node by node, then handed on like one that was parsed ---- */

BlParse *bl_tree_begin(void);                                       /* status BL_PARSED, no tree yet; NULL: no memory */
BlNode  *bl_tree_node(BlParse *parse, int kind);                    /* zeroed; NULL: no memory */
BlName  *bl_tree_name(BlParse *parse, const char *text, size_t len);
void    *bl_tree_memory(BlParse *parse, size_t count, size_t size); /* lives as long as the parse */
void     bl_tree_end(BlParse *parse);                               /* no more names after this */

/* Like `python -m ast`: ast.dump with an indent of `indent` (negative: one line), positions on request.
 * False when memory runs out. */
bool bl_ast_dump(FILE *out, const BlNode *tree, int indent, bool positions);

/* Like `python -m tokenize FILE`. Answers false, with the error in the usual words on stderr, for text that is no
 * row of tokens. `filename` is for that message. */
bool bl_tokens_dump(FILE *out, const char *src, size_t len, const char *filename);

#endif
