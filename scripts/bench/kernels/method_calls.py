# Method calls that update an attribute.
class Counter:
    def __init__(self):
        self.total = 0
        self.calls = 0

    def add(self, k):
        self.total += k
        self.calls += 1


def run(n):
    c = Counter()
    for i in range(n):
        c.add(i)
    return c.total, c.calls


print(*run(3000000))
