// How `inspect` breaks lines: short things on one line, many short elements in columns, the rest one to a line.
define('inspect_layout', (use) => {
  const { stripAnsi, width } = use('strings');

  // The inside of an object or array between its braces; `base` (a function's or error's own text) comes before them.
  function join(context, output, { base, braces, isArray, depth, value }) {
    const [open, close] = braces;
    const before = base === '' ? '' : `${base} `;
    if (context.compact === true) return joinCompact(context, output, base, braces);
    if (typeof context.compact === 'number' && context.compact >= 1) {
      const entries = output.length;
      if (isArray && entries > 6) output = columns(context, output, value);
      // One line, where this object has few levels inside and was not put into columns.
      if (context.currentDepth - depth < context.compact && entries === output.length) {
        const start = output.length + context.indentation + open.length + base.length + 10;
        if (fits(context, output, start, base)) {
          const line = output.join(', ');
          if (!line.includes('\n')) return `${before}${open} ${line} ${close}`;
        }
      }
    }
    const margin = `\n${' '.repeat(context.indentation)}`;
    return `${before}${open}${margin}  ${output.join(`,${margin}  `)}${margin}${close}`;
  }

  function joinCompact(context, output, base, [open, close]) {
    if (fits(context, output, 0, base)) {
      return `${open}${base ? ` ${base}` : ''} ${output.join(', ')} ${close}`;
    }
    const margin = `\n${' '.repeat(context.indentation)}  `;
    const first = base === '' && open.length === 1 ? ' ' : `${base ? ` ${base}` : ''}${margin}`;
    return `${open}${first}${output.join(`,${margin}`)} ${close}`;
  }

  function fits(context, output, start, base) {
    let total = output.length + start;
    if (total + output.length > context.breakLength) return false;
    for (const entry of output) {
      total += context.colors ? stripAnsi(entry).length : entry.length;
      if (total > context.breakLength) return false;
    }
    return !base.includes('\n');
  }

  // Six and more short elements, aligned in columns that make a block about two and a half times as wide as high.
  function columns(context, output, value) {
    const hasRest = context.maxArrayLength < output.length;
    const count = hasRest ? output.length - 1 : output.length;
    const gap = 2;
    const widths = output.slice(0, count).map(width);
    const longest = Math.max(0, ...widths);
    const total = widths.reduce((sum, columns) => sum + columns + gap, 0);
    const widest = longest + gap;
    if (widest * 3 + context.indentation >= context.breakLength) return output;
    if (total / widest <= 5 && longest > 6) return output;

    const bias = Math.sqrt(widest - total / output.length);
    const biased = Math.max(widest - 3 - bias, 1);
    const across = Math.min(
      Math.round(Math.sqrt(2.5 * biased * count) / biased),
      Math.floor((context.breakLength - context.indentation) / widest),
      context.compact * 4,
      15,
    );
    if (across <= 1) return output;

    const columnWidths = [];
    for (let column = 0; column < across; column++) {
      let most = 0;
      for (let i = column; i < count; i += across) most = Math.max(most, widths[i]);
      columnWidths.push(most + gap);
    }
    const isNumeric = (element) => typeof element === 'number' || typeof element === 'bigint';
    const toRight = value !== undefined && output.every((_, i) => isNumeric(value[i]));
    const lines = [];
    for (let start = 0; start < count; start += across) {
      const end = Math.min(start + across, count);
      let line = '';
      for (let i = start; i < end; i++) {
        const last = i === end - 1;
        const cell = last ? output[i] : `${output[i]}, `;
        // Padding counts characters, columns count width.
        const room = columnWidths[i - start] + output[i].length - widths[i] - (last ? gap : 0);
        line += toRight ? cell.padStart(room) : last ? cell : cell.padEnd(room);
      }
      lines.push(line);
    }
    if (hasRest) lines.push(output[count]);
    return lines;
  }

  return { join };
});
