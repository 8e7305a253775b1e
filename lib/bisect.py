"""Binary search in a sorted sequence, and insertion that keeps it sorted."""


def _bounds(a, lo, hi):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    return len(a) if hi is None else hi


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """Where to insert x behind all items equal to it."""
    hi = _bounds(a, lo, hi)
    while lo < hi:
        mid = (lo + hi) // 2
        item = a[mid] if key is None else key(a[mid])
        if x < item:
            hi = mid
        else:
            lo = mid + 1
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """Where to insert x before all items equal to it."""
    hi = _bounds(a, lo, hi)
    while lo < hi:
        mid = (lo + hi) // 2
        item = a[mid] if key is None else key(a[mid])
        if item < x:
            lo = mid + 1
        else:
            hi = mid
    return lo


def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Insert x behind all items equal to it; key is applied to x too."""
    wanted = x if key is None else key(x)
    at = bisect_right(a, wanted, lo, hi, key=key)
    a.insert(at, x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Insert x before all items equal to it; key is applied to x too."""
    wanted = x if key is None else key(x)
    at = bisect_left(a, wanted, lo, hi, key=key)
    a.insert(at, x)


try:
    from _bisect import *
except ImportError:
    pass

bisect = bisect_right
insort = insort_right
