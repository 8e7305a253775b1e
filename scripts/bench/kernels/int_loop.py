# Integer loop with a remainder.
def run(n):
    total = 0
    for i in range(n):
        if i % 3 == 0:
            total += i
        else:
            total -= 1
    return total


print(run(6000000))
