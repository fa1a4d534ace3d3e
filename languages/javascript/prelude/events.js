// `events`: EventEmitter, and the waiting on events.
define('events', (use) => {
  const { nodeError, checkFunction } = use('errors');

  class EventEmitter {
    static defaultMaxListeners = 10;

    on(event, listener) { return EventEmitter.#add(this, event, listener, 'push'); }
    addListener(event, listener) { return this.on(event, listener); }
    prependListener(event, listener) { return EventEmitter.#add(this, event, listener, 'unshift'); }
    once(event, listener) { return this.on(event, EventEmitter.#single(this, event, listener)); }
    prependOnceListener(event, listener) {
      return this.prependListener(event, EventEmitter.#single(this, event, listener));
    }

    // Made at first use: a class may inherit without calling the constructor.
    static #table(emitter) {
      if (!Object.hasOwn(emitter, '_events')) {
        Object.defineProperty(emitter, '_events', { value: new Map(), configurable: true, writable: true });
      }
      return emitter._events;
    }

    static #add(emitter, event, listener, where) {
      checkFunction(listener, 'listener');
      const table = EventEmitter.#table(emitter);
      if (table.has('newListener')) emitter.emit('newListener', event, listener.listener ?? listener);
      // Copied on change: an emit under way goes on with the listeners that it began with.
      const listeners = (table.get(event) ?? []).slice();
      listeners[where](listener);
      table.set(event, listeners);
      return emitter;
    }

    static #single(emitter, event, listener) {
      checkFunction(listener, 'listener');
      const once = function (...args) {
        emitter.off(event, once);
        return Reflect.apply(listener, this, args);
      };
      once.listener = listener;
      return once;
    }

    off(event, listener) {
      const table = EventEmitter.#table(this);
      const listeners = table.get(event);
      const index = listeners?.findLastIndex((each) => each === listener || each.listener === listener) ?? -1;
      if (index === -1) return this;
      if (listeners.length === 1) table.delete(event);
      else table.set(event, listeners.toSpliced(index, 1));
      if (table.has('removeListener')) this.emit('removeListener', event, listener);
      return this;
    }
    removeListener(event, listener) { return this.off(event, listener); }

    removeAllListeners(event) {
      const table = EventEmitter.#table(this);
      if (event === undefined) table.clear();
      else table.delete(event);
      return this;
    }

    emit(event, ...args) {
      const listeners = EventEmitter.#table(this).get(event);
      if (listeners === undefined) {
        if (event === 'error') throw unhandledError(args[0]);
        return false;
      }
      for (const listener of listeners) Reflect.apply(listener, this, args);
      return true;
    }

    listenerCount(event) { return EventEmitter.#table(this).get(event)?.length ?? 0; }
    listeners(event) { return (EventEmitter.#table(this).get(event) ?? []).map((each) => each.listener ?? each); }
    rawListeners(event) { return (EventEmitter.#table(this).get(event) ?? []).slice(); }
    eventNames() { return [...EventEmitter.#table(this).keys()]; }
    setMaxListeners() { return this; }
    getMaxListeners() { return EventEmitter.defaultMaxListeners; }
  }

  function unhandledError(value) {
    if (value instanceof Error) return value;
    const { inspect } = use('inspect');
    const error = nodeError(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${inspect(value)})`);
    error.context = value;
    return error;
  }

  // A promise of the arguments of the next such event.
  function once(emitter, event) {
    return new Promise((resolve, reject) => {
      const onError = (error) => {
        emitter.off(event, onEvent);
        reject(error);
      };
      const onEvent = (...args) => {
        emitter.off('error', onError);
        resolve(args);
      };
      emitter.once(event, onEvent);
      if (event !== 'error') emitter.once('error', onError);
    });
  }

  // The arguments of all such events, one after the other; it ends with one of the events in `close`.
  async function* on(emitter, event, { close = [] } = {}) {
    const queue = [];
    let ended = false;
    let failure;
    let wake = () => {};
    const onEvent = (...args) => { queue.push(args); wake(); };
    const onEnd = () => { ended = true; wake(); };
    const onError = (error) => { failure = { error }; wake(); };
    emitter.on(event, onEvent).on('error', onError);
    for (const name of close) emitter.on(name, onEnd);
    try {
      for (;;) {
        while (queue.length > 0) yield queue.shift();
        if (failure) throw failure.error;
        if (ended) return;
        await new Promise((resolve) => { wake = resolve; });
      }
    } finally {
      emitter.off(event, onEvent).off('error', onError);
      for (const name of close) emitter.off(name, onEnd);
    }
  }

  // A class may also be extended the old way, `EventEmitter.call(this)` and `util.inherits`.
  const Callable = new Proxy(EventEmitter, { apply: () => undefined });
  EventEmitter.prototype.constructor = Callable;
  return Object.assign(Callable, { EventEmitter: Callable, default: Callable, once, on });
});
