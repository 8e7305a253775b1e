"""The classes of the trees that programs are parsed into, made from the abstract grammar of the language.

A line of the grammar is a sum type (its kinds behind the equals sign) or a product type (fields alone); each field is a
type, `?` for one that may be None and `*` for a list. The module _tree makes instances of these classes from text, and
code from instances.
"""
import _tree

PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000

_GRAMMAR = """
mod = Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body)
    | FunctionType(expr* argtypes, expr returns)

stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment)
     | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment)
     | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list)
     | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment)
     | AugAssign(expr target, operator op, expr value) | AnnAssign(expr target, expr annotation, expr? value, int simple)
     | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
     | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
     | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse)
     | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment)
     | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause)
     | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
     | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
     | Assert(expr test, expr? msg) | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level)
     | Global(identifier* names) | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
     +position

expr = BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right)
     | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse)
     | Dict(expr* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators)
     | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators)
     | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value)
     | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords)
     | FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values)
     | Constant(constant value, string? kind) | Attribute(expr value, identifier attr, expr_context ctx)
     | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx)
     | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | Tuple(expr* elts, expr_context ctx)
     | Slice(expr? lower, expr? upper, expr? step)
     +position

expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn

comprehension = (expr target, expr iter, expr* ifs, int is_async)

excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
     +position

arguments = (arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)

arg = (identifier arg, expr? annotation, string? type_comment)
     +position

keyword = (identifier? arg, expr value)
     +position

alias = (identifier name, identifier? asname)
     +position

withitem = (expr context_expr, expr? optional_vars)
match_case = (pattern pattern, expr? guard, stmt* body)

pattern = MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns)
     | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
     | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
     | MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
     +position!

type_ignore = TypeIgnore(int lineno, string tag)
"""


class AST:
    __module__ = 'ast'
    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            raise TypeError('%.400s constructor takes at most %d positional argument%s'
                            % (type(self).__name__, len(fields), '' if len(fields) == 1 else 's'))
        for name, value in zip(fields, args):
            if name in kwargs:
                raise TypeError('%.400s got multiple values for argument %r' % (type(self).__name__, name))
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __reduce__(self):
        return type(self), (), self.__dict__


_POSITION = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')


def _make_class(name, base, text):
    """A class with the fields that text tells, `type name, type? name ...`; answers the types of the fields too."""
    fields = [field.split() for field in text.split(',')] if text else []
    names = tuple(field[1] for field in fields)
    space = {'__module__': 'ast', '_fields': names, '__match_args__': names, '__doc__': f'{name}({text})' if text else name}
    for kind, field in fields:
        if kind.endswith('?'):
            space[field] = None
    cls = type(name, (base,), space)
    globals()[name] = cls
    cls._field_types = {field: kind.rstrip('?*') for kind, field in fields}
    return cls


def _give_position(cls, required):
    cls._attributes = _POSITION
    if not required:
        cls.end_lineno = cls.end_col_offset = None


def _read_grammar():
    for rule in _GRAMMAR.replace('\n     ', ' ').replace('\n    ', ' ').split('\n'):
        if not rule:
            continue
        rule, _, position = rule.partition('+')
        name, _, body = rule.partition(' = ')
        body = ' '.join(body.split())
        if body.startswith('('):
            base = _make_class(name, AST, body[1:-1])
        else:
            doc = body.replace(' | ', '\n' + ' ' * len(name) + ' | ') if '(' in body else body
            base = type(name, (AST,), {'__module__': 'ast', '__doc__': f'{name} = {doc}'})
            globals()[name] = base
        if position:
            _give_position(base, position.endswith('!'))
        if not body.startswith('('):
            for kind in body.split(' | '):
                kind, _, fields = kind.partition('(')
                _make_class(kind, base, fields.rstrip(')'))


def _wanted(cls):
    """For each field the class whose instances it takes, or None where _tree knows better."""
    return tuple(globals().get(cls._field_types[field]) for field in cls._fields)


def _setup():
    kinds = tuple(globals()[name] for name in _tree.kinds)
    _tree.setup(kinds, tuple(map(_wanted, kinds)), tuple(globals()[name]() for name in _tree.operators),
                tuple(globals()[name]() for name in _tree.contexts))
    for cls in kinds:
        del cls._field_types


_read_grammar()
_setup()


def _parse_text(source, filename, mode):
    return _tree.parse(source, filename, mode)


_ROOT_OF_MODE = {'exec': Module, 'eval': Expression, 'single': Interactive}


def _compile_tree(tree, filename, mode, flags, compiler_flags):
    """compile() of an object that is no text."""
    if not isinstance(tree, AST):
        raise TypeError('compile() arg 1 must be a string, bytes or AST object')
    if flags & PyCF_ONLY_AST:
        return tree
    root = _ROOT_OF_MODE[mode]
    if not isinstance(tree, root):
        raise TypeError(f'expected {root.__name__} node, got {type(tree).__name__}')
    return _tree.compile(tree, filename, compiler_flags)
