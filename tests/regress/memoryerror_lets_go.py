# A MemoryError kept the frames of its traceback alive after it was handled, because one instance served all of them.
class Watched:
    def __del__(self):
        print("gone")


def use_all():
    w = Watched()
    [0] * (1 << 62)


for _ in range(2):
    try:
        use_all()
    except MemoryError as e:
        print(type(e).__name__, e.args)
    print("after")
# expect: MemoryError ()
# expect: gone
# expect: after
# expect: MemoryError ()
# expect: gone
# expect: after
