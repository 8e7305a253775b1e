# sum, min, max, any, all and set of lists: the short ways for small numbers and the general one give the same at their borders.
big = 2 ** 62 - 1
print(sum([1, 2, 3]), sum([big, 1]), sum([big, big, -big]), sum([1, 2.5, 3]), sum([True, 2]), sum((0.1,) * 3))  # expect: 6 4611686018427387904 4611686018427387903 6.5 3 0.30000000000000004
print(sum([]), sum([], 2.5), sum([1, 2], -0.0), sum([2 ** 53, 1.0, 1]), sum([-0.0]), sum([1e308, 1e308]))       # expect: 0 2.5 3.0 9007199254740992.0 0.0 inf
print(sum([[1], [2]], []), sum((1, 2 ** 70)), sum([float("inf"), 1]))                                           # expect: [1, 2] 1180591620717411303425 inf
print(min([3, 1, 2]), max((3, 1, 2)), min([1.5, -2.5]), max([1, 2.5]), min([True, 0]), max([1.0, 1]), min([1, 1.0]))    # expect: 1 3 -2.5 2.5 0 1.0 1
print(max([0.0, -0.0]), min([-0.0, 0.0]), min([float("nan"), 1.0]), max(["a", "b"]), max([2 ** 70, 1]))         # expect: 0.0 -0.0 nan b 1180591620717411303424
print(any([0, None, False]), any([0, 0.0, 1]), all([1, True, "x"]), all([1, 0, "x"]), all([]), any(()), any([""]))     # expect: False True True False True False False


class Item:
    def __init__(self, owner):
        self.owner = owner

    def __hash__(self):
        if len(self.owner) < 5:
            self.owner.append(len(self.owner))
        return 1

    def __add__(self, other):
        return 10 + other

    def __radd__(self, other):
        return other + 100

    def __bool__(self):
        self.owner.clear()
        return False


items = []
items.append(Item(items))
print(len(set(items)), len(items))      # expect: 2 2
print(sum([1, 2, Item([])]))            # expect: 103
more = [0, 1]
more[1:] = [Item(more), 7, 8]
print(any(more), more)                  # expect: False []
print(sum(["a"]))                       # raises: TypeError: unsupported operand type(s) for +: 'int' and 'str'
