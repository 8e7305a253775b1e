# No class can derive from bool.

class B(bool): pass                             # raises: TypeError: type 'bool' is not an acceptable base type
