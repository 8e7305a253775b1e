# time: struct_time, text, and errors that need no clock.
import time

def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(time.gmtime(0))                           # expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)
print(time.gmtime(-1.5)[:6], time.gmtime(1e9).tm_yday, time.gmtime(0).tm_zone, time.gmtime(0).tm_gmtoff) # expect: (1969, 12, 31, 23, 59, 58) 252 GMT 0
print(time.gmtime(0) == (1970, 1, 1, 0, 0, 0, 3, 1, 0), len(time.gmtime(0)), time.gmtime(0) + (1,)) # expect: True 9 (1970, 1, 1, 0, 0, 0, 3, 1, 0, 1)
print(time.struct_time(range(9)), time.struct_time(range(11)).tm_gmtoff, time.struct_time(range(9)).tm_zone) # expect: time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8) 10 None
print(time.struct_time.n_fields, time.struct_time.n_sequence_fields) # expect: 11 9
print(time.gmtime(0).__reduce__())              # expect: (<class 'time.struct_time'>, ((1970, 1, 1, 0, 0, 0, 3, 1, 0), {'tm_zone': 'GMT', 'tm_gmtoff': 0}))
print(time.asctime(time.gmtime(0)), time.asctime((2000, 0, 0, 0, 0, 0, 0, 0, 0)), time.asctime((12345, 1, 1, 0, 0, 0, 0, 0, 0))) # expect: Thu Jan  1 00:00:00 1970 Mon Jan  1 00:00:00 2000 Mon Jan  1 00:00:00 12345
print(time.strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %j %U %w %W %%", time.gmtime(0))) # expect: 1970-01-01 00:00:00 Thu Thursday Jan January 001 00 4 00 %
print(time.strftime("%c|%x|%X|%p|%I", time.gmtime(86399)), time.strftime("%Q é", time.gmtime(0))) # expect: Thu Jan  1 23:59:59 1970|01/01/70|23:59:59|PM|11 %Q é
print(time.get_clock_info("monotonic"))         # expect: namespace(implementation='clock_gettime(CLOCK_MONOTONIC)', monotonic=True, adjustable=False, resolution=1e-09)
print(time.time() > 1e9, time.time_ns() > 10**18, time.monotonic() <= time.monotonic(), time.perf_counter_ns() > 0, time.process_time() >= 0) # expect: True True True True True
print(time.sleep(0), time.sleep(0.001))         # expect: None None
print(error('time.struct_time(range(8))'))      # expect: TypeError: time.struct_time() takes an at least 9-sequence (8-sequence given)
print(error('time.struct_time(range(12))'))     # expect: TypeError: time.struct_time() takes an at most 11-sequence (12-sequence given)
print(error('time.struct_time(5)'))             # expect: TypeError: constructor requires a sequence
print(error('time.gmtime("a")'))                # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error('time.gmtime(10**30)'))             # expect: OverflowError: timestamp out of range for platform time_t
print(error('time.gmtime(float("nan"))'))       # expect: ValueError: Invalid value NaN (not a number)
print(error('time.asctime((1, 2))'))            # expect: TypeError: asctime(): illegal time tuple argument
print(error('time.asctime(5)'))                 # expect: TypeError: Tuple or struct_time argument required
print(error('time.asctime((2000, 13, 1, 0, 0, 0, 0, 0, 0))')) # expect: ValueError: month out of range
print(error('time.asctime((2000, 1, 1, 24, 0, 0, 0, 0, 0))')) # expect: ValueError: hour out of range
print(error('time.asctime((2**40, 1, 1, 0, 0, 0, 0, 0, 0))')) # expect: OverflowError: signed integer is greater than maximum
print(error('time.strftime("a\\0b", time.gmtime(0))')) # expect: ValueError: embedded null character
print(error('time.strftime(5)'))                # expect: TypeError: strftime() argument 1 must be str, not int
print(error('time.sleep(-1)'))                  # expect: ValueError: sleep length must be non-negative
print(error('time.sleep("a")'))                 # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error('time.sleep(float("nan"))'))        # expect: ValueError: Invalid value NaN (not a number)
print(error('time.get_clock_info("x")'))        # expect: ValueError: unknown clock
print(error('setattr(time.gmtime(0), "tm_year", 5)')) # expect: AttributeError: readonly attribute
print(error('type("X", (time.struct_time,), {})')) # expect: TypeError: type 'time.struct_time' is not an acceptable base type
