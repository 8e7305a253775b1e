// Planets that attract each other: floats in properties of small objects.
const SOLAR_MASS = 4 * 3.141592653589793 * 3.141592653589793, YEAR = 365.24;

class Body {
  constructor(x, y, z, vx, vy, vz, mass) {
    this.x = x; this.y = y; this.z = z;
    this.vx = vx * YEAR; this.vy = vy * YEAR; this.vz = vz * YEAR;
    this.mass = mass * SOLAR_MASS;
  }
}

function bodies() {
  return [
    new Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    new Body(4.84, -1.16, -0.10, 0.00166, 0.00769, -0.0000690, 0.000954),
    new Body(8.34, 4.12, -0.40, -0.00276, 0.00499, 0.0000230, 0.000285),
    new Body(12.89, -15.11, -0.22, 0.00296, 0.00237, -0.0000296, 0.0000436),
    new Body(15.37, -25.91, 0.17, 0.00268, 0.00162, -0.0000951, 0.0000515),
  ];
}

function offsetMomentum(system) {
  let px = 0, py = 0, pz = 0;
  for (const b of system) { px += b.vx * b.mass; py += b.vy * b.mass; pz += b.vz * b.mass; }
  const sun = system[0];
  sun.vx = -px / SOLAR_MASS; sun.vy = -py / SOLAR_MASS; sun.vz = -pz / SOLAR_MASS;
}

function advance(system, dt) {
  const n = system.length;
  for (let i = 0; i < n; i++) {
    const a = system[i];
    for (let j = i + 1; j < n; j++) {
      const b = system[j];
      const dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
      const squared = dx * dx + dy * dy + dz * dz;
      const force = dt / (squared * squared ** 0.5);
      a.vx -= dx * b.mass * force;
      a.vy -= dy * b.mass * force;
      a.vz -= dz * b.mass * force;
      b.vx += dx * a.mass * force;
      b.vy += dy * a.mass * force;
      b.vz += dz * a.mass * force;
    }
  }
  for (const b of system) { b.x += dt * b.vx; b.y += dt * b.vy; b.z += dt * b.vz; }
}

function energy(system) {
  let e = 0;
  system.forEach((a, i) => {
    e += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
    for (const b of system.slice(i + 1)) {
      const dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
      e -= a.mass * b.mass / (dx * dx + dy * dy + dz * dz) ** 0.5;
    }
  });
  return e;
}

function run() {
  const system = bodies();
  offsetMomentum(system);
  const before = energy(system);
  for (let i = 0; i < 1000; i++) advance(system, 0.01);
  console.log(before.toFixed(9) + " " + energy(system).toFixed(9));
}

for (let k = Number(process.argv[2] || 188); k > 0; k--) run();
