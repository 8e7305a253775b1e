# and, or, not: the deciding operand itself, and no more evaluation than needed.
def say(x):
    print("?", end="")
    return x
print(say(0) and say(1), say(2) and say(3), say(0) or say(""), say(5) or say(6))  # expect: ??????0 3  5
print(not [], not [1], not not "x", not 1 == 2)  # expect: True False True True
print(None or [] or "last", 1 and [] and 2, 1 or 1 / 0, 0 and 1 / 0)  # expect: last [] 1 0
print(True or False and False, (True or False) and False, not True or True)  # expect: True False True
