/// <reference lib="esnext.disposable" />
// Resources that end with their block: using, await using, stacks, errors on the way out.
export {};

const log: string[] = [];
const flush = () => console.log(log.splice(0).join(', '));

class Handle implements Disposable {
  constructor(readonly name: string, private readonly broken = false) { log.push(`open ${name}`); }
  use() { log.push(`use ${this.name}`); return this.name.length; }
  [Symbol.dispose]() {
    log.push(`close ${this.name}`);
    if (this.broken) throw new Error(`cannot close ${this.name}`);
  }
}

class Connection implements AsyncDisposable {
  constructor(readonly name: string) { log.push(`connect ${name}`); }
  async [Symbol.asyncDispose]() {
    await null;
    log.push(`disconnect ${this.name}`);
  }
}

{
  using first = new Handle('first');
  using second = new Handle('second');
  first.use();
  log.push(`sum ${first.use() + second.use()}`);
}
flush();

function early(flag: boolean): string {
  using outer = new Handle('outer');
  if (flag) return outer.name;
  using inner = new Handle('inner');
  return inner.name;
}
log.push(early(true), early(false));
flush();

for (using each of [new Handle('a'), new Handle('b')]) {
  if (each.name === 'b') break;
  each.use();
}
flush();

using nothing = null;
using alsoNothing = undefined;
console.log(nothing, alsoNothing);

try {
  using failing = new Handle('failing', true);
  failing.use();
} catch (error) {
  log.push((error as Error).message);
}
flush();

try {
  using outer = new Handle('one', true);
  using inner = new Handle('two', true);
  throw new Error('in the body');
} catch (error) {
  const messages = (e: any): string[] => (e?.name === 'SuppressedError' ? [`suppressed(${messages(e.error)}; ${messages(e.suppressed)})`] : [e.message]);
  log.push(...messages(error));
}
flush();

try {
  using wrong = { name: 'no dispose' } as unknown as Disposable;
  log.push('never');
} catch (error) {
  log.push((error as Error).name);
}
flush();

async function connections(): Promise<number> {
  await using a = new Connection('a');
  await using b = new Connection('b');
  using sync = new Handle('sync');
  await null;
  log.push('working');
  return sync.use() + a.name.length + b.name.length;
}
log.push(String(await connections()));
flush();

{
  await using both = new Handle('sync handle, awaited');
  await using conditional = Math.random() >= 0 ? new Connection('conditional') : null;
  both.use();
}
flush();

async function* pages() {
  await using source = new Connection('source');
  for (let page = 1; page <= 3; page++) yield `page ${page}`;
}
for await (const page of pages()) {
  log.push(page);
  if (page === 'page 2') break;
}
flush();

function* lines() {
  using file = new Handle('file');
  yield file.use();
  yield 'never reached';
}
for (const line of lines()) { log.push(`line ${line}`); break; }
const [only] = lines();
log.push(String(only));
flush();

class Stack implements Disposable {
  #actions: (() => void)[] = [];
  use<T extends Disposable | null>(resource: T): T { if (resource) this.#actions.push(() => resource[Symbol.dispose]()); return resource; }
  defer(action: () => void) { this.#actions.push(action); }
  adopt<T>(value: T, dispose: (value: T) => void): T { this.#actions.push(() => dispose(value)); return value; }
  move(): Stack { const moved = new Stack(); moved.#actions = this.#actions.splice(0); return moved; }
  [Symbol.dispose]() { while (this.#actions.length > 0) this.#actions.pop()!(); }
}
function prepare(): Stack {
  using stack = new Stack();
  stack.use(new Handle('kept'));
  stack.adopt(42, (n) => log.push(`release ${n}`));
  stack.defer(() => log.push('deferred'));
  return stack.move();
}
{
  using prepared = prepare();
  log.push('prepared');
}
flush();

const timer = (label: string): Disposable & { elapsed(): number } => {
  const start = Date.now();
  return { elapsed: () => Date.now() - start, [Symbol.dispose]() { log.push(`${label} took ${this.elapsed() < 5000 ? 'little' : 'long'}`); } };
};
class Lock {
  #held = false;
  acquire(): Disposable { if (this.#held) throw new Error('already held'); this.#held = true; return { [Symbol.dispose]: () => { this.#held = false; } }; }
  get held() { return this.#held; }
}
const lock = new Lock();
{
  using _timer = timer('block');
  using _lock = lock.acquire();
  try { using again = lock.acquire(); } catch (error) { log.push((error as Error).message); }
  log.push(`held ${lock.held}`);
}
log.push(`held ${lock.held}`);
flush();
switch (1 as number) {
  case 1: {
    using inCase = new Handle('case');
    log.push('in case');
  }
}
flush();
