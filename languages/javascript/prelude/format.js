// `util.format`: what `console.log` makes of its arguments.
define('format', (use) => {
  const { inspect, formatNumber } = use('inspect');

  const format = (...args) => formatAll(undefined, args);
  const formatWithOptions = (options, ...args) => formatAll(options, args);

  function formatAll(options, args) {
    const first = args[0];
    if (args.length === 1 && typeof first === 'string') return first;
    let text = '';
    let next = 0;
    if (typeof first === 'string') {
      next = 1;
      text = args.length === 1 ? first : first.replace(/%[sdifjoOc%]/g, (placeholder) => {
        if (placeholder === '%%') return '%';
        return next < args.length ? place(placeholder, args[next++], options) : placeholder;
      });
    }
    for (; next < args.length; next++) {
      const value = args[next];
      if (next > 0) text += ' ';
      if (typeof value === 'string') text += value;
      else if (typeof value === 'number' && options === undefined) text += formatNumber(value);
      else text += inspect(value, options);
    }
    return text;
  }

  function place(placeholder, value, options) {
    switch (placeholder) {
      case '%s': return asString(value, options);
      case '%d': return typeof value === 'symbol' ? 'NaN' : asNumber(typeof value === 'bigint' ? value : Number(value));
      case '%i': return typeof value === 'symbol' ? 'NaN' : asNumber(typeof value === 'bigint' ? value : parseInt(value));
      case '%f': return typeof value === 'symbol' ? 'NaN' : asNumber(parseFloat(value));
      case '%j': return asJson(value);
      case '%o': return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
      case '%O': return inspect(value, options);
      default: return ''; // %c: CSS, which has no place in a terminal
    }
  }

  const asNumber = (value) => (typeof value === 'bigint' ? `${value}n` : formatNumber(value));

  function asString(value, options) {
    if (typeof value === 'number' || typeof value === 'bigint') return asNumber(value);
    if (typeof value !== 'object' || value === null || !hasBuiltInToString(value)) return String(value);
    return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
  }

  function hasBuiltInToString(value) {
    const proxy = host.proxy(value);
    if (proxy !== undefined) {
      if (proxy[0] === null) return true;
      value = proxy[0];
    }
    if (typeof value.toString !== 'function') return typeof value[Symbol.toPrimitive] !== 'function';
    if (Object.hasOwn(value, 'toString') || Object.hasOwn(value, Symbol.toPrimitive)) return false;
    let owner = value;
    do {
      owner = Object.getPrototypeOf(owner);
    } while (owner !== null && !Object.hasOwn(owner, 'toString') && !Object.hasOwn(owner, Symbol.toPrimitive));
    const constructor = owner === null ? undefined : Object.getOwnPropertyDescriptor(owner, 'constructor')?.value;
    return typeof constructor === 'function' && BUILT_IN.includes(constructor.name);
  }

  const BUILT_IN = Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z][a-zA-Z0-9]+$/.test(name));

  function asJson(value) {
    try {
      return JSON.stringify(value);
    } catch (error) {
      if (error instanceof TypeError && error.message.includes('circular')) return '[Circular]';
      throw error;
    }
  }

  return { format, formatWithOptions, formatAll };
});
