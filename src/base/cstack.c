/* cstack.c -- where this thread's stack ends. */
#include "base/cstack.h"

#include <stdint.h>
#include <sys/resource.h>

__thread char *bl_cstack_low;

enum { STACK_UNKNOWN = 8 * 1024 * 1024, STACK_MOST = 64 * 1024 * 1024, STACK_RESERVE_MOST = 256 * 1024 };

/* The caller is taken to stand near the bottom of its stack; an eighth is kept for handlers and what it uses already. */
void bl_cstack_init(void)
{
    struct rlimit limit;
    size_t size = STACK_UNKNOWN;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        size = limit.rlim_cur < STACK_MOST ? (size_t)limit.rlim_cur : STACK_MOST;
    size_t reserve = size / 8 < STACK_RESERVE_MOST ? size / 8 : STACK_RESERVE_MOST;
    char *here = __builtin_frame_address(0);
    bl_cstack_low = (uintptr_t)here > size ? here - (size - reserve) : NULL;
}
