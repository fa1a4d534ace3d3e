// Regular expressions: groups, lookaround, flags, replacement, tokenizers, validation.
const log = `2024-01-15 10:23:45 [ERROR] db.pool: Connection refused (host=10.0.0.5, port=5432)
2024-01-15 10:23:46 [INFO] web: GET /index.html 200 in 12ms
bad line
2024-01-16 00:00:00 [ERROR] web: POST /api/v1/items 500 in 1204ms
`;
const line = /^(?<date>\d{4}-\d\d-\d\d) (?<time>[\d:]+) \[(?<level>[A-Z]+)\] (?<source>[\w.]+): (?<message>.*)$/gm;
for (const { groups: { level, source, message }, index } of log.matchAll(line)) console.log(index, level, source, message.length);
console.log({ ...line.exec(log).groups }, line.lastIndex, line.flags, line.source.length);
console.log(log.match(/\d+ms/g), log.match(/nothing/g), log.match(/(\w+)=([\d.]+)/).slice(), log.search(/\[INFO/), /ERROR/.test(log));
console.log('2024-05'.match(/(?<y>\d{4})-(?<m>\d\d)/), 'x'.match(/y/));

console.log('a, b;c  d'.split(/[;,\s]\s*/), 'a1b22c'.split(/(\d)/), 'abc'.split(/(?:)/u));
console.log('hello world'.replace(/(\w+) (\w+)/, '$2 $1'), '3 cats, 14 dogs'.replace(/\d+/g, (n) => n * 2), 'aaa'.replace(/a/, "[$`|$&|$'|$$]"));
console.log('on 2024-05'.replace(/(?<y>\d{4})-(?<m>\d\d)/, '$<m>/$<y>'), 'x-y-z'.replace(/-(?<letter>\w)/g, (...all) => all.at(-1).letter.toUpperCase()));
console.log('1234567.891'.replace(/(?<=\d)(?=(\d{3})+(?!\d|\.\d*$))/g, ','), '1234567'.replace(/\B(?=(\d{3})+(?!\d))/g, ','));

console.log('costs $5.99 or $12'.match(/(?<=\$)\d+(?:\.\d\d)?/g), 'happy unhappy'.match(/(?<!un)happy/g), 'stop! go now!'.match(/\w+(?=!)/g), 'foo.js bar.css'.match(/\w+(?!\.js)\.\w+/g));
console.log('noon level deed abcba'.match(/\b(\w)(\w)\w?\2\1\b/g), `say "it's" now`.match(/(['"])(.*?)\1/)[2], 'aa bb'.match(/(?<c>\w)\k<c>/g));
console.log('<a><b>'.match(/<.+>/)[0], '<a><b>'.match(/<.+?>/)[0], 'a aa aaa aaaaa'.match(/a{2,3}/g), /(a)|(b)/.exec('b').slice(), /(?:x(\d))*/.exec('x1x2')[1]);
console.log('one\ntwo'.match(/^\w/gm), 'a\nc'.match(/a.c/s) !== null, 'ABC'.match(/b/i).index, /[^]/.test('\n'), /^[\w-]+$/.test('a-b_c'), /\bé/.test('é'));

console.log('über 12 Ωmega'.match(/\p{L}+/gu), '🦀x'.match(/^.x/u) !== null, '🦀x'.match(/^.x/), /\u{1F980}/u.test('🦀'), 'aΑ1'.replace(/\p{Script=Greek}/u, '?'), 'A1_'.match(/\p{Lu}|\p{Nd}/gu), '5€'.match(/\p{Sc}/u)[0]);
console.log(/[\p{L}--[a-z]]/v.test('a'), /[\p{L}--[a-z]]/v.test('Z'), /^\p{Emoji}$/v.test('🦀'), /[[a-z]&&[aeiou]]/v.exec('xyzebc')[0]);
const sticky = /\d+|[a-z]+/y;
const parts = [];
for (let match; (match = sticky.exec('12ab34!56')); ) parts.push(`${match[0]}@${match.index}`);
console.log(parts, sticky.lastIndex);
const indices = /(?<year>\d+)-(\d+)/d.exec('on 2024-05');
console.log(indices.indices.map((pair) => pair.join('-')), indices.indices.groups.year);

const global = /o/g;
console.log(global.test('foo'), global.lastIndex, global.test('foo'), global.lastIndex, global.test('foo'), global.lastIndex, new RegExp(global, 'i').flags, RegExp('a/b').source, String(new RegExp('\n')));
for (const [source, flags] of [['('], ['[b-a]'], ['a{2,1}'], ['*a'], ['x', 'gg'], ['\\k<n>', 'u'], ['(?<n>a)(?<n>b)'], ['\\p{Nope}', 'u']]) {
  try { console.log(new RegExp(source, flags)); } catch (error) { console.log(error.name, source); }
}

function* tokens(source) {
  const token = /\s*(?:(?<number>\d+(?:\.\d*)?)|(?<name>[a-z_]\w*)|(?<operator>\*\*|[-+*\/=()^])|(?<other>\S))/giy;
  for (const { groups } of source.matchAll(token)) {
    const [type, value] = Object.entries(groups).find(([, text]) => text !== undefined);
    if (type === 'other') throw new SyntaxError(`unexpected ${value}`);
    yield { type, value };
  }
}
console.log([...tokens('area = 3.14 * r**2')].map(({ type, value }) => `${type}:${value}`).join(' '));
try { [...tokens('a $ b')]; } catch ({ message }) { console.log(message); }

const precedence = { '+': 1, '-': 1, '*': 2, '/': 2, '**': 3 };
function evaluate(source, names = {}) {
  const queue = [...tokens(source)];
  const primary = () => {
    const { type, value } = queue.shift() ?? {};
    if (type === 'number') return Number(value);
    if (type === 'name') return names[value];
    if (value === '-') return -primary();
    const inner = expression(1);
    queue.shift();
    return inner;
  };
  const expression = (least) => {
    let left = primary();
    while (queue.length && precedence[queue[0].value] >= least) {
      const { value } = queue.shift();
      const right = expression(precedence[value] + (value === '**' ? 0 : 1));
      left = { '+': left + right, '-': left - right, '*': left * right, '/': left / right, '**': left ** right }[value];
    }
    return left;
  };
  return expression(1);
}
console.log(evaluate('2 + 3 * 4'), evaluate('(2 + 3) * 4 - -1'), evaluate('2 ** 3 ** 2'), evaluate('10 / 4 - x', { x: 0.5 }));

const patterns = {
  email: /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/,
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/,
  colour: /^#(?:[\da-f]{3}){1,2}$/i,
  password: /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])\S{8,}$/,
};
const samples = { email: 'ada@example.org a@b', ipv4: '192.168.0.1 256.1.1.1', colour: '#fff #12AB9f #12', password: 'Passw0rd password1' };
for (const [name, texts] of Object.entries(samples)) console.log(name.padEnd(9), texts.split(' ').map((text) => `${text}=${patterns[name].test(text)}`).join(' '));
const markdown = (text) => [[/^# (.*)$/gm, '<h1>$1</h1>'], [/\*\*(.+?)\*\*/g, '<b>$1</b>'], [/\*(.+?)\*/g, '<i>$1</i>'], [/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>']]
  .reduce((out, [pattern, by]) => out.replace(pattern, by), text);
console.log(markdown('# Title\nSome **bold** and *thin* text, a [link](http://x.y).'));
class Redactor { constructor(word) { this.word = word; } [Symbol.replace](text, by) { return text.split(this.word).join(by); } [Symbol.split](text) { return text.length; } }
console.log('a secret b'.replace(new Redactor('secret'), '***'), 'abc'.split(new Redactor('x')), RegExp.prototype[Symbol.matchAll].call(/a/g, 'aXa')[Symbol.toStringTag]);
