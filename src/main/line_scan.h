/* line_scan.h -- what unfinished source text looks like to the eye: colours, open brackets and strings, indentation. */
#ifndef BL_MAIN_LINE_SCAN_H
#define BL_MAIN_LINE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum BlStyle {
    BL_STYLE_PLAIN, BL_STYLE_KEYWORD, BL_STYLE_BUILTIN, BL_STYLE_DEFINED, BL_STYLE_STRING, BL_STYLE_NUMBER, BL_STYLE_COMMENT, BL_STYLE_PARTNER,
    BL_STYLE_COUNT
};

typedef struct BlScan {
    int depth;                  /* brackets open at the end */
    bool in_string;             /* the end is inside a triple-quoted string */
    bool joined;                /* the last line ends in a backslash */
    size_t string_start;        /* of the string (any kind) that holds the end, or SIZE_MAX */
    size_t bracket_start;       /* of the innermost bracket that holds the end, or SIZE_MAX */
} BlScan;

/* Looks at n bytes of UTF-8. style: NULL, or n bytes to fill with BlStyle. */
void bl_scan(const char *text, size_t n, uint8_t *style, BlScan *end);
/* Marks the bracket at or before `point` and its partner with BL_STYLE_PARTNER. */
void bl_scan_partner(const char *text, size_t n, size_t point, uint8_t *style);

/* Columns that a line typed after text[0..n) should be indented by. */
size_t bl_indent_after(const char *text, size_t n);
/* Removes the prompts of a pasted session (">>> " and "... ") if its first line has one, and carriage returns, in place; the new length. */
size_t bl_strip_prompts(char *text, size_t n);
extern const char *const bl_scan_keywords[];   /* ends with NULL */

#endif
