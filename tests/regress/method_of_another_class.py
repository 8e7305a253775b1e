# A method descriptor put into an unrelated class was called on its instances without a check of self.
class A:
    upper = str.upper
    pop = list.pop


for name in ("upper", "upper", "pop", "pop"):
    try:
        A().upper() if name == "upper" else A().pop()
    except TypeError as e:
        print(e)
# expect: descriptor 'upper' for 'str' objects doesn't apply to a 'A' object
# expect: descriptor 'upper' for 'str' objects doesn't apply to a 'A' object
# expect: descriptor 'pop' for 'list' objects doesn't apply to a 'A' object
# expect: descriptor 'pop' for 'list' objects doesn't apply to a 'A' object


class Shout(str):
    up = str.upper


print(Shout("x").up())          # expect: X
