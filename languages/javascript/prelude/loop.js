// The event loop: ticks, microtasks, timers, immediates and stdin, in Node's order.
define('loop', (use) => {
  const { checkFunction } = use('errors');
  const { inspect } = use('inspect');

  // ---- what a failed callback does; set by the program's runner ----

  let onUncaught;
  let onUnhandledRejection;

  function guarded(callback, self, args) {
    try {
      Reflect.apply(callback, self, args);
    } catch (error) {
      onUncaught(error);
    }
  }

  // ---- ticks and microtasks ----

  let ticks = [];

  function nextTick(callback, ...args) {
    checkFunction(callback, 'callback');
    ticks.push({ callback, args });
  }

  function runMicrotasks() {
    for (;;) {
      try {
        host.runJobs();
        return;
      } catch (error) {
        onUncaught(error);
      }
    }
  }

  // After each callback from outside: ticks, then microtasks, until there are none, then rejections nobody handled.
  function settle() {
    do {
      while (ticks.length > 0) {
        const due = ticks;
        ticks = [];
        for (const { callback, args } of due) guarded(callback, undefined, args);
      }
      runMicrotasks();
    } while (ticks.length > 0 || reportRejections());
  }

  const rejections = new Map();

  function noteRejection(promise, reason, handled) {
    if (handled) rejections.delete(promise);
    else rejections.set(promise, reason);
  }

  function reportRejections() {
    if (rejections.size === 0) return false;
    const pending = [...rejections];
    rejections.clear();
    for (const [promise, reason] of pending) onUnhandledRejection(reason, promise);
    return true;
  }

  // ---- timers ----

  // Milliseconds since the start of the run, as of this turn of the loop.
  let now = 0;
  let lastId = 0;
  const heap = [];
  const timersById = new Map();

  const isBefore = (a, b) => a.due < b.due || (a.due === b.due && a.order < b.order);

  function heapPush(timer) {
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(heap[at], heap[parent])) break;
      [heap[at], heap[parent]] = [heap[parent], heap[at]];
      at = parent;
    }
  }

  function heapPop() {
    const [top] = heap;
    const last = heap.pop();
    if (heap.length > 0) {
      heap[0] = last;
      for (let at = 0; ;) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2]) {
          if (child < heap.length && isBefore(heap[child], heap[least])) least = child;
        }
        if (least === at) break;
        [heap[at], heap[least]] = [heap[least], heap[at]];
        at = least;
      }
    }
    return top;
  }

  let order = 0;
  let waiting = 0; // timers that are active and keep the program alive

  // A timer is in the heap once for each time it was scheduled; only the entry of its last schedule counts.
  class Timeout {
    #callback;
    #args;
    #delay;
    #repeats;
    #id = ++lastId;
    #entry;
    #keepsAlive = true;

    constructor(callback, delay, args, repeats) {
      this.#callback = callback;
      this.#args = args;
      this.#delay = delay >= 1 && delay <= 2 ** 31 - 1 ? Math.trunc(delay) : 1;
      this.#repeats = repeats;
      this.#schedule();
    }

    #schedule() {
      if (this.#entry === undefined && this.#keepsAlive) waiting++;
      this.#entry = { due: now + this.#delay, order: order++, timer: this };
      heapPush(this.#entry);
    }

    refresh() {
      if (this.#entry !== undefined) this.#schedule();
      return this;
    }

    close() {
      if (this.#entry !== undefined && this.#keepsAlive) waiting--;
      this.#entry = undefined;
      timersById.delete(this.#id);
      return this;
    }

    ref() { return this.#keep(true); }
    unref() { return this.#keep(false); }
    hasRef() { return this.#keepsAlive; }

    #keep(alive) {
      if (this.#entry !== undefined && this.#keepsAlive !== alive) waiting += alive ? 1 : -1;
      this.#keepsAlive = alive;
      return this;
    }

    [Symbol.toPrimitive]() {
      timersById.set(this.#id, this);
      return this.#id;
    }

    [Symbol.dispose]() { this.close(); }
    [inspect.custom]() { return `Timeout { delay: ${this.#delay}, repeats: ${this.#repeats} }`; }

    static isCurrent(entry) { return entry.timer.#entry === entry; }

    static fire({ timer }) {
      const callback = timer.#callback;
      if (!timer.#repeats) timer.close();
      guarded(callback, timer, timer.#args);
      if (timer.#repeats && timer.#entry !== undefined) timer.#schedule();
    }

    static clear(timer) {
      if (timer instanceof Timeout) timer.close();
      else if (typeof timer === 'number' || typeof timer === 'string') timersById.get(Number(timer))?.close();
    }
  }

  function setTimeout(callback, delay, ...args) {
    checkFunction(callback, 'callback');
    return new Timeout(callback, Number(delay), args, false);
  }

  function setInterval(callback, delay, ...args) {
    checkFunction(callback, 'callback');
    return new Timeout(callback, Number(delay), args, true);
  }

  function clearTimeout(timer) { Timeout.clear(timer); }
  function clearInterval(timer) { Timeout.clear(timer); }

  function nextDue() {
    while (heap.length > 0 && !Timeout.isCurrent(heap[0])) heapPop();
    return heap.length > 0 ? heap[0].due : undefined;
  }

  function runTimers(slack) {
    now = host.now();
    // What a callback schedules is due later than this, and so runs in another turn.
    const until = now + slack;
    while (nextDue() <= until) {
      Timeout.fire(heapPop());
      settle();
    }
  }

  // ---- immediates ----

  let immediates = [];
  let waitingImmediates = 0;

  class Immediate {
    #pending = true;
    #keepsAlive = true;

    constructor(callback, args) {
      this.callback = callback;
      this.args = args;
      waitingImmediates++;
    }

    static take(immediate) {
      const { callback, args } = immediate;
      if (!immediate.#pending) return;
      Immediate.clear(immediate);
      guarded(callback, immediate, args);
    }

    static clear(immediate) {
      if (immediate.#pending && immediate.#keepsAlive) waitingImmediates--;
      immediate.#pending = false;
    }

    ref() { return this.#keep(true); }
    unref() { return this.#keep(false); }
    hasRef() { return this.#keepsAlive; }

    #keep(alive) {
      if (this.#pending && this.#keepsAlive !== alive) waitingImmediates += alive ? 1 : -1;
      this.#keepsAlive = alive;
      return this;
    }
  }

  function setImmediate(callback, ...args) {
    checkFunction(callback, 'callback');
    const immediate = new Immediate(callback, args);
    immediates.push(immediate);
    return immediate;
  }

  function clearImmediate(immediate) {
    if (immediate instanceof Immediate) Immediate.clear(immediate);
  }

  function runImmediates() {
    const due = immediates;
    immediates = [];
    for (const immediate of due) {
      Immediate.take(immediate);
      settle();
    }
  }

  // ---- the loop ----

  // Whoever reads stdin while the loop runs: {isActive(), onReadable()}.
  let reader;

  const isAlive = () => waiting > 0 || waitingImmediates > 0 || (reader?.isActive() ?? false);

  // Runs until nothing can happen any more.
  function run() {
    // A timer of a millisecond fires before the first immediate, as it does where starting takes longer than that.
    let slack = 1;
    while (isAlive()) {
      runTimers(slack);
      slack = 0;
      poll();
      runImmediates();
    }
  }

  function poll() {
    if (!isAlive()) return;
    const reading = reader?.isActive() ?? false;
    const due = nextDue();
    const timeout = immediates.length > 0 ? 0 : due === undefined ? -1 : Math.max(0, due - host.now());
    if (!reading && timeout <= 0) return;
    if (host.wait(timeout, reading) && reading) {
      now = host.now();
      guarded(reader.onReadable, reader, []);
      settle();
    }
  }

  return {
    nextTick, setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate,
    noteRejection, settle, runMicrotasks, run, isAlive, guarded,
    set reader(value) { reader = value; },
    onFailure(uncaught, unhandledRejection) {
      onUncaught = uncaught;
      onUnhandledRejection = unhandledRejection;
    },
  };
});
