#: 11. Generations
#: Most objects die young. So the collector looks at the young ones often and at the old ones seldom.
import gc

print(gc.get_threshold())
#: Generation 0 is looked at when 700 more containers were made than freed; 1 after ten such looks; 2 after ten of those.
old = []
gc.collect()
#? The list has survived a collection of everything. Which generation is it in? | 2, the oldest.
print(any(old is o for o in gc.get_objects(generation=2)))
young = []
#? And this new one? | 0: no collection has seen it yet.
print(any(young is o for o in gc.get_objects(generation=0)))
gc.collect(0)
#? After gc.collect(0), where is `young`? | It survived, so it moved to generation 1.
print(any(young is o for o in gc.get_objects(generation=1)))
#: gc.disable() stops only the automatic looks. Counting goes on, and gc.collect() works.
gc.disable()
print(gc.isenabled())
gc.enable()
#! gc.isenabled()
#: Exercise: print gc.get_count() before and after making 100 lists in a loop. Explain each number.
