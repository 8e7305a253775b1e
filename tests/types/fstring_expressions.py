# f-strings: expressions, conversions, nested fields, and = .
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


x, w, d = 5, 8, {"a": [1, 2]}
print(f"{x}", f"{x + 1}", f"{x!r:>3}", f"{x:{w}}", f"{x:{'>'}{w}}", f"{d['a'][1]}", f"{'a' 'b'}", f"{(lambda: 3)()}", f"{x if x else w}", f"{{}}", f"{{{x}}}", f"{x,}", f"{[i for i in range(2)]}")
# expect: 5 6   5        5        5 2 ab 3 5 {} {5} (5,) [0, 1]
print(f"{x=}", f"{x = }", f"{x=!s}", f"{x=:4}", f"{d['a']=}", f"{ x }", f"{x:%}", f"{'é'!a}", f"{x!s}", rf"\{x}\n", f'''{
x}''', f"a" "b{x}" f"{x}")
# expect: x=5 x = 5 x=5 x=   5 d['a']=[1, 2] 5 500.000000% '\xe9' 5 \5\n 5 ab{x}5
print(f"{x:=5}", f"{(y := 3)}", y, f"{x!r:^{w}.{2}}", f"{'{'}", f"{1e3:{'.1f'}}", f"{x:d}{x:05d}", f"{None}")
# expect:     5 3 3    5     { 1000.0 500005 None
def error(text):
    try:
        eval(text)
    except Exception as e:
        print(type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)
for text in ("f'{'", "f'}'", "f'{}'", "f'{!r}'", "f'{x!}'", "f'{x!z}'", "f'{x y}'", "f'{#}'", "f'{a[}'", "f'{x:{y:{z}}}'", "f'{\\\\n}'", "f'{lambda x: 1}'", "f'{x!rr}'", "f'{*x}'", "f'{x:z}'", "f'{undefined}'"):
    error(text)
# expect: SyntaxError f-string: expecting '}'
# expect: SyntaxError f-string: single '}' is not allowed
# expect: SyntaxError f-string: empty expression not allowed
# expect: SyntaxError f-string: expression required before '!'
# expect: SyntaxError f-string: invalid conversion character: expected 's', 'r', or 'a'
# expect: SyntaxError f-string: invalid conversion character: expected 's', 'r', or 'a'
# expect: SyntaxError f-string: invalid syntax. Perhaps you forgot a comma?
# expect: SyntaxError f-string expression part cannot include '#'
# expect: SyntaxError f-string: closing parenthesis '}' does not match opening parenthesis '['
# expect: SyntaxError f-string: expressions nested too deeply
# expect: SyntaxError f-string expression part cannot include a backslash
# expect: SyntaxError f-string: invalid syntax
# expect: SyntaxError f-string: expecting '}'
# expect: SyntaxError f-string: cannot use starred expression here
# expect: ValueError Negative zero coercion (z) not allowed in integer format specifier
# expect: NameError name 'undefined' is not defined
