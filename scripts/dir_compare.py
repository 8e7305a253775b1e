"""What the built-in types and modules have: run with both interpreters.

    python3 scripts/dir_compare.py > has.txt
    build/balloon scripts/dir_compare.py has.txt     what stands in has.txt and is missing here

One name per line, "owner.attribute". Plain Python, no module needed but sys and those it looks at.
"""
import sys

MODULES = """builtins sys math cmath time itertools functools operator collections collections.abc re struct string
errno gc atexit signal array bisect heapq random json io os os.path posixpath types typing weakref copy enum dataclasses
contextlib abc inspect traceback warnings textwrap unicodedata binascii base64 hashlib datetime decimal fractions
statistics numbers""".split()


def samples():
    """An object of every built-in type that has no public name."""
    def gen():
        yield

    async def coroutine():
        pass

    async def agen():
        yield

    waiting = coroutine()
    found = [gen, gen(), waiting, agen(), gen.__code__, [].append, len, str.join, object().__str__, int.__add__, dict.__dict__["fromkeys"],
             type.__dict__["__dict__"], gen.__get__(1), sys, {}.keys(), {}.values(), {}.items(), iter({}), iter([]), iter(()),
             iter(set()), iter(""), iter(b""), iter(bytearray()), iter(range(1)), iter(range(1 << 70)), reversed([]), iter({}.values()),
             iter({}.items()), reversed({}), iter(int, 1), None, NotImplemented, ..., list[int], int | str, type.__dict__]
    try:
        raise ValueError
    except ValueError as e:
        found += [e.__traceback__, e.__traceback__.tb_frame]
    waiting.close()
    return found


def names():
    out = set()
    for name in MODULES:
        try:
            module = __import__(name, None, None, ["*"])
        except ImportError:
            out.add(name + " (no module)")
            continue
        for attribute in dir(module):
            out.add(name + "." + attribute)
    import builtins
    kinds = [v for v in vars(builtins).values() if isinstance(v, type)]
    kinds += [type(v) for v in samples()]
    for kind in kinds:
        for attribute in dir(kind):
            out.add(kind.__name__ + "." + attribute)
    return out


def main():
    have = names()
    if len(sys.argv) < 2:
        print("\n".join(sorted(have)))
        return
    with open(sys.argv[1]) as f:
        wanted = f.read().split("\n")
    missing = [line for line in wanted if line and line not in have]
    if missing:
        print("\n".join(missing))


main()
