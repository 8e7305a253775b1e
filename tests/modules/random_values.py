# random: what seeds give must never change.
import random

def error(f, *args, **kwds):
    try:
        return f(*args, **kwds)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

random.seed(42)
print(random.random(), random.randint(1, 6), random.randrange(10), random.randrange(5, 50, 3), random.randrange(9, 0, -2)) # expect: 0.6394267984578837 1 4 14 7
print(random.choice("abcdef"), random.choices([1, 2, 3], k=5), random.choices("xyz", [1, 2, 7], k=5), random.choices("xyz", cum_weights=[1, 2, 7], k=4)) # expect: b [3, 3, 3, 1, 2] ['x', 'y', 'z', 'x', 'y'] ['z', 'z', 'y', 'z']
print(random.sample(range(100), 10), random.sample(range(10 ** 6), 8), random.sample("ab", 3, counts=[2, 2])) # expect: [0, 97, 20, 89, 54, 43, 35, 19, 27, 13] [97251, 398382, 101414, 376417, 888662, 360663, 633052, 277370] ['a', 'b', 'a']
x = list(range(12))
random.shuffle(x)
print(x, random.uniform(1, 5), random.triangular(1, 5, 2), random.triangular()) # expect: [11, 0, 3, 2, 7, 5, 9, 4, 10, 6, 1, 8] 3.818287344859694 1.4281326133602168 0.33756353154002494
print(random.normalvariate(1, 2), random.gauss(), random.gauss(3, 4), random.lognormvariate(0, 1), random.expovariate(2)) # expect: 0.21471930680983042 0.04979987060428201 4.835070099634368 0.3515155002555486 0.22693301496005772
print(random.vonmisesvariate(0, 4), random.gammavariate(2, 3), random.gammavariate(1, 3), random.gammavariate(.4, 3), random.betavariate(1, 2)) # expect: 5.958074917632283 7.751661556944372 3.9183133701371506 0.045637322860846034 0.6205029965505814
print(random.paretovariate(3), random.weibullvariate(1, 2), random.randbytes(7), random.getrandbits(77)) # expect: 1.469104350575996 1.3603553707202787 b'9\xee\xa7\xc6\xf3Q\x0e' 4848206529486473323769
random.seed("hello")
print(random.random())                          # expect: 0.3537754404730722
random.seed("hello", version=1)
print(random.random())                          # expect: 0.8180391270568783
random.seed(b"bytes")
print(random.random())                          # expect: 0.37075677971469856
random.seed(-1.5)
print(random.random())                          # expect: 0.7101153317194698
state = random.getstate()
first = random.random()
random.setstate(state)
print(first == random.random(), random.Random(3).random(), state[0], len(state[1]), state[2]) # expect: True 0.23796462709189137 3 625 None

class Squared(random.Random):
    def random(self):
        return super().random() ** 2

r = Squared(5)
print([r.randrange(1000) for _ in range(6)], r.choice("abcdef"), 0 <= random.SystemRandom().random() < 1) # expect: [589, 788, 416, 808, 153, 499] a True
for args in [(random.choice, []), (random.randrange, 0), (random.randrange, 1, 1), (random.randrange, 3, None, 2),
             (random.randrange, 1, 9, 0), (random.randint, 5, 1), (random.sample, {1, 2}, 1), (random.sample, [1], 2),
             (random.choices, [1, 2], 3), (random.choices, [1, 2], [1]), (random.choices, [1, 2], [0, 0]),
             (random.seed, [1]), (random.setstate, (9, 1, 2)), (random.gammavariate, 0, 1), (random.SystemRandom().getstate,)]:
    x.append(error(*args))
print(x[12:16])                                 # expect: ['IndexError: Cannot choose from an empty sequence', 'ValueError: empty range for randrange()', 'ValueError: empty range for randrange() (1, 1, 0)', 'TypeError: Missing a non-None stop argument']
print(x[16:20])                                 # expect: ['ValueError: zero step for randrange()', 'ValueError: empty range for randrange() (5, 2, -3)', 'TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).', 'ValueError: Sample larger than population or is negative']
print(x[20:24])                                 # expect: ['TypeError: The number of choices must be a keyword argument: k=3', 'ValueError: The number of weights does not match the population', 'ValueError: Total of weights must be greater than zero', 'TypeError: The only supported seed types are: None,\nint, float, str, bytes, and bytearray.']
print(x[24:])                                   # expect: ['ValueError: state with version 9 passed to Random.setstate() of version 3', 'ValueError: gammavariate: alpha and beta must be > 0.0', 'NotImplementedError: System entropy source does not have state.']
random.sample([1, 2], 1, counts=[1])            # raises: ValueError: The number of counts does not match the population
