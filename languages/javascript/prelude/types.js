// What a value is, by the engine's own record, whatever its prototype or `Symbol.toStringTag` says (`util.types`).
define('util/types', () => {
  const is = (...names) => (value) =>
    value !== null && (typeof value === 'object' || typeof value === 'function') && names.includes(host.className(value));

  const types = {
    isAnyArrayBuffer: is('ArrayBuffer', 'SharedArrayBuffer'),
    isArrayBuffer: is('ArrayBuffer'),
    isSharedArrayBuffer: is('SharedArrayBuffer'),
    isArrayBufferView: ArrayBuffer.isView,
    isArgumentsObject: is('Arguments'),
    isAsyncFunction: is('AsyncFunction', 'AsyncGeneratorFunction'),
    isBigIntObject: is('BigInt'),
    isBooleanObject: is('Boolean'),
    isDataView: is('DataView'),
    isDate: is('Date'),
    isGeneratorFunction: is('GeneratorFunction', 'AsyncGeneratorFunction'),
    isGeneratorObject: is('Generator', 'AsyncGenerator'),
    isMap: is('Map'),
    isMapIterator: is('Map Iterator'),
    isModuleNamespaceObject: is('Module'),
    isNativeError: is('Error'),
    isNumberObject: is('Number'),
    isPromise: is('Promise'),
    isProxy: (value) => host.proxy(value) !== undefined,
    isRegExp: is('RegExp'),
    isSet: is('Set'),
    isSetIterator: is('Set Iterator'),
    isStringObject: is('String'),
    isSymbolObject: is('Symbol'),
    isTypedArray: (value) => ArrayBuffer.isView(value) && host.className(value) !== 'DataView',
    isWeakMap: is('WeakMap'),
    isWeakSet: is('WeakSet'),
  };
  for (const name of ['Uint8Array', 'Uint8ClampedArray', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array',
    'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array']) {
    types[`is${name}`] = is(name);
  }
  types.isBoxedPrimitive = is('Number', 'String', 'Boolean', 'BigInt', 'Symbol');
  return types;
});
