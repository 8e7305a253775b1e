#: 4. Same or equal
#: `==` compares what objects contain. `is` asks whether two names are tied to one object.
a = [1, 2, 3]
b = [1, 2, 3]
#? Is `a == b` true? And `a is b`? | Equal, but two lists: True and False.
print(a == b, a is b)
c = a
print(a == c, a is c)
#! a is c and a is not b
#? After `a.append(4)`, is `a == c` still true? And `a == b`? | a and c are one list, so True; b did not change, so False.
a.append(4)
print(a == c, a == b)
#: The identity of an object is its place: id() tells it, and `is` compares it.
print(id(a) == id(c), id(a) == id(b))
#? Why is `x is None` written and not `x == None`? | There is one None; and == may be defined by a class to answer anything.
x = None
print(x is None)
#: Exercise: make b the same object as a without writing any list.
