"""What the prompt offers besides the language: the commands that begin with a colon.

Every command is also a function of this module, so that a script can do the same:

    >>> import prompt
    >>> prompt.who({'x': 1})
    name  type  size  count
    x     int   28        1

Tools add commands of their own with add(); a module named in `extensions` is
asked for its `prompt_commands` the first time an unknown command is typed.
`after`, if set, is called with each piece of text that was run and whether it failed.
"""

import sys

__all__ = ['commands', 'add', 'show_help', 'dis', 'gc', 'time', 'load', 'save', 'who']

commands = {}           # name -> (function(rest, namespace, pieces), usage, one line about it)
extensions = ['labels', '_teach']
after = None


def add(name, function, usage, text):
    """Make ':name' call function(rest of the line, namespace, texts run so far)."""
    commands[name] = (function, usage, text)


def _offers(name):
    return __import__(name, fromlist=['prompt_commands']).prompt_commands


def _extend():
    import _labels
    while extensions:
        name = extensions.pop()
        try:
            more = _labels.quietly(_offers, name)       # to ask for a drawing must not start a collection
        except (ImportError, AttributeError):
            continue
        for command, entry in more.items():
            commands.setdefault(command, entry)


# ---- the functions ----

def show_help():
    """Print the commands of the prompt."""
    _extend()
    width = max(len(usage) for _, usage, _ in commands.values())
    print('Commands of the prompt:')
    for name in sorted(commands):
        _, usage, text = commands[name]
        print('  %-*s  %s' % (width, usage, text))
    print('help(object) tells about an object, Ctrl-D leaves.')


def dis(thing):
    """Print the instructions of a function, a class, a module, a code object or a text."""
    import dis
    dis.dis(thing)


def gc():
    """Collect garbage; print what was found and how many objects each generation holds."""
    import gc
    found = gc.collect()
    print('%d unreachable object%s collected' % (found, '' if found == 1 else 's'))
    if gc.garbage:
        print('%d in gc.garbage cannot be freed' % len(gc.garbage))
    counts = [len(gc.get_objects(generation=i)) for i in range(3)]
    print('tracked objects: %d young, %d middle, %d old' % tuple(counts))


_units = (('s', 1.0), ('ms', 1e-3), ('us', 1e-6), ('ns', 1e-9))


def _span(seconds):
    for unit, scale in _units:
        if seconds >= scale or unit == 'ns':
            return '%.3g %s' % (seconds / scale, unit)


def time(text, namespace=None):
    """Run a statement again and again; print how long one run takes."""
    import timeit
    timer = timeit.Timer(text, globals={} if namespace is None else namespace)
    loops, spent = timer.autorange()
    best = spent
    if spent < 1:
        best = min(timer.repeat(3, loops) + [spent])
    print('%s per run (best of %d, %d run%s each)' % (_span(best / loops), 4 if spent < 1 else 1, loops, '' if loops == 1 else 's'))


def load(path, namespace=None):
    """Run a file; what it defines is there afterwards."""
    import os
    if namespace is None:
        namespace = sys.modules['__main__'].__dict__
    path = os.path.expanduser(path)
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec')
    exec(code, namespace)


def save(path, pieces):
    """Write the texts that ran without an error to a file."""
    import os
    with open(os.path.expanduser(path), 'w', encoding='utf-8') as file:
        for piece in pieces:
            file.write(piece if piece.endswith('\n') else piece + '\n')
    print('%d statement%s written to %s' % (len(pieces), '' if len(pieces) == 1 else 's', path))


def who(namespace=None):
    """Print the names of a namespace with type, size in bytes and reference count of what they name."""
    if namespace is None:
        namespace = sys.modules['__main__'].__dict__
    rows = [('name', 'type', 'size', 'count')]
    for name in sorted(key for key in namespace if isinstance(key, str) and not key.startswith('_')):
        count = sys.getrefcount(namespace[name]) - 1
        size = object.__sizeof__(namespace[name]) if isinstance(namespace[name], type) else sys.getsizeof(namespace[name], 0)
        rows.append((name, type(namespace[name]).__name__, str(size), 'shared' if count > 1 << 31 else str(count)))
    if len(rows) == 1:
        print('no names')
        return
    width = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        print(('%-*s  %-*s  %*s  %*s' % (width[0], row[0], width[1], row[1], width[2], row[2], width[3], row[3])).rstrip())


# ---- the commands ----

def _needs(rest, usage):
    if not rest:
        print('usage: ' + usage)
    return bool(rest)


def _help(rest, namespace, pieces):
    show_help()


def _dis(rest, namespace, pieces):
    if _needs(rest, ':dis NAME'):
        dis(eval(rest, namespace))


def _gc(rest, namespace, pieces):
    gc()


def _time(rest, namespace, pieces):
    if _needs(rest, ':time STATEMENT'):
        time(rest, namespace)


def _load(rest, namespace, pieces):
    if _needs(rest, ':load FILE'):
        load(rest, namespace)


def _save(rest, namespace, pieces):
    if _needs(rest, ':save FILE'):
        save(rest, pieces or [])


def _who(rest, namespace, pieces):
    who(namespace)


add('help', _help, ':help', 'this list')
add('dis', _dis, ':dis NAME', 'the instructions of a function')
add('gc', _gc, ':gc', 'collect garbage, count objects')
add('time', _time, ':time STATEMENT', 'how long it takes')
add('load', _load, ':load FILE', 'run a file here')
add('save', _save, ':save FILE', 'write what was typed to a file')
add('who', _who, ':who', 'names, types, sizes, reference counts')


def _run(line, namespace, pieces):
    name, _, rest = line[1:].strip().partition(' ')
    if name not in commands:
        _extend()
    if name not in commands:
        import difflib
        close = difflib.get_close_matches(name, commands, 1)
        hint = ' Did you mean :%s?' % close[0] if close else ''
        print('no command :%s.%s :help lists them.' % (name, hint), file=sys.stderr)
        return
    commands[name][0](rest.strip(), namespace, pieces)
