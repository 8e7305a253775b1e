#: Same or equal
#: == asks whether two objects have equal contents. `is` asks whether two names are tied to one object.
a = [1, 2]
b = [1, 2]
c = a
#? Is a == b? | Yes, equal contents.
print(a == b)
#! a == b
#? Is a is b? | No: two balloons.
print(a is b)
#! a is not b
#? Is a is c? | Yes: one balloon with two strings.
print(a is c)
#! a is c
#: Equal now need not be equal later.
c.append(3)
print(a == b)
#! a != b
#: Change it: make b[:] = a. Are they equal again? Are they the same?
