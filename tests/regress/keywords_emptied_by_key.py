# A key behind ** whose __eq__ empties the mapping was used after it had been freed; keys were hashed once more.
class Key:
    def __hash__(self):
        if armed:
            print("hashed again")
        return 1

    def __eq__(self, other):
        if armed:
            keywords.clear()
        return False


def call(**more):
    return more


for n in (1, 2, 5):
    armed = False
    keywords = {Key(): Key() for i in range(n)}
    armed = True
    try:
        call(**{"a": 1}, **keywords)
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__)
# expect: TypeError
# expect: RuntimeError
# expect: RuntimeError
