/* sys_impl.h -- what the files of module sys share. */
#ifndef BL_MOD_SYS_IMPL_H
#define BL_MOD_SYS_IMPL_H

#include "mod/program.h"
#include "obj/structseq.h"
#include "vm/runtime.h"

typedef struct BlSys {
    BlRef version_info, flags, float_info, int_info, hash_info, thread_info, hook_args, asyncgen_hooks;     /* classes */
    double switch_interval;
    int64_t origin_depth;
    BlRef asyncgen_firstiter, asyncgen_finalizer;
} BlSys;

extern const BlModuleDef bl_mod_sys;
extern const BlModuleType bl_sys_types[];
extern const BlMethod bl_sys_hook_functions[];
BL_RAISES bool bl_sys_add_info(BlVal module, BlSys *s);         /* sys_info.c: version_info, flags, float_info ... */
BL_RAISES BlRef bl_sys_flags(BlSys *s);
static inline BlSys *bl_sys_state(void) { return bl_module_state(&bl_mod_sys); }

#endif
