// Source maps: where in the original a place of a translated file came from, so that stacks tell the original's places.
define('maps', () => {
  const MARK = '\n//# sourceMappingURL=data:application/json,';
  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

  // By file: the map as text, and once somebody has asked, {lines, text}.
  const maps = Object.create(null);

  // Takes note of a file's source, which may end in a map.
  function note(file, source) {
    const at = source.lastIndexOf(MARK);
    if (at >= 0) maps[file] = source.slice(at + MARK.length);
  }

  function mapOf(file) {
    const map = maps[file];
    if (typeof map === 'string') {
      try {
        const { mappings, sourcesContent } = JSON.parse(map);
        maps[file] = { lines: decode(mappings), text: sourcesContent[0].split('\n') };
      } catch {
        // A program that wrote a line like this into its own text.
        delete maps[file];
      }
    }
    return maps[file];
  }

  // The numbers of a map are differences in base 64, five bits a digit, the lowest first; the lowest bit is the sign.
  function decode(mappings) {
    let line = 0;
    let column = 0;
    return mappings.split(';').map((segments) => {
      let to = 0;
      if (segments === '') return [];
      return segments.split(',').map((segment) => {
        const numbers = [];
        let value = 0;
        let shift = 0;
        for (const letter of segment) {
          const digit = DIGITS.indexOf(letter);
          value += (digit & 31) << shift;
          shift += 5;
          if (digit & 32) continue;
          numbers.push(value & 1 ? -(value >> 1) : value >> 1);
          value = shift = 0;
        }
        to += numbers[0];
        line += numbers[2];
        column += numbers[3];
        return { to, line, column };
      });
    });
  }

  const isTranslated = (file) => mapOf(file) !== undefined;

  // The place of the original, [line, column] from 1, or undefined for what only the translator wrote.
  function original(file, line, column) {
    const { lines } = mapOf(file);
    for (let at = line - 1; at >= 0; at--) {
      const before = (lines[at] ?? []).findLast(({ to }) => at < line - 1 || to < column);
      if (before !== undefined) return [before.line + 1, before.column + 1];
    }
    return undefined;
  }

  // A line of the original, from 1.
  const originalLine = (file, line) => mapOf(file).text[line - 1];

  return { note, isTranslated, original, originalLine };
});
