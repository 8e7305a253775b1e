/* check.h -- the debug build's eyes: recount of references, report of leaked objects. */
#ifndef BL_MEM_CHECK_H
#define BL_MEM_CHECK_H

#include "mem/gc.h"

/* Recounts references through traverse: no object may have fewer than were found. Prints what is wrong; true if all is well. */
bool bl_heap_check(void);
/* At exit, after everything was dropped: names leaked objects by type on stderr; returns their number. */
int64_t bl_leak_report(void);
void bl_stop_here(void);

#endif
