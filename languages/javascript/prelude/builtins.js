// The modules that `require` and `import` find by name, and the globals that are functions of these.
define('builtins', (use) => {
  const { builtins } = use('modules');
  const loop = use('loop');
  const { nodeError } = use('errors');

  const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } = loop;
  Object.assign(globalThis, { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate });
  Object.defineProperty(globalThis, 'global', { value: globalThis, writable: true, configurable: true });

  // ---- timers ----

  const after = (set) => (milliseconds, value) => new Promise((resolve) => { set(resolve, milliseconds, value); });
  const timersPromises = {
    setTimeout: after(setTimeout),
    setImmediate: (value) => new Promise((resolve) => { setImmediate(resolve, value); }),
    async *setInterval(milliseconds, value) {
      for (;;) yield await timersPromises.setTimeout(milliseconds, value);
    },
  };
  timersPromises.scheduler = { wait: timersPromises.setTimeout, yield: timersPromises.setImmediate };
  const promisified = Symbol.for('nodejs.util.promisify.custom');
  Object.defineProperty(setTimeout, promisified, { value: timersPromises.setTimeout });
  Object.defineProperty(setImmediate, promisified, { value: timersPromises.setImmediate });

  // ---- performance ----

  const marks = [];
  const performance = {
    now: host.now,
    get timeOrigin() { return Date.now() - host.now(); },
    mark(name) {
      const mark = { name, entryType: 'mark', startTime: host.now(), duration: 0 };
      marks.push(mark);
      return mark;
    },
    measure(name, start, end) {
      const at = (mark, fallback) => (mark === undefined ? fallback : marks.findLast((each) => each.name === mark)?.startTime ?? fallback);
      const from = at(start, 0);
      const measure = { name, entryType: 'measure', startTime: from, duration: at(end, host.now()) - from };
      marks.push(measure);
      return measure;
    },
    getEntries: () => marks.slice(),
    getEntriesByName: (name) => marks.filter((each) => each.name === name),
    getEntriesByType: (type) => marks.filter((each) => each.entryType === type),
    clearMarks() { marks.length = 0; },
    clearMeasures() { marks.length = 0; },
    timerify: (work) => work,
    toJSON: () => ({ timeOrigin: performance.timeOrigin }),
  };
  Object.defineProperty(globalThis, 'performance', { value: performance, writable: true, configurable: true });

  // ---- what is not there ----

  globalThis.fetch = function fetch() {
    return Promise.reject(nodeError(TypeError, 'ERR_NETWORK_UNAVAILABLE', 'fetch failed: there is no network in this sandbox'));
  };
  globalThis.navigator = { userAgent: 'Node.js/20', hardwareConcurrency: 1, language: 'en-US', languages: ['en-US'] };

  const os = {
    EOL: '\n',
    arch: () => 'wasm32',
    availableParallelism: () => 1,
    cpus: () => [{ model: 'WebAssembly', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } }],
    endianness: () => 'LE',
    freemem: () => 0,
    homedir: () => '/',
    hostname: () => 'sandbox',
    loadavg: () => [0, 0, 0],
    networkInterfaces: () => ({}),
    platform: () => 'linux',
    release: () => '0',
    tmpdir: () => '/tmp',
    totalmem: () => 0,
    type: () => 'Linux',
    uptime: () => host.now() / 1000,
    userInfo: () => ({ username: 'user', uid: 1000, gid: 1000, shell: null, homedir: '/' }),
    constants: { signals: {}, errno: {} },
  };

  class Decoder {
    #decoder;
    constructor(encoding) { this.#decoder = new TextDecoder(encoding, { ignoreBOM: true }); }
    write(bytes) { return this.#decoder.decode(bytes, { stream: true }); }
    end(bytes) { return this.#decoder.decode(bytes); }
  }

  const fs = use('fs');
  const path = use('path');
  const util = use('util');
  const assert = use('assert');
  const readline = use('readline');
  Object.assign(builtins, {
    assert,
    'assert/strict': assert.strict,
    buffer: use('buffer'),
    console: use('console'),
    crypto: use('crypto'),
    events: use('events'),
    fs,
    'fs/promises': fs.promises,
    os,
    path,
    'path/posix': path,
    perf_hooks: { performance },
    process: use('process').process,
    readline,
    'readline/promises': readline.promises,
    string_decoder: { StringDecoder: Decoder },
    timers: { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, promises: timersPromises },
    'timers/promises': timersPromises,
    url: use('url'),
    util,
    'util/types': util.types,
  });
  builtins.module.builtinModules.push(...Object.keys(builtins));
  return {};
});
