// Functions as values: closures, currying, memoising, composition, this, arguments, scopes.
const counter = (start = 0, step = 1) => {
  let count = start;
  return { next: () => (count += step), reset: () => { count = start; }, get value() { return count; } };
};
const a = counter();
const b = counter(10, -3);
console.log(a.next(), a.next(), b.next(), a.value, b.value);
a.reset();
console.log(a.next(), b);

const withVar = [];
for (var i = 0; i < 3; i++) withVar.push(() => i);
const withLet = [];
for (let j = 0; j < 3; j++) withLet.push(() => j);
console.log(withVar.map((f) => f()), withLet.map((f) => f()));

function memoize(fn, key = (...args) => JSON.stringify(args)) {
  const cache = new Map();
  const memoized = (...args) => {
    const k = key(...args);
    if (!cache.has(k)) cache.set(k, fn(...args));
    return cache.get(k);
  };
  return Object.assign(memoized, { cache });
}
const fibonacci = memoize((n) => (n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2)));
console.log(fibonacci(70), fibonacci.cache.size, fibonacci.name);

const curry = (fn) => function curried(...args) {
  return args.length >= fn.length ? fn(...args) : (...more) => curried(...args, ...more);
};
const pipe = (...fns) => (x) => fns.reduce((value, fn) => fn(value), x);
const compose = (...fns) => pipe(...fns.reverse());
const add3 = curry((x, y, z) => x + y + z);
console.log(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3), pipe((x) => x + 1, (x) => x * 2)(5), compose((x) => x + 1, (x) => x * 2)(5));

const partial = (fn, ...fixed) => (...rest) => fn(...fixed, ...rest);
const flip = (fn) => (x, y, ...rest) => fn(y, x, ...rest);
const once = (fn) => {
  let done = false;
  let result;
  return (...args) => {
    if (!done) [done, result] = [true, fn(...args)];
    return result;
  };
};
const setup = once((what) => `set up ${what}`);
console.log(partial(Math.max, 5)(3, 9), flip((x, y) => x - y)(1, 10), setup('first'), setup('second'));

const after = (count, fn) => (...args) => (--count < 1 ? fn(...args) : undefined);
const third = after(3, () => 'third time');
console.log(third(), third(), third());

const memory = (() => {
  const secrets = new WeakMap();
  return class Box {
    constructor(value) { secrets.set(this, value); }
    open() { return secrets.get(this); }
  };
})();
console.log(new memory('gold').open(), memory.name);

function args() { return [arguments.length, [...arguments], Array.isArray(arguments), typeof arguments]; }
function defaults(x, y = x * 2, { z = y + 1, ...others } = {}, ...rest) { return { x, y, z, others, rest }; }
console.log(args(1, 'b', null), args.length, defaults.length, defaults(1), defaults(1, 5, { z: 0, w: 9 }, 'r', 's'), defaults(1, undefined, { w: 1 }));

const timer = {
  seconds: 5,
  arrow() { return [1, 2].map((n) => n * this.seconds); },
  regular() { return [1, 2].map(function multiply(n) { return n * (this?.seconds ?? 0); }); },
  bound() { return [1, 2].map(function multiply(n) { return n * this.seconds; }, this); },
};
console.log(timer.arrow(), timer.regular(), timer.bound(), (0, timer.arrow).call({ seconds: 1 }), timer.arrow.apply({ seconds: 2 }, []));

console.log(typeof hoisted, hoisted(), (() => { try { return typeof notYet; } catch (e) { return e.name; } let notYet = 1; return notYet; })());
function hoisted() { return 'hoisted'; }
console.log((function fact(n) { return n < 2 ? 1 : n * fact(n - 1); })(10), (() => ({}))(), (() => {})(), new Function('x', 'y', 'return x ** y')(2, 8));
const Y = (f) => ((x) => x(x))((x) => f((v) => x(x)(v)));
console.log(Y((self) => (n) => (n === 0 ? 0 : n + self(n - 1)))(100));

const trampoline = (fn) => (...args) => {
  let result = fn(...args);
  while (typeof result === 'function') result = result();
  return result;
};
const sum = trampoline(function go(n, total = 0) { return n === 0 ? total : () => go(n - 1, total + n); });
console.log(sum(100_000));

const observable = (initial) => {
  let value = initial;
  const listeners = new Set();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => value,
    set(next) {
      const old = value;
      value = next;
      listeners.forEach((listener) => listener(next, old));
    },
  };
};
const temperature = observable(20);
const log = [];
const stop = temperature.subscribe((now, old) => log.push(`${old}->${now}`));
temperature.set(25);
temperature.set(18);
console.log(stop(), stop());
temperature.set(0);
console.log(log, temperature.get());

const church = { zero: (f) => (x) => x, succ: (n) => (f) => (x) => f(n(f)(x)), plus: (m) => (n) => (f) => (x) => m(f)(n(f)(x)), number: (n) => n((x) => x + 1)(0) };
const two = church.succ(church.succ(church.zero));
console.log(church.number(church.plus(two)(church.succ(two))), [1, 2, 3].map(parseInt), ['1', '2', '3'].map(Number), [3, 1, 2].toSorted().with(0, 'x'));
label: for (const x of [1, 2, 3]) {
  for (const y of [1, 2, 3]) {
    if (y === 2) continue label;
    if (x === 3) break label;
    console.log(x, y);
  }
}
