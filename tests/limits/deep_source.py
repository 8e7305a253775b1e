# Source nested deeper than anybody writes: compiled, or refused with an error that can be caught.
def attempt(name, source, mode="eval"):
    try:
        compile(source, "deep", mode)
    except SyntaxError as e:
        print(name, "SyntaxError:", e.msg)
    except (RecursionError, MemoryError) as e:
        print(name, "too deep")
    else:
        print(name, "compiled")

attempt("parentheses", "(" * 100 + "1" + ")" * 100)  # expect: parentheses compiled
attempt("200 parentheses", "(" * 200 + "1" + ")" * 200)  # expect: 200 parentheses compiled
attempt("brackets", "[" * 5000 + "]" * 5000)  # expect: brackets SyntaxError: too many nested parentheses
attempt("unclosed", "(" * 100)  # expect: unclosed SyntaxError: '(' was never closed
attempt("minus", "-" * 50 + "1")  # expect: minus compiled
attempt("many minus", "-" * 100_000 + "1")  # expect: many minus too deep
attempt("not", "not " * 100_000 + "1")  # expect: not too deep
attempt("attributes", "a" + ".b" * 100_000)  # expect: attributes too deep
attempt("calls", "f" + "()" * 100_000)  # expect: calls too deep
attempt("lambda", "lambda: " * 100_000 + "1")  # expect: lambda too deep
attempt("power", "2 ** " * 100_000 + "1")  # expect: power too deep
attempt("conditional", "1 if 1 else " * 100_000 + "1")  # expect: conditional too deep
attempt("comparison", "1 < " * 50_000 + "1")  # expect: comparison compiled
attempt("and", "1 and " * 50_000 + "1")  # expect: and compiled
attempt("blocks", "".join(" " * i + "if 1:\n" for i in range(99)) + " " * 99 + "pass\n", "exec")  # expect: blocks compiled
attempt("100 blocks", "".join(" " * i + "if 1:\n" for i in range(101)) + " " * 101 + "pass\n", "exec")  # expect: 100 blocks SyntaxError: too many levels of indentation
attempt("loops", "".join(" " * i + "while 1:\n" for i in range(20)) + " " * 20 + "pass\n", "exec")  # expect: loops compiled
attempt("21 loops", "".join(" " * i + "while 1:\n" for i in range(21)) + " " * 21 + "pass\n", "exec")  # expect: 21 loops SyntaxError: too many statically nested blocks
attempt("functions", "".join(" " * i + "def f():\n" for i in range(60)) + " " * 60 + "pass\n", "exec")  # expect: functions compiled
attempt("f-strings", 'f"{f\'{1}\'}"')  # expect: f-strings compiled
attempt("text", "'" + "a" * 1_000_000 + "'")  # expect: text compiled
attempt("number", "0x" + "f" * 100_000)  # expect: number compiled
attempt("digits", "1" * 5000)  # expect: digits SyntaxError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.
attempt("comment", "1 #" + "x" * 1_000_000)  # expect: comment compiled
attempt("continued", "1 + \\\n" * 1000 + "1")  # expect: continued compiled
