import { escapeMarkdown } from '@orchestrate/kit/safety/text';

/** Text from a specification, with `names` in backticks shown as code. */
export function renderText(text: string): string {
  return escapeMarkdown(text).replace(/\\`(.*?)\\`/g, '<code>$1</code>');
}

/** A table; its cells are Markdown already. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function renderList(items: readonly string[]): string {
  return items.map((item) => `- ${renderText(item)}`).join('\n');
}
