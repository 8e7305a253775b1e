"""Calls with unpacked tuples and dicts, functions with *args and **kwargs."""

def collect(*args, **kwargs):
    return len(args) + len(kwargs)


pair = (1, 2)
options = {"a": 1, "b": 2}


def main():
    r = None
    for i in range(1000000):
        r = collect(*pair)
        r = collect(1, **options)
        r = collect(1, 2, x=i)
    print(r)


main()
