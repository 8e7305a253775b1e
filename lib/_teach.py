"""The prompt as a teacher: after each statement what it did, in words and then drawn. And errors in plain words.

The prompt calls _after() with each piece of text it has run (prompt.after); nothing of this happens otherwise.
"""

import builtins
import sys

import _labels
import _labels_draw
import _labels_state
import _labels_words
import labels

_settings = {'on': False, 'quiet': False, 'ask': False}
_last = {'drawing': '', 'text': ''}
_history = []           # (statement number, text, changes, state before): what :why and explanations look back at
most_history = 200


def _drawing():
    state = labels._state
    return _labels_draw.draw(state, None, state.frames, 4, 'named', 78, labels._is_ascii())


def _out(lines):
    text = '\n'.join(lines)
    if labels._is_ascii():
        text = text.translate(_labels_draw._ascii).replace('↑', '^').replace('↳', '>').replace('↲', '<').replace('◆', '@')
    return text


def _step(text):
    before = labels._state.copy()
    changes = labels._look()
    lines = _labels_words.tell(before, changes, labels._state)
    _history.append((len(_history) + 1, text.strip(), changes, before))
    del _history[:-most_history]
    drawing = _drawing()
    if drawing != _last['drawing'] and not _settings['quiet'] and any(change[0] in 'NPRDBUFX' for change in changes):
        visible = [o for o in labels._state.objects.values() if o.kind not in _labels_state.definitions]
        if visible:
            lines.append(drawing)
    _last['drawing'] = drawing
    return _out(lines)


def _after(text, failed):
    if _settings['on']:
        told = _labels.quietly(_step, text)
        if told:
            print(told)


def start():
    """Every statement at the prompt is told and drawn from now on."""
    import prompt
    _settings['on'] = True
    prompt.after = _after
    _labels.quietly(labels._look)


def stop():
    import prompt
    _settings['on'] = False
    prompt.after = None


# ---- commands of the prompt ----

def _teach(rest, namespace, pieces):
    if rest in ('off', 'stop') or (_settings['on'] and rest != 'on'):
        stop()
        print('Teaching is off.')
    else:
        start()
        print('Each statement is told and drawn from now on. :teach ends it, :quiet leaves out the drawings.')


def _draw(rest, namespace, pieces):
    def draw():
        labels._look()
        return _drawing()
    print(_labels.quietly(draw))


def _why_name(name):
    state = labels._state
    labels._look()
    for frame in reversed(state.frames):
        if name in frame.names:
            o = state.objects[frame.names[name]]
            held = [text.replace('name ', '', 1).replace(' (module)', '') for text in state.holders(o.id)]
            if o.imm:
                return '%s is tied to %s, a shared value that is always kept.' % (name, o.label)
            more = ' (+%d not drawn)' % o.hidden if o.hidden else ''
            return '%s is held by %s%s.' % (o.label, _labels_words._and(held), more)
    for o in state.objects.values():
        if o.label == name or o.label.replace(' ', '') == name.replace(' ', ''):
            path = state.path(o.id)
            return '%s: %s' % (o.label, ' ▶ '.join(path + [o.label]) if path else 'out of reach, no name leads to it.')
    for number, text, changes, before in reversed(_history):
        gone = [change for change in changes if change[0] == 'U' and change[2] == name]
        if gone:
            return 'There is no name %s any more: `%s` let it go.' % (name, text)
    return 'There is no name %s.' % name


def _why(rest, namespace, pieces):
    if rest:
        print(_labels.quietly(_why_name, rest))
        return
    error = getattr(sys, 'last_value', None)
    if error is None:
        print('Nothing went wrong yet. :why NAME tells why an object is alive.')
        return
    for line in explain(error, _history):
        print(line)


def _quiet(rest, namespace, pieces):
    _settings['quiet'] = rest != 'off' and (rest == 'on' or not _settings['quiet'])
    print('Drawings are left out.' if _settings['quiet'] else 'Drawings are shown.')


def _words(rest, namespace, pieces):
    if rest not in ('exact', 'plain', ''):
        print('usage: :words exact|plain')
        return
    exact = rest == 'exact' or (rest == '' and _labels_words.words is _labels_words.plain)
    _labels_words.words = _labels_words.exact if exact else _labels_words.plain
    print('Exact words: reference count, unreachable, deallocated.' if exact else 'Plain words: strings, out of reach, floats away.')


def _lesson(rest, namespace, pieces):
    import _lessons
    _lessons.main(rest.split())


def _ask(rest, namespace, pieces):
    names = rest.split()
    if len(names) != 1:
        print('usage: :ask NAME   (how many strings hold what NAME is tied to?)')
        return
    def strings():
        labels._look()
        for frame in labels._state.frames:
            if names[0] in frame.names:
                return labels._state.objects[frame.names[names[0]]].copy()
    o = _labels.quietly(strings)
    if o is None:
        print('There is no name %s.' % names[0])
        return
    answer = input('How many strings hold %s? ' % o.label).strip()
    right = 'shared' if o.imm else str(o.count)
    print('Yes.' if answer == right else 'It is %s.' % right, _labels.quietly(_why_name, names[0]))


prompt_commands = {
    'teach': (_teach, ':teach', 'tell and draw what each statement did; again: stop'),
    'draw': (_draw, ':draw', 'the names and objects now'),
    'why': (_why, ':why [NAME]', 'why is it alive? without a name: what the last error means'),
    'quiet': (_quiet, ':quiet', 'words without drawings, or both again'),
    'words': (_words, ':words exact|plain', 'which words are used'),
    'lesson': (_lesson, ':lesson [N]', 'the lessons, or one of them'),
    'ask': (_ask, ':ask NAME', 'guess how many strings hold it'),
}


# ---- errors ----

def _source(error):
    """The line that failed and the frame it failed in."""
    import linecache
    tb = error.__traceback__
    found = None
    while tb is not None:
        if not tb.tb_frame.f_code.co_filename.startswith(sys._stdlib_dir):
            found = tb
        tb = tb.tb_next
    if found is None:
        return '', {}, 0
    frame = found.tb_frame
    names = dict(frame.f_globals)
    names.update(frame.f_locals)
    return linecache.getline(frame.f_code.co_filename, found.tb_lineno).strip(), names, found.tb_lineno


def _short(value):
    text = repr(value)
    return text if len(text) <= 60 else text[:28] + '…' + text[-28:]


def _let_go(name, history):
    for number, text, changes, before in reversed(history):
        if any(change[0] == 'U' and change[2] == name for change in changes):
            return text


def _name_error(error, line, names, history):
    name = getattr(error, 'name', None)
    gone = name and _let_go(name, history)
    if isinstance(error, UnboundLocalError):
        return ('The function ties %s somewhere, so %s is a name of its own in it; here it was not tied yet.' % (name, name), None,
                'Tie it before it is used, or write `global %s` (or `nonlocal %s`) first in the function.' % (name, name))
    if gone:
        return 'No tag %s is on the ground.' % name, '%s was let go by `%s`.' % (name, gone), 'Use it before that, or tie it again.'
    import difflib
    close = difflib.get_close_matches(name or '', [n for n in list(names) + dir(builtins) if n != name], 1)
    return ('No tag %s is on the ground: the name was never tied.' % name, None,
            'Did you mean %s?' % close[0] if close else 'Tie it first: %s = …' % name)


def _attribute_error(error, line, names, history):
    name, o = getattr(error, 'name', None), getattr(error, 'obj', None)
    if o is None and name:
        here = None
        watchers = [n for n, value in names.items() if type(value).__name__ == 'ReferenceType' and n + '()' in line and value() is None]
        if watchers:
            here = '%s() gave None: what it only watched has floated away.' % watchers[0]
        else:
            nones = [n for n, value in names.items() if value is None and n + '.' in line]
            if nones:
                here = '%s is tied to None.' % nones[0]
        return 'None has no attribute %s.' % name, here, 'Find out where the None comes from; a function without return gives None.'
    import difflib
    close = difflib.get_close_matches(name or '', dir(o), 1) if name else []
    return ('%s has no attribute %s.' % (_short(o) if o is not None else 'The object', name), None,
            'Did you mean .%s?' % close[0] if close else 'dir() shows what it has.')


def _index_error(error, line, names, history):
    for n, value in names.items():
        if n + '[' in line and isinstance(value, (list, tuple, str)):
            return ('The place that was asked for is not there.', '%s has %d item%s: places 0 to %d.' % (n, len(value), '' if len(value) == 1 else 's', len(value) - 1)
                    if value else '%s is empty.' % n, 'Counting begins at 0; the last place is -1.')
    return 'The place that was asked for is not there.', None, 'Counting begins at 0; the last place is -1.'


def _key_error(error, line, names, history):
    key = error.args[0] if error.args else None
    for n, value in names.items():
        if n + '[' in line and isinstance(value, dict):
            return 'The dict has no key %s.' % _short(key), '%s has the keys %s.' % (n, _short(list(value))), '%s.get(%s) gives None instead.' % (n, _short(key))
    return 'There is no key %s.' % _short(key), None, 'Ask with `in` first, or use .get().'


def _type_error(error, line, names, history):
    used = [n for n in names if n.isidentifier() and _mentions(line, n) and not callable(names[n])]
    here = ', '.join('%s is %s %s' % (n, type(names[n]).__name__, _short(names[n])) for n in used[:3])
    text = str(error)
    advice = 'Look at the types of what takes part.'
    if 'unhashable' in text:
        advice = 'A key must not change: use a tuple instead of a list.'
    elif 'NoneType' in text:
        advice = 'Something gave None: methods such as sort() and append() change the object and give None.'
    elif 'concatenate' in text or 'unsupported operand' in text:
        advice = 'Convert one side first: str(…), int(…).'
    elif 'argument' in text:
        advice = 'Compare the call with the line that begins with def.'
    return 'These kinds of objects cannot be used together like that.' if 'argument' not in text else 'The call and the function do not fit.', here and here + '.', advice


def _mentions(line, name):
    import re
    return re.search(r'\b%s\b' % re.escape(name), line) is not None


def _other_error(error, line, names, history):
    meanings = {
        'ZeroDivisionError': ('Nothing can be divided by 0.', 'Ask whether the divisor is 0 first.'),
        'RecursionError': ('A function calls itself without an end: every call keeps its own names.', 'Look for the case in which it must not call itself.'),
        'ValueError': ('The kind of object is right, but not its value.', 'Print the value just before this line.'),
        'ReferenceError': ('The object that was watched has floated away.', 'Keep a string to it as long as it is needed.'),
        'FileNotFoundError': ('There is no file of that name.', 'Look at the folder: os.getcwd(), os.listdir().'),
        'ModuleNotFoundError': ('There is no module of that name.', 'Is it spelled right?'),
        'KeyboardInterrupt': ('The program was stopped from the keyboard.', 'Run it again when you like.'),
        'AssertionError': ('What `assert` says is not so.', 'Print both sides of it.'),
        'SyntaxError': ('The text is not Python at the place that is marked.', 'Look for a missing bracket, colon or quotation mark, also in the line before.'),
        'IndentationError': ('The blanks at the beginning of the line do not fit those above.', 'Four blanks for each level.'),
    }
    for cls in type(error).__mro__:
        if cls.__name__ in meanings:
            means, advice = meanings[cls.__name__]
            break
    else:
        return None, None, None
    used = [n for n in names if n.isidentifier() and _mentions(line, n) and isinstance(names[n], (int, float, str, list, tuple, dict))]
    here = ', '.join('%s is %s' % (n, _short(names[n])) for n in used[:3])
    return means, here and here + '.', advice


_explainers = [(NameError, _name_error), (AttributeError, _attribute_error), (IndexError, _index_error), (KeyError, _key_error), (TypeError, _type_error),
               (BaseException, _other_error)]


def explain(error, history=()):
    """At most three lines: what the words mean, what happened here, one thing to try."""
    try:
        line, names, number = _source(error)
        for cls, function in _explainers:
            if isinstance(error, cls):
                parts = function(error, line, names, history)
                break
    except Exception:
        return []
    marks = 'It means:', 'Here:    ', 'Try:     '
    return ['%s %s' % (mark, part) for mark, part in zip(marks, parts) if part]


def explain_errors():
    """An uncaught error is explained below its traceback (balloon --explain)."""
    old = sys.excepthook

    def hook(cls, error, traceback):
        old(cls, error, traceback)
        for line in explain(error):
            print(line, file=sys.stderr)
    sys.excepthook = hook
