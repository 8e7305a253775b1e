# A class whose making failed after its descriptors were there (mro() answered nonsense) stayed alive for ever: the descriptors refer to it.
import weakref

class Value:
    def __del__(self):
        print("value gone")

class Meta(type):
    def mro(cls):
        global seen
        seen = weakref.ref(cls)
        return 5

try:
    Meta("C", (), {"v": Value()})
except TypeError as e:
    print(e)
print(seen())
# expect: value gone
# expect: 'int' object is not iterable
# expect: None
