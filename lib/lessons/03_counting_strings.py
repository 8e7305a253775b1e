#: 3. Counting strings, and the +1
#: Every object knows how many strings hold it: its reference count. At 0 it floats away.
import sys

stars = ["a", "b"]
#! labels.count(stars) == 1
#? sys.getrefcount(stars) prints 2, though only one name is tied. Why? | The call itself holds the list while it looks: one more string.
print(sys.getrefcount(stars))
more = stars
#? And now? | 3: two names, and the call.
print(sys.getrefcount(stars))
shelf = [stars, stars]
#: The shelf holds the list twice: two more strings.
#! labels.count(stars) == 4
#? What will the count be when the shelf is gone? | 2 again: its two strings are let go with it.
del shelf
#! labels.count(stars) == 2
print(sys.getrefcount(stars))
#: Exercise: make the printed number 5 with one more line, in two different ways.
