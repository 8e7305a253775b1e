def check(x):
    assert x > 0, f"x was {x}"
check(-1)
