/* time_clock.c -- the clocks of module time, and sleeping. Times are nanoseconds in 64 bits; seconds as floats are made last.
 */
#include <errno.h>
#include <math.h>

#include "mod/time_impl.h"
#include "obj/interrupt.h"

enum { BILLION = 1000000000 };

static BlRef no_time_t(void)
{
    return bl_raise(bl_exc(OverflowError), "timestamp out of range for platform time_t");
}

static int64_t nanoseconds(const struct timespec *t)
{
    return (int64_t)t->tv_sec * BILLION + t->tv_nsec;
}

/* Seconds as CPython makes them of nanoseconds: exact seconds where there is no rest. */
static double seconds(int64_t ns)
{
    return ns % BILLION == 0 ? (double)(ns / BILLION) : (double)ns / 1e9;
}

static bool read_clock(clockid_t id, int64_t *ns)
{
    struct timespec t;
    if (clock_gettime(id, &t) != 0) {
        bl_raise_errno(errno, BL_NULL);
        return false;
    }
    *ns = nanoseconds(&t);
    return true;
}

static BlRef clock_float(clockid_t id)
{
    int64_t ns;
    return read_clock(id, &ns) ? bl_float_new(seconds(ns)) : BL_NULL;
}

static BlRef clock_int(clockid_t id)
{
    int64_t ns;
    return read_clock(id, &ns) ? bl_int_from_int64(ns) : BL_NULL;
}

#define CLOCK(name, id)                                                                                                \
    BlRef bl_clock_##name(BlVal self, const BlVal *arg) { (void)self; (void)arg; return clock_float(id); }             \
    BlRef bl_clock_##name##_ns(BlVal self, const BlVal *arg) { (void)self; (void)arg; return clock_int(id); }
CLOCK(time, CLOCK_REALTIME)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(process, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread, CLOCK_THREAD_CPUTIME_ID)
#undef CLOCK

/* ---- clocks by number ---- */

static bool clock_number(BlVal v, clockid_t *id)
{
    BlRef i = bl_index(v);
    int64_t n;
    if (i == BL_NULL)
        return false;
    bool fits = bl_int_to_int64(i, &n) && n >= INT32_MIN && n <= INT32_MAX;
    bl_drop(i);
    if (!fits)
        bl_raise(bl_exc(OverflowError), "Python int too large to convert to C int");
    *id = fits ? (clockid_t)n : 0;
    return fits;
}

BlRef bl_clock_gettime(BlVal self, const BlVal *arg)
{
    (void)self;
    clockid_t id;
    return clock_number(arg[0], &id) ? clock_float(id) : BL_NULL;
}

BlRef bl_clock_gettime_ns(BlVal self, const BlVal *arg)
{
    (void)self;
    clockid_t id;
    return clock_number(arg[0], &id) ? clock_int(id) : BL_NULL;
}

BlRef bl_clock_getres(BlVal self, const BlVal *arg)
{
    (void)self;
    clockid_t id;
    struct timespec t;
    if (!clock_number(arg[0], &id))
        return BL_NULL;
    if (clock_getres(id, &t) != 0)
        return bl_raise_errno(errno, BL_NULL);
    return bl_float_new((double)t.tv_sec + (double)t.tv_nsec * 1e-9);
}

/* A duration or moment as nanoseconds: a float of seconds rounded away from a lost wake-up, or an int of seconds. */
static bool to_nanoseconds(BlVal v, int64_t *ns)
{
    int64_t whole;
    if (bl_is_float(v)) {
        double d = bl_float_value(v);
        if (isnan(d)) {
            bl_raise(bl_exc(ValueError), "Invalid value NaN (not a number)");
            return false;
        }
        d = ceil(d * 1e9);
        if (!(d >= -0x1p63 && d < 0x1p63)) {
            no_time_t();
            return false;
        }
        *ns = (int64_t)d;
        return true;
    }
    BlRef i = bl_index(v);
    if (i == BL_NULL)
        return false;
    bool fits = bl_int_to_int64(i, &whole) && !__builtin_mul_overflow(whole, (int64_t)BILLION, ns);
    bl_drop(i);
    if (!fits)
        bl_raise(bl_exc(OverflowError), "timestamp too large to convert to C _PyTime_t");
    return fits;
}

static struct timespec to_timespec(int64_t ns)
{
    struct timespec t = {.tv_sec = ns / BILLION, .tv_nsec = ns % BILLION};
    if (t.tv_nsec < 0) {
        t.tv_sec--;
        t.tv_nsec += BILLION;
    }
    return t;
}

static BlRef set_clock(BlVal number, int64_t ns)
{
    clockid_t id;
    struct timespec t = to_timespec(ns);
    if (!clock_number(number, &id))
        return BL_NULL;
    return clock_settime(id, &t) != 0 ? bl_raise_errno(errno, BL_NULL) : BL_NONE;
}

BlRef bl_clock_settime(BlVal self, const BlVal *arg)
{
    (void)self;
    int64_t ns;
    return to_nanoseconds(arg[1], &ns) ? set_clock(arg[0], ns) : BL_NULL;
}

BlRef bl_clock_settime_ns(BlVal self, const BlVal *arg)
{
    (void)self;
    int64_t ns;
    BlRef i = bl_index(arg[1]);
    if (i == BL_NULL)
        return BL_NULL;
    bool fits = bl_int_to_int64(i, &ns);
    bl_drop(i);
    return fits ? set_clock(arg[0], ns) : bl_raise(bl_exc(OverflowError), "timestamp too large to convert to C _PyTime_t");
}

/* ---- sleeping ---- */

/* Sleeps to a moment, not for a time: a signal that is handled does not make it longer. */
BlRef bl_clock_sleep(BlVal self, const BlVal *arg)
{
    (void)self;
    int64_t ns, now, end;
    if (!to_nanoseconds(arg[0], &ns))
        return BL_NULL;
    if (ns < 0)
        return bl_raise(bl_exc(ValueError), "sleep length must be non-negative");
    if (!read_clock(CLOCK_MONOTONIC, &now))
        return BL_NULL;
    if (__builtin_add_overflow(now, ns, &end))
        end = INT64_MAX;
    struct timespec until = to_timespec(end);
    for (;;) {
        int err = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
        if (err == 0)
            return bl_check_signals() ? BL_NONE : BL_NULL;
        if (err != EINTR)
            return bl_raise_errno(err, BL_NULL);
        if (!bl_check_signals())
            return BL_NULL;
    }
}

/* ---- what a clock is ---- */

static const struct ClockInfo {
    const char *name, *implementation;
    clockid_t id;
    bool monotonic, adjustable;
} clock_infos[] = {
    {"time", "clock_gettime(CLOCK_REALTIME)", CLOCK_REALTIME, false, true},
    {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
    {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
    {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", CLOCK_PROCESS_CPUTIME_ID, true, false},
    {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", CLOCK_THREAD_CPUTIME_ID, true, false},
};

static BlRef info_namespace(const struct ClockInfo *info)
{
    enum { N = 4 };
    static const char *const names[N] = {"implementation", "monotonic", "adjustable", "resolution"};
    struct timespec res;
    if (clock_getres(info->id, &res) != 0)
        return bl_raise_errno(errno, BL_NULL);
    BlRef value[N] = {bl_str_c(info->implementation), bl_from_bool(info->monotonic), bl_from_bool(info->adjustable),
                      bl_float_new((double)res.tv_sec + (double)res.tv_nsec * 1e-9)};
    BlRef name[N], kwnames = BL_NULL, r = BL_NULL;
    bool ok = value[0] != BL_NULL && value[3] != BL_NULL;
    for (int i = 0; i < N; i++) {
        name[i] = bl_str_intern(names[i]);
        ok = ok && name[i] != BL_NULL;
    }
    if (ok && (kwnames = bl_tuple_from(name, N)) != BL_NULL)
        r = bl_call(bl_from_obj(bl_builtin_class(BL_T_NAMESPACE)), value, 0, kwnames);
    for (int i = 0; i < N; i++) {
        bl_drop(name[i]);
        bl_drop(value[i]);
    }
    bl_drop(kwnames);
    return r;
}

BlRef bl_clock_info(BlVal self, const BlVal *arg)
{
    (void)self;
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "get_clock_info() argument 1 must be str, not %.200T", arg[0]);
    for (size_t i = 0; i < sizeof clock_infos / sizeof *clock_infos; i++)
        if (bl_str_is(arg[0], clock_infos[i].name))
            return info_namespace(&clock_infos[i]);
    return bl_raise(bl_exc(ValueError), "unknown clock");
}

bool bl_clock_constants(BlVal module)
{
    return bl_module_add_int(module, "CLOCK_REALTIME", CLOCK_REALTIME) && bl_module_add_int(module, "CLOCK_MONOTONIC", CLOCK_MONOTONIC) &&
           bl_module_add_int(module, "CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID) &&
           bl_module_add_int(module, "CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID)
#ifdef CLOCK_MONOTONIC_RAW
           && bl_module_add_int(module, "CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW)
#endif
#ifdef CLOCK_BOOTTIME
           && bl_module_add_int(module, "CLOCK_BOOTTIME", CLOCK_BOOTTIME)
#endif
#ifdef CLOCK_TAI
           && bl_module_add_int(module, "CLOCK_TAI", CLOCK_TAI)
#endif
        ;
}
