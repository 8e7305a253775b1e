/* interrupt.c -- the hook behind bl_check_signals; set once at start, constant afterwards. */
#include "obj/interrupt.h"

bool (*bl_signal_hook)(void);
