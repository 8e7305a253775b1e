"""strptime() of time and datetime: a format becomes a regular expression, its groups become numbers."""

import re
import time as _time

__all__ = []

_WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
           'november', 'december']


def _one_of(names, group):
    # Longer names first, since the first that matches is taken.
    return f"(?P<{group}>{'|'.join(sorted(names, key=len, reverse=True))})"


_PATTERNS = {
    'd': r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    'f': r"(?P<f>[0-9]{1,6})",
    'H': r"(?P<H>2[0-3]|[0-1]\d|\d)",
    'I': r"(?P<I>1[0-2]|0[1-9]|[1-9])",
    'G': r"(?P<G>\d\d\d\d)",
    'j': r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    'm': r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    'M': r"(?P<M>[0-5]\d|\d)",
    'S': r"(?P<S>6[0-1]|[0-5]\d|\d)",
    'U': r"(?P<U>5[0-3]|[0-4]\d|\d)",
    'W': r"(?P<W>5[0-3]|[0-4]\d|\d)",
    'w': r"(?P<w>[0-6])",
    'u': r"(?P<u>[1-7])",
    'V': r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    'y': r"(?P<y>\d\d)",
    'Y': r"(?P<Y>\d\d\d\d)",
    'z': r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    'A': _one_of(_WEEKDAYS, 'A'),
    'a': _one_of([name[:3] for name in _WEEKDAYS], 'a'),
    'B': _one_of(_MONTHS, 'B'),
    'b': _one_of([name[:3] for name in _MONTHS], 'b'),
    'p': r"(?P<p>am|pm)",
    '%': '%',
}
_COMPOSITE = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}

_cache = {}


def _zone_names():
    """Return the lower-case names of (standard time, daylight saving time)."""
    names = tuple(name.lower() for name in _time.tzname)
    return {'utc', 'gmt', names[0]}, {names[1]} if _time.daylight else set()


def _compile(format):
    for letter, replacement in _COMPOSITE.items():
        format = format.replace('%' + letter, replacement)
    out = []
    pieces = re.sub(r"([\\.^$*+?\(\){}\[\]|])", r"\\\1", format)
    pieces = re.sub(r'\s+', r'\\s+', pieces)
    i = 0
    while True:
        at = pieces.find('%', i)
        if at < 0:
            break
        out.append(pieces[i:at])
        letter = pieces[at + 1:at + 2]
        if not letter:
            raise IndexError
        if letter == 'Z':
            standard, daylight = _zone_names()
            out.append(_one_of([re.escape(name) for name in standard | daylight], 'Z'))
        else:
            out.append(_PATTERNS[letter])
        i = at + 2
    out.append(pieces[i:])
    return re.compile(''.join(out), re.IGNORECASE)


def _pattern_of(format):
    pattern = _cache.get(format)
    if pattern is None:
        try:
            pattern = _compile(format)
        except KeyError as err:
            bad = err.args[0]
            if bad == "\\":
                bad = "%"
            raise ValueError("'%s' is a bad directive in format '%s'" % (bad, format)) from None
        except IndexError:
            raise ValueError("stray %% in format '%s'" % format) from None
        if len(_cache) > 50:
            _cache.clear()
        if '%Z' not in format:
            _cache[format] = pattern
    return pattern


def _day_of_week(year, month, day):
    import datetime
    return datetime.date(year, month, day).weekday()


def _julian_of_week(year, week, weekday, monday_first):
    """Return the day of the year for a week number of %U or %W and a weekday."""
    first = _day_of_week(year, 1, 1)
    if not monday_first:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    week_0_length = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + week_0_length + 7 * (week - 1) + weekday


def _offset_seconds(text):
    """Return (seconds, microseconds, sign applied) of a %z text."""
    if text == 'Z':
        return 0, 0
    if text[3] == ':':
        text = text[:3] + text[4:]
        if len(text) > 5:
            if text[5] != ':':
                raise ValueError(f"Inconsistent use of : in {text[:3]}:{text[3:]}")
            text = text[:5] + text[6:]
    seconds = int(text[1:3]) * 3600 + int(text[3:5]) * 60 + int(text[5:7] or 0)
    micros = int((text[8:] + '000000')[:6]) if text[8:] else 0
    return (-seconds, -micros) if text[0] == '-' else (seconds, micros)


def _strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    """Return ((year, month, day, hour, minute, second, weekday, yearday, dst, zone name, offset), microseconds,
    microseconds of the offset)."""
    for i, arg in enumerate([data_string, format]):
        if not isinstance(arg, str):
            raise TypeError("strptime() argument {} must be str, not {}".format(i, type(arg)))
    found = _pattern_of(format).match(data_string)
    if not found:
        raise ValueError("time data %r does not match format %r" % (data_string, format))
    if len(data_string) != found.end():
        raise ValueError("unconverted data remains: %s" % data_string[found.end():])

    iso_year = year = None
    month = day = 1
    hour = minute = second = fraction = 0
    zone = -1
    offset = None
    offset_fraction = 0
    iso_week = week = None
    week_monday_first = False
    weekday = julian = None
    groups = found.groupdict()
    for key, value in groups.items():
        if key == 'y':
            year = int(value)
            year += 2000 if year <= 68 else 1900
        elif key == 'Y':
            year = int(value)
        elif key == 'G':
            iso_year = int(value)
        elif key == 'm':
            month = int(value)
        elif key == 'B':
            month = _MONTHS.index(value.lower()) + 1
        elif key == 'b':
            month = [name[:3] for name in _MONTHS].index(value.lower()) + 1
        elif key == 'd':
            day = int(value)
        elif key == 'H':
            hour = int(value)
        elif key == 'I':
            hour = int(value)
            if groups.get('p', '').lower() == 'pm':
                if hour != 12:
                    hour += 12
            elif hour == 12:
                hour = 0
        elif key == 'M':
            minute = int(value)
        elif key == 'S':
            second = int(value)
        elif key == 'f':
            fraction = int(value.ljust(6, '0'))
        elif key == 'A':
            weekday = _WEEKDAYS.index(value.lower())
        elif key == 'a':
            weekday = [name[:3] for name in _WEEKDAYS].index(value.lower())
        elif key == 'w':
            weekday = (int(value) + 6) % 7
        elif key == 'u':
            weekday = int(value) - 1
        elif key == 'j':
            julian = int(value)
        elif key in 'UW':
            week = int(value)
            week_monday_first = key == 'W'
        elif key == 'V':
            iso_week = int(value)
        elif key == 'z':
            offset, offset_fraction = _offset_seconds(value)
        elif key == 'Z':
            name = value.lower()
            for dst, names in enumerate(_zone_names()):
                if name in names:
                    zone = dst
                    break
    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive "
                             "'%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a "
                             "weekday directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a "
                             "weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO "
                         "year '%G' instead.")

    leap_year_fix = False
    if year is None:
        if month == 2 and day == 29:
            year = 1904     # a year that has the day
            leap_year_fix = True
        else:
            year = 1900
    import datetime
    date = datetime.date
    if julian is None and weekday is not None:
        if week is not None:
            julian = _julian_of_week(year, week, weekday, week_monday_first)
        elif iso_year is not None and iso_week is not None:
            found_date = date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year = found_date.year
            month = found_date.month
            day = found_date.day
            julian = found_date.timetuple().tm_yday
        if julian is not None and julian <= 0:
            # The week started in the year before.
            year -= 1
            julian += 366 if date(year, 12, 31).timetuple().tm_yday == 366 else 365
    if julian is None:
        julian = date(year, month, day).toordinal() - date(year, 1, 1).toordinal() + 1
    else:
        result = date.fromordinal(julian - 1 + date(year, 1, 1).toordinal())
        year, month, day = result.year, result.month, result.day
    if weekday is None:
        weekday = date(year, month, day).weekday()
    if leap_year_fix:
        year = 1900
    return ((year, month, day, hour, minute, second, weekday, julian, zone, groups.get('Z'), offset),
            fraction, offset_fraction)


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    """time.strptime()"""
    fields = _strptime(data_string, format)[0]
    return _time.struct_time(fields[:_time._STRUCT_TM_ITEMS if hasattr(_time, '_STRUCT_TM_ITEMS') else 9])


def _strptime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    """datetime.strptime()"""
    fields, fraction, offset_fraction = _strptime(data_string, format)
    name, offset = fields[-2:]
    args = fields[:6] + (fraction,)
    if offset is not None:
        import datetime
        delta = datetime.timedelta(seconds=offset, microseconds=offset_fraction)
        if name:
            args += (datetime.timezone(delta, name),)
        else:
            args += (datetime.timezone(delta),)
    return cls(*args)
