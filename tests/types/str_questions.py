# What str can be asked about its characters.
def row(s):
    return [int(x) for x in (s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(),
                             s.isascii(), s.isidentifier(), s.isprintable())]
print(row(""))  # expect: [0, 0, 0, 0, 0, 0, 1, 0, 1]
print(row("abc"))  # expect: [1, 0, 0, 0, 1, 0, 1, 1, 1]
print(row("12"))  # expect: [0, 1, 1, 1, 1, 0, 1, 0, 1]
print(row("½"))  # expect: [0, 0, 0, 1, 1, 0, 0, 0, 1]
print(row("²"))  # expect: [0, 1, 0, 1, 1, 0, 0, 0, 1]
print(row("٣"))  # expect: [0, 1, 1, 1, 1, 0, 0, 0, 1]
print(row("一"))  # expect: [1, 0, 0, 1, 1, 0, 0, 1, 1]
print(row(" \t\n\x1c\x85\u2003"))  # expect: [0, 0, 0, 0, 0, 1, 0, 0, 0]
print(row("a b"))  # expect: [0, 0, 0, 0, 0, 0, 1, 0, 1]
print(row("_x1"))  # expect: [0, 0, 0, 0, 0, 0, 1, 1, 1]
print(row("1x"))  # expect: [0, 0, 0, 0, 1, 0, 1, 0, 1]
print(row("é"))  # expect: [1, 0, 0, 0, 1, 0, 0, 1, 1]
print(row("\u200b"))  # expect: [0, 0, 0, 0, 0, 0, 0, 0, 0]
print(row("\xad"))  # expect: [0, 0, 0, 0, 0, 0, 0, 0, 0]
print(row("\ud800"))  # expect: [0, 0, 0, 0, 0, 0, 0, 0, 0]
print(row("𝒳"))  # expect: [1, 0, 0, 0, 1, 0, 0, 1, 1]
print("·x".isidentifier(), "x·".isidentifier(), "℮".isidentifier())  # expect: False True True
