# pow with three operands that do not fit named only pow().
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


error(pow, 1, 2, "a")         # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'
error(pow, "a", 2, 3)         # expect: TypeError: unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'
error(pow, None, 1, [])       # expect: TypeError: unsupported operand type(s) for ** or pow(): 'NoneType', 'int', 'list'
