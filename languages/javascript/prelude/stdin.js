// What was typed or piped in: read at once, by the line, or as it comes.
define('stdin', (use) => {
  const { systemError } = use('errors');
  const { concat } = use('encoding');
  const EventEmitter = use('events');

  const STDIN = 0;
  const PIECE = 64 << 10;

  // Bytes that were read and that nobody has taken yet.
  let held = new Uint8Array();
  let ended = false;

  // Waits for the next bytes; an empty array at the end.
  function readPiece() {
    if (held.length > 0) {
      const bytes = held;
      held = new Uint8Array();
      return bytes;
    }
    if (ended) return held;
    const buffer = new Uint8Array(PIECE);
    const count = host.read(STDIN, buffer);
    if (count < 0) throw systemError(count, 'read');
    if (count === 0) ended = true;
    return buffer.subarray(0, count);
  }

  function readAll() {
    const pieces = [];
    for (let piece = readPiece(); piece.length > 0; piece = readPiece()) pieces.push(piece);
    const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }

  // The next line without its end; null at the end of stdin. What follows stays.
  function readLine() {
    let line = new Uint8Array();
    for (;;) {
      const piece = readPiece();
      const end = piece.indexOf(10);
      if (end !== -1) {
        held = piece.slice(end + 1);
        return host.decode(concat(line, piece.subarray(0, end))).replace(/\r$/, '');
      }
      if (piece.length === 0) return line.length === 0 ? null : host.decode(line);
      line = concat(line, piece);
    }
  }

  // `process.stdin`: flows while somebody listens.
  class Stdin extends EventEmitter {
    fd = STDIN;
    isTTY = undefined;
    readable = true;
    #decoder;
    #flowing = null;
    #pulled = []; // pieces for read(), which goes with 'readable'
    #ended = false;

    on(event, listener) {
      super.on(event, listener);
      if (event === 'data' && this.#flowing !== false) this.resume();
      if (event === 'readable') this.#flowing ??= true;
      return this;
    }

    setEncoding(encoding) {
      this.#decoder = new TextDecoder(encoding ?? 'utf8', { ignoreBOM: true });
      return this;
    }

    resume() { this.#flowing = true; return this; }
    pause() { this.#flowing = false; return this; }
    isPaused() { return this.#flowing === false; }
    ref() { return this; }
    unref() { return this.pause(); }
    destroy() { this.#ended = true; return this; }
    get readableEnded() { return this.#ended; }

    read() {
      return this.#pulled.length > 0 ? this.#pulled.shift() : null;
    }

    pipe(target) {
      this.on('data', (piece) => target.write(piece));
      this.on('end', () => target.end?.());
      return target;
    }

    // The loop's side.
    isActive() { return this.#flowing === true && !this.#ended; }

    onReadable() {
      const bytes = readPiece();
      if (bytes.length === 0) this.#end();
      else this.#deliver(this.#decoder ? this.#decoder.decode(bytes, { stream: true }) : use('buffer').Buffer.from(bytes));
    }

    #deliver(piece) {
      if (piece.length === 0) return;
      if (this.listenerCount('readable') > 0) {
        this.#pulled.push(piece);
        this.emit('readable');
      } else {
        this.emit('data', piece);
      }
    }

    #end() {
      const rest = this.#decoder?.decode();
      if (rest) this.#deliver(rest);
      this.#ended = true;
      this.readable = false;
      if (this.listenerCount('readable') > 0) this.emit('readable');
      this.emit('end');
      this.emit('close');
    }

    async *[Symbol.asyncIterator]() {
      for await (const [piece] of EventEmitter.on(this, 'data', { close: ['end'] })) yield piece;
    }
  }

  function prompt(question = '', fallback = null) {
    host.write(1, question === '' ? '' : `${question} `);
    return readLine() ?? fallback;
  }
  globalThis.prompt = prompt;

  const stdin = new Stdin();
  use('loop').reader = stdin;
  return { stdin, readAll, readLine };
});
