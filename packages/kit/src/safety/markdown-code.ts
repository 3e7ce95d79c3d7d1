import { sanitizeText } from './text';

function longestTicks(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
}

/**
 * A fenced block that nothing in the text can close: the fence is longer than any run of backticks inside.
 * @param language - after the opening fence: `diff`, `suggestion`
 * @param text - goes in as it is; a line break at its end is not needed
 */
export function fenceCode(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
  const body = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${fence}${language}\n${body}${fence}`;
}

/**
 * Text from outside as a code span: on GitHub nothing in it mentions a person, refers to an issue, closes one, or is
 * markup. One line, cut at a length; in a cell of a table its `|` still have to be escaped.
 * @param limit - characters kept
 */
export function codeSpan(text: string, limit = 300): string {
  const line = sanitizeText(text).replace(/\s+/g, ' ').trim();
  const cut = line.length > limit ? `${line.slice(0, limit)}…` : line;
  if (cut === '') return '';
  const ticks = '`'.repeat(longestTicks(cut) + 1);
  const pad = cut.startsWith('`') || cut.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${cut}${pad}${ticks}`;
}
