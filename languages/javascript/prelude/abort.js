// EventTarget, Event and AbortController.
define('abort', (use) => {
  const { guarded } = use('loop');

  class Event {
    defaultPrevented = false;
    target = null;
    timeStamp = host.now();

    constructor(type, { cancelable = false } = {}) {
      this.type = String(type);
      this.cancelable = cancelable;
    }

    preventDefault() { if (this.cancelable) this.defaultPrevented = true; }
    stopPropagation() {}
    stopImmediatePropagation() { this.stopped = true; }
  }

  class CustomEvent extends Event {
    constructor(type, options = {}) {
      super(type, options);
      this.detail = options.detail ?? null;
    }
  }

  class EventTarget {
    #listeners = new Map();

    addEventListener(type, listener, options) {
      const listeners = this.#listeners.get(type) ?? [];
      if (listeners.some((each) => each.listener === listener)) return;
      this.#listeners.set(type, [...listeners, { listener, once: options?.once ?? false }]);
    }

    removeEventListener(type, listener) {
      this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter((each) => each.listener !== listener));
    }

    dispatchEvent(event) {
      event.target = event.currentTarget = this;
      if (typeof this[`on${event.type}`] === 'function') guarded(this[`on${event.type}`], this, [event]);
      for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
        if (event.stopped) break;
        if (once) this.removeEventListener(event.type, listener);
        guarded(typeof listener === 'function' ? listener : listener.handleEvent, this, [event]);
      }
      return !event.defaultPrevented;
    }
  }

  class AbortSignal extends EventTarget {
    aborted = false;
    reason = undefined;

    static abort(reason) {
      const signal = new AbortSignal();
      abort(signal, reason);
      return signal;
    }

    static timeout(milliseconds) {
      const signal = new AbortSignal();
      const late = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
      setTimeout(() => abort(signal, late), milliseconds).unref();
      return signal;
    }

    static any(signals) {
      const any = new AbortSignal();
      for (const signal of signals) {
        if (signal.aborted) abort(any, signal.reason);
        else signal.addEventListener('abort', () => abort(any, signal.reason), { once: true });
      }
      return any;
    }

    throwIfAborted() { if (this.aborted) throw this.reason; }
  }

  function abort(signal, reason = new DOMException('This operation was aborted', 'AbortError')) {
    if (signal.aborted) return;
    signal.aborted = true;
    signal.reason = reason;
    signal.dispatchEvent(new Event('abort'));
  }

  class AbortController {
    signal = new AbortSignal();
    abort(reason) { abort(this.signal, reason); }
  }

  Object.assign(globalThis, { Event, CustomEvent, EventTarget, AbortSignal, AbortController });
  return { AbortController };
});
