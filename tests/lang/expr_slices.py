# Subscriptions: what reaches __getitem__.
class S:
    def __getitem__(self, k):
        return k
s = S()
print(s[1], s[1, 2], s[1:2], s[::], s[1:2:3], s[..., 1:], s[()], s[(1,)], s[*[1, 2]], s[1, *[2]])
# expect: 1 (1, 2) slice(1, 2, None) slice(None, None, None) slice(1, 2, 3) (Ellipsis, slice(1, None, None)) () (1,) (1, 2) (1, 2)
print(s[-1:], s[:None], s["a":"b"], s[[1]:[2]], s[x := 5], x, s[lambda: 1].__name__)
# expect: slice(-1, None, None) slice(None, None, None) slice('a', 'b', None) slice([1], [2], None) 5 5 <lambda>
l = list(range(6))
print(l[1:4], l[-2:], l[::-2], l[10:], l[:-10], l[4:1], l[4:1:-1])  # expect: [1, 2, 3] [4, 5] [5, 3, 1] [] [] [] [4, 3, 2]
del l[::2]
print(l)                      # expect: [1, 3, 5]
l[1:1] = "ab"
print(l)                      # expect: [1, 'a', 'b', 3, 5]
l[:] = []
print(l)                      # expect: []
