"""csv: reading and writing."""

import csv
import io

rows = [["a", 1, "x,y"], ["b", 2, 'say "hi"']] * 10


def main():
    r = None
    for i in range(8000):
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        r = list(csv.reader(io.StringIO(out.getvalue())))
    print(len(r), r[0])


main()
