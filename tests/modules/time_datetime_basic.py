# datetime: dates, times, differences, text both ways.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


from datetime import date, datetime, time, timedelta, timezone
d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar(), d + timedelta(days=1), d - date(2023, 3, 1), d.replace(year=2020), d.strftime("%Y/%m/%d %a %b %j"), date.fromisoformat("2024-03-01"), d < date.max, d.toordinal(), date.fromordinal(1))
# expect: 2024-02-29 datetime.date(2024, 2, 29) 3 4 datetime.IsoCalendarDate(year=2024, week=9, weekday=4) 2024-03-01 365 days, 0:00:00 2020-02-29 2024/02/29 Thu Feb 060 2024-03-01 True 738945 0001-01-01
t = datetime(2024, 1, 2, 3, 4, 5, 678, tzinfo=timezone.utc)
print(t, t.isoformat(), t.time(), t.timestamp(), t.astimezone(timezone(timedelta(hours=2))), datetime.fromisoformat("2024-01-02T03:04:05+01:00"), datetime.strptime("5 Mar 2021 14:07", "%d %b %Y %H:%M"), t.strftime("%H:%M:%S.%f %z"), repr(timezone.utc), time(1, 2), timedelta(days=1, seconds=-1), timedelta(hours=36).total_seconds(), timedelta(1) / timedelta(hours=6), -timedelta(seconds=1), repr(timedelta(minutes=90)))
# expect: 2024-01-02 03:04:05.000678+00:00 2024-01-02T03:04:05.000678+00:00 03:04:05.000678 1704164645.000678 2024-01-02 05:04:05.000678+02:00 2024-01-02 03:04:05+01:00 2021-03-05 14:07:00 03:04:05.000678 +0000 datetime.timezone.utc 01:02:00 23:59:59 129600.0 4.0 -1 day, 23:59:59 datetime.timedelta(seconds=5400)
error(date, 2023, 2, 29)      # expect: ValueError: day is out of range for month
error(date, 0, 1, 1)          # expect: ValueError: year 0 is out of range
error(time, 25)               # expect: ValueError: hour must be in 0..23
error(date.fromisoformat, "2024-1-1")  # expect: ValueError: Invalid isoformat string: '2024-1-1'
error(datetime.strptime, "x", "%Y")  # expect: ValueError: time data 'x' does not match format '%Y'
error(lambda: datetime.now() < t)  # expect: TypeError: can't compare offset-naive and offset-aware datetimes
error(lambda: date.max + timedelta(1))  # expect: OverflowError: date value out of range
error(timezone, timedelta(hours=24))
# expect: ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1).
error(date, "x", 1, 1)        # expect: TypeError: 'str' object cannot be interpreted as an integer
