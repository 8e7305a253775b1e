#: 6. Copies, shallow and deep
#: A copy is a new object. A shallow copy holds the same things; a deep copy copies those too.
import copy

inner = ["salt"]
shelf = [inner, "sugar"]
shallow = shelf[:]
#! shallow is not shelf and shallow[0] is inner
#? `shelf.append("rice")`: does shallow see it? | No: the outer lists are two.
shelf.append("rice")
print(shallow)
#? `inner.append("pepper")`: does shallow see it? | Yes: both outer lists hold the same inner list.
inner.append("pepper")
print(shallow)
deep = copy.deepcopy(shelf)
#? How many strings hold `inner` now: 2, 3 or 4? | 3: its name, shelf and shallow. The deep copy has an inner list of its own.
#! labels.count(inner) == 3
inner.clear()
print(deep[0], shallow[0])
#: Exercise: copy `shelf` in three more ways (list(), .copy(), copy.copy()) and check with `is` what they share.
