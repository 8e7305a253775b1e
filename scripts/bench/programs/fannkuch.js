// Pancake flipping over all permutations: small arrays of integers, swapped and reversed in place.
function flipsOf(perm) {
  let count = 0, first = perm[0];
  while (first) {
    for (let low = 0, high = first; low < high; low++, high--) [perm[low], perm[high]] = [perm[high], perm[low]];
    first = perm[0];
    count++;
  }
  return count;
}

function nextPermutation(perm, counters) {
  for (let i = 1; i < perm.length; i++) {
    const first = perm[0];
    for (let k = 0; k < i; k++) perm[k] = perm[k + 1];
    perm[i] = first;
    if (++counters[i] <= i) return true;
    counters[i] = 0;
  }
  return false;
}

function fannkuch(n) {
  const perm = Array.from({length: n}, (_, i) => i), counters = new Array(n).fill(0);
  let best = 0, checksum = 0, turn = 0;
  for (;;) {
    if (perm[0]) {
      const flips = flipsOf(perm.slice());
      best = Math.max(best, flips);
      checksum += turn % 2 === 0 ? flips : -flips;
    }
    turn++;
    if (!nextPermutation(perm, counters)) return [checksum, best];
  }
}

function run() {
  const [checksum, best] = fannkuch(7);
  console.log(checksum + " " + best);
}

for (let k = Number(process.argv[2] || 140); k > 0; k--) run();
