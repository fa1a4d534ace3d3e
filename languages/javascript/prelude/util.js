// `util`.
define('util', (use) => {
  const { inspect } = use('inspect');
  const { format, formatWithOptions } = use('format');
  const { isDeepEqual } = use('compare');
  const { stripAnsi } = use('strings');
  const { checkFunction, nodeError } = use('errors');
  const types = use('util/types');
  const customPromisify = Symbol.for('nodejs.util.promisify.custom');

  function promisify(original) {
    checkFunction(original, 'original');
    if (original[customPromisify]) return original[customPromisify];
    function promisified(...args) {
      return new Promise((resolve, reject) => {
        original.call(this, ...args, (error, ...values) => (error ? reject(error) : resolve(values[0])));
      });
    }
    return Object.setPrototypeOf(promisified, Object.getPrototypeOf(original));
  }
  promisify.custom = customPromisify;

  function callbackify(original) {
    checkFunction(original, 'original');
    return function (...args) {
      const callback = args.pop();
      original.apply(this, args).then(
        (value) => process.nextTick(callback, null, value),
        (error) => process.nextTick(callback, error),
      );
    };
  }

  function inherits(child, parent) {
    Object.defineProperty(child, 'super_', { value: parent, writable: true, configurable: true });
    Object.setPrototypeOf(child.prototype, parent.prototype);
  }

  function deprecate(work, message) {
    let warned = false;
    return function (...args) {
      if (!warned) process.emitWarning(`DeprecationWarning: ${message}`);
      warned = true;
      return Reflect.apply(work, this, args);
    };
  }

  function styleText(style, text) {
    return [style].flat().reduceRight((styled, each) => {
      const codes = inspect.colors[each];
      if (codes === undefined) throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'format' is no style: ${inspect(each)}`);
      return `\x1b[${codes[0]}m${styled}\x1b[${codes[1]}m`;
    }, text);
  }

  return {
    inspect, format, formatWithOptions, promisify, callbackify, inherits, deprecate, styleText, types,
    isDeepStrictEqual: (a, b) => isDeepEqual(a, b, true),
    stripVTControlCharacters: stripAnsi,
    toUSVString: (text) => String(text).toWellFormed(),
    isArray: Array.isArray,
    TextEncoder,
    TextDecoder,
  };
});
