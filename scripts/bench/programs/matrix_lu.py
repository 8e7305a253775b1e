# Linear algebra on lists of lists: LU decomposition with pivots, solving, determinants, and exact elimination with ints.
import sys


class Matrix:
    def __init__(self, rows):
        self.rows = rows
        self.n = len(rows)

    @classmethod
    def sample(cls, n):
        return cls([[((i * 37 + j * 17) % 23) + (10.0 if i == j else 0.5) for j in range(n)] for i in range(n)])

    def __getitem__(self, at):
        return self.rows[at[0]][at[1]]

    def times(self, vector):
        return [sum([a * x for a, x in zip(row, vector)]) for row in self.rows]

    def transposed(self):
        return Matrix([list(column) for column in zip(*self.rows)])


def decompose(matrix):
    n = matrix.n
    lu = [row[:] for row in matrix.rows]
    order = list(range(n))
    sign = 1
    for k in range(n):
        pivot = k
        for i in range(k + 1, n):
            if abs(lu[i][k]) > abs(lu[pivot][k]):
                pivot = i
        if pivot != k:
            lu[k], lu[pivot] = lu[pivot], lu[k]
            order[k], order[pivot] = order[pivot], order[k]
            sign = -sign
        top = lu[k]
        for i in range(k + 1, n):
            row = lu[i]
            factor = row[k] / top[k]
            row[k] = factor
            for j in range(k + 1, n):
                row[j] -= factor * top[j]
    return lu, order, sign


def solve(lu, order, right):
    n = len(lu)
    x = [right[i] for i in order]
    for i in range(n):
        row = lu[i]
        for j in range(i):
            x[i] -= row[j] * x[j]
    for i in range(n - 1, -1, -1):
        row = lu[i]
        for j in range(i + 1, n):
            x[i] -= row[j] * x[j]
        x[i] /= row[i]
    return x


def determinant(rows):
    """Of ints, without fractions: every division comes out even."""
    m = [row[:] for row in rows]
    n = len(m)
    last = 1
    for k in range(n - 1):
        if m[k][k] == 0:
            return 0
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // last
        last = m[k][k]
    return m[-1][-1]


def run():
    matrix = Matrix.sample(30)
    lu, order, sign = decompose(matrix)
    right = matrix.times([1.0] * 30)
    x = solve(lu, order, right)
    product = sign
    for i in range(30):
        product *= lu[i][i] / 10
    back = matrix.transposed().transposed()
    print("%.6f %.4e %d" % (sum(x), product, back[3, 4]))
    print(determinant([[(i * j * 7 + i + j * j) % 11 + (i == j) for j in range(9)] for i in range(9)]))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1288):
    run()
