#: 1. Names are labels
#: A name is not a box that holds a value. It is a label, tied with a string to an object.
box = [1, 2]
#: A list appeared, and the name `box` was tied to it. One name, one string.
#! labels.count(box) == 1
#? How many lists will there be after `tag = box`? | One. Tying a second name copies nothing.
tag = box
#! tag is box
#! labels.count(box) == 2
#? What does `print(tag)` show after `box.append(3)`? | [1, 2, 3]: both names are tied to the one list.
box.append(3)
print(tag)
#? `n = 5` and then `m = n`: is a second 5 made? | No. m is tied to the same 5.
n = 5
m = n
#! m is n
print(m)
#: Exercise: tie a third name to the list, change the list through it, and say beforehand what `box` shows.
