#: Watching without holding
import weakref
class Picture:
    def __init__(self, name):
        self.name = name
picture = Picture('sea')
#: A weak reference watches an object and does not hold it.
watcher = weakref.ref(picture)
#? How many strings hold the picture now? | 1: the dotted one is not counted.
#! labels.count(picture) == 1
#? What does watcher() give? | The picture, as long as it is there.
print(watcher().name)
#! watcher() is picture
#? And after del picture? | None: the last string was let go, the watcher did not keep it.
del picture
print(watcher())
#! watcher() is None
cache = weakref.WeakValueDictionary()
#: Change it: put a Picture into cache and let its name go. How long does cache have it?
