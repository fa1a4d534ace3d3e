// Namespaces: nested, split, merged with functions, classes and enums, aliased, with private parts.
export {};

namespace Geometry {
  const precision = 2;
  let created = 0;
  export interface Point { x: number; y: number }
  export type Segment = [from: Point, to: Point];
  export const origin: Point = { x: 0, y: 0 };
  export let last: Point = origin;

  export function distance(a: Point, b: Point = origin): number {
    created++;
    return Number(Math.hypot(a.x - b.x, a.y - b.y).toFixed(precision));
  }

  export namespace Shapes {
    export abstract class Shape {
      constructor(public readonly name: string) { created++; }
      abstract area(): number;
    }
    export class Circle extends Shape {
      constructor(private radius: number) { super('circle'); }
      area() { return Number((Math.PI * this.radius ** 2).toFixed(precision)); }
    }
    export namespace Deep { export const level = 3; export enum Kind { A, B } }
  }

  export namespace Counting { export const count = () => created; export function reset() { created = 0; } }
}

namespace Geometry {
  export const unit: Point = { x: 1, y: 1 };
  export const diagonal = distance(unit);
}

namespace Geometry.Shapes {
  export class Square extends Shape {
    constructor(private side: number) { super('square'); }
    area() { return this.side ** 2; }
  }
}

console.log(Geometry.distance({ x: 3, y: 4 }), Geometry.diagonal, Geometry.origin, Geometry.last === Geometry.origin);
const shapes: Geometry.Shapes.Shape[] = [new Geometry.Shapes.Circle(1), new Geometry.Shapes.Square(3)];
console.log(shapes.map((shape) => `${shape.name} ${shape.area()}`), Geometry.Shapes.Deep.level, Geometry.Shapes.Deep.Kind[1]);
console.log(Geometry.Counting.count(), Object.keys(Geometry), Object.keys(Geometry.Shapes));
Geometry.last = { x: 9, y: 9 };
Geometry.Counting.reset();
console.log(Geometry.last, Geometry.Counting.count(), typeof Geometry, 'precision' in Geometry);

import Shapes = Geometry.Shapes;
import Circle = Geometry.Shapes.Circle;
import Kind = Geometry.Shapes.Deep.Kind;
console.log(new Circle(2).area(), new Shapes.Square(2) instanceof Shapes.Shape, Kind.A);

function greet(name: string): string { return `${greet.prefix} ${name}${greet.punctuation.repeat(greet.loudness)}`; }
namespace greet {
  export let prefix = 'Hello,';
  export const punctuation = '!';
  export let loudness = 1;
  export function loudly(name: string) {
    loudness = 3;
    try { return greet(name.toUpperCase()); } finally { loudness = 1; }
  }
}
console.log(greet('Ada'), greet.loudly('Bob'), greet('Cyd'), Object.keys(greet));

class Album {
  private tracks: Album.Track[] = [];
  static readonly empty = new Album('empty');
  constructor(readonly title: string) {}
  add(title: string, seconds = Album.defaultLength) { this.tracks.push(new Album.Track(title, seconds)); return this; }
  get length() { return this.tracks.reduce((sum, { seconds }) => sum + seconds, 0); }
  toString() { return `${this.title}: ${this.tracks.join(', ')} (${Album.format(this.length)})`; }
}
namespace Album {
  export const defaultLength = 180;
  export const format = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  export class Track {
    constructor(readonly title: string, readonly seconds: number) {}
    toString() { return `${this.title} ${format(this.seconds)}`; }
  }
}
console.log(String(new Album('First').add('one').add('two', 125)), Album.empty.length, Album.Track.name);

namespace Validation {
  export interface Validator { (text: string): boolean }
  const registry = new Map<string, Validator>();
  export const register = (name: string, validator: Validator) => void registry.set(name, validator);
  export function* check(text: string): Generator<[string, boolean]> { for (const [name, validator] of registry) yield [name, validator(text)]; }
}
namespace Validation.Rules {
  register('letters', (text) => /^[a-z]+$/i.test(text));
  register('zip', (text) => /^\d{5}$/.test(text));
  export const installed = true;
}
for (const text of ['hello', '12345', '??']) console.log(text, Object.fromEntries(Validation.check(text)), Validation.Rules.installed);

namespace OnlyTypes { export interface Nothing { a: number } export type Alias = Nothing | null }
namespace Ambient { export declare const nowhere: number; export const here = 1; }
declare namespace External { function call(): void; const version: string }
const nothing: OnlyTypes.Alias = null;
console.log(nothing, Object.keys(Ambient), typeof External === 'undefined');

namespace Loader { export const log: string[] = []; log.push('first block'); export const at = log.length; }
namespace Loader { log.push(`second block after ${at}`); export const { length } = log; export const [head, ...tail] = log; }
console.log(Loader.log, Loader.length, Loader.head, Loader.tail);
namespace Async { export const wait = async (value: number) => { await null; return value * 2; }; export const pending = wait(21); }
console.log(await Async.pending, await Async.wait(4));
