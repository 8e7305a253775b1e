# Pancake flipping over all permutations: small lists of ints, swapped and reversed in place.
import sys


def flips_of(perm):
    count = 0
    first = perm[0]
    while first:
        low, high = 0, first
        while low < high:
            perm[low], perm[high] = perm[high], perm[low]
            low += 1
            high -= 1
        first = perm[0]
        count += 1
    return count


def next_permutation(perm, counters):
    """Rotate ever longer prefixes; False after the last permutation."""
    i = 1
    while i < len(perm):
        first = perm[0]
        for k in range(i):
            perm[k] = perm[k + 1]
        perm[i] = first
        counters[i] += 1
        if counters[i] <= i:
            return True
        counters[i] = 0
        i += 1
    return False


def fannkuch(n):
    perm = list(range(n))
    counters = [0] * n
    best = checksum = turn = 0
    while True:
        if perm[0]:
            flips = flips_of(perm[:])
            best = max(best, flips)
            checksum += flips if turn % 2 == 0 else -flips
        turn += 1
        if not next_permutation(perm, counters):
            return checksum, best




def run():
    checksum, best = fannkuch(7)
    print(checksum, best)


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 140):
    run()
