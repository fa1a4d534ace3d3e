// Text and bytes: TextEncoder, TextDecoder, and UTF-8 that arrives in pieces.
define('encoding', (use) => {
  const { nodeError } = use('errors');

  const bytesOf = (source) => {
    if (source === undefined) return new Uint8Array();
    if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    return new Uint8Array(source);
  };

  class TextEncoder {
    get encoding() { return 'utf-8'; }

    encode(text = '') { return host.encode(String(text)); }

    encodeInto(text, target) {
      let read = 0;
      let written = 0;
      for (const character of String(text)) {
        const bytes = host.encode(character);
        if (written + bytes.length > target.length) break;
        target.set(bytes, written);
        written += bytes.length;
        read += character.length;
      }
      return { read, written };
    }
  }

  // How many bytes at the end are the beginning of a character of UTF-8 that may still be completed.
  function unfinished(bytes) {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back];
      if (byte >= 0xc0) {
        const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        return length > back ? back : 0;
      }
      if (byte < 0x80) return 0;
    }
    return 0;
  }

  function concat(first, second) {
    if (first.length === 0) return second;
    const all = new Uint8Array(first.length + second.length);
    all.set(first);
    all.set(second, first.length);
    return all;
  }

  const DECODERS = {
    __proto__: null,
    'utf-8': (bytes) => host.decode(bytes),
    'utf-16le': (bytes) => {
      let text = '';
      for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i] | (bytes[i + 1] << 8));
      return text.toWellFormed();
    },
    latin1: (bytes) => {
      let text = '';
      for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
      return text;
    },
  };

  const LABELS = {
    __proto__: null,
    utf8: 'utf-8', 'utf-8': 'utf-8', 'utf-16le': 'utf-16le', 'utf-16': 'utf-16le', latin1: 'latin1',
    'iso-8859-1': 'latin1', ascii: 'latin1', 'us-ascii': 'latin1', 'windows-1252': 'latin1',
  };

  class TextDecoder {
    #held = new Uint8Array();
    #started = false;

    constructor(label = 'utf-8', { fatal = false, ignoreBOM = false } = {}) {
      const encoding = LABELS[String(label).trim().toLowerCase()];
      if (encoding === undefined) {
        throw nodeError(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', `The "${label}" encoding is not supported`);
      }
      Object.defineProperties(this, {
        encoding: { value: encoding, enumerable: true },
        fatal: { value: Boolean(fatal), enumerable: true },
        ignoreBOM: { value: Boolean(ignoreBOM), enumerable: true },
      });
    }

    decode(source, { stream = false } = {}) {
      let bytes = concat(this.#held, bytesOf(source));
      const keep = !stream ? 0 : this.encoding === 'utf-8' ? unfinished(bytes) : this.encoding === 'utf-16le' ? bytes.length % 2 : 0;
      this.#held = bytes.slice(bytes.length - keep);
      bytes = bytes.subarray(0, bytes.length - keep);
      let text = DECODERS[this.encoding](bytes);
      if (this.fatal && this.encoding === 'utf-8' && !isSame(host.encode(text), bytes)) {
        throw nodeError(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', 'The encoded data was not valid for encoding utf-8');
      }
      if (!this.#started && !this.ignoreBOM && text.startsWith('\ufeff')) text = text.slice(1);
      this.#started = stream && (this.#started || text !== '');
      return text;
    }
  }

  const isSame = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

  Object.assign(globalThis, { TextEncoder, TextDecoder });
  return { TextEncoder, TextDecoder, bytesOf, concat, isSame, decodeLatin1: DECODERS.latin1, decodeUtf16: DECODERS['utf-16le'] };
});
