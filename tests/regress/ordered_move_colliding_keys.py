# Moving an entry of an OrderedDict (and a hit of lru_cache) looked the key up again after the table had grown; with a
# colliding key of a program's class that search gave up and the answer was used as a place.
from collections import OrderedDict
from functools import lru_cache

class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other): return isinstance(other, Key) and self.n == other.n

keys = [Key(i) for i in range(20)]
d = OrderedDict((k, k.n) for k in keys)
for i in range(200):
    d.move_to_end(keys[i * 7 % 20], last=i % 3 != 0)
print(sorted(d.values()) == list(range(20)), list(d.values())[-3:])  # expect: True [12, 19, 13]

@lru_cache(maxsize=5)
def f(key): return key.n
print([f(keys[i * i % 7]) for i in range(60)] == [i * i % 7 for i in range(60)], f.cache_info().currsize)  # expect: True 4
