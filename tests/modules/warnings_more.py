# warnings: filters, categories, errors, recording.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn("two", DeprecationWarning)
    warnings.warn(UserWarning("three"))
    warnings.filterwarnings("ignore", message="sk.*")
    warnings.warn("skipped")
print([(str(x.message), x.category.__name__) for x in w], w[0].lineno > 1)
# expect: [('one', 'UserWarning'), ('two', 'DeprecationWarning'), ('three', 'UserWarning')] True
with warnings.catch_warnings():
    warnings.simplefilter("error")
    error(warnings.warn, "now an error")
    error(warnings.warn, "deprecated", DeprecationWarning)
# expect: UserWarning: now an error
# expect: DeprecationWarning: deprecated
error(warnings.warn, "x", int)  # expect: TypeError: category must be a Warning subclass, not 'type'
error(warnings.simplefilter, "nope")  # expect: AssertionError: invalid action: 'nope'
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("default")
    for i in range(3): warnings.warn("same place")
print(len(w), issubclass(FutureWarning, Warning), warnings.formatwarning("m", UserWarning, "f.py", 3, "line"))
# expect: 1 True f.py:3: UserWarning: m
# expect:   line
# expect:
