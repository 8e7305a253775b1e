x = lambda x: yield = 3
