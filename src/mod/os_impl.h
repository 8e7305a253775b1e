/* os_impl.h -- what the files of module _os share. */
#ifndef BL_MOD_OS_IMPL_H
#define BL_MOD_OS_IMPL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE             /* pipe2, dup3, sched_getaffinity */
#endif

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mod/program.h"
#include "obj/interrupt.h"
#include "obj/structseq.h"
#include "vm/runtime.h"

#define BL_UNUSED __attribute__((unused))
#define FN(name) BlRef name(BlVal self BL_UNUSED, const BlVal *arg BL_UNUSED)

typedef struct BlOs {
    BlRef stat_result, statvfs_result, terminal_size, times_result, uname_result, dir_entry, scandir;       /* classes */
} BlOs;

extern const BlModuleDef bl_mod_os;
static inline BlOs *bl_os(void) { return bl_module_state(&bl_mod_os); }

extern const BlType bl_dir_entry_type, bl_scandir_type;
extern const BlMethod bl_os_file_functions[], bl_os_process_functions[], bl_os_stat_functions[], bl_os_system_functions[];

BL_RAISES bool bl_os_stat_setup(BlVal module, BlOs *os);        /* os_stat.c: the named tuples and DirEntry */
BL_RAISES bool bl_os_process_setup(BlVal module, BlOs *os);
BL_RAISES bool bl_os_system_setup(BlVal module);
BL_RAISES BlRef bl_os_stat_new(const struct stat *st);
/* An OSError of errno about the path. */
static inline BlRef bl_os_error(const BlPath *p) { return bl_raise_errno(errno, p ? p->object : BL_NULL); }
/* dir_fd=: None is the current folder. */
BL_RAISES bool bl_os_dir_fd(BlVal v, int *out);
BL_RAISES bool bl_os_int(BlVal v, int *out);                    /* a C int: "Python int too large to convert to C int" */
BL_RAISES bool bl_os_long(BlVal v, int64_t *out);
/* After a call that failed with EINTR: true: try again. */
static inline bool bl_os_again(void) { return errno == EINTR && bl_check_signals(); }
/* A name the system gave, as the kind of path that was asked with. */
BL_RAISES BlRef bl_os_name(const char *text, size_t n, bool bytes);

#endif
