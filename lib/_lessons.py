"""balloon --lesson: the list; --lesson N: one lesson, statement by statement; N --check: its facts; N -o page.html: as a page.

A lesson is a plain script. `#: text` is told, `#? question | answer` is asked, `#! expression` must be true at that place.
"""

import pkgutil
import sys

import lessons

_continues = ' ', '\t', ')', ']', '}', 'else', 'elif', 'except', 'finally'


def source(number):
    return pkgutil.get_data('lessons', lessons.names[number - 1] + '.py').decode('utf-8')


def parts(text):
    """[(kind, text)]: kind is ':', '?', '!' or 'code', code being one whole statement."""
    found = []
    for line in text.splitlines():
        if line[:2] in ('#:', '#?', '#!'):
            found.append((line[1], line[2:].strip()))
        elif line.startswith(_continues) and found and found[-1][0] == 'code':
            found[-1] = 'code', found[-1][1] + '\n' + line
        elif line.strip():
            found.append(('code', line))
    return found


def title(number):
    return parts(source(number))[0][1]


def check(number):
    """The facts of a lesson that are not so: a list of texts."""
    space = {'__name__': 'lesson', 'labels': __import__('labels')}
    wrong = []
    for kind, text in parts(source(number)):
        if kind == 'code':
            exec(compile(text, '<lesson %d>' % number, 'exec'), space)
        elif kind == '!' and not eval(text, space):
            wrong.append('lesson %d: not so: %s' % (number, text))
    return wrong


def _ask(question):
    question, _, answer = question.partition('|')
    print('?', question.strip())
    if sys.stdin.isatty():
        guess = input('  your guess: ').strip()
        if guess and guess.lower().rstrip('.') == answer.strip().lower().rstrip('.'):
            print('  Yes.')
            return
    print('  ' + answer.strip())


def run(number):
    import _labels
    import _teach
    space = sys.modules['__main__'].__dict__
    hidden = 'labels' not in space
    space['labels'] = __import__('labels')
    _labels.quietly(space['labels']._look)
    steps = parts(source(number))
    heading = 'Lesson %d: %s' % (number, steps[0][1])
    print(heading)
    print('=' * len(heading))
    for kind, text in steps[1:]:
        if kind == ':':
            print()
            print(text)
        elif kind == '?':
            _ask(text)
        elif kind == 'code':
            print()
            print('\n'.join('    ' + line for line in text.splitlines()))
            exec(compile(text, '<lesson %d>' % number, 'exec'), space)
            told = _labels.quietly(_teach._step, text)
            if told:
                print(told)
        elif not eval(text, space):
            print('(This is not so: %s)' % text)
    if hidden:
        space.pop('labels', None)


def page(number, path):
    """The lesson as a trace page."""
    import os
    import subprocess
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, lessons.names[number - 1] + '.py')
        with open(script, 'w', encoding='utf-8') as file:
            file.write(source(number).replace('\n', '\nimport labels\n', 1) if 'labels.' in source(number) else source(number))
        return subprocess.run([sys.executable, '--trace', '-o', os.path.abspath(path), script], stdout=subprocess.DEVNULL).returncode


def _number(text):
    if text.isdigit() and 1 <= int(text) <= len(lessons.names):
        return int(text)
    print('There are lessons 1 to %d.' % len(lessons.names), file=sys.stderr)
    return None


def main(arguments):
    words = [word for word in arguments if word != '--check']
    only_check = '--check' in arguments
    if not words and not only_check:
        print('Lessons: balloon --lesson N')
        for number in range(1, len(lessons.names) + 1):
            print('%4d  %s' % (number, title(number)))
        return 0
    numbers = [_number(words[0])] if words else range(1, len(lessons.names) + 1)
    if None in numbers:
        return 2
    if only_check:
        wrong = [text for number in numbers for text in check(number)]
        print('\n'.join(wrong) or 'All facts hold.')
        return 1 if wrong else 0
    if '-o' in words and words.index('-o') + 1 < len(words):
        return page(numbers[0], words[words.index('-o') + 1])
    run(numbers[0])
    return 0


if __name__ == '__main__':
    # The pictures show the names of __main__: those of this file are not the lesson's.
    for __own__ in [name for name in globals() if not name.startswith('__')]:
        del globals()[__own__]
    __import__('sys').exit(__import__('_lessons').main(__import__('sys').argv[1:]))
