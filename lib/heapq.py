"""A heap in a list: heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2].

The smallest item is heap[0].  Taking it moves a leaf into the hole at the top
in two steps: the hole sinks to the bottom along the smaller children, then the
leaf rises from there; since leaves are large, that needs fewer comparisons
than asking at each level whether the leaf fits.
"""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge",
           "nlargest", "nsmallest", "heappushpop"]


def heappush(heap, item):
    """Put item on the heap."""
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)


def heappop(heap):
    """Take the smallest item off the heap."""
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _siftup(heap, 0)
    return smallest


def heapreplace(heap, item):
    """Take the smallest item, then put item on the heap; faster than the two calls."""
    smallest = heap[0]
    heap[0] = item
    _siftup(heap, 0)
    return smallest


def heappushpop(heap, item):
    """Put item on the heap, then take the smallest; faster than the two calls."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _siftup(heap, 0)
    return item


def heapify(x):
    """Make a heap of the list x, in place, in linear time."""
    for i in reversed(range(len(x) // 2)):
        _siftup(x, i)


def _siftdown(heap, startpos, pos):
    """Let the item at pos rise, not above startpos."""
    item = heap[pos]
    while pos > startpos:
        parentpos = (pos - 1) >> 1
        parent = heap[parentpos]
        if not item < parent:
            break
        heap[pos] = parent
        pos = parentpos
    heap[pos] = item


def _siftup(heap, pos):
    """Sink the hole at pos to a leaf, put the item there, and let it rise."""
    end = len(heap)
    startpos = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _siftdown(heap, startpos, pos)


# The same with the largest item at the top, for nsmallest() and merge(reverse=True).

def _heappop_max(heap):
    last = heap.pop()
    if not heap:
        return last
    largest = heap[0]
    heap[0] = last
    _siftup_max(heap, 0)
    return largest


def _heapreplace_max(heap, item):
    largest = heap[0]
    heap[0] = item
    _siftup_max(heap, 0)
    return largest


def _heapify_max(x):
    for i in reversed(range(len(x) // 2)):
        _siftup_max(x, i)


def _siftdown_max(heap, startpos, pos):
    item = heap[pos]
    while pos > startpos:
        parentpos = (pos - 1) >> 1
        parent = heap[parentpos]
        if not parent < item:
            break
        heap[pos] = parent
        pos = parentpos
    heap[pos] = item


def _siftup_max(heap, pos):
    end = len(heap)
    startpos = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _siftdown_max(heap, startpos, pos)


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted iterator, without reading ahead.

    Items that compare equal come in the order of their inputs.
    """
    if reverse:
        make, pop, replace = _heapify_max, _heappop_max, _heapreplace_max
        direction = -1
    else:
        make, pop, replace = heapify, heappop, heapreplace
        direction = 1

    # Entries are [key, rank of the input, item, __next__]; ranks settle ties.
    heap = []
    for rank, iterable in enumerate(map(iter, iterables)):
        try:
            advance = iterable.__next__
            item = advance()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), rank * direction, item, advance])
    make(heap)

    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                item = entry[3]()
                entry[0] = item if key is None else key(item)
                entry[2] = item
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        _, _, item, advance = heap[0]
        yield item
        yield from advance.__self__


def nsmallest(n, iterable, key=None):
    """The n smallest items in order; as sorted(iterable, key=key)[:n]."""
    if n == 1:
        return _single(min, iterable, key)
    size = _cheap_length(iterable)
    if size is not None and n >= size:
        return sorted(iterable, key=key)[:n]
    return _select(n, iterable, key, 1, _heapify_max, _heapreplace_max)


def nlargest(n, iterable, key=None):
    """The n largest items, largest first; as sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        return _single(max, iterable, key)
    size = _cheap_length(iterable)
    if size is not None and n >= size:
        return sorted(iterable, key=key, reverse=True)[:n]
    return _select(n, iterable, key, -1, heapify, heapreplace)


def _single(choose, iterable, key):
    nothing = object()
    result = choose(iterable, default=nothing, key=key)
    return [] if result is nothing else [result]


def _cheap_length(iterable):
    try:
        return len(iterable)
    except (TypeError, AttributeError):
        return None


def _select(n, iterable, key, step, make, replace):
    """Keep the n best of iterable in a heap with the worst at the top.

    Entries are (key, order[, item]); order grows with step, so that of equal
    items the later is the worse.
    """
    it = iter(iterable)
    order = 0
    heap = []
    # range() first, so that no item is taken that will not be used.
    for _, item in zip(range(n), it):
        heap.append((item, order) if key is None else (key(item), order, item))
        order += step
    if not heap:
        return heap
    make(heap)
    worst = heap[0][0]
    for item in it:
        rank = item if key is None else key(item)
        better = rank < worst if step > 0 else worst < rank
        if better:
            replace(heap, (rank, order) if key is None else (rank, order, item))
            order += step
            worst = heap[0][0]
    heap.sort(reverse=step < 0)
    return [entry[0] for entry in heap] if key is None else [entry[2] for entry in heap]


try:
    import _heapq
except ImportError:
    pass
else:
    from _heapq import *
    _heappop_max = getattr(_heapq, "_heappop_max", _heappop_max)
    _heapreplace_max = getattr(_heapq, "_heapreplace_max", _heapreplace_max)
    _heapify_max = getattr(_heapq, "_heapify_max", _heapify_max)
