// `Buffer`, as far as programs use it for text, hex and base64, and `atob` and `btoa`.
define('buffer', (use) => {
  const { invalidType, nodeError } = use('errors');
  const { bytesOf, decodeLatin1, decodeUtf16, isSame } = use('encoding');

  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const VALUES = new Int16Array(128).fill(-1);
  for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;
  VALUES['-'.charCodeAt(0)] = 62;
  VALUES['_'.charCodeAt(0)] = 63;

  function toBase64(bytes) {
    let text = '';
    for (let i = 0; i < bytes.length; i += 3) {
      const [a, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
      text += ALPHABET[a >> 2] + ALPHABET[((a & 3) << 4) | (b >> 4)];
      text += b === undefined ? '=' : ALPHABET[((b & 15) << 2) | (c >> 6)];
      text += c === undefined ? '=' : ALPHABET[c & 63];
    }
    return text;
  }

  function fromBase64(text) {
    const bytes = [];
    let bits = 0;
    let count = 0;
    for (const character of text) {
      if (character === '=') break;
      const value = VALUES[character.charCodeAt(0)] ?? -1;
      if (value < 0) continue;
      bits = ((bits << 6) | value) & 0xffffff;
      count += 6;
      if (count >= 8) {
        count -= 8;
        bytes.push((bits >> count) & 255);
      }
    }
    return new Uint8Array(bytes);
  }

  function fromHex(text) {
    const pairs = /^(?:[0-9a-fA-F]{2})*/.exec(text)[0];
    return Uint8Array.from({ length: pairs.length / 2 }, (_, i) => parseInt(pairs.slice(2 * i, 2 * i + 2), 16));
  }

  const latin1 = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 255);

  const CODECS = {
    __proto__: null,
    utf8: { encode: host.encode, decode: host.decode },
    utf16le: {
      encode: (text) => new Uint8Array(Uint16Array.from(text.split(''), (unit) => unit.charCodeAt(0)).buffer),
      decode: decodeUtf16,
    },
    latin1: { encode: latin1, decode: decodeLatin1 },
    ascii: { encode: latin1, decode: (bytes) => decodeLatin1(bytes.map((byte) => byte & 127)) },
    hex: {
      encode: fromHex,
      decode: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    },
    base64: { encode: fromBase64, decode: toBase64 },
    base64url: {
      encode: fromBase64,
      decode: (bytes) => toBase64(bytes).replace(/[+/=]/g, (mark) => ({ '+': '-', '/': '_', '=': '' })[mark]),
    },
  };
  Object.assign(CODECS, { 'utf-8': CODECS.utf8, binary: CODECS.latin1, ucs2: CODECS.utf16le, 'utf-16le': CODECS.utf16le });

  function codec(encoding = 'utf8') {
    const found = CODECS[String(encoding).toLowerCase()];
    if (found === undefined) throw nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
    return found;
  }

  class Buffer extends Uint8Array {
    static from(source, second, length) {
      if (typeof source === 'string') return view(codec(second).encode(source));
      if (source instanceof ArrayBuffer) return new Buffer(source, second, length);
      if (source?.type === 'Buffer' && Array.isArray(source.data)) return Buffer.from(source.data);
      if (source === null || typeof source !== 'object') {
        throw invalidType('first argument', 'of type string or an instance of Buffer, ArrayBuffer, or Array', source);
      }
      const buffer = new Buffer(source.length);
      for (let i = 0; i < buffer.length; i++) buffer[i] = source[i];
      return buffer;
    }

    static alloc(size, fill, encoding) {
      const buffer = new Buffer(size);
      return fill === undefined ? buffer : buffer.fill(fill, 0, size, encoding);
    }
    static allocUnsafe(size) { return new Buffer(size); }
    static isBuffer(value) { return value instanceof Buffer; }
    static isEncoding(encoding) { return String(encoding).toLowerCase() in CODECS; }
    static byteLength(text, encoding) { return typeof text === 'string' ? codec(encoding).encode(text).length : text.byteLength; }
    static compare(a, b) { return Buffer.prototype.compare.call(a, b); }

    static concat(list, total = list.reduce((sum, each) => sum + each.length, 0)) {
      const all = new Buffer(total);
      let at = 0;
      for (const each of list) {
        all.set(each.subarray(0, Math.max(0, total - at)), Math.min(at, total));
        at += each.length;
      }
      return all;
    }

    toString(encoding, start = 0, end = this.length) {
      return codec(encoding).decode(new Uint8Array(this.buffer, this.byteOffset, this.byteLength).subarray(start, end));
    }

    toJSON() { return { type: 'Buffer', data: Array.from(this) }; }
    equals(other) { return isSame(this, bytesOf(other)); }
    slice(start, end) { return this.subarray(start, end); }

    compare(other) {
      for (let i = 0; i < Math.min(this.length, other.length); i++) {
        if (this[i] !== other[i]) return this[i] < other[i] ? -1 : 1;
      }
      return Math.sign(this.length - other.length);
    }

    write(text, offset = 0, length, encoding) {
      if (typeof offset === 'string') [offset, encoding] = [0, offset];
      else if (typeof length === 'string') [length, encoding] = [undefined, length];
      const bytes = codec(encoding).encode(text).subarray(0, Math.min(length ?? Infinity, this.length - offset));
      this.set(bytes, offset);
      return bytes.length;
    }

    fill(value, start = 0, end = this.length, encoding) {
      if (typeof start === 'string') [encoding, start] = [start, 0];
      if (typeof value !== 'string') return super.fill(value, start, end);
      const bytes = codec(encoding).encode(value);
      for (let i = start; i < end; i++) this[i] = bytes.length === 0 ? 0 : bytes[(i - start) % bytes.length];
      return this;
    }

    copy(target, targetStart = 0, start = 0, end = this.length) {
      const bytes = this.subarray(start, Math.min(end, start + target.length - targetStart));
      target.set(bytes, targetStart);
      return bytes.length;
    }

    indexOf(value, offset = 0) {
      if (typeof value === 'number') return super.indexOf(value, offset);
      const wanted = typeof value === 'string' ? host.encode(value) : value;
      for (let i = offset; i + wanted.length <= this.length; i++) {
        if (wanted.every((byte, j) => this[i + j] === byte)) return i;
      }
      return -1;
    }
    includes(value, offset) { return this.indexOf(value, offset) !== -1; }

    [use('inspect').custom]() {
      const shown = Array.from(this.subarray(0, 50), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
      const left = this.length - 50;
      return `<Buffer${shown && ' '}${shown}${left > 0 ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : ''}>`;
    }
  }

  const view = (bytes) => new Buffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  // readUInt8, writeInt32LE and the like, by way of a DataView.
  for (const [name, method, size] of [['Int8', 'Int8', 1], ['UInt8', 'Uint8', 1], ['Int16', 'Int16', 2],
    ['UInt16', 'Uint16', 2], ['Int32', 'Int32', 4], ['UInt32', 'Uint32', 4], ['Float', 'Float32', 4],
    ['Double', 'Float64', 8], ['BigInt64', 'BigInt64', 8], ['BigUInt64', 'BigUint64', 8]]) {
    for (const [order, little] of size === 1 ? [['', true]] : [['LE', true], ['BE', false]]) {
      const dataView = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
      Buffer.prototype[`read${name}${order}`] = function (offset = 0) {
        return dataView(this)[`get${method}`](offset, little);
      };
      Buffer.prototype[`write${name}${order}`] = function (value, offset = 0) {
        dataView(this)[`set${method}`](offset, value, little);
        return offset + size;
      };
    }
  }

  const invalidCharacter = () => new DOMException('Invalid character', 'InvalidCharacterError');

  function btoa(text) {
    text = String(text);
    if (/[^\0-\xff]/.test(text)) throw invalidCharacter();
    return toBase64(latin1(text));
  }

  function atob(text) {
    text = String(text).replace(/[\t\n\f\r ]/g, '');
    const body = text.length % 4 === 0 ? text.replace(/={1,2}$/, '') : text;
    if (body.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(body)) {
      throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
    }
    return decodeLatin1(fromBase64(body));
  }

  Object.assign(globalThis, { Buffer, atob, btoa });
  return { Buffer, atob, btoa, constants: { MAX_LENGTH: 2 ** 31 - 1, MAX_STRING_LENGTH: 2 ** 30 - 1 } };
});
