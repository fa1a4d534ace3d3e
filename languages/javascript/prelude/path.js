// `path`, in its POSIX form.
define('path', (use) => {
  const { checkString } = use('errors');

  // The parts of a path without `.` and `..`, as far as these can be taken out.
  function normalizeParts(path, isAbsolute) {
    const parts = [];
    for (const part of path.split('/')) {
      if (part === '' || part === '.') continue;
      if (part !== '..') parts.push(part);
      else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
      else if (!isAbsolute) parts.push('..');
    }
    return parts.join('/');
  }

  const path = {
    sep: '/',
    delimiter: ':',

    isAbsolute(path) {
      checkString(path, 'path');
      return path.startsWith('/');
    },

    normalize(path) {
      checkString(path, 'path');
      if (path === '') return '.';
      const isAbsolute = path.startsWith('/');
      let result = normalizeParts(path, isAbsolute);
      if (result === '' && !isAbsolute) result = '.';
      if (result !== '' && path.endsWith('/')) result += '/';
      return isAbsolute ? `/${result}` : result;
    },

    join(...paths) {
      for (const each of paths) checkString(each, 'path');
      return path.normalize(paths.filter((each) => each !== '').join('/'));
    },

    resolve(...paths) {
      let result = '';
      for (const each of [...paths].reverse()) {
        checkString(each, 'paths');
        if (each === '') continue;
        result = result === '' ? each : `${each}/${result}`;
        if (each.startsWith('/')) break;
      }
      // The current folder is the root.
      return `/${normalizeParts(result, true)}`;
    },

    relative(from, to) {
      const source = path.resolve(from).split('/').filter(Boolean);
      const target = path.resolve(to).split('/').filter(Boolean);
      let common = 0;
      while (common < source.length && source[common] === target[common]) common++;
      return [...source.slice(common).map(() => '..'), ...target.slice(common)].join('/');
    },

    dirname(path) {
      checkString(path, 'path');
      const trimmed = path.replace(/(?<=.)\/+$/, '');
      const slash = trimmed.lastIndexOf('/');
      if (slash === -1) return '.';
      return trimmed.slice(0, slash).replace(/\/+$/, '') || '/';
    },

    basename(path, suffix) {
      checkString(path, 'path');
      const name = path.replace(/\/+$/, '').split('/').pop();
      return suffix !== undefined && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
    },

    extname(path) {
      const name = this?.basename === undefined ? path.split('/').pop() : this.basename(path);
      const dot = name.lastIndexOf('.');
      return dot <= 0 || name === '..' ? '' : name.slice(dot);
    },

    parse(path) {
      checkString(path, 'path');
      const root = path.startsWith('/') ? '/' : '';
      const base = this.basename(path);
      const ext = this.extname(base);
      const slash = path.replace(/\/+$/, '').lastIndexOf('/');
      return { root, dir: slash <= 0 ? root : path.slice(0, slash), base, ext, name: ext ? base.slice(0, -ext.length) : base };
    },

    format({ root = '', dir, base, name = '', ext = '' }) {
      const file = base ?? `${name}${ext && !ext.startsWith('.') ? '.' : ''}${ext}`;
      if (dir === undefined || dir === '') return root + file;
      return dir === root ? dir + file : `${dir}/${file}`;
    },

    toNamespacedPath: (path) => path,
  };
  path.basename = path.basename.bind(path);
  path.extname = path.extname.bind(path);
  path.parse = path.parse.bind(path);
  path.posix = path;
  return path;
});
