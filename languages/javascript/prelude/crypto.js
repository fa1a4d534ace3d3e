// `crypto`: chance from the host. There are no hashes or ciphers.
define('crypto', (use) => {
  const { Buffer } = use('buffer');
  const { nodeError } = use('errors');

  function fill(view) {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let at = 0; at < bytes.length; at += 65536) host.random(bytes.subarray(at, at + 65536));
    return view;
  }

  function getRandomValues(view) {
    if (!ArrayBuffer.isView(view) || view instanceof Float32Array || view instanceof Float64Array) {
      throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (view.byteLength > 65536) {
      throw new DOMException(`The requested length ${view.byteLength} exceeds 65,536 bytes`, 'QuotaExceededError');
    }
    return fill(view);
  }

  function randomUUID() {
    const bytes = fill(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return Buffer.from(bytes).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  function randomInt(min, max) {
    if (max === undefined) [min, max] = [0, min];
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || max <= min || max - min > 2 ** 48) {
      throw nodeError(RangeError, 'ERR_OUT_OF_RANGE', `The range from ${min} to ${max} has no integers or more than 2 ** 48`);
    }
    // Values beyond the last whole range would favour the small ones.
    const range = max - min;
    const limit = 2 ** 48 - (2 ** 48 % range);
    for (;;) {
      const bytes = fill(new Uint8Array(6));
      const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
      if (value < limit) return min + (value % range);
    }
  }

  const crypto = { getRandomValues, randomUUID };
  Object.defineProperty(crypto, Symbol.toStringTag, { value: 'Crypto', configurable: true });
  globalThis.crypto = crypto;
  return { getRandomValues, randomUUID, randomInt, randomBytes: (size) => fill(new Buffer(size)), randomFillSync: fill, webcrypto: crypto };
});
