const N = 150000;

let seed = 42;

function below(limit) {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % limit;
}

function stringKeys() {
  const counts = new Map();
  for (let i = 0; i < N; i++) {
    const key = `key${below(Math.floor(N / 4))}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let hits = 0;
  for (let i = 0; i < N; i++) {
    if (counts.has(`key${i}`)) hits++;
  }
  let greatest = 0;
  for (const count of counts.values()) greatest = Math.max(greatest, count);
  console.log(`strings: ${counts.size} ${hits} ${greatest}`);
}

function integerKeys() {
  const last = new Map();
  for (let i = 0; i < N; i++) last.set(below(N * 8), i);
  let hits = 0;
  let total = 0;
  for (let i = 0; i < N; i++) {
    const value = last.get(i * 8);
    if (value !== undefined) {
      hits++;
      total += value;
    }
  }
  console.log(`integers: ${last.size} ${hits} ${total}`);
}

function fnv1a() {
  let digest = 2166136261;
  for (let i = 0; i < N; i++) {
    const key = `key${i}`;
    for (let at = 0; at < key.length; at++) {
      digest = Math.imul(digest ^ key.charCodeAt(at), 16777619);
    }
  }
  console.log(`fnv: ${(digest >>> 0).toString(16).padStart(8, "0")}`);
}

stringKeys();
integerKeys();
fnv1a();
