#: 2. Tie again, let go
#: A name can be tied to something else, or untied with `del`. The object stays as long as one string holds it.
class Kite:
    def __del__(self):
        print("the kite is gone")

a = Kite()
b = a
#? Is the kite gone after `a = None`? | No: b still holds it.
a = None
#! labels.count(b) == 1
print("a holds nothing now")
#? And after `del b`? | Now the last string is let go, and it floats away at once.
del b
print("after del b")
c = Kite()
#? `c = 5` ties c to a number. What happens to the kite? | Its only string is let go: it is gone before the next line.
c = 5
print("after c = 5")
#: `del` never destroys an object. It lets go of one name.
#: Exercise: put the kite into a list before you write `del b`, and find the line at which it goes now.
