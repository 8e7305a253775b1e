# Floats in lists and objects: n-body, matrices, Mandelbrot, spectral norm.
import sys

class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


def advance(bodies, pairs, dt, n):
    for _ in range(n):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            mag = dt / ((dx * dx + dy * dy + dz * dz + 0.001) ** 1.5)
            am, bm = a.mass * mag, b.mass * mag
            a.vx -= dx * bm
            a.vy -= dy * bm
            a.vz -= dz * bm
            b.vx += dx * am
            b.vy += dy * am
            b.vz += dz * am
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def energy(bodies, pairs):
    e = 0.0
    for a, b in pairs:
        e -= a.mass * b.mass / ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2) ** 0.5
    return e + sum(b.mass * (b.vx ** 2 + b.vy ** 2 + b.vz ** 2) / 2 for b in bodies)


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, col)) for col in columns] for row in a]


def multiply_by_index(a, b):
    n = len(a)
    out = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += a[i][k] * b[k][j]
            out[i][j] = s
    return out


def mandelbrot(width, height, limit):
    inside = 0
    for py in range(height):
        y0 = py * 2.4 / height - 1.2
        for px in range(width):
            x0 = px * 3.0 / width - 2.1
            x = y = 0.0
            for _ in range(limit):
                xx, yy = x * x, y * y
                if xx + yy > 4.0:
                    break
                y = 2.0 * x * y + y0
                x = xx - yy + x0
            else:
                inside += 1
    return inside


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v, transposed):
    n = len(v)
    return [sum((element(j, i) if transposed else element(i, j)) * v[j] for j in range(n)) for i in range(n)]


def spectral(n):
    u = [1.0] * n
    for _ in range(3):
        v = times(times(u, False), True)
        u = times(times(v, False), True)
    return (sum(a * b for a, b in zip(u, v)) / sum(b * b for b in v)) ** 0.5


def run():
    bodies = [Body(i * 1.0, i * 0.5, -i * 0.25, 0.1 * i, -0.05 * i, 0.02, 1.0 + i) for i in range(5)]
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
    before = energy(bodies, pairs)
    advance(bodies, pairs, 0.001, 1500)
    print("%.9f %.9f" % (before, energy(bodies, pairs)))
    m = [[(i * j) % 7 + 0.5 for j in range(40)] for i in range(40)]
    print(multiply(m, m)[3][4], multiply_by_index(m, m) == multiply(m, m))
    print(mandelbrot(60, 40, 60))
    print("%.9f" % spectral(30))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 45):
    run()
