# Sorting by hand and by the library, with keys.
import sys
from functools import cmp_to_key
from operator import attrgetter, itemgetter


def numbers(n):
    x = 12345
    out = []
    for _ in range(n):
        x = (x * 1664525 + 1013904223) % 4294967296
        out.append(x >> 8)
    return out


def quick(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    return quick([x for x in items if x < pivot]) + [x for x in items if x == pivot] + quick([x for x in items if x > pivot])


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


def bubble(items):
    items = list(items)
    for i in range(len(items)):
        for j in range(len(items) - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
    return items


def heap_sort(items):
    a = list(items)

    def sift(start, end):
        root = start
        while 2 * root + 1 <= end:
            child = 2 * root + 1
            if child < end and a[child] < a[child + 1]:
                child += 1
            if a[root] >= a[child]:
                return
            a[root], a[child] = a[child], a[root]
            root = child

    for start in range(len(a) // 2 - 1, -1, -1):
        sift(start, len(a) - 1)
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end - 1)
    return a


class Person:
    def __init__(self, name, age):
        self.name = name
        self.age = age

    def __lt__(self, other):
        return (self.age, self.name) < (other.age, other.name)


def run():
    data = numbers(6000)
    expected = sorted(data)
    print(quick(data) == expected, merge_sort(data) == expected, heap_sort(data) == expected)
    print(bubble(data[:300]) == sorted(data[:300]))
    people = [Person("p%d" % (x % 1000), x % 90) for x in data]
    by_age = sorted(people, key=lambda p: p.age)
    by_both = sorted(people, key=attrgetter("age", "name"))
    by_lt = sorted(people)
    print([p.name for p in by_lt[:3]], [(p.name, p.age) for p in by_both] == [(p.name, p.age) for p in by_lt])
    pairs = [(x % 50, str(x)) for x in data]
    print(sorted(pairs)[0], sorted(pairs, key=itemgetter(1), reverse=True)[0], sorted(pairs, key=lambda p: (-p[0], p[1]))[0])
    print(sorted(data, key=cmp_to_key(lambda a, b: (a > b) - (a < b))) == expected)
    print(min(people, key=lambda p: p.age).age, max(data), sorted(map(str, data))[0])


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 14):
    run()
