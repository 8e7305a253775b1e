"""Texts and comparisons that the test framework needs in more than one place."""

__unittest = True

_MAX_LENGTH = 80
_CUT_TEXT = 12          # room for "[123 chars]"
_KEPT_ENDS = 5
_KEPT_DIFFERENCE = _MAX_LENGTH - 3 * _KEPT_ENDS - 2 * _CUT_TEXT


def safe_repr(obj, short=False):
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    if not short or len(result) < _MAX_LENGTH:
        return result
    return result[:_MAX_LENGTH] + ' [truncated]...'


def _shorten(s, head, tail):
    skip = len(s) - head - tail
    if skip > _CUT_TEXT:
        return '%s[%d chars]%s' % (s[:head], skip, s[len(s) - tail:])
    return s


def _common_prefix(texts):
    low, high = min(texts), max(texts)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def _common_shorten_repr(*args):
    """Return the reprs, shortened where they are alike so that the first difference is in sight."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = _common_prefix(texts)
    size = len(prefix)
    room = _MAX_LENGTH - (longest - size + _KEPT_ENDS + _CUT_TEXT)
    if room > _KEPT_ENDS:
        prefix = _shorten(prefix, _KEPT_ENDS, room)
        return tuple(prefix + text[size:] for text in texts)
    prefix = _shorten(prefix, _KEPT_ENDS, _KEPT_ENDS)
    return tuple(prefix + _shorten(text[size:], _KEPT_DIFFERENCE, _KEPT_ENDS) for text in texts)


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


def sorted_list_difference(expected, actual):
    """Return (missing, unexpected) of two sorted lists; duplicates count once."""
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        e, a = expected[i], actual[j]
        if e < a:
            missing.append(e)
            i += 1
            while i < len(expected) and expected[i] == e:
                i += 1
        elif e > a:
            unexpected.append(a)
            j += 1
            while j < len(actual) and actual[j] == a:
                j += 1
        else:
            i += 1
            while i < len(expected) and expected[i] == e:
                i += 1
            j += 1
            while j < len(actual) and actual[j] == a:
                j += 1
    missing.extend(expected[i:])
    unexpected.extend(actual[j:])
    return missing, unexpected


def unorderable_list_difference(expected, actual):
    """Return (missing, unexpected) of two lists of any items; what is left of actual is unexpected."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """Return -1, 0 or 1 for x < y, x == y, x > y."""
    return (x > y) - (x < y)


class _Mismatch(tuple):
    """(count in the first, count in the second, the item)"""

    __slots__ = ()
    _fields = ('actual', 'expected', 'value')
    actual = property(lambda self: self[0])
    expected = property(lambda self: self[1])
    value = property(lambda self: self[2])

    def __new__(cls, actual, expected, value):
        return tuple.__new__(cls, (actual, expected, value))


def _count_diff_all_purpose(actual, expected):
    """List what occurs a different number of times in two lists of items that may not be hashable."""
    gone = object()
    left, right = list(actual), list(expected)
    result = []
    for i, item in enumerate(left):
        if item is gone:
            continue
        in_left = in_right = 0
        for j in range(i, len(left)):
            if left[j] is not gone and left[j] == item:
                in_left += 1
                left[j] = gone
        for j, other in enumerate(right):
            if other is not gone and other == item:
                in_right += 1
                right[j] = gone
        if in_left != in_right:
            result.append(_Mismatch(in_left, in_right, item))
    for i, item in enumerate(right):
        if item is gone:
            continue
        count = 0
        for j in range(i, len(right)):
            if right[j] is not gone and right[j] == item:
                count += 1
                right[j] = gone
        result.append(_Mismatch(0, count, item))
    return result


def _count_diff_hashable(actual, expected):
    """The same for hashable items."""
    from collections import Counter
    left, right = Counter(actual), Counter(expected)
    result = [_Mismatch(count, right.get(item, 0), item)
              for item, count in left.items() if count != right.get(item, 0)]
    result.extend(_Mismatch(0, count, item) for item, count in right.items() if item not in left)
    return result
