/* runtime.h -- what an interpreter keeps beyond objects and frames: its modules, how it was started, how it ends.
 *
 * Reached as bl_vm->run. Rooms above fill what they own; everything here is BL_NULL or zero before that.
 */
#ifndef BL_VM_RUNTIME_H
#define BL_VM_RUNTIME_H

#include "vm/frame.h"

/* The command line, as main read it. */
typedef struct BlOptions {
    bool interactive, inspect, quiet, unbuffered, ignore_environment, isolated, dont_write_bytecode, no_site, no_user_site;
    bool dev, no_debug_ranges, import_time;
    int optimize, verbose, bytes_warning;
    uint32_t hash_seed;
    bool hash_random;
} BlOptions;

typedef struct BlModuleEntry {          /* a module written in C that exists in this interpreter */
    const struct BlModuleDef *def;
    BlRef module;                       /* kept until the end, so that its state outlives `del sys.modules[...]` */
} BlModuleEntry;

typedef struct BlRun {
    BlOptions options;
    BlRef modules;                      /* the dict that sys.modules was made with */
    BlRef sys, builtins;                /* the two modules */
    BlRef main;                         /* __main__ */
    BlRef import_function;              /* builtins.__import__ as it was made: while it is there, imports take the short way */
    BlRef build_class_function;
    BlRef path_importer;                /* the built-in finder on sys.meta_path */
    BlRef warn_options, x_options;      /* lists made by main, taken over by sys */
    BlRef orig_argv, argv;
    BlRef executable;
    BlRef display_underscore;
    BlModuleEntry *c_modules;
    size_t c_module_count, c_module_capacity;
    BlRef exit_functions;               /* atexit: list of (function, args, kwargs) */
    BlRef dynamic_types;                /* list: classes that are not in a module's state */
    bool finalizing, main_ran, keyboard_interrupt, interacted;
    bool no_carets;                     /* -X no_debug_ranges */
    int64_t import_depth;
    BlRef trace_function, profile_function;
} BlRun;

static inline BlRun *bl_run_state(void) { return bl_vm->run; }

/* An attribute of sys, borrowed; BL_NULL: there is none, or no sys. */
BlVal bl_sys_get(const char *name);
BlVal bl_sys_get_name(BlVal name);
BL_RAISES bool bl_sys_set(const char *name, BlVal value);

bool bl_run_init(BlVm *vm);
void bl_run_fini(BlVm *vm);

/* ---- import.c ---- */
/* The module that `import name` (level 0) or a relative import gives: the top package without fromlist, the module itself with one. */
BL_RAISES BlRef bl_import(BlVal name, BlVal globals, BlVal fromlist, int64_t level);
BL_RAISES BlRef bl_import_module(const char *name);             /* the module itself, imported or already there */
/* The module if sys.modules has it: owned, else BL_NULL with nothing pending. */
BlRef bl_imported(const char *name);
BL_RAISES BlRef bl_import_attr(const char *module, const char *name);
BL_RAISES bool bl_import_init(void);                            /* sys.meta_path and what belongs to it; sys exists */
/* Source text and its code object: file as a script reads it. */
BL_RAISES BlRef bl_code_of_file(BlVal filename, const char *path);

/* What mod/ offers to import.c. found: false with nothing pending: no such module. `early`: one that a file cannot stand in for. */
extern BlRef (*bl_c_module_hook)(const char *name, bool *found);
extern bool (*bl_c_module_known_hook)(const char *name, bool early_only);

/* ---- report.c ---- */
/* The report of an uncaught exception on sys.stderr (or the C stream if that is gone). Nothing is pending afterwards. */
void bl_report(BlVal exception);
/* The same as text, with its last newline. */
BL_RAISES BlRef bl_report_text(BlVal exception);
/* Through sys.excepthook: takes the pending exception. Not for SystemExit. */
void bl_report_pending(void);
void bl_unraisable_default(BlVal type, BlVal exception, BlVal traceback, BlVal message, BlVal object);
/* Writes text to sys.stderr, or the C stream. */
void bl_write_stderr(BlVal text);
void bl_write_stderr_c(const char *text);
/* Source line `line` of file, for reports: owned str without newline, BL_NULL with nothing pending: unknown. */
BlRef bl_source_line(BlVal filename, int line);
/* Asked first: the line of a text that is in no file, for the file name object that its code has (filled by main/). */
extern BlRef (*bl_source_hook)(BlVal filename, int line);
/* A report on its way to sys.stderr as it shall look there: owned, or BL_NULL with nothing pending: as it is (filled by main/). */
extern BlRef (*bl_report_look_hook)(BlVal text);
/* " Did you mean: 'x'?" for a NameError or AttributeError, else BL_NULL; nothing is pending afterwards. */
BlRef bl_suggestion(BlVal exception);
void bl_line_cache_clear(void);

#endif
