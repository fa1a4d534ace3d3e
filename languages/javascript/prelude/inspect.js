// `util.inspect`: values as text, in Node's layout. This file walks values; `inspect_kinds.js` has what is particular
// to each kind of object, `inspect_layout.js` the breaking of lines.
define('inspect', (use) => {
  const { escapeAll, quote } = use('strings');
  const layout = use('inspect_layout');
  const custom = Symbol.for('nodejs.util.inspect.custom');

  const defaults = {
    showHidden: false,
    depth: 2,
    colors: false,
    customInspect: true,
    showProxy: false,
    maxArrayLength: 100,
    maxStringLength: 10000,
    breakLength: 80,
    compact: 3,
    sorted: false,
    getters: false,
    numericSeparator: false,
  };

  const plain = (text) => text;
  const defaultContext = Object.assign(Object.create(defaults), {
    indentation: 0,
    currentDepth: 0,
    circular: undefined,
    stylize: plain,
  });

  function inspect(value, options, depth, colors) {
    // The defaults are inherited: most calls ask for nothing else.
    const context = Object.create(defaultContext);
    context.seen = [];
    if (typeof options === 'boolean') context.showHidden = options;
    else if (options) Object.assign(context, options);
    if (depth !== undefined) context.depth = depth;
    if (colors !== undefined) context.colors = colors;
    if (context.depth === null) context.depth = Infinity;
    if (context.maxArrayLength === null) context.maxArrayLength = Infinity;
    if (context.maxStringLength === null) context.maxStringLength = Infinity;
    if (context.colors) context.stylize = withColor;
    return formatValue(context, value, 0);
  }

  inspect.custom = custom;
  inspect.defaultOptions = defaults;
  inspect.colors = Object.assign(Object.create(null), {
    reset: [0, 0], bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], inverse: [7, 27], hidden: [8, 28],
    strikethrough: [9, 29], black: [30, 39], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39],
    magenta: [35, 39], cyan: [36, 39], white: [37, 39], gray: [90, 39], grey: [90, 39], redBright: [91, 39],
    greenBright: [92, 39], yellowBright: [93, 39], blueBright: [94, 39], magentaBright: [95, 39],
    cyanBright: [96, 39], whiteBright: [97, 39], bgBlack: [40, 49], bgRed: [41, 49], bgGreen: [42, 49],
    bgYellow: [43, 49], bgBlue: [44, 49], bgMagenta: [45, 49], bgCyan: [46, 49], bgWhite: [47, 49],
  });
  inspect.styles = Object.assign(Object.create(null), {
    special: 'cyan', number: 'yellow', bigint: 'yellow', boolean: 'yellow', undefined: 'grey', null: 'bold',
    string: 'green', symbol: 'green', date: 'magenta', regexp: 'red', module: 'underline',
  });

  function withColor(text, style) {
    const color = inspect.colors[inspect.styles[style]];
    return color === undefined ? text : `\x1b[${color[0]}m${text}\x1b[${color[1]}m`;
  }

  // ---- values ----

  function formatValue(context, value, depth, inTypedArray = false) {
    if (value === null) return context.stylize('null', 'null');
    if (typeof value !== 'object' && typeof value !== 'function') return formatPrimitive(context, value);

    const original = value;
    let proxy = host.proxy(value);
    if (proxy !== undefined) {
      if (proxy[0] === null) return context.stylize('<Revoked Proxy>', 'special');
      if (context.showProxy) return formatProxy(context, proxy, depth);
      for (; proxy !== undefined; proxy = host.proxy(value)) value = proxy[0];
      if (value === null) return context.stylize('<Revoked Proxy>', 'special');
    }
    if (context.customInspect) {
      const method = value[custom];
      if (typeof method === 'function' && method !== inspect && value.constructor?.prototype !== value) {
        const shown = method.call(original, context.depth - depth, userOptions(context), inspect);
        if (shown !== original) {
          if (typeof shown !== 'string') return formatValue(context, shown, depth);
          return shown.replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
        }
      }
    }
    if (context.seen.includes(value)) {
      context.circular ??= new Map();
      if (!context.circular.has(value)) context.circular.set(value, context.circular.size + 1);
      return context.stylize(`[Circular *${context.circular.get(value)}]`, 'special');
    }
    return formatObject(context, value, depth, inTypedArray);
  }

  function userOptions(context) {
    const options = { stylize: context.stylize };
    for (const name of Object.keys(defaults)) options[name] = context[name];
    return options;
  }

  function formatProxy(context, [target, handler], depth) {
    if (depth > context.depth) return context.stylize('Proxy [Array]', 'special');
    context.indentation += 2;
    const entries = [formatValue(context, target, depth + 1), formatValue(context, handler, depth + 1)];
    context.indentation -= 2;
    return layout.join(context, entries, { base: '', braces: ['Proxy [', ']'], isArray: true, depth: depth + 1 });
  }

  function formatObject(context, value, depth, inTypedArray) {
    // {braces, base, keys, isArray, entries(context, depth)}; a string where there is nothing inside to show.
    const shape = use('inspect_kinds').shapeOf(context, value, depth, inTypedArray);
    if (typeof shape === 'string') return shape;
    if (depth > context.depth) {
      return context.stylize(shape.name === null ? shape.prefix : `[${shape.prefix}]`, 'special');
    }

    const inner = depth + 1;
    context.seen.push(value);
    context.currentDepth = inner;
    const indentation = context.indentation;
    let output;
    try {
      output = shape.entries ? shape.entries(context, inner) : [];
      for (const key of shape.keys) output.push(formatProperty(context, value, inner, key, shape.isArray));
    } catch (error) {
      if (!(error instanceof RangeError && error.message.includes('call stack'))) throw error;
      context.indentation = indentation;
      context.seen.pop();
      return context.stylize(
        `[${shape.prefix}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
    }
    context.seen.pop();

    let { base } = shape;
    const reference = context.circular?.get(value);
    if (reference !== undefined) {
      const mark = context.stylize(`<ref *${reference}>`, 'special');
      if (context.compact === true) shape.braces[0] = `${mark} ${shape.braces[0]}`;
      else base = base === '' ? mark : `${mark} ${base}`;
    }
    if (context.sorted) sortEntries(context, output, shape);
    return layout.join(context, output, { base, braces: shape.braces, isArray: shape.isArray, depth: inner, value });
  }

  function sortEntries(context, output, shape) {
    const order = context.sorted === true ? undefined : context.sorted;
    if (!shape.isArray) output.sort(order);
    else if (shape.keys.length > 1) output.push(...output.splice(-shape.keys.length).sort(order));
  }

  // ---- properties ----

  const PLAIN_KEY = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

  // `key: value`, or the value alone for an element of an array.
  function formatProperty(context, value, depth, key, inArray, isElement = false) {
    const found = Object.getOwnPropertyDescriptor(value, key) ?? { value: value[key], enumerable: true };
    const text = formatDescriptor(context, value, depth, found, inArray);
    if (isElement) return text;
    return `${formatKey(context, key, found.enumerable)}:${text.startsWith('\n') ? '' : ' '}${text}`;
  }

  function formatDescriptor(context, object, depth, found, inArray) {
    if (found.value !== undefined) {
      const indent = context.compact !== true || inArray ? 2 : 3;
      context.indentation += indent;
      const text = formatValue(context, found.value, depth);
      context.indentation -= indent;
      return text;
    }
    if (found.get !== undefined) {
      const label = found.set === undefined ? 'Getter' : 'Getter/Setter';
      const { getters } = context;
      const wanted = getters === true || (getters === 'get' && !found.set) || (getters === 'set' && found.set);
      return wanted ? formatGot(context, object, depth, found.get, label) : context.stylize(`[${label}]`, 'special');
    }
    if (found.set !== undefined) return context.stylize('[Setter]', 'special');
    return context.stylize('undefined', 'undefined');
  }

  function formatGot(context, object, depth, get, label) {
    try {
      const value = get.call(object);
      context.indentation += 2;
      const text = formatValue(context, value, depth);
      context.indentation -= 2;
      return value !== null && typeof value === 'object' ? `[${label}] ${text}` : `[${label}: ${text}]`;
    } catch (error) {
      return `[${label}: <Inspection threw (${error.message})>]`;
    }
  }

  function formatKey(context, key, enumerable) {
    if (typeof key === 'symbol') return `[${context.stylize(escapeAll(key.toString()), 'symbol')}]`;
    if (key === '__proto__') return "['__proto__']";
    if (enumerable === false) return `[${escapeAll(key)}]`;
    if (PLAIN_KEY.test(key)) return context.stylize(key, 'name');
    return context.stylize(quote(key), 'string');
  }

  // ---- primitives ----

  function formatPrimitive(context, value) {
    switch (typeof value) {
      case 'string': return formatString(context, value);
      case 'number': return context.stylize(formatNumber(value, context.numericSeparator), 'number');
      case 'bigint': return context.stylize(`${separate(String(value), context.numericSeparator)}n`, 'bigint');
      case 'symbol': return context.stylize(value.toString(), 'symbol');
      default: return context.stylize(String(value), typeof value);
    }
  }

  function formatString(context, value) {
    let trailer = '';
    if (value.length > context.maxStringLength) {
      const left = value.length - context.maxStringLength;
      value = value.slice(0, context.maxStringLength);
      trailer = `... ${left} more character${left > 1 ? 's' : ''}`;
    }
    const room = context.breakLength - context.indentation - 4;
    if (context.compact !== true && value.length > 16 && value.length > room) {
      const lines = value.split(/(?<=\n)/).map((line) => context.stylize(quote(line), 'string'));
      return lines.join(` +\n${' '.repeat(context.indentation + 2)}`) + trailer;
    }
    return context.stylize(quote(value), 'string') + trailer;
  }

  function formatNumber(value, separator = defaults.numericSeparator) {
    if (Object.is(value, -0)) return '-0';
    const text = String(value);
    if (!separator || !/^-?\d+(\.\d+)?$/.test(text)) return text;
    const [whole, fraction] = text.split('.');
    const grouped = separate(whole, true);
    return fraction === undefined ? grouped : `${grouped}.${fraction.replace(/\d{3}(?=\d)/g, '$&_')}`;
  }

  const separate = (digits, wanted) => (wanted ? digits.replace(/\B(?=(\d{3})+$)/g, '_') : digits);

  return { inspect, custom, formatValue, formatProperty, formatPrimitive, formatNumber };
});
