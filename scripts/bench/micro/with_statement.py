"""with and context managers."""

class Manager:
    def __enter__(self):
        return 1

    def __exit__(self, kind, value, traceback):
        return False


manager = Manager()


def main():
    r = None
    for i in range(2000000):
        with manager as r:
            pass
        with manager:
            r += 1
    print(r)


main()
