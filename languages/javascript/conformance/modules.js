// The standard modules that programs lean on: util, events, assert, url, buffer, timers.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import util, { format, inspect, isDeepStrictEqual, promisify, types } from 'node:util';
import { randomUUID } from 'node:crypto';
import os from 'node:os';

class Shop extends EventEmitter {
  #stock = new Map();
  deliver(item, count) {
    this.#stock.set(item, (this.#stock.get(item) ?? 0) + count);
    this.emit('delivered', item, count);
  }
  sell(item) {
    const left = this.#stock.get(item) ?? 0;
    if (left === 0) return this.emit('error', new Error(`no ${item}`));
    this.#stock.set(item, left - 1);
    return this.emit('sold', item) || 'nobody listened';
  }
}
const shop = new Shop();
const heard = [];
shop.on('delivered', (item, count) => heard.push(`+${count} ${item}`));
shop.once('delivered', () => heard.push('the first delivery'));
shop.prependListener('delivered', function first() { heard.push(this === shop); });
shop.on('error', ({ message }) => heard.push(`error: ${message}`));
console.log(shop.sell('pen'), shop.deliver('pen', 1), shop.sell('pen'), shop.deliver('ink', 2));
console.log(heard, shop.listenerCount('delivered'), shop.eventNames());
shop.off('error', shop.listeners('error')[0]);
try { shop.sell('pad'); } catch ({ message }) { console.log('thrown', message); }
setTimeout(() => shop.emit('closed', 'at', 5), 2);
console.log(await once(shop, 'closed'), new EventEmitter().emit('nothing'));

console.log(format('%s=%d %j %o', 'a', 1.5, { x: [1] }, 'o', 'more', { y: 2 }), inspect({ a: { b: { c: {} } } }, { depth: 0 }), inspect('text'), inspect([1, [2, [3]]], false, null));
console.log(inspect({ a: 1, b: { c: [1, 2, 3] } }, { compact: false }), inspect(new Map([['k', { v: 1 }]]), { breakLength: 10 }), inspect({ b: 1, a: 2 }, { sorted: true }), inspect(Array(200).fill(0), { maxArrayLength: 2 }));
class Secret { constructor(word) { this.word = word; } [inspect.custom](depth, options, show) { return `Secret<${'*'.repeat(this.word.length)}>`; } }
console.log(new Secret('abc'), [new Secret('x')], { s: new Secret('yy') }, util.inspect(new Proxy({ a: 1 }, {}), { showProxy: true }));
console.log(isDeepStrictEqual({ a: [1, new Set([2])] }, { a: [1, new Set([2])] }), isDeepStrictEqual([1], ['1']), types.isPromise(Promise.resolve()), types.isRegExp(/x/), types.isDate({}), util.inspect.defaultOptions.depth);
const old = (value, callback) => setTimeout(() => (value < 0 ? callback(new RangeError('negative')) : callback(null, value * 2)), 1);
const modern = promisify(old);
console.log(await modern(21), await modern(-1).catch((error) => error.message), util.types.isAsyncFunction(async () => {}), typeof util.deprecate, util.inherits.name);
const callbackified = util.callbackify(async (n) => n + 1);
await new Promise((resolve) => callbackified(1, (error, value) => { console.log(error, value); resolve(); }));

const checks = {
  equal: () => assert.equal(1, 1),
  unequal: () => assert.equal(1, 2),
  strict: () => assert.strictEqual('1', 1),
  deep: () => assert.deepEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }),
  undeep: () => assert.deepEqual([1, 2], [1, 3]),
  throws: () => assert.throws(() => { throw new TypeError('x'); }, TypeError),
  quiet: () => assert.throws(() => {}),
  ok: () => assert(0, 'zero is not ok'),
  match: () => assert.match('abc', /^b/),
  fail: () => assert.fail('on purpose'),
};
for (const [name, check] of Object.entries(checks)) {
  try {
    check();
    console.log(name, 'passes');
  } catch (error) {
    console.log(name, 'fails', error.name, error.code, /^(zero|on purpose)/.test(error.message) ? error.message : '');
  }
}
await assert.rejects(Promise.reject(new Error('no')), /no/);
await assert.doesNotReject(Promise.resolve());

const url = new URL('https://ada:pw@example.org:8080/a/b/../c?x=1&y=two%20words&x=3#part');
console.log(url.href, url.host, url.pathname, url.search, url.hash, url.origin, url.username, url.searchParams.getAll('x'), url.searchParams.get('y'));
url.searchParams.append('z', 'é&');
url.port = '';
url.pathname = '/new path';
console.log(String(url), new URL('../up?q', 'http://h/a/b/c').href, URL.canParse('nope'), JSON.stringify({ u: new URL('http://x') }));
const query = new URLSearchParams({ b: '2', a: '1 2' });
query.sort();
console.log(`${query}`, [...new URLSearchParams('?p=1&q=%C3%A9')], query.has('b'), new URLSearchParams([['k', 'v']]));
console.log(url.searchParams);

const buffer = Buffer.from('héllo');
console.log(buffer, buffer.length, buffer.toString('base64'), Buffer.from('aGk=', 'base64').toString(), Buffer.concat([buffer, Buffer.alloc(2, '!')]).toString(), Buffer.from([1, 2, 3]).reverse(), Buffer.compare(Buffer.from('a'), Buffer.from('b')), buffer.indexOf('l'), buffer.slice(0, 1).toString(), Buffer.from('ff00', 'hex'), buffer.toJSON().data.length);
const number = Buffer.alloc(8);
number.writeInt32LE(-5, 0);
number.writeUInt16BE(513, 4);
console.log(number, number.readInt32LE(0), number.readUInt8(5), number.fill(1, 6).length, Buffer.byteLength('✓'), buffer.includes('llo'), buffer.write('H'), `${buffer}`);
console.log(await sleep(1, 'slept'), /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(randomUUID()), os.EOL === '\n', typeof performance.now(), process.argv.length > 1, typeof process.env.HOME !== 'number', process.platform.length > 0, typeof process.hrtime.bigint(), process.uptime() >= 0);
const target = new EventTarget();
target.addEventListener('ping', (event) => console.log(event.type, event instanceof Event, event.defaultPrevented), { once: true });
console.log(target.dispatchEvent(new Event('ping')), target.dispatchEvent(new Event('ping')), new AbortController().signal.aborted, AbortSignal.abort('why').reason);
console.log(util.styleText?.name ?? 'styleText', util.stripVTControlCharacters('\x1b[31mred\x1b[0m'), util.types.isProxy(new Proxy({}, {})), typeof structuredClone, typeof queueMicrotask, typeof fetch, typeof setImmediate, typeof Intl);
