# unittest.mock: calls, return values, side effects, patching, specs.
from unittest.mock import *
import os

def error(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

m = Mock(return_value=3, name="m")
print(m(1, x=2), m.call_args, m.call_count, m.called, m.mock_calls, m.call_args.args, m.call_args.kwargs) # expect: 3 call(1, x=2) 1 True [call(1, x=2)] (1,) {'x': 2}
print(error(m.assert_called_once_with, 1, x=2), error(m.assert_called_with, 2).split("\n")) # expect: None ['AssertionError: expected call not found.', 'Expected: m(2)', '  Actual: m(1, x=2)']
m.attr.method("a")
print(m.method_calls, m.mock_calls == [call(1, x=2), call.attr.method("a")], call.a(1).b(2).call_list()) # expect: [call.attr.method('a')] True [call.a(1), call.a().b(2)]
e = Mock(side_effect=[1, ValueError("second"), 3])
print(e(), error(e), e(), error(e))             # expect: 1 ValueError: second 3 StopIteration: 
print(Mock(side_effect=lambda x: x * 2)(4), error(Mock(side_effect=KeyError("k"))), Mock(a=1, **{"b.c.return_value": 2}).b.c()) # expect: 8 KeyError: 'k' 2
g = MagicMock()
g.__len__.return_value = 5
g.__getitem__.side_effect = lambda i: i * 10
print(len(g), g[3], list(g), int(g), bool(g), g == g, g != 1, 1 in g) # expect: 5 30 [] 1 True True True False
with g as entered:
    print(entered is g.__enter__.return_value, g.__enter__.called) # expect: True True
class Real:
    def method(self, a, b=1): pass
    value = 3
s = Mock(spec=Real)
print(error(lambda: s.nope), isinstance(s, Real), error(s.method, 1) is not None) # expect: AttributeError: Mock object has no attribute 'nope' True True
a = create_autospec(Real)
print(error(a().method), a().method(1) is not None, error(lambda: a.nope)) # expect: TypeError: missing a required argument: 'a' True AttributeError: Mock object has no attribute 'nope'
def func(x, y=2): pass
f = create_autospec(func, return_value=9)
print(f(1), error(f), f.call_args)              # expect: 9 TypeError: missing a required argument: 'x' call(1)
with patch("os.getcwd", return_value="/fake") as p:
    print(os.getcwd(), p.call_count)            # expect: /fake 1
print(os.getcwd() != "/fake")                   # expect: True
with patch.object(Real, "value", 7), patch.dict(os.environ, {"MOCKED": "1"}):
    print(Real.value, os.environ["MOCKED"])     # expect: 7 1
print(Real.value, "MOCKED" in os.environ)       # expect: 3 False
@patch("os.sep", "!")
@patch("os.getpid")
def decorated(pid):
    pid.return_value = 1
    return os.getpid(), os.sep
print(decorated(), ANY == 5, repr(ANY), sentinel.x is sentinel.x, sentinel.x) # expect: (1, '!') True <ANY> True sentinel.x
o = mock_open(read_data="one\ntwo\n")
with patch("builtins.open", o):
    with open("x") as h:
        print(h.read(), end="") if 0 else print(h.readlines()) # expect: ['one\n', 'two\n']
print(o.mock_calls[0])                          # expect: call('x')
w = Mock(wraps=[1, 2])
print(w.index(2), error(lambda: Mock().assret_called), error(Mock().assert_called)) # expect: 1 AttributeError: 'assret_called' is not a valid assertion. Use a spec for the mock if 'assret_called' is meant to be an attribute. AssertionError: Expected 'mock' to have been called.
seal(g)
print(error(lambda: g.new_one).startswith("AttributeError"), error(patch, "x")) # expect: True TypeError: Need a valid target to patch. You supplied: 'x'
