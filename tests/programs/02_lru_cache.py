# An LRU cache that forgets: the newest values are held, older ones only as long as somebody else uses them.
import weakref
from collections import OrderedDict


class Picture:
    made = 0
    alive = 0

    def __init__(self, name, size):
        Picture.made += 1
        Picture.alive += 1
        self.name = name
        self.pixels = bytearray(size)

    def __del__(self):
        Picture.alive -= 1

    def __repr__(self):
        return f"Picture({self.name!r}, {len(self.pixels)})"


class Cache:
    """get() loads what is not there. The last `room` values are kept; others live on in a weak dictionary."""

    def __init__(self, load, room=3):
        self._load = load
        self._room = room
        self._recent = OrderedDict()
        self._known = weakref.WeakValueDictionary()
        self.hits = self.saved = self.misses = 0

    def get(self, key):
        if key in self._recent:
            self.hits += 1
            self._recent.move_to_end(key)
            return self._recent[key]
        value = self._known.get(key)
        if value is not None:
            self.saved += 1
        else:
            self.misses += 1
            value = self._load(key)
            self._known[key] = value
        self._recent[key] = value
        if len(self._recent) > self._room:
            self._recent.popitem(last=False)
        return value

    def __len__(self):
        return len(self._known)

    def __contains__(self, key):
        return key in self._known

    def __str__(self):
        return f"recent={list(self._recent)} known={sorted(self._known)} hits={self.hits} saved={self.saved} misses={self.misses}"


def load(name):
    print("  loading", name)
    return Picture(name, len(name) * 100)


cache = Cache(load, room=2)
print(cache.get("cat"), cache.get("dog"))
print(cache)
print(cache.get("cat"))
print(cache)
print(cache.get("horse"))
print(cache, "alive:", Picture.alive)

kept = cache.get("cat")
print(cache.get("ant"), cache.get("bee"))
print(cache, "alive:", Picture.alive)
print("cat" in cache, "horse" in cache, kept is cache.get("cat"))
print(cache)
del kept
cache.get("ant"), cache.get("bee")
print(cache, len(cache), "made:", Picture.made, "alive:", Picture.alive)


# The same with a hand-made doubly linked list, so nothing of the library is in the way.
class Node:
    __slots__ = ("key", "value", "before", "after", "__weakref__")

    def __init__(self, key, value):
        self.key, self.value = key, value
        self.before = self.after = None


class Ring:
    def __init__(self, capacity):
        self.capacity = capacity
        self.index = {}
        self.root = Node(None, None)
        self.root.before = self.root.after = self.root

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _front(self, node):
        node.before, node.after = self.root, self.root.after
        node.after.before = self.root.after = node

    def __getitem__(self, key):
        node = self.index[key]
        self._unlink(node)
        self._front(node)
        return node.value

    def __setitem__(self, key, value):
        if key in self.index:
            self[key]
            self.index[key].value = value
            return
        if len(self.index) == self.capacity:
            last = self.root.before
            self._unlink(last)
            del self.index[last.key]
        self.index[key] = node = Node(key, value)
        self._front(node)

    def __iter__(self):
        node = self.root.after
        while node is not self.root:
            yield node.key
            node = node.after


ring = Ring(4)
for i in range(10):
    ring[i] = i * i
    if i % 3 == 0:
        ring[0] = -1
print(list(ring))
print(ring[7], ring[9], list(ring))
try:
    ring[2]
except KeyError as e:
    print("gone:", e)

seen = weakref.ref(ring.index[9])
gone = []
weakref.finalize(ring.index[9], gone.append, "node 9")
for i in range(4):
    ring[f"k{i}"] = i
print(list(ring), seen() is None, gone)


def fib(n, memo=Ring(50)):
    try:
        return memo[n]
    except KeyError:
        result = n if n < 2 else fib(n - 1) + fib(n - 2)
        memo[n] = result
        return result


print(fib(45), fib(90))
