"""Matrices of exact fractions: operators, indexing with slices, elimination, determinants, comparison with the textbook."""
from fractions import Fraction
from functools import reduce, total_ordering
import operator


class ShapeError(ArithmeticError):
    pass


class Matrix:
    __slots__ = ("rows",)

    def __init__(self, rows):
        self.rows = tuple(tuple(Fraction(x) for x in row) for row in rows)
        if len({len(r) for r in self.rows}) > 1:
            raise ShapeError("rows of different length: " + ", ".join(str(len(r)) for r in self.rows))

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @classmethod
    def build(cls, height, width, f):
        return cls([[f(i, j) for j in range(width)] for i in range(height)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __repr__(self):
        return f"Matrix({[[str(x) for x in row] for row in self.rows]})"

    def __str__(self):
        texts = [[str(x) for x in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*texts)]
        return "\n".join("[" + "  ".join(t.rjust(w) for t, w in zip(row, widths)) + "]" for row in texts)

    def __format__(self, spec):
        return "\n".join(" ".join(format(float(x), spec) for x in row) for row in self.rows)

    def __getitem__(self, key):
        match key:
            case int():
                return self.rows[key]
            case (int() as i, int() as j):
                return self.rows[i][j]
            case (i, j):
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix([r[j] if isinstance(j, slice) else [r[j]] for r in rows])
            case slice():
                return Matrix(self.rows[key])
        raise TypeError(f"index {key!r}")

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    def __eq__(self, other):
        return self.rows == other.rows if isinstance(other, Matrix) else NotImplemented

    def __hash__(self):
        return hash(self.rows)

    def _same(self, other):
        if self.shape != other.shape:
            raise ShapeError(f"{self.shape} and {other.shape}")

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        self._same(other)
        return Matrix([map(operator.add, a, b) for a, b in zip(self, other)])

    def __neg__(self):
        return Matrix([[-x for x in row] for row in self])

    def __sub__(self, other):
        return self + -other

    def __mul__(self, k):
        if isinstance(k, Matrix):
            return NotImplemented
        return Matrix([[x * k for x in row] for row in self])

    __rmul__ = __mul__

    def __truediv__(self, k):
        return self * (1 / Fraction(k))

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ShapeError(f"{self.shape} @ {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(map(operator.mul, row, c)) for c in columns] for row in self])

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self)), self
        while n:
            if n & 1:
                result @= base
            base @= base
            n >>= 1
        return result

    def __bool__(self):
        return any(x for row in self for x in row)

    def __round__(self, digits=0):
        return Matrix([[round(x, digits) for x in row] for row in self])

    def reduced(self):
        """Row echelon form, the determinant's factor and the rank."""
        rows, factor, rank = [list(r) for r in self], Fraction(1), 0
        for column in range(self.shape[1]):
            pivot = next((i for i in range(rank, len(rows)) if rows[i][column]), None)
            if pivot is None:
                continue
            if pivot != rank:
                rows[rank], rows[pivot] = rows[pivot], rows[rank]
                factor = -factor
            head = rows[rank][column]
            factor *= head
            rows[rank] = [x / head for x in rows[rank]]
            for i, row in enumerate(rows):
                if i != rank and row[column]:
                    rows[i] = [x - row[column] * y for x, y in zip(row, rows[rank])]
            rank += 1
        return Matrix(rows), factor, rank

    def det(self):
        if len(set(self.shape)) != 1:
            raise ShapeError("only a square matrix has a determinant")
        _, factor, rank = self.reduced()
        return factor if rank == len(self) else Fraction(0)

    def inverse(self):
        n = len(self)
        wide = Matrix([row + unit for row, unit in zip(self.rows, Matrix.identity(n).rows)])
        done, _, _ = wide.reduced()
        if done[:, :n] != Matrix.identity(n):
            raise ZeroDivisionError("singular matrix")
        return done[:, n:]


a = Matrix([[2, 1, "1/2"], [0, 3, -1], [4, "0.25", 5]])
print(a)
print(repr(a), a.shape, bool(a), bool(a - a))
print(a[0], a[1, 2], a[-1][0])
print(a[:2], a[1:, ::2], a[:, 1], sep="\n--\n")
print("sum\n%s" % (a + a.T))
print("3a - a/2\n%s" % (3 * a - a / 2))
print("square\n%s" % a ** 2)
print("det", a.det(), "inverse")
print(a.inverse())
print(a @ a.inverse() == Matrix.identity(3), a ** -2 == (a ** 2).inverse(), a ** 0 == a)
print(f"{a.inverse():8.4f}")
print(round(a.inverse(), 2))

hilbert = Matrix.build(6, 6, lambda i, j: Fraction(1, i + j + 1))
print(hilbert.det())
print(hilbert.inverse())
fib = Matrix([[1, 1], [1, 0]]) ** 200
print(fib[0, 1])
print(reduce(operator.matmul, [Matrix([[1, i], [0, 1]]) for i in range(10)]))

low = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
print(low.reduced()[0], low.reduced()[2], low.det())
print(len({low, Matrix(low), low.T, low.T.T}), low == 5, low != low.T)

for attempt in ("low.inverse()", "Matrix([[1, 2], [3]])", "low @ Matrix([[1, 2]])", "low + 1", "low[1.5]", "low * low", "Matrix([[1, 2]]).det()",
                "low + Matrix([[1]])", "low[3]", "low['x']", "low / 0", "low.color", "low < low", "Matrix([['x']])"):
    try:
        print(attempt, eval(attempt))
    except Exception as e:
        print(f"{attempt:24} {type(e).__name__}: {e}")
try:
    low.color = "red"
except AttributeError as e:
    print(e)


@total_ordering
class Size:
    def __init__(self, m):
        self.area = m.shape[0] * m.shape[1]

    def __eq__(self, other):
        return self.area == other.area

    def __lt__(self, other):
        return self.area < other.area


print(sorted([low, Matrix([[1]]), Matrix([[1, 2]])], key=Size)[0], Size(low) >= Size(a), Size(low) > Size(fib))
