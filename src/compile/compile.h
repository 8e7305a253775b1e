/* compile.h -- from tree to code object. */
#ifndef BL_COMPILE_COMPILE_H
#define BL_COMPILE_COMPILE_H

#include "code/code.h"
#include "syntax/parser.h"

enum {
    BL_COMPILE_OPTIMIZE_1 = 1,          /* -O: no asserts, __debug__ False */
    BL_COMPILE_OPTIMIZE_2 = 2,          /* -OO: no docstrings either */
    BL_COMPILE_FUTURE_ANNOTATIONS = 4,
    BL_COMPILE_PARSE_ONLY = 8,
    BL_COMPILE_ALLOW_INCOMPLETE = 32,   /* text that more lines could make right: SyntaxError "incomplete input" */
    BL_COMPILE_NO_IMPLIED_DEDENT = 64,  /* the end of the text does not end the blocks of an interactive statement */
    BL_COMPILE_NO_SOURCE_TEXT = 16      /* SyntaxError.text is not looked up (bytes or str source still has it) */
};

/* The code object of a parsed program; SyntaxError, MemoryError or RecursionError pending when BL_NULL. No user code runs,
 * except warnings filters (SyntaxWarning). `flags` may gain BL_COMPILE_FUTURE_ANNOTATIONS by the program's own future import. */
BL_RAISES BlRef bl_compile_tree(const BlParse *parse, BlVal filename, unsigned flags);
/* Text to code in one step; raises the parser's SyntaxError with all attributes set. `parse_flags` as in parser.h. */
BL_RAISES BlRef bl_compile_source(const char *source, size_t length, BlVal filename, BlParseMode mode, unsigned parse_flags, unsigned flags);
/* The exception for a failed parse, raised. Answers BL_NULL. */
BlRef bl_raise_parse_error(const BlParse *parse, BlVal filename);
/* SyntaxError with position; columns are 0-based, -1 unknown. Answers -1. */
int bl_raise_syntax(BlVal filename, const BlParse *parse, int line, int col, int end_line, int end_col, const char *format, ...);
/* Issues a SyntaxWarning through the warnings module when it is loaded (hook of mod/). 0, or -1 raised. */
extern int (*bl_syntax_warning_hook)(BlVal category_name, const char *message, BlVal filename, int line);

#endif
