# Looking changes nothing: no count, no generation, no counter of the collector, no weak reference.
# watches the collector
import gc
import sys
import weakref
import labels


class Node:
    pass


labels.text()                       # what the module needs is imported from here on
a = [1, 2]
b = Node()
b.self = b
b.list = a
ref = weakref.ref(b)


def facts():
    counts = gc.get_count()
    return (sys.getrefcount(a), sys.getrefcount(b), counts[0], counts[1], counts[2], gc.get_stats()[0]['collections'], weakref.getweakrefcount(b),
            gc.is_tracked(a), any(o is b for o in gc.get_objects(0)), len(gc.get_objects(0)), len(gc.get_objects(2)), gc.isenabled())


earlier = facts()
before = facts()
labels.text()
labels.text(b, depth=2, values='all')
labels.diagram(b, format='svg')
labels.diagram(format='dot')
labels.diagram(format='json')
labels.holders(a)
after = facts()
alone = [y - x for x, y in zip(earlier, before)]        # what keeping the facts themselves changes
print([y - x for x, y in zip(before, after)] == alone)     # expect: True
print(labels.count(a), sys.getrefcount(a) - 1)      # expect: 2 2
print(labels.holders(a))                            # expect: ['name a (module)', 'Node #1.list']
print(labels.holders(b))                            # expect: ['name b (module)', 'Node #1.self']
labels.why(a)                                       # expect: a ▶ list #1
labels.cycles()                                     # expect: Node #1 holds itself
del b
labels.cycles()                                     # expect: Node #1 holds itself: out of reach
print(ref() is not None)                            # expect: True
gc.collect()
labels.cycles()                                     # expect: No objects hold each other.
print(ref())                                        # expect: None
print(labels.audit())                               # expect: []
