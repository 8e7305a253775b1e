print(list(map(lambda v: [10 // i for i in v], [[1, 0]])))
