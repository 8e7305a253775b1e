# A list was filled item by item, until memory ran out, when its source said it had more items than fit.
class Lies:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        return self.hint


for source in range(1, 2**62), Lies(2**62):
    for start in [], [0]:
        try:
            start.extend(source)
        except MemoryError as e:
            print(repr(e))      # expect: MemoryError()
# expect: MemoryError()
# expect: MemoryError()
# expect: MemoryError()
print(list(Lies(0)))            # expect: [1, 2]
print([0] + list(Lies(100)))    # expect: [0, 1, 2]
