import type { TextEdit } from './analyser';

const BYTE_ORDER_MARK = '\uFEFF';

/** A text after edits, and which of them are in it. */
export interface EditedText {
  readonly text: string;
  readonly applied: readonly TextEdit[];
}

/**
 * Applies edits from the first place to the last. One that touches an edit before it is left out, because it was made
 * for the text as it stood.
 */
export function applyTextEdits(original: string, edits: readonly TextEdit[]): EditedText {
  const mark = original.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const source = original.slice(mark.length);
  const applied: TextEdit[] = [];
  let text = mark;
  let end = -1;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start <= end || edit.start < 0 || edit.end < edit.start || edit.end > source.length) continue;
    text += source.slice(Math.max(end, 0), edit.start) + edit.text;
    end = edit.end;
    applied.push(edit);
  }
  return { text: text + source.slice(Math.max(end, 0)), applied };
}
