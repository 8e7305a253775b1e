# The compiler's errors count columns in bytes of UTF-8.
def where(text):
    try:
        compile(text, "f", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset)
where("ééé; return 5")        # expect: 'return' outside function 1 9 17
where("x\nééé = '漢'; return 5")  # expect: 'return' outside function 2 17 25
where("def f(ééé): global ééé")  # expect: name 'ééé' is parameter and global 1 16 29
where("é = €")                # expect: invalid character '€' (U+20AC) 1 5 5
where("é = = 1")              # expect: invalid syntax 1 5 6
where("'é'; f(a, a=1, a=2)")  # expect: keyword argument repeated: a 1 17 20
