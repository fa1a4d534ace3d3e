// Classes: private members, accessors, statics, inheritance, mixins, prototypes, symbols.
class Account {
  static #count = 0;
  static bank = 'First';
  static { this.opened = []; }

  #balance = 0;
  #history = [];
  owner;

  constructor(owner, balance = 0) {
    this.owner = owner;
    this.#balance = balance;
    Account.#count++;
    Account.opened.push(owner);
  }

  get balance() { return this.#balance; }
  set balance(_) { throw new TypeError('use deposit'); }

  #record(what, amount) { this.#history.push({ what, amount }); }

  deposit(amount) {
    if (!(amount > 0)) throw new RangeError(`bad amount: ${amount}`);
    this.#balance += amount;
    this.#record('deposit', amount);
    return this;
  }

  get history() { return [...this.#history]; }
  equals(other) { return #balance in other && this.#balance === other.#balance; }
  static get count() { return Account.#count; }
  toString() { return `${this.owner}: ${this.#balance.toFixed(2)}`; }
  [Symbol.toPrimitive](hint) { return hint === 'number' ? this.#balance : this.toString(); }
}

class Savings extends Account {
  rate = 0.05;
  addInterest() { return this.deposit(this.balance * this.rate); }
  toString() { return `${super.toString()} at ${this.rate * 100}%`; }
  get [Symbol.toStringTag]() { return 'Savings'; }
}

const ada = new Account('Ada', 10);
const bob = new Savings('Bob', 200);
console.log(`${ada.deposit(5).deposit(2.5)}`, +ada, ada + '!', String(bob.addInterest()), bob.balance);
console.log(Account.count, Account.opened, Savings.bank, Savings.count, ada.history, Object.keys(ada), JSON.stringify(bob));
console.log(ada.equals(new Account('Eve', 17.5)), ada.equals({}), bob instanceof Account, Object.prototype.toString.call(bob), bob.constructor.name);
for (const wrong of [() => { ada.balance = 5; }, () => ada.deposit(-1), () => Account('x'), () => new (class { #p = 1; static read(o) { return o.#p; } }).constructor.read({})]) {
  try { wrong(); } catch (error) { console.log(error.name, error instanceof TypeError); }
}
console.log(ada, bob);

class Shape {
  constructor() {
    if (new.target === Shape) throw new TypeError('Shape is abstract');
  }
  area() { throw new Error('not implemented'); }
  describe() { return `${this.constructor.name} of area ${this.area().toFixed(2)}`; }
  static compare(a, b) { return a.area() - b.area(); }
}
class Circle extends Shape {
  constructor(radius) { super(); Object.assign(this, { radius }); }
  area() { return Math.PI * this.radius ** 2; }
}
class Rectangle extends Shape {
  constructor(width, height) { super(); this.width = width; this.height = height; }
  area() { return this.width * this.height; }
  static square(side) { return new this(side, side); }
}
console.log([new Circle(1), Rectangle.square(1.5), new Rectangle(1, 2)].sort(Shape.compare).map((shape) => shape.describe()));
try { new Shape(); } catch ({ message }) { console.log(message); }

const Serializable = (Base) => class extends Base {
  serialize() { return JSON.stringify(this); }
  static parse(text) { return Object.assign(new this(), JSON.parse(text)); }
};
const Comparable = (Base) => class extends Base {
  isBefore(other) { return this.valueOf() < other.valueOf(); }
};
class Point { x = 0; y = 0; valueOf() { return Math.hypot(this.x, this.y); } }
class Place extends Comparable(Serializable(Point)) { name = '?'; }
const place = Place.parse('{"x":3,"y":4,"name":"home"}');
console.log(place, place.serialize(), place.isBefore(Place.parse('{"x":6}')), place > 4, Object.getPrototypeOf(Place) === Point);

const animal = { legs: 4, describe() { return `${this.name} has ${this.legs} legs`; } };
const dog = Object.create(animal, { name: { value: 'Rex', enumerable: true }, secret: { value: 1 } });
const bird = { __proto__: animal, name: 'Tweety', legs: 2, describe() { return super.describe() + '!'; } };
console.log(dog.describe(), bird.describe(), Object.keys(dog), 'secret' in dog, dog.propertyIsEnumerable('secret'), animal.isPrototypeOf(dog));
function Old(name) { if (!(this instanceof Old)) return new Old(name); this.name = name; }
Old.prototype.hello = function hello() { return `old ${this.name}`; };
console.log(Old('a').hello(), Object.getOwnPropertyNames(Old.prototype), new Old('b'), Old.name, Old.length);

class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
class Stack extends Array {
  get top() { return this.at(-1); }
  static get [Symbol.species]() { return Array; }
}
const stack = Stack.of(1, 2, 3);
console.log(2 instanceof Even, 3 instanceof Even, stack.top, stack, stack.length, stack.map((x) => x) instanceof Stack, stack instanceof Array);

class Temperature {
  static #instances = new WeakSet();
  #celsius;
  constructor(celsius) { this.#celsius = celsius; Temperature.#instances.add(this); }
  get fahrenheit() { return this.#celsius * 9 / 5 + 32; }
  set fahrenheit(value) { this.#celsius = (value - 32) * 5 / 9; }
  static isOne(value) { return Temperature.#instances.has(value); }
}
const warm = new Temperature(25);
warm.fahrenheit += 9;
console.log(warm.fahrenheit, Temperature.isOne(warm), Temperature.isOne({}), Object.getOwnPropertyDescriptor(Temperature.prototype, 'fahrenheit').set !== undefined);

const config = Object.freeze({ mode: 'fast', nested: { deep: true } });
config.nested.deep = false;
const sealed = Object.seal({ a: 1 });
sealed.a = 2;
console.log(Object.isFrozen(config), config, Object.isSealed(sealed), delete { x: 1 }.x, sealed, class {}.name, (class Named {}).name);
const method = ada.deposit;
try { method(1); } catch (error) { console.log(error instanceof TypeError); }
console.log(method.call(ada, 1).balance, method.bind(ada)(1).balance, [1, 2].map(String.prototype.concat, 'n'));
