/* program.h -- what the modules of the running program (builtins, sys, _io ...) offer each other and main/. */
#ifndef BL_MOD_PROGRAM_H
#define BL_MOD_PROGRAM_H

#include "mod/module.h"

void bl_module_init(void);              /* module.c: hooks */
void bl_module_fini(void);
BL_RAISES BlRef bl_c_module_names(void);        /* tuple, sorted */

/* ---- builtins ---- */
extern const BlMethod bl_builtin_functions[], bl_builtin_class_functions[], bl_builtin_code_functions[], bl_builtin_value_functions[];
BL_RAISES bool bl_builtins_init(void);          /* makes the module and puts it in run->builtins */
BL_RAISES BlRef bl_encode_source(BlVal str);     /* UTF-8 bytes of source text */
struct BlBuf;
/* A line from the terminal's line editor (filled by main/); false: raised. */
extern bool (*bl_line_hook)(const char *prompt, struct BlBuf *line, bool *end);
BlRef bl_build_class(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames);

/* ---- sys ---- */
BL_RAISES bool bl_sys_init(void);
BL_RAISES bool bl_sys_streams(void);            /* sys.stdin, stdout, stderr */
void bl_sys_hooks(void);
/* What SystemExit asks for: prints its text if need be. */
int bl_exit_status(BlVal exception);

/* ---- _io ---- */
extern const BlModuleDef bl_mod_io;
/* A text stream over a descriptor. mode "r" or "w"; line: flushed at each line end; errors: handler's name. */
BL_RAISES BlRef bl_io_open_fd(int fd, const char *mode, const char *name, const char *errors, int buffering, bool line, bool write_through);
/* Writes a str to a stream that is exactly our own text stream for output: true (done or raised: *failed); false: not such a stream. */
bool bl_io_fast_write(BlVal stream, BlVal text, bool *failed);
bool bl_io_fast_bytes(BlVal stream, const char *ascii, size_t n, bool *failed);
/* open() for C code: binary or text reading of a whole file as bytes; false: raised. */
BL_RAISES BlRef bl_io_open(BlVal file, const char *mode);

/* ---- signal ---- */
void bl_signal_start(void);             /* SIGINT, SIGPIPE */
void bl_signal_end(void);

/* ---- atexit ---- */
void bl_atexit_run(void);

/* ---- paths as arguments (os.c) ---- */
/* A path argument: str, bytes or os.PathLike. `text` zero-terminated; release with bl_path_free. */
typedef struct BlPath {
    const char *text;
    BlRef object;               /* what was given, after __fspath__: for OSError.filename */
    BlRef bytes;
    bool was_bytes;
    int fd;                     /* -1 unless a descriptor was given and allowed */
} BlPath;
/* `fname` as in "open: path should be ..." (NULL: no prefix); none: None means "." */
BL_RAISES bool bl_path_arg(BlVal v, const char *fname, const char *argname, bool allow_fd, bool none, BlPath *out);
void bl_path_free(BlPath *p);
BL_RAISES BlRef bl_fspath(BlVal v);

#endif
