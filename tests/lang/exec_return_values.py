# The prompt's mode prints expressions that are not None.
import sys
for text in ("1 + 1", "None", "'text'", "x = 5", "[1]; 2", "for i in range(2): i\n"):
    exec(compile(text, "<p>", "single"))
# expect: 2
# expect: 'text'
# expect: [1]
# expect: 2
# expect: 0
# expect: 1
old = sys.displayhook
sys.displayhook = lambda v: print("hook", v)
exec(compile("3; None", "<p>", "single"))
# expect: hook 3
# expect: hook None
sys.displayhook = old
print(_)                      # expect: 1
