# List items read and written by index.
def run(n):
    flags = [True] * n
    i = 2
    while i * i < n:
        if flags[i]:
            j = i * i
            while j < n:
                flags[j] = False
                j += i
        i += 1
    count = 0
    for i in range(2, n):
        if flags[i]:
            count += 1
    return count


print(run(3000000))
