# attributes of code, function and frame objects
import sys


def f(a, b=1, /, c=2, *args, d, e=3, **kw):
    "doc"
    x = a

    def g():
        return x
    return g


c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames)  # expect: f f 3 2 2 8 ('a', 'b', 'c', 'd', 'e', 'args', 'kw', 'g')
print(c.co_cellvars, c.co_freevars, c.co_firstlineno, c.co_filename == __file__, hex(c.co_flags), c.co_consts[0])  # expect: ('x',) () 5 True 0xf doc
g = f(1, d=2)
print(g.__code__.co_name, g.__code__.co_qualname, g.__code__.co_freevars, hex(g.__code__.co_flags))  # expect: g f.<locals>.g ('x',) 0x13
def gen(): yield
async def coro(): pass
async def agen(): yield
lam = lambda: 0
print([hex(k.__code__.co_flags) for k in (gen, coro, agen, lam)])  # expect: ['0x23', '0x83', '0x203', '0x3']
print(hex(compile("1", "f", "eval").co_flags), hex(compile("1", "f", "exec").co_flags), compile("x", "name", "eval").co_name, compile("x=1", "fn", "exec").co_names)  # expect: 0x0 0x0 <module> ('x',)
class C:
    def m(self): return sys._getframe().f_code
    code = sys._getframe().f_code
print(hex(C().m().co_flags), hex(C.code.co_flags), C.code.co_name, C.code.co_qualname)  # expect: 0x3 0x0 C C
print(repr(c).startswith("<code object f at 0x"), repr(c).endswith('code_objects.py", line 5>'))  # expect: True True
r = c.replace(co_name="renamed", co_firstlineno=100)
print(r.co_name, r.co_firstlineno, r.co_varnames == c.co_varnames)  # expect: renamed 100 True
print(hash(c) == hash(f.__code__), c == f.__code__, c == g.__code__)  # expect: True True False


def names():
    import os
    return os.path.join(str(len([])), "const")


print(names.__code__.co_names, names.__code__.co_consts)  # expect: ('os', 'path', 'join', 'str', 'len') (None, 0, 'const')


def frame_test(p):
    q = 2
    fr = sys._getframe()
    print(fr.f_code.co_name, fr.f_lineno, sorted(fr.f_locals), fr.f_back.f_code.co_name, fr.f_globals is globals())
    return fr


fr = frame_test(1)                              # expect: frame_test 46 ['fr', 'p', 'q'] <module> True
print(fr.f_back.f_code.co_name if fr.f_back else None, fr.f_locals["q"], fr.f_lineno)  # expect: <module> 2 47
fr.clear()
print(fr.f_locals)                              # expect: {}
def raiser():
    local = "kept"
    raise ValueError
try:
    raiser()
except ValueError as e:
    tb = e.__traceback__
    print(tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_frame.f_locals, tb.tb_frame.f_code.co_name)  # expect: 58 56 {'local': 'kept'} <module>
    print(type(tb).__name__, tb.tb_next.tb_next, tb.tb_lasti > 0)  # expect: traceback None True
print(list(c.co_lines())[-1][2], len(list(c.co_positions())) > 3)  # expect: 11 True
