// Errors as `inspect` shows them: the stack, with the class's name put right, and causes.
define('inspect_errors', (use) => {
  const { isNativeError } = use('util/types');

  const stackOf = (error) => (error.stack ? String(error.stack) : Error.prototype.toString.call(error));

  function formatError(context, error, className, tag, keys, prefixOf) {
    const name = error.name == null ? 'Error' : String(error.name);
    let stack = stackOf(error);
    dropShownKeys(context, keys, error, stack);
    if ('cause' in error && !keys.includes('cause')) keys.push('cause');
    if (Array.isArray(error.errors) && !keys.includes('errors')) keys.push('errors');
    stack = improve(stack, className, name, tag, prefixOf);

    // Without frames, brackets say that it is an error and not a string.
    const after = error.message ? stack.indexOf(error.message) : -1;
    const start = stack.indexOf('\n    at', after === -1 ? 0 : after + error.message.length);
    if (start === -1) stack = `[${stack}]`;
    else stack = `${stack.slice(0, start)}\n${foldFrames(context, error, stack.slice(start + 1)).join('\n')}`;
    return context.indentation === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
  }

  // Properties that the stack tells already.
  function dropShownKeys(context, keys, error, stack) {
    if (context.showHidden) return;
    for (const name of ['name', 'message', 'stack']) {
      const index = keys.indexOf(name);
      if (index !== -1 && stack.includes(error[name])) keys.splice(index, 1);
    }
  }

  // A class that did not set `name` is told all the same: `Error: x` of a class Foo is `Foo [Error]: x`.
  function improve(stack, className, name, tag, prefixOf) {
    let length = name.length;
    const next = stack[length];
    const isHead = name.endsWith('Error') && stack.startsWith(name) &&
      (next === undefined || next === ':' || next === '\n');
    if (className !== null && !isHead) return stack;
    let fallback = 'Error';
    if (className === null) {
      const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n {4}at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
      fallback = start?.[1] ?? '';
      length = fallback.length;
      fallback ||= 'Error';
    }
    const prefix = prefixOf(className, tag, fallback).slice(0, -1);
    if (name === prefix) return stack;
    if (!prefix.includes(name)) return `${prefix} [${name}]${stack.slice(length)}`;
    return length === 0 ? `${prefix}: ${stack}` : prefix + stack.slice(length);
  }

  // Frames that an error shares with its cause are told once.
  function foldFrames(context, error, trace) {
    const lines = trace.split('\n');
    const { cause } = error;
    if (!isNativeError(cause)) return lines;
    const causeStack = stackOf(cause);
    const start = causeStack.indexOf('\n    at');
    if (start === -1) return lines;
    const others = causeStack.slice(start + 1).split('\n');
    for (let i = 0; i < lines.length - 3; i++) {
      const at = others.indexOf(lines[i]);
      if (at === -1) continue;
      let length = 1;
      while (i + length < lines.length && at + length < others.length && lines[i + length] === others[at + length]) {
        length++;
      }
      if (length > 3) {
        const text = `    ... ${length - 2} lines matching cause stack trace ...`;
        lines.splice(i + 1, length - 2, context.stylize(text, 'undefined'));
        break;
      }
    }
    return lines;
  }

  return { formatError };
});
