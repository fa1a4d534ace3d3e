// Enums of all kinds: numeric, computed, of strings, const, merged, flags, reverse mapping.
export {};

enum Direction { Up, Down, Left = 10, Right }
enum Colour { Red = 'RED', Green = 'GREEN', Blue = `BLUE` }
enum Mixed { No = 0, Yes = 'YES', Later = 5, After }
enum Size { Small = 1, Medium = Small * 2, Large = Medium << 1, Text = 'text'.length, Both = Small | Large }
const enum Level { Low = 1, Middle = 5, High = Low + Middle }
const enum Key { Enter = 'Enter', Escape = 'Esc' }
enum Permission { None = 0, Read = 1 << 0, Write = 1 << 1, Execute = 1 << 2, All = Read | Write | Execute }
enum Direction { Forward = 100 }
enum Empty {}
declare enum Ambient { A = 1 }

console.log(Direction.Up, Direction.Right, Direction[10], Direction['Down'], Direction[Direction.Left], Direction.Forward, Direction[99]);
console.log(Colour.Red, Colour['Green'], Object.keys(Colour), Object.values(Colour), Colour);
console.log(Mixed, Mixed.After, Mixed[5], Size, Size[2], Empty);
console.log(Level.High, Key.Escape, Level['Low'], [Level.Low, Level.Middle].map((level) => level * 2));
console.log(Direction);

const show = (permission: Permission): string =>
  Object.keys(Permission)
    .filter((name) => Number.isNaN(Number(name)))
    .filter((name) => {
      const bit = Permission[name as keyof typeof Permission];
      return bit !== 0 && (bit & (bit - 1)) === 0 && (permission & bit) !== 0;
    })
    .join('|') || 'None';
let mine: Permission = Permission.Read | Permission.Write;
console.log(mine, show(mine), show(Permission.All), show(mine & ~Permission.Read), show(0), Permission[mine] ?? 'no name');
mine |= Permission.Execute;
mine ^= Permission.Write;
console.log(show(mine), (mine & Permission.Write) === 0, mine === (Permission.Read | Permission.Execute));

function turn(direction: Direction): Direction {
  switch (direction) {
    case Direction.Up: return Direction.Right;
    case Direction.Right: return Direction.Down;
    case Direction.Down: return Direction.Left;
    case Direction.Left: return Direction.Up;
    default: return Direction.Forward;
  }
}
let heading = Direction.Up;
const headings: string[] = [];
for (let i = 0; i < 5; i++) headings.push(Direction[heading = turn(heading)]);
console.log(headings);

type ColourName = keyof typeof Colour;
const byName: Record<ColourName, number> = { Red: 0xff0000, Green: 0x00ff00, Blue: 0x0000ff };
const parse = (text: string): Colour | undefined => Object.values(Colour).find((colour) => colour === text.toUpperCase());
for (const name of Object.keys(byName) as ColourName[]) console.log(name, byName[name].toString(16).padStart(6, '0'), parse(name));
console.log(parse('pink'), isColour('RED'), isColour('x'));
function isColour(value: unknown): value is Colour { return Object.values<unknown>(Colour).includes(value); }

enum Status { Draft = 'draft', Review = 'review', Published = 'published' }
namespace Status {
  const order: Status[] = [Status.Draft, Status.Review, Status.Published];
  export function next(status: Status): Status | null { return order[order.indexOf(status) + 1] ?? null; }
  export const first: Status = Status.Draft;
}
let status: Status | null = Status.first;
while (status) {
  console.log(status);
  status = Status.next(status);
}
console.log(Object.keys(Status), typeof Status.next);

class Machine {
  static readonly State = { Idle: 0, Running: 1 } as const;
  state: (typeof Machine.State)[keyof typeof Machine.State] = Machine.State.Idle;
  start() { this.state = Machine.State.Running; return this; }
}
console.log(new Machine().start().state, Machine.State);

enum Planet { Mercury = 3.303e+23, Earth = 5.976e+24 }
enum Negative { Minus = -1, Zero, Plus }
enum Computed { Now = Math.max(1, 2), Length = [1, 2, 3].length, Concat = `a${1}`.length }
enum Quoted { 'with space' = 1, 'kebab-case', 'ünï' = 'x' }
console.log(Planet.Earth / Planet.Mercury > 18, Negative.Zero, Negative[-1], Computed, Quoted['kebab-case'], Quoted[1], Quoted.ünï);
const values = Object.entries(Negative).filter(([key]) => isNaN(Number(key)));
console.log(values, Object.entries(Negative).length, { [Direction.Up]: 'computed key', [Colour.Red]: 'string key', [Level.High]: 'const key' });
