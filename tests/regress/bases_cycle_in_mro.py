# Two classes became each other's base when a metaclass's mro() assigned __bases__ while orders were being computed.
class Meta(type):
    ready = False

    def mro(cls):
        if Meta.ready:
            if cls.__name__ == "B1":
                B2.__bases__ = (B1,)
            if cls.__name__ == "B2":
                B1.__bases__ = (B2,)
        return type.mro(cls)


class A(metaclass=Meta):
    pass


class B1(A):
    pass


class B2(A):
    pass


Meta.ready = True
B1.__bases__ += ()              # raises: TypeError: a __bases__ item causes an inheritance cycle
