// Errors: kinds, causes, own hierarchies, cleaning up, aggregate errors, errors in promises.
class BankError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = new.target.name;
  }
}
class InsufficientFunds extends BankError {
  constructor(needed, available) {
    super(`need ${needed}, have ${available}`);
    Object.assign(this, { needed, available });
  }
  get missing() { return this.needed - this.available; }
}
const withdraw = (balance, amount) => {
  if (amount < 0) throw new RangeError('negative amount');
  if (amount > balance) throw new InsufficientFunds(amount, balance);
  return balance - amount;
};
const attempt = (action) => {
  try {
    return `ok ${action()}`;
  } catch (error) {
    if (error instanceof InsufficientFunds) return `missing ${error.missing}: ${error.message}`;
    if (error instanceof RangeError) return `range: ${error.message}`;
    throw error;
  } finally {
    console.log('-');
  }
};
console.log(attempt(() => withdraw(100, 30)), attempt(() => withdraw(10, 30)), attempt(() => withdraw(10, -1)));
try { attempt(() => null.x); } catch (error) { console.log('passed on', error.name); }

const bad = new InsufficientFunds(5, 3);
console.log(String(bad), bad.name, bad instanceof BankError, bad instanceof Error, Object.keys(bad), bad.toString === Error.prototype.toString, typeof bad.stack);
console.log(bad.stack.split('\n')[0], Object.prototype.toString.call(bad), Object.getOwnPropertyNames(new Error('x')).includes('message'), 'cause' in new Error('x'));

const kinds = {
  undefinedName: () => missing,
  undefinedProperty: () => undefined.x,
  nullMethod: () => null.f(),
  notFunction: () => (5)(),
  notIterable: () => { const [a] = 5; },
  notConstructor: () => new (() => {})(),
  constant: () => { const c = 1; c = 2; },
  deadZone: () => { x; let x = 1; },
  length: () => new Array(-1),
  repeat: () => 'x'.repeat(-1),
  precision: () => (1).toFixed(101),
  uri: () => decodeURIComponent('%'),
  json: () => JSON.parse('{'),
  regex: () => new RegExp('('),
  syntax: () => new Function('return }'),
  frozen: () => { 'use strict'; Object.freeze([1]).push(2); },
  symbol: () => `${Symbol('s')}`,
  bigint: () => 1n + 1,
  instance: () => ({}) instanceof 5,
  inOperator: () => 'a' in 'abc',
  date: () => new Date(NaN).toISOString(),
  depth: () => { const f = () => f() + 1; return f(); },
  superless: () => new (class extends Object { constructor() { this.x = 1; } })(),
  private: () => { class P { #x; static get(o) { return o.#x; } } P.get({}); },
  proxy: () => new Proxy({}, { get() { throw new URIError('trapped'); } }).anything,
  custom: () => { throw { code: 42 }; },
  text: () => { throw 'just text'; },
};
for (const [what, action] of Object.entries(kinds)) {
  try {
    action();
    console.log(what, 'nothing thrown');
  } catch (error) {
    console.log(what, error instanceof Error ? `${error.name} ${error.constructor.name}` : error);
  }
}

const events = [];
const run = () => {
  for (let i = 0; i < 4; i++) {
    try {
      events.push(`try ${i}`);
      if (i === 1) continue;
      if (i === 2) throw new Error('two');
      if (i === 3) return 'returned';
    } catch ({ message }) {
      events.push(`caught ${message}`);
    } finally {
      events.push(`finally ${i}`);
    }
  }
};
console.log(run(), events.join(', '), (() => { try { return 'try'; } finally { events.length = 0; } })(), (() => { for (;;) { try { return 1; } finally { break; } } return 2; })());

const read = (name) => { try { return JSON.parse(name); } catch (error) { throw new BankError('cannot read settings', { cause: error }); } };
try {
  read('{broken');
} catch (error) {
  console.log(error.name, error.message, error.cause.name, Object.getOwnPropertyDescriptor(error, 'cause').enumerable);
}
const causes = (error) => (error ? [error.message, ...causes(error.cause)] : []);
console.log(causes(new Error('a', { cause: new Error('b', { cause: new Error('c') }) })), new Error('x', { cause: 0 }).cause);

const problems = new AggregateError([new Error('first'), new TypeError('second'), 'third'], 'several');
console.log(problems.name, problems.message, problems.errors.length, problems.errors.map((e) => e.message ?? e), problems instanceof Error);
const validate = ({ name, age }) => {
  const found = [];
  if (!name) found.push(new TypeError('name is missing'));
  if (!(age >= 0)) found.push(new RangeError('age is wrong'));
  if (found.length) throw new AggregateError(found, `${found.length} problems`);
  return 'valid';
};
for (const person of [{ name: 'Ada', age: 36 }, { age: -1 }, {}]) {
  try { console.log(validate(person)); } catch ({ message, errors }) { console.log(message, errors.map(({ name, message: m }) => `${name}(${m})`)); }
}

const later = async (ms, value) => { await new Promise((resolve) => setTimeout(resolve, ms)); if (value instanceof Error) throw value; return value; };
const guarded = async (action) => { try { return await action(); } catch (error) { return `${error.name}: ${error.message}`; } finally { console.log('settled'); } };
console.log(await guarded(() => later(1, 'fine')), await guarded(() => later(1, new RangeError('late'))), await guarded(() => { throw new TypeError('at once'); }));
const results = await Promise.allSettled([later(2, 1), later(1, new Error('no')), Promise.reject(7)]);
console.log(results.map(({ status, value, reason }) => [status, value ?? reason?.message ?? reason]));
console.log(await later(0, new Error('x')).then(() => 'yes', () => 'no'), await Promise.reject(new Error('chain')).catch(() => 'recovered').then((v) => v + '!'));

const result = (action) => { try { return [null, action()]; } catch (error) { return [error]; } };
const [error, value] = result(() => JSON.parse('[1]'));
console.log(error, value, result(() => JSON.parse('['))[0].name, result(() => { throw null; })[0]);
Error.stackTraceLimit = 0;
console.log(new Error('without a stack').stack, [new TypeError('in a list')], { error: new BankError('inside') });
console.log(Error('no new') instanceof Error, Error.prototype.name, RangeError.prototype.name, Object.getPrototypeOf(TypeError) === Error, new Error(undefined).message === '', 'message' in new Error());
