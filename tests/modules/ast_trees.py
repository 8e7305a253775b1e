# ast: parse, dump, walk, visit, change, compile, unparse; what a tree made by hand must satisfy.
import ast

SOURCE = '''
"""Doc é."""
from __future__ import annotations
import a.b as c, d
@deco
async def f(x, /, y: int = 1, *args, z, w=2, **kw) -> str:
    async with a as b, c: await x
    async for i in y: yield i
    return f"{x!r:>{y}} é {z}" if x else b'1' ** -2
class C(Base, metaclass=M):
    x: int = 3
    (y): int
    def m(self): nonlocal_ = lambda *a, k=1: (a, k); del nonlocal_, self.x[1:2, ::3]
while x and not y or z: break
else: pass
try: raise E from e
except (A, B) as g: assert x, 'm'
except: pass
else: global q
finally: x += 1
try: pass
except* V: pass
with (open(1) as f, g): pass
match x:
    case [1, *_, -2] | {'k': v, **r} | P(1, q=None) as t if t: pass
    case _: {**a, 1: 2}, {1, *b}, [i for i in j if k if l], {i: j for i, j in k}, {*()}
print(x := 3, *y, **z) if a < b <= c is not d not in e else (yield)
'''
tree = ast.parse(SOURCE)
print(ast.dump(tree))
print(ast.dump(tree.body[3], include_attributes=True, indent=1))
print(ast.unparse(tree))
again = ast.parse(ast.unparse(tree))
print(ast.dump(again) == ast.dump(tree), len(list(ast.walk(tree))), repr(ast.get_docstring(tree)))


class Names(ast.NodeVisitor):
    def __init__(self):
        self.seen = []

    def visit_Name(self, node):
        self.seen.append((node.id, type(node.ctx).__name__))


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)

    def visit_Pass(self, node):
        return None


names = Names()
names.visit(tree)
print(names.seen)
changed = ast.fix_missing_locations(Double().visit(ast.parse('x = [1, "ab", 2.5]\nif x: pass; y = (3,)')))
print(ast.unparse(changed))
space = {}
exec(compile(changed, '<changed>', 'exec'), space)
print(space['x'], space['y'])
print(eval(compile(ast.Expression(ast.BinOp(ast.Constant(6), ast.Mult(), ast.Constant(7), lineno=1, col_offset=0), lineno=1, col_offset=0)
                   if False else ast.fix_missing_locations(ast.Expression(ast.BinOp(ast.Constant(6), ast.Mult(), ast.Constant(7)))), '', 'eval')))
print(eval(compile(ast.fix_missing_locations(ast.Expression(ast.Constant((-1, 2j - 3, 10 ** 30, (None, ...), b'x')))), '', 'eval')))

for text in '[1, -2.5, "a" "b", {1: (True, None)}, {3}, 1+2j, ..., b"c", set()]', 'x', '1+2', '-"a"', 'f()', '[', ' 7', '3-4j', '{**a}':
    try:
        print(ast.literal_eval(text))
    except Exception as e:
        print(type(e).__name__, str(e).partition(': <')[0])

source = 'def é(x):\n    return "ü" + x\n'
function = ast.parse(source).body[0]
print(function.body[0].value.right.col_offset, repr(ast.get_source_segment(source, function.body[0].value)), function.end_lineno, function.end_col_offset)
print(ast.increment_lineno(ast.parse('a\nb'), 5).body[1].lineno, [n for n, _ in ast.iter_fields(function)], isinstance(ast.Constant(1), ast.Num))
print(ast.Name.__doc__, ast.boolop.__doc__, ast.Name._fields, ast.Name._attributes, ast.Name.__match_args__, ast.Return.value, sep='|')


def bad(make):
    try:
        tree = ast.fix_missing_locations(make())
        compile(tree, 'f', 'exec' if isinstance(tree, ast.Module) else 'eval')
        print('accepted')
    except Exception as e:
        print(type(e).__name__, str(e).partition(' object at')[0])


def statement(node):
    return lambda: ast.Module([node], [])


bad(statement(ast.Expr(3)))
bad(statement(ast.FunctionDef('f', ast.arguments([], [], None, [], [], None, []), [], [])))
bad(statement(ast.Assign([ast.Name('x', ast.Load())], ast.Constant(1))))
bad(statement(ast.Assign([ast.Constant(1)], ast.Constant(1))))
bad(statement(ast.Delete([])))
bad(statement(ast.Raise(None, ast.Constant(1))))
bad(statement(ast.Try([ast.Pass()], [], [], [])))
bad(statement(ast.Expr(ast.Name('None', ast.Load()))))
bad(statement(ast.Expr(ast.Compare(ast.Constant(1), [], []))))
bad(statement(ast.Expr(ast.Dict([ast.Constant(1)], []))))
bad(statement(ast.Import([])))
bad(statement(ast.Return()))
bad(lambda: ast.Expression(ast.Constant(object)))
bad(lambda: ast.Expression(ast.BoolOp(ast.And(), [ast.Constant(1)])))
bad(lambda: ast.Module([ast.Pass], []))
bad(lambda: ast.Expression(ast.Name(3, ast.Load())))
bad(lambda: ast.Expression(ast.Attribute(None, 'x', ast.Load())))
for make in lambda: ast.Name(1, 2, 3), lambda: ast.Name('x', id='y'), lambda: ast.dump(3), lambda: compile(ast.Pass(), '', 'exec'), lambda: compile(3, '', 'exec'):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
node = ast.Name(id='x', extra=1)
print(node.extra, vars(node), hasattr(node, 'ctx'), ast.dump(node), ast.dump(ast.Name('x')))
print(ast.unparse(ast.parse("f'{x!r}' 'a\"b\\'c' + '''q\n''' ; a.b(*c)[d, e:f] ** -x ; not (a and b) ; (a, b) ; 1 .real ; lambda: (yield)")))
