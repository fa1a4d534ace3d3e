const N = 9;

function reverseFirst(values, count) {
  for (let i = 0, j = count - 1; i < j; i++, j--) {
    const value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}

function fannkuch(n) {
  const permutation = Array.from({ length: n }, (_, i) => i);
  const work = new Array(n).fill(0);
  const count = new Array(n).fill(0);
  let maxFlips = 0;
  let checksum = 0;
  let even = true;
  let r = n;
  for (;;) {
    for (; r > 1; r--) count[r - 1] = r;

    if (permutation[0] !== 0) {
      for (let i = 0; i < n; i++) work[i] = permutation[i];
      let flips = 0;
      for (let first = work[0]; first !== 0; first = work[0]) {
        reverseFirst(work, first + 1);
        flips++;
      }
      if (flips > maxFlips) maxFlips = flips;
      checksum += even ? flips : -flips;
    }

    for (;;) {
      if (r === n) return { checksum, maxFlips };
      const first = permutation[0];
      for (let i = 0; i < r; i++) permutation[i] = permutation[i + 1];
      permutation[r] = first;
      count[r]--;
      if (count[r] > 0) break;
      r++;
    }
    even = !even;
  }
}

const { checksum, maxFlips } = fannkuch(N);
console.log(String(checksum));
console.log(`Pfannkuchen(${N}) = ${maxFlips}`);
