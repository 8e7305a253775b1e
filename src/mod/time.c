/* time.c -- module time: calendar times, as struct_time and as text. The clocks are in time_clock.c.
 *
 * struct_time counts months and days of the year from 1 and weekdays from Monday; struct tm counts from 0 and Sunday. The
 * change happens in to_struct_time and in read_fields, nowhere else.
 */
#include <errno.h>
#include <math.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "mod/time_impl.h"
#include "vm/runtime.h"

/* ---- struct_time ---- */

const BlGetSet bl_struct_time_fields[] = {
    BL_FIELD(0, "tm_year", "year, such as 1993"),
    BL_FIELD(1, "tm_mon", "month, from 1 to 12"),
    BL_FIELD(2, "tm_mday", "day of the month, from 1 to 31"),
    BL_FIELD(3, "tm_hour", "hour, from 0 to 23"),
    BL_FIELD(4, "tm_min", "minute, from 0 to 59"),
    BL_FIELD(5, "tm_sec", "second, from 0 to 61"),
    BL_FIELD(6, "tm_wday", "day of the week, from 0 (Monday) to 6"),
    BL_FIELD(7, "tm_yday", "day of the year, from 1 to 366"),
    BL_FIELD(8, "tm_isdst", "summer time: 1 yes, 0 no, -1 not known"),
    BL_FIELD(9, "tm_zone", "short name of the time zone"),
    BL_FIELD(10, "tm_gmtoff", "seconds ahead of UTC"),
    {NULL, NULL, NULL, NULL}
};

const BlType bl_struct_time_type = BL_STRUCTSEQ(
    "time.struct_time", bl_struct_time_fields,
    "A moment as gmtime(), localtime() and strptime() tell it and asctime(), mktime() and strftime() take it:\n"
    "a sequence of 9 ints with names.");

static BlRef to_struct_time(BlVal module, const struct tm *t, const char *zone, long offset)
{
    BlRef items[11] = {
        bl_from_imm((int64_t)t->tm_year + 1900), bl_from_imm(t->tm_mon + 1), bl_from_imm(t->tm_mday), bl_from_imm(t->tm_hour),
        bl_from_imm(t->tm_min), bl_from_imm(t->tm_sec), bl_from_imm((t->tm_wday + 6) % 7), bl_from_imm(t->tm_yday + 1),
        bl_from_imm(t->tm_isdst), zone ? bl_str_c(zone) : BL_NONE, bl_from_imm(offset),
    };
    return bl_structseq_make(bl_time_state(module)->struct_time, items, BL_TIME_VISIBLE, 11);
}

/* ---- moments as arguments ---- */

bool bl_time_seconds(BlVal v, time_t *out)
{
    int64_t i;
    if (bl_is_float(v)) {
        double d = floor(bl_float_value(v));
        if (isnan(d)) {
            bl_raise(bl_exc(ValueError), "Invalid value NaN (not a number)");
            return false;
        }
        if (d >= -0x1p63 && d < 0x1p63) {
            *out = (time_t)d;
            return true;
        }
    } else {
        BlRef n = bl_index(v);
        if (n == BL_NULL)
            return false;
        bool fits = bl_int_to_int64(n, &i);
        bl_drop(n);
        if (fits) {
            *out = (time_t)i;
            return true;
        }
    }
    bl_raise(bl_exc(OverflowError), "timestamp out of range for platform time_t");
    return false;
}

/* The optional argument of gmtime and its like; absent or None: now. */
static bool optional_seconds(const char *name, const BlVal *arg, size_t nargs, BlVal kwnames, time_t *out)
{
    if (kwnames != BL_NULL && !bl_no_keywords(name, kwnames))
        return false;
    if (nargs > 1) {
        bl_raise(bl_exc(TypeError), "%s() takes at most 1 argument (%zu given)", name, nargs);
        return false;
    }
    if (nargs && arg[0] != BL_NONE)
        return bl_time_seconds(arg[0], out);
    *out = time(NULL);
    return true;
}

static bool local(time_t when, struct tm *t)
{
    errno = 0;
    if (localtime_r(&when, t))
        return true;
    bl_raise_errno(errno ? errno : EINVAL, BL_NULL);
    return false;
}

static BlRef time_gmtime(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    time_t when;
    struct tm t;
    if (!optional_seconds("gmtime", arg, nargs, kwnames, &when))
        return BL_NULL;
    errno = 0;
    if (!gmtime_r(&when, &t))
        return bl_raise_errno(errno ? errno : EINVAL, BL_NULL);
    return to_struct_time(self, &t, "GMT", 0);
}

static BlRef time_localtime(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    time_t when;
    struct tm t;
    if (!optional_seconds("localtime", arg, nargs, kwnames, &when) || !local(when, &t))
        return BL_NULL;
    return to_struct_time(self, &t, t.tm_zone, t.tm_gmtoff);
}

/* ---- tuples as arguments ---- */

static bool c_int(BlVal v, int *out)
{
    BlRef i = bl_index(v);
    int64_t n;
    if (i == BL_NULL)
        return false;
    bool fits = bl_int_to_int64(i, &n);
    bl_drop(i);
    if (!fits)
        bl_raise(bl_exc(OverflowError), "Python int too large to convert to C long");
    else if (n > INT32_MAX || n < INT32_MIN) {
        bl_raise(bl_exc(OverflowError), n > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum");
        fits = false;
    }
    *out = fits ? (int)n : 0;
    return fits;
}

/* Copies the zone's name: a struct tm only points to it. */
typedef struct Moment {
    struct tm tm;
    char zone[64];
} Moment;

static bool zone_of(BlVal module, BlVal v, Moment *out)
{
    if (bl_from_obj(bl_class_of(v)) != bl_time_state(module)->struct_time)
        return true;
    BlRef zone = bl_structseq_field_9(v), offset = bl_structseq_field_10(v);
    bool ok = zone != BL_NULL && offset != BL_NULL;
    int64_t seconds;
    if (ok && bl_is_str(zone)) {
        size_t n;
        const char *text = bl_str_to_utf8(zone, &n);
        ok = text != NULL;
        if (ok) {
            if (n >= sizeof out->zone)
                n = sizeof out->zone - 1;
            memcpy(out->zone, text, n);
            out->zone[n] = 0;
            out->tm.tm_zone = out->zone;
            bl_str_utf8_free(zone, text);
        }
    }
    if (ok && bl_is_int(offset) && bl_int_to_int64(offset, &seconds))
        out->tm.tm_gmtoff = (long)seconds;
    bl_drop(zone);
    bl_drop(offset);
    return ok;
}

static bool read_fields(BlVal module, const char *name, BlVal v, Moment *out)
{
    if (!bl_is_tuple(v)) {
        bl_raise(bl_exc(TypeError), "Tuple or struct_time argument required");
        return false;
    }
    BlRef keep = bl_keep(v);            /* an __index__ may drop it */
    const BlTuple *t = bl_as_tuple(v);
    int f[BL_TIME_VISIBLE];
    bool ok = false;
    memset(out, 0, sizeof *out);
    if (t->count != BL_TIME_VISIBLE) {
        bl_raise(bl_exc(TypeError), "%s(): illegal time tuple argument", name);
        goto done;
    }
    for (int i = 0; i < BL_TIME_VISIBLE; i++)
        if (!c_int(t->items[i], &f[i]))
            goto done;
    if (f[0] < INT32_MIN + 1900) {
        bl_raise(bl_exc(OverflowError), "year out of range");
        goto done;
    }
    out->tm = (struct tm){.tm_year = f[0] - 1900, .tm_mon = (int)((unsigned)f[1] - 1), .tm_mday = f[2], .tm_hour = f[3], .tm_min = f[4],
                          .tm_sec = f[5], .tm_wday = (int)(((int64_t)f[6] + 1) % 7), .tm_yday = (int)((unsigned)f[7] - 1), .tm_isdst = f[8]};
    ok = zone_of(module, v, out);
done:
    bl_drop(keep);
    return ok;
}

/* Zero counts as one where counting starts with one; anything else outside is an error. */
static bool check_fields(struct tm *t)
{
    const char *bad = NULL;
    if (t->tm_mon == -1)
        t->tm_mon = 0;
    else if (t->tm_mon < 0 || t->tm_mon > 11)
        bad = "month out of range";
    if (t->tm_mday == 0)
        t->tm_mday = 1;
    if (bad)
        goto fail;
    if (t->tm_mday < 0 || t->tm_mday > 31)
        bad = "day of month out of range";
    else if (t->tm_hour < 0 || t->tm_hour > 23)
        bad = "hour out of range";
    else if (t->tm_min < 0 || t->tm_min > 59)
        bad = "minute out of range";
    else if (t->tm_sec < 0 || t->tm_sec > 61)
        bad = "seconds out of range";
    else if (t->tm_wday < 0)
        bad = "day of week out of range";
    else if (t->tm_yday == -1)
        t->tm_yday = 0;
    else if (t->tm_yday < 0 || t->tm_yday > 365)
        bad = "day of year out of range";
    if (!bad)
        return true;
fail:
    bl_raise(bl_exc(ValueError), bad);
    return false;
}

/* The moment of an optional tuple, now without one. */
static bool optional_moment(BlVal module, const char *name, BlVal v, Moment *out)
{
    if (v == BL_NULL) {
        memset(out, 0, sizeof *out);
        return local(time(NULL), &out->tm);
    }
    return read_fields(module, name, v, out) && check_fields(&out->tm);
}

/* ---- text ---- */

static BlRef as_text(const struct tm *t)
{
    static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    BlBuf text = BL_BUF_INIT;
    bl_buf_printf(&text, "%s %s%3d %.2d:%.2d:%.2d %lld", days[t->tm_wday], months[t->tm_mon], t->tm_mday, t->tm_hour, t->tm_min, t->tm_sec,
                  1900 + (long long)t->tm_year);
    BlRef r = text.failed ? bl_no_memory() : bl_str_utf8(text.data, text.size);
    bl_buf_free(&text);
    return r;
}

static BlRef time_asctime(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    Moment m;
    if (!bl_no_keywords("time.asctime", kwnames) || !bl_check_arity("asctime", nargs, 0, 1))
        return BL_NULL;
    return optional_moment(self, "asctime", nargs ? arg[0] : BL_NULL, &m) ? as_text(&m.tm) : BL_NULL;
}

static BlRef time_ctime(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    time_t when;
    struct tm t;
    if (!optional_seconds("ctime", arg, nargs, kwnames, &when) || !local(when, &t))
        return BL_NULL;
    return as_text(&t);
}

static BlRef time_mktime(BlVal self, const BlVal *arg)
{
    Moment m;
    if (!read_fields(self, "mktime", arg[0], &m))
        return BL_NULL;
    m.tm.tm_wday = -1;                  /* mktime sets it unless it fails */
    time_t when = mktime(&m.tm);
    if (when == (time_t)-1 && m.tm.tm_wday == -1)
        return bl_raise(bl_exc(OverflowError), "mktime argument out of range");
    return bl_float_new((double)when);
}

/* strftime answers 0 both for an empty result and for one that does not fit: an empty result stays empty in much room. */
static BlRef format_moment(const char *format, size_t n, const struct tm *t)
{
    for (size_t room = 1024;; room *= 2) {
        char *text = bl_malloc(room);
        if (text == NULL)
            return bl_no_memory();
        size_t length = strftime(text, room, format, t);
        if (length || room >= 256 * (n + 4)) {
            BlRef r = bl_str_surrogateescape(text, length);
            bl_mfree(text);
            return r;
        }
        bl_mfree(text);
    }
}

static BlRef time_strftime(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    if (!bl_no_keywords("time.strftime", kwnames))
        return BL_NULL;
    if (nargs < 1 || nargs > 2)
        return bl_raise(bl_exc(TypeError), "strftime() takes at %s (%zu given)", nargs ? "most 2 arguments" : "least 1 argument", nargs);
    if (!bl_is_str(arg[0]))
        return bl_raise(bl_exc(TypeError), "strftime() argument 1 must be str, not %.200T", arg[0]);
    Moment m;
    if (!optional_moment(self, "strftime", nargs > 1 ? arg[1] : BL_NULL, &m))
        return BL_NULL;
    m.tm.tm_isdst = m.tm.tm_isdst < -1 ? -1 : m.tm.tm_isdst > 1 ? 1 : m.tm.tm_isdst;
    size_t n;
    const char *format = bl_str_to_utf8(arg[0], &n);
    if (format == NULL)
        return BL_NULL;
    BlRef r = strlen(format) != n ? bl_raise(bl_exc(ValueError), "embedded null character") : format_moment(format, n, &m.tm);
    bl_str_utf8_free(arg[0], format);
    return r;
}

static BlRef time_strptime(BlVal self, const BlVal *arg, size_t nargs, BlVal kwnames)
{
    (void)self;
    BlRef f = bl_import_attr("_strptime", "_strptime_time");
    if (f == BL_NULL)
        return BL_NULL;
    BlRef r = bl_call(f, arg, nargs, kwnames);
    bl_drop(f);
    return r;
}

/* ---- time zones ---- */

static BlRef zone_names(const char *first, const char *second)
{
    BlRef items[2] = {bl_str_surrogateescape(first, strlen(first)), bl_str_surrogateescape(second, strlen(second))};
    if (items[0] != BL_NULL && items[1] != BL_NULL)
        return bl_tuple_from_adopted(items, 2);
    bl_drop(items[0]);
    bl_drop(items[1]);
    return BL_NULL;
}

/* What winter and summer of the current year say; in the southern hemisphere July has the standard time. */
static bool add_zones(BlVal module)
{
    const time_t year = (365 * 24 + 6) * 3600;
    time_t january = time(NULL) / year * year;
    struct tm a, b;
    tzset();
    if (!local(january, &a) || !local(january + year / 2, &b))
        return false;
    const struct tm *standard = a.tm_gmtoff > b.tm_gmtoff ? &b : &a, *summer = standard == &a ? &b : &a;
    return bl_module_add_int(module, "timezone", -standard->tm_gmtoff) && bl_module_add_int(module, "altzone", -summer->tm_gmtoff) &&
           bl_module_add_int(module, "daylight", a.tm_gmtoff != b.tm_gmtoff) &&
           bl_module_add(module, "tzname", zone_names(standard->tm_zone, summer->tm_zone));
}

static BlRef time_tzset(BlVal self, const BlVal *arg)
{
    (void)arg;
    return add_zones(self) ? BL_NONE : BL_NULL;
}

/* ---- the module ---- */

static const BlMethod time_methods[] = {
    {"time", bl_clock_time, "()", "Seconds since the Epoch, as a float.", NULL, 0},
    {"time_ns", bl_clock_time_ns, "()", "Nanoseconds since the Epoch.", NULL, 0},
    {"clock_gettime", bl_clock_gettime, "(clk_id, /)", "The time of a clock, in seconds.", NULL, 0},
    {"clock_gettime_ns", bl_clock_gettime_ns, "(clk_id, /)", "The time of a clock, in nanoseconds.", NULL, 0},
    {"clock_settime", bl_clock_settime, "(clk_id, time, /)", "Set a clock to a time in seconds.", NULL, 0},
    {"clock_settime_ns", bl_clock_settime_ns, "(clk_id, time, /)", "Set a clock to a time in nanoseconds.", NULL, 0},
    {"clock_getres", bl_clock_getres, "(clk_id, /)", "The resolution of a clock, in seconds.", NULL, 0},
    {"sleep", bl_clock_sleep, "(seconds, /)", "Wait for that many seconds; a fraction is welcome.", NULL, 0},
    {"gmtime", NULL, NULL, "gmtime([seconds]) -> struct_time\nSeconds since the Epoch, or now, as a date and time of day in UTC.", time_gmtime, 0},
    {"localtime", NULL, NULL, "localtime([seconds]) -> struct_time\nSeconds since the Epoch, or now, as a local date and time of day.", time_localtime, 0},
    {"asctime", NULL, NULL, "asctime([tuple]) -> str\nA moment as text such as 'Sat Jun 06 16:26:11 1998'; now without argument.", time_asctime, 0},
    {"ctime", NULL, NULL, "ctime([seconds]) -> str\nThe same of seconds since the Epoch, in local time.", time_ctime, 0},
    {"mktime", time_mktime, "(tuple, /)", "Seconds since the Epoch of a local date and time of day.", NULL, 0},
    {"strftime", NULL, NULL, "strftime(format[, tuple]) -> str\nA moment as text in the given format; now without tuple.", time_strftime, 0},
    {"strptime", NULL, NULL, "strptime(string, format) -> struct_time\nThe moment that a text in the given format tells.", time_strptime, 0},
    {"tzset", time_tzset, "()", "Take over the time zone that the environment variable TZ names.", NULL, 0},
    {"monotonic", bl_clock_monotonic, "()", "Seconds of a clock that cannot go backward.", NULL, 0},
    {"monotonic_ns", bl_clock_monotonic_ns, "()", "The same in nanoseconds.", NULL, 0},
    {"process_time", bl_clock_process, "()", "Processor time used by the process so far, in seconds.", NULL, 0},
    {"process_time_ns", bl_clock_process_ns, "()", "The same in nanoseconds.", NULL, 0},
    {"thread_time", bl_clock_thread, "()", "Processor time used by the thread so far, in seconds.", NULL, 0},
    {"thread_time_ns", bl_clock_thread_ns, "()", "The same in nanoseconds.", NULL, 0},
    {"perf_counter", bl_clock_monotonic, "()", "Seconds of the best clock for short durations.", NULL, 0},
    {"perf_counter_ns", bl_clock_monotonic_ns, "()", "The same in nanoseconds.", NULL, 0},
    {"get_clock_info", bl_clock_info, "(name, /)", "What is known about a clock: a namespace.", NULL, 0},
    {0}
};

static bool time_exec(BlVal module)
{
    return bl_structseq_setup(bl_time_state(module)->struct_time, bl_struct_time_fields, BL_TIME_VISIBLE) && add_zones(module) &&
           bl_clock_constants(module) && bl_module_add_int(module, "_STRUCT_TM_ITEMS", 11);
}

static const BlModuleType time_types[] = {{&bl_struct_time_type, offsetof(BlTimeState, struct_time)}, {0}};

const BlModuleDef bl_mod_time = {
    .name = "time",
    .doc = "Clocks, moments and their text. The Epoch is the beginning of 1970 in UTC.",
    .methods = time_methods,  .types = time_types,  .exec = time_exec,  .state_size = sizeof(BlTimeState),
};
