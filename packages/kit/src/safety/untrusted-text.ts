import { removeHiddenMarkdown } from './hidden-markdown';
import { removeInvisible } from './invisible-characters';
import { replaceLookalikes } from './lookalikes';
import type { NoteRemoval, Removal, RemovalKind, TextFormat } from './removal';
import { countRemovals } from './removal';
import { cutText, removeEscapes } from './text';
import { breakWorkflowCommands } from './workflow-commands';

/** Characters of Markdown that are read, which is what GitHub takes for an issue. */
const MOST_MARKDOWN = 65_536;
/** Hidden characters do not count for the limit, within this. */
const MOST_HIDDEN = 4;

/** Text from outside that is fit to be read by people and models. */
export interface CleanText {
  readonly text: string;
  /** What was taken out; empty for honest text. */
  readonly removed: readonly Removal[];
  /** Characters at the end that are left out for size. */
  readonly leftOut: number;
}

/** How text from outside is cleaned. */
export interface CleanOptions {
  /** How people see it: what is rendered loses what the page does not show. */
  readonly format: TextFormat;
  /** Characters kept, from the start; 65,536 unless given. Markdown is never kept beyond that. */
  readonly limit?: number;
}

function removeHidden(text: string, format: TextFormat, note: NoteRemoval): string {
  const plain = removeEscapes(text, note).replace(/\r(?!\n)/g, () => {
    note('control-character');
    return '\n';
  });
  const visible = replaceLookalikes(removeInvisible(plain, note), note);
  const shown = format === 'markdown' ? removeHiddenMarkdown(visible, note) : visible;
  return breakWorkflowCommands(shown, note);
}

/**
 * The boundary for text from outside: bodies of issues, logs, files of a pull request's head, output of tools, answers
 * of models. Makes what a model reads equal to what a person sees, and says what it took out. It does not judge words:
 * an order that everybody can read stays, for the gates to resist.
 */
export function cleanUntrustedText(text: string, { format, limit = MOST_MARKDOWN }: CleanOptions): CleanText {
  const mostRead = format === 'markdown' ? MOST_MARKDOWN : limit * MOST_HIDDEN;
  const { note, list } = countRemovals();
  const clean = removeHidden(text.slice(0, mostRead), format, note);
  const unread = Math.max(0, text.length - mostRead);
  const cut = cutText(clean, limit, unread);
  return { text: cut.text, removed: list(), leftOut: cut.leftOut };
}

/** How people see a file, by its name: Markdown is rendered, everything else is shown as it is. */
export function formatOfFile(path: string): TextFormat {
  return /\.(?:md|markdown|mdown|mkd|mdx)$/i.test(path) ? 'markdown' : 'verbatim';
}

const NAMES: Readonly<Record<RemovalKind, readonly [one: string, many: string]>> = {
  'control-character': ['control character', 'control characters'],
  'terminal-escape': ['terminal sequence', 'terminal sequences'],
  'bidi-control': ['mark of direction', 'marks of direction'],
  'zero-width': ['zero-width character', 'zero-width characters'],
  'tag-character': ['tag character', 'tag characters'],
  'variation-selector': ['variation selector', 'variation selectors'],
  lookalike: ['letter that looks like another', 'letters that look like others'],
  'html-comment': ['HTML comment', 'HTML comments'],
  'hidden-html': ['hidden element', 'hidden elements'],
  'link-title': ['link title', 'link titles'],
  'hidden-link': ['link without a text', 'links without a text'],
  'reference-comment': ['definition that nothing refers to', 'definitions that nothing refers to'],
  'image-data': ['image address with data', 'image addresses with data'],
  'workflow-command': ['workflow command', 'workflow commands'],
};

/** What was taken out, for a line of evidence: `3 zero-width characters, 1 HTML comment`; empty for nothing. */
export function describeRemovals({ removed, leftOut }: Pick<CleanText, 'removed' | 'leftOut'>): string {
  const parts = removed.map(({ kind, count }) => `${count} ${NAMES[kind][count === 1 ? 0 : 1]}`);
  return [...parts, ...(leftOut > 0 ? [`${leftOut} characters for size`] : [])].join(', ');
}
