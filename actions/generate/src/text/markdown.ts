/** Text of one cell of a Markdown table. */
export function toTableCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim();
}

/** Code in a cell of a Markdown table, whatever it holds. */
export function toCodeSpan(code: string): string {
  const fence = code.includes('`') ? '``' : '`';
  const gap = fence.length > 1 ? ' ' : '';
  return `${fence}${gap}${toTableCell(code)}${gap}${fence}`;
}
