#: Change it or rebind it
#: A method such as append changes the object. An assignment moves a tag. += does both for a list.
a = [1]
b = a
#? After a += [2], what is b? | [1, 2]: += changed the list that both are tied to.
a += [2]
print(b)
#! b is a and b == [1, 2]
#? After a = a + [3], what is b? | [1, 2]: a + [3] is a new list, and only a is tied to it.
a = a + [3]
print(a, b)
#! b == [1, 2] and a == [1, 2, 3]
#: A default argument is one object, made when def runs, held by the function.
def add(item, to=[]):
    to.append(item)
    return to
add(1)
#? What does add(2) give? | [1, 2]: the same list as at the first call.
print(add(2))
#! add.__defaults__[0] == [1, 2]
#: Change it: write to=None and make a new list inside the function.
