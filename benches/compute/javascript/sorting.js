const N = 150000;

function randomValues(count) {
  let seed = 42;
  const values = [];
  for (let i = 0; i < count; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    values.push(seed);
  }
  return values;
}

// By the last three digits, then the greater value first.
function compare(a, b) {
  return a % 1000 - b % 1000 || b - a;
}

function quicksort(values, low, high) {
  while (low < high) {
    const pivot = values[(low + high) >> 1];
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) {
        const value = values[i];
        values[i] = values[j];
        values[j] = value;
        i++;
        j--;
      }
    }
    quicksort(values, low, j);
    low = i;
  }
}

function checksum(values) {
  return values.reduce((total, value) => (total * 31 + value) % 1000000007, 0);
}

function report(name, values) {
  const middle = values[values.length >> 1];
  console.log(`${name}: ${values[0]} ${middle} ${values[values.length - 1]} ${checksum(values)}`);
}

const values = randomValues(N);
report("library", values.slice().sort(compare));
quicksort(values, 0, values.length - 1);
report("quicksort", values);
