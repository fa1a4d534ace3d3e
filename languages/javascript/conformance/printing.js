// What console.log shows: nested values, long lines, special objects, formats, tables, groups.
console.log(1, 'text', true, null, undefined, 10n, Symbol('s'), [1, 'a'], { a: 1, b: 'x' });
console.log(['a\nb', "it's", 'say "hi"', `it's "both"`, '`all\'"`', '\t\\\u0001é'], { 'key with space': 1, valid_id: 2, 3: 3, 'ünï': 4 });
console.log({ a: { b: { c: { d: 1 } } }, list: [[[[1]]]], empty: {}, none: [] }, [[[]]], [{ a: { b: { c: {} } } }]);
console.log([1.5, -0, 0, NaN, Infinity, 1e21, 1e-7], [undefined, null, , 3, , ,], new Array(5), [[], {}, () => {}]);
console.log(Array.from({ length: 120 }, (_, i) => i));
console.log(Array.from({ length: 30 }, (_, i) => 'item' + i), Array.from({ length: 7 }, (_, i) => 'x'.repeat(i * 3)));
console.log(['a long enough text to be on a line of its own', 'another long text for the same purpose', 'short']);
console.log({ first: 'a long enough text to be wrapped', second: 'another long text for the same purpose', third: [1, 2, 3] });
console.log({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11, l: 12, m: 13, n: 14, o: 15, p: 16, q: 17, r: 18, s: 19, t: 20, u: 21, v: 22, w: 23, x: 24, y: 25, z: 26, aa: 27 });
console.log([[1, 2, [3, 4, [5, [6]]]], { x: { y: { z: { w: 1 } } } }], [['a', 1], ['b', 2]], [{ id: 1, name: 'one' }, { id: 2, name: 'two' }]);
console.log(Array.from({ length: 3 }, (_, i) => ({ id: i, name: `name number ${i}`, tags: ['red', 'green'], nested: { ok: true } })));
console.log([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [['X', 'O', ' '], [' ', 'X', 'O'], ['O', ' ', 'X']], Array.from({ length: 4 }, () => Array(8).fill('.')));

console.log(function named() {}, () => {}, async () => {}, function* gen() {}, async function* agen() {}, class A {}, class B extends Array {}, class {}, Math.max, Symbol, Object.assign(function f() {}, { x: 1 }));
console.log(new Map([['a', 1], [{ k: 1 }, [2]]]), new Set([1, 'b', { c: 3 }]), new Map(), new Set(), new Map([['deep', new Map([['deeper', new Map([['deepest', new Map()]])]])]]), new WeakMap(), new WeakSet());
console.log(new Map(Array.from({ length: 12 }, (_, i) => [`key${i}`, { value: i }])), new Set(Array.from({ length: 40 }, (_, i) => i * i)));
console.log([new Map([[1, 2]]).keys(), new Map([[1, 2]]).entries(), new Set([5]).values(), [1][Symbol.iterator](), 'x'[Symbol.iterator](), 'x'.matchAll(/x/g), (function* g() {})()]);
console.log(new Date(0), [new Date(1e12)], { d: new Date(NaN) }, /a\/b/gi, [/x/], new Boolean(false), new Number(-0), new String('abc'), Object(1n), Object(Symbol('q')), [new String('x')]);
console.log(Promise.resolve(5), Promise.resolve({ a: 1 }), new Promise(() => {}), (async () => 'x')(), [Promise.resolve()], globalThis === this, Math, JSON, Reflect, [Math]);
console.log(new Uint8Array(3), new Float64Array([1.5, -0]), new ArrayBuffer(4), new DataView(new ArrayBuffer(2)), new BigInt64Array(2), [new Uint16Array(2)]);

class Point { constructor(x, y) { this.x = x; this.y = y; } get length() { return 1; } static zero = 0; }
class Point3 extends Point { #hidden = 1; z = 3; [Symbol('tag')] = 'symbol'; }
class Tagged { get [Symbol.toStringTag]() { return 'Label'; } }
class List extends Array {}
class Dictionary extends Map { extra = 1; }
console.log(new Point(1, 2), new Point3(1, 2), [new Point(0, 0)], new Tagged(), new (class {})(), new (class Foo { a = 1; })(), List.from([1, 2]), new Dictionary([['k', 'v']]), Point, { Point });
console.log(Object.create(null), Object.create({ inherited: 1 }), Object.create(Point.prototype), Object.assign(Object.create(null), { a: 1 }), Object.create(Object.create(null)), { __proto__: { a: 1 }, b: 2 }, { constructor: 'fake' });
console.log({ get g() { return 1; }, set g(v) {}, get only() { return 1; }, set alone(v) {} }, { [Symbol('k')]: 1, [Symbol.iterator]: 2, async *m() {}, f: () => {} }, Object.defineProperty({}, 'hidden', { value: 1 }), Object.defineProperty([1], 'extra', { value: 2, enumerable: true }));
const loop = { name: 'loop', list: [] };
loop.self = loop;
loop.list.push(loop, { back: loop.list });
console.log(loop, new Map([[loop, 1]]).size, [loop].length);
console.log(Object.assign([1, 2], { name: 'x', '-1': 'neg' }), Object.assign(() => {}, { a: 1, b: { c: 2 } }), (function () { return arguments; })(1, 'b'), [[, 'a'], [, , ,]], 'x'.repeat(200).length, ['y'.repeat(100)]);
console.log([`multi\nline`], 'top\nlevel', { text: 'multi\nline text that is longer than the limit of seventy two characters in a line' }, ['\x1b[31m', '\u200b', '😀', '\ud800']);

console.log('%s is %d years and %i, %f, %j %o %O %%', 'Ada', 36.5, 36.9, '1.5', { a: 1 }, [1], { b: { c: {} } }, 'extra', { x: 1 });
console.log('%s %s', 'one', 'two', 'three', '%s', 'x'.length, '%s'), console.log('100%', 5, '%d', '42'), console.log('%c styled', 'color: red'), console.log('%s', null, undefined, 5n, Symbol('s'), { a: { b: { c: 1 } } }, [1, [2, [3]]], () => {}, class Q {}, new Date(0), -0);
console.log('%d %i %f', '0x10', '12.7px', 'x', '%x', '%'), console.log('%s'), console.log(), console.log(''), console.log(' '), console.log('%s', 'a\nb'), console.log('%o', { f() {} }.f.name), console.log(-0, [-0], 0);
console.group('Group');
console.log('inside\ntwo lines');
console.group();
console.info({ a: 1, b: [1, 2] });
console.groupEnd();
console.debug('back');
console.groupEnd();
console.log('outside');
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.table([[1, 2], [3, 4]]), console.table(['p', 'q']), console.table({ r1: { v: 1 }, r2: { v: 2 } }), console.table([{ a: 1, b: 2 }], ['b']), console.table(5), console.table(new Map([['k', 1]])), console.table(new Set(['s']));
console.count(), console.count('x'), console.count(), console.countReset(), console.count(), console.assert(true, 'no'), console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 }), console.dir([1, 'x']);
console.log([true, false, null], [['nested', ['array', ['of', ['strings']]]]], { f: { g: [{ h: 1 }] } }, [[[[[]]]]], [[[{}]]], [[[{ a: 1 }]]], { a: [{ b: [{ c: 1 }] }] });
console.log([1234567, 12, 1, 99999, 5, 66, 777, 8888], ['a', 'bb', 'ccc', 'dddd', 'eeeee', 'ffffff', 'ggggggg'], [1, 'a', 2, 'b', 3, 'c', 4, 'd'], [0.1, 0.22, 0.333, 4, 5, 6, 7.5], [1n, 22n, 333n, 4444n, 5n, 6n, 7n], [true, false, true, true, false, true, false]);
console.log(Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`property${i}`, Array.from({ length: 8 }, (__, j) => i * j)])), [Array.from({ length: 101 }, (_, i) => i % 7)], { long: 'word '.repeat(30) });
