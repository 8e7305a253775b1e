# A linked list of 300,000 instances: printed through the program's own __repr__, compared, freed; also with finalizers and slots.
class Node:
    def __init__(self, value, rest):
        self.value, self.rest = value, rest
    def __repr__(self):
        return f"Node({self.value}, {self.rest!r})"
    def __eq__(self, other):
        return isinstance(other, Node) and self.value == other.value and self.rest == other.rest

def chain(cls, n):
    node = None
    for i in range(n):
        node = cls(i, node)
    return node

print(chain(Node, 3))  # expect: Node(2, Node(1, Node(0, None)))
print(chain(Node, 50) == chain(Node, 50))  # expect: True
long = chain(Node, 300_000)
for what in repr, str, lambda x: x == chain(Node, 300_000):
    try:
        what(long)
    except RecursionError as e:
        print(str(e).startswith("maximum recursion depth exceeded"))
# expect: True
# expect: True
# expect: True
count = 0
node = long
while node:
    node, count = node.rest, count + 1
print(count)  # expect: 300000
del long
print("freed")  # expect: freed

class Slotted:
    __slots__ = ("value", "rest")
    def __init__(self, value, rest):
        self.value, self.rest = value, rest
x = chain(Slotted, 300_000)
del x
print("slots freed")  # expect: slots freed

class Final(Node):
    gone = 0
    def __del__(self):
        Final.gone += 1
x = chain(Final, 2_000)
del x
print(Final.gone)  # expect: 2000

class Last(Exception):
    pass
def wrap(depth):
    e = None
    for i in range(depth):
        new = Last(i)
        new.__cause__ = e
        e = new
    return e
e = wrap(100_000)
del e
print("causes freed")  # expect: causes freed
