/* line.h -- reading what a person types: the line editor and what belongs to it. */
#ifndef BL_MAIN_LINE_H
#define BL_MAIN_LINE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct BlLine {
    char *text;                 /* a line, or a whole block, without its last newline; bl_mfree */
    bool end, interrupted;      /* end of input; Ctrl-C */
    bool raised;                /* a signal handler of the program raised: an exception is pending */
} BlLine;

typedef enum BlUnit {
    BL_UNIT_OPEN,               /* more has to come */
    BL_UNIT_BLOCK,              /* complete, but a compound statement: an empty line ends it */
    BL_UNIT_DONE
} BlUnit;

typedef struct BlCompletions {
    char **items;               /* each to stand in place of text[from, point); sorted, different */
    size_t count, from;
    char *note;                 /* something to show instead (a signature), or NULL */
} BlCompletions;

/* What the editor asks the REPL; nothing is left pending. */
typedef struct BlLineClient {
    BlUnit (*unit)(const char *text, size_t n);
    void (*complete)(const char *text, size_t n, size_t point, BlCompletions *out);
} BlLineClient;
void bl_completions_free(BlCompletions *c);

void bl_line_start(const BlLineClient *client);
void bl_line_end(void);
/* Whole blocks come from bl_line_read (else single lines). */
bool bl_line_whole(void);
bool bl_line_on_terminal(void);
bool bl_line_colours(int fd);           /* may what goes to this descriptor be coloured? */
int bl_line_height(void);
/* False: no memory. `more`: the prompt of further lines, NULL: a single line whatever it says (input). */
bool bl_line_read(const char *prompt, const char *more, BlLine *line);
void bl_line_remember(const char *text);

/* ---- line_edit.c: the one file that knows GNU readline ---- */
void bl_edit_start(const BlLineClient *client);
void bl_edit_end(void);
bool bl_edit_whole(void);
bool bl_edit_read(const char *prompt, const char *more, BlLine *line);
void bl_edit_remember(const char *text);

/* ---- history.c ---- */
enum { BL_HISTORY_MOST = 10000 };
void bl_history_load(void (*add)(const char *text));
void bl_history_append(const char *text);
void bl_history_trim(void);

#endif
