// `URL` and `URLSearchParams`.
define('url', (use) => {
  const { nodeError } = use('errors');
  const { inspect } = use('inspect');
  const DEFAULT_PORTS = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21', 'file:': '' };

  const isSpecial = (protocol) => protocol in DEFAULT_PORTS;
  const escape = (text, unsafe) => text.replace(unsafe, (character) =>
    Array.from(host.encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''));
  const IN_PATH = /[^\x21\x24-\x3b\x3d\x40-\x5f\x61-\x7a\x7c\x7e%]/gu;
  const IN_QUERY = /[^\x21\x24-\x26\x28-\x3b\x3d\x3f-\x7e%]/gu;
  const IN_HASH = /[^\x21\x23-\x3b\x3d\x3f-\x5f\x61-\x7e%]/gu;
  const IN_USER = /[^\x21\x24-\x2e\x30-\x39\x41-\x5a\x5f\x61-\x7a\x7e%]/gu;

  const invalid = (input, base) => Object.assign(nodeError(TypeError, 'ERR_INVALID_URL', 'Invalid URL'), base === undefined ? { input } : { input, base });

  // The parts of a URL, or undefined where it is none.
  function parse(input, base) {
    const text = input.trim().replace(/[\t\n\r]/g, '');
    const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text);
    if (scheme === null) return base === undefined ? undefined : relative(text, base);
    const protocol = scheme[0].toLowerCase();
    const rest = text.slice(scheme[0].length);
    const { before, query, hash } = split(rest);
    const parts = { protocol, username: '', password: '', hostname: '', port: '', pathname: before, search: query, hash, opaque: true };
    if (!isSpecial(protocol) && !before.startsWith('/')) return parts;
    parts.opaque = false;
    const slashes = isSpecial(protocol) ? before.replace(/\\/g, '/') : before;
    const match = isSpecial(protocol) ? /^\/*([^/]*)(.*)$/s.exec(slashes) : /^\/\/([^/]*)(.*)$/s.exec(slashes);
    if (match === null) return { ...parts, pathname: normalize(slashes) };
    if (protocol === 'file:' && !/^\/\/[^/]/.test(slashes)) return { ...parts, pathname: normalize(`/${slashes.replace(/^\/*/, '')}`) };
    if (!authority(parts, match[1])) return undefined;
    parts.pathname = normalize(match[2] || (isSpecial(protocol) ? '/' : ''));
    return parts;
  }

  function split(text) {
    const [, before, query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text);
    return { before, query: query === '?' ? '' : escape(query, IN_QUERY), hash: hash === '#' ? '' : escape(hash, IN_HASH) };
  }

  function authority(parts, text) {
    const at = text.lastIndexOf('@');
    if (at !== -1) {
      const [user, ...password] = text.slice(0, at).split(':');
      parts.username = escape(user, IN_USER);
      parts.password = escape(password.join(':'), IN_USER);
    }
    const match = /^(\[[0-9a-fA-F:.]+\]|[^:]*)(?::(\d*))?$/.exec(text.slice(at + 1));
    if (match === null || (match[1] === '' && isSpecial(parts.protocol)) || Number(match[2] ?? 0) > 65535) return false;
    try {
      parts.hostname = isSpecial(parts.protocol) ? decodeURIComponent(match[1]).toLowerCase() : match[1];
    } catch {
      return false;
    }
    if (/[\s#%/<>?@[\\\]^|]/.test(parts.hostname.replace(/^\[.*\]$/, ''))) return false;
    const port = match[2] ? String(Number(match[2])) : '';
    parts.port = port === DEFAULT_PORTS[parts.protocol] ? '' : port;
    return true;
  }

  function relative(text, base) {
    if (base.opaque && !text.startsWith('#')) return undefined;
    if (/^[/\\]{2}/.test(text)) return parse(base.protocol + text);
    const { before, query, hash } = split(text);
    const parts = { ...base, hash };
    if (before === '' && query === '') return parts;
    parts.search = query;
    if (before.startsWith('/')) parts.pathname = normalize(before);
    else if (before !== '') parts.pathname = normalize(base.pathname.slice(0, base.pathname.lastIndexOf('/') + 1) + before);
    return parts;
  }

  function normalize(pathname) {
    if (pathname === '') return '';
    const parts = [];
    const names = pathname.split('/').slice(1);
    names.forEach((name, i) => {
      const last = i === names.length - 1;
      if (/^(\.|%2e){2}$/i.test(name)) {
        parts.pop();
        if (last) parts.push('');
      } else if (/^(\.|%2e)$/i.test(name)) {
        if (last) parts.push('');
      } else {
        parts.push(name);
      }
    });
    return escape(`/${parts.join('/')}`, IN_PATH);
  }

  // ---- queries ----

  const encodeQuery = (text) => encodeURIComponent(String(text).toWellFormed())
    .replace(/%20/g, '+').replace(/[!'()~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

  function decodeQuery(text) {
    const bytes = host.encode(text.replaceAll('+', ' '));
    const decoded = [];
    for (let i = 0; i < bytes.length; i++) {
      const pair = bytes[i] === 0x25 ? String.fromCharCode(bytes[i + 1], bytes[i + 2]) : '';
      if (/^[0-9a-fA-F]{2}$/.test(pair)) {
        decoded.push(parseInt(pair, 16));
        i += 2;
      } else {
        decoded.push(bytes[i]);
      }
    }
    return host.decode(new Uint8Array(decoded));
  }

  class URLSearchParams {
    #pairs = [];
    #changed;

    constructor(init = '', changed = undefined) {
      this.#changed = changed;
      if (typeof init === 'object' && init !== null) {
        const pairs = typeof init[Symbol.iterator] === 'function' ? init : Object.entries(init);
        for (const [name, value] of pairs) this.#pairs.push([String(name), String(value)]);
      } else {
        for (const part of String(init).replace(/^\?/, '').split('&')) {
          if (part === '') continue;
          const equals = part.indexOf('=');
          const [name, value] = equals === -1 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
          this.#pairs.push([decodeQuery(name), decodeQuery(value)]);
        }
      }
    }

    #set(pairs) {
      this.#pairs = pairs;
      this.#changed?.(this.toString());
    }

    get size() { return this.#pairs.length; }
    append(name, value) { this.#set([...this.#pairs, [String(name), String(value)]]); }
    delete(name, value) {
      this.#set(this.#pairs.filter(([key, its]) => key !== String(name) || (value !== undefined && its !== String(value))));
    }
    get(name) { return this.#pairs.find(([key]) => key === String(name))?.[1] ?? null; }
    getAll(name) { return this.#pairs.filter(([key]) => key === String(name)).map(([, value]) => value); }
    has(name, value) {
      return this.#pairs.some(([key, its]) => key === String(name) && (value === undefined || its === String(value)));
    }
    set(name, value) {
      const index = this.#pairs.findIndex(([key]) => key === String(name));
      if (index === -1) return this.append(name, value);
      this.#set(this.#pairs.filter(([key], i) => key !== String(name) || i === index)
        .map((pair) => (pair[0] === String(name) ? [String(name), String(value)] : pair)));
    }
    sort() { this.#set(this.#pairs.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))); }
    forEach(callback, self) { for (const [name, value] of this.#pairs) callback.call(self, value, name, this); }
    *keys() { for (const [name] of this.#pairs) yield name; }
    *values() { for (const [, value] of this.#pairs) yield value; }
    *entries() { for (const [name, value] of this.#pairs) yield [name, value]; }
    [Symbol.iterator]() { return this.entries(); }
    toString() { return this.#pairs.map(([name, value]) => `${encodeQuery(name)}=${encodeQuery(value)}`).join('&'); }

    [inspect.custom](depth, options) {
      const shown = this.#pairs.map(([name, value]) => `${inspect(name, options)} => ${inspect(value, options)}`);
      return shown.length === 0 ? 'URLSearchParams {}' : `URLSearchParams { ${shown.join(', ')} }`;
    }
  }

  class URL {
    #parts;
    #query;

    constructor(input, base = undefined) {
      const text = String(input);
      const from = base === undefined ? undefined : parse(String(base));
      if (base !== undefined && from === undefined) throw invalid(text, String(base));
      this.#parts = parse(text, from);
      if (this.#parts === undefined) throw invalid(text, base === undefined ? undefined : String(base));
      this.#bindQuery();
    }

    #bindQuery() {
      this.#query = new URLSearchParams(this.#parts.search, (text) => { this.#parts.search = text && `?${text}`; });
    }

    static canParse(input, base) {
      const from = base === undefined ? undefined : parse(String(base));
      return (base === undefined || from !== undefined) && parse(String(input), from) !== undefined;
    }

    get href() {
      const { protocol, username, password, pathname, search, hash, opaque } = this.#parts;
      const user = username || password ? `${username}${password && `:${password}`}@` : '';
      const slashes = opaque || (this.host === '' && !isSpecial(protocol)) ? '' : '//';
      return `${protocol}${slashes}${user}${this.host}${pathname}${search}${hash}`;
    }
    set href(value) {
      const parts = parse(String(value));
      if (parts === undefined) throw invalid(String(value));
      this.#parts = parts;
      this.#bindQuery();
    }
    get origin() {
      const { protocol } = this.#parts;
      return isSpecial(protocol) && protocol !== 'file:' ? `${protocol}//${this.host}` : 'null';
    }
    get host() { return this.#parts.hostname + (this.#parts.port && `:${this.#parts.port}`); }
    set host(value) { authority(this.#parts, String(value)); }
    get protocol() { return this.#parts.protocol; }
    set protocol(value) { this.#parts.protocol = `${String(value).replace(/:.*$/, '').toLowerCase()}:`; }
    get username() { return this.#parts.username; }
    set username(value) { this.#parts.username = escape(String(value), IN_USER); }
    get password() { return this.#parts.password; }
    set password(value) { this.#parts.password = escape(String(value), IN_USER); }
    get hostname() { return this.#parts.hostname; }
    set hostname(value) { this.#parts.hostname = String(value).toLowerCase(); }
    get port() { return this.#parts.port; }
    set port(value) { this.#parts.port = String(value) === DEFAULT_PORTS[this.protocol] ? '' : String(value); }
    get pathname() { return this.#parts.pathname; }
    set pathname(value) { this.#parts.pathname = normalize(`/${String(value).replace(/^\//, '')}`); }
    get search() { return this.#parts.search; }
    set search(value) {
      const text = String(value).replace(/^\?/, '');
      this.#parts.search = text && escape(`?${text}`, IN_QUERY);
      this.#bindQuery();
    }
    get hash() { return this.#parts.hash; }
    set hash(value) {
      const text = String(value).replace(/^#/, '');
      this.#parts.hash = text && escape(`#${text}`, IN_HASH);
    }
    get searchParams() { return this.#query; }
    toString() { return this.href; }
    toJSON() { return this.href; }

    [inspect.custom](depth, options) {
      if (depth < 0) return '[URL]';
      const shown = {};
      for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']) {
        shown[name] = this[name];
      }
      return `URL ${inspect(shown, options)}`;
    }
  }

  Object.assign(globalThis, { URL, URLSearchParams });
  return {
    URL,
    URLSearchParams,
    fileURLToPath: (url) => decodeURIComponent(new URL(url).pathname),
    pathToFileURL: (path) => new URL(`file://${escape(use('path').resolve(path), IN_PATH)}`),
    parse: (text) => Object.assign({}, parse(text, parse('null:/'))),
    format: (url) => String(url),
  };
});
