"""pickle: dumps and loads."""

import pickle

value = {"name": "example", "values": [1, 2.5, None, True, "text"], "nested": {"a": [1, 2, 3]}, "t": (1, 2)}


def main():
    r = None
    for i in range(40000):
        b = pickle.dumps(value)
        r = pickle.loads(b)
    print(r)


main()
