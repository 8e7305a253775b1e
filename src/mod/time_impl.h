/* time_impl.h -- what the files of module time share. */
#ifndef BL_MOD_TIME_IMPL_H
#define BL_MOD_TIME_IMPL_H

#include <time.h>

#include "mod/module.h"
#include "obj/structseq.h"

typedef struct BlTimeState { BlRef struct_time; } BlTimeState;

static inline BlTimeState *bl_time_state(BlVal module)
{
    return ((BlModule *)bl_obj(module))->state;
}

extern const BlType bl_struct_time_type;
extern const BlGetSet bl_struct_time_fields[];
enum { BL_TIME_VISIBLE = 9 };

/* ---- time_clock.c ---- */
BlRef bl_clock_time(BlVal self, const BlVal *arg);
BlRef bl_clock_time_ns(BlVal self, const BlVal *arg);
BlRef bl_clock_monotonic(BlVal self, const BlVal *arg);
BlRef bl_clock_monotonic_ns(BlVal self, const BlVal *arg);
BlRef bl_clock_process(BlVal self, const BlVal *arg);
BlRef bl_clock_process_ns(BlVal self, const BlVal *arg);
BlRef bl_clock_thread(BlVal self, const BlVal *arg);
BlRef bl_clock_thread_ns(BlVal self, const BlVal *arg);
BlRef bl_clock_gettime(BlVal self, const BlVal *arg);
BlRef bl_clock_gettime_ns(BlVal self, const BlVal *arg);
BlRef bl_clock_settime(BlVal self, const BlVal *arg);
BlRef bl_clock_settime_ns(BlVal self, const BlVal *arg);
BlRef bl_clock_getres(BlVal self, const BlVal *arg);
BlRef bl_clock_info(BlVal self, const BlVal *arg);
BlRef bl_clock_sleep(BlVal self, const BlVal *arg);
BL_RAISES bool bl_clock_constants(BlVal module);

/* Seconds of a timestamp, rounded down; false: raised. */
BL_RAISES bool bl_time_seconds(BlVal v, time_t *out);

#endif
