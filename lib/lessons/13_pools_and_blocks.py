#: Pools and blocks
import sys
#: Small objects live in blocks of equal size, and equal blocks in pools. A block that was freed is the next one to be used.
a = [1, 2]
place = id(a)
#? After del a, where will the next list of that size be? | In the same block.
del a
b = [3, 4]
print(id(b) == place)
#! id(b) == place
#: So an address says nothing once the object is gone: id() is only good while the object lives.
#? Does the number of blocks in use go up with 1000 lists? | Yes, by about two for each: the list, and its items.
before = sys.getallocatedblocks()
many = [[i] for i in range(1000)]
more = sys.getallocatedblocks() - before
print(more > 1000)
#! more > 1000
#? And does it come down after del many? | Yes: the blocks are free, their pools ready for the next.
del many
print(sys.getallocatedblocks() - before < 100)
#! sys.getallocatedblocks() - before < 100
#: Change it: labels.pools() shows the sizes. Make 1000 tuples instead; which row grows?
