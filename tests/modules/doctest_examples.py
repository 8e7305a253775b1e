# doctest: finding and running examples, the report of failures.
import doctest


def good():
    """
    >>> 1 + 1
    2
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> [1, 2][5]
    Traceback (most recent call last):
        ...
    IndexError: list index out of range
    >>> list(range(20))   # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> for i in range(2):
    ...     print(i)
    0
    1
    """


def bad():
    """
    >>> 1 + 1
    3
    >>> print("x")
    >>> pass
    something
    >>> {"b": 2, "a": 1}   # doctest: +NORMALIZE_WHITESPACE
    {"b":   2, "a": 1}
    """


class C:
    """
    >>> C().m()
    'm'
    """

    def m(self):
        """
        >>> C().m()   # doctest: +SKIP
        'nothing'
        """
        return "m"


def run(obj, **options):
    runner = doctest.DocTestRunner(verbose=False, **options)
    for test in doctest.DocTestFinder().find(obj, obj.__name__, globs={"C": C}):
        test.filename = "FILE"
        print(test.name, len(test.examples), runner.run(test))


run(good)
run(bad)
run(bad, optionflags=doctest.REPORT_ONLY_FIRST_FAILURE)
run(C)
example = doctest.DocTestParser().get_examples(">>> x = 1  # set\n>>> x\n1\n")[1]
print(repr(example.source), repr(example.want), example.lineno, example.exc_msg)
print(doctest.script_from_examples("Text.\n    >>> 1\n    1\n"))
check = doctest.OutputChecker().check_output
print(check("1\n", "True\n", 0), check("a...z\n", "abcz\n", doctest.ELLIPSIS), check("a  b\n", "a b\n", doctest.NORMALIZE_WHITESPACE))
try:
    doctest.DocTestParser().parse(">>>1\n")
except ValueError as e:
    print(e)
