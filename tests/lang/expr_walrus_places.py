# := binds in the scope around a comprehension, and is an expression.
if (n := 10) > 5:
    print(n)
# expect: 10
print([y := 1, y ** 2], y)    # expect: [1, 1] 1
print([last := i for i in range(4)], last)  # expect: [0, 1, 2, 3] 3
print(any((hit := i) > 2 for i in range(6)), hit)  # expect: True 3
def f(x=(z := 3)):
    return x
print(f(), z)                 # expect: 3 3
while chunk := [1, 2][:n - 9] if n > 9 else None:
    print(chunk)
    n -= 1
# expect: [1]
print((a := 1, b := 2), a, b, f(q := 7), q, {(k := 1): (v := 2)}, k + v)  # expect: (1, 2) 1 2 7 7 {1: 2} 3
print([[(t := i * j) for j in (1, 2)] for i in (3, 4)], t)  # expect: [[3, 6], [4, 8]] 8
