# A set display of three or more constants comes from a frozenset made twice, so what collides stands in another order.
print({"a", "b", "c", "d", "e"})  # expect: {'d', 'c', 'a', 'e', 'b'}
print({b"x", "a", 1.5}, {"aa", "bb", "cc", "dd", "ee", "ff", "gg"})  # expect: {1.5, 'a', b'x'} {'ff', 'bb', 'gg', 'dd', 'cc', 'aa', 'ee'}
print({"x", "y", "z", "w"}, {"k1", "k2", "k3"}, {8, 0, 16}, {16, 8}, {-1, -2, 0})
# expect: {'y', 'x', 'w', 'z'} {'k1', 'k3', 'k2'} {8, 0, 16} {16, 8} {0, -1, -2}
def f():
    return {b"x", "a", 1.5}
s = f()
s.add("b")
print(sorted(map(repr, s)), f() is f(), len(f()))  # expect: ["'a'", "'b'", '1.5', "b'x'"] False 3
x = b"x"
print({x, "a", 1.5})          # expect: {'a', 1.5, b'x'}
for i in {24, 16, 8, 0}:
    print(i)
# expect: 24
# expect: 16
# expect: 8
# expect: 0
