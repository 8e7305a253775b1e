"""ast.unparse(): a tree as a program.

Every expression knows in which company it stands: its parent notes a precedence for it, and an operator that binds less
tightly than that is put in parentheses. Texts are collected in a list; a statement begins with a newline and the indentation.
"""
import sys
from ast import *
from ast import NodeVisitor, Constant
from contextlib import contextmanager

# From loose to tight; a step up asks for parentheses around equals too.
NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, CMP, BOR, BXOR, BAND, SHIFT, ARITH, TERM, FACTOR, POWER, AWAIT, ATOM = range(18)
EXPR = BOR

BINARY = {'Add': ('+', ARITH), 'Sub': ('-', ARITH), 'Mult': ('*', TERM), 'MatMult': ('@', TERM), 'Div': ('/', TERM), 'Mod': ('%', TERM),
          'LShift': ('<<', SHIFT), 'RShift': ('>>', SHIFT), 'BitOr': ('|', BOR), 'BitXor': ('^', BXOR), 'BitAnd': ('&', BAND),
          'FloorDiv': ('//', TERM), 'Pow': ('**', POWER)}
UNARY = {'Invert': ('~', FACTOR), 'Not': ('not', NOT), 'UAdd': ('+', FACTOR), 'USub': ('-', FACTOR)}
COMPARE = {'Eq': '==', 'NotEq': '!=', 'Lt': '<', 'LtE': '<=', 'Gt': '>', 'GtE': '>=', 'Is': 'is', 'IsNot': 'is not', 'In': 'in', 'NotIn': 'not in'}
BOOLEAN = {'And': ('and', AND), 'Or': ('or', OR)}

SINGLE_QUOTES = ("'", '"')
TRIPLE_QUOTES = ('"""', "'''")
# A float that is infinite is written as a number too large to be one.
INFINITY = '1e' + repr(sys.float_info.max_10_exp + 1)


def tighter(precedence):
    return min(precedence + 1, ATOM)


class Unparser(NodeVisitor):
    def __init__(self, *, avoid_backslashes=False):
        self.out = []
        self.precedences = {}
        self.indent = 0
        self.avoid_backslashes = avoid_backslashes

    def visit(self, node):
        """The text of a whole tree."""
        self.out = []
        self.write_node(node)
        return ''.join(self.out)

    # -- writing --

    def write(self, *texts):
        self.out.extend(texts)

    def write_node(self, node):
        if isinstance(node, list):
            for item in node:
                self.write_node(item)
        else:
            NodeVisitor.visit(self, node)

    def newline(self):
        """A line break, unless nothing has been written yet."""
        if self.out:
            self.write('\n')

    def begin(self, text=''):
        """A statement."""
        self.newline()
        self.write('    ' * self.indent + text)

    @contextmanager
    def block(self):
        self.write(':')
        self.indent += 1
        yield
        self.indent -= 1

    def body(self, statements):
        with self.block():
            self.write_node(statements)

    @contextmanager
    def between(self, start, end):
        self.write(start)
        yield
        self.write(end)

    @contextmanager
    def parens_if(self, condition):
        if condition:
            self.write('(')
        yield
        if condition:
            self.write(')')

    def parens_above(self, precedence, node):
        return self.parens_if(self.precedence(node) > precedence)

    def precedence(self, node):
        return self.precedences.get(node, TEST)

    def expect(self, precedence, *nodes):
        for node in nodes:
            self.precedences[node] = precedence

    def separated(self, items, separator=', ', write=None):
        write = write or self.write_node
        for i, item in enumerate(items):
            if i:
                self.write(separator)
            write(item)

    def row(self, items, write=None):
        """Items of a tuple: a single one has a comma behind it."""
        self.separated(items, write=write)
        if len(items) == 1:
            self.write(',')

    def type_comment(self, node):
        comment = getattr(node, 'type_comment', None)
        if comment is not None:
            self.write(' # type: ' + comment)

    # -- strings --

    def choose_quotes(self, string, *, kinds=SINGLE_QUOTES + TRIPLE_QUOTES, escape_special_whitespace=False):
        """The text between quotes, and those quotes of `kinds` that it can stand in, the best first."""
        def escaped(c):
            if not escape_special_whitespace and c in '\n\t':
                return c
            if c == '\\' or not c.isprintable():
                return c.encode('unicode_escape').decode('ascii')
            return c

        text = ''.join(map(escaped, string))
        usable = kinds
        if '\n' in text:
            usable = [q for q in usable if q in TRIPLE_QUOTES]
        usable = [q for q in usable if q not in text]
        if not usable:
            # No kind is free of escapes: let repr() write it, and read its quotes off.
            text = repr(string)
            quote = next((q for q in kinds if text[0] in q), text[0])
            return text[1:-1], [quote]
        if text:
            # Quotes that would touch the last character go to the end of the list.
            usable.sort(key=lambda q: q[0] == text[-1])
            if usable[0][0] == text[-1]:
                assert len(usable[0]) == 3
                text = text[:-1] + '\\' + text[-1]
        return text, usable

    def write_string(self, string, kinds=SINGLE_QUOTES + TRIPLE_QUOTES):
        text, usable = self.choose_quotes(string, kinds=kinds)
        self.write(usable[0], text, usable[0])

    def write_docstring(self, node):
        self.begin()
        if node.kind == 'u':
            self.write('u')
        self.write_string(node.value, kinds=TRIPLE_QUOTES)

    def docstring_and_body(self, node):
        docstring = self.raw_docstring(node)
        if docstring is not None:
            self.write_docstring(docstring)
            self.write_node(node.body[1:])
        else:
            self.write_node(node.body)

    @staticmethod
    def raw_docstring(node):
        if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)) or len(node.body) < 1:
            return None
        first = node.body[0]
        if not isinstance(first, Expr):
            return None
        value = first.value
        return value if isinstance(value, Constant) and isinstance(value.value, str) else None

    # -- modules and simple statements --

    def visit_Module(self, node):
        self.ignores = {ignore.lineno: f'ignore{ignore.tag}' for ignore in node.type_ignores}
        self.docstring_and_body(node)
        self.ignores.clear()

    def visit_FunctionType(self, node):
        with self.between('(', ')'):
            self.separated(node.argtypes)
        self.write(' -> ')
        self.write_node(node.returns)

    def visit_Expr(self, node):
        self.begin()
        self.expect(YIELD, node.value)
        self.write_node(node.value)

    def visit_NamedExpr(self, node):
        with self.parens_above(NAMED, node):
            self.expect(ATOM, node.target, node.value)
            self.write_node(node.target)
            self.write(' := ')
            self.write_node(node.value)

    def visit_Import(self, node):
        self.begin('import ')
        self.separated(node.names)

    def visit_ImportFrom(self, node):
        self.begin('from ')
        self.write('.' * (node.level or 0))
        if node.module:
            self.write(node.module)
        self.write(' import ')
        self.separated(node.names)

    def visit_alias(self, node):
        self.write(node.name)
        if node.asname:
            self.write(' as ' + node.asname)

    def visit_Assign(self, node):
        self.begin()
        for target in node.targets:
            self.expect(TUPLE, target)
            self.write_node(target)
            self.write(' = ')
        self.write_node(node.value)
        self.type_comment(node)

    def visit_AugAssign(self, node):
        self.begin()
        self.write_node(node.target)
        self.write(' ' + BINARY[node.op.__class__.__name__][0] + '= ')
        self.write_node(node.value)

    def visit_AnnAssign(self, node):
        self.begin()
        with self.parens_if(not node.simple and isinstance(node.target, Name)):
            self.write_node(node.target)
        self.write(': ')
        self.write_node(node.annotation)
        if node.value:
            self.write(' = ')
            self.write_node(node.value)

    def word_and_value(self, word, value):
        self.begin(word)
        if value:
            self.write(' ')
            self.write_node(value)

    def visit_Return(self, node):
        self.word_and_value('return', node.value)

    def visit_Pass(self, node):
        self.begin('pass')

    def visit_Break(self, node):
        self.begin('break')

    def visit_Continue(self, node):
        self.begin('continue')

    def visit_Delete(self, node):
        self.begin('del ')
        self.separated(node.targets)

    def visit_Assert(self, node):
        self.begin('assert ')
        self.write_node(node.test)
        if node.msg:
            self.write(', ')
            self.write_node(node.msg)

    def visit_Global(self, node):
        self.begin('global ' + ', '.join(node.names))

    def visit_Nonlocal(self, node):
        self.begin('nonlocal ' + ', '.join(node.names))

    def visit_Raise(self, node):
        self.begin('raise')
        if not node.exc:
            if node.cause:
                raise ValueError("Node can't be used without an exc value.")
            return
        self.write(' ')
        self.write_node(node.exc)
        if node.cause:
            self.write(' from ')
            self.write_node(node.cause)

    # -- compound statements --

    def write_try(self, node):
        self.begin('try')
        self.body(node.body)
        for handler in node.handlers:
            self.write_node(handler)
        if node.orelse:
            self.begin('else')
            self.body(node.orelse)
        if node.finalbody:
            self.begin('finally')
            self.body(node.finalbody)

    star_handlers = False

    def visit_Try(self, node):
        outer, self.star_handlers = self.star_handlers, False
        self.write_try(node)
        self.star_handlers = outer

    def visit_TryStar(self, node):
        outer, self.star_handlers = self.star_handlers, True
        self.write_try(node)
        self.star_handlers = outer

    def visit_ExceptHandler(self, node):
        self.begin('except*' if self.star_handlers else 'except')
        if node.type:
            self.write(' ')
            self.write_node(node.type)
        if node.name:
            self.write(' as ', node.name)
        self.body(node.body)

    def visit_ClassDef(self, node):
        self.newline()
        self.decorators(node)
        self.begin('class ' + node.name)
        with self.parens_if(node.bases or node.keywords):
            self.separated(node.bases + node.keywords)
        with self.block():
            self.docstring_and_body(node)

    def decorators(self, node):
        for decorator in node.decorator_list:
            self.begin('@')
            self.write_node(decorator)

    def visit_FunctionDef(self, node):
        self.function(node, 'def')

    def visit_AsyncFunctionDef(self, node):
        self.function(node, 'async def')

    def function(self, node, word):
        self.newline()
        self.decorators(node)
        self.begin(word + ' ' + node.name)
        with self.between('(', ')'):
            self.write_node(node.args)
        if node.returns:
            self.write(' -> ')
            self.write_node(node.returns)
        with self.block():
            self.type_comment(node)
            self.docstring_and_body(node)

    def visit_For(self, node):
        self.loop(node, 'for ')

    def visit_AsyncFor(self, node):
        self.loop(node, 'async for ')

    def loop(self, node, word):
        self.begin(word)
        self.expect(TUPLE, node.target)
        self.write_node(node.target)
        self.write(' in ')
        self.write_node(node.iter)
        with self.block():
            self.type_comment(node)
            self.write_node(node.body)
        self.orelse(node)

    def orelse(self, node):
        if node.orelse:
            self.begin('else')
            self.body(node.orelse)

    def visit_If(self, node):
        self.begin('if ')
        self.write_node(node.test)
        self.body(node.body)
        while node.orelse and len(node.orelse) == 1 and isinstance(node.orelse[0], If):
            node = node.orelse[0]
            self.begin('elif ')
            self.write_node(node.test)
            self.body(node.body)
        self.orelse(node)

    def visit_While(self, node):
        self.begin('while ')
        self.write_node(node.test)
        self.body(node.body)
        self.orelse(node)

    def visit_With(self, node):
        self.with_statement(node, 'with ')

    def visit_AsyncWith(self, node):
        self.with_statement(node, 'async with ')

    def with_statement(self, node, word):
        self.begin(word)
        self.separated(node.items)
        with self.block():
            self.type_comment(node)
            self.write_node(node.body)

    def visit_withitem(self, node):
        self.write_node(node.context_expr)
        if node.optional_vars:
            self.write(' as ')
            self.write_node(node.optional_vars)

    # -- f-strings --

    def visit_JoinedStr(self, node):
        self.write('f')
        if self.avoid_backslashes:
            text, usable = self.choose_quotes(''.join(self.fstring_parts(node)), kinds=SINGLE_QUOTES + TRIPLE_QUOTES)
            self.write(usable[0], text, usable[0])
            return
        parts = []
        for value in node.values:
            piece = []
            self.fstring_part(value, piece.append)
            parts.append((''.join(piece), isinstance(value, Constant)))
        # Each part leaves the quotes that it can stand between; the last ones that remain are those of the whole.
        kinds, done = SINGLE_QUOTES + TRIPLE_QUOTES, []
        for part, is_constant in parts:
            text, left = self.choose_quotes(part, kinds=kinds, escape_special_whitespace=is_constant)
            if not set(left) & set(kinds):
                # No quotes suit all parts: three single ones, and every single one inside escaped, as repr() does beside a double one.
                kinds = ["'''"]
                done = [repr('"' + text)[2:-1] for text, _ in parts]
                break
            kinds = left
            done.append(text)
        self.write(kinds[0], *done, kinds[0])

    def fstring_parts(self, node):
        parts = []
        for value in node.values:
            self.fstring_part(value, parts.append)
        return parts

    def fstring_part(self, node, write):
        if isinstance(node, JoinedStr):
            for value in node.values:
                self.fstring_part(value, write)
        elif isinstance(node, Constant):
            if not isinstance(node.value, str):
                raise ValueError('Constants inside JoinedStr should be a string.')
            write(node.value.replace('{', '{{').replace('}', '}}'))
        elif isinstance(node, FormattedValue):
            self.replacement(node, write)
        else:
            raise ValueError(f'Unexpected node inside JoinedStr, {node!r}')

    def replacement(self, node, write):
        inner = type(self)(avoid_backslashes=True)
        inner.expect(tighter(TEST), node.value)
        text = inner.visit(node.value)
        if '\\' in text:
            raise ValueError('Unable to avoid backslash in f-string expression part')
        # A brace at the beginning would double the one of the f-string.
        write('{ ' if text.startswith('{') else '{')
        write(text)
        if node.conversion != -1:
            conversion = chr(node.conversion)
            if conversion not in 'sra':
                raise ValueError('Unknown f-string conversion.')
            write('!' + conversion)
        if node.format_spec:
            write(':')
            self.fstring_part(node.format_spec, write)
        write('}')

    def visit_FormattedValue(self, node):
        self.write('f')
        parts = []
        self.fstring_part(node, parts.append)
        self.write_string(''.join(parts))

    # -- atoms --

    def visit_Name(self, node):
        self.write(node.id)

    def visit_Constant(self, node):
        value = node.value
        if isinstance(value, tuple):
            with self.between('(', ')'):
                self.row(value, self.write_constant)
        elif value is ...:
            self.write('...')
        else:
            if node.kind == 'u':
                self.write('u')
            self.write_constant(value)

    def write_constant(self, value):
        if isinstance(value, (float, complex)):
            # Infinities have no literal of their own, nan has none at all.
            self.write(repr(value).replace('inf', INFINITY).replace('nan', f'({INFINITY}-{INFINITY})'))
        elif self.avoid_backslashes and isinstance(value, str):
            self.write_string(value)
        else:
            self.write(repr(value))

    def visit_List(self, node):
        with self.between('[', ']'):
            self.separated(node.elts)

    def visit_Set(self, node):
        if node.elts:
            with self.between('{', '}'):
                self.separated(node.elts)
        else:
            # An empty set has no display.
            self.write('{*()}')

    def visit_Tuple(self, node):
        with self.parens_if(not node.elts or self.precedence(node) > TUPLE):
            self.row(node.elts)

    def visit_Dict(self, node):
        def item(pair):
            key, value = pair
            if key is None:
                self.write('**')
                self.expect(EXPR, value)
            else:
                self.write_node(key)
                self.write(': ')
            self.write_node(value)

        with self.between('{', '}'):
            self.separated(list(zip(node.keys, node.values)), write=item)

    # -- comprehensions --

    def comprehension_of(self, start, end, node, *elements):
        with self.between(start, end):
            self.separated(elements, ': ')
            for generator in node.generators:
                self.write_node(generator)

    def visit_ListComp(self, node):
        self.comprehension_of('[', ']', node, node.elt)

    def visit_GeneratorExp(self, node):
        self.comprehension_of('(', ')', node, node.elt)

    def visit_SetComp(self, node):
        self.comprehension_of('{', '}', node, node.elt)

    def visit_DictComp(self, node):
        self.comprehension_of('{', '}', node, node.key, node.value)

    def visit_comprehension(self, node):
        self.write(' async for ' if node.is_async else ' for ')
        self.expect(TUPLE, node.target)
        self.write_node(node.target)
        self.write(' in ')
        self.expect(tighter(TEST), node.iter, *node.ifs)
        self.write_node(node.iter)
        for condition in node.ifs:
            self.write(' if ')
            self.write_node(condition)

    # -- operators --

    def visit_Await(self, node):
        with self.parens_above(AWAIT, node):
            self.write('await')
            if node.value:
                self.write(' ')
                self.expect(ATOM, node.value)
                self.write_node(node.value)

    def visit_Yield(self, node):
        with self.parens_above(YIELD, node):
            self.write('yield')
            if node.value:
                self.write(' ')
                self.expect(ATOM, node.value)
                self.write_node(node.value)

    def visit_YieldFrom(self, node):
        with self.parens_above(YIELD, node):
            self.write('yield from ')
            if not node.value:
                raise ValueError("Node can't be used without a value attribute.")
            self.expect(ATOM, node.value)
            self.write_node(node.value)

    def visit_IfExp(self, node):
        with self.parens_above(TEST, node):
            self.expect(tighter(TEST), node.body, node.test)
            self.write_node(node.body)
            self.write(' if ')
            self.write_node(node.test)
            self.write(' else ')
            self.expect(TEST, node.orelse)
            self.write_node(node.orelse)

    def visit_UnaryOp(self, node):
        operator, precedence = UNARY[node.op.__class__.__name__]
        with self.parens_above(precedence, node):
            self.write(operator)
            # A sign stands close to its operand, a word does not.
            if precedence is not FACTOR:
                self.write(' ')
            self.expect(precedence, node.operand)
            self.write_node(node.operand)

    def visit_BinOp(self, node):
        operator, precedence = BINARY[node.op.__class__.__name__]
        with self.parens_above(precedence, node):
            left, right = precedence, tighter(precedence)
            if operator == '**':
                left, right = right, left
            self.expect(left, node.left)
            self.write_node(node.left)
            self.write(f' {operator} ')
            self.expect(right, node.right)
            self.write_node(node.right)

    def visit_Compare(self, node):
        with self.parens_above(CMP, node):
            self.expect(tighter(CMP), node.left, *node.comparators)
            self.write_node(node.left)
            for operator, operand in zip(node.ops, node.comparators):
                self.write(' ' + COMPARE[operator.__class__.__name__] + ' ')
                self.write_node(operand)

    def visit_BoolOp(self, node):
        word, precedence = BOOLEAN[node.op.__class__.__name__]

        def operand(value):
            nonlocal precedence
            precedence = tighter(precedence)
            self.expect(precedence, value)
            self.write_node(value)

        with self.parens_above(precedence, node):
            self.separated(node.values, f' {word} ', operand)

    def visit_Attribute(self, node):
        self.expect(ATOM, node.value)
        self.write_node(node.value)
        # 3.real would be read as a float and a name.
        if isinstance(node.value, Constant) and isinstance(node.value.value, int):
            self.write(' ')
        self.write('.')
        self.write(node.attr)

    def visit_Call(self, node):
        self.expect(ATOM, node.func)
        self.write_node(node.func)
        with self.between('(', ')'):
            self.separated(node.args + node.keywords)

    def visit_Subscript(self, node):
        def simple_tuple(value):
            return isinstance(value, Tuple) and value.elts

        self.expect(ATOM, node.value)
        self.write_node(node.value)
        with self.between('[', ']'):
            if simple_tuple(node.slice):
                self.row(node.slice.elts)
            else:
                self.write_node(node.slice)

    def visit_Starred(self, node):
        self.write('*')
        self.expect(EXPR, node.value)
        self.write_node(node.value)

    def visit_Slice(self, node):
        if node.lower:
            self.write_node(node.lower)
        self.write(':')
        if node.upper:
            self.write_node(node.upper)
        if node.step:
            self.write(':')
            self.write_node(node.step)

    # -- parameters --

    def visit_arg(self, node):
        self.write(node.arg)
        if node.annotation:
            self.write(': ')
            self.write_node(node.annotation)

    def visit_arguments(self, node):
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        first = True

        def comma():
            nonlocal first
            if not first:
                self.write(', ')
            first = False

        for i, (arg, default) in enumerate(zip(positional, defaults), 1):
            comma()
            self.write_node(arg)
            if default:
                self.write('=')
                self.write_node(default)
            if i == len(node.posonlyargs):
                self.write(', /')
        if node.vararg or node.kwonlyargs:
            comma()
            self.write('*')
            if node.vararg:
                self.write_node(node.vararg)
        for arg, default in zip(node.kwonlyargs, node.kw_defaults):
            self.write(', ')
            self.write_node(arg)
            if default:
                self.write('=')
                self.write_node(default)
        if node.kwarg:
            comma()
            self.write('**')
            self.write_node(node.kwarg)

    def visit_keyword(self, node):
        if node.arg is None:
            self.write('**')
        else:
            self.write(node.arg, '=')
        self.write_node(node.value)

    def visit_Lambda(self, node):
        with self.parens_above(TEST, node):
            self.write('lambda')
            arguments = len(self.out)
            self.write(' ')
            self.write_node(node.args)
            if len(self.out) == arguments + 1:
                del self.out[arguments]
            self.write(': ')
            self.expect(TEST, node.body)
            self.write_node(node.body)

    # -- match --

    def visit_Match(self, node):
        self.begin('match ')
        self.write_node(node.subject)
        with self.block():
            for case in node.cases:
                self.write_node(case)

    def visit_match_case(self, node):
        self.begin('case ')
        self.write_node(node.pattern)
        if node.guard:
            self.write(' if ')
            self.write_node(node.guard)
        self.body(node.body)

    def visit_MatchValue(self, node):
        self.write_node(node.value)

    def visit_MatchSingleton(self, node):
        self.write_constant(node.value)

    def visit_MatchSequence(self, node):
        with self.between('[', ']'):
            self.separated(node.patterns)

    def visit_MatchStar(self, node):
        self.write('*' + (node.name if node.name is not None else '_'))

    def visit_MatchMapping(self, node):
        def pair(item):
            key, pattern = item
            self.write_node(key)
            self.write(': ')
            self.write_node(pattern)

        with self.between('{', '}'):
            self.separated(list(zip(node.keys, node.patterns)), write=pair)
            if node.rest is not None:
                if node.keys:
                    self.write(', ')
                self.write(f'**{node.rest}')

    def visit_MatchClass(self, node):
        self.expect(ATOM, node.cls)
        self.write_node(node.cls)
        with self.between('(', ')'):
            self.separated(node.patterns)
            if node.kwd_attrs:
                if node.patterns:
                    self.write(', ')
                self.separated(list(zip(node.kwd_attrs, node.kwd_patterns)), write=lambda item: (self.write(f'{item[0]}='), self.write_node(item[1])))

    def visit_MatchAs(self, node):
        if node.name is None:
            self.write('_')
        elif node.pattern is None:
            self.write(node.name)
        else:
            with self.parens_above(TEST, node):
                self.expect(BOR, node.pattern)
                self.write_node(node.pattern)
                self.write(f' as {node.name}')

    def visit_MatchOr(self, node):
        with self.parens_above(BOR, node):
            self.expect(tighter(BOR), *node.patterns)
            self.separated(node.patterns, ' | ')
