// `fs`: files of the sandbox, synchronously; the callback and promise forms do the same work and answer later.
define('fs', (use) => {
  const { systemError, checkFunction } = use('errors');
  const { check, pathOf, withFile, readBytes } = use('files');
  const { bytesOf } = use('encoding');
  const { Buffer } = use('buffer');
  const stdin = use('stdin');

  // WASI libc's places to seek from.
  const START = 0;
  const CURRENT = 1;

  const encodingOf = (options) => (typeof options === 'string' ? options : options?.encoding);
  const asked = (bytes, options) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const encoding = encodingOf(options);
    return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
  };

  function writeTo(path, data, options, mode) {
    const bytes = typeof data === 'string' ? Buffer.from(data, encodingOf(options)) : bytesOf(data);
    withFile(path, options?.flag ?? mode, (fd) => check(host.write(fd, bytes), 'write'));
  }

  // Does work at a position of a file, which is afterwards where it was; without one, where the file is.
  function placed(fd, position, syscall, work) {
    if (typeof position === 'bigint') position = Number(position);
    if (typeof position !== 'number' || position < 0) return work();
    const before = check(host.seek(fd, 0, CURRENT), syscall);
    check(host.seek(fd, position, START), syscall);
    try {
      return work();
    } finally {
      host.seek(fd, before, START);
    }
  }

  class Stats {
    #kind;

    constructor([kind, size, accessed, modified, changed]) {
      this.#kind = kind;
      this.size = size;
      this.mode = kind === 'd' ? 0o40755 : 0o100644;
      this.atimeMs = accessed;
      this.mtimeMs = modified;
      this.ctimeMs = changed;
      this.birthtimeMs = changed;
      this.mtime = new Date(modified);
    }

    isFile() { return this.#kind === 'f'; }
    isDirectory() { return this.#kind === 'd'; }
    isSymbolicLink() { return this.#kind === 'l'; }
  }

  class Dirent {
    #kind;

    constructor(name, kind, parentPath) {
      this.name = name;
      this.parentPath = parentPath;
      this.path = parentPath;
      this.#kind = kind;
    }

    isFile() { return this.#kind === 'f'; }
    isDirectory() { return this.#kind === 'd'; }
    isSymbolicLink() { return this.#kind === 'l'; }
  }

  function statWith(path, options, follow, syscall) {
    const found = host.stat(pathOf(path), follow);
    if (typeof found === 'number' && options?.throwIfNoEntry === false) return undefined;
    return new Stats(check(found, syscall, pathOf(path)));
  }

  const sync = {
    readFile(path, options) {
      if (path === 0 || path === '/dev/stdin') return asked(stdin.readAll(), options);
      return asked(readBytes(path, options?.flag), options);
    },
    writeFile(path, data, options) { writeTo(path, data, options, 'w'); },
    appendFile(path, data, options) { writeTo(path, data, options, 'a'); },
    copyFile(from, to) { sync.writeFile(to, sync.readFile(from)); },
    stat: (path, options) => statWith(path, options, true, 'stat'),
    lstat: (path, options) => statWith(path, options, false, 'lstat'),
    access(path) { check(host.stat(pathOf(path), true), 'access', pathOf(path)); },
    unlink(path) { check(host.unlink(pathOf(path)), 'unlink', pathOf(path)); },
    rmdir(path, options) { options?.recursive ? sync.rm(path, options) : check(host.rmdir(pathOf(path)), 'rmdir', pathOf(path)); },
    rename(from, to) { check(host.rename(pathOf(from), pathOf(to)), 'rename', pathOf(from), pathOf(to)); },

    mkdir(path, options) {
      path = pathOf(path);
      if (!options?.recursive) return void check(host.mkdir(path), 'mkdir', path);
      let first;
      let at = path.startsWith('/') ? '/' : '';
      for (const part of path.split('/').filter(Boolean)) {
        at += part;
        if (!fs.existsSync(at)) {
          check(host.mkdir(at), 'mkdir', at);
          first ??= at;
        }
        at += '/';
      }
      return first;
    },

    readdir(path, options) {
      path = pathOf(path);
      const found = check(host.readdir(path), 'scandir', path);
      const entries = [];
      for (let i = 0; i < found.length; i += 2) entries.push(new Dirent(found[i], found[i + 1], path));
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      return options?.withFileTypes ? entries : entries.map((entry) => entry.name);
    },

    rm(path, options) {
      path = pathOf(path);
      const found = host.stat(path, false);
      if (typeof found === 'number') {
        if (!options?.force) check(found, 'rm', path);
        return;
      }
      if (found[0] !== 'd') {
        check(host.unlink(path), 'rm', path);
        return;
      }
      if (!options?.recursive) throw systemError(-31, 'rm', path);
      for (const name of sync.readdir(path)) sync.rm(`${path}/${name}`, options);
      check(host.rmdir(path), 'rmdir', path);
    },

    open: (path, flags = 'r') => check(host.open(pathOf(path), flags), 'open', pathOf(path)),
    close(fd) { check(host.close(fd), 'close'); },

    read(fd, buffer, offset = 0, length = buffer.byteLength - offset, position = null) {
      if (typeof offset === 'object') {
        ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset ?? {});
      }
      return placed(fd, position, 'read', () => check(host.read(fd, bytesOf(buffer).subarray(offset, offset + length)), 'read'));
    },

    write(fd, data, offset = undefined, length = undefined, position = null) {
      let bytes;
      if (typeof data === 'string') {
        // The rest are the position and the encoding.
        bytes = Buffer.from(data, length);
        position = offset;
      } else {
        if (offset !== null && typeof offset === 'object') ({ offset, length, position = null } = offset);
        bytes = bytesOf(data).subarray(offset ?? 0, length == null ? undefined : (offset ?? 0) + length);
      }
      return placed(fd, position, 'write', () => {
        check(host.write(fd, bytes), 'write');
        return bytes.length;
      });
    },

    truncate(path, length = 0) {
      const kept = readBytes(path).subarray(0, length);
      const bytes = new Uint8Array(length);
      bytes.set(kept);
      writeTo(path, bytes, undefined, 'w');
    },

    mkdtemp(prefix) {
      const path = prefix + use('crypto').randomBytes(3).toString('hex');
      sync.mkdir(path);
      return path;
    },
  };

  const fs = {
    F_OK: 0,
    R_OK: 4,
    W_OK: 2,
    X_OK: 1,
    Stats,
    Dirent,
    constants: { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 },
    existsSync(path) {
      return (typeof path === 'string' || path instanceof URL) && typeof host.stat(pathOf(path), true) !== 'number';
    },
  };
  const promises = { constants: fs.constants };
  for (const [name, work] of Object.entries(sync)) {
    fs[`${name}Sync`] = Object.defineProperty(work, 'name', { value: `${name}Sync` });
    promises[name] = async (...args) => work(...args);
    fs[name] = (...args) => {
      const callback = args.pop();
      checkFunction(callback, 'cb');
      promises[name](...args).then(
        (value) => setImmediate(callback, null, value),
        (error) => setImmediate(callback, error),
      );
    };
  }

  // The whole file as one piece.
  fs.createReadStream = (path, options) => {
    if (path === '/dev/stdin') return stdin.stdin;
    const EventEmitter = use('events');
    const stream = new EventEmitter();
    stream.setEncoding = (encoding) => { options = encoding; return stream; };
    stream.resume = stream.pause = stream.close = () => stream;
    stream[Symbol.asyncIterator] = async function* () { yield sync.readFile(path, options); };
    setImmediate(() => {
      let content;
      try {
        content = sync.readFile(path, options);
      } catch (error) {
        stream.emit('error', error);
        return;
      }
      stream.emit('open');
      if (content.length > 0) stream.emit('data', content);
      stream.emit('end');
      stream.emit('close');
    });
    return stream;
  };
  fs.promises = promises;
  return fs;
});
