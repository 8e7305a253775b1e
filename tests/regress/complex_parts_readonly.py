# The parts of a complex number are fields that say "readonly attribute".
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


error(setattr, 1j, "real", 1)  # expect: AttributeError: readonly attribute
error(delattr, 1j, "imag")    # expect: AttributeError: readonly attribute
error(setattr, 1.5, "real", 1)  # expect: AttributeError: attribute 'real' of 'float' objects is not writable
