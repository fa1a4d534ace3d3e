// Typed arrays, DataView, encodings, hashes by hand, file formats, bit sets.
const buffer = new ArrayBuffer(16);
const view = new DataView(buffer);
view.setUint8(0, 255);
view.setInt16(1, -2);
view.setUint16(3, 0xbeef, true);
view.setFloat32(5, 1.5);
view.setInt32(9, -123456, true);
console.log(new Uint8Array(buffer), view.getInt8(0), view.getUint16(1), view.getUint16(3), view.getFloat32(5), view.getInt32(9, true), view.byteLength);
const big = new DataView(new ArrayBuffer(8));
big.setBigUint64(0, 0x0102030405060708n);
console.log(big.getBigInt64(0, true), big.getFloat64(0), buffer, big);

console.log(new Uint8Array([1, 300, -1, 2.7]), new Uint8ClampedArray([300, -5, 1.5, 2.5]), new Int16Array(3), new Float32Array([0.1, 1e40]), new Float64Array([0.1]), new BigInt64Array([1n, -(2n ** 63n)]), new Uint32Array([-1]));
const bytes = Uint8Array.from({ length: 8 }, (_, i) => i * i);
const part = bytes.subarray(2, 5);
part[0] = 99;
console.log(bytes, bytes.slice(2, 5), part.byteOffset, part.length, part.buffer === bytes.buffer, bytes.map((x) => x * 10), bytes.filter((x) => x > 20), bytes.reduce((a, b) => a + b));
bytes.set([7, 8], 6);
bytes.copyWithin(0, 6);
console.log(bytes, bytes.indexOf(99), bytes.at(-1), bytes.join('-'), [...bytes].length, bytes.toSorted(), bytes.toReversed(), bytes.with(0, 1), bytes.fill(1, 5), Array.from(bytes.entries()).slice(0, 2), bytes.findLast((x) => x > 50));
const words = new Uint16Array(new Uint8Array([1, 0, 2, 0]).buffer);
console.log(words, new Uint8Array(new Uint32Array([0x01020304]).buffer)[0] === 4, Int8Array.BYTES_PER_ELEMENT, words.constructor.name, Object.prototype.toString.call(words), ArrayBuffer.isView(view), bytes instanceof Object.getPrototypeOf(Int8Array));
console.log(new Float64Array([3, NaN, -0, 0, -Infinity]).sort(), new Uint8Array([10, 9, 1]).sort(), buffer.slice(0, 2).byteLength, new Uint8Array(new Set([1, 2])), Object.keys(new Uint8Array(2)), bytes[100], (bytes[100] = 5), bytes.length);
for (const wrong of [() => new Uint16Array(buffer, 1), () => new Uint8Array(-1), () => view.getInt32(14), () => new Uint8Array([1n]), () => new DataView({}), () => new BigInt64Array([1])]) {
  try { console.log(wrong()); } catch (error) { console.log(error.name); }
}
const resizable = new ArrayBuffer(4, { maxByteLength: 8 });
const tracking = new Uint8Array(resizable);
resizable.resize(8);
console.log(tracking.length, resizable.resizable, resizable.maxByteLength, structuredClone(new Uint8Array([1, 2])), new Uint8Array([1, 2, 3]).buffer.byteLength);

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const text = 'naïve ✓ 🦀';
const encoded = encoder.encode(text);
console.log(encoded.length, decoder.decode(encoded) === text, encoder.encodeInto('héllo', new Uint8Array(3)), decoder.decode(new Uint8Array([0x61, 0xff, 0x62])), encoder.encode('\ud800'), decoder.encoding);
const stream = new TextDecoder();
console.log(stream.decode(encoded.slice(0, 8), { stream: true }) + '|' + stream.decode(encoded.slice(8)), new TextDecoder('utf-16le').decode(new Uint8Array([0x61, 0, 0x3d, 0xd8, 0, 0xde])));
try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xc3, 0x28])); } catch (error) { console.log(error.name); }
console.log(btoa('hello'), atob('aGVsbG8='), btoa('\xff\xfe'), [...atob('//4=')].map((c) => c.charCodeAt(0)));
try { btoa('✓'); } catch (error) { console.log(error.name); }

const hex = (data) => [...data].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const unhex = (source) => Uint8Array.from(source.match(/../g), (pair) => parseInt(pair, 16));
console.log(hex(encoded), decoder.decode(unhex('c3a9e29c93')));
const table = Uint32Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n; });
const crc32 = (data) => ~data.reduce((crc, byte) => table[(crc ^ byte) & 255] ^ (crc >>> 8), -1) >>> 0;
console.log(crc32(encoder.encode('hello')).toString(16), crc32(encoder.encode('123456789')).toString(16));

function sha256(message) {
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) >>> 0;
  const k = Uint32Array.from(primes, (p) => fraction(Math.cbrt(p)));
  const h = Uint32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));
  const padded = new Uint8Array(((message.length + 8) >> 6 << 6) + 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const data = new DataView(padded.buffer);
  data.setUint32(padded.length - 4, message.length * 8);
  const rotate = (x, n) => (x >>> n) | (x << (32 - n));
  const w = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 64; i++) {
      w[i] = i < 16 ? data.getUint32(at + i * 4) : w[i - 16] + (rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >>> 3)) + w[i - 7] + (rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >>> 10));
    }
    let [a, b, c, d, e, f, g, i] = h;
    for (let j = 0; j < 64; j++) {
      const t1 = (i + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + k[j] + w[j]) | 0;
      const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [i, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, i].forEach((value, n) => { h[n] += value; });
  }
  return [...h].map((word) => word.toString(16).padStart(8, '0')).join('');
}
console.log(sha256(encoder.encode('')), sha256(encoder.encode('hello')), sha256(new Uint8Array(1000)).slice(0, 16));

class BitSet {
  #words;
  constructor(size) { this.#words = new Uint32Array((size + 31) >> 5); }
  add(bit) { this.#words[bit >> 5] |= 1 << (bit & 31); return this; }
  has(bit) { return (this.#words[bit >> 5] & (1 << (bit & 31))) !== 0; }
  get size() { return this.#words.reduce((total, word) => { for (; word; word &= word - 1) total++; return total; }, 0); }
  * [Symbol.iterator]() { for (let bit = 0; bit < this.#words.length * 32; bit++) if (this.has(bit)) yield bit; }
}
const bits = new BitSet(100).add(3).add(31).add(32).add(99).add(3);
console.log([...bits], bits.size, bits.has(4));
const runs = (data) => data.reduce((out, byte) => { if (out.at(-1) === byte && out.at(-2) < 255) out[out.length - 2]++; else out.push(1, byte); return out; }, []);
console.log(runs([...encoder.encode('aaaabbc')]), [...'Hi'].map((c) => c.charCodeAt(0).toString(2).padStart(8, '0')).join(' '));
const pixels = new Uint8ClampedArray(4 * 4).map((_, i) => (i % 4 === 3 ? 255 : i * 20));
console.log(pixels, new Uint8Array(200), new Float32Array(2).fill(1 / 3));
