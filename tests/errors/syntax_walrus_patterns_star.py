# Refused by the compiler: walrus in comprehensions, patterns behind an irrefutable one, leaving an except* clause.
for code in ["[i for i in range(5) if (j := 0) for j in range(5)]", "[i for i in [(j := True) for j in range(5)]]",
             "[i for i in (lambda: (j := range(5)))()]", "[[(j := 0) for i in range(5)] for j in range(5)]",
             "match 1:\n case (_ as x) | [x]: pass", "match 1:\n case (None | _) | _: pass", "match 1:\n case [_ | 1]: pass",
             "match 1:\n case f'': pass", "match 1:\n case {f'': _}: pass", "match 1:\n case [1 | _]: pass\n case _: pass",
             "def f():\n try: pass\n except* OSError:\n  return 1", "try: pass\nexcept* OSError:\n  for i in (): break",
             "for i in ():\n try: pass\n except* OSError:\n  break", "try: pass\nexcept* OSError:\n  continue"]:
    try:
        compile(code, "x", "exec")
        print("compiled")
    except SyntaxError as e:
        print(e)
