// Modules: `require`, `import`, and which of the two kinds a file is.
//
// A file is a script (CommonJS) where it compiles as one and a module otherwise, so that neither an extension nor a
// package file is needed: `import`, `export` and an `await` outside functions do not compile in a script.
define('modules', (use) => {
  const { nodeError, invalidType } = use('errors');
  const { readBytes } = use('files');
  const { note } = use('maps');
  const path = use('path');

  // Node's modules that the prelude has, by name; the list is completed in `builtins.js`.
  const builtins = Object.create(null);
  const MODULE_PARAMETERS = 'exports, require, module, __filename, __dirname';

  const builtinName = (specifier) => {
    const name = specifier.startsWith('node:') ? specifier.slice(5) : specifier;
    return name in builtins ? name : undefined;
  };

  // ---- finding ----

  const isFile = (file) => {
    const found = host.stat(file, true);
    return typeof found !== 'number' && found[0] === 'f';
  };

  const EXTENSIONS = ['', '.js', '.json', '.mjs', '.cjs', '.ts', '.mts', '.cts', '/index.js', '/index.ts'];

  // The file that a specifier means to an importer, or undefined.
  function locate(specifier, importer) {
    const start = specifier.startsWith('file://') ? decodeURIComponent(specifier.slice(7)) : specifier;
    if (!/^(\/|\.\.?(\/|$))/.test(start)) return undefined;
    const base = path.resolve(path.dirname(importer), start);
    for (const extension of EXTENSIONS) if (isFile(base + extension)) return base + extension;
    // TypeScript calls a file by the name that it will have.
    const untranslated = base.replace(/js$/, 'ts');
    return isFile(untranslated) ? untranslated : undefined;
  }

  function readSource(file) {
    const text = host.decode(readBytes(file));
    note(file, text);
    if (text.startsWith('\ufeff')) return text.slice(1);
    // The first line of an executable file, kept as a line.
    return text.startsWith('#!') ? `//${text}` : text;
  }

  // ---- compiling ----

  // {main} of a script: the function of its body; {module} where it is a module; throws the SyntaxError of neither.
  function compile(source, file) {
    if (/\.m[jt]s$/.test(file)) return { module: source };
    let body;
    try {
      body = host.compileFunction(source, file, MODULE_PARAMETERS);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      if (looksLikeModule(source)) return { module: source };
      // The body's function would turn an unclosed brace into a complaint about its own end.
      host.checkScript(source, file);
      throw error;
    }
    return awaitsOutsideFunctions(source, file) ? { module: source } : { main: body };
  }

  // What does not compile as a script is reported as what it was meant to be.
  const looksLikeModule = (source) => /^\s*(import|export)\b|\bimport\.meta\b|\bawait\b/m.test(source);

  // `await (x)` is a call in a script. Where it may be meant, the source is compiled where `await` is reserved.
  function awaitsOutsideFunctions(source, file) {
    if (!/\bawait\s*[([`+\-/]/.test(source)) return false;
    try {
      host.checkScript(`class _ { static {${source}\n} }`, file);
      return false;
    } catch (error) {
      return error instanceof SyntaxError && /await/.test(error.message);
    }
  }

  // ---- require ----

  class Module {
    exports = {};
    loaded = false;
    children = [];

    constructor(file) {
      this.id = file;
      this.filename = file;
      this.path = path.dirname(file);
      this.paths = [];
    }
  }
  const cache = Object.create(null);

  function requireFrom(importer) {
    function require(id) {
      if (typeof id !== 'string') throw invalidType('id', 'of type string', id);
      if (id === '') throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', "The argument 'id' must be a non-empty string. Received ''");
      const name = builtinName(id);
      if (name !== undefined) return builtins[name];
      return requireFile(require.resolve(id), require.main).exports;
    }
    require.resolve = (id) => {
      if (builtinName(id) !== undefined) return id;
      const file = locate(id, importer);
      if (file === undefined) {
        const error = new Error(`Cannot find module '${id}'\nRequire stack:\n- ${importer}`);
        error.code = 'MODULE_NOT_FOUND';
        error.requireStack = [importer];
        throw error;
      }
      return file;
    };
    require.cache = cache;
    require.main = mainModule;
    return require;
  }

  let mainModule;

  function requireFile(file) {
    if (cache[file] !== undefined) return cache[file];
    const source = readSource(file);
    const module = (cache[file] = new Module(file));
    try {
      if (file.endsWith('.json')) {
        module.exports = parseJson(source, file);
      } else {
        const { main } = compile(source, file);
        if (main === undefined) throw requireOfModule(file);
        evaluate(module, main);
      }
    } catch (error) {
      delete cache[file];
      throw error;
    }
    module.loaded = true;
    return module;
  }

  function evaluate(module, main) {
    const { filename } = module;
    main.call(module.exports, module.exports, requireFrom(filename), module, filename, path.dirname(filename));
  }

  const requireOfModule = (file) => nodeError(Error, 'ERR_REQUIRE_ESM',
    `require() of ES Module ${file} not supported.\nInstead change the require to a dynamic import() which is available in all CommonJS modules.`);

  function parseJson(source, file) {
    try {
      return JSON.parse(source);
    } catch (error) {
      error.message = `${file}: ${error.message}`;
      throw error;
    }
  }

  // ---- import ----

  // A module's name is its file, or `node:` and the name of one of Node's.
  function resolve(specifier, importer) {
    const name = builtinName(specifier);
    if (name !== undefined) return `node:${name}`;
    const from = importer.startsWith('/') ? importer : mainModule.filename;
    const file = locate(specifier, from);
    if (file !== undefined) return file;
    if (specifier.startsWith('node:')) throw nodeError(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${specifier}`);
    const what = /^[./]/.test(specifier) ? `module '${path.resolve(path.dirname(from), specifier)}'` : `package '${specifier}'`;
    throw nodeError(Error, 'ERR_MODULE_NOT_FOUND', `Cannot find ${what} imported from ${from}`);
  }

  // A module's source, or its exports where it is not one.
  function load(name) {
    if (name.startsWith('node:')) return exportsOf(builtins[name.slice(5)]);
    if (name.endsWith('.json')) return { default: parseJson(readSource(name), name) };
    if (cache[name] !== undefined) return exportsOf(cache[name].exports);
    const compiled = compile(readSource(name), name);
    return compiled.module ?? exportsOf(requireFile(name).exports);
  }

  // What a module with these exports of CommonJS offers to `import`.
  function exportsOf(exports) {
    const isObject = exports !== null && (typeof exports === 'object' || typeof exports === 'function');
    const named = {};
    if (isObject) {
      for (const key of Object.keys(exports)) if (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key)) named[key] = exports[key];
    }
    named.default = exports;
    return named;
  }

  function meta(importMeta, name) {
    importMeta.url = `file://${name}`;
    importMeta.filename = name;
    importMeta.dirname = path.dirname(name);
    importMeta.resolve = (specifier) => {
      const resolved = resolve(specifier, name);
      return resolved.startsWith('/') ? `file://${resolved}` : resolved;
    };
  }

  // ---- the program ----

  // Runs the program's file. A promise where it is a module, undefined where it is a script and done.
  function runMain(file) {
    mainModule = new Module(file);
    mainModule.id = '.';
    const source = readSource(file);
    const compiled = compile(source, file);
    if (compiled.module !== undefined) return host.runModule(source, file);
    cache[file] = mainModule;
    use('process').process.mainModule = mainModule;
    evaluate(mainModule, compiled.main);
    mainModule.loaded = true;
    return undefined;
  }

  builtins.module = Object.assign(Module, {
    builtinModules: [],
    createRequire: (from) => requireFrom(String(from).replace(/^file:\/\//, '')),
    isBuiltin: (specifier) => builtinName(specifier) !== undefined,
    _cache: cache,
  });

  return { builtins, resolve, load, meta, runMain };
});
