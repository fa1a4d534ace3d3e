// Deep equality: `util.isDeepStrictEqual`, and both kinds that `assert` has.
define('compare', (use) => {
  const types = use('util/types');

  // `strict`: values by Object.is, and prototypes count. Otherwise values by `==`, NaN equal to itself.
  function isDeepEqual(a, b, strict, seen = []) {
    if (Object.is(a, b)) return true;
    const isObject = (value) => value !== null && typeof value === 'object';
    if (!isObject(a) || !isObject(b)) {
      if (strict || isObject(a) || isObject(b)) return false;
      return a == b || (Number.isNaN(a) && Number.isNaN(b));
    }
    if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    const kind = host.className(a);
    if (kind !== host.className(b) || Array.isArray(a) !== Array.isArray(b)) return false;
    // A pair that is being compared further up is taken to be equal: so are equal cycles.
    if (seen.some(([x, y]) => x === a && y === b)) return true;
    const within = [...seen, [a, b]];
    return isSameInside(a, b, kind, strict, within) && haveSameKeys(a, b, strict, within);
  }

  function isSameInside(a, b, kind, strict, seen) {
    if (types.isDate(a)) return a.getTime() === b.getTime();
    if (types.isRegExp(a)) return String(a) === String(b) && a.lastIndex === b.lastIndex;
    if (types.isNativeError(a)) return a.message === b.message && a.name === b.name;
    if (types.isBoxedPrimitive(a)) return Object.is(a.valueOf(), b.valueOf());
    if (types.isAnyArrayBuffer(a)) return isSameBytes(new Uint8Array(a), new Uint8Array(b));
    if (ArrayBuffer.isView(a)) {
      if (types.isTypedArray(a)) return a.length === b.length && a.every((value, i) => strict ? Object.is(value, b[i]) : value === b[i]);
      return isSameBytes(new Uint8Array(a.buffer, a.byteOffset, a.byteLength), new Uint8Array(b.buffer, b.byteOffset, b.byteLength));
    }
    if (types.isSet(a)) return a.size === b.size && [...a].every((value) => b.has(value) || findEqual(value, [...b], strict, seen) !== undefined);
    if (types.isMap(a)) return a.size === b.size && [...a].every(([key, value]) => hasEntry(b, key, value, strict, seen));
    if (kind === 'WeakMap' || kind === 'WeakSet' || kind === 'Promise') return false;
    return !Array.isArray(a) || a.length === b.length;
  }

  const isSameBytes = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
  const findEqual = (value, others, strict, seen) => others.find((other) => isDeepEqual(value, other, strict, seen));

  function hasEntry(map, key, value, strict, seen) {
    if (map.has(key)) return isDeepEqual(value, map.get(key), strict, seen);
    return [...map].some(([other, its]) => isDeepEqual(key, other, strict, seen) && isDeepEqual(value, its, strict, seen));
  }

  function haveSameKeys(a, b, strict, seen) {
    if (types.isTypedArray(a)) return true;
    const keys = enumerableKeys(a, strict);
    const others = enumerableKeys(b, strict);
    return keys.length === others.length &&
      keys.every((key) => Object.hasOwn(b, key) && isDeepEqual(a[key], b[key], strict, seen));
  }

  function enumerableKeys(object, strict) {
    const keys = Object.keys(object);
    if (!strict) return keys;
    const symbols = Object.getOwnPropertySymbols(object);
    return keys.concat(symbols.filter((symbol) => Object.prototype.propertyIsEnumerable.call(object, symbol)));
  }

  return { isDeepEqual };
});
