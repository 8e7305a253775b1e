#: How the collector knows
#: It copies each count to a scratch number and takes one off for every string inside the group. What gets to 0 is held by nobody outside.
import gc
gc.collect()
class Node:
    pass
a, b, c = Node(), Node(), Node()
a.next, b.next, c.next = b, c, a
gc.collect()
#? The ring is held by names. What are the scratch numbers after subtracting? | 1 each: the names are outside the group.
#! labels.count(a) == 2
keep = b
del a, b, c
#? Only keep holds the ring now. Does the collector take the other two? | No: keep leads to b, b to c, c to a.
print(gc.collect())
#! labels.count(keep) == 2
#? And after del keep? | All three scratch numbers get to 0.
del keep
found = gc.collect()
print(found)
#! found == 3
#: Change it: give one node a __del__ that ties the node to a global list. Does it come back?
