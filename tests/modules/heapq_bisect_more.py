# heapq and bisect.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import bisect
import heapq
h = [5, 2, 8, 1]
heapq.heapify(h)
heapq.heappush(h, 0)
print(h, [heapq.heappop(h) for _ in range(3)], heapq.heappushpop(h, 9), heapq.heapreplace(h, 7), h, heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, "hello", key=ord), list(heapq.merge([1, 4], [2, 3])), list(heapq.merge("ca", "b", reverse=True)))
# expect: [7, 9] [0, 1, 2] 5 8 [7, 9] [5, 3] ['e', 'h'] [1, 2, 3, 4] ['c', 'b', 'a']
l = [1, 3, 3, 5]
print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect_right(l, 9), bisect.bisect_left(l, 3, 2), bisect.bisect(["a", "bb"], 1, key=len))
# expect: 3 1 4 2 1
bisect.insort(l, 4)
bisect.insort_left(l, 0)
print(l)                      # expect: [0, 1, 3, 3, 4, 5]
error(heapq.heappop, [])      # expect: IndexError: index out of range
error(heapq.heappush, (), 1)  # expect: TypeError: heappush() argument 1 must be list, not tuple
error(heapq.heapify, 5)       # expect: TypeError: heapify() argument must be list, not int
error(bisect.bisect, [1], "a")  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
error(bisect.bisect, [1], 1, -1)  # expect: ValueError: lo must be non-negative
error(heapq.heapreplace, [], 1)  # expect: IndexError: index out of range
