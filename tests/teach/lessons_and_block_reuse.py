# Every lesson: its facts hold, it asks at least three things, it is short, it ends with an exercise.
# watches the collector
import contextlib
import io
import _lessons
import lessons

print(len(lessons.names))                               # expect: 13
for number in range(1, 14):
    parts = _lessons.parts(_lessons.source(number))
    kinds = [kind for kind, text in parts]
    lines = sum(text.count('\n') + 1 for kind, text in parts if kind == 'code')
    if kinds.count('?') < 3 or kinds.count('!') < 3 or lines > 25 or not parts[-1][1].startswith('Change it:'):
        print(number, kinds.count('?'), kinds.count('!'), lines)
    if any('|' not in text for kind, text in parts if kind == '?'):
        print(number, 'a question without an answer')
    with contextlib.redirect_stdout(io.StringIO()):
        wrong = _lessons.check(number)
    if wrong:
        print(wrong)
# A fact that is not so is found out.
_lessons.source = lambda number: '#: x\na = 1\n#! a == 2\n'
print(_lessons.check(1))                                # expect: ['lesson 1: not so: a == 2']
