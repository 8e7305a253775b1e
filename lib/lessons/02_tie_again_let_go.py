#: Tie again, let go
#: A tag holds one string. Tying it to something else lets go of what it held before.
first = ['red']
second = first
#! labels.count(first) == 2
#? Does first = None change what second is tied to? | No. Only the tag first moves; the list loses one string.
first = None
print(second)
#! labels.count(second) == 1
#: del takes the tag away. The object stays as long as somebody holds a string to it.
third = second
#? How many strings hold the list after del second? | One: third.
del second
#! labels.count(third) == 1
#: When the last string goes, the balloon floats away at once.
#? What happens to the list after third = 0? | Its count gets to 0: it floats away.
third = 0
#! third == 0
#: Change it: put the list into another list before the last name lets go. Does it still float away?
