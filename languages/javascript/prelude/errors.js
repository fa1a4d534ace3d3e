// Errors as Node words them, and stacks as V8 writes them.
define('errors', (use) => {
  const { isTranslated, original } = use('maps');

  // WASI's numbers of the errors that programs meet, with libuv's words.
  const SYSTEM_ERRORS = {
    2: ['EACCES', 'permission denied'],
    8: ['EBADF', 'bad file descriptor'],
    20: ['EEXIST', 'file already exists'],
    22: ['EFBIG', 'file too large'],
    28: ['EINVAL', 'invalid argument'],
    29: ['EIO', 'i/o error'],
    31: ['EISDIR', 'illegal operation on a directory'],
    32: ['ELOOP', 'too many symbolic links encountered'],
    33: ['EMFILE', 'too many open files'],
    37: ['ENAMETOOLONG', 'name too long'],
    44: ['ENOENT', 'no such file or directory'],
    51: ['ENOSPC', 'no space left on device'],
    54: ['ENOTDIR', 'not a directory'],
    55: ['ENOTEMPTY', 'directory not empty'],
    63: ['EPERM', 'operation not permitted'],
    69: ['EROFS', 'read-only file system'],
    76: ['ENOTCAPABLE', 'operation not permitted'],
  };

  // An error with a `code`, as Node's own have: the code is in the stack, but not in the name.
  function nodeError(Base, code, message) {
    const error = new Base(message);
    Object.defineProperty(error, 'code', { value: code, enumerable: true, writable: true, configurable: true });
    const stack = error.stack;
    const head = `${error.name}: ${message}`;
    if (typeof stack === 'string' && stack.startsWith(head)) {
      error.stack = `${error.name} [${code}]: ${message}${stack.slice(head.length)}`;
    }
    return error;
  }

  // The error of a system call that returned `result`, minus its number.
  function systemError(result, syscall, path, dest) {
    const [code, words] = SYSTEM_ERRORS[-result] ?? [`UNKNOWN_${-result}`, 'unknown error'];
    let message = `${code}: ${words}, ${syscall}`;
    if (path !== undefined) message += ` '${path}'`;
    if (dest !== undefined) message += ` -> '${dest}'`;
    const error = new Error(message);
    error.errno = result;
    error.code = code;
    error.syscall = syscall;
    if (path !== undefined) error.path = path;
    if (dest !== undefined) error.dest = dest;
    return error;
  }

  function invalidType(name, expected, actual) {
    let received;
    if (actual == null) {
      received = `Received ${actual}`;
    } else if (typeof actual === 'function') {
      received = `Received function ${actual.name}`;
    } else if (typeof actual === 'object') {
      const constructor = actual.constructor?.name;
      received = constructor ? `Received an instance of ${constructor}` : 'Received an object';
    } else {
      const shown = typeof actual === 'string' ? `'${actual.slice(0, 25)}'` : String(actual);
      received = `Received type ${typeof actual} (${shown}${typeof actual === 'bigint' ? 'n' : ''})`;
    }
    const kind = name.includes('.') ? 'property' : 'argument';
    return nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" ${kind} must be ${expected}. ${received}`);
  }

  function checkFunction(value, name) {
    if (typeof value !== 'function') throw invalidType(name, 'of type function', value);
  }

  function checkString(value, name) {
    if (typeof value !== 'string') throw invalidType(name, 'of type string', value);
  }

  // ---- stacks ----

  const FRAME = /^    at (.*?)(?: \(([^()]*)\))?$/;

  // The engine's lines as V8's, without those of the prelude and of what it called.
  function frames(trace) {
    const lines = [];
    let isOurs = true;
    for (const line of trace.split('\n').reverse()) {
      const match = FRAME.exec(line);
      if (match === null) continue;
      const [, name, place] = match;
      if (place === 'native' && isOurs) continue;
      isOurs = line.includes('node:prelude:');
      if (isOurs) continue;
      const told = translated(line);
      if (told === undefined) continue;
      if (told !== line) lines.push(told);
      else if (place === 'native') lines.push(`    at ${name} (<anonymous>)`);
      else if (place === undefined || (name !== '<anonymous>' && name !== '<eval>')) lines.push(line);
      else lines.push(`    at ${place}`);
    }
    return lines.reverse().join('\n');
  }

  // A line of a stack with its place in the original, where its file was translated; undefined for a function that only
  // the translator wrote.
  function translated(line) {
    const match = /^(    at (?:.* \()?)([^()]+):(\d+):(\d+)(\)?)$/.exec(line);
    if (match === null || !isTranslated(match[2])) return line;
    const [, before, file, row, column, after] = match;
    const place = original(file, Number(row), Number(column));
    if (place === undefined) return undefined;
    const told = `${file}:${place[0]}:${place[1]}`;
    const isBare = before === '    at (' || /^    at <(anonymous|eval)> \($/.test(before);
    return isBare ? `    at ${told}` : `${before}${told}${after}`;
  }

  function head(error) {
    try {
      return Error.prototype.toString.call(error);
    } catch {
      return 'Error';
    }
  }

  function withHead(error, trace) {
    const lines = frames(trace);
    return lines === '' ? head(error) : `${head(error)}\n${lines}`;
  }

  const isTrace = (value) => typeof value === 'string' && (value === '' || value.startsWith('    at '));

  // The engine keeps bare lines; the head is put before them when they are read, as V8 does at the first reading.
  const engineStack = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  Object.defineProperty(Error.prototype, 'stack', {
    configurable: true,
    get() {
      const trace = engineStack.get.call(this);
      return isTrace(trace) ? withHead(this, trace) : trace === null ? head(this) : trace;
    },
    set(value) {
      Object.defineProperty(this, 'stack', { value, writable: true, configurable: true });
    },
  });

  const engineCapture = Error.captureStackTrace;
  Object.defineProperty(Error, 'captureStackTrace', {
    configurable: true,
    writable: true,
    value: function captureStackTrace(target, above = captureStackTrace) {
      engineCapture(target, above);
      const trace = Object.getOwnPropertyDescriptor(target, 'stack').value;
      if (isTrace(trace)) target.stack = withHead(target, trace);
    },
  });

  // Where an error was thrown: {file, line, column} of its topmost frame that has a place, or undefined.
  function origin(error) {
    const stack = error?.stack;
    if (typeof stack !== 'string') return undefined;
    const match = /^    at (?:.*\()?([^()\n]+?):(\d+):(\d+)\)?$/m.exec(stack);
    return match ? { file: match[1], line: Number(match[2]), column: Number(match[3]) } : undefined;
  }

  return { nodeError, systemError, invalidType, checkFunction, checkString, origin };
});
