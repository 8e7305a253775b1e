# Short-lived objects: allocation, __init__, one method.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def norm1(self):
        return self.x + self.y


def run(n):
    total = 0
    for i in range(n):
        total += Point(i, 1).norm1()
    return total


print(run(2000000))
