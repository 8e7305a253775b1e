# value, literal, capture, or and guard patterns
import math


def kind(x):
    match x:
        case None:
            return "none"
        case True | False:
            return "bool"
        case 0:
            return "zero"
        case -1:
            return "minus one"
        case 1.5 | 2 + 3j:
            return "float or complex"
        case "a" | "b" as s:
            return "letter " + s
        case b"x":
            return "bytes"
        case math.pi:
            return "pi"
        case int(n) if n > 100:
            return "big %d" % n
        case int():
            return "int"
        case _:
            return "other"


print([kind(x) for x in (None, True, False, 0, 0.0, -1, 1.5, 2 + 3j, "a", "b", b"x", math.pi, 1000, 5, "zz", [])])


def bind(x):
    match x:
        case (a, b) | [a, b, _] if a != b:
            return a, b
        case [a, *rest]:
            return a, rest
        case []:
            return "empty"
        case a:
            return "just", a


print(bind((1, 2)), bind([1, 1]), bind([1, 2, 3]), bind([]), bind(7), bind("ab"), bind(range(3)))
match 5:
    case 4: print("no")
match = 3
case = 4
print(match, case, match + case)
match (1, 2):
    case x, y:
        print(x, y)
match 1, 2:
    case (x, 2): print("two", x)
x = 1
match {"a": [1, {"b": (2, 3)}]}:
    case {"a": [x, {"b": (_, z)}]}:
        print(x, z)


class Eq:
    def __eq__(self, other):
        print("eq", other)
        return other == 3


match Eq():
    case 1: print(1)
    case 2 | 3: print("2 or 3")


def failed_binding(v):
    a = "before"
    match v:
        case [a, 2]:
            return "matched", a
        case _:
            return a


print(failed_binding([1, 2]), failed_binding([1, 3]))


def guards(v):
    match v:
        case x if x < 0:
            return "neg"
        case x if (y := x * 2) > 10:
            return y
    return x, y


print(guards(-1), guards(6), guards(1))
