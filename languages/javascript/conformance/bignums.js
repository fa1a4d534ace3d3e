// Numbers: BigInt, floating point, formats, Math, bit operations, conversions.
const factorial = (n) => (n < 2n ? 1n : n * factorial(n - 1n));
console.log(factorial(30n), 2n ** 100n, -7n / 2n, -7n % 3n, 5n & 3n, 5n | 8n, ~5n, 1n << 70n, -1n >> 3n, 0x1fn, BigInt('0b101'));
console.log(BigInt(Number.MAX_SAFE_INTEGER) + 2n, BigInt.asUintN(8, -1n), BigInt.asIntN(8, 200n), 10n > 9, 2n == 2, 2n === 2, typeof 1n, [3n, 1, 2n].sort());
for (const wrong of [() => 1n + 1, () => BigInt(1.5), () => BigInt('x'), () => +1n, () => 1n / 0n, () => Math.max(1n), () => JSON.stringify({ a: 1n }), () => 2n ** -1n]) {
  try { console.log(wrong()); } catch (error) { console.log(error.name); }
}
const modpow = (base, exponent, modulus) => {
  let result = 1n;
  for (base %= modulus; exponent > 0n; exponent >>= 1n, base = (base * base) % modulus) if (exponent & 1n) result = (result * base) % modulus;
  return result;
};
const isPrime = (n) => {
  if (n < 2n) return false;
  for (const p of [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n]) if (n % p === 0n) return n === p;
  let d = n - 1n;
  let s = 0;
  while (d % 2n === 0n) { d /= 2n; s++; }
  return [2n, 3n, 5n, 7n, 11n, 13n, 17n].every((a) => {
    let x = modpow(a, d, n);
    if (x === 1n || x === n - 1n) return true;
    for (let i = 1; i < s; i++) { x = (x * x) % n; if (x === n - 1n) return true; }
    return false;
  });
};
console.log(modpow(3n, 10n ** 18n, 10n ** 9n + 7n), isPrime(2n ** 61n - 1n), isPrime(2n ** 67n - 1n), isPrime(2n ** 89n - 1n));
const sqrt = (n) => { let x = n; for (let y = (x + 1n) / 2n; y < x; y = (x + n / x) / 2n) x = y; return x; };
const piDigits = (count) => {
  const unit = 10n ** BigInt(count + 10);
  const arctan = (inverse) => {
    let term = unit / inverse;
    let sum = term;
    for (let n = 3n, sign = -1n; term !== 0n; n += 2n, sign = -sign) { term /= inverse * inverse; sum += sign * (term / n); }
    return sum;
  };
  return String(4n * (4n * arctan(5n) - arctan(239n))).slice(0, count);
};
console.log(sqrt(2n * 10n ** 60n), piDigits(50), (123456789012345678901234567890n).toString(36), (255n).toString(2), 12345678901234567890n.toLocaleString('en-US'));

console.log(0.1 + 0.2, 1 / 3, 1e21, 1e-7, 123456789.123456789, 5e-324, 1.7976931348623157e308 * 10, -0, [-0], 0 === -0, Object.is(0, -0), NaN !== NaN, 100, 1.0);
console.log((1234.5678).toFixed(2), (0.000001234).toExponential(2), (1234.5678).toPrecision(6), (255).toString(16), (0.5).toString(2), (-7.25).toString(8), (1e21).toFixed(2), (1.005).toFixed(2), (25).toString(36), (2.5).toFixed(0), (1.45).toFixed(1));
console.log(Number(''), Number(' 12 '), Number('1e3'), Number('0x10'), Number('12px'), Number(null), Number(undefined), Number([5]), Number(true), Number('-'), +new Date(5), +[], +{});
console.log(parseInt('12px'), parseInt('0x1f'), parseInt('101', 2), parseInt('z', 36), parseInt(''), parseFloat('3.14abc'), parseFloat('.5'), parseFloat('-1e-2x'), parseInt(1e21), parseInt('9007199254740993'));
console.log(Number.MAX_SAFE_INTEGER, Number.EPSILON, Number.MIN_VALUE, Number.isInteger(5.0), Number.isSafeInteger(2 ** 53), isNaN('x'), Number.isNaN('x'), isFinite('5'), Number.isFinite('5'), 9007199254740993, 1_000_000);
console.log(Math.max(), Math.min(3, '1', 2), Math.round(-0.5), Math.round(2.5), Math.round(-2.5), Math.trunc(-4.7), Math.sign(-3), Math.cbrt(27), Math.hypot(3, 4), Math.log2(8), Math.log10(0.001), Math.fround(5.5), Math.clz32(1), Math.imul(0xffffffff, 5), Math.expm1(0), Math.atan2(1, 1), Math.sqrt(2), Math.floor(-1.5), Math.ceil(-1.5), Math.abs(-5));
console.log(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 31, -1 >>> 0, -1 >>> 28, 1 << 33, 2 ** 32 | 0, 1.9 | 0, -1.9 | 0, 0xff, 0o17, 0b11, (0xdeadbeef).toString(2).length, 2 ** 31 >> 0);
console.log(7 % 3, -7 % 3, 7 % -3, 5.5 % 2, 1 / 0, -1 / 0, 0 / 0, 2 ** 10, 2 ** -1, (-2) ** 2, '3' * '4', '3' + 4, '3' - 1, [] + [], [] + {}, 1 + null, 1 + undefined, true + true, '5' - - '2', 1 < 2 < 3, 3 > 2 > 1);
console.log(1 == '1', 0 == '', null == undefined, null == 0, NaN == NaN, [1] == 1, [1, 2] == '1,2', '' == 0, '0' == false, null ?? 'default', 0 || 'or', 0 ?? 'nullish', '' && 'and', !!'false', typeof null, typeof NaN, void 0);
console.log((1234567.891).toLocaleString('en-US'), (0.256).toLocaleString('en-US', { style: 'percent' }), (1234.5).toLocaleString('en-US', { style: 'currency', currency: 'USD' }), (5).toLocaleString('en-US', { minimumIntegerDigits: 2 }), new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(3.14159), (1e9).toLocaleString('en-US'));

class Fraction {
  static gcd = (a, b) => (b ? Fraction.gcd(b, a % b) : a < 0n ? -a : a);
  constructor(numerator, denominator = 1n) {
    const divisor = Fraction.gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n);
    this.n = numerator / divisor;
    this.d = denominator / divisor;
  }
  add({ n, d }) { return new Fraction(this.n * d + n * this.d, this.d * d); }
  times({ n, d }) { return new Fraction(this.n * n, this.d * d); }
  valueOf() { return Number(this.n) / Number(this.d); }
  toString() { return this.d === 1n ? `${this.n}` : `${this.n}/${this.d}`; }
}
const harmonic = Array.from({ length: 20 }, (_, i) => new Fraction(1n, BigInt(i + 1))).reduce((a, b) => a.add(b));
console.log(`${harmonic}`, +harmonic, harmonic, `${new Fraction(6n, -4n).times(new Fraction(2n, 3n))}`);
const sum = (values) => values.reduce((a, b) => a + b, 0);
const kahan = (values) => { let total = 0; let lost = 0; for (const v of values) { const y = v - lost; const t = total + y; lost = t - total - y; total = t; } return total; };
const tenths = new Array(10).fill(0.1);
console.log(sum(tenths), kahan(tenths), [0.1, 0.2, 0.3].map((x) => x.toFixed(20)), (0.1).toString(3).slice(0, 20), 4.35 * 100, 1.1 + 2.2, 0.7 + 0.1, 3 * 1.1);
const deviation = (xs) => { const mean = sum(xs) / xs.length; return Math.sqrt(sum(xs.map((x) => (x - mean) ** 2)) / xs.length); };
console.log(deviation([2, 4, 4, 4, 5, 5, 7, 9]), [10, 9, 1].sort(), [10, 9, 1].sort((a, b) => a - b), Math.max(...[1, 5, 3]), [1, 2, 3].includes(NaN), [NaN].includes(NaN), [NaN].indexOf(NaN));
