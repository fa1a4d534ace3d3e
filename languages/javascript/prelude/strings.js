// Strings as `inspect` shows them, and how wide they are on a terminal.
define('strings', () => {
  const LONE = '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
  const ESCAPED = new RegExp(`[\\x00-\\x1f\\x27\\x5c\\x7f-\\x9f]|${LONE}`, 'g');
  const ESCAPED_BUT_QUOTE = new RegExp(`[\\x00-\\x1f\\x5c\\x7f-\\x9f]|${LONE}`, 'g');
  const SHORT = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', "'": "\\'", '\\': '\\\\' };

  function escapeCharacter(character) {
    const code = character.charCodeAt(0);
    if (SHORT[character] !== undefined) return SHORT[character];
    if (code > 0xff) return `\\u${code.toString(16)}`;
    return `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
  }

  const escapeAll = (text) => text.replace(ESCAPED, escapeCharacter);

  const PLAIN = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/;

  // In single quotes, or in others where that saves escaping.
  function quote(text) {
    if (PLAIN.test(text)) return `'${text}'`;
    if (!text.includes("'")) return `'${escapeAll(text)}'`;
    const mark = !text.includes('"') ? '"' : !text.includes('`') && !text.includes('${') ? '`' : "'";
    return mark === "'" ? `'${escapeAll(text)}'` : mark + text.replace(ESCAPED_BUT_QUOTE, escapeCharacter) + mark;
  }

  const ANSI = /[\u001B\u009B][[\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\d/#&.:=?%@~_]+)*|[a-zA-Z\d]+(?:;[-a-zA-Z\d/#&.:=?%@~_]*)*)?(?:\u0007|\u001B\u005C|\u009C))|(?:(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]))/g;

  const stripAnsi = (text) => (text.includes('\x1b') || text.includes('\x9b') ? text.replace(ANSI, '') : text);

  // East Asian wide characters and emoji, as pairs of first and last.
  const WIDE = [
    0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3, 0x25fd, 0x25fe,
    0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f, 0x2693, 0x2693, 0x26a1, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be,
    0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea, 0x26f2, 0x26f3, 0x26f5, 0x26f5, 0x26fa, 0x26fa,
    0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755,
    0x2757, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55,
    0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff,
    0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x1f004, 0x1f004, 0x1f0cf, 0x1f0cf, 0x1f18e,
    0x1f18e, 0x1f191, 0x1f19a, 0x1f200, 0x1f320, 0x1f32d, 0x1f335, 0x1f337, 0x1f37c, 0x1f37e, 0x1f393, 0x1f3a0,
    0x1f3ca, 0x1f3cf, 0x1f3d3, 0x1f3e0, 0x1f3f0, 0x1f3f4, 0x1f3f4, 0x1f3f8, 0x1f43e, 0x1f440, 0x1f440, 0x1f442,
    0x1f4fc, 0x1f4ff, 0x1f53d, 0x1f54b, 0x1f54e, 0x1f550, 0x1f567, 0x1f57a, 0x1f57a, 0x1f595, 0x1f596, 0x1f5a4,
    0x1f5a4, 0x1f5fb, 0x1f64f, 0x1f680, 0x1f6c5, 0x1f6cc, 0x1f6cc, 0x1f6d0, 0x1f6d2, 0x1f6d5, 0x1f6d7, 0x1f6dc,
    0x1f6df, 0x1f6eb, 0x1f6ec, 0x1f6f4, 0x1f6fc, 0x1f7e0, 0x1f7eb, 0x1f7f0, 0x1f7f0, 0x1f90c, 0x1f93a, 0x1f93c,
    0x1f945, 0x1f947, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x3fffd,
  ];

  function isWide(code) {
    let low = 0;
    let high = WIDE.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (code > WIDE[2 * middle + 1]) low = middle + 1;
      else high = middle;
    }
    return low < WIDE.length / 2 && code >= WIDE[2 * low];
  }

  const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;

  // Columns on a terminal.
  function width(text) {
    text = stripAnsi(text);
    if (/^[\x20-\x7e]*$/.test(text)) return text.length;
    let columns = 0;
    for (const character of text.normalize('NFC')) {
      if (!NO_WIDTH.test(character)) columns += isWide(character.codePointAt(0)) ? 2 : 1;
    }
    return columns;
  }

  return { escapeAll, quote, stripAnsi, width };
});
