def mean(rows, k):
    return sum(r[k] for r in rows) / len(rows)

data = [{"x": 1, "y": 2}, {"x": 3}]
print(mean(data, "x"))
print(data[0]["x"] + data[1]["y"] * 2)
