// Promises and the order of things: microtasks, timers, combinators, cancellation, queues, retries.
const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
const fail = (ms, message) => sleep(ms).then(() => { throw new Error(message); });

const order = [];
const note = (what) => () => order.push(what);
setTimeout(note('timeout 0'), 0);
setTimeout(note('timeout 5'), 5);
setTimeout(note('timeout 1'), 1);
setImmediate?.(note('immediate'));
queueMicrotask(note('microtask'));
Promise.resolve().then(note('then 1')).then(note('then 2')).finally(note('finally'));
(async () => { order.push('async start'); await null; order.push('after await'); })();
new Promise((resolve) => { order.push('executor'); resolve(); }).then(note('then of executor'));
process.nextTick(note('tick'));
order.push('synchronous');
await sleep(20);
await new Promise((resolve) => setImmediate(resolve));
console.log(order.filter((what) => what !== 'immediate' && what !== 'tick'), order.includes('immediate'), order.includes('tick'));

const nested = [];
Promise.resolve().then(() => {
  nested.push(1);
  Promise.resolve().then(() => nested.push(3));
  nested.push(2);
}).then(() => nested.push(4));
Promise.resolve(Promise.resolve('flat')).then((v) => nested.push(v));
Promise.resolve({ then(resolve) { resolve('thenable'); } }).then((v) => nested.push(v));
await sleep(1);
console.log(nested);

console.log(await Promise.all([1, sleep(5, 'a'), { then: (f) => f('b') }]), await Promise.race([sleep(30, 'slow'), sleep(2, 'fast')]), await Promise.any([fail(1, 'no'), sleep(5, 'yes')]));
console.log(await Promise.allSettled([sleep(1, 'ok'), fail(1, 'bad'), 3]).then((results) => results.map((r) => r.status + ':' + (r.value ?? r.reason.message))));
try { await Promise.all([fail(4, 'second'), fail(1, 'first')]); } catch (error) { console.log('all:', error.message); }
try { await Promise.any([fail(1, 'x'), fail(2, 'y')]); } catch (error) { console.log(error.constructor.name, error.errors.map((e) => e.message)); }
console.log(await Promise.all([]), await Promise.allSettled([]), await Promise.any([]).catch((e) => e.name));

const chain = await Promise.resolve(1)
  .then((n) => n + 1)
  .then((n) => { throw new TypeError(`failed with ${n}`); })
  .then(() => 'skipped', (error) => `handled ${error.message}`)
  .finally(() => 'ignored')
  .then((text) => text.toUpperCase());
console.log(chain);
console.log(await Promise.reject(new Error('a')).catch((e) => { throw new Error('b', { cause: e }); }).catch((e) => [e.message, e.cause.message]));
const withFinally = async (how) => {
  try {
    if (how === 'throw') throw new Error('thrown');
    return 'returned';
  } catch (error) {
    return `caught ${error.message}`;
  } finally {
    if (how === 'override') return 'from finally';
  }
};
console.log(await withFinally('throw'), await withFinally('plain'), await withFinally('override'));

async function retry(times, action) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action(attempt);
    } catch (error) {
      console.log(`attempt ${attempt}: ${error.message}`);
      if (attempt === times) throw new Error('gave up', { cause: error });
      await sleep(attempt);
    }
  }
}
console.log(await retry(5, async (n) => (n < 3 ? fail(0, `not yet ${n}`) : `worked at ${n}`)));
console.log(await retry(2, () => fail(0, 'never')).catch(({ message, cause }) => `${message}: ${cause.message}`));

async function pool(limit, jobs) {
  const results = [];
  let active = 0;
  let most = 0;
  const queue = jobs.entries();
  const worker = async () => {
    for (const [i, job] of queue) {
      most = Math.max(most, ++active);
      results[i] = await job();
      active--;
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return { results, most };
}
console.log(await pool(2, [5, 1, 3, 2].map((ms) => () => sleep(ms, ms * 10))));

const timeout = (promise, ms) => Promise.race([promise, sleep(ms).then(() => { throw new Error(`timed out after ${ms} ms`); })]);
console.log(await timeout(sleep(1, 'in time'), 50), await timeout(sleep(50), 2).catch((e) => e.message));

const controller = new AbortController();
const cancellable = (signal) => new Promise((resolve, reject) => {
  const timer = setTimeout(resolve, 1000, 'finished');
  signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
});
setTimeout(() => controller.abort(new Error('user left')), 2);
console.log(await cancellable(controller.signal).catch((e) => e.message), controller.signal.aborted);

class Mutex {
  #last = Promise.resolve();
  run(action) {
    const result = this.#last.then(action);
    this.#last = result.catch(() => {});
    return result;
  }
}
const mutex = new Mutex();
let balance = 0;
const deposit = async (amount) => { const seen = balance; await sleep(1); balance = seen + amount; };
await Promise.all([deposit(1), deposit(2), deposit(3)]);
const racy = balance;
balance = 0;
await Promise.all([1, 2, 3].map((n) => mutex.run(() => deposit(n))));
console.log(racy, balance);

const ticks = [];
await new Promise((resolve) => {
  const interval = setInterval(() => {
    ticks.push(ticks.length);
    if (ticks.length === 3) { clearInterval(interval); resolve(); }
  }, 1);
});
console.log(ticks, typeof setTimeout(() => {}, 0), await new Promise((resolve) => setTimeout((...args) => resolve(args), 0, 1, 2)));
let release;
const gate = new Promise((resolve) => { release = resolve; });
const waiting = [1, 2, 3].map(async (n) => { await gate; return n * n; });
release();
console.log(await Promise.all(waiting), gate, Promise.reject(1).catch(() => {}), sleep(0), (async () => 5)());
console.log(await [1, 2, 3].reduce(async (total, n) => (await total) + (await sleep(0, n)), Promise.resolve(0)));
const start = performance.now();
await Promise.all([sleep(10), sleep(10), sleep(10)]);
console.log(performance.now() - start >= 9);
