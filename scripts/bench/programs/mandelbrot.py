# A picture of the Mandelbrot set in characters: floats in local variables, text rows joined.
import sys

SHADES = " .:-=+*#%@"


def escape(cx, cy, limit):
    x = y = 0.0
    for i in range(limit):
        xx, yy = x * x, y * y
        if xx + yy > 4.0:
            return i
        y = 2.0 * x * y + cy
        x = xx - yy + cx
    return limit


def picture(width, height, limit):
    rows = []
    for j in range(height):
        cy = 2.4 * j / height - 1.2
        row = []
        for i in range(width):
            n = escape(3.2 * i / width - 2.2, cy, limit)
            row.append(SHADES[9] if n == limit else SHADES[n % 9])
        rows.append("".join(row))
    return rows


def julia(width, height, limit):
    """The same with complex numbers' parts kept in tuples."""
    inside = 0
    for j in range(height):
        for i in range(width):
            z = (3.0 * i / width - 1.5, 2.0 * j / height - 1.0)
            n = 0
            while n < limit and z[0] * z[0] + z[1] * z[1] <= 4.0:
                z = (z[0] * z[0] - z[1] * z[1] - 0.8, 2.0 * z[0] * z[1] + 0.156)
                n += 1
            inside += n
    return inside


def run():
    rows = picture(64, 40, 60)
    print(rows[20])
    print(sum(row.count("@") for row in rows), julia(40, 30, 40))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 135):
    run()
