import { escapeMarkdown } from '@orchestrate/kit/safety/text';

/** Markdown that is already escaped. */
export interface Escaped {
  readonly markdown: string;
}

/** A cell: text to escape, a number, or Markdown. */
export type Cell = string | number | Escaped;

const LONGEST_CELL = 500;

/** Text as one line of Markdown: nothing in it is markup. */
export function escape(text: string): string {
  return escapeMarkdown(text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text);
}

/** Text as code; backticks in it become quotation marks, because nothing can escape them there. */
export function code(text: string): Escaped {
  const flat = text.replace(/`/g, "'").replace(/\s+/g, ' ').trim();
  return { markdown: flat === '' ? '' : `\`${flat.slice(0, LONGEST_CELL).replace(/\|/g, '\\|')}\`` };
}

function renderCell(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? escape(cell) : cell.markdown;
}

/** A table, or nothing where it would have no rows. */
export function renderTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  const lines = [head.map(escape), head.map(() => '---'), ...rows.map((row) => row.map(renderCell))];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
