// `readline` and `readline/promises`: lines of stdin as events, answers or an iteration.
define('readline', (use) => {
  const EventEmitter = use('events');
  const { nodeError } = use('errors');

  class Interface extends EventEmitter {
    #input;
    #output;
    #prompt;
    #partial = '';
    #lines = []; // complete lines that wait for a question
    #question;
    #asked = false; // lines wait for questions once one was asked, rather than going by unheard
    #ended = false;
    #onData;
    #onEnd;
    closed = false;
    line = '';
    terminal = false;

    constructor(options, output) {
      super();
      if (options?.input === undefined) options = { input: options, output };
      this.#input = options.input;
      this.#output = options.output;
      this.#prompt = options.prompt ?? '> ';
      this.#input.setEncoding?.('utf8');
      this.#onData = (text) => this.#take(String(text));
      this.#onEnd = () => this.#finish();
      this.#input.on('data', this.#onData);
      this.#input.on('end', this.#onEnd);
      this.#input.resume?.();
    }

    #take(text) {
      const lines = (this.#partial + text).split(/\r\n|\n|\r(?!$)/);
      this.#partial = lines.pop();
      this.#lines.push(...lines);
      this.#flow();
    }

    #finish() {
      this.#ended = true;
      if (this.#partial !== '') this.#lines.push(this.#partial.replace(/\r$/, ''));
      this.#partial = '';
      this.#flow();
    }

    // Hands lines out for as long as somebody wants them.
    #flow() {
      while (this.#lines.length > 0 && !this.closed) {
        if (this.#question !== undefined) {
          const answer = this.#question;
          this.#question = undefined;
          answer(this.#lines.shift());
        } else if (this.listenerCount('line') > 0 || !this.#asked) {
          this.emit('line', this.#lines.shift());
        } else {
          return;
        }
      }
      if (this.#ended && this.#lines.length === 0) this.close();
    }

    question(text, options, callback = options) {
      if (this.closed) throw nodeError(Error, 'ERR_USE_AFTER_CLOSE', 'readline was closed');
      this.#asked = true;
      this.#output?.write(text);
      this.#question = callback;
      process.nextTick(() => this.#flow());
    }

    on(event, listener) {
      super.on(event, listener);
      if (event === 'line') process.nextTick(() => this.#flow());
      return this;
    }

    setPrompt(text) { this.#prompt = text; }
    getPrompt() { return this.#prompt; }
    prompt() { this.#output?.write(this.#prompt); }
    write(text) { this.#take(text); }

    pause() {
      this.#input.pause?.();
      this.emit('pause');
      return this;
    }

    resume() {
      this.#input.resume?.();
      this.emit('resume');
      return this;
    }

    close() {
      if (this.closed) return;
      this.closed = true;
      this.#input.off('data', this.#onData);
      this.#input.off('end', this.#onEnd);
      this.#input.pause?.();
      this.emit('close');
    }

    [Symbol.dispose]() { this.close(); }

    async *[Symbol.asyncIterator]() {
      if (this.closed) return;
      try {
        for await (const [line] of EventEmitter.on(this, 'line', { close: ['close'] })) yield line;
      } finally {
        this.close();
      }
    }
  }

  class PromisesInterface extends Interface {
    question(text) {
      return new Promise((resolve) => { super.question(text, resolve); });
    }
  }

  const noCursor = () => true;
  const readline = {
    Interface,
    createInterface: (options, output) => new Interface(options, output),
    clearLine: noCursor,
    cursorTo: noCursor,
    moveCursor: noCursor,
    clearScreenDown: noCursor,
    emitKeypressEvents() {},
    promises: {
      Interface: PromisesInterface,
      createInterface: (options, output) => new PromisesInterface(options, output),
    },
  };
  // `util.promisify(rl.question)` gives the answer, which is no error.
  Object.defineProperty(Interface.prototype.question, Symbol.for('nodejs.util.promisify.custom'), {
    value(text) { return new Promise((resolve) => { Interface.prototype.question.call(this, text, resolve); }); },
  });
  return readline;
});
