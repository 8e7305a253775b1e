# Powers and products of more than 128 bits stay instructions.
def consts(text):
    return [c for c in compile(text, "f", "eval").co_consts if isinstance(c, int)]
print(consts("10 ** 30"), consts("10 ** 40"), consts("2 ** 100 * 2 ** 10"), consts("1 << 128"), consts("1 << 127") == [2**127])
# expect: [1000000000000000000000000000000] [10, 40] [2, 100, 1024] [1, 128] True
