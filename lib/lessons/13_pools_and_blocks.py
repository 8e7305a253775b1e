#: 13. Pools and blocks
#: Small objects live in blocks of one size; blocks lie in pools, pools in arenas. A freed block is used again.
class Point:
    def __init__(self, x):
        self.x = x

p = Point(1)
place = id(p)
#? After `p = None` the block is free. Where may the next Point of that size go? | Into the same block: the one freed last is used first.
p = None
q = Point(2)
print(id(q) == place)
#? So can an id() that was noted before tell whether two objects are the same? | Only while both live. Afterwards the place may belong to another.
#! labels.count(q) == 1
many = [Point(i) for i in range(1000)]
print(len(many))
#? `many = None`: are the thousand blocks given back to the system? | To the pools; whole arenas that are empty go back.
many = None
#: sys.getallocatedblocks() counts blocks in use; labels.pools() draws them.
import sys
print(sys.getallocatedblocks() > 0)
#: Exercise: make a thousand points, free every second one, and look at labels.pools() before and after.
