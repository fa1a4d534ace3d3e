// A task runner whose last task fails for good: the error of its own class is nobody's to catch.
export {};

class TaskError<Code extends string = string> extends Error {
  override readonly name = 'TaskError';
  constructor(readonly code: Code, message: string, options?: ErrorOptions) { super(message, options); }
  static wrap(error: unknown): TaskError { return error instanceof TaskError ? error : new TaskError('UNKNOWN', String(error), { cause: error }); }
}

type Task<T> = { readonly name: string; readonly needs?: readonly string[]; run(context: Context): T | Promise<T> };
interface Context { readonly results: ReadonlyMap<string, unknown>; log(line: string): void }

class Runner {
  private readonly tasks = new Map<string, Task<unknown>>();
  private readonly results = new Map<string, unknown>();
  private depth = 0;

  add<T>(...tasks: Task<T>[]): this {
    for (const task of tasks) this.tasks.set(task.name, task);
    return this;
  }

  private readonly context: Context = { results: this.results, log: (line) => console.log('  '.repeat(this.depth) + line) };

  async run(name: string, path: readonly string[] = []): Promise<unknown> {
    if (path.includes(name)) throw new TaskError('CYCLE', [...path, name].join(' -> '));
    if (this.results.has(name)) return this.results.get(name);
    const task = this.tasks.get(name);
    if (!task) throw new TaskError('MISSING', `no task ${name}`);
    this.context.log(`begin ${name}`);
    this.depth++;
    try {
      for (const need of task.needs ?? []) await this.run(need, [...path, name]);
      const result = await task.run(this.context);
      this.results.set(name, result);
      return result;
    } finally {
      this.depth--;
      this.context.log(`end ${name}`);
    }
  }
}

const runner = new Runner()
  .add({ name: 'fetch', run: () => Promise.resolve([3, 1, 2]) })
  .add({ name: 'sort', needs: ['fetch'], run: ({ results }) => (results.get('fetch') as number[]).slice().sort() })
  .add({ name: 'sum', needs: ['fetch'], run: ({ results }) => (results.get('fetch') as number[]).reduce((a, b) => a + b) })
  .add({ name: 'report', needs: ['sort', 'sum'], run: ({ results, log }) => log(`${results.get('sort')} = ${results.get('sum')}`) })
  .add<unknown>({ name: 'a', needs: ['b'], run: () => 1 }, { name: 'b', needs: ['a'], run: () => 2 })
  .add({ name: 'broken', run: () => { throw 'just text'; } })
  .add({ name: 'orphan', needs: ['nobody'], run: () => 0 });

await runner.run('report');
for (const name of ['a', 'broken', 'orphan', 'sum']) {
  try {
    console.log(name, await runner.run(name));
  } catch (error) {
    const { code, message, cause } = TaskError.wrap(error);
    console.log(name, code, message, cause ?? '');
  }
}
process.on('exit', (code) => console.log('exit code', code));
queueMicrotask(() => console.log('a microtask before the end'));
await null;
setTimeout(() => console.log('never'), 10);
await runner.run('missing altogether');
console.log('never printed');
