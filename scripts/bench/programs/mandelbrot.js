// A picture of the Mandelbrot set in characters: floats in local variables, text rows joined.
const SHADES = " .:-=+*#%@";

function escapeTime(cx, cy, limit) {
  let x = 0, y = 0;
  for (let i = 0; i < limit; i++) {
    const xx = x * x, yy = y * y;
    if (xx + yy > 4) return i;
    y = 2 * x * y + cy;
    x = xx - yy + cx;
  }
  return limit;
}

function picture(width, height, limit) {
  const rows = [];
  for (let j = 0; j < height; j++) {
    const cy = 2.4 * j / height - 1.2, row = [];
    for (let i = 0; i < width; i++) {
      const n = escapeTime(3.2 * i / width - 2.2, cy, limit);
      row.push(n === limit ? SHADES[9] : SHADES[n % 9]);
    }
    rows.push(row.join(""));
  }
  return rows;
}

function julia(width, height, limit) {
  let inside = 0;
  for (let j = 0; j < height; j++)
    for (let i = 0; i < width; i++) {
      let z = [3 * i / width - 1.5, 2 * j / height - 1], n = 0;
      while (n < limit && z[0] * z[0] + z[1] * z[1] <= 4) {
        z = [z[0] * z[0] - z[1] * z[1] - 0.8, 2 * z[0] * z[1] + 0.156];
        n++;
      }
      inside += n;
    }
  return inside;
}

function run() {
  const rows = picture(64, 40, 60);
  console.log(rows[20]);
  let count = 0;
  for (const row of rows) count += row.split("@").length - 1;
  console.log(count + " " + julia(40, 30, 40));
}

for (let k = Number(process.argv[2] || 135); k > 0; k--) run();
