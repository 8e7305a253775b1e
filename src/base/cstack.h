/* cstack.h -- how much C stack is left.
 *
 * Every C function that can recurse as deep as its input asks bl_cstack_ok() first. The limit belongs to the
 * thread: whoever starts one calls bl_cstack_init near its bottom.
 */
#ifndef BL_BASE_CSTACK_H
#define BL_BASE_CSTACK_H

#include <stdbool.h>
#include <stddef.h>

extern __thread char *bl_cstack_low;    /* below this address nothing new is begun; NULL: not known */

/* Takes the limit from the system: what is below the caller, less a reserve for handlers. */
void bl_cstack_init(void);

static inline bool bl_cstack_ok(void)
{
    return (char *)__builtin_frame_address(0) > bl_cstack_low;
}

#endif
