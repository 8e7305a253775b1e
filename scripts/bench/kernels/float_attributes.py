# Floats in attributes: two bodies that pull at each other.
class Body:
    def __init__(self, x, y, vx, vy, m):
        self.x = x
        self.y = y
        self.vx = vx
        self.vy = vy
        self.m = m


def run(n):
    a = Body(0.0, 0.0, 0.0, 0.1, 1.0)
    b = Body(1.0, 0.5, 0.2, -0.3, 0.5)
    dt = 0.001
    for i in range(n):
        dx = b.x - a.x
        dy = b.y - a.y
        d2 = dx * dx + dy * dy + 0.01
        f = dt / d2
        a.vx += dx * b.m * f
        a.vy += dy * b.m * f
        b.vx -= dx * a.m * f
        b.vy -= dy * a.m * f
        a.x += dt * a.vx
        a.y += dt * a.vy
        b.x += dt * b.vx
        b.y += dt * b.vy
    return a.x + a.y + b.x + b.y


print("%.6f" % run(600000))
