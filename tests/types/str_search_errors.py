# Messages of the searching methods.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

print(message("a".index, "b"))  # expect: ValueError: substring not found
print(message("a".rindex, "b"))  # expect: ValueError: substring not found
print(message("a".find, 1))  # expect: TypeError: must be str, not int
print(message("a".find))  # expect: TypeError: find() takes at least 1 argument (0 given)
print(message("a".find, "a", 1, 2, 3))  # expect: TypeError: find() takes at most 3 arguments (4 given)
print(message("a".find, "a", "x"))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(message(lambda: "a".find("a", start=1)))  # expect: TypeError: str.find() takes no keyword arguments
print(message("a".startswith, 1))  # expect: TypeError: startswith first arg must be str or a tuple of str, not int
print(message("a".startswith, ("b", 1)))  # expect: TypeError: tuple for startswith must only contain str, not int
print(message("a".endswith, ["a"]))  # expect: TypeError: endswith first arg must be str or a tuple of str, not list
print(message(lambda: 1 in "a"))  # expect: TypeError: 'in <string>' requires string as left operand, not int
print(message("a".count, None))  # expect: TypeError: must be str, not NoneType
