const N = 150000;

const FREQUENCIES = [["A", 0.3029549426680], ["C", 0.5009432431601], ["G", 0.6984905497992], ["T", 1]];
const FRAGMENTS = ["GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT"];

function makeSequence(length) {
  let seed = 42;
  const letters = [];
  for (let i = 0; i < length; i++) {
    seed = (seed * 3877 + 29573) % 139968;
    const chance = seed / 139968;
    for (const [letter, limit] of FREQUENCIES) {
      if (chance < limit) {
        letters.push(letter);
        break;
      }
    }
  }
  return letters.join("");
}

function countFragments(sequence, size) {
  const counts = new Map();
  for (let start = 0; start + size <= sequence.length; start++) {
    const fragment = sequence.slice(start, start + size);
    counts.set(fragment, (counts.get(fragment) ?? 0) + 1);
  }
  return counts;
}

function printFrequencies(sequence, size) {
  const total = sequence.length - size + 1;
  const counts = [...countFragments(sequence, size)];
  counts.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  for (const [fragment, count] of counts) {
    console.log(`${fragment} ${(count * 100 / total).toFixed(3)}`);
  }
  console.log("");
}

const sequence = makeSequence(N);
printFrequencies(sequence, 1);
printFrequencies(sequence, 2);
for (const fragment of FRAGMENTS) {
  const counts = countFragments(sequence, fragment.length);
  console.log(`${counts.get(fragment) ?? 0}\t${fragment}`);
}
