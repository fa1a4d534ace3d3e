// The modules that `require` and `import` find by name, and the globals that are functions of these.
define('builtins', (use) => {
  const { builtins } = use('modules');
  const loop = use('loop');

  const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } = loop;
  Object.assign(globalThis, { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate });
  globalThis.global = globalThis;
  return {};
});
