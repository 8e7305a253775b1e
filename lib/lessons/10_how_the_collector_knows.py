#: 10. How the collector knows
#: It copies every count, takes 1 off for each string inside the group, and looks who has 0 left.
import gc
gc.disable()

ring = []
ring.append(ring)
#! labels.count(ring) == 2
#? The list holds itself. Copy of its count: 2. Strings inside the group: 1. What is left? | 1: the name holds it from outside, so it stays.
print(gc.collect())
held = [ring]
del ring
#? Now `held` holds it, and the name is gone. Will a collection free it? | No: the string of `held` comes from outside; whatever leads from a kept object is kept.
print(gc.collect())
#! labels.count(held[0]) == 2
del held
#? And now? | Count 1, minus 1 string inside: 0. Nobody outside holds it: found and freed.
print(gc.collect())
#: No search from the names is needed: what is held from outside has something left over.
#: Exercise: make a ring of three lists, keep one name on one of them, and predict what collect() returns.
