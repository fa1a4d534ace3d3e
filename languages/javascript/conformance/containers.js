// Arrays, objects, maps, sets, weak collections.
const numbers = [5, 3, 8, 1];
console.log(numbers.map((n) => n * 2), numbers.filter((n) => n > 2), numbers.reduce((a, b) => a + b), numbers.reduceRight((a, b) => a + '-' + b), numbers.find((n) => n > 4), numbers.findLast((n) => n > 4), numbers.findIndex((n) => n > 9), numbers.findLastIndex((n) => n < 6));
console.log(numbers.some((n) => n > 7), numbers.every((n) => n > 0), numbers.includes(8), numbers.indexOf(1), numbers.at(-2), numbers.join('+'), numbers.concat([9], 10, [[11]]), numbers.slice(1, -1), [...numbers.keys()]);
console.log(numbers.splice(1, 2, 'a', 'b', 'c'), numbers, numbers.push(7, 8), numbers.pop(), numbers.shift(), numbers.unshift(0), numbers.reverse(), numbers.fill('z', 1, 3), numbers.copyWithin(0, 3), numbers.length);
console.log([[1, [2]], [3, [[4]]]].flat(), [[1, [2, [3]]]].flat(Infinity), ['a b', 'c'].flatMap((s) => s.split(' ')), Array.from('héy'), Array.from({ length: 3 }, (_, i) => i ** 2), Array.of(7), new Array(3), Array(2).fill([]), [...Array(3).keys()]);
console.log([3, 1, 2].toSorted(), [1, 2, 3].toReversed(), [1, 2, 3].toSpliced(1, 1, 'x', 'y'), [1, 2, 3].with(0, 9), [1, , 3], [, 'a'], [undefined, null], Object.keys([1, , 3]), 1 in [1, , 3]);
const sparse = [];
sparse[4] = 'x';
sparse.name = 'extra';
console.log(sparse, sparse.length, delete sparse[4], sparse.length, Array.isArray(sparse), (sparse.length = 1), sparse);
const grid = Array.from({ length: 2 }, (_, y) => Array.from({ length: 3 }, (__, x) => x + y * 3));
console.log(grid, grid[0].map((_, x) => grid.map((row) => row[x])), Math.max(...grid.flat()), grid.map((row) => row.join(' ')).join('\n'));

const people = [{ name: 'Ada', team: 'red', age: 36 }, { name: 'bob', team: 'blue', age: 25 }, { name: 'Cyd', team: 'red', age: 25 }, { name: 'dan', team: 'blue', age: 41 }];
console.log(people.toSorted((a, b) => a.age - b.age).map((p) => p.name), people.toSorted((a, b) => a.team.localeCompare(b.team) || b.age - a.age).map((p) => p.name), people.map((p) => p.name).sort(), people.map((p) => p.name).sort((a, b) => a.localeCompare(b)));
console.log([10, 9, 1, undefined, 2, , 100].sort(), ['b', undefined, 'a'].sort(), [true, false].sort(), [3, 2, 1].sort(() => 0), ['é', 'z', 'a'].sort(), ['é', 'z', 'a'].sort((a, b) => a.localeCompare(b)));
const cards = Array.from({ length: 60 }, (_, i) => ({ key: (i * 7) % 4, i }));
console.log(cards.toSorted((a, b) => a.key - b.key).every((card, at, all) => at === 0 || all[at - 1].key < card.key || all[at - 1].i < card.i));
const group = (items, key) => items.reduce((groups, item) => ({ ...groups, [item[key]]: [...(groups[item[key]] ?? []), item.name] }), {});
console.log(group(people, 'team'), group(people, 'age'), people.map(({ name, ...rest }) => rest));

const map = new Map([['one', 1], [2, 'two'], [NaN, 'nan'], [null, { deep: [1] }]]);
map.set({}, 'object').set('one', 'uno').delete(2);
console.log(map, map.size, map.get(NaN), map.has({}), [...map.keys()].length, [...map.values()], map.get('missing'));
for (const [key, value] of map) if (key === 'one') map.set('added', value);
map.forEach((value, key, self) => { if (key === 'added') console.log(key, value, self === map); });
console.log(new Map(Object.entries({ a: 1, b: 2 })), Object.fromEntries(new Map([['x', 1]])), new Map([...new Map([['b', 2], ['a', 1]])].sort()), new Map(), map.entries().next());
const set = new Set('mississippi');
console.log(set, set.size, [...set].join(''), set.has('s'), set.add('z').delete('m'), set, new Set([1, '1', 1, NaN, NaN, 0, -0]), new Set([[1], [1]]).size, new Set());
const union = (a, b) => new Set([...a, ...b]);
const intersection = (a, b) => new Set([...a].filter((x) => b.has(x)));
const [evens, threes] = [new Set([0, 2, 4, 6]), new Set([0, 3, 6])];
console.log(union(evens, threes), intersection(evens, threes), new Set([...evens].filter((x) => !threes.has(x))), [...new Set([3, 1, 3, 2, 1])]);

const weak = new WeakMap();
const key = {};
weak.set(key, 'hidden');
console.log(weak.get(key), weak.has({}), weak.delete(key), weak.has(key), new WeakSet([key]).has(key), new WeakRef(key).deref() === key, typeof FinalizationRegistry);
for (const wrong of [() => new WeakMap().set('text', 1), () => new Map([1]), () => Map(), () => new Set(5), () => [].reduce((a, b) => a), () => [].at.call(null)]) {
  try { wrong(); console.log('fine'); } catch (error) { console.log(error.name); }
}

const object = { b: 1, 2: 'two', a: 3, 1: 'one', [Symbol('s')]: 4, get computed() { return this.a * 2; }, ['dyn' + 'amic']: 5, method() {} };
console.log(object, Object.keys(object), Object.values(object).length, object.computed, 'a' in object, Object.hasOwn(object, 'toString'), delete object.b, object?.nothing?.deeper);
for (const name in Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } })) console.log(name);
const { a, nothing = 'default', ...others } = object;
const swap = ([x, y]) => [y, x];
console.log(a, nothing, Object.keys(others), swap([1, 2]), { ...{ x: 1 }, y: 2, ...null, ...[9] }, Object.assign({}, { p: 1 }, undefined, { p: 2 }));
console.log(Object.entries({ x: 1, y: [2] }), Object.getOwnPropertyDescriptor({ get g() { return 1; } }, 'g'), Object.getOwnPropertyDescriptors({ v: 1 }), Object.isFrozen(Object.freeze({})), Object.is(NaN, NaN));

class Lru {
  #map = new Map();
  constructor(limit) { this.limit = limit; }
  get(k) {
    if (!this.#map.has(k)) return undefined;
    const value = this.#map.get(k);
    this.#map.delete(k);
    this.#map.set(k, value);
    return value;
  }
  set(k, value) {
    this.#map.delete(k);
    this.#map.set(k, value);
    if (this.#map.size > this.limit) this.#map.delete(this.#map.keys().next().value);
    return this;
  }
  get keys() { return [...this.#map.keys()]; }
}
const lru = new Lru(2).set('a', 1).set('b', 2);
lru.get('a');
console.log(lru.set('c', 3).keys, lru.get('b'), lru);
class Node { constructor(value, next = null) { this.value = value; this.next = next; } }
const list = [3, 2, 1].reduce((next, value) => new Node(value, next), null);
const reverse = (node, before = null) => (node ? reverse(node.next, new Node(node.value, before)) : before);
console.log(list, JSON.stringify(reverse(list)));
const trie = {};
for (const word of ['to', 'tea', 'ten', 'i', 'in']) [...word].reduce((node, c) => (node[c] ??= {}), trie).end = true;
console.log(JSON.stringify(trie), trie);
