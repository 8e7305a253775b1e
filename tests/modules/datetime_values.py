# datetime: spans, days, times, zones.
from datetime import *

def error(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

d = timedelta(days=1.5, hours=-3, microseconds=7)
print(d, repr(d), d.total_seconds(), -d, d * 2, d / 2, d // timedelta(hours=1), divmod(d, timedelta(hours=5))) # expect: 1 day, 9:00:00.000007 datetime.timedelta(days=1, seconds=32400, microseconds=7) 118800.000007 -2 days, 14:59:59.999993 2 days, 18:00:00.000014 16:30:00.000004 33 (6, datetime.timedelta(seconds=10800, microseconds=7))
print(timedelta(0.1) * 3 == timedelta(0.3), timedelta(seconds=1) / 3, timedelta.max, bool(timedelta()), abs(timedelta(-1))) # expect: True 0:00:00.333333 999999999 days, 23:59:59.999999 False 1 day, 0:00:00
print(error(timedelta, "x"), error(timedelta, 10**9)) # expect: TypeError: unsupported type for timedelta days component: str OverflowError: days=1000000000; must have magnitude <= 999999999
x = date(2024, 2, 29)
print(x, repr(x), x.weekday(), x.isoweekday(), x.isocalendar(), x.toordinal(), x.replace(day=1), x + timedelta(366)) # expect: 2024-02-29 datetime.date(2024, 2, 29) 3 4 datetime.IsoCalendarDate(year=2024, week=9, weekday=4) 738945 2024-02-01 2025-03-01
print(x - date(2023, 3, 1), x < date(2024, 3, 1), date.fromordinal(738945), x.ctime(), f"{x:%d.%m.%Y %a %j}") # expect: 365 days, 0:00:00 True 2024-02-29 Thu Feb 29 00:00:00 2024 29.02.2024 Thu 060
print(error(date, 2023, 2, 29), error(date, 2023, 13, 1), error(date, 0, 1, 1), error(date, 2023, 1)) # expect: ValueError: day is out of range for month ValueError: month must be in 1..12 ValueError: year 0 is out of range TypeError: function missing required argument 'day' (pos 3)
print(date.fromisoformat("20240229"), date.fromisoformat("2024-W09-4"), error(date.fromisoformat, "2024-2-29")) # expect: 2024-02-29 2024-02-29 ValueError: Invalid isoformat string: '2024-2-29'
t = time(1, 2, 3, 4)
print(t, repr(t), t.isoformat("milliseconds"), time.fromisoformat("04:05:06.7+02:00"), time(5) < time(6), t.replace(hour=9)) # expect: 01:02:03.000004 datetime.time(1, 2, 3, 4) 01:02:03.000 04:05:06.700000+02:00 True 09:02:03.000004
n = datetime(2024, 2, 29, 13, 14, 15, 16)
print(n, repr(n), n.isoformat(" ", "minutes"), n.date(), n.time(), n.timetuple()[:6]) # expect: 2024-02-29 13:14:15.000016 datetime.datetime(2024, 2, 29, 13, 14, 15, 16) 2024-02-29 13:14 2024-02-29 13:14:15.000016 (2024, 2, 29, 13, 14, 15)
print(n + timedelta(hours=11), n - datetime(2024, 1, 1), n.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %%")) # expect: 2024-03-01 00:14:15.000016 59 days, 13:14:15.000016 2024-02-29 13:14:15.000016 PM 01 %
u = n.replace(tzinfo=timezone.utc)
print(u, repr(u), u.timestamp(), u.astimezone(timezone(timedelta(hours=-5, minutes=-30))), u.utcoffset(), u.tzname()) # expect: 2024-02-29 13:14:15.000016+00:00 datetime.datetime(2024, 2, 29, 13, 14, 15, 16, tzinfo=datetime.timezone.utc) 1709212455.000016 2024-02-29 07:44:15.000016-05:30 0:00:00 UTC
print(datetime.fromtimestamp(1e9, timezone.utc), datetime.fromisoformat("2024-02-29T13:14:15.123Z")) # expect: 2001-09-09 01:46:40+00:00 2024-02-29 13:14:15.123000+00:00
print(error(lambda: n < u), error(lambda: n - u), n == u, error(datetime.fromisoformat, "x")) # expect: TypeError: can't compare offset-naive and offset-aware datetimes TypeError: can't subtract offset-naive and offset-aware datetimes False ValueError: Invalid isoformat string: 'x'
print(datetime.strptime("3 Feb 2024 04:05 PM", "%d %b %Y %I:%M %p"), datetime.strptime("2024 060", "%Y %j")) # expect: 2024-02-03 16:05:00 2024-02-29 00:00:00
print(error(datetime.strptime, "x", "%Y"), error(datetime.strptime, "2024x", "%Y"), error(datetime.strptime, "2024", "%Q")) # expect: ValueError: time data 'x' does not match format '%Y' ValueError: unconverted data remains: x ValueError: 'Q' is a bad directive in format '%Q'
print(timezone(timedelta(hours=1)), repr(timezone.utc), timezone(timedelta(minutes=-90), "X"), error(timezone, timedelta(2))) # expect: UTC+01:00 datetime.timezone.utc X ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=2).
print(datetime.combine(x, t), datetime.min, datetime.max, len({n, n.replace(), x}), datetime(2024, 2, 29) == x) # expect: 2024-02-29 01:02:03.000004 0001-01-01 00:00:00 9999-12-31 23:59:59.999999 2 False
class Zone(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=2)
    def dst(self, dt): return timedelta(hours=1)
    def tzname(self, dt): return "ZZ"
z = datetime(2024, 1, 1, tzinfo=Zone())
print(z, z.tzname(), z.dst(), z.astimezone(timezone.utc), z == datetime(2023, 12, 31, 22, tzinfo=timezone.utc)) # expect: 2024-01-01 00:00:00+02:00 ZZ 1:00:00 2023-12-31 22:00:00+00:00 True
