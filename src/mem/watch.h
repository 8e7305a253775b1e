/* watch.h -- somebody looks on while a program runs: the tracer of --trace and the module labels (mod/labels*.c).
 *
 * The rooms tell of what happens through these functions, and only while bl_vm->watching has the bit: so a program that
 * nobody watches pays one test at a death, a collection or a write. None of the functions may run program code, make an
 * object or change a count.
 */
#ifndef BL_MEM_WATCH_H
#define BL_MEM_WATCH_H

#include "mem/object.h"

enum { BL_WATCH_DEATHS = 1, BL_WATCH_STEPS = 2 };       /* bits of BlVm.watching */

/* The four sub-steps of a collection: counts copied; inner references subtracted; finalizers have run; garbage is freed. */
enum BlWatchPhase { BL_WATCH_COUNT, BL_WATCH_SUBTRACT, BL_WATCH_FINALIZE, BL_WATCH_FREE };

typedef struct BlWatchHooks {
    void (*dead)(BlObject *o);                  /* its finalizer has run, it does not come back */
    /* `young`: the list that is searched; `lost`: what was found unreachable (SUBTRACT, FINALIZE) */
    void (*collector)(enum BlWatchPhase phase, int generation, BlGcHead *young, BlGcHead *lost, int64_t found);
    void (*step)(BlVal *base, uint32_t pc, bool entered);      /* this instruction of the frame comes next */
    void (*raised)(BlVal *base, uint32_t pc, BlVal error);     /* the exception was raised or arrived there */
    void (*output)(BlVal stream, BlVal text, const char *ascii, size_t n);     /* text, or n ASCII characters */
} BlWatchHooks;
extern BlWatchHooks bl_watch_hooks;             /* set once at start, constant afterwards */

#endif
