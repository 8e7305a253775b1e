/* repl.h -- what the files of the REPL share. */
#ifndef BL_MAIN_REPL_H
#define BL_MAIN_REPL_H

#include "main/line.h"
#include "main/main.h"

/* repl_unit.c: is text a whole statement (or several)? */
BlUnit bl_repl_unit(const char *text, size_t n);
bool bl_repl_says_nothing(const char *text);           /* blanks and comments only */
/* The same for text that grew line by line, as a pipe or a plain terminal gives it: must it run now? */
bool bl_repl_runs_now(const char *text, size_t n);
/* Code of the statement in text (or of `several`), expressions shown; filename is kept as it is given. */
BL_RAISES BlRef bl_repl_compile(const char *text, size_t n, BlVal filename, unsigned flags, bool several);

/* repl_complete.c */
void bl_repl_complete(const char *text, size_t n, size_t point, BlCompletions *out);

/* repl_source.c: what was typed, as long as code made from it lives. */
BL_RAISES BlRef bl_repl_source_add(const char *text, size_t n);        /* a new file name for it */
void bl_repl_source_start(void);
void bl_repl_source_end(void);

#endif
