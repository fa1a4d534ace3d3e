// What `inspect` shows of each kind of object: its prefix and braces, its own text, and its entries.
define('inspect_kinds', (use) => {
  const types = use('util/types');
  const { formatValue, formatProperty, formatPrimitive, formatNumber } = use('inspect');
  const { formatError } = use('inspect_errors');
  const layout = use('inspect_layout');

  // ---- names ----

  // The name of the class an object was made by; null without any prototype.
  function classNameOf(object) {
    let first;
    for (let at = object; at !== null; at = Object.getPrototypeOf(at)) {
      if (at === Object.prototype && at !== object) return 'Object';
      if (at === Array.prototype && at !== object) return 'Array';
      const { value } = Object.getOwnPropertyDescriptor(at, 'constructor') ?? {};
      if (typeof value === 'function' && value.name !== '' && isInstance(object, value)) return String(value.name);
      if (at !== object) first ??= at;
    }
    if (first === undefined) return null;
    const kind = host.className(object);
    const name = classNameOf(first);
    return name === null ? `${kind} <[Object: null prototype] {}>` : `${kind} <${name}>`;
  }

  function isInstance(object, constructor) {
    try {
      return object instanceof constructor;
    } catch {
      return false;
    }
  }

  // `Symbol.toStringTag`, where it is inherited: an own one is shown among the properties.
  function tagOf(context, object) {
    const tag = object[Symbol.toStringTag];
    if (typeof tag !== 'string' || tag === '') return '';
    const shown = context.showHidden
      ? Object.hasOwn(object, Symbol.toStringTag)
      : Object.prototype.propertyIsEnumerable.call(object, Symbol.toStringTag);
    return shown ? '' : tag;
  }

  // `Foo(2) [Tag] `, with the blank; `fallback` is what it is where no constructor tells.
  function prefixOf(name, tag, fallback, size = '') {
    if (name === null) {
      const suffix = tag !== '' && tag !== fallback ? `[${tag}] ` : '';
      return `[${fallback}${size}: null prototype] ${suffix}`;
    }
    return tag !== '' && tag !== name ? `${name}${size} [${tag}] ` : `${name}${size} `;
  }

  // The keys to show; those of elements are left out where the elements are shown as such.
  function keysOf(context, object, { withoutIndices = false } = {}) {
    const keys = withoutIndices ? host.namedKeys(object, context.showHidden) : namesOf(context, object);
    for (const symbol of Object.getOwnPropertySymbols(object)) {
      if (context.showHidden || Object.prototype.propertyIsEnumerable.call(object, symbol)) keys.push(symbol);
    }
    return keys;
  }

  const namesOf = (context, object) =>
    (context.showHidden ? Object.getOwnPropertyNames(object) : Object.keys(object));

  const isIndex = (key) => /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;

  // ---- shapes ----

  // {braces, base, keys, isArray, entries(context, depth), prefix, name}, or a string that says it all.
  function shapeOf(context, value, depth, inTypedArray) {
    const name = classNameOf(value);
    const tag = tagOf(context, value);
    const kind = host.className(value);
    const fallback = name === null && kind === tag ? 'Object' : kind;
    const shape = {
      name,
      prefix: prefixOf(name, tag, fallback).slice(0, -1),
      braces: ['{', '}'],
      base: '',
      isArray: false,
      keys: undefined,
      entries: undefined,
    };
    if (Array.isArray(value)) return arrayShape(context, value, shape, tag);
    if (types.isTypedArray(value)) return typedArrayShape(context, value, shape, tag, kind);
    shape.keys = keysOf(context, value);
    if (typeof value === 'function') return textShape(context, shape, functionBase(value, name, tag), 'special');
    const make = MAKERS[kind];
    if (make !== undefined) return make({ context, value, shape, name, tag, kind, depth, inTypedArray });
    if (isUrl(value) && depth <= context.depth) return textShape(context, shape, value.href, 'name');
    return plainShape({ shape, name, tag, kind: fallback });
  }

  function plainShape({ shape, name, tag, kind }) {
    const open = name === 'Object' && tag === '' ? '{' : `${prefixOf(name, tag, kind)}{`;
    if (shape.keys.length === 0) return `${open}}`;
    shape.braces[0] = open;
    return shape;
  }

  // Something that is a text, with braces after it only where it has properties.
  function textShape(context, shape, text, style) {
    if (shape.keys.length === 0) return style === undefined ? text : context.stylize(text, style);
    shape.base = text;
    return shape;
  }

  function arrayShape(context, value, shape, tag) {
    const { name } = shape;
    const prefix = name !== 'Array' || tag !== '' ? prefixOf(name, tag, 'Array', `(${value.length})`) : '';
    shape.keys = keysOf(context, value, { withoutIndices: true });
    shape.braces = [`${prefix}[`, ']'];
    shape.isArray = true;
    shape.entries = (context, depth) => arrayEntries(context, value, depth);
    return value.length === 0 && shape.keys.length === 0 ? `${prefix}[]` : shape;
  }

  function arrayEntries(context, value, depth) {
    const most = Math.min(Math.max(0, context.maxArrayLength), value.length);
    const output = [];
    let index = 0;
    for (; index < value.length && output.length < most; index++) {
      if (!Object.hasOwn(value, index)) return sparseEntries(context, value, depth, output, index, most);
      output.push(formatProperty(context, value, depth, index, true, true));
    }
    return withRest(output, value.length - index);
  }

  function sparseEntries(context, value, depth, output, index, most) {
    const present = Object.keys(value).filter(isIndex).map(Number).filter((i) => i >= index);
    const hole = (count) => context.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
    for (const next of present) {
      if (output.length >= most) break;
      if (next !== index) {
        output.push(hole(next - index));
        index = next;
        if (output.length >= most) break;
      }
      output.push(formatProperty(context, value, depth, next, true, true));
      index = next + 1;
    }
    const left = value.length - index;
    if (left > 0 && output.length < most) output.push(hole(left));
    else withRest(output, left);
    return output;
  }

  function withRest(output, count) {
    if (count > 0) output.push(`... ${count} more item${count > 1 ? 's' : ''}`);
    return output;
  }

  function typedArrayShape(context, value, shape, tag, kind) {
    const prefix = prefixOf(shape.name, tag, kind, `(${value.length})`);
    shape.keys = keysOf(context, value, { withoutIndices: true });
    shape.braces = [`${prefix}[`, ']'];
    shape.isArray = true;
    shape.entries = (context, depth) => {
      const most = Math.min(Math.max(0, context.maxArrayLength), value.length);
      const output = [];
      for (let i = 0; i < most; i++) output.push(formatPrimitive(context, value[i]));
      withRest(output, value.length - most);
      if (context.showHidden) {
        context.indentation += 2;
        for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
          output.push(`[${key}]: ${formatValue(context, value[key], depth, true)}`);
        }
        context.indentation -= 2;
      }
      return output;
    };
    return value.length === 0 && shape.keys.length === 0 && !context.showHidden ? `${shape.braces[0]}]` : shape;
  }

  // Entries that are formatted one level deeper, as many as `maxArrayLength` allows.
  function listed(context, items, size, format) {
    const most = Math.min(Math.max(0, context.maxArrayLength), size);
    const output = [];
    context.indentation += 2;
    for (const item of items) {
      if (output.length >= most) break;
      output.push(format(item));
    }
    context.indentation -= 2;
    return withRest(output, size - most);
  }

  function collectionShape({ context, shape, name, tag, kind }, size, entries) {
    const prefix = prefixOf(name, tag, kind, `(${size})`);
    if (size === 0 && shape.keys.length === 0) return `${prefix}{}`;
    shape.braces[0] = `${prefix}{`;
    shape.entries = entries;
    return shape;
  }

  const sizeOfMap = Object.getOwnPropertyDescriptor(Map.prototype, 'size').get;
  const sizeOfSet = Object.getOwnPropertyDescriptor(Set.prototype, 'size').get;
  const entriesOfMap = Map.prototype.entries;
  const valuesOfSet = Set.prototype.values;

  function prefixed({ shape, name, tag, kind }, entries) {
    shape.braces[0] = `${prefixOf(name, tag, kind)}{`;
    shape.entries = entries;
    return shape;
  }

  function iteratorShape({ context, value, shape, tag, kind }) {
    const [items, pairs] = host.preview(value);
    const label = tag === kind || tag === '' ? kind : `${tag}] [${kind}`;
    shape.braces[0] = `[${pairs ? label.replace(/Iterator$/, 'Entries') : label}] {`;
    shape.entries = (context, depth) => {
      if (!pairs) return listed(context, items, items.length, (item) => formatValue(context, item, depth));
      const grouped = [];
      for (let i = 0; i < items.length; i += 2) grouped.push([items[i], items[i + 1]]);
      return listed(context, grouped, grouped.length, (pair) => {
        const parts = pair.map((item) => formatValue(context, item, depth));
        return layout.join(context, parts, { base: '', braces: ['[', ']'], isArray: true, depth });
      });
    };
    return shape;
  }

  function bufferShape(input) {
    const { context, value, shape, inTypedArray, name, tag, kind } = input;
    if (inTypedArray && shape.keys.length === 0) {
      return `${prefixOf(name, tag, kind)}{ byteLength: ${formatNumber(value.byteLength)} }`;
    }
    shape.keys.unshift('byteLength');
    return prefixed(input, () => {
      const bytes = new Uint8Array(value);
      const most = Math.min(Math.max(0, context.maxArrayLength), bytes.length);
      const text = Array.from(bytes.subarray(0, most), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
      const left = bytes.length - most;
      const rest = left > 0 ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : '';
      return [`${context.stylize('[Uint8Contents]', 'special')}: <${text}${rest}>`];
    });
  }

  function promiseEntries(context, value, depth) {
    const [state, result] = host.promise(value);
    if (state === 0) return [context.stylize('<pending>', 'special')];
    context.indentation += 2;
    const text = formatValue(context, result, depth);
    context.indentation -= 2;
    return [state === 2 ? `${context.stylize('<rejected>', 'special')} ${text}` : text];
  }

  function boxedShape({ context, value, shape, name, tag, kind }) {
    const primitive = globalThis[kind].prototype.valueOf.call(value);
    if (kind === 'String') shape.keys = shape.keys.filter((key) => typeof key === 'symbol' || !isIndex(key));
    const plain = Object.assign(Object.create(context), { stylize: (text) => text });
    let base = `[${kind}`;
    if (name !== kind) base += name === null ? ' (null prototype)' : ` (${name})`;
    base += `: ${formatPrimitive(plain, primitive)}]`;
    if (tag !== '' && tag !== name) base += ` [${tag}]`;
    return textShape(context, shape, base, kind.toLowerCase());
  }

  function namespaceShape(input) {
    const { value, shape } = input;
    const { keys } = shape;
    shape.keys = [];
    return prefixed({ ...input, kind: 'Module' }, (context, depth) => keys.map((key) => {
      try {
        return formatProperty(context, value, depth, key, false);
      } catch {
        return `${String(key)}: ${context.stylize('<uninitialized>', 'special')}`;
      }
    }));
  }

  // By the engine's name of the class.
  const MAKERS = {
    __proto__: null,
    Arguments: ({ shape }) => {
      shape.braces[0] = '[Arguments] {';
      return shape.keys.length === 0 ? '[Arguments] {}' : shape;
    },
    Map: (input) => {
      const size = sizeOfMap.call(input.value);
      return collectionShape(input, size, (context, depth) =>
        listed(context, entriesOfMap.call(input.value), size, ([key, value]) =>
          `${formatValue(context, key, depth)} => ${formatValue(context, value, depth)}`));
    },
    Set: (input) => {
      const size = sizeOfSet.call(input.value);
      return collectionShape(input, size, (context, depth) =>
        listed(context, valuesOfSet.call(input.value), size, (value) => formatValue(context, value, depth)));
    },
    'Map Iterator': iteratorShape,
    'Set Iterator': iteratorShape,
    RegExp: ({ context, value, shape, name, tag }) => {
      const text = RegExp.prototype.toString.call(value);
      const prefix = prefixOf(name, tag, 'RegExp');
      return textShape(context, shape, prefix === 'RegExp ' ? text : prefix + text, 'regexp');
    },
    Date: ({ context, value, shape, name, tag }) => {
      const invalid = Number.isNaN(Date.prototype.getTime.call(value));
      const text = invalid ? Date.prototype.toString.call(value) : Date.prototype.toISOString.call(value);
      const prefix = prefixOf(name, tag, 'Date');
      return textShape(context, shape, prefix === 'Date ' ? text : prefix + text, 'date');
    },
    Error: ({ context, value, shape, name, tag }) => {
      const text = formatError(context, value, name, tag, shape.keys, prefixOf);
      return textShape(context, shape, text);
    },
    ArrayBuffer: bufferShape,
    SharedArrayBuffer: bufferShape,
    DataView: (input) => {
      input.shape.keys.unshift('byteLength', 'byteOffset', 'buffer');
      return prefixed(input);
    },
    Promise: (input) => prefixed(input, (context, depth) => promiseEntries(context, input.value, depth)),
    WeakSet: (input) => prefixed(input, (context) => [context.stylize('<items unknown>', 'special')]),
    WeakMap: (input) => prefixed(input, (context) => [context.stylize('<items unknown>', 'special')]),
    WeakRef: (input) => prefixed(input, (context, depth) => {
      context.indentation += 2;
      const text = formatValue(context, input.value.deref(), depth);
      context.indentation -= 2;
      return [text];
    }),
    Module: namespaceShape,
    Generator: ({ shape, tag }) => plainShape({ shape, name: 'Object', tag: tag || 'Generator' }),
    AsyncGenerator: ({ shape, tag }) => plainShape({ shape, name: 'Object', tag: tag || 'AsyncGenerator' }),
    Number: boxedShape,
    String: boxedShape,
    Boolean: boxedShape,
    BigInt: boxedShape,
    Symbol: boxedShape,
  };

  function isUrl(value) {
    const { URL } = use('url') ?? {};
    return URL !== undefined && value instanceof URL;
  }

  // ---- functions ----

  function functionBase(value, name, tag) {
    if (/^class\b[^(]*\{/.test(Function.prototype.toString.call(value))) return classBase(value, name, tag);
    const kind = host.className(value);
    const type = kind.endsWith('Function') ? kind : 'Function';
    let base = `[${type}${name === null ? ' (null prototype)' : ''}`;
    base += value.name === '' ? ' (anonymous)]' : `: ${String(value.name)}]`;
    if (name !== type && name !== null && name !== 'Function') base += ` ${name}`;
    if (tag !== '' && tag !== name && tag !== type) base += ` [${tag}]`;
    return base;
  }

  function classBase(value, name, tag) {
    const own = Object.hasOwn(value, 'name') && value.name;
    let base = `class ${own || '(anonymous)'}`;
    if (name !== 'Function' && name !== null) base += ` [${name}]`;
    if (tag !== '' && tag !== name) base += ` [${tag}]`;
    const parent = Object.getPrototypeOf(value);
    if (name === null) base += ' extends [null prototype]';
    else if (parent?.name) base += ` extends ${parent.name}`;
    return `[${base}]`;
  }

  return { shapeOf };
});
