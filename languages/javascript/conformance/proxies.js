// Proxy, Reflect, symbols, property descriptors, protocols of the language.
const traps = [];
const traced = (target) => new Proxy(target, new Proxy({}, {
  get: (_, trap) => (...args) => {
    traps.push(`${trap}${args.length > 1 && typeof args[1] === 'string' ? ` ${args[1]}` : ''}`);
    return Reflect[trap](...args);
  },
}));
const watched = traced({ a: 1, nested: {} });
watched.a;
watched.b = 2;
'a' in watched;
delete watched.a;
Object.keys(watched);
({ ...watched });
Object.getPrototypeOf(watched);
Object.defineProperty(watched, 'c', { value: 3 });
Object.isExtensible(watched);
JSON.stringify(watched);
console.log(traps);
traps.length = 0;
const callable = traced(function add(x, y) { return x + y; });
console.log(callable(1, 2), new callable(1) instanceof callable, callable.call(null, 5, 6), Reflect.apply(callable, null, [7, 8]), traps);

const withDefaults = (target, make) => new Proxy(target, { get: (object, key, receiver) => (key in object ? Reflect.get(object, key, receiver) : (object[key] = make(key))) });
const counts = withDefaults({}, () => 0);
for (const letter of 'mississippi') counts[letter]++;
console.log({ ...counts });

const negative = (array) => new Proxy(array, {
  get: (target, key, receiver) => Reflect.get(target, /^-\d+$/.test(String(key)) ? String(target.length + Number(key)) : key, receiver),
  has: (target, key) => target.includes(Number(key)),
});
const list = negative([1, 2, 3]);
console.log(list[-1], list[0], list.length, list.map((x) => x * 2), 3 in list, 9 in list, Array.isArray(list), [...list], JSON.stringify(list));

const validated = new Proxy({}, {
  set(target, key, value) {
    if (key === 'age' && !(Number.isInteger(value) && value >= 0)) throw new TypeError(`bad age ${value}`);
    target[key] = value;
    return true;
  },
  deleteProperty: () => false,
  ownKeys: (target) => Reflect.ownKeys(target).filter((key) => !String(key).startsWith('_')),
  getPrototypeOf: () => Array.prototype,
});
validated.age = 5;
validated._secret = 'hidden';
try { validated.age = -1; } catch ({ message }) { console.log(message); }
console.log(Object.keys(validated), validated._secret, validated instanceof Array, Reflect.deleteProperty(validated, 'age'), (() => { 'use strict'; try { delete validated.age; } catch (e) { return e.name; } })());

const { proxy, revoke } = Proxy.revocable({ open: true }, {});
console.log(proxy.open, typeof proxy);
revoke();
try { proxy.open; } catch (error) { console.log(error.name); }

const html = new Proxy({}, {
  get: (_, tag) => (attributes = {}, ...children) => {
    const shown = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`).join('');
    return `<${tag}${shown}>${children.join('')}</${tag}>`;
  },
});
console.log(html.ul({ class: 'menu' }, html.li({}, 'one'), html.li({ id: 2 }, html.b({}, 'two'))));
const path = (parts = []) => new Proxy(() => {}, { get: (_, key) => path([...parts, key]), apply: (_, __, args) => `/${[...parts, ...args].join('/')}` });
console.log(path().users[42].posts('new'), path()());

function reactive(target, changed, at = []) {
  return new Proxy(target, {
    get: (object, key, receiver) => {
      const value = Reflect.get(object, key, receiver);
      return value && typeof value === 'object' ? reactive(value, changed, [...at, key]) : value;
    },
    set: (object, key, value, receiver) => {
      changed(`${[...at, key].join('.')} = ${JSON.stringify(value)}`);
      return Reflect.set(object, key, value, receiver);
    },
  });
}
const changes = [];
const state = reactive({ user: { name: 'Ada', tags: ['a'] } }, (change) => changes.push(change));
state.user.name = 'Bob';
state.user.tags.push('b');
state.count = 1;
console.log(changes, state.user.tags.length);

console.log(Reflect.ownKeys({ b: 1, 1: 'x', a: 2, [Symbol('s')]: 3, 0: 'y' }), Reflect.has({ x: 1 }, 'x'), Reflect.construct(Date, [0]).getTime(), Reflect.getPrototypeOf([]) === Array.prototype);
const frozen = Object.freeze({ x: 1 });
console.log(Reflect.set(frozen, 'x', 2), Reflect.defineProperty(frozen, 'y', { value: 1 }), Reflect.get({ get full() { return `${this.first}!`; } }, 'full', { first: 'Ada' }), Reflect.isExtensible(frozen));
class Base { constructor() { this.made = new.target.name; } }
class Derived extends Base {}
console.log(Reflect.construct(Base, [], Derived), Reflect.construct(Base, [], Derived) instanceof Derived, Reflect.getOwnPropertyDescriptor({ x: 1 }, 'x'));

const local = Symbol('local');
const shared = Symbol.for('shared');
const tagged = { [local]: 1, [shared]: 2, plain: 3 };
console.log(local.toString(), local.description, Symbol.for('shared') === shared, Symbol.keyFor(shared), Symbol.keyFor(local), Symbol('x') === Symbol('x'), Object.getOwnPropertySymbols(tagged), JSON.stringify(tagged), tagged);
const money = {
  amount: 5,
  [Symbol.toPrimitive](hint) { return { number: this.amount, string: `€${this.amount}`, default: `default ${this.amount}` }[hint]; },
  get [Symbol.toStringTag]() { return 'Money'; },
};
console.log(+money, `${money}`, money + '', money * 2, money == 'default 5', Object.prototype.toString.call(money), [money] + '');
const spreadable = { length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true };
console.log([1].concat(spreadable, [[2]]), 'abc'.search({ [Symbol.search]: () => 42 }), { [Symbol.unscopables]: { x: true } }[Symbol.unscopables].x, Array.prototype[Symbol.unscopables].flat);

const object = {};
Object.defineProperty(object, 'fixed', { value: 1, enumerable: false, writable: false, configurable: false });
Object.defineProperties(object, { live: { get: () => Reflect.ownKeys(object).length, enumerable: true, configurable: true }, plain: { value: 2, writable: true, enumerable: true } });
console.log(object, Object.keys(object), object.live, Object.getOwnPropertyDescriptors(object));
try { (() => { 'use strict'; object.fixed = 2; })(); } catch (error) { console.log(error.name, object.fixed); }
try { Object.defineProperty(object, 'fixed', { value: 3 }); } catch (error) { console.log(error.name); }
console.log(Object.preventExtensions(object) === object, Reflect.set(object, 'more', 1), Object.entries(Object.getOwnPropertyDescriptor(class { static s() {} }, 'prototype')).slice(1));
console.log(new Proxy({ a: 1 }, {}), new Proxy([1, 2], {}), new Proxy(function named() {}, {}), [new Proxy(new Map([[1, 2]]), {})].length);
