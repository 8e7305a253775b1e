# dict *= str multiplied the text; a container on the left never asks the right side.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import operator
class A: pass
error(operator.imul, {}, "ab")  # expect: TypeError: unsupported operand type(s) for *=: 'dict' and 'str'
error(operator.imul, {1}, [2])  # expect: TypeError: unsupported operand type(s) for *=: 'set' and 'list'
error(operator.imul, A(), [2])  # expect: TypeError: unsupported operand type(s) for *=: 'A' and 'list'
error(operator.imul, None, [2])  # expect: TypeError: can't multiply sequence by non-int of type 'NoneType'
print(operator.imul(2, "ab"), operator.mul(2, [1]))  # expect: abab [1, 1]
