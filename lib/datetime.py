"""Dates, times, time spans and time zones.

The calendar is the Gregorian one extended to the years 1 to 9999. Days are counted from 1 = January 1 of year 1
("ordinals"); all arithmetic goes through that count. Objects are immutable; an object with a tzinfo whose
utcoffset() is not None is aware, all others are naive, and the two kinds do not mix.
"""

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

import time as _time
from operator import index as _index

from _days import (MAXYEAR, MINYEAR, _days_before_month, _days_in_month, _from_iso_calendar, _iso_week1_monday,
                   _ord2ymd, _ymd2ord)

_MAX_ORDINAL = 3652059
_MAX_DAYS = 999999999

_MONTH_NAMES = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_NAMES = (None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


# ---------------------------------------------------------------- arguments

_given = object()


def _missing(name, position):
    return TypeError(f"function missing required argument '{name}' (pos {position})")


def _check_date(year, month, day):
    if year is _given:
        raise _missing('year', 1)
    if month is _given:
        raise _missing('month', 2)
    if day is _given:
        raise _missing('day', 3)
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond, _index(fold)


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, "
                        f"not type '{type(tz).__name__}'")


def _check_tzname(name):
    if name is not None and not isinstance(name, str):
        raise TypeError("tzinfo.tzname() must return None or a string, not '%s'" % type(name).__name__)
    return name


def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -_ONE_DAY < offset < _ONE_DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                         f"timedelta(hours=24), not {offset!r}.")
    return offset


def _divide_and_round(a, b):
    """Divide and round to the nearest, ties to even."""
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or (r == b and q % 2 == 1):
        q += 1
    return q


# ---------------------------------------------------------------- text

def _format_time(hour, minute, second, microsecond, timespec='auto'):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec == 'hours':
        return f'{hour:02d}'
    if timespec == 'minutes':
        return f'{hour:02d}:{minute:02d}'
    if timespec == 'seconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}'
    if timespec == 'milliseconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}'
    if timespec == 'microseconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}'
    raise ValueError('Unknown timespec value')


def _format_offset(offset, colon=':'):
    if offset is None:
        return ''
    sign = '+'
    if offset._days < 0:
        sign = '-'
        offset = -offset
    minutes, second = divmod(offset._seconds, 60)
    hour, minute = divmod(minutes, 60)
    text = f'{sign}{hour:02d}{colon}{minute:02d}'
    if second or offset._microseconds:
        text += f'{colon}{second:02d}'
        if offset._microseconds:
            text += f'.{offset._microseconds:06d}'
    return text


def _strftime(object, format, timetuple):
    """Replace what time.strftime() does not know (%f, %z, %Z), leave the rest to it."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    if '%' not in format:
        return _time.strftime(format, timetuple)
    out = []
    i, n = 0, len(format)
    while i < n:
        c = format[i]
        i += 1
        if c != '%' or i >= n:
            out.append(c)
            continue
        c = format[i]
        i += 1
        if c == 'f':
            out.append('%06d' % getattr(object, 'microsecond', 0))
        elif c == 'z':
            out.append(_format_offset(object.utcoffset(), '') if hasattr(object, 'utcoffset') else '')
        elif c == 'Z':
            name = object.tzname() if hasattr(object, 'tzname') else None
            out.append(name.replace('%', '%%') if name is not None else '')
        else:
            out.append('%' + c)
    return _time.strftime(''.join(out), timetuple)


def _is_digits(s):
    return s.isascii() and s.isdigit()


def _number(s):
    if not _is_digits(s):
        raise ValueError("Invalid isoformat string")
    return int(s)


def _parse_iso_date(s):
    """Read one of YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D]."""
    year = _number(s[0:4])
    has_dash = s[4] == '-'
    i = 4 + has_dash
    if s[i:i + 1] == 'W':
        i += 1
        week = _number(s[i:i + 2])
        i += 2
        day = 1
        if len(s) > i:
            if (s[i:i + 1] == '-') != has_dash:
                raise ValueError("Inconsistent use of dash separator")
            i += has_dash
            day = _number(s[i:])
            if len(s) != i + 1:
                raise ValueError("Invalid isoformat string")
        return _from_iso_calendar(year, week, day)
    month = _number(s[i:i + 2])
    i += 2
    if (s[i:i + 1] == '-') != has_dash:
        raise ValueError("Inconsistent use of dash separator")
    i += has_dash
    day = _number(s[i:i + 2])
    if len(s) != i + 2:
        raise ValueError("Invalid isoformat string")
    return year, month, day


def _parse_hh_mm_ss_ff(s, end):
    """Read HH[[:]MM[[:]SS[.f...]]] before end; return ([the four numbers], is nothing left over?).

    s ends with a NUL. As lenient as the reference: any part may be followed by the fraction.
    """
    parts = [0, 0, 0, 0]
    i = 0
    has_colon = True
    for which in range(3):
        parts[which] = _number(s[i:i + 2])
        c = s[i + 2]
        i += 3
        if which == 0:
            has_colon = c == ':'
        if i >= end:
            return parts, c == '\0'
        if has_colon and c == ':':
            continue
        if c == '.' or c == ',':
            break
        if has_colon:
            raise ValueError("Malformed time separator")
        i -= 1
    width = min(end - i, 6)
    parts[3] = _number(s[i:i + width]) * 10 ** (6 - width)
    i += width
    while _is_digits(s[i]):
        i += 1
    return parts, s[i] == '\0'


def _parse_iso_time(s):
    """Read a time with or without offset; return (hour, minute, second, microsecond, offset or None)."""
    if '\0' in s:
        raise ValueError("Invalid isoformat string")
    end = len(s)
    at = 0
    while at < end and s[at] not in '+-Z':
        at += 1
    s += '\0'
    parts, complete = _parse_hh_mm_ss_ff(s, at)
    if at == end:
        if not complete:
            raise ValueError("Invalid isoformat string")
        return (*parts, None)
    if s[at] == 'Z':
        if at != end - 1:
            raise ValueError("Invalid isoformat string")
        return (*parts, _ZERO)
    (h, m, sec, us), complete = _parse_hh_mm_ss_ff(s[at + 1:], end - at - 1)
    if not complete:
        raise ValueError("Invalid isoformat string")
    offset = timedelta(hours=h, minutes=m, seconds=sec, microseconds=us)
    return (*parts, -offset if s[at] == '-' else offset)


def _with_timezone(parts):
    *parts, offset = parts
    return (*parts, None if offset is None else timezone(offset))


def _date_length(s):
    """How long the date at the start of an ISO date and time is."""
    n = len(s)
    if n == 7:
        return 7
    if s[4] == '-':
        if s[5] != 'W':
            return 10
        if n < 8:
            raise ValueError("Invalid ISO string")
        if n > 8 and s[8] == '-':
            if n == 9:
                raise ValueError("Invalid ISO string")
            # A digit behind the day makes the dash the separator and both digits the hour.
            return 8 if n > 10 and _is_digits(s[10]) else 10
        return 8
    if s[4] != 'W':
        return 8
    i = 7
    while i < n and _is_digits(s[i]):
        i += 1
    if i < 9:
        return i
    return 7 if i % 2 == 0 else 8


# ---------------------------------------------------------------- timedelta

_FACTORS = (('microseconds', 1), ('milliseconds', 1000), ('seconds', 1000000), ('minutes', 60000000),
            ('hours', 3600000000), ('days', 86400000000), ('weeks', 604800000000))


class timedelta:
    """A span of time: days, seconds (0 to 86399), microseconds (0 to 999999), together exact.

    timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0); the arguments
    may be floats.
    """

    __slots__ = '_days', '_seconds', '_microseconds', '_hash'

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if (type(days) is int and type(seconds) is int and type(microseconds) is int
                and type(milliseconds) is int and type(minutes) is int and type(hours) is int
                and type(weeks) is int):
            us = microseconds + milliseconds * 1000
            s = seconds + minutes * 60 + hours * 3600
            return cls._make(days + weeks * 7, s, us)
        total = 0
        fraction = 0.0
        values = (microseconds, milliseconds, seconds, minutes, hours, days, weeks)
        for (name, factor), value in zip(_FACTORS, values):
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                # What float arithmetic could lose is kept apart until the end.
                whole = int(value)
                total += whole * factor
                rest = (value - whole) * factor
                whole = int(rest)
                total += whole
                fraction += rest - whole
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if fraction:
            whole = round(fraction)
            if abs(whole - fraction) == 0.5:
                odd = total & 1
                whole = 2 * int((fraction + odd) * 0.5 + (0.5 if fraction + odd > 0 else -0.5)) - odd
            total += whole
        return cls._make(0, 0, total)

    @classmethod
    def _make(cls, days, seconds, microseconds):
        if not 0 <= microseconds < 1000000:
            more, microseconds = divmod(microseconds, 1000000)
            seconds += more
        if not 0 <= seconds < 86400:
            more, seconds = divmod(seconds, 86400)
            days += more
        if not -_MAX_DAYS <= days <= _MAX_DAYS:
            if not -0x80000000 <= days <= 0x7fffffff:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError(f"days={days}; must have magnitude <= {_MAX_DAYS}")
        self = object.__new__(cls)
        self._days = days
        self._seconds = seconds
        self._microseconds = microseconds
        self._hash = None
        return self

    def __repr__(self):
        args = []
        if self._days:
            args.append(f"days={self._days}")
        if self._seconds:
            args.append(f"seconds={self._seconds}")
        if self._microseconds:
            args.append(f"microseconds={self._microseconds}")
        return f"{_class_path(self)}({', '.join(args) or '0'})"

    def __str__(self):
        minutes, second = divmod(self._seconds, 60)
        hour, minute = divmod(minutes, 60)
        text = f"{hour}:{minute:02d}:{second:02d}"
        if self._days:
            text = f"{self._days} day{'s' if abs(self._days) != 1 else ''}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    @property
    def days(self):
        """days"""
        return self._days

    @property
    def seconds(self):
        """seconds"""
        return self._seconds

    @property
    def microseconds(self):
        """microseconds"""
        return self._microseconds

    def total_seconds(self):
        """Return the whole span in seconds."""
        return self._total() / 1000000

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._days + other._days, self._seconds + other._seconds,
                                   self._microseconds + other._microseconds)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._days - other._days, self._seconds - other._seconds,
                                   self._microseconds - other._microseconds)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return other - self
        return NotImplemented

    def __neg__(self):
        return timedelta._make(-self._days, -self._seconds, -self._microseconds)

    def __pos__(self):
        return timedelta._make(self._days, self._seconds, self._microseconds)

    def __abs__(self):
        return -self if self._days < 0 else timedelta._make(self._days, self._seconds, self._microseconds)

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._make(0, 0, self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._make(0, 0, _divide_and_round(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._make(0, 0, self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._make(0, 0, _divide_and_round(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            if not a:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._make(0, 0, _divide_and_round(b * self._total(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(0, 0, self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._total(), other._total())
            return q, timedelta._make(0, 0, r)
        return NotImplemented

    def _state(self):
        return self._days, self._seconds, self._microseconds

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return self._state() == other._state()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, timedelta):
            return self._state() <= other._state()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, timedelta):
            return self._state() < other._state()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, timedelta):
            return self._state() >= other._state()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, timedelta):
            return self._state() > other._state()
        return NotImplemented

    def __hash__(self):
        if self._hash is None:
            self._hash = hash(self._state())
        return self._hash

    def __bool__(self):
        return bool(self._days or self._seconds or self._microseconds)

    def __reduce__(self):
        return self.__class__, self._state()


def _class_path(object):
    cls = type(object)
    return f"datetime.{cls.__name__}" if cls.__module__ == 'datetime' else cls.__name__


timedelta.min = timedelta(-_MAX_DAYS)
timedelta.max = timedelta(days=_MAX_DAYS, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
_ZERO = timedelta(0)
_ONE_DAY = timedelta(1)


# ---------------------------------------------------------------- date

class date:
    """A day: date(year, month, day)."""

    __slots__ = '_year', '_month', '_day', '_hash'

    def __new__(cls, year=_given, month=_given, day=_given):
        if month is _given and isinstance(year, (bytes, str)) and len(year) == 4:
            state = year.encode('latin1') if isinstance(year, str) else year
            if 1 <= state[2] <= 12:
                # What __reduce__ gives; it is believed.
                self = object.__new__(cls)
                self._year = state[0] << 8 | state[1]
                self._month = state[2]
                self._day = state[3]
                self._hash = None
                return self
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hash = None
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """Return the local day of a time in seconds since the epoch."""
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        y, m, d = _time.localtime(timestamp)[:3]
        return cls(y, m, d)

    @classmethod
    def today(cls):
        """Return the current day."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """Return the day of an ordinal: January 1 of year 1 is 1."""
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_ord2ymd(ordinal))

    @classmethod
    def fromisoformat(cls, string, /):
        """Return the day of an ISO 8601 date."""
        if not isinstance(string, str):
            raise TypeError('fromisoformat: argument must be str')
        if len(string) not in (7, 8, 10):
            raise ValueError(f'Invalid isoformat string: {string!r}')
        try:
            parts = _parse_iso_date(string)
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {string!r}') from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """Return the day of an ISO year, week and weekday (1 to 7)."""
        return cls(*_from_iso_calendar(_index(year), _index(week), _index(day)))

    def __repr__(self):
        return f"{_class_path(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        """Return the day in the manner of C's ctime()."""
        weekday = self.toordinal() % 7 or 7
        return f"{_DAY_NAMES[weekday]} {_MONTH_NAMES[self._month]} {self._day:2d} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        """Return the day in a format like "%d.%m.%Y"."""
        return _strftime(self, format, self.timetuple())

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def isoformat(self):
        """Return the day as YYYY-MM-DD."""
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    @property
    def year(self):
        """year (1-9999)"""
        return self._year

    @property
    def month(self):
        """month (1-12)"""
        return self._month

    @property
    def day(self):
        """day (1-31)"""
        return self._day

    def timetuple(self):
        """Return a time.struct_time of midnight."""
        return self._struct_time(0, 0, 0, -1)

    def _struct_time(self, hour, minute, second, dst):
        y, m, d = self._year, self._month, self._day
        return _time.struct_time((y, m, d, hour, minute, second, (_ymd2ord(y, m, d) + 6) % 7,
                                  _days_before_month(y, m) + d, dst))

    def toordinal(self):
        """Return the number of the day: January 1 of year 1 is 1."""
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """Return a day with other values for some fields."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def _ymd(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        return self._ymd() == other._ymd()

    def __le__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        return self._ymd() <= other._ymd()

    def __lt__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        return self._ymd() < other._ymd()

    def __ge__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        return self._ymd() >= other._ymd()

    def __gt__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        return self._ymd() > other._ymd()

    def __hash__(self):
        if self._hash is None:
            self._hash = hash(self._state())
        return self._hash

    def __add__(self, other):
        if isinstance(other, timedelta):
            ordinal = self.toordinal() + other._days
            if 0 < ordinal <= _MAX_ORDINAL:
                return type(self).fromordinal(ordinal)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        """Return the day of the week: Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Return the day of the week: Monday is 1."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Return a named tuple of ISO year, week and weekday."""
        year = self._year
        monday = _iso_week1_monday(year)
        today = _ymd2ord(year, self._month, self._day)
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            monday = _iso_week1_monday(year)
            week, day = divmod(today - monday, 7)
        elif week >= 52 and today >= _iso_week1_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def _state(self):
        return bytes([self._year >> 8, self._year & 255, self._month, self._day])

    def __reduce__(self):
        return self.__class__, (self._state(),)


class IsoCalendarDate(tuple):
    """What isocalendar() returns."""

    __slots__ = ()

    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# ---------------------------------------------------------------- tzinfo

class tzinfo:
    """The base of time zones: subclasses define utcoffset(), dst() and tzname()."""

    __slots__ = ()

    def tzname(self, dt):
        "datetime -> string name of time zone."
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        "datetime -> DST offset as timedelta positive east of UTC."
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        "datetime in UTC -> datetime in local time."
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        # The standard offset is what the zone has without daylight saving; then see what that time has.
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc(): dt.dst gave inconsistent results; cannot convert")
        return dt + dst

    def __reduce__(self):
        getinitargs = getattr(self, "__getinitargs__", None)
        args = getinitargs() if getinitargs else ()
        return self.__class__, args, self.__getstate__()


# ---------------------------------------------------------------- time

class time:
    """A time of day: time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)."""

    __slots__ = '_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold', '_hash'

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, (bytes, str)) and len(hour) == 6:
            state = hour.encode('latin1') if isinstance(hour, str) else hour
            if state[0] & 0x7f < 24:
                tz = minute or None
                if tz is not None and not isinstance(tz, _tzinfo_class):
                    raise TypeError("bad tzinfo state arg")
                self = object.__new__(cls)
                self._set_clock(state, tz, state[0] >> 7)
                return self
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        self._hash = None
        return self

    def _set_clock(self, state, tz, fold):
        """Take over the six bytes of a pickled time; they are believed."""
        hour, self._minute, self._second, a, b, c = state
        self._hour = hour & 0x7f
        self._microsecond = a << 16 | b << 8 | c
        self._tzinfo = tz
        self._fold = fold
        self._hash = None

    @property
    def hour(self):
        """hour (0-23)"""
        return self._hour

    @property
    def minute(self):
        """minute (0-59)"""
        return self._minute

    @property
    def second(self):
        """second (0-59)"""
        return self._second

    @property
    def microsecond(self):
        """microsecond (0-999999)"""
        return self._microsecond

    @property
    def tzinfo(self):
        """timezone info object"""
        return self._tzinfo

    @property
    def fold(self):
        """0 or 1: the first or second time a clock that is set back shows this"""
        return self._fold

    def _clock(self):
        return self._hour, self._minute, self._second, self._microsecond

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return self._compare(other, True) == 0

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return self._compare(other) <= 0

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return self._compare(other) < 0

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return self._compare(other) >= 0

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return self._compare(other) > 0

    def _compare(self, other, allow_mixed=False):
        mine, theirs = self._clock(), other._clock()
        if self._tzinfo is not other._tzinfo:
            offset1, offset2 = self.utcoffset(), other.utcoffset()
            if offset1 != offset2:
                if offset1 is None or offset2 is None:
                    if allow_mixed:
                        return 2
                    raise TypeError("can't compare offset-naive and offset-aware times")
                mine = self._since_midnight() - offset1
                theirs = other._since_midnight() - offset2
        return (mine > theirs) - (mine < theirs)

    def _since_midnight(self):
        return timedelta(hours=self._hour, minutes=self._minute, seconds=self._second,
                         microseconds=self._microsecond)

    def __hash__(self):
        if self._hash is None:
            plain = self.replace(fold=0) if self._fold else self
            offset = plain.utcoffset()
            if not offset:
                self._hash = hash(plain._state())
            else:
                # Like that of the equal UTC time, if there is one.
                moment = plain._since_midnight() - offset
                if moment._days == 0:
                    moment = (datetime.min + moment).time()._state()
                self._hash = hash(moment)
        return self._hash

    def __repr__(self):
        args = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            args.append(str(self._second))
        if self._microsecond:
            args.append(str(self._microsecond))
        if self._tzinfo is not None:
            args.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            args.append("fold=1")
        return f"{_class_path(self)}({', '.join(args)})"

    def isoformat(self, timespec='auto'):
        """Return the time as HH:MM:SS.ffffff+HH:MM, or with fewer parts: timespec is 'auto', 'hours', ..."""
        if not isinstance(timespec, str):
            raise TypeError(f"isoformat() argument 1 must be str, not {type(timespec).__name__}")
        return _format_time(*self._clock(), timespec) + _format_offset(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    @classmethod
    def fromisoformat(cls, string, /):
        """Return the time of an ISO 8601 text."""
        if not isinstance(string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            parts = _parse_iso_time(string.removeprefix('T'))
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {string!r}') from None
        return cls(*_with_timezone(parts))

    def strftime(self, format):
        """Return the time in a format like "%H:%M"."""
        # The day does not matter, but some must be there.
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def utcoffset(self):
        """Return the offset from UTC, or None."""
        if self._tzinfo is None:
            return None
        return _check_offset("utcoffset", self._tzinfo.utcoffset(None))

    def tzname(self):
        """Return the name of the time zone, or None."""
        if self._tzinfo is None:
            return None
        return _check_tzname(self._tzinfo.tzname(None))

    def dst(self):
        """Return the daylight saving time included, or None."""
        if self._tzinfo is None:
            return None
        return _check_offset("dst", self._tzinfo.dst(None))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Return a time with other values for some fields."""
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def _state(self, with_fold=False):
        us = self._microsecond
        hour = self._hour | (128 if with_fold and self._fold else 0)
        return bytes([hour, self._minute, self._second, us >> 16, us >> 8 & 255, us & 255])

    def __reduce_ex__(self, protocol):
        state = self._state(protocol > 3)
        return self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time
_tzinfo_class = tzinfo


# ---------------------------------------------------------------- datetime

class datetime(date):
    """A day and a time: datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)."""

    __slots__ = '_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold'

    def __new__(cls, year=_given, month=_given, day=_given, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *, fold=0):
        if isinstance(year, (bytes, str)) and len(year) == 10:
            state = year.encode('latin1') if isinstance(year, str) else year
            if 1 <= state[2] & 0x7f <= 12:
                tz = None if month is _given else month
                if tz is not None and not isinstance(tz, _tzinfo_class):
                    raise TypeError("bad tzinfo state arg")
                self = object.__new__(cls)
                self._year = state[0] << 8 | state[1]
                self._month = state[2] & 0x7f
                self._day = state[3]
                self._set_clock(state[4:], tz, state[2] >> 7)
                return self
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        self._hash = None
        return self

    _set_clock = time._set_clock
    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold

    # -- constructors

    @classmethod
    def _from_timestamp(cls, t, utc, tz):
        """Turn seconds since the epoch into a datetime; floats are rounded to microseconds, half to even."""
        if isinstance(t, float):
            if t != t:
                raise ValueError("Invalid value NaN (not a number)")
            whole = t // 1
            us = round((t - whole) * 1000000)
            seconds = int(whole)
            if us >= 1000000:
                seconds += 1
                us -= 1000000
        else:
            seconds, us = _index(t), 0
        convert = _time.gmtime if utc else _time.localtime
        y, m, d, hh, mm, ss = convert(seconds)[:6]
        ss = min(ss, 59)        # a leap second
        result = cls(y, m, d, hh, mm, ss, us, tz)
        if tz is None and not utc:
            # Twice in a local day the same time: was the offset larger a day before, so that the same clock
            # was reached earlier?
            max_fold_seconds = 24 * 3600
            if seconds < max_fold_seconds:
                return result
            y, m, d, hh, mm, ss = convert(seconds - max_fold_seconds)[:6]
            probe1 = cls(y, m, d, hh, mm, min(ss, 59), us, tz)
            trans = result - probe1 - timedelta(0, max_fold_seconds)
            if trans._days < 0:
                y, m, d, hh, mm, ss = convert(seconds + trans // timedelta(0, 1))[:6]
                probe2 = cls(y, m, d, hh, mm, min(ss, 59), us, tz)
                if probe2 == result:
                    result._fold = 1
        elif tz is not None:
            result = tz.fromutc(result)
        return result

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Return the local time, or the time in zone tz, of seconds since the epoch."""
        _check_tzinfo(tz)
        return cls._from_timestamp(timestamp, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, t, /):
        """Return the naive UTC time of seconds since the epoch."""
        return cls._from_timestamp(t, True, None)

    @classmethod
    def now(cls, tz=None):
        """Return the current time, local or in zone tz."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """Return the current UTC time, naive."""
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """Return a day and a time put together."""
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        if tzinfo is True:
            tzinfo = time._tzinfo
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second,
                   time._microsecond, tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, string, /):
        """Return the time of an ISO 8601 text; any one character may stand between day and time."""
        if not isinstance(string, str):
            raise TypeError('fromisoformat: argument must be str')
        if len(string) < 7:
            raise ValueError(f'Invalid isoformat string: {string!r}')
        try:
            length = _date_length(string)
            parts = _parse_iso_date(string[:length])
            clock = string[length + 1:]
            clock = _parse_iso_time(clock) if clock else ()
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {string!r}') from None
        if clock:
            parts = (*parts, *_with_timezone(clock))
        return cls(*parts)

    @classmethod
    def strptime(cls, date_string, format):
        """Return the time that a text stands for, read in a format like strftime's."""
        for number, text in ((1, date_string), (2, format)):
            if not isinstance(text, str):
                raise TypeError(f"strptime() argument {number} must be str, not {type(text).__name__}")
        import _strptime
        return _strptime._strptime_datetime(cls, date_string, format)

    # -- parts and conversions

    def timetuple(self):
        """Return a time.struct_time of the local time."""
        dst = self.dst()
        dst = -1 if dst is None else 1 if dst else 0
        return self._struct_time(self._hour, self._minute, self._second, dst)

    def utctimetuple(self):
        """Return a time.struct_time of the UTC time."""
        offset = self.utcoffset()
        if offset:
            self = self - offset
        return self._struct_time(self._hour, self._minute, self._second, 0)

    def _mktime(self):
        """Return the seconds since the epoch for a naive local time, found by trying offsets."""
        epoch = datetime(1970, 1, 1)
        max_fold_seconds = 24 * 3600
        t = (self - epoch) // timedelta(0, 1)

        def local(u):
            y, m, d, hh, mm, ss = _time.localtime(u)[:6]
            return (datetime(y, m, d, hh, mm, min(ss, 59)) - epoch) // timedelta(0, 1)

        a = local(t) - t
        u1 = t - a
        t1 = local(u1)
        if t1 == t:
            # One answer; is there another a day earlier or later?
            u2 = u1 + (-max_fold_seconds, max_fold_seconds)[self._fold]
            b = local(u2) - u2
            if a == b:
                return u1
        else:
            b = t1 - u1
        u2 = t - b
        t2 = local(u2)
        if t2 == t:
            return u2
        if t1 == t:
            return u1
        # The time does not exist: it lies in a gap, before or after which fold tells.
        return (max, min)[self._fold](u1, u2)

    def timestamp(self):
        """Return the seconds since the epoch as a float."""
        if self._tzinfo is None:
            return self._mktime() + self._microsecond / 1000000
        return (self - _EPOCH).total_seconds()

    def date(self):
        """Return the day."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """Return the time of day, without time zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """Return the time of day, with the time zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo,
                           fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        """Return a time with other values for some fields."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def _local_timezone(self):
        if self._tzinfo is None:
            seconds = self._mktime()
        else:
            seconds = (self - _EPOCH) // timedelta(seconds=1)
        local = _time.localtime(seconds)
        return timezone(timedelta(seconds=local.tm_gmtoff), local.tm_zone)

    def astimezone(self, tz=None):
        """Return the same moment in zone tz (default: the system's); a naive time is taken for local time."""
        if tz is None:
            tz = self._local_timezone()
        elif not isinstance(tz, _tzinfo_class):
            _check_tzinfo(tz)
        mine = self._tzinfo
        if mine is None:
            mine = self._local_timezone()
            offset = mine.utcoffset(self)
        elif tz is mine:
            return self
        else:
            offset = _check_offset("utcoffset", mine.utcoffset(self))
            if offset is None:
                mine = self.replace(tzinfo=None)._local_timezone()
                offset = mine.utcoffset(self)
        if tz is mine:
            return self
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    # -- text

    def ctime(self):
        """Return the time in the manner of C's ctime()."""
        weekday = self.toordinal() % 7 or 7
        return (f"{_DAY_NAMES[weekday]} {_MONTH_NAMES[self._month]} {self._day:2d} "
                f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}")

    def isoformat(self, sep='T', timespec='auto'):
        """Return the time as YYYY-MM-DDTHH:MM:SS.ffffff+HH:MM, or with fewer parts: timespec is 'auto', 'hours', ..."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not "
                            + type(sep).__name__)
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
                + _format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    def __repr__(self):
        args = [self._year, self._month, self._day, self._hour, self._minute, self._second,
                self._microsecond]
        if not args[-1]:
            args.pop()
            if not args[-1]:
                args.pop()
        text = ", ".join(map(str, args))
        if self._tzinfo is not None and not self._fold:
            text += f", tzinfo={self._tzinfo!r}"
        elif self._tzinfo is not None:
            text += f", fold=1, tzinfo={self._tzinfo!r}"
        elif self._fold:
            text += ", fold=1"
        return f"{_class_path(self)}({text})"

    def __str__(self):
        return self.isoformat(sep=' ')

    # -- time zone

    def utcoffset(self):
        """Return the offset from UTC, or None."""
        if self._tzinfo is None:
            return None
        return _check_offset("utcoffset", self._tzinfo.utcoffset(self))

    def tzname(self):
        """Return the name of the time zone, or None."""
        if self._tzinfo is None:
            return None
        return _check_tzname(self._tzinfo.tzname(self))

    def dst(self):
        """Return the daylight saving time included, or None."""
        if self._tzinfo is None:
            return None
        return _check_offset("dst", self._tzinfo.dst(self))

    # -- comparison and arithmetic

    def __eq__(self, other):
        if isinstance(other, datetime):
            return self._compare(other, True) == 0
        if not isinstance(other, _date_class):
            return NotImplemented
        return False

    def __le__(self, other):
        return self._ordered(other, lambda c: c <= 0)

    def __lt__(self, other):
        return self._ordered(other, lambda c: c < 0)

    def __ge__(self, other):
        return self._ordered(other, lambda c: c >= 0)

    def __gt__(self, other):
        return self._ordered(other, lambda c: c > 0)

    def _ordered(self, other, test):
        if isinstance(other, datetime):
            return test(self._compare(other))
        if isinstance(other, _date_class):
            raise TypeError(f"can't compare datetime.datetime to {type(other).__module__}.{type(other).__name__}")
        return NotImplemented

    def _fields(self):
        return (self._year, self._month, self._day, self._hour, self._minute, self._second,
                self._microsecond)

    def _compare(self, other, allow_mixed=False):
        if self._tzinfo is not other._tzinfo:
            offset1, offset2 = self.utcoffset(), other.utcoffset()
            if allow_mixed:
                # A time whose offset depends on its fold is equal to none in another zone.
                if offset1 != self.replace(fold=not self._fold).utcoffset():
                    return 2
                if offset2 != other.replace(fold=not other._fold).utcoffset():
                    return 2
            if offset1 != offset2:
                if offset1 is None or offset2 is None:
                    if allow_mixed:
                        return 2
                    raise TypeError("can't compare offset-naive and offset-aware datetimes")
                diff = self - other
                return -1 if diff._days < 0 else 1 if diff else 0
        mine, theirs = self._fields(), other._fields()
        return (mine > theirs) - (mine < theirs)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        seconds = self._hour * 3600 + self._minute * 60 + self._second + other._seconds
        more, us = divmod(self._microsecond + other._microseconds, 1000000)
        more, seconds = divmod(seconds + more, 86400)
        ordinal = self.toordinal() + other._days + more
        if not 0 < ordinal <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return type(self)(*_ord2ymd(ordinal), hour, minute, second, us, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, timedelta):
                return self + -other
            return NotImplemented
        base = timedelta(self.toordinal() - other.toordinal(),
                         (self._hour - other._hour) * 3600 + (self._minute - other._minute) * 60
                         + self._second - other._second,
                         self._microsecond - other._microsecond)
        if self._tzinfo is other._tzinfo:
            return base
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return base
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return base + theirs - mine

    def __hash__(self):
        if self._hash is None:
            plain = self.replace(fold=0) if self._fold else self
            offset = plain.utcoffset()
            if offset is None:
                self._hash = hash(plain._state())
            else:
                seconds = self._hour * 3600 + self._minute * 60 + self._second
                self._hash = hash(timedelta(self.toordinal(), seconds, self._microsecond) - offset)
        return self._hash

    def _state(self, with_fold=False):
        us = self._microsecond
        month = self._month | (128 if with_fold and self._fold else 0)
        return bytes([self._year >> 8, self._year & 255, month, self._day, self._hour, self._minute,
                      self._second, us >> 16, us >> 8 & 255, us & 255])

    def __reduce_ex__(self, protocol):
        state = self._state(protocol > 3)
        return self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


# ---------------------------------------------------------------- timezone

class timezone(tzinfo):
    """A time zone with a fixed offset: timezone(offset[, name])."""

    __slots__ = '_offset', '_name'

    def __new__(cls, offset, name=_given):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is _given:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not -_ONE_DAY < offset < _ONE_DAY:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}.")
        return cls._make(offset, name)

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    @classmethod
    def _make(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return timezone, self.__getinitargs__()

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return 'datetime.timezone.utc'
        args = repr(self._offset) if self._name is None else f"{self._offset!r}, {self._name!r}"
        return f"{_class_path(self)}({args})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, method, dt):
        if not isinstance(dt, datetime) and dt is not None:
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, "
                            f"not {type(dt).__name__}")

    def utcoffset(self, dt):
        """Return fixed offset."""
        self._check('utcoffset', dt)
        return self._offset

    def tzname(self, dt):
        """Return the name given, or one made of the offset."""
        self._check('tzname', dt)
        if self._name is not None:
            return self._name
        return 'UTC' + _format_offset(self._offset) if self._offset else 'UTC'

    def dst(self, dt):
        """Return None."""
        self._check('dst', dt)
        return None

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset


UTC = timezone.utc = timezone._make(_ZERO)
timezone.min = timezone._make(-timedelta(hours=23, minutes=59))
timezone.max = timezone._make(timedelta(hours=23, minutes=59))
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

from _imp import _dotted_names
_dotted_names(date, datetime, time, timedelta, timezone, tzinfo)
del _dotted_names
