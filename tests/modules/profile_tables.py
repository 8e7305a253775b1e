# cProfile and pstats: counts of calls, recursion, callers, selections; times are left out.
import cProfile
import io
import profile
import pstats
import re


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work():
    fib(6)
    sorted([3, 1])
    return list(map(len, ['a', 'bc']))


def show(f):
    out = io.StringIO()
    f(out)
    print(re.sub(r'\d+\.\d\d\d', 'T', out.getvalue()))


p = cProfile.Profile()
p.enable()
work()
p.disable()
show(lambda out: pstats.Stats(p, stream=out).strip_dirs().sort_stats('name').print_stats())
stats = pstats.Stats(p).strip_dirs().sort_stats(pstats.SortKey.CALLS, pstats.SortKey.NAME)
for name in 'print_callers', 'print_callees':
    def run(out):
        stats.stream = out
        getattr(stats, name)('fib|work')
    show(run)
p = cProfile.Profile()
print(p.runcall(fib, 4), p.runctx('x = fib(3)', globals(), space := {}) is p, space)
show(lambda out: pstats.Stats(p, stream=out).strip_dirs().sort_stats('ncalls', 'nfl').print_stats(2))
entry = pstats.Stats(p).strip_dirs().get_stats_profile().func_profiles['fib']
print(entry.ncalls, entry.file_name, entry.line_number)
with cProfile.Profile() as p:
    work()
both = pstats.Stats(p).add(p)
print(both.total_calls > 50, sorted(name for _, _, name in both.stats if 'fib' in name or 'work' in name))
print(profile.Profile().runcall(fib, 5))
try:
    pstats.Stats(3)
except TypeError as e:
    print(str(e).partition(' from')[2])
