# Comparisons chain; each middle operand is evaluated once.
def say(x):
    print("<", x, ">", sep="", end=" ")
    return x
print(say(1) < say(2) < say(3))  # expect: <1> <2> <3> True
print(say(3) < say(2) < say(1))  # expect: <3> <2> False
print(1 < 2 > 1, 1 == 1.0 == True, 1 < 3 in [3, 4], 1 is 1 is not None, 2 != 3 != 2)  # expect: True True True True True
class C:
    def __lt__(self, o): return []
    def __gt__(self, o): return "gt"
print(C() < 1 < 2, C() > 1, (C() > 1) < "z", 1 < C())  # expect: [] gt True gt
print([1, 2] < [1, 2, 0], (1, "a") < (2, 0), "a" < "b" <= "b", {1} < {1, 2} <= {1, 2})  # expect: True True True True
