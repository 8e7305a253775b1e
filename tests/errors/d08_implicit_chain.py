def find(d, k):
    try:
        return d[k]
    except KeyError:
        return d.default
find({}, "a")
