// A validator that ends with a code of its own, after cleaning up.
export {};

enum ExitCode { Success = 0, Usage = 2, Invalid = 3 }

interface Rule<T> { readonly name: string; check(value: T): string | undefined }
type Schema<T> = { readonly [K in keyof T]: readonly Rule<T[K]>[] };
type Problems<T> = Partial<Record<keyof T, string[]>>;

const atLeast = (low: number): Rule<number> => ({ name: 'atLeast', check: (value) => (value >= low ? undefined : `is below ${low}`) });
const matches = (pattern: RegExp, what: string): Rule<string> => ({ name: 'matches', check: (value) => (pattern.test(value) ? undefined : `is no ${what}`) });
const oneOf = <const T extends string>(...options: T[]): Rule<string> => ({ name: 'oneOf', check: (value) => ((options as string[]).includes(value) ? undefined : `is none of ${options.join(', ')}`) });

function validate<T extends object>(value: T, schema: Schema<T>): Problems<T> | null {
  const problems: Problems<T> = {};
  for (const key of Object.keys(schema) as (keyof T)[]) {
    const found = schema[key].map((rule) => rule.check(value[key])).filter((problem): problem is string => problem !== undefined);
    if (found.length > 0) problems[key] = found;
  }
  return Object.keys(problems).length > 0 ? problems : null;
}

interface User { name: string; age: number; role: string }
const schema: Schema<User> = {
  name: [matches(/^[A-Z]/, 'capitalised name'), matches(/^.{2,10}$/, 'name of 2 to 10 letters')],
  age: [atLeast(0), atLeast(18)],
  role: [oneOf('admin', 'guest')],
};

const users: readonly User[] = [
  { name: 'Ada', age: 36, role: 'admin' },
  { name: 'b', age: -1, role: 'guest' },
  { name: 'Charlotte Emily', age: 20, role: 'root' },
];

class Program {
  private code = ExitCode.Success;
  private readonly cleanups: (() => void)[] = [];
  constructor(private readonly name: string) {
    process.on('exit', (code: number) => {
      for (const cleanup of this.cleanups.reverse()) cleanup();
      console.log(`${this.name} ends with ${ExitCode[code] ?? code}`);
    });
  }
  defer(cleanup: () => void): this { this.cleanups.push(cleanup); return this; }
  fail(code: ExitCode): void { this.code = Math.max(this.code, code); }
  end(): never { process.exit(this.code); }
}

const program = new Program('validator').defer(() => console.log('cleanup 1')).defer(() => console.log('cleanup 2'));
for (const user of users) {
  const problems = validate(user, schema);
  console.log(user.name, problems ?? 'is fine');
  if (problems) program.fail(ExitCode.Invalid);
}
process.stdout.write('no line end, ');
console.error('to the other stream');
await Promise.resolve();
setTimeout(() => console.log('never'), 0);
try {
  program.end();
} finally {
  console.log('never either');
}
