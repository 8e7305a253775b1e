"""What help() shows: the signature and the documentation of an object, through a pager where the text is longer than the screen."""

import inspect
import os
import sys

__all__ = ['help', 'getdoc', 'render_doc', 'doc', 'pager', 'locate']


def getdoc(thing):
    """The documentation of an object, without its indentation; '' if it has none."""
    return inspect.getdoc(thing) or ''


def _indent(text, prefix='    '):
    lines = [prefix + line for line in text.split('\n')]
    return '\n'.join(line.rstrip() for line in lines) if prefix.strip() else '\n'.join(lines).rstrip()


def _signature(thing):
    try:
        return str(inspect.signature(thing))
    except (ValueError, TypeError):
        return '(...)'


def _entry(name, thing):
    """Name, signature and documentation of a function."""
    text = name + _signature(thing)
    if inspect.ismethod(thing) and not isinstance(thing.__self__, type):
        kind = type(thing.__self__)
        text += ' method of %s.%s instance' % (kind.__module__, kind.__qualname__)
    words = getdoc(thing)
    return text + '\n' + _indent(words) if words else text


def _class_text(cls):
    parts = []
    words = getdoc(cls)
    if words:
        parts.append(words)
    if len(cls.__mro__) > 2:
        parts.append('Method resolution order:\n' + '\n'.join('    ' + c.__name__ for c in cls.__mro__))
    members = [(name, value) for name, value in sorted(vars(cls).items()) if not name.startswith('_') or name in ('__init__', '__call__')]
    methods = [_entry(name, getattr(value, '__func__', value)) for name, value in members if callable(getattr(value, '__func__', value))]
    others = [name + ('\n' + _indent(getdoc(value)) if isinstance(value, property) and getdoc(value) else '')
              for name, value in members if not callable(getattr(value, '__func__', value))]
    if methods:
        parts.append('Methods defined here:\n\n' + '\n\n'.join(methods))
    if others:
        parts.append('Data and properties defined here:\n\n' + '\n\n'.join(others))
    bases = ', '.join(base.__name__ for base in cls.__bases__ if base is not object)
    return 'class %s(%s)\n' % (cls.__name__, bases or 'builtins.object') + _indent('\n\n'.join(parts), ' |  ')


def _module_text(module):
    parts = ['NAME\n    ' + module.__name__ + (' - ' + getdoc(module).split('\n')[0] if getdoc(module) else '')]
    rest = '\n'.join(getdoc(module).split('\n')[1:]).strip()
    if rest:
        parts.append('DESCRIPTION\n' + _indent(rest))
    names = getattr(module, '__all__', None) or [name for name in vars(module) if not name.startswith('_')]
    here = [(name, vars(module)[name]) for name in sorted(names) if name in vars(module)]
    for title, chosen in (('CLASSES', [n for n, v in here if isinstance(v, type)]),
                          ('FUNCTIONS', [_entry(n, v) for n, v in here if inspect.isroutine(v)]),
                          ('DATA', ['%s = %.60r' % (n, v) for n, v in here if isinstance(v, (int, float, str, tuple))])):
        if chosen:
            parts.append(title + '\n' + _indent('\n'.join(chosen) if title != 'FUNCTIONS' else '\n\n'.join(chosen)))
    return '\n\n'.join(parts)


def locate(path):
    """The object of a dotted name: a builtin, a module, or something in one; None if there is none."""
    import builtins
    import importlib
    parts = path.split('.')
    thing, rest = None, parts
    if hasattr(builtins, parts[0]):
        thing, rest = getattr(builtins, parts[0]), parts[1:]
    else:
        for count in range(len(parts), 0, -1):
            try:
                thing, rest = importlib.import_module('.'.join(parts[:count])), parts[count:]
                break
            except ImportError:
                continue
    for name in rest:
        thing = getattr(thing, name, None)
    return thing


def _description(thing):
    where = getattr(thing, '__module__', None)
    place = ' in module ' + where if where else ''
    name = getattr(thing, '__name__', '')
    if inspect.ismodule(thing):
        return 'module ' + name
    if isinstance(thing, type):
        return 'class ' + name + place
    if inspect.isbuiltin(thing):
        return 'built-in function ' + name + place
    if inspect.ismethod(thing):
        return 'method ' + name + place
    if inspect.isfunction(thing):
        return 'function ' + name + place
    return '%s object' % type(thing).__name__


def render_doc(thing, title='Python Library Documentation: %s'):
    """The whole page about an object."""
    if inspect.ismodule(thing):
        body = _module_text(thing)
    elif isinstance(thing, type):
        body = _class_text(thing)
    elif inspect.isroutine(thing):
        body = _entry(thing.__name__, thing)
    else:
        body = _class_text(type(thing))
    return title % _description(thing) + '\n\n' + body.rstrip() + '\n\n'


def pager(text):
    """Print text; at a terminal, page by page."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get('TERM') in (None, '', 'dumb'):
        sys.stdout.write(text)
        return
    height = os.get_terminal_size().lines - 1
    lines = text.splitlines(True)
    at = 0
    while at < len(lines):
        sys.stdout.write(''.join(lines[at:at + height]))
        at += height
        if at < len(lines):
            try:
                if input('-- Enter: more, q: enough -- ').strip().lower().startswith('q'):
                    break
            except (EOFError, KeyboardInterrupt):
                break


def doc(thing, title='Help on %s:'):
    """Show the page about an object, or about what a dotted name stands for."""
    if isinstance(thing, str):
        name, thing = thing, locate(thing)
        if thing is None:
            print('No Python documentation found for %r.' % name)
            return
    pager(render_doc(thing, title))


def help(*things):
    """help(object) shows its page; help() asks for names until an empty line."""
    if things:
        doc(*things)
        return
    print('Type the name of a module, a function or a class; an empty line or "quit" leaves.')
    while True:
        try:
            name = input('help> ').strip()
        except (EOFError, KeyboardInterrupt):
            break
        if name in ('', 'q', 'quit'):
            break
        doc(name)
