#: Generations, thresholds, and doing without
import gc
gc.collect()
#: New containers are in generation 0. What survives a collection moves up, where the collector looks less often.
kept = [[] for _ in range(3)]
#! gc.is_tracked(kept)
print(gc.get_threshold())
#? In which generation is kept after gc.collect(0)? | 1.
gc.collect(0)
#! any(o is kept for o in gc.get_objects(1))
#? And after gc.collect(1)? | 2, the oldest.
gc.collect(1)
#! any(o is kept for o in gc.get_objects(2))
#: A value that cannot hold anything is not followed at all.
#? Does the collector follow the number 7? | No.
#! not gc.is_tracked(7) and not gc.is_tracked('text')
gc.disable()
print(gc.isenabled())
gc.enable()
#: Change it: gc.set_threshold(5) and make lists in a loop that hold themselves. Watch gc.get_count().
