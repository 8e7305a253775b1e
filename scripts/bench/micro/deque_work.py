"""collections.deque: append, popleft, rotate, iterate."""

from collections import deque

queue = deque(range(50))


def main():
    r = None
    for i in range(1000000):
        queue.append(i)
        r = queue.popleft()
        queue.appendleft(i)
        r = queue.pop()
        r = queue[0]
        if i % 20 == 0:
            queue.rotate(3)
            for x in queue:
                r = x
    print(r)


main()
