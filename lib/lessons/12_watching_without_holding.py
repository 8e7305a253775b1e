#: 12. Watching without holding
#: A weak reference watches an object and does not count. When it is gone, the watcher gives None.
import weakref

class Bird:
    pass

bird = Bird()
watch = weakref.ref(bird)
#! labels.count(bird) == 1
#? `watch()` gives the bird. Does the weak reference hold it? | No: the count is still 1.
print(watch() is bird)
#? What does `watch()` give after `del bird`? | None: the bird is gone, and nothing kept it.
del bird
print(watch())
album = weakref.WeakValueDictionary()
robin = Bird()
album["robin"] = robin
print(len(album))
#? How many entries has the album when robin lets go? | 0: its values are only watched.
del robin
print(len(album))
#: Caches, parents of tree nodes, observers: hold downwards, watch upwards.
#: Exercise: give weakref.ref a second argument, a function, and see when it is called.
