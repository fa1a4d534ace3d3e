// Types that compute: template literals, mapped, conditional, satisfies, as const, with the values beside them.
export {};

const routes = {
  home: '/',
  user: '/users/:id',
  post: '/users/:id/posts/:post',
} as const satisfies Record<string, `/${string}`>;

type Parameters<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}` ? Name | Parameters<`/${Rest}`> : Path extends `${string}:${infer Name}` ? Name : never;
type Routes = typeof routes;
function link<R extends keyof Routes>(route: R, parameters: Record<Parameters<Routes[R]>, string | number>): string {
  return routes[route].replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((parameters as Record<string, string | number>)[name])));
}
console.log(link('home', {}), link('user', { id: 7 }), link('post', { id: 'a b', post: 3 }));

type Getters<T> = { [K in keyof T as `get${Capitalize<string & K>}`]: () => T[K] };
type Setters<T> = { [K in keyof T & string as `set${Capitalize<K>}`]: (value: T[K]) => void };
const capitalize = <T extends string>(text: T) => (text.charAt(0).toUpperCase() + text.slice(1)) as Capitalize<T>;
function accessors<T extends object>(target: T): Getters<T> & Setters<T> {
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(target) as (keyof T & string)[]) {
    out[`get${capitalize(key)}`] = () => target[key];
    out[`set${capitalize(key)}`] = (value: T[typeof key]) => { target[key] = value; };
  }
  return out as Getters<T> & Setters<T>;
}
const point = accessors({ x: 1, label: 'origin' });
point.setX(point.getX() + 41);
point.setLabel(point.getLabel().toUpperCase());
console.log(point.getX(), point.getLabel(), Object.keys(point));

const sizes = ['small', 'medium', 'large'] as const;
type Size = (typeof sizes)[number];
const prices: Readonly<Record<Size, number>> = { small: 1, medium: 2.5, large: 4 };
const isSize = (text: string): text is Size => (sizes as readonly string[]).includes(text);
for (const word of ['small', 'huge']) console.log(word, isSize(word) ? prices[word] : 'no such size');
console.log(sizes.indexOf('large'), Object.isFrozen(sizes), [...sizes].reverse());

type Colour = `#${string}` | `rgb(${number}, ${number}, ${number})` | 'transparent';
const palette = { sky: '#00f', blood: 'rgb(255, 0, 0)', none: 'transparent' } satisfies Record<string, Colour>;
const channels = (colour: Colour): number[] => {
  if (colour === 'transparent') return [];
  const short = /^#(.)(.)(.)$/.exec(colour);
  return short ? short.slice(1).map((c) => parseInt(c + c, 16)) : (colour.match(/\d+/g) ?? []).map(Number);
};
console.log(Object.values(palette).map(channels), palette.sky.length);

type Unit = 'px' | 'em' | '%';
type Length = `${number}${Unit}`;
const parseLength = (length: Length): { value: number; unit: Unit } => {
  const [, value, unit] = /^(-?[\d.]+)(px|em|%)$/.exec(length)!;
  return { value: Number(value), unit: unit as Unit };
};
console.log((['12px', '-1.5em', '100%'] satisfies Length[]).map(parseLength));

type EventMap = { click: { x: number; y: number }; key: { code: string } };
type Listeners = { [K in keyof EventMap as `on${Capitalize<K>}`]?: (event: EventMap[K]) => string };
const listeners: Listeners = { onClick: ({ x, y }) => `clicked ${x},${y}`, onKey: ({ code }) => `key ${code}` };
const dispatch = <K extends keyof EventMap>(name: K, event: EventMap[K]) => (listeners[`on${capitalize(name)}` as keyof Listeners] as ((e: EventMap[K]) => string) | undefined)?.(event) ?? 'ignored';
console.log(dispatch('click', { x: 1, y: 2 }), dispatch('key', { code: 'Enter' }));

type Path<T, Prefix extends string = ''> = T extends object ? { [K in keyof T & string]: `${Prefix}${K}` | Path<T[K], `${Prefix}${K}.`> }[keyof T & string] : never;
type At<T, P extends string> = P extends `${infer Head}.${infer Rest}` ? (Head extends keyof T ? At<T[Head], Rest> : never) : P extends keyof T ? T[P] : never;
function at<T extends object, P extends Path<T> & string>(object: T, path: P): At<T, P> {
  return path.split('.').reduce<any>((value, key: string) => value?.[key], object);
}
const config = { server: { port: 80, tls: { enabled: true } }, name: 'demo' };
console.log(at(config, 'server.port') + 1, at(config, 'server.tls.enabled'), at(config, 'name').length, at(config, 'server.tls'));

type Brand<T, Name extends string> = T & { readonly __brand: Name };
type Metres = Brand<number, 'metres'>;
type Feet = Brand<number, 'feet'>;
const metres = (n: number) => n as Metres;
const toFeet = (m: Metres) => (m * 3.28084) as Feet;
console.log(toFeet(metres(100)).toFixed(1), typeof metres(1));

type Flatten<T> = T extends readonly (infer Item)[] ? Flatten<Item> : T;
type Awaited2<T> = T extends PromiseLike<infer Value> ? Awaited2<Value> : T;
const flatten = <T extends readonly unknown[]>(items: T): Flatten<T>[] => items.flatMap((item) => (Array.isArray(item) ? flatten(item) : [item])) as Flatten<T>[];
const settle = async <T,>(value: T): Promise<Awaited2<T>> => (await value) as Awaited2<T>;
console.log(flatten([1, [2, [3, [4]]]] as const), await settle(Promise.resolve(5)), await settle('plain'));

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Nullable<T> = { [K in keyof T]: T[K] | null };
type RequiredKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];
interface Profile { readonly id: number; name: string; email?: string }
const profile: Mutable<Profile> = { id: 1, name: 'Ada' };
profile.id++;
const blank: Nullable<Required<Profile>> = { id: null, name: null, email: null };
const required: RequiredKeys<Profile>[] = ['id', 'name'];
const picked: Pick<Profile, 'id'> & Partial<Omit<Profile, 'id'>> = { id: 5 };
console.log(profile, blank, required, picked, { ...blank, ...profile, ...picked });
type Exact = Extract<'a' | 'b' | 1, string>;
type Returned = ReturnType<typeof link>;
type First = Parameters0<typeof link>;
type Parameters0<F> = F extends (first: infer A, ...rest: any[]) => unknown ? A : never;
const exact: Exact[] = ['a', 'b'], returned: Returned = link('home', {}), first: First = 'user';
console.log(exact, returned, first, <const T,>(value: T) => value, (<T,>(value: T): NoInfer<T> => value)(3));
const tuple = <const T extends readonly unknown[]>(...items: T): T => items;
const [one, two] = tuple(1, { deep: ['x'] });
console.log(one + 1, two.deep[0], tuple().length);
