# labels.watch() tells what each line did; labels.story() writes a page; labels.save() every format.
import os
import tempfile
import labels


class Node:
    pass


def work():
    with labels.watch():
        row = [1]
        same = row
        row.append(2)
        del same
        row = None


work()
# expect: + row is tied to a new list #1: 1 string.
# expect: + same is tied to the same list #1: 1 → 2 strings. Nothing was copied.
# expect: ~ list #1[1] is now 2.
# expect: - same lets go of list #1: 2 → 1. Still held by row (work()).
# expect: - row lets go of list #1.
# expect: + row is tied to None, a shared value that is always kept.
# expect: ↑ list #1 floats away: its last string was let go.
a = Node()
a.me = a
with tempfile.TemporaryDirectory() as folder:
    page = os.path.join(folder, 'out.html')
    with labels.story(page):
        b = [a]
        c = b
        del b
    with open(page, encoding='utf-8') as file:
        text = file.read()
    print(text.startswith('<!doctype html>'), 'balloon-trace/1' in text, '"B"' in text)         # expect: True True True
    for suffix, begin in (('svg', '<svg'), ('dot', 'digraph'), ('gv', 'digraph'), ('txt', 'module'), ('html', '<!doctype'), ('json', '{')):
        path = os.path.join(folder, 'now.' + suffix)
        labels.save(path, a)
        with open(path, encoding='utf-8') as file:
            text = file.read()
        print(suffix, text.startswith(begin), 'Node #1' in text or 'Node\\ #1' in text)
    # expect: svg True True
    # expect: dot True True
    # expect: gv True True
    # expect: txt True True
    # expect: html True True
    # expect: json True True
try:
    labels.save('x.png')
except ValueError as error:
    print(error)                # expect: labels.save() knows the suffixes .svg .dot .gv .txt .html .json
try:
    labels.show(widht=3)
except TypeError as error:
    print(error)                # expect: 'widht' is not an option of labels: frames, depth, values, width, ascii
