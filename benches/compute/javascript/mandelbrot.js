const N = 450;

const LIMIT = 50;

function escapeTime(cr, ci) {
  let zr = 0;
  let zi = 0;
  let i = 0;
  while (i < LIMIT && zr * zr + zi * zi <= 4) {
    const next = zr * zr - zi * zi + cr;
    zi = 2 * zr * zi + ci;
    zr = next;
    i++;
  }
  return i;
}

let inside = 0;
let steps = 0;
for (let y = 0; y < N; y++) {
  for (let x = 0; x < N; x++) {
    const i = escapeTime(2 * x / N - 1.5, 2 * y / N - 1);
    steps += i;
    if (i === LIMIT) inside++;
  }
}
console.log(`inside: ${inside}`);
console.log(`steps: ${steps}`);
