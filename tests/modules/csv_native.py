# Generated texts, rows and dialects through the reader and the writer.
import csv, io, random, itertools
random.seed(3)
chars = list('ab,;"\'\\ \r\n\t\n1.5é😀"",')
opts = [dict(), dict(delimiter=';'), dict(escapechar='\\'), dict(doublequote=False, escapechar='\\'), dict(quoting=csv.QUOTE_NONE), dict(quoting=csv.QUOTE_NONE, escapechar='\\'),
  dict(skipinitialspace=True), dict(strict=True), dict(quoting=csv.QUOTE_NONNUMERIC), dict(quotechar="'"), dict(quoting=csv.QUOTE_ALL), dict(lineterminator='\n', quoting=csv.QUOTE_NONNUMERIC), dict(delimiter='\t', doublequote=False), dict(delimiter='é')]
for n in range(500):
    o = random.choice(opts)
    text = ''.join(random.choice(chars) for _ in range(random.randint(0, 14)))
    r = csv.reader(io.StringIO(text, newline=random.choice([None, ''])) if n % 3 else [text, text], **o)
    out = []
    try:
        for row in r: out.append(row)
    except (csv.Error, ValueError) as e:
        out.append(type(e).__name__ + str(e))
    print(ascii(out), r.line_num)
    w = io.StringIO(newline='')
    row = [random.choice([text, text[:3], '', 1, 2.5, None, True, (1, 2)]) for _ in range(random.randint(0, 3))]
    try:
        csv.writer(w, **o).writerow(row)
        print(ascii(w.getvalue()))
    except csv.Error as e:
        print('E', e)
csv.field_size_limit(5)
try: print(list(csv.reader(['abcde,fg', 'abcdef'])))
except csv.Error as e: print(e)
try: print(list(csv.reader(['"abcdef"'])))
except csv.Error as e: print(e)
