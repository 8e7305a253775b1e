#: 9. Two balloons tied together
#: Objects can hold each other. Then counts alone never reach 0.
import gc
gc.disable()

class Node:
    def __init__(self, name):
        self.name = name
        self.friend = None
    def __del__(self):
        print(self.name, "floats away")

a = Node("a")
b = Node("b")
a.friend = b
#? How many strings will hold each node after `b.friend = a`? | Two: its name, and the other node.
b.friend = a
#! labels.count(a) == 2 and labels.count(b) == 2
#? Both names go: `del a` and `del b`. What is printed? | Nothing. Each still has one string, from the other.
del a, b
print("nothing printed so far")
#: Out of reach: no name leads there any more. Only the collector can find such a group.
#? What does gc.collect() do with them? | It sees that they hold only each other, lets them say their last words and frees both.
print(gc.collect() >= 2)
#: Exercise: break the ring by hand before the names go (a.friend = None) and see when each floats away.
