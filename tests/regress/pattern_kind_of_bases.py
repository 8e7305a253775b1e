# Which patterns accept an instance was taken from the base with the layout, not from the first class of the order.
from collections import UserDict, UserList


def kind(x):
    match x:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"


class A(UserDict, list):
    pass


class B(UserList, dict):
    pass


print(kind(A()), kind(B()), kind([]), kind({}))         # expect: mapping sequence sequence mapping
