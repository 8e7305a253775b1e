#: Counting strings (and the +1)
import sys
data = []
#: sys.getrefcount() counts the strings, and the call itself holds one more while it looks.
#? What does sys.getrefcount(data) say while only the name data holds the list? | 2: the name, and the argument of the call.
print(sys.getrefcount(data))
#! sys.getrefcount(data) == 2
#: labels.count() leaves its own string out.
#! labels.count(data) == 1
#? And after box = [data, data]? | 3: the name, and two places in the list.
box = [data, data]
#! labels.count(data) == 3
#? And after box.pop()? | 2.
box.pop()
#! labels.count(data) == 2
#: Some values are shared by the whole program and never counted: None, True, small numbers.
number = 7
#! labels.count(None) > 1000000
#: Change it: store data in a dict under two keys. Guess first, then ask labels.holders(data).
