# Floats in local variables: the logistic map and a sum.
def run(n):
    x = 0.5
    r = 3.7
    total = 0.0
    for i in range(n):
        x = r * x * (1.0 - x)
        total = total + x * 0.5
    return total


print("%.6f" % run(4000000))
