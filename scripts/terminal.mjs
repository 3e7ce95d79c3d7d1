// What a terminal can show. Plain Node, because commands that run before anything is installed use it.

const CODES = { red: 31, green: 32, yellow: 33, cyan: 36, dim: 2, bold: 1 };

/**
 * Whether to colour. FORCE_COLOR decides where it is set, then NO_COLOR; else colours are for a terminal that is not
 * dumb.
 */
export function hasColors(stream, environment = process.env) {
  const { FORCE_COLOR: forced = '', NO_COLOR: forbidden = '', TERM: terminal } = environment;
  if (forced !== '') return forced !== '0' && forced !== 'false';
  if (forbidden !== '') return false;
  return stream.isTTY === true && terminal !== 'dumb';
}

/** A function that colours text for a stream, or leaves it as it is. */
export function createPaint(isColored) {
  return (color, text) =>
    isColored && color !== undefined && text !== '' ? `\u001b[${CODES[color]}m${text}\u001b[0m` : text;
}

/** Columns of a terminal; endless where there is none, so that nothing is cut in a file or a pipe. */
export function widthOf(stream) {
  return stream.isTTY === true && stream.columns > 0 ? stream.columns : Number.POSITIVE_INFINITY;
}

/** One line, cut at a width with a mark. */
export function cut(text, width) {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= width ? characters.join('') : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

function pad(text, width, isRight) {
  const blank = ' '.repeat(Math.max(0, width - [...text].length));
  return isRight ? blank + text : text + blank;
}

/**
 * Aligned columns, two blanks between them. The last column takes what room is left and is cut there; columns that are
 * marked `spare` go first where that is less than a quarter of the width, from the right.
 * @param columns - `{ title?, right?, spare?, color?(cell) }`
 */
export function renderTable(columns, rows, { width = Number.POSITIVE_INFINITY, paint = (_color, text) => text } = {}) {
  const titled = columns.some(({ title }) => title !== undefined);
  const all = titled ? [columns.map(({ title = '' }) => title), ...rows] : rows;
  const sizes = columns.map((_column, index) => Math.max(0, ...all.map((row) => [...(row[index] ?? '')].length)));
  const shown = columns.map((_column, index) => index);
  const last = columns.length - 1;
  const fixed = () => shown.filter((index) => index !== last).reduce((sum, index) => sum + sizes[index] + 2, 0);
  while (width - fixed() < Math.min(sizes[last], width / 4)) {
    const spare = shown.findLast((index) => columns[index].spare === true);
    if (spare === undefined) break;
    shown.splice(shown.indexOf(spare), 1);
  }
  return all.map((row, line) => {
    const cells = shown.map((index) => {
      const { right, color } = columns[index];
      const text = row[index] ?? '';
      if (index === last) return cut(text, Math.max(1, width - fixed()));
      const padded = pad(text, sizes[index], right);
      return titled && line === 0 ? padded : paint(color?.(text), padded);
    });
    const text = cells.join('  ').trimEnd();
    return titled && line === 0 ? paint('dim', text) : text;
  });
}
