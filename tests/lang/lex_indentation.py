# Any deeper indentation opens a block; tabs count to the next eight.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


if True:
 x = 1
 if x:
          y = 2
          print(x, y)
 print("back")
# expect: 1 2
# expect: back
if True:
	z = 3
	print(z)
# expect: 3
def error(text):
    try:
        compile(text, "f", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno)
error("if x:\n    a\n  b")    # expect: IndentationError unindent does not match any outer indentation level 3
error("if x:\n\ta\n        b")  # expect: TabError inconsistent use of tabs and spaces in indentation 3
error("  a")                  # expect: IndentationError unexpected indent 1
error("if x:\na")             # expect: IndentationError expected an indented block after 'if' statement on line 1 2
