// A checker that ends with a code of its own, after cleaning up.
const rules = {
  name: (value) => /^[A-Z][a-z]+$/.test(value),
  age: (value) => Number.isInteger(Number(value)) && value > 0 && value < 150,
  email: (value) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value),
};

const records = `name=Ada age=36 email=ada@example.org
name=bob age=25 email=bob@example.org
name=Cyd age=200 email=cyd
name=Dan email=dan@x.org`;

const parse = (line) => Object.fromEntries(line.split(' ').map((field) => field.split('=')));

function* check(record) {
  for (const [name, rule] of Object.entries(rules)) {
    if (!(name in record)) yield `${name} is missing`;
    else if (!rule(record[name])) yield `${name} is wrong: ${record[name]}`;
  }
}

const summary = {
  checked: 0,
  failed: 0,
  toString() { return `${this.checked} checked, ${this.failed} failed`; },
};

process.on('exit', (code) => {
  console.log(`leaving with ${code}: ${summary}`);
  setTimeout(() => console.log('never: nothing runs after the end'), 0);
});
process.on('exit', () => {
  console.error('to the other stream');
  process.stdout.write('the last words, without a line end');
});

process.stdout.write('checking');
for (const dot of '...') process.stdout.write(dot);
process.stdout.write('\n');

for (const [i, line] of records.split('\n').entries()) {
  const problems = [...check(parse(line))];
  summary.checked++;
  summary.failed += Number(problems.length > 0);
  console.log(`line ${i + 1}:`, problems.join('; ') || 'fine');
}

const later = setTimeout(() => console.log('never: the program has ended'), 1000);
Promise.resolve().then(() => {
  console.log('microtask', typeof later, process.exitCode, process.argv.length >= 2);
  queueMicrotask(() => {
    try {
      process.exit(summary.failed);
    } finally {
      console.log('never: exit does not return');
    }
  });
});
setInterval(() => console.log('never: a timer comes later'), 0);
console.log('end of the main part');
