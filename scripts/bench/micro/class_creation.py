"""Class statements."""

def main():
    r = None
    for i in range(40000):
        class Thing:
            kind = "thing"

            def method(self):
                return 1

            @property
            def shown(self):
                return 2
        r = Thing
    print(r.kind)


main()
