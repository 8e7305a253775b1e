# assert: the message is evaluated only on failure.
def message():
    print("making message")
    return "told"
assert True, message()
assert [0]
try:
    assert [], message()
except AssertionError as e:
    print(repr(e), e.args)
# expect: making message
# expect: AssertionError('told') ('told',)
try:
    assert 0
except AssertionError as e:
    print(repr(e))
# expect: AssertionError()
try:
    assert False, (1, 2)
except AssertionError as e:
    print(e.args)
# expect: ((1, 2),)
