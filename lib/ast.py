"""Trees of programs: made from text, looked through, changed, printed, compiled.

parse() gives the tree that the grammar of the language describes; compile() takes it back. The helpers here walk over such
trees; unparse() writes one as a program again (_unparse.py).
"""
import sys
from _ast import *
from _ast import AST, Constant, PyCF_ONLY_AST, PyCF_TYPE_COMMENTS



def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None):
    """Parse the source into an AST node.

    Equivalent to compile(source, filename, mode, PyCF_ONLY_AST).
    """
    flags = PyCF_ONLY_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    if isinstance(feature_version, tuple):
        major, minor = feature_version
        assert major == 3
    return compile(source, filename, mode, flags)


# ---- literals ----

def _refuse(node):
    text = 'malformed node or string'
    line = getattr(node, 'lineno', None)
    if line:
        text += f' on line {line}'
    raise ValueError(text + f': {node!r}')


def _plain_number(node):
    if type(node) is not Constant or type(node.value) not in (int, float, complex):
        _refuse(node)
    return node.value


def _signed_number(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _plain_number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _plain_number(node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == 'set' and node.args == node.keywords == []:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _refuse(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed_number(node.left), _plain_number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed_number(node)


def literal_eval(node_or_string):
    """Evaluate an expression node or a string that contains only a Python literal or container display.

    Allowed are strings, bytes, numbers, tuples, lists, dicts, sets, booleans and None; anything else raises
    an exception. Leading spaces and tabs are ignored.
    """
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(' \t'), mode='eval')
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


# ---- dump ----

class _Dumper:
    def __init__(self, annotate_fields, include_attributes, indent):
        self.annotate = annotate_fields
        self.attributes = include_attributes
        self.indent = indent

    def arguments(self, node):
        """The texts of a node's arguments, and whether they are simple enough for one line."""
        cls = type(node)
        args, simple, keywords = [], True, self.annotate
        for name in node._fields:
            try:
                value = getattr(node, name)
            except AttributeError:
                keywords = True
                continue
            if value is None and getattr(cls, name, ...) is None:
                keywords = True
                continue
            text, plain = self.format(value)
            simple = simple and plain
            args.append(f'{name}={text}' if keywords else text)
        if self.attributes and node._attributes:
            for name in node._attributes:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    continue
                if value is None and getattr(cls, name, ...) is None:
                    continue
                text, plain = self.format(value)
                simple = simple and plain
                args.append(f'{name}={text}')
        return args, simple

    def format(self, node, level=0):
        self.level += 1
        try:
            if self.indent is None:
                prefix, separator = '', ', '
            else:
                prefix = '\n' + self.indent * self.level
                separator = ',' + prefix
            if isinstance(node, AST):
                args, simple = self.arguments(node)
                if simple and len(args) <= 3:
                    return f'{type(node).__name__}({", ".join(args)})', not args
                return f'{type(node).__name__}({prefix}{separator.join(args)})', False
            if isinstance(node, list):
                if not node:
                    return '[]', True
                return f'[{prefix}{separator.join([self.format(item)[0] for item in node])}]', False
            return repr(node), True
        finally:
            self.level -= 1

    level = 0


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    """Return a formatted dump of the tree in node.

    With annotate_fields false the names of fields are left out where they can be; with include_attributes line and
    column are shown; indent, a number or a string, spreads the tree over lines.
    """
    if not isinstance(node, AST):
        raise TypeError('expected AST, got %r' % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent
    return _Dumper(annotate_fields, include_attributes, indent).format(node)[0]


# ---- positions ----

def copy_location(new_node, old_node):
    """Copy the source location from old_node to new_node if possible, and return new_node."""
    for name in 'lineno', 'col_offset', 'end_lineno', 'end_col_offset':
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            # An end may be None; a start may not.
            if value is not None or (hasattr(old_node, name) and name.startswith('end_')):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Give every node without lineno, col_offset and their ends those of its parent, starting at node."""
    def fix(node, place):
        for i, name in enumerate(('lineno', 'col_offset', 'end_lineno', 'end_col_offset')):
            if name in node._attributes:
                has = getattr(node, name, None) is not None if i >= 2 else hasattr(node, name)
                if has:
                    place[i] = getattr(node, name)
                else:
                    setattr(node, name, place[i])
        for child in iter_child_nodes(node):
            fix(child, list(place))
    fix(node, [1, 0, 1, 0])
    return node


def increment_lineno(node, n=1):
    """Add n to the line number and end line number of each node in the tree that starts at node."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, 'lineno', 0) + n
            continue
        if 'lineno' in child._attributes:
            child.lineno = getattr(child, 'lineno', 0) + n
        if 'end_lineno' in child._attributes and (end := getattr(child, 'end_lineno', 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    """Yield a pair (name, value) for each field in node._fields that is present on node."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Yield all direct child nodes of node: fields that are nodes, and the nodes in fields that are lists."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """Yield node and all nodes below it, in no specified order."""
    from collections import deque
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    """Return the docstring of the given node, or None if it has none.

    With clean the indentation is tidied up as inspect.cleandoc() does. A node that cannot have a docstring
    raises TypeError.
    """
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError('%r can\'t have docstrings' % (node.__class__.__name__))
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if isinstance(value, Str):
        text = value.s
    elif isinstance(value, Constant) and isinstance(value.value, str):
        text = value.value
    else:
        return None
    if clean:
        import inspect
        text = inspect.cleandoc(text)
    return text


# ---- source of a node ----

def _lines(source):
    """Lines with their ends; only the line ends of the language count, not form feeds."""
    lines, start, at = [], 0, 0
    while at < len(source):
        if source[at] == '\r' and source[at + 1:at + 2] == '\n':
            at += 1
        at += 1
        if source[at - 1] in '\r\n':
            lines.append(source[start:at])
            start = at
    if start < len(source):
        lines.append(source[start:])
    return lines


def get_source_segment(source, node, *, padded=False):
    """Get the part of the source that generated node, or None if a position is missing.

    With padded, the first line of several is filled up with spaces to its original column.
    """
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = _lines(source)
    if first == last:
        return lines[first].encode()[start:end].decode()
    padding = ''
    if padded:
        before = lines[first].encode()[:start].decode()
        padding = ''.join(c if c in '\f\t' else ' ' for c in before)
    head = padding + lines[first].encode()[start:].decode()
    tail = lines[last].encode()[:end].decode()
    return ''.join([head, *lines[first + 1:last], tail])


# ---- visitors ----

class NodeVisitor:
    """Walks over a tree and calls for each node a method named after its class, `visit_Name`, or generic_visit().

    A subclass that wants to go on into the children of a node it handles calls generic_visit() on it itself.
    Nodes are not to be changed in a visitor: NodeTransformer is for that.
    """

    def visit(self, node):
        """Visit a node."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Called if no explicit visitor function exists for a node."""
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)

    def visit_Constant(self, node):
        name = next((name for kind, name in _old_visitors.items() if type(node.value) is kind), None)
        if name is None:
            name = next((name for kind, name in _old_visitors.items() if isinstance(node.value, kind)), None)
        method = getattr(self, 'visit_' + name, None) if name else None
        if method is None:
            return self.generic_visit(node)
        import warnings
        warnings.warn(f'visit_{name} is deprecated; add visit_Constant', DeprecationWarning, 2)
        return method(node)


_old_visitors = {bool: 'NameConstant', type(None): 'NameConstant', int: 'Num', float: 'Num', complex: 'Num', str: 'Str', bytes: 'Bytes',
                 type(...): 'Ellipsis'}


class NodeTransformer(NodeVisitor):
    """A NodeVisitor whose methods answer what stands in the place of the node they got.

    None removes the node, a list (where a list of statements or expressions is) puts several nodes there, the node
    itself leaves it as it is.
    """

    def _visit_list(self, items):
        for item in items:
            if isinstance(item, AST):
                item = self.visit(item)
                if item is None:
                    continue
                if not isinstance(item, AST):
                    yield from item
                    continue
            yield item

    def generic_visit(self, node):
        for name, value in iter_fields(node):
            if isinstance(value, list):
                value[:] = list(self._visit_list(value))
            elif isinstance(value, AST):
                new = self.visit(value)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


# ---- what older programs call nodes by ----

def _forward(old_name):
    def get(self):
        """Deprecated. Use value instead."""
        return self.value

    def set(self, value):
        self.value = value
    return property(get, set)


Constant.n = _forward('n')
Constant.s = _forward('s')


class _OldConstant(type):
    """Num, Str and the like: isinstance() asks for a Constant with such a value, a call makes one."""

    def __instancecheck__(cls, node):
        if not isinstance(node, Constant):
            return False
        if cls in _old_types:
            try:
                value = node.value
            except AttributeError:
                return False
            return isinstance(value, _old_types[cls]) and not isinstance(value, _not_old_types.get(cls, ()))
        return type.__instancecheck__(cls, node)


def _old_new(cls, *args, **kwargs):
    for name in kwargs:
        if name in cls._fields and cls._fields.index(name) < len(args):
            raise TypeError(f'{cls.__name__} got multiple values for argument {name!r}')
    if cls in _old_types:
        return Constant(*args, **kwargs)
    return object.__new__(cls)


class Num(Constant, metaclass=_OldConstant):
    _fields = ('n',)
    __new__ = _old_new


class Str(Constant, metaclass=_OldConstant):
    _fields = ('s',)
    __new__ = _old_new


class Bytes(Constant, metaclass=_OldConstant):
    _fields = ('s',)
    __new__ = _old_new


class NameConstant(Constant, metaclass=_OldConstant):
    __new__ = _old_new


class Ellipsis(Constant, metaclass=_OldConstant):
    _fields = ()

    def __new__(cls, *args, **kwargs):
        if cls is Ellipsis:
            return Constant(..., *args, **kwargs)
        return object.__new__(cls)


_old_types = {Num: (int, float, complex), Str: (str,), Bytes: (bytes,), NameConstant: (type(None), bool), Ellipsis: (type(...),)}
_not_old_types = {Num: (bool,)}


class slice(AST):
    """Deprecated AST node class."""


class Index(slice):
    """Deprecated AST node class. Use the index value directly instead."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Deprecated AST node class. Use ast.Tuple instead."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


if not hasattr(Tuple, 'dims'):
    def _get_dims(self):
        """Deprecated. Use elts instead."""
        return self.elts

    def _set_dims(self, value):
        self.elts = value

    Tuple.dims = property(_get_dims, _set_dims)


class Suite(mod):
    """Deprecated AST node class.  Unused in Python 3."""


class AugLoad(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""


class AugStore(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""


class Param(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""


def unparse(ast_obj):
    """Write a tree as a program that would be parsed to an equal tree."""
    import _unparse
    return _unparse.Unparser().visit(ast_obj)


def main():
    import argparse
    parser = argparse.ArgumentParser(prog='python -m ast')
    parser.add_argument('infile', type=argparse.FileType(mode='rb'), nargs='?', default='-', help='the file to parse; defaults to stdin')
    parser.add_argument('-m', '--mode', default='exec', choices=('exec', 'single', 'eval', 'func_type'),
                        help='specify what kind of code must be parsed')
    parser.add_argument('--no-type-comments', default=True, action='store_false', help="don't add information about type comments")
    parser.add_argument('-a', '--include-attributes', action='store_true',
                        help='include attributes such as line numbers and column offsets')
    parser.add_argument('-i', '--indent', type=int, default=3, help='indentation of nodes (number of spaces)')
    args = parser.parse_args()
    with args.infile as infile:
        source = infile.read()
    tree = parse(source, args.infile.name, args.mode, type_comments=args.no_type_comments)
    print(dump(tree, include_attributes=args.include_attributes, indent=args.indent))


if __name__ == '__main__':
    main()
