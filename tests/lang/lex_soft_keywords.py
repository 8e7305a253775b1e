# match, case and _ are names wherever no match statement can stand.
match = [1, 2]
case = {"a": 1}
print(match[0], match [1], case["a"])  # expect: 1 2 1
match [0] = 5
print(match, (match))         # expect: [5, 2] [5, 2]
def match(x): return x
print(match(3), match (4), match
      (5))
# expect: 3 4 5
match x := 3, case:
    case [3, _]:
        print("matched", x)
# expect: matched 3
_ = 7
match _:
    case _:
        print(_)
# expect: 7
