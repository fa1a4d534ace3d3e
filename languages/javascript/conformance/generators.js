// Generators, iterators, async generators, and protocols.
function* naturals(from = 0) { for (let n = from; ; n++) yield n; }
function* take(count, source) {
  if (count <= 0) return;
  for (const item of source) {
    yield item;
    if (--count <= 0) return;
  }
}
function* filter(source, test) { for (const item of source) if (test(item)) yield item; }
function* map(source, change) { let i = 0; for (const item of source) yield change(item, i++); }
function* zip(...sources) {
  const iterators = sources.map((source) => source[Symbol.iterator]());
  for (;;) {
    const results = iterators.map((iterator) => iterator.next());
    if (results.some(({ done }) => done)) return;
    yield results.map(({ value }) => value);
  }
}
console.log([...take(5, filter(naturals(), (n) => n % 3 === 1))], [...zip('abc', naturals(1), new Set([true, false, null]))]);

function* primes() {
  const found = [];
  for (const n of naturals(2)) {
    if (found.every((p) => n % p !== 0)) {
      found.push(n);
      yield n;
    }
  }
}
console.log([...take(12, primes())], Math.max(...take(8, primes())), Array.from(take(3, primes()), (p) => p ** 2));

class Tree {
  constructor(value, left, right) { Object.assign(this, { value, left, right }); }
  static from(values) { return values.reduce((tree, value) => Tree.insert(tree, value), undefined); }
  static insert(tree, value) {
    if (!tree) return new Tree(value);
    if (value < tree.value) tree.left = Tree.insert(tree.left, value);
    else tree.right = Tree.insert(tree.right, value);
    return tree;
  }
  * [Symbol.iterator]() {
    if (this.left) yield* this.left;
    yield this.value;
    if (this.right) yield* this.right;
  }
}
const tree = Tree.from([5, 2, 8, 1, 9, 3]);
console.log([...tree], Math.min(...tree), new Set(tree).has(8));
const [smallest, , third, ...others] = tree;
console.log(smallest, third, others);

function* conversation() {
  const name = yield 'name?';
  const age = yield `age, ${name}?`;
  try {
    yield `${name} is ${age}`;
  } catch (error) {
    yield `caught ${error}`;
  } finally {
    yield 'cleaning up';
  }
  return 'done';
}
const talk = conversation();
console.log(talk.next('ignored'), talk.next('Ada'), talk.next(36), talk.throw('oops'), talk.next(), talk.next(), talk.next());
const early = conversation();
early.next(); early.next('Bob'); early.next(5);
console.log(early.return('early'), early.next(), early.next());

function* inner() { const got = yield 'inner'; return `returned ${got}`; }
function* outer() { yield `outer got ${yield* inner()}`; yield* [1, 2]; yield* 'ab'; }
const delegating = outer();
console.log(delegating.next(), delegating.next('x'), [...delegating]);

const closing = {
  [Symbol.iterator]() {
    let n = 0;
    return { next: () => ({ value: n++, done: false }), return: (value) => { console.log('closed at', n); return { value, done: true }; } };
  },
};
for (const n of closing) if (n === 2) break;
const [first] = closing;
try { for (const n of closing) throw new Error(`stop ${n}`); } catch ({ message }) { console.log(first, message); }

const iterator = [1, 2, 3].values();
console.log(iterator.next(), [...iterator], iterator.next(), typeof iterator[Symbol.iterator], iterator[Symbol.toStringTag]);
console.log([...'héy🦀'.matchAll(/./gu)].map(([c]) => c), [...new Map([['a', 1]]).entries()], Object.fromEntries(new Map([['k', 'v']])), [...[7, 8].entries()]);
console.log(conversation.constructor.name, Object.prototype.toString.call(talk), talk[Symbol.iterator]() === talk, inner, talk);

const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
async function* ticker(count) {
  try {
    for (let i = 0; i < count; i++) {
      await sleep(1);
      yield i;
    }
  } finally {
    console.log('ticker stopped');
  }
}
for await (const tick of ticker(10)) {
  if (tick === 3) break;
  console.log('tick', tick);
}
for await (const value of [sleep(2, 'slow'), 'plain', Promise.resolve('quick')]) console.log(value);
async function* pages(total, size) {
  for (let from = 0; from < total; from += size) yield { from, items: await sleep(0, [...take(Math.min(size, total - from), naturals(from))]) };
}
async function* flatten(source) { for await (const { items } of source) yield* items; }
const all = [];
for await (const item of flatten(pages(7, 3))) all.push(item);
console.log(all);

class Channel {
  #values = [];
  #waiting = [];
  #closed = false;
  send(value) { this.#waiting.length ? this.#waiting.shift()({ value, done: false }) : this.#values.push(value); }
  close() { this.#closed = true; this.#waiting.forEach((resolve) => resolve({ value: undefined, done: true })); }
  [Symbol.asyncIterator]() { return this; }
  next() {
    if (this.#values.length) return Promise.resolve({ value: this.#values.shift(), done: false });
    if (this.#closed) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => { this.#waiting.push(resolve); });
  }
}
const channel = new Channel();
const consumer = (async () => { const got = []; for await (const value of channel) got.push(value); return got; })();
channel.send(1);
await sleep(1);
channel.send(2);
channel.send(3);
await sleep(1);
channel.close();
console.log(await consumer);
const failing = (async function* () { yield 1; throw new RangeError('broken'); })();
try { for await (const x of failing) console.log(x); } catch (error) { console.log(error.name); }
