# What is computed when compiling did not count as a literal for warnings.
import warnings
def seen(text):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        compile(text, "f", "exec")
    print([str(x.message) for x in w])
seen("x is -1")               # expect: ['"is" with a literal. Did you mean "=="?']
seen("x is (1, -2)")          # expect: ['"is" with a literal. Did you mean "=="?']
seen("(+7)[1:]")              # expect: ["'int' object is not subscriptable; perhaps you missed a comma?"]
seen("(2 ** 3)(4)")           # expect: ["'int' object is not callable; perhaps you missed a comma?"]
seen("(-1.5)['a']")           # expect: ["'float' object is not subscriptable; perhaps you missed a comma?"]
seen("'abc'[1j * 2]")         # expect: ['str indices must be integers or slices, not complex; perhaps you missed a comma?']
seen("x is __debug__")        # expect: []
seen("x is (-y)")             # expect: []
