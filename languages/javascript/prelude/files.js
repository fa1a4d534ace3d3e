// Opening and reading of files, for `fs` and for the loading of modules.
define('files', (use) => {
  const { systemError, invalidType } = use('errors');
  const { concat } = use('encoding');

  // A result of `host`, or the error that it stands for.
  function check(result, syscall, path, dest) {
    if (typeof result === 'number' && result < 0) throw systemError(result, syscall, path, dest);
    return result;
  }

  function pathOf(path) {
    if (typeof path === 'string') return path;
    if (path instanceof URL && path.protocol === 'file:') return decodeURIComponent(path.pathname);
    if (ArrayBuffer.isView(path)) return host.decode(path);
    throw invalidType('path', 'of type string or an instance of Buffer or URL', path);
  }

  // Does work with the descriptor of a file that is open for as long as that; a number is a descriptor already.
  function withFile(path, mode, work) {
    if (typeof path === 'number') return work(path);
    const fd = check(host.open(pathOf(path), mode), 'open', pathOf(path));
    try {
      return work(fd);
    } finally {
      host.close(fd);
    }
  }

  const PIECE = 64 << 10;

  function readBytes(path, mode = 'r') {
    return withFile(path, mode, (fd) => {
      // One byte more than there should be, so that the read that finds the end needs no further room.
      const found = typeof path === 'number' ? -1 : host.stat(pathOf(path), true);
      let piece = new Uint8Array(typeof found === 'number' ? PIECE : found[1] + 1);
      let all = piece.subarray(0, 0);
      for (;;) {
        const count = check(host.read(fd, piece), 'read');
        if (count === 0) return all;
        all = concat(all, piece.subarray(0, count));
        piece = count < piece.length ? piece.subarray(count) : new Uint8Array(PIECE);
      }
    });
  }

  return { check, pathOf, withFile, readBytes };
});
