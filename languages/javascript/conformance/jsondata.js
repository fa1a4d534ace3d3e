// JSON: reading, writing, own types, errors, copies, queries, differences.
const text = `{
  "shop": "Corner \\u0026 Co", "open": true, "owner": null, "ratio": 1.50e2, "big": 12345678901234567890,
  "items": [
    {"id": 3, "name": "pen", "price": 1.2, "tags": ["blue", "office"]},
    {"id": 1, "name": "caf\\u00e9 \\ud83c\\udf75", "price": 3.75, "tags": []},
    {"id": 2, "name": "quote \\" slash \\\\ tab\\t", "price": 10, "tags": ["odd"]}
  ]
}`;
const shop = JSON.parse(text);
console.log(shop);
console.log(JSON.stringify(shop));
console.log(JSON.stringify(shop, null, 2));
console.log(JSON.stringify(shop, ['shop', 'items', 'id'], '--'));
console.log(JSON.stringify(shop, (key, value) => (typeof value === 'number' ? `#${value}` : key === 'tags' ? undefined : value)));
console.log(JSON.parse(text, (key, value) => (key === 'price' ? value * 100 : Array.isArray(value) ? value.length : value)));

console.log(JSON.stringify([undefined, () => {}, Symbol('s'), NaN, Infinity, -0, null, new Date(0), /re/, new Map([[1, 2]]), new Set([1]), [, 1]]));
console.log(JSON.stringify({ a: undefined, f() {}, [Symbol('k')]: 1, n: NaN, nested: { toJSON: (key) => `from ${key}` }, d: new Date(Date.UTC(2024, 1, 29)) }));
console.log(JSON.stringify('\u2028\ud800"\\\b\f\n\r\t\x01é'), JSON.stringify(undefined), JSON.stringify(null), JSON.stringify('x'), JSON.stringify(new String('s')), JSON.stringify({ b: Object(true) }));
console.log(JSON.stringify({ 10: 'a', 2: 'b', z: 'c', a: 'd' }), JSON.stringify([[[]], {}], null, 1), JSON.stringify({ a: [] }, null, '\t'), JSON.stringify({ a: 1 }, null, 20).length);
console.log(JSON.parse('[1e3, -0, 1E-2, "\\u00e9\\/"]'), JSON.parse('"x"'), JSON.parse(' null '), JSON.parse('{"__proto__": 1, "a": 1, "a": 2}'));

for (const broken of ['{"a": 1,}', '[1, 2', "{'a': 1}", 'nul', '"tab\there"', '[1] extra', '', '01', '1.', '{"a"}', 'NaN', 'undefined']) {
  try {
    console.log('fine?', JSON.parse(broken));
  } catch (error) {
    console.log(error.name, error instanceof SyntaxError, JSON.stringify(broken));
  }
}
const loop = { name: 'loop' };
loop.self = loop;
try { JSON.stringify(loop); } catch (error) { console.log(error.name); }

class Money {
  constructor(amount, currency) { Object.assign(this, { amount, currency }); }
  toJSON() { return { $money: `${this.amount} ${this.currency}` }; }
}
const encode = (value) => JSON.stringify(value, function replace(key, inner) {
  const original = this[key];
  if (original instanceof Map) return { $map: [...original] };
  if (original instanceof Set) return { $set: [...original] };
  if (original instanceof Date) return { $date: original.getTime() };
  if (typeof original === 'bigint') return { $big: original.toString() };
  return inner;
});
const decode = (source) => JSON.parse(source, (key, value) => {
  if (value?.$map) return new Map(value.$map);
  if (value?.$set) return new Set(value.$set);
  if (value?.$date !== undefined) return new Date(value.$date);
  if (value?.$big) return BigInt(value.$big);
  if (value?.$money) return new Money(Number(value.$money.split(' ')[0]), value.$money.split(' ')[1]);
  return value;
});
const order = { lines: new Map([['pen', 2], ['ink', new Set([1, 2])]]), placed: new Date(86_400_000), total: new Money(19.9, 'EUR'), id: 2n ** 70n };
console.log(encode(order));
console.log(decode(encode(order)));

function* walk(value, path = '$') {
  if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) yield* walk(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
  } else {
    yield [path, value];
  }
}
for (const [path, value] of walk(shop)) if (typeof value === 'string' && value.length < 9) console.log(path, '=', value);

const isObject = (value) => value !== null && typeof value === 'object';
function difference(a, b, path = '') {
  if (!isObject(a) || !isObject(b)) return Object.is(a, b) ? [] : [`${path}: ${JSON.stringify(a)} -> ${JSON.stringify(b)}`];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => difference(a[key], b[key], `${path}/${key}`));
}
const changed = structuredClone(shop);
changed.items[0].tags.push('new');
changed.owner = { name: 'Ada' };
delete changed.ratio;
console.log(difference(shop, changed), shop.items[0].tags.length);

const original = { date: new Date(0), set: new Set([[1]]), nested: { array: [1, , 3] }, regex: /x/gi, error: new RangeError('bad'), bytes: new Uint8Array([1, 2]) };
original.itself = original;
const copy = structuredClone(original);
console.log(copy.itself === copy, copy.date.getTime(), copy.set, copy.nested, copy.regex, copy.error.name, copy.bytes, copy.set !== original.set);
try { structuredClone({ f() {} }); } catch (error) { console.log(error.name); }

const { items: [{ id, ...first }, ...others], missing = 'default', owner: { name } = { name: 'nobody' } } = { ...shop, owner: undefined };
console.log(id, first, others.length, missing, name, shop?.items?.[7]?.name, shop.nothing?.(), shop.items?.map?.((item) => item.id));
const byId = Object.fromEntries(shop.items.map((item) => [item.id, item.name]));
console.log(byId, Object.entries(byId).length, shop.items.toSorted((a, b) => a.price - b.price).map((item) => item.name), { ...shop, items: shop.items.length });
