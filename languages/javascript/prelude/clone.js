// `structuredClone`.
define('clone', (use) => {
  const types = use('util/types');

  function structuredClone(value, { transfer = [] } = {}) {
    const copies = new Map();
    const copy = clone(value, copies);
    for (const buffer of transfer) if (types.isArrayBuffer(buffer)) buffer.transfer();
    return copy;
  }

  const refuse = (value) =>
    new DOMException(`${typeof value === 'symbol' ? String(value) : use('inspect').inspect(value, { depth: 0 })} could not be cloned.`, 'DataCloneError');

  function clone(value, copies) {
    if (typeof value === 'function' || typeof value === 'symbol') throw refuse(value);
    if (value === null || typeof value !== 'object') return value;
    if (copies.has(value)) return copies.get(value);
    const kind = host.className(value);
    const make = MAKERS[kind] ?? (ArrayBuffer.isView(value) ? cloneView : undefined);
    if (make === undefined) throw refuse(value);
    return make(value, copies);
  }

  function noted(value, copy, copies) {
    copies.set(value, copy);
    return copy;
  }

  function cloneView(value, copies) {
    const buffer = clone(value.buffer, copies);
    const Kind = globalThis[host.className(value)];
    return noted(value, new Kind(buffer, value.byteOffset, value.length ?? value.byteLength), copies);
  }

  function cloneProperties(value, copy, copies) {
    for (const key of Object.keys(value)) copy[key] = clone(value[key], copies);
    return copy;
  }

  const boxed = (value, copies) => noted(value, Object(value.valueOf()), copies);

  const MAKERS = {
    __proto__: null,
    Object: (value, copies) => cloneProperties(value, noted(value, {}, copies), copies),
    Arguments: (value, copies) => cloneProperties(value, noted(value, {}, copies), copies),
    Array: (value, copies) => cloneProperties(value, noted(value, new Array(value.length), copies), copies),
    Date: (value, copies) => noted(value, new Date(value.getTime()), copies),
    RegExp: (value, copies) => noted(value, new RegExp(value.source, value.flags), copies),
    ArrayBuffer: (value, copies) => noted(value, value.slice(0), copies),
    Map(value, copies) {
      const copy = noted(value, new Map(), copies);
      for (const [key, each] of value) copy.set(clone(key, copies), clone(each, copies));
      return copy;
    },
    Set(value, copies) {
      const copy = noted(value, new Set(), copies);
      for (const each of value) copy.add(clone(each, copies));
      return copy;
    },
    Error(value, copies) {
      const Kind = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }[value.name] ?? Error;
      const copy = noted(value, new Kind(value.message), copies);
      copy.stack = value.stack;
      if (Object.hasOwn(value, 'cause')) {
        Object.defineProperty(copy, 'cause', { value: clone(value.cause, copies), writable: true, configurable: true });
      }
      return copy;
    },
    Number: boxed,
    String: boxed,
    Boolean: boxed,
    BigInt: boxed,
  };

  globalThis.structuredClone = structuredClone;
  return { structuredClone };
});
