# Long numbers as text: at most sys.get_int_max_str_digits digits.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import sys
print(sys.get_int_max_str_digits(), len(str(10**4299)), len(hex(10**5000)))  # expect: 4300 4300 4155
error(str, 10**4300)
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
error(int, "1" * 4301)
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
error("{:d}".format, 10**4300)
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
error("%d".__mod__, 10**4300)
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
sys.set_int_max_str_digits(0)
print(len(str(10**5000)), int("9" * 5000) == 10**5000 - 1)  # expect: 5001 True
error(sys.set_int_max_str_digits, 5)  # expect: ValueError: maxdigits must be 0 or larger than 640
error(sys.set_int_max_str_digits, -1)  # expect: ValueError: maxdigits must be 0 or larger than 640
print(int("0" * 10 + "7"), int("-" + "1_0" * 2), int(" \n7\t"))  # expect: 7 -1010 7
