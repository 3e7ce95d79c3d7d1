import type { CutFile } from '@orchestrate/contracts/retention';
import { CUT_ORDER } from '@orchestrate/contracts/retention';

/** Kept of the start and of the end of a log whose middle goes. */
export const KEPT_BYTES = { first: 16_384, last: 49_152 } as const;
/** Room for the line that says what is missing. */
const MARK_BYTES = 200;
const LEAST_BYTES = KEPT_BYTES.first + KEPT_BYTES.last + 2 * MARK_BYTES;

/** A file of the run and what it takes. */
export interface SizedFile {
  readonly path: string;
  readonly bytes: number;
}

/** What is to be cut, and what the run takes then, at most. */
export interface Cuts {
  readonly files: readonly Pick<CutFile, 'path' | 'cut'>[];
  readonly bytes: number;
}

/**
 * Chooses what to cut so that files fit a budget: by kind in the order of {@link CUT_ORDER}, of each kind the largest
 * first, and nothing more than it takes.
 * @param isOpen - of files that are still written to
 */
export function chooseCuts(
  files: readonly SizedFile[],
  budgetBytes: number,
  isOpen: (path: string) => boolean = () => false,
): Cuts {
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const chosen: Pick<CutFile, 'path' | 'cut'>[] = [];
  for (const { path: pattern, cut } of CUT_ORDER) {
    const own = files.filter(({ path }) => pattern.test(path) && !isOpen(path)).sort((a, b) => b.bytes - a.bytes);
    for (const { path, bytes: size } of own) {
      const saved = cut === 'whole' ? size : size - LEAST_BYTES;
      if (bytes <= budgetBytes || saved <= 0) break;
      chosen.push({ path, cut });
      bytes -= saved;
    }
  }
  return { files: chosen, bytes };
}

// What is left of a character that was cut through is left out.
const decode = (bytes: Buffer): string => bytes.toString().replace(/^\ufffd+|\ufffd+$/g, '');

/** The start and the end of a log, and in between a line that says what is missing. */
export function cutMiddle(text: Buffer): string {
  const [first, last] = [text.subarray(0, KEPT_BYTES.first), text.subarray(-KEPT_BYTES.last)];
  const missing = text.length - first.length - last.length;
  return `${decode(first)}\n[${missing} bytes were cut here, because the run was over its size budget]\n${decode(last)}`;
}
