/* interrupt.h -- how long C loops stay interruptible: they ask now and then whether a signal came in.
 */
#ifndef BL_OBJ_INTERRUPT_H
#define BL_OBJ_INTERRUPT_H

#include "obj/error.h"

/* Runs the handlers of signals that came in (filled by the room that knows signals); false: a handler raised. */
extern bool (*bl_signal_hook)(void);

/* False: an exception (KeyboardInterrupt, mostly) is pending and the loop must give up. May run a program's code. */
BL_RAISES static inline bool bl_check_signals(void)
{
    return BL_LIKELY(!(bl_vm->tick & BL_TICK_SIGNAL)) || bl_signal_hook == NULL || bl_signal_hook();
}

#endif
