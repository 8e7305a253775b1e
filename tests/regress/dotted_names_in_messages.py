# Messages about classes that CPython has in C name them with their module.
import datetime
from decimal import Decimal


class D(Decimal):
    pass


for text in ("1.5 + Decimal(1)", "Decimal(1) < 'a'", "Decimal(1)[0]", "D(1)[0]", "range(Decimal(1))", "datetime.date.today() + 1",
             "'a' + datetime.timedelta(1)", "-datetime.datetime.now()", "datetime.time(1).foo", "datetime.datetime.strptime(1, 2)"):
    try:
        eval(text)
    except Exception as e:
        print(e)
print(Decimal.__name__, datetime.date.__qualname__, Decimal, D.__name__)
# expect: unsupported operand type(s) for +: 'float' and 'decimal.Decimal'
# expect: '<' not supported between instances of 'decimal.Decimal' and 'str'
# expect: 'decimal.Decimal' object is not subscriptable
# expect: 'D' object is not subscriptable
# expect: 'decimal.Decimal' object cannot be interpreted as an integer
# expect: unsupported operand type(s) for +: 'datetime.date' and 'int'
# expect: can only concatenate str (not "datetime.timedelta") to str
# expect: bad operand type for unary -: 'datetime.datetime'
# expect: 'datetime.time' object has no attribute 'foo'
# expect: strptime() argument 1 must be str, not int
# expect: Decimal date <class 'decimal.Decimal'> D
