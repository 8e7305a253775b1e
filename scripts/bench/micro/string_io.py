"""io.StringIO and io.BytesIO."""

from io import BytesIO, StringIO


def main():
    r = None
    for i in range(60000):
        out = StringIO()
        for k in range(20):
            out.write("line of text\n")
        text = out.getvalue()
        for line in StringIO(text):
            r = line
        data = BytesIO(b"abcdef" * 10)
        r = data.read(10)
    print(r)


main()
