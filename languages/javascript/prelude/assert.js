// `assert`.
define('assert', (use) => {
  const { isDeepEqual } = use('compare');
  const { inspect } = use('inspect');
  const { invalidType } = use('errors');

  class AssertionError extends Error {
    constructor({ message, actual, expected, operator, generated = false, above }) {
      super(message);
      Object.defineProperty(this, 'name', { value: 'AssertionError', enumerable: false, writable: true, configurable: true });
      this.generatedMessage = generated;
      this.code = 'ERR_ASSERTION';
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
      Error.captureStackTrace(this, above);
      this.stack = this.stack.replace('AssertionError', 'AssertionError [ERR_ASSERTION]');
    }
  }

  function check(passed, { message, words, ...details }) {
    if (passed) return;
    if (message instanceof Error) throw message;
    throw new AssertionError({ ...details, message: message ?? words(), generated: message === undefined });
  }

  const both = (head, actual, expected) => () => {
    const lines = (sign, value) => inspect(value, { depth: 1000, sorted: true, breakLength: Infinity, compact: false })
      .split('\n').map((line) => `${sign} ${line}`).join('\n');
    return `${head}\n${lines('+', actual)}\n${lines('-', expected)}\n`;
  };

  function assert(value, message) {
    check(value, {
      message, actual: value, expected: true, operator: '==', above: assert,
      words: () => 'The expression evaluated to a falsy value',
    });
  }

  // (actual, expected, message) => checks that `test` holds of the two.
  function comparison(operator, test, words) {
    const method = {
      [operator](actual, expected, message) {
        check(test(actual, expected), {
          message, actual, expected, operator, above: method, words: words(actual, expected),
        });
      },
    }[operator];
    return method;
  }

  const strictEqual = comparison('strictEqual', Object.is, (actual, expected) =>
    both('Expected values to be strictly equal:', actual, expected));
  const deepStrictEqual = comparison('deepStrictEqual', (a, b) => isDeepEqual(a, b, true), (actual, expected) =>
    both('Expected values to be strictly deep-equal:', actual, expected));
  const not = (what) => (actual) => () => `Expected "actual" ${what}: ${inspect(actual)}`;

  function expects(error, expected, message) {
    if (expected === undefined || typeof expected === 'string') return;
    let passed;
    if (expected instanceof RegExp) passed = expected.test(String(error));
    else if (typeof expected === 'object') passed = Object.keys(expected).every((key) => expected[key] instanceof RegExp ? expected[key].test(error[key]) : isDeepEqual(error[key], expected[key], true));
    else if (expected.prototype !== undefined && error instanceof expected) passed = true;
    else if (Error.isPrototypeOf(expected)) throw error;
    else passed = expected(error) === true;
    check(passed, {
      message, actual: error, expected, operator: 'throws', above: expects,
      words: () => `The error is not the expected one:\n\n${inspect(error)}`,
    });
  }

  const missing = (what) => () => `Missing expected ${what}.`;

  Object.assign(assert, {
    AssertionError,
    ok: assert,
    equal: comparison('equal', (a, b) => a == b || (Number.isNaN(a) && Number.isNaN(b)), (a, b) => () => `${inspect(a)} == ${inspect(b)}`),
    notEqual: comparison('notEqual', (a, b) => a != b, (a, b) => () => `${inspect(a)} != ${inspect(b)}`),
    strictEqual,
    notStrictEqual: comparison('notStrictEqual', (a, b) => !Object.is(a, b), not('to be strictly unequal to')),
    deepEqual: comparison('deepEqual', (a, b) => isDeepEqual(a, b, false), (actual, expected) =>
      both('Expected values to be loosely deep-equal:', actual, expected)),
    notDeepEqual: comparison('notDeepEqual', (a, b) => !isDeepEqual(a, b, false), not('not to be loosely deep-equal to')),
    deepStrictEqual,
    notDeepStrictEqual: comparison('notDeepStrictEqual', (a, b) => !isDeepEqual(a, b, true), not('not to be strictly deep-equal to')),
    match: comparison('match', (text, pattern) => pattern.test(text), (text, pattern) => () =>
      `The input did not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`),
    doesNotMatch: comparison('doesNotMatch', (text, pattern) => !pattern.test(text), (text, pattern) => () =>
      `The input was expected to not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`),

    fail(message = 'Failed') {
      if (message instanceof Error) throw message;
      throw new AssertionError({ message, operator: 'fail', above: assert.fail });
    },

    throws(work, expected, message) {
      if (typeof work !== 'function') throw invalidType('fn', 'of type function', work);
      try {
        work();
      } catch (error) {
        expects(error, expected, message);
        return;
      }
      check(false, { message: typeof expected === 'string' ? expected : message, operator: 'throws', above: assert.throws, words: missing('exception') });
    },

    doesNotThrow(work, message) {
      try {
        work();
      } catch (error) {
        check(false, { actual: error, operator: 'doesNotThrow', above: assert.doesNotThrow, words: () => `Got unwanted exception${message ? `: ${message}` : '.'}\nActual message: "${error?.message}"` });
      }
    },

    async rejects(work, expected, message) {
      try {
        await (typeof work === 'function' ? work() : work);
      } catch (error) {
        expects(error, expected, message);
        return;
      }
      check(false, { message, operator: 'rejects', above: assert.rejects, words: missing('rejection') });
    },

    async doesNotReject(work) {
      try {
        await (typeof work === 'function' ? work() : work);
      } catch (error) {
        check(false, { actual: error, operator: 'doesNotReject', above: assert.doesNotReject, words: () => `Got unwanted rejection.\nActual message: "${error?.message}"` });
      }
    },

    ifError(value) {
      if (value !== null && value !== undefined) throw value;
    },
  });

  assert.strict = Object.assign((value, message) => assert(value, message), assert, {
    equal: assert.strictEqual,
    notEqual: assert.notStrictEqual,
    deepEqual: assert.deepStrictEqual,
    notDeepEqual: assert.notDeepStrictEqual,
  });
  assert.strict.strict = assert.strict;
  return assert;
});
