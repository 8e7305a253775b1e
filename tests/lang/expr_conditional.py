# x if c else y: only one side runs, and it binds loosely.
print(1 if True else 1 / 0, 1 / 0 if False else 2)  # expect: 1 2
print(1 if 0 else 2 if 0 else 3, (lambda: 1 if 0 else 2)(), [i if i % 2 else -i for i in range(4)])  # expect: 3 2 [0, 1, -2, 3]
x = 5
print("big" if x > 3 else "small", x if x else x, (1, 2) if x else 3)  # expect: big 5 (1, 2)
y = 1, 2 if 0 else 3
print(y)                      # expect: (1, 3)
print(not 1 if 0 else 2, -1 if 1 else 2 ** 1 / 0 if 0 else 1)  # expect: 2 -1
