"""datetime: creation, arithmetic, formatting."""

from datetime import date, datetime, timedelta

start = datetime(2024, 1, 1, 12, 30)
day = timedelta(days=1, hours=3)


def main():
    r = None
    for i in range(80000):
        t = start + day * (i % 300)
        r = t - start
        r = t.isoformat()
        r = t.weekday()
        r = t.strftime("%Y-%m-%d")
        r = t < start
        r = date(2024, 2, 3).toordinal()
    print(r)


main()
