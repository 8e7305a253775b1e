# csv: reading, writing, dialects, dicts.
import csv
import io

def error(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

def write(rows, **k):
    out = io.StringIO(newline="")
    csv.writer(out, **k).writerows(rows)
    return out.getvalue()

print(list(csv.reader(['a,b,"c,d"', '1,"x ""y"" z",', '', '"two', 'lines",3']))) # expect: [['a', 'b', 'c,d'], ['1', 'x "y" z', ''], [], ['twolines', '3']]
print(list(csv.reader(["a;b;'c;d'"], delimiter=";", quotechar="'")), list(csv.reader(["a, b"], skipinitialspace=True))) # expect: [['a', 'b', 'c;d']] [['a', 'b']]
print(list(csv.reader(['1,"a",2.5'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(["a\\,b,c"], escapechar="\\"))) # expect: [[1.0, 'a', 2.5]] [['a,b', 'c']]
print(repr(write([["a", 1, None, 2.5], ["x,y", 'q"q', "l\nm", ""]]))) # expect: 'a,1,,2.5\r\n"x,y","q""q","l\nm",\r\n'
print(repr(write([["a", 1]], quoting=csv.QUOTE_ALL)), repr(write([["a", 1]], quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n"))) # expect: '"a","1"\r\n' '"a",1\n'
print(error(write, [["a,b"]], quoting=csv.QUOTE_NONE), repr(write([["a,b"]], quoting=csv.QUOTE_NONE, escapechar="\\"))) # expect: Error: need to escape, but no escapechar set 'a\\,b\r\n'
print(list(csv.DictReader(["n,v", "a,1", "b", "c,3,4"])), csv.DictReader(["a,b"]).fieldnames) # expect: [{'n': 'a', 'v': '1'}, {'n': 'b', 'v': None}, {'n': 'c', 'v': '3', None: ['4']}] ['a', 'b']
out = io.StringIO()
w = csv.DictWriter(out, ["x", "y"], restval="-", lineterminator="|")
w.writeheader()
w.writerow({"x": 1})
print(out.getvalue(), error(w.writerow, {"z": 1})) # expect: x,y|1,-| ValueError: dict contains fields not in fieldnames: 'z'
print(csv.list_dialects(), csv.get_dialect("excel-tab").delimiter == "\t", error(csv.get_dialect, "nope"), csv.field_size_limit()) # expect: ['excel', 'excel-tab', 'unix'] True Error: unknown dialect 131072
csv.register_dialect("mine", delimiter=":")
print(list(csv.reader(["a:b"], "mine")), error(csv.reader, [], delimiter="ab"), error(csv.reader, [], nope=1)) # expect: [['a', 'b']] TypeError: "delimiter" must be a 1-character string TypeError: 'nope' is an invalid keyword argument for this function
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n4;5;6\n").delimiter, csv.Sniffer().has_header("name,age\nx,1\ny,2\n")) # expect: ; True
print(error(list, csv.reader([b"a"])), error(list, csv.reader(['"a'], strict=True))) # expect: Error: iterator should return strings, not bytes (the file should be opened in text mode) Error: unexpected end of data
