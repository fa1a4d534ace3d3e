// Text: words, formats, layout, ciphers, Unicode.
const passage = `It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity,
it was the season of Light, it was the season of Darkness.`;

const words = passage.toLowerCase().match(/[a-z]+/g);
const counts = words.reduce((all, word) => all.set(word, (all.get(word) ?? 0) + 1), new Map());
for (const [word, count] of [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 5)) {
  console.log(`${word.padEnd(8)}${String(count).padStart(4)} ${'*'.repeat(count)}`);
}
console.log(words.length, counts.size, words.reduce((a, b) => (b.length > a.length ? b : a)));

function wrap(text, width) {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

function justify(line, width) {
  const parts = line.split(' ');
  if (parts.length === 1) return line.padEnd(width);
  const spaces = width - parts.join('').length;
  const gap = Math.floor(spaces / (parts.length - 1));
  return parts.reduce((out, part, i) => out + ' '.repeat(gap + (i <= spaces % (parts.length - 1) ? 1 : 0)) + part);
}
for (const line of wrap(passage, 40)) console.log(`|${justify(line, 40)}|`);

const rotate = (text, by) => text.replace(/[a-z]/gi, (c) => {
  const base = c <= 'Z' ? 65 : 97;
  return String.fromCharCode((c.charCodeAt(0) - base + by + 26) % 26 + base);
});
console.log(rotate('Attack at Dawn!', 3), rotate(rotate('Attack at Dawn!', 3), -3));

const roman = (n) => [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']]
  .reduce((out, [value, numeral]) => {
    out += numeral.repeat(Math.floor(n / value));
    n %= value;
    return out;
  }, '');
console.log([1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999].map(roman).join(' '));

const title = (text) => text.replace(/\b\p{L}/gu, (c) => c.toUpperCase());
const camel = (text) => text.toLowerCase().replace(/[^a-z0-9]+(.)/g, (_, c) => c.toUpperCase());
const snake = (text) => text.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
const slug = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
console.log(title('hello wide world'), camel('some-long_variable name'), snake('someLongVariableName2'), slug(' Crème Brûlée: à la carte! '));

console.log('a,b,,c'.split(','), 'abc'.split(''), 'a1b22c'.split(/(\d+)/), 'a-b-c-d'.split('-', 2), ''.split(','), ''.split(''));
console.log('hello'.at(-1), 'hello'.slice(-3, -1), 'hello'.substring(3, 1), 'hello'.indexOf('l'), 'hello'.lastIndexOf('l'), 'hello'.includes('ell'));
console.log('  pad '.trim() + '|', '  pad '.trimStart() + '|', '  pad '.trimEnd() + '|', 'ab'.concat('cd', 1), 'x'.codePointAt(0), 'abc'.localeCompare('abd'));
console.log('aXbX'.replace('X', '-'), 'aXbX'.replaceAll('X', '$&$&'), 'John Smith'.replace(/(\w+) (\w+)/, '$2, $1'), 'x'.replace('x', () => '$1'));
console.log('racecar' === [...'racecar'].reverse().join(''), 'ß'.toUpperCase(), 'İ'.toLowerCase().length, 'ΑΣ'.toLowerCase(), 'a' < 'B', 'a' < 'b');

const emoji = '👩‍🚀🦀é';
console.log(emoji.length, [...emoji].length, emoji.codePointAt(0).toString(16), [...'🦀é'].map((c) => c.codePointAt(0)), String.fromCodePoint(0x1f980, 233));
console.log('e\u0301' === '\u00e9', 'e\u0301'.normalize('NFC') === '\u00e9', '\u{1F600}', '\x41\u0042', 'ﬁ'.normalize('NFKC'), 'a\ud800'.isWellFormed(), 'a\ud800'.toWellFormed());
console.log(encodeURIComponent('a b&c=é/✓'), decodeURIComponent('%E2%9C%93'), encodeURI('http://x.y/a b?q=é'), escape('ä '), unescape('%u2713'));
console.log(JSON.stringify('line\nquote"tab\t\u2028'), String.raw`raw\n${1 + 1}`, 'multi\
line', '\'', `\``);

const runs = (text) => text.replace(/(.)\1*/g, (run, c) => (run.length > 1 ? run.length : '') + c);
const unruns = (text) => text.replace(/(\d+)(.)/g, (_, n, c) => c.repeat(n));
console.log(runs('WWWWBBBWWC'), unruns(runs('WWWWBBBWWC')));
const groups = Object.groupBy?.(['listen', 'silent', 'google', 'enlist', 'dog', 'god'], (word) => [...word].sort().join(''))
  ?? ['listen', 'silent', 'google', 'enlist', 'dog', 'god'].reduce((all, word) => {
    (all[[...word].sort().join('')] ??= []).push(word);
    return all;
  }, {});
console.log(Object.values(groups).filter((group) => group.length > 1));
const table = [['name', 'qty'], ['pen', 12], ['notebook', 3]];
const widths = table[0].map((_, i) => Math.max(...table.map((row) => String(row[i]).length)));
for (const row of table) console.log(row.map((cell, i) => (typeof cell === 'number' ? String(cell).padStart(widths[i]) : cell.padEnd(widths[i]))).join(' | '));
