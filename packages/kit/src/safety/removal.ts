/** What can be hidden in a text, and is taken out of it; the order is that of a report. */
export const REMOVAL_KINDS = [
  'control-character',
  'terminal-escape',
  'bidi-control',
  'zero-width',
  'tag-character',
  'variation-selector',
  'lookalike', // Cyrillic or Greek letters inside a Latin word: replaced by what they look like
  'html-comment',
  'hidden-html',
  'link-title',
  'hidden-link', // a link without a text that can be seen
  'reference-comment', // a definition of a link or a footnote that nothing refers to
  'image-data', // an image whose address carries data
  'workflow-command', // broken, not removed
] as const;
/** See {@link REMOVAL_KINDS}. */
export type RemovalKind = (typeof REMOVAL_KINDS)[number];

/** How often something of one kind was taken out. */
export interface Removal {
  readonly kind: RemovalKind;
  readonly count: number;
}

/**
 * How people see a text. `markdown` is rendered, so that parts of it are not seen; `verbatim` is shown as it is: logs,
 * code, diffs.
 */
export type TextFormat = 'markdown' | 'verbatim';

/** Notes that something was taken out. */
export type NoteRemoval = (kind: RemovalKind, count?: number) => void;

/** Counts what is taken out. */
export function countRemovals(): { readonly note: NoteRemoval; readonly list: () => Removal[] } {
  const counts = new Map<RemovalKind, number>();
  return {
    note: (kind, count = 1) => void counts.set(kind, (counts.get(kind) ?? 0) + count),
    list: () =>
      REMOVAL_KINDS.flatMap((kind) => {
        const count = counts.get(kind) ?? 0;
        return count === 0 ? [] : [{ kind, count }];
      }),
  };
}
