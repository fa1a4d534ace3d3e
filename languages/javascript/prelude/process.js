// `process`.
define('process', (use) => {
  const EventEmitter = use('events');
  const { nodeError } = use('errors');
  const { nextTick } = use('loop');
  const { stdin } = use('stdin');

  // `process.stdout` and `process.stderr`: writes are done when they return.
  class Output extends EventEmitter {
    writable = true;
    isTTY = undefined;
    columns = undefined;

    constructor(fd) {
      super();
      this.fd = fd;
    }

    write(data, encoding, callback) {
      if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
        throw use('errors').invalidType('chunk', 'of type string or an instance of Buffer or Uint8Array', data);
      }
      host.write(this.fd, data);
      const done = typeof encoding === 'function' ? encoding : callback;
      if (done) nextTick(done, null);
      return true;
    }

    end(data, encoding, callback) {
      if (data !== undefined && typeof data !== 'function') this.write(data, encoding, callback);
      return this;
    }

    cork() {}
    uncork() {}
    destroy() { return this; }
    getColorDepth() { return 1; }
    hasColors() { return false; }
  }

  class Process extends EventEmitter {}
  const process = new Process();
  let exiting = false;
  let exitCode;

  // Arguments and environment, as they are when they are first asked for.
  function lazily(name, make) {
    Object.defineProperty(process, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make();
        Object.defineProperty(process, name, { value, writable: true, enumerable: true, configurable: true });
        return value;
      },
      set(value) {
        Object.defineProperty(process, name, { value, writable: true, enumerable: true, configurable: true });
      },
    });
  }
  lazily('argv', () => {
    const [file = 'main.js', ...args] = host.strings(false);
    return ['/usr/local/bin/node', `/${file}`, ...args];
  });
  lazily('env', () => Object.fromEntries(host.strings(true).map((entry) => {
    const equals = entry.indexOf('=');
    return [entry.slice(0, equals), entry.slice(equals + 1)];
  })));

  function hrtime(since) {
    const nanoseconds = Math.round(host.now() * 1e6);
    let seconds = Math.floor(nanoseconds / 1e9);
    let rest = nanoseconds % 1e9;
    if (since !== undefined) {
      seconds -= since[0];
      rest -= since[1];
      if (rest < 0) {
        seconds--;
        rest += 1e9;
      }
    }
    return [seconds, rest];
  }
  hrtime.bigint = () => BigInt(Math.round(host.now() * 1e6));

  function memoryUsage() {
    const heapUsed = host.heapUsed();
    return { rss: heapUsed, heapTotal: heapUsed, heapUsed, external: 0, arrayBuffers: 0 };
  }
  memoryUsage.rss = host.heapUsed;

  // Runs the handlers of 'exit', once, and gives the code that holds after them.
  function leave(code) {
    if (code !== undefined) exitCode = code;
    if (!exiting) {
      exiting = true;
      process.emit('exit', Number(exitCode ?? 0));
    }
    return Number(exitCode ?? 0) & 0xff;
  }

  Object.defineProperty(process, 'exitCode', {
    configurable: true,
    enumerable: true,
    get: () => exitCode,
    set(code) {
      if (code != null && !Number.isInteger(Number(code))) {
        throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', `The "code" argument must be of type number. Received ${code}`);
      }
      exitCode = code ?? undefined;
    },
  });

  Object.assign(process, {
    title: 'node',
    // Programs look here for what the language can do: this is the Node whose manners the prelude has.
    version: 'v20.0.0',
    versions: { node: '20.0.0', quickjs: host.version },
    release: { name: 'node' },
    arch: 'wasm32',
    platform: 'linux',
    pid: 1,
    ppid: 0,
    execPath: '/usr/local/bin/node',
    execArgv: [],
    argv0: 'node',
    features: {},
    config: { variables: {} },
    stdin,
    stdout: new Output(1),
    stderr: new Output(2),
    nextTick,
    hrtime,
    memoryUsage,
    cwd: () => '/',
    chdir() { throw nodeError(Error, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', 'process.chdir() is not available in this sandbox'); },
    umask: () => 0o22,
    uptime: () => host.now() / 1000,
    cpuUsage: () => ({ user: Math.round(host.now() * 1000), system: 0 }),
    getuid: () => 1000,
    getgid: () => 1000,
    exit(code) { host.exit(leave(code)); },
    reallyExit(code) { host.exit(Number(code ?? 0) & 0xff); },
    abort() { host.exit(134); },
    kill() { throw nodeError(Error, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', 'process.kill() is not available in this sandbox'); },
    emitWarning(warning) {
      const text = warning instanceof Error ? `${warning.name}: ${warning.message}` : `Warning: ${warning}`;
      host.write(2, `(node:1) ${text}\n`);
    },
  });
  Object.defineProperty(process, Symbol.toStringTag, { value: 'process', configurable: true });

  globalThis.process = process;
  return Object.assign(Object.create(null), { process, leave });
});
