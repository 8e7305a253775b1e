#: Names are labels
#: A name is a tag on the ground. An object is a balloon. Assigning ties a string from the tag to the balloon.
my_list = [1, 2, 3]
#! labels.count(my_list) == 1
#? How many lists will there be after another_name = my_list? | One. The second tag is tied to the same balloon.
another_name = my_list
#! another_name is my_list
#! labels.count(my_list) == 2
#: What is done through one name is seen through the other: there is only one list.
#? What will my_list be after another_name.append(4)? | [1, 2, 3, 4]
another_name.append(4)
print(my_list)
#! my_list == [1, 2, 3, 4]
#? Which list gets the 5 after my_list = [5], the old one or a new one? | A new one; the tag my_list is tied to it, another_name keeps the old.
my_list = [5]
print(my_list, another_name)
#! another_name == [1, 2, 3, 4] and my_list == [5]
#: Change it: tie a third name to the old list. Which number changes on which balloon?
