// `console`: log, info and debug to stdout, error, warn and trace to stderr, each call one write.
define('console', (use) => {
  const types = use('util/types');
  const { inspect } = use('inspect');
  const { formatAll } = use('format');
  const { table } = use('table');

  const STDOUT = 1;
  const STDERR = 2;

  class Console {
    #indentation = '';
    #counts = new Map();
    #timers = new Map();
    #write;

    // The streams need a `write` only.
    constructor(stdout, stderr = stdout) {
      const streams = stdout?.write ? { stdout, stderr } : stdout;
      this.#write = streams === undefined
        ? host.write
        : (fd, text) => (fd === STDOUT ? streams.stdout : streams.stderr ?? streams.stdout).write(text);
      // Methods work when they are passed around by themselves.
      for (const name of Object.getOwnPropertyNames(Console.prototype)) {
        if (name !== 'constructor') {
          const method = Console.prototype[name].bind(this);
          Object.defineProperty(method, 'name', { value: name });
          this[name] = method;
        }
      }
    }

    #print(fd, text) {
      if (this.#indentation !== '') text = this.#indentation + text.replaceAll('\n', `\n${this.#indentation}`);
      this.#write(fd, `${text}\n`);
    }

    log(...args) { this.#print(STDOUT, formatAll(undefined, args)); }
    info(...args) { this.#print(STDOUT, formatAll(undefined, args)); }
    debug(...args) { this.#print(STDOUT, formatAll(undefined, args)); }
    dirxml(...args) { this.#print(STDOUT, formatAll(undefined, args)); }
    error(...args) { this.#print(STDERR, formatAll(undefined, args)); }
    warn(...args) { this.#print(STDERR, formatAll(undefined, args)); }

    trace(...args) {
      const trace = { name: 'Trace', message: formatAll(undefined, args) };
      Error.captureStackTrace(trace, this.trace);
      this.#print(STDERR, trace.stack);
    }

    dir(value, options) { this.#print(STDOUT, inspect(value, { customInspect: false, ...options })); }

    assert(condition, ...args) {
      if (condition) return;
      args[0] = args.length === 0 ? 'Assertion failed' : `Assertion failed: ${args[0]}`;
      this.#print(STDERR, formatAll(undefined, args));
    }

    clear() {}

    count(label = 'default') {
      label = String(label);
      const count = (this.#counts.get(label) ?? 0) + 1;
      this.#counts.set(label, count);
      this.#print(STDOUT, `${label}: ${count}`);
    }

    countReset(label = 'default') {
      if (!this.#counts.delete(String(label))) this.#warn(`Count for '${label}' does not exist`);
    }

    group(...args) {
      if (args.length > 0) this.#print(STDOUT, formatAll(undefined, args));
      this.#indentation += '  ';
    }
    groupCollapsed(...args) { this.group(...args); }
    groupEnd() { this.#indentation = this.#indentation.slice(2); }

    time(label = 'default') {
      label = String(label);
      if (this.#timers.has(label)) this.#warn(`Label '${label}' already exists for console.time()`);
      else this.#timers.set(label, host.now());
    }

    timeLog(label = 'default', ...args) { this.#tellTime(String(label), 'timeLog', args); }

    timeEnd(label = 'default') {
      label = String(label);
      this.#tellTime(label, 'timeEnd', []);
      this.#timers.delete(label);
    }

    #tellTime(label, method, args) {
      const start = this.#timers.get(label);
      if (start === undefined) {
        this.#warn(`No such label '${label}' for console.${method}()`);
        return;
      }
      this.#print(STDOUT, formatAll(undefined, ['%s: %s', label, duration(host.now() - start), ...args]));
    }

    #warn(message) { this.#print(STDERR, `Warning: ${message}`); }

    table(data, columns) {
      if (data === null || typeof data !== 'object') this.log(data);
      else this.#print(STDOUT, tableOf(data, columns));
    }
  }

  function duration(milliseconds) {
    if (milliseconds < 1000) return `${Number(milliseconds.toFixed(3))}ms`;
    const seconds = milliseconds / 1000;
    if (seconds < 60) return `${seconds.toFixed(3)}s`;
    const pad = (value) => String(value).padStart(2, '0');
    const minutes = Math.floor(seconds / 60);
    const rest = `${pad(Math.floor(seconds % 60))}.${String(Math.floor(milliseconds % 1000)).padStart(3, '0')}`;
    if (minutes < 60) return `${minutes}:${rest} (m:ss.mmm)`;
    return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${rest} (h:mm:ss.mmm)`;
  }

  // ---- table ----

  const INDEX = '(index)';
  const ITERATION = '(iteration index)';

  function cell(value) {
    const isLarge = value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2;
    return inspect(value, { depth: isLarge ? -1 : 0, maxArrayLength: 3, breakLength: Infinity });
  }

  function tableOf(data, columns) {
    if (types.isMap(data)) {
      const entries = [...data];
      const indices = entries.map((_, i) => String(i));
      return table([ITERATION, 'Key', 'Values'],
        [indices, entries.map(([key]) => cell(key)), entries.map(([, value]) => cell(value))]);
    }
    if (types.isSet(data) || types.isSetIterator(data) || types.isMapIterator(data)) {
      const values = [...data];
      return table([ITERATION, 'Values'], [values.map((_, i) => String(i)), values.map(cell)]);
    }
    const rows = Object.keys(data);
    const cells = new Map();
    const primitives = [];
    rows.forEach((row, i) => {
      const item = data[row];
      const isPrimitive = item === null || (typeof item !== 'object' && typeof item !== 'function');
      if (isPrimitive && columns === undefined) {
        primitives[i] = cell(item);
        return;
      }
      for (const key of columns ?? Object.keys(item)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key)[i] = isPrimitive || !Object.hasOwn(item, key) ? '' : cell(item[key]);
      }
    });
    const heads = [INDEX, ...cells.keys()];
    const bodies = [rows, ...cells.values()];
    if (primitives.length > 0) {
      heads.push('Values');
      bodies.push(primitives);
    }
    return table(heads, bodies);
  }

  const console = new Console();
  console.Console = Console;
  Object.defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });
  globalThis.console = console;
  return console;
});
