# help() on functions shows signature and documentation.
def greet(name, *, loud=False):
    """Say hello.
    Twice if loud.
    """


class A:
    def f(self, x=1):
        "do f"


help(greet)
# expect: Help on function greet in module __main__:
# expect:
# expect: greet(name, *, loud=False)
# expect:     Say hello.
# expect:     Twice if loud.
# expect:
help(A().f)
# expect: Help on method f in module __main__:
# expect:
# expect: f(x=1) method of __main__.A instance
# expect:     do f
# expect:
