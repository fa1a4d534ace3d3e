// A quiz that reads its answers line by line, then the rest as a stream of lines, then nothing more.
import * as readline from 'node:readline/promises';
import { once } from 'node:events';

const questions = [
  { ask: 'Capital of France?', answer: /^paris$/i },
  { ask: '7 * 8 =', answer: /^56$/ },
  { ask: 'Largest planet?', answer: /^jupiter$/i },
];

class Statistics {
  #values = [];
  add(value) { this.#values.push(value); }
  get count() { return this.#values.length; }
  get mean() { return this.#values.reduce((a, b) => a + b, 0) / this.count; }
  get median() {
    const sorted = this.#values.toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
  get deviation() { return Math.sqrt(this.#values.reduce((sum, x) => sum + (x - this.mean) ** 2, 0) / this.count); }
  histogram(width) {
    const bins = new Map();
    for (const value of this.#values) {
      const bin = Math.floor(value / width) * width;
      bins.set(bin, (bins.get(bin) ?? 0) + 1);
    }
    return [...bins].sort(([a], [b]) => a - b).map(([bin, count]) => `${String(bin).padStart(4)} ${'#'.repeat(count)}`);
  }
}

const reader = readline.createInterface({ input: process.stdin });
const lines = reader[Symbol.asyncIterator]();
const next = async () => (await lines.next()).value;

let score = 0;
for (const { ask, answer } of questions) {
  const given = await next();
  const right = answer.test(given.trim());
  score += right;
  console.log(ask, given.trim(), right ? '✓' : '✗');
}
console.log(`${score} of ${questions.length}`);

const rows = Number(await next());
const matrix = [];
for (let i = 0; i < rows; i++) matrix.push((await next()).split(/\s+/).map(Number));
const transposed = matrix[0].map((_, x) => matrix.map((row) => row[x]));
console.log(matrix, transposed.map((row) => row.join(' ')).join('\n'));
const determinant = (m) => (m.length === 1 ? m[0][0] : m[0].reduce((sum, value, x) => sum + (x % 2 ? -1 : 1) * value * determinant(m.slice(1).map((row) => row.toSpliced(x, 1))), 0));
console.log('determinant', determinant(matrix));

const statistics = new Statistics();
const words = new Map();
let number = 0;
for await (const line of lines) {
  number++;
  if (line === '') {
    console.log('empty line', number);
    continue;
  }
  for (const word of line.split(/\s+/)) {
    if (Number.isFinite(Number(word))) statistics.add(Number(word));
    else words.set(word.toLowerCase(), (words.get(word.toLowerCase()) ?? 0) + 1);
  }
}
console.log(statistics.count, statistics.mean.toFixed(3), statistics.median, statistics.deviation.toFixed(3));
console.log(statistics.histogram(10).join('\n'));
console.log([...words].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).slice(0, 4));
console.log((await lines.next()).done, number, typeof once);
