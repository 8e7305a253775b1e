#: Two balloons tied together
import gc
gc.collect()
gc.disable()
class Node:
    pass
one = Node()
two = Node()
one.other = two
two.other = one
#? How many strings hold each of them? | 2: a name and the other node.
#! labels.count(one) == 2
#! labels.count(two) == 2
#? Do they float away after del one, two? | No: each still holds the other, the counts are 1.
labels.cycles()
del one, two
labels.cycles()
#: Out of reach, yet alive. Counting alone never gets to 0 here; the collector finds such groups.
#? How many will gc.collect() find? | 2.
found = gc.collect()
print(found)
#! found == 2
gc.enable()
#: Change it: let a list hold itself (a = []; a.append(a); del a). How many are found?
