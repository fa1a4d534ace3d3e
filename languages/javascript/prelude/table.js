// `console.table`'s box.
define('table', (use) => {
  const { width } = use('strings');

  // A box of these columns under these heads; a column may lack cells.
  function table(heads, columns) {
    const height = Math.max(0, ...columns.map((column) => column.length));
    const rows = Array.from({ length: height }, (_, row) => columns.map((column) => column[row] ?? ''));
    const widths = heads.map((head, i) => Math.max(width(head), ...rows.map((row) => width(row[i]))) + 2);
    const rule = (left, middle, right) => left + widths.map((columns) => '─'.repeat(columns)).join(middle) + right;
    const line = (cells) => `│${cells.map((cell, i) => ` ${cell}${' '.repeat(widths[i] - width(cell) - 1)}`).join('│')}│`;
    return [rule('┌', '┬', '┐'), line(heads), rule('├', '┼', '┤'), ...rows.map(line), rule('└', '┴', '┘')].join('\n');
  }

  return { table };
});
