# An LRU cache on a linked list, weak references, properties, operators of a class.
import sys
import weakref


class Link:
    __slots__ = ("prev", "next", "key", "value", "__weakref__")


class LRU:
    def __init__(self, size):
        self.size = size
        self.table = {}
        self.root = root = Link()
        root.prev = root.next = root
        self._hits = 0
        self.misses = 0

    @property
    def hits(self):
        return self._hits

    def get(self, key, make):
        link = self.table.get(key)
        if link is not None:
            self._hits += 1
            link.prev.next = link.next
            link.next.prev = link.prev
        else:
            self.misses += 1
            if len(self.table) >= self.size:
                link = self.root.next
                self.root.next = link.next
                link.next.prev = self.root
                del self.table[link.key]
            else:
                link = Link()
            link.key = key
            link.value = make(key)
            self.table[key] = link
        last = self.root.prev
        last.next = link
        link.prev = last
        link.next = self.root
        self.root.prev = link
        return link.value

    def __len__(self):
        return len(self.table)

    def __contains__(self, key):
        return key in self.table

    def close(self):
        link = self.root.next
        while link is not self.root:
            following = link.next
            link.prev = link.next = None
            link = following
        self.root.prev = self.root.next = None


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    @staticmethod
    def zero():
        return Vector(0, 0)

    @classmethod
    def of(cls, pair):
        return cls(*pair)


class Resource:
    alive = weakref.WeakValueDictionary()
    closed = 0

    def __init__(self, name):
        self.name = name
        Resource.alive[name] = self

    def __del__(self):
        Resource.closed += 1


def run():
    cache = LRU(64)
    x = 1
    total = 0
    for i in range(30000):
        x = x * 16807 % 2147483647
        total += cache.get(x % 90, lambda k: k * k)
    print(total, cache.hits, cache.misses, len(cache), 5 in cache)
    cache.close()
    v = Vector.zero()
    for i in range(15000):
        v = v + Vector.of((i, 1)) * 2
    print(v.x, v.y, len({Vector(i % 50, i % 20) for i in range(5000)}))
    kept = []
    for i in range(8000):
        r = Resource(i % 500)
        if i % 100 == 0:
            kept.append(r)
    del r
    print(len(Resource.alive), Resource.closed, len(kept))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 30):
    run()
