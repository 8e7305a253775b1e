/* main.h -- the parts of the program itself: command line, running, REPL, the end. */
#ifndef BL_MAIN_MAIN_H
#define BL_MAIN_MAIN_H

#include "mod/program.h"
#include "vm/runtime.h"

enum BlWhat { BL_WHAT_STDIN, BL_WHAT_FILE, BL_WHAT_COMMAND, BL_WHAT_MODULE };
enum BlPage { BL_PAGE_RUN, BL_PAGE_TOKENS, BL_PAGE_AST, BL_PAGE_DIS, BL_PAGE_CHECK };

typedef struct BlCommand {
    BlOptions options;
    enum BlWhat what;
    enum BlPage page;
    const char *program;        /* file, command text or module name */
    int argc;                   /* all arguments of the process */
    char **argv;
    int rest;                   /* index of the first argument that belongs to the program */
    bool skip_first_line;
    const char *warn[32];       /* -W options */
    int nwarn;
    const char *x[32];          /* -X options */
    int nx;
    int64_t int_max_str_digits; /* -1: not given */
    int64_t fail_alloc, gc_stress, gc_dry, max_depth;
    bool fail_forever, leak_check;
    bool trace, trace_lines;            /* --trace; --trace-format=jsonl */
    bool teach, explain;
    const char *trace_path;             /* -o; NULL: beside the program */
    int64_t trace_limit;
    bool embedded;              /* inside another program: its signals are its own */
} BlCommand;

/* options.c: 0 go on, else leave with *status. */
bool bl_read_options(BlCommand *c, int argc, char **argv, int *status);

/* start.c */
bool bl_start(const BlCommand *c);              /* false: said why on stderr */
int bl_run_program(const BlCommand *c);         /* exit status; prints what is uncaught */
/* What an uncaught exception (pending) means for the exit status; prints it. */
int bl_uncaught(void);

/* teach.c: the same under --trace, --teach, --explain. */
int bl_run_watched(BlCommand *c);

/* shutdown.c: the whole of SPEC 8; answers the final status. */
int bl_shutdown(int status, bool leak_check);    /* leak_check: 98 if a debug build has something left */

/* The same for an interpreter inside another program: gives everything back, the VM included. */
void bl_shutdown_everything(void);

/* repl.c: reads and runs statements until the end of input; exit status. */
int bl_repl(bool banner);

/* report_colour.c: reports on a terminal get colours. */
void bl_report_colour_start(void);
const char *bl_line_editor(void);       /* for -VV (line.c) */

#endif
