# random: the same seed gives the same numbers, in every form.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import random
r = random.Random(42)
print(r.random(), r.randint(1, 100), r.randrange(0, 100, 7), r.choice("abcdef"), r.uniform(1, 2), r.sample(range(100), 4), r.choices("ab", [1, 3], k=5), r.getrandbits(70), r.gauss(0, 1), r.betavariate(1, 2), r.expovariate(1), r.triangular())
# expect: 0.6394267984578837 4 77 c 1.2448918538034763 [17, 94, 13, 86] ['b', 'b', 'b', 'a', 'a'] 710298434458174335512 0.6566365067986689 0.3210589165633145 0.8898087063017628 0.6913176848909438
l = list(range(8))
r.shuffle(l)
state = r.getstate()
first = r.random()
r.setstate(state)
print(l, r.random() == first, random.Random("text").random(), random.Random(2**80).random(), random.Random(1.5).random(), random.Random(b"x").random())
# expect: [4, 7, 5, 2, 3, 1, 6, 0] True 0.8711565613554825 0.25118542776082864 0.551763726942059 0.6307877176639078
error(r.choice, [])           # expect: IndexError: Cannot choose from an empty sequence
error(r.randint, 5, 1)        # expect: ValueError: empty range for randrange() (5, 2, -3)
error(r.randrange, 0)         # expect: ValueError: empty range for randrange()
error(r.sample, [1], 2)       # expect: ValueError: Sample larger than population or is negative
error(r.sample, {1, 2}, 1)    # expect: TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
error(r.choices, [])          # expect: IndexError: list index out of range
error(r.randrange, 1.5)       # expect: ValueError: non-integer arg 1 for randrange()
error(r.getrandbits, -1)      # expect: ValueError: number of bits must be non-negative
error(r.sample, [1], -1)      # expect: ValueError: Sample larger than population or is negative
