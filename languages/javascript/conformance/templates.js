// Template literals, tags, destructuring, spreading, optional chaining, control flow, other syntax.
const name = 'Ada';
const tag = (strings, ...values) => ({ cooked: [...strings], raw: [...strings.raw], values });
console.log(tag`a${1}b\n${name}${[1, 2]}`, tag``, tag`\u{41}${{ x: 1 }}`.cooked[0], `nested ${`inner ${1 + 1}`} ${name.length > 2 ? `long ${name}` : 'short'}`);
const same = () => ((strings) => strings)`constant`;
console.log(same() === same(), Object.isFrozen(same()), String.raw`C:\new\${name}`, ((s) => s[0] === undefined && s.raw[0])`\unicode`);

const escape = (text) => String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
class Safe { constructor(text) { this.text = text; } toString() { return this.text; } }
const html = ({ raw }, ...values) => new Safe(raw.reduce((out, part, i) => {
  const value = values[i - 1];
  return out + (Array.isArray(value) ? value.join('') : value instanceof Safe ? value : value === false || value == null ? '' : escape(value)) + part;
}));
const items = ['pens & ink', '<script>', '"quoted"'];
console.log(`${html`<ul title="${'a"b'}">${items.map((item) => html`<li>${item}</li>`)}${false}${null}</ul>`}`);
const sql = (strings, ...values) => ({ text: strings.reduce((query, part, i) => `${query}$${i}${part}`), values });
console.log(sql`SELECT * FROM t WHERE id = ${7} AND name = ${"x' OR 1=1"}`);
const dedent = (strings, ...values) => {
  const text = String.raw({ raw: strings }, ...values).replace(/^\n|\n\s*$/g, '');
  const indent = Math.min(...text.split('\n').filter((line) => line.trim()).map((line) => line.match(/^ */)[0].length));
  return text.split('\n').map((line) => line.slice(indent)).join('\n');
};
console.log(dedent`
    if (x) {
      return ${42};
    }
  `);

const [first, , third = 'default', ...rest] = [1, 2, undefined, 4, 5];
const { a, b: renamed = 10, c: { d: [, deep] = [0, 'none'] } = {}, ['com' + 'puted']: computed, ...others } = { a: 1, computed: 'yes', x: 7, y: 8 };
console.log(first, third, rest, a, renamed, deep, computed, others);
let x = 1;
let y = 2;
[x, y] = [y, x];
const target = {};
({ p: target.p, q: target['q'], ...target.rest } = { p: 1, q: 2, r: 3 });
[target.first, ...target.tail] = 'héy';
for (const [i, { id, tags: [main = 'none'] = [] }] of [{ id: 1, tags: ['x'] }, { id: 2 }].entries()) console.log(i, id, main);
console.log(x, y, target, (({ length }) => length)('four'), (([h, ...t]) => [t, h])([1, 2, 3]), [...'ab', ...[1], ...new Set([2])], Math.max(...[1, 3], 2));
const order = [];
const { [(order.push('key'), 'k')]: value = order.push('default') } = {};
console.log(order, value, (({ n = 1, m = n + 1 } = {}) => [n, m])(), ((...[p, q = 'q']) => p + q)('p'));

const user = { profile: { name: 'Bob', greet() { return `hi ${this.name}`; } }, tags: null };
console.log(user?.profile?.name, user.missing?.deeper.still.fine, user.profile.greet?.(), user.nothing?.(), user.tags?.[0], user?.['profile']?.['name'], delete user?.extra);
let settings = { volume: 0, title: '', theme: null };
settings.volume ??= 5;
settings.theme ??= 'dark';
settings.title ||= 'untitled';
settings.volume &&= 100;
settings.size ??= (settings.theme && 3) ?? 9;
console.log(settings, null ?? undefined ?? 0, 0 || null || 'last', 1 && 2 && 3, (null || undefined) ?? 'both', 2 ** 3 ** 2, (-2) ** 2);

function grade(score) {
  switch (true) {
    case score >= 90: return 'A';
    case score >= 80: return 'B';
    default: return 'F';
  }
}
const visited = [];
switch (3) {
  case 1: visited.push('one');
  case 3: visited.push('three');
  case 4: { const scoped = 'four'; visited.push(scoped); }
  default: visited.push('default'); break;
  case 5: visited.push('never');
}
console.log([95, 85, 10].map(grade), visited);
outer: for (let i = 0; i < 3; i++) {
  let j = 0;
  do {
    if (j === 1) continue outer;
    if (i === 2) break outer;
    visited.push(`${i}${j}`);
  } while (++j < 3);
}
block: { visited.push('in block'); if (visited.length) break block; visited.push('never'); }
let n = 3;
while (n --> 0) visited.push(n);
console.log(visited, n, (1, 2, 3), void 'x', typeof undeclared, !!NaN, !'' + 1, +'3' + +'4', 'b' + 'a' + +'a' + 'a');
for (const key in { z: 1, 10: 2, 2: 3, a: 4 }) visited.push(key);
for (var i = 0, j = 10; i < j; i += 3, j -= 2);
console.log(visited.slice(-4), i, j, [...Array(3)].map((_, k) => k), [, ,].length, [1, 2, 3,].length, ((p, q,) => p + q)(1, 2,));

const key = 'dynamic';
const literal = { key, [key]: 1, [`${key}Two`]: 2, 'quoted-key': 3, 1.5: 'number', async later() {}, * gen() {}, async * both() {}, get g() { return 1; }, set g(v) {}, __proto__: { inherited: true }, if: 'reserved', class: 'too' };
console.log(literal, literal.inherited, literal.if + literal.class, Object.keys(literal).length);
const \u0061bc = 'escaped identifier', π = 3.14, $ = 1, _ = 2, ünïcödé = 'ok';
console.log(abc, π, $ + _, ünïcödé, 0b101, 0o17, 0xff, .5, 5., 1e3, 1_000, 0.1e-2, '\x41\u{1F980}\0'.length, 'line\
continued');
console.log([1, 2, 3].at?.(-1), ((a) => (b) => a + b)(1)(2), (() => { })(), (() => ({}))(), new (class { x = this.constructor.name; })().x === '', new class Named { y = 1; }());
var hoisted = typeof later;
function later() { return arguments.length; }
{ function inBlock() { return 'block function'; } }
console.log(hoisted, later(1, 2), inBlock(), (function () { return typeof this; })(), (() => typeof globalThis)(), eval('1 + 1'), new Function('a', 'return a * 2')(21));
if (true) label: for (;;) break label; else console.log('never');
try { throw { code: 1, nested: { message: 'm' } }; } catch ({ code, nested: { message } }) { console.log(code, message); } finally { console.log('done'); }
console.log(((a, b = a, c = () => b) => [a, b, c()])(1), (function f(n) { return n ? n + f(n - 1) : 0; })(4), [[1, 2], [3, 4]].map(([p, q]) => ({ p, q })));
// end
