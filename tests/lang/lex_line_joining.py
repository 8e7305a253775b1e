# Lines are joined by a backslash, and inside brackets without one.
x = 1 + \
    2
y = [1,  # a comment here
     2,

     3]
z = (x
     + 4)
s = "one \
two"
print(x, y, z, s)             # expect: 3 [1, 2, 3] 7 one two
if x == 3 and \
   y:
    print("joined condition")
# expect: joined condition
def f(a,
      b=(
          5)):
    return a, b
print(f(1))                   # expect: (1, 5)
