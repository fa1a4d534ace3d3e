// Unions: discriminated, narrowed by guards, exhaustive, with literals, and a tree evaluator over them.
export {};

type Shape =
  | { kind: 'circle'; radius: number }
  | { kind: 'rectangle'; width: number; height: number }
  | { kind: 'triangle'; sides: [a: number, b: number, c: number] };

const unreachable = (value: never): never => { throw new Error(`unexpected ${JSON.stringify(value)}`); };

function area(shape: Shape): number {
  switch (shape.kind) {
    case 'circle': return Math.PI * shape.radius ** 2;
    case 'rectangle': return shape.width * shape.height;
    case 'triangle': {
      const [a, b, c] = shape.sides;
      const s = (a + b + c) / 2;
      return Math.sqrt(s * (s - a) * (s - b) * (s - c));
    }
    default: return unreachable(shape);
  }
}
const shapes: Shape[] = [{ kind: 'circle', radius: 1 }, { kind: 'rectangle', width: 2, height: 3 }, { kind: 'triangle', sides: [3, 4, 5] }];
console.log(shapes.map((shape) => area(shape).toFixed(2)));
try { area({ kind: 'blob' } as unknown as Shape); } catch (error) { if (error instanceof Error) console.log(error.message); }

type Value = string | number | boolean | null | undefined | bigint | symbol | Date | Value[] | { [key: string]: Value } | (() => Value);
function describe(value: Value): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string') return `text of ${value.length}`;
  if (typeof value === 'number' || typeof value === 'bigint') return `number ${value}`;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'symbol') return value.description ?? 'symbol';
  if (typeof value === 'function') return `function giving ${describe(value())}`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `[${value.map(describe).join(', ')}]`;
  return `{${Object.entries(value).map(([key, inner]) => `${key}: ${describe(inner)}`).join('; ')}}`;
}
console.log(describe({ a: [1, 'two', null, [true]], b: undefined, c: new Date(0), d: 5n, e: Symbol('sym'), f: () => 'x' }));

interface Cat { meow(): string; lives: number }
interface Dog { bark(): string; tricks?: string[] }
const isCat = (animal: Cat | Dog): animal is Cat => 'meow' in animal;
function assertDog(animal: Cat | Dog): asserts animal is Dog { if (isCat(animal)) throw new TypeError('a cat'); }
const animals: (Cat | Dog)[] = [{ meow: () => 'miau', lives: 9 }, { bark: () => 'wau', tricks: ['sit'] }, { bark: () => 'wuff' }];
for (const animal of animals) console.log(isCat(animal) ? `${animal.meow()} ${animal.lives}` : `${animal.bark()} ${animal.tricks?.[0] ?? 'no tricks'}`);
for (const animal of animals) { try { assertDog(animal); console.log(animal.bark()); } catch ({ message }: any) { console.log(message); } }

type Expression =
  | { type: 'number'; value: number }
  | { type: 'variable'; name: string }
  | { type: 'unary'; operator: '-' | '!'; operand: Expression }
  | { type: 'binary'; operator: '+' | '-' | '*' | '/' | '^'; left: Expression; right: Expression }
  | { type: 'let'; name: string; value: Expression; body: Expression };
type Environment = Readonly<Record<string, number>>;

function evaluate(e: Expression, environment: Environment = {}): number {
  switch (e.type) {
    case 'number': return e.value;
    case 'variable': return environment[e.name] ?? (() => { throw new ReferenceError(e.name); })();
    case 'unary': return e.operator === '-' ? -evaluate(e.operand, environment) : Number(!evaluate(e.operand, environment));
    case 'let': return evaluate(e.body, { ...environment, [e.name]: evaluate(e.value, environment) });
    case 'binary': {
      const [left, right] = [e.left, e.right].map((side) => evaluate(side, environment)) as [number, number];
      const operators = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '^': (a, b) => a ** b } satisfies Record<typeof e.operator, (a: number, b: number) => number>;
      return operators[e.operator](left, right);
    }
  }
}

class Parser {
  private readonly tokens: string[];
  private at = 0;
  constructor(source: string) { this.tokens = source.match(/\d+(?:\.\d+)?|[a-z]+|[-+*/^!()=]/g) ?? []; }
  private peek(): string | undefined { return this.tokens[this.at]; }
  private take(expected?: string): string {
    const token = this.tokens[this.at++];
    if (token === undefined || (expected !== undefined && token !== expected)) throw new SyntaxError(`expected ${expected ?? 'more'}, got ${token ?? 'end'}`);
    return token;
  }
  parse(): Expression {
    const result = this.expression();
    if (this.peek() !== undefined) throw new SyntaxError(`unexpected ${this.peek()}`);
    return result;
  }
  private expression(least = 0): Expression {
    let left = this.primary();
    for (let op = this.peek(); Parser.isOperator(op) && Parser.precedence[op] > least; op = this.peek()) {
      this.take();
      left = { type: 'binary', operator: op, left, right: this.expression(Parser.precedence[op] - (op === '^' ? 1 : 0)) };
    }
    return left;
  }
  private primary(): Expression {
    const token = this.take();
    if (token === 'let') {
      const name = this.take();
      this.take('=');
      const value = this.expression();
      this.take('in');
      return { type: 'let', name, value, body: this.expression() };
    }
    if (token === '-' || token === '!') return { type: 'unary', operator: token, operand: this.primary() };
    if (token === '(') {
      const inner = this.expression();
      this.take(')');
      return inner;
    }
    return /\d/.test(token) ? { type: 'number', value: Number(token) } : { type: 'variable', name: token };
  }
  private static readonly precedence = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 } as const;
  private static isOperator(token: string | undefined): token is keyof typeof Parser.precedence { return token !== undefined && token in Parser.precedence; }
}
for (const source of ['1 + 2 * 3', '(1 + 2) * -3', '2 ^ 3 ^ 2', 'let x = 5 in x * x - 1', '10 / 4 - !0', 'y + 1', '(1', '1 2', '']) {
  try {
    console.log(source, '=', evaluate(new Parser(source).parse()));
  } catch (error: unknown) {
    console.log(source, '->', error instanceof SyntaxError || error instanceof ReferenceError ? `${error.name}: ${error.message}` : error);
  }
}

type State = { status: 'idle' } | { status: 'loading'; started: number } | { status: 'done'; data: string[] } | { status: 'failed'; error: Error };
type Action = { type: 'start'; at: number } | { type: 'finish'; data: string[] } | { type: 'fail'; message: string } | { type: 'reset' };
function reduce(state: State, action: Action): State {
  if (action.type === 'reset') return { status: 'idle' };
  if (state.status === 'idle' && action.type === 'start') return { status: 'loading', started: action.at };
  if (state.status !== 'loading') return state;
  return action.type === 'finish' ? { status: 'done', data: action.data } : action.type === 'fail' ? { status: 'failed', error: new Error(action.message) } : state;
}
const actions: Action[] = [{ type: 'finish', data: [] }, { type: 'start', at: 5 }, { type: 'finish', data: ['a'] }, { type: 'start', at: 9 }, { type: 'reset' }, { type: 'start', at: 7 }, { type: 'fail', message: 'broken' }];
let state: State = { status: 'idle' };
for (const action of actions) {
  state = reduce(state, action);
  console.log(action.type, '->', state.status, 'data' in state ? state.data : 'error' in state ? state.error.message : 'started' in state ? state.started : '');
}
