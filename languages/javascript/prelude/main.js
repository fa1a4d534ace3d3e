// The program's life: its start, its event loop, how it ends, and what is said when it fails.
define('main', (use) => {
  const { process, leave } = use('process');
  const loop = use('loop');
  const modules = use('modules');
  const { origin, nodeError } = use('errors');
  const { isNativeError } = use('util/types');
  const { inspect } = use('inspect');
  const { isTranslated, originalLine } = use('maps');

  const UNSETTLED = 13;
  const STDERR = 2;

  // ---- failures ----

  function uncaught(error) {
    if (process.listenerCount('uncaughtException') > 0) {
      try {
        process.emit('uncaughtException', error, 'uncaughtException');
        return;
      } catch (another) {
        error = another;
      }
    }
    fail(error);
  }

  function unhandledRejection(reason, promise) {
    if (process.listenerCount('unhandledRejection') > 0) {
      loop.guarded(() => process.emit('unhandledRejection', reason, promise), undefined, []);
      return;
    }
    uncaught(isNativeError(reason) ? reason : rejectedWith(reason));
  }

  function rejectedWith(reason) {
    const error = nodeError(Error, 'ERR_UNHANDLED_REJECTION',
      'This error originated either by throwing inside of an async function without a catch block, or by rejecting a ' +
      `promise which was not handled with .catch(). The promise rejected with the reason "${inspect(reason)}".`);
    error.name = 'UnhandledPromiseRejection';
    error.stack = `${error.name}: ${error.message}`;
    return error;
  }

  // Reports an error and ends the program.
  function fail(error) {
    host.write(STDERR, report(error));
    let code = 1;
    try {
      code = leave(1);
    } catch (another) {
      // A handler of 'exit' failed in its turn.
      host.write(STDERR, report(another));
    }
    host.exit(code);
  }

  // The place, the line of the source with a mark under the column, then the error.
  function report(error) {
    const text = isNativeError(error) ? inspect(error) : `Uncaught ${inspect(error)}`;
    const place = origin(error);
    if (place === undefined) return `${text}\n`;
    const line = sourceLine(place);
    if (line === undefined) return `${place.file}:${place.line}\n\n${text}\n`;
    const mark = line.slice(0, Math.max(0, place.column - 1)).replace(/[^\t]/g, ' ');
    return `${place.file}:${place.line}\n${line}\n${mark}^\n\n${text}\n`;
  }

  function sourceLine({ file, line }) {
    if (!file.startsWith('/')) return undefined;
    if (isTranslated(file)) return originalLine(file, line);
    try {
      const text = host.decode(use('files').readBytes(file)).split('\n')[line - 1];
      return text !== undefined && text.length <= 200 ? text : undefined;
    } catch {
      return undefined;
    }
  }

  // ---- the run ----

  function main() {
    loop.onFailure(uncaught, unhandledRejection);
    let evaluation;
    loop.guarded(() => { evaluation = modules.runMain(process.argv[1]); }, undefined, []);
    // A module runs as a microtask: what it queued comes before the ticks.
    if (evaluation !== undefined) loop.runMicrotasks();
    loop.settle();
    for (;;) {
      loop.run();
      process.emit('beforeExit', Number(process.exitCode ?? 0));
      loop.settle();
      if (!loop.isAlive()) break;
    }
    if (evaluation !== undefined && host.promise(evaluation)[0] === 0) {
      host.write(STDERR, 'Warning: Detected unsettled top-level await: nothing is left that could settle it\n');
      return leave(process.exitCode ?? UNSETTLED);
    }
    let code = 1;
    loop.guarded(() => { code = leave(); }, undefined, []);
    return code;
  }

  host.hooks({
    main,
    resolve: modules.resolve,
    load: modules.load,
    meta: modules.meta,
    rejection: loop.noteRejection,
  });
  return { main };
});
