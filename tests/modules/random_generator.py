# random: what a seed gives never changes.
import random

def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

r = random.Random(1)
print(r.random(), r.random(), r.getrandbits(8), r.getrandbits(100)) # expect: 0.13436424411240122 0.8474337369372327 195 563939619696045208395865113809
r.seed(2**100); a = r.random()
print(a, r.getrandbits(32), r.getrandbits(1), r.getrandbits(0)) # expect: 0.7586581712996778 969030735 0 0
r.seed(-2**100)
print(r.random() == a)                          # expect: True
r.seed(0); s = r.getstate(); x = r.random(); r.setstate(s)
print(r.random() == x, len(s), s[0], len(s[1])) # expect: True 3 3 625
r.seed(12345)
print(r.randrange(100), r.randrange(10**20), r.randint(-5, 5), r.choice("abcdef")) # expect: 53 51703426984127282125 0 b
print(r.sample(range(100), 5), r.uniform(1, 2), r.gauss(0, 1), r.choices([1, 2, 3], k=5)) # expect: [34, 72, 55, 20, 47] 1.1242668842835302 -1.172671518788357 [1, 2, 2, 3, 1]
l = list(range(10)); r.shuffle(l)
print(l)                                        # expect: [4, 7, 3, 5, 0, 9, 1, 2, 8, 6]
print(r.random(), r.expovariate(2), r.betavariate(1, 2), r.triangular(), r.paretovariate(3)) # expect: 0.02352121814220054 0.20739253143647224 0.9783039186415848 0.7458022116102072 1.6341182705098873
print(0 <= random.random() < 1)                 # expect: True
print(error('r.getrandbits(-1)'))               # expect: ValueError: number of bits must be non-negative
print(error('r.getrandbits("a")'))              # expect: TypeError: 'str' object cannot be interpreted as an integer
