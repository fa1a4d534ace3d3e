// Numbers and dates for people: the engine has no Intl, so this is its en-US, in UTC, for what programs mostly ask.
define('intl', () => {
  // ---- numbers ----

  // Decimal digits of a non-negative number with from `least` to `most` after the point, halves away from zero.
  function digits(value, least, most) {
    let text = value.toFixed(Math.min(most, 100));
    if (/e/.test(text)) text = BigInt(Math.round(value)).toString();
    if (!text.includes('.')) return least > 0 ? `${text}.${'0'.repeat(least)}` : text;
    const [whole, fraction] = text.split('.');
    const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, '');
    return kept === '' ? whole : `${whole}.${kept}`;
  }

  function significant(value, least, most) {
    if (value === 0) return least > 1 ? `0.${'0'.repeat(least - 1)}` : '0';
    const rounded = Number(value.toPrecision(Math.min(most, 21)));
    const magnitude = Math.floor(Math.log10(rounded));
    return digits(rounded, Math.max(0, least - 1 - magnitude), Math.max(0, most - 1 - magnitude));
  }

  const group = (text) => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

  const CURRENCIES = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹', CNY: 'CN¥', KRW: '₩', BRL: 'R$', CAD: 'CA$', AUD: 'A$', MXN: 'MX$', ILS: '₪', VND: '₫', NZD: 'NZ$' };
  const NO_CENTS = ['JPY', 'KRW', 'VND'];
  const SCALES = [[1e12, 'T', ' trillion'], [1e9, 'B', ' billion'], [1e6, 'M', ' million'], [1e3, 'K', ' thousand']];

  class NumberFormat {
    #options;

    constructor(locales, options = {}) {
      const style = options.style ?? 'decimal';
      const currency = options.currency?.toUpperCase();
      if (style === 'currency' && currency === undefined) throw new TypeError('Currency code is required with currency style.');
      const cents = style !== 'currency' ? undefined : NO_CENTS.includes(currency) ? 0 : 2;
      const least = options.minimumFractionDigits ?? Math.min(cents ?? 0, options.maximumFractionDigits ?? Infinity);
      const most = options.maximumFractionDigits ?? Math.max(least, cents ?? (style === 'percent' ? 0 : 3));
      for (const [name, value] of Object.entries({ minimumFractionDigits: least, maximumFractionDigits: most })) {
        if (!(value >= 0 && value <= 100) || least > most) throw new RangeError(`${name} value is out of range.`);
      }
      this.#options = { useGrouping: true, notation: 'standard', ...options, style, currency, least, most };
    }

    format(value) {
      const { style, signDisplay, currencySign } = this.#options;
      const number = typeof value === 'bigint' ? value : Number(value);
      const negative = number < 0 || Object.is(number, -0);
      const body = this.#body(negative ? -number : number);
      const shown = style === 'percent' ? `${body}%` : style === 'currency' ? this.#symbol() + body : style === 'unit' ? this.#unit(body) : body;
      const showsSign = signDisplay === 'never' ? '' : negative ? '-' : signDisplay === 'always' || (signDisplay === 'exceptZero' && number > 0) ? '+' : '';
      return negative && currencySign === 'accounting' ? `(${shown})` : showsSign + shown;
    }

    #body(value) {
      const { style, least, most, useGrouping, notation, compactDisplay, minimumIntegerDigits = 1 } = this.#options;
      if (Number.isNaN(value)) return 'NaN';
      if (value === Infinity) return '∞';
      if (typeof value === 'bigint') {
        const whole = style === 'percent' ? value * 100n : value;
        return this.#grouped(least > 0 ? `${whole}.${'0'.repeat(least)}` : String(whole), useGrouping);
      }
      if (style === 'percent') value *= 100;
      if (notation === 'compact') return this.#compact(value, compactDisplay);
      if (notation === 'scientific' || notation === 'engineering') {
        const step = notation === 'scientific' ? 1 : 3;
        const exponent = value === 0 ? 0 : Math.floor(Math.log10(value) / step) * step;
        return `${digits(value / 10 ** exponent, least, most)}E${exponent}`;
      }
      const text = this.#rounded(value, least, most);
      const [whole, fraction] = text.split('.');
      const padded = whole.padStart(minimumIntegerDigits, '0');
      return this.#grouped(fraction === undefined ? padded : `${padded}.${fraction}`, useGrouping);
    }

    #rounded(value, least, most) {
      const { minimumSignificantDigits, maximumSignificantDigits } = this.#options;
      if (minimumSignificantDigits === undefined && maximumSignificantDigits === undefined) return digits(value, least, most);
      return significant(value, minimumSignificantDigits ?? 1, maximumSignificantDigits ?? 21);
    }

    #grouped(text, useGrouping) { return useGrouping === false || useGrouping === 'false' ? text : group(text); }

    #compact(value, display) {
      const [scale, short, long] = SCALES.find(([size]) => value >= size) ?? [1, '', ''];
      const scaled = value / scale;
      const text = scaled < 100 ? significant(scaled, 1, 2) : digits(scaled, 0, 0);
      return text + (display === 'long' ? long : short);
    }

    #symbol() {
      const { currency, currencyDisplay } = this.#options;
      if (currencyDisplay === 'code' || CURRENCIES[currency] === undefined) return `${currency}\u00a0`;
      return CURRENCIES[currency];
    }

    #unit(body) {
      const { unit, unitDisplay } = this.#options;
      return unitDisplay === 'long' ? `${body} ${unit}${body === '1' ? '' : 's'}` : `${body} ${UNITS[unit] ?? unit}`;
    }

    resolvedOptions() {
      const { least, most, style } = this.#options;
      return { locale: 'en-US', numberingSystem: 'latn', style, minimumFractionDigits: least, maximumFractionDigits: most };
    }
  }
  const UNITS = { kilometer: 'km', meter: 'm', centimeter: 'cm', kilogram: 'kg', gram: 'g', liter: 'L', celsius: '°C', second: 'sec', minute: 'min', hour: 'hr', byte: 'byte', kilobyte: 'kB', megabyte: 'MB', gigabyte: 'GB', 'kilometer-per-hour': 'km/h' };

  // ---- dates ----

  const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const pad = (value) => String(value).padStart(2, '0');
  const STYLES = {
    full: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
    long: { year: 'numeric', month: 'long', day: 'numeric' },
    medium: { year: 'numeric', month: 'short', day: 'numeric' },
    short: { year: '2-digit', month: 'numeric', day: 'numeric' },
  };
  const TIME_STYLES = {
    full: { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'long' },
    long: { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
    medium: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
    short: { hour: 'numeric', minute: '2-digit' },
  };
  const DATE_FIELDS = ['weekday', 'year', 'month', 'day'];
  const TIME_FIELDS = ['hour', 'minute', 'second', 'fractionalSecondDigits', 'dayPeriod'];

  class DateTimeFormat {
    #options;

    constructor(locales, options = {}, defaults = 'date') {
      const { timeZone = 'UTC' } = options;
      if (!/^(UTC|GMT|Etc\/(UTC|GMT))$/i.test(timeZone)) throw new RangeError(`Invalid time zone specified: ${timeZone}: there is UTC only`);
      const asked = { ...options, ...STYLES[options.dateStyle], ...TIME_STYLES[options.timeStyle] };
      const has = (fields) => fields.some((field) => asked[field] !== undefined);
      const none = !has(DATE_FIELDS) && !has(TIME_FIELDS);
      if (none || (defaults === 'dateOnly' && !has(DATE_FIELDS))) {
        if (defaults !== 'time') Object.assign(asked, { year: 'numeric', month: 'numeric', day: 'numeric' });
      }
      if ((none && (defaults === 'time' || defaults === 'all')) || (defaults === 'time' && !has(TIME_FIELDS))) {
        Object.assign(asked, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
      }
      this.#options = asked;
    }

    format(value = Date.now()) {
      const date = new Date(value);
      if (Number.isNaN(date.getTime())) throw new RangeError('Invalid time value');
      const day = this.#day(date);
      const time = this.#time(date);
      if (day === '' || time === '') return day + time;
      const { dateStyle } = this.#options;
      return `${day}${dateStyle === 'full' || dateStyle === 'long' ? ' at' : ','} ${time}`;
    }

    #day(date) {
      const { weekday, year, month, day } = this.#options;
      const name = weekday && { long: DAYS[date.getUTCDay()], narrow: DAYS[date.getUTCDay()][0] }[weekday];
      const weekdayText = weekday && (name ?? DAYS[date.getUTCDay()].slice(0, 3));
      const yearText = year && (year === '2-digit' ? pad(date.getUTCFullYear() % 100) : String(date.getUTCFullYear()));
      const dayText = day && (day === '2-digit' ? pad(date.getUTCDate()) : String(date.getUTCDate()));
      if (month === undefined || month === 'numeric' || month === '2-digit') {
        const monthText = month && (month === '2-digit' ? pad(date.getUTCMonth() + 1) : String(date.getUTCMonth() + 1));
        const numbers = [monthText, dayText, yearText].filter(Boolean).join('/');
        return [weekdayText, numbers].filter(Boolean).join(', ');
      }
      const full = MONTHS[date.getUTCMonth()];
      const monthText = month === 'long' ? full : month === 'narrow' ? full[0] : full.slice(0, 3);
      const monthDay = [monthText, dayText].filter(Boolean).join(' ');
      const withYear = yearText ? `${monthDay}${dayText ? ',' : ''} ${yearText}` : monthDay;
      return [weekdayText, withYear].filter(Boolean).join(', ');
    }

    #time(date) {
      const { hour, minute, second, hour12, hourCycle, timeZoneName } = this.#options;
      const { fractionalSecondDigits: fraction } = this.#options;
      const half = hour !== undefined && (hour12 ?? !/^h2/.test(hourCycle ?? 'h12'));
      const hours = half ? date.getUTCHours() % 12 || 12 : date.getUTCHours();
      const parts = [];
      if (hour !== undefined) parts.push(hour === '2-digit' || !half ? pad(hours) : String(hours));
      if (minute !== undefined) parts.push(hour !== undefined || second !== undefined ? pad(date.getUTCMinutes()) : String(date.getUTCMinutes()));
      if (second !== undefined) parts.push(parts.length > 0 ? pad(date.getUTCSeconds()) : String(date.getUTCSeconds()));
      let text = parts.join(':');
      if (fraction) text += `${text && '.'}${String(date.getUTCMilliseconds()).padStart(3, '0').slice(0, fraction)}`;
      if (half) text += ` ${date.getUTCHours() < 12 ? 'AM' : 'PM'}`;
      if (timeZoneName) text += `${text && ' '}${timeZoneName === 'long' ? 'Coordinated Universal Time' : 'UTC'}`;
      return text;
    }

    formatToParts(value) { return [{ type: 'literal', value: this.format(value) }]; }
    resolvedOptions() { return { locale: 'en-US', calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' }; }
  }

  // ---- other ----

  class Collator {
    #options;

    constructor(locales, options = {}) { this.#options = options; this.compare = this.compare.bind(this); }
    compare(a, b) { return compareText(String(a), String(b), this.#options); }
    resolvedOptions() { return { locale: 'en-US', usage: 'sort', sensitivity: 'variant' }; }
  }

  // Letters before accents before case, lower case first, as dictionaries have it.
  function compareText(a, b, { numeric = false, sensitivity = 'variant' } = {}) {
    const strip = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '');
    const compare = (x, y) => (numeric ? compareNumeric(x, y) : comparePlain(x, y));
    const byLetter = compare(strip(a).toLowerCase(), strip(b).toLowerCase());
    if (byLetter !== 0 || sensitivity === 'base') return byLetter;
    if (sensitivity !== 'case') {
      const byAccent = comparePlain(a.normalize('NFD').toLowerCase(), b.normalize('NFD').toLowerCase());
      if (byAccent !== 0 || sensitivity === 'accent') return byAccent;
    }
    return -comparePlain(a, b);
  }

  // Punctuation, then digits, then letters.
  const RANK = (character) => (/\s/.test(character) ? 0 : /\p{P}|\p{S}/u.test(character) ? 1 : /\p{N}/u.test(character) ? 2 : 3);

  function comparePlain(a, b) {
    const [x, y] = [[...a], [...b]];
    for (let i = 0; i < Math.min(x.length, y.length); i++) {
      if (x[i] !== y[i]) return Math.sign(RANK(x[i]) - RANK(y[i])) || (x[i] < y[i] ? -1 : 1);
    }
    return Math.sign(x.length - y.length);
  }

  function compareNumeric(a, b) {
    const [x, y] = [a, b].map((text) => text.match(/\d+|\D+/g) ?? []);
    for (let i = 0; i < Math.min(x.length, y.length); i++) {
      const order = /^\d/.test(x[i]) && /^\d/.test(y[i]) ? Math.sign(Number(x[i]) - Number(y[i])) : comparePlain(x[i], y[i]);
      if (order !== 0) return order;
    }
    return Math.sign(x.length - y.length);
  }

  class PluralRules {
    #ordinal;

    constructor(locales, { type } = {}) { this.#ordinal = type === 'ordinal'; }
    select(value) {
      if (!this.#ordinal) return value === 1 ? 'one' : 'other';
      const tens = value % 100;
      return tens >= 11 && tens <= 13 ? 'other' : { 1: 'one', 2: 'two', 3: 'few' }[value % 10] ?? 'other';
    }
  }

  class ListFormat {
    #word;

    constructor(locales, { type = 'conjunction' } = {}) { this.#word = type === 'disjunction' ? 'or' : 'and'; }
    format(list) {
      const items = [...list];
      if (items.length <= 2) return items.join(` ${this.#word} `);
      return `${items.slice(0, -1).join(', ')}, ${this.#word} ${items.at(-1)}`;
    }
  }

  const classes = { NumberFormat, DateTimeFormat, Collator, PluralRules, ListFormat };
  const Intl = Object.defineProperty({}, Symbol.toStringTag, { value: 'Intl', configurable: true });
  for (const [name, Class] of Object.entries(classes)) {
    Class.supportedLocalesOf = (locales) => [locales ?? []].flat();
    // They are called without `new` as well.
    const value = new Proxy(Class, { apply: (_, self, args) => new Class(...args) });
    Object.defineProperty(Intl, name, { value, writable: true, configurable: true });
  }
  Object.defineProperty(Intl, 'getCanonicalLocales', { value: (locales) => [locales ?? []].flat(), writable: true, configurable: true });
  Object.defineProperty(globalThis, 'Intl', { value: Intl, writable: true, configurable: true });

  function method(prototype, name, value) {
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  }
  const shown = (date, options, defaults) =>
    Number.isNaN(date.getTime()) ? 'Invalid Date' : new DateTimeFormat(undefined, options, defaults).format(date);
  method(Number.prototype, 'toLocaleString', function toLocaleString(locales, options) {
    return new NumberFormat(locales, options).format(this.valueOf());
  });
  method(BigInt.prototype, 'toLocaleString', function toLocaleString(locales, options) {
    return new NumberFormat(locales, options).format(this.valueOf());
  });
  method(Date.prototype, 'toLocaleDateString', function toLocaleDateString(locales, options) {
    return shown(this, options, 'dateOnly');
  });
  method(Date.prototype, 'toLocaleTimeString', function toLocaleTimeString(locales, options) {
    return shown(this, options, 'time');
  });
  method(Date.prototype, 'toLocaleString', function toLocaleString(locales, options) {
    return shown(this, options, 'all');
  });
  method(String.prototype, 'localeCompare', function localeCompare(other, locales, options) {
    return compareText(String(this), String(other), options);
  });
  return { Intl };
});
