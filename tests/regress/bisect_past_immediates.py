# The middle of a huge range did not fit a small integer and came out negative.
import sys
from bisect import bisect_left, bisect_right

huge = range(sys.maxsize - 1)
assert bisect_left(huge, sys.maxsize - 5) == sys.maxsize - 5
assert bisect_right(huge, sys.maxsize - 5) == sys.maxsize - 4
