import path from 'node:path';

import type { Failure } from '@orchestrate/contracts/triage';
import { findMissingModule } from '@orchestrate/kit/triage/missing-module';

import type { Suspect } from './suspicion';

// The innermost frame of the tree's own sources threw; each one further out only called it.
const INNERMOST = 0.9;
const DECAY = 0.8;

/** Places that failures name themselves: an error's own position, and the frames of its stack, innermost first. */
export function listTraceSuspects(failures: readonly Failure[], isSource: (file: string) => boolean): Suspect[] {
  return failures.flatMap(({ class: kind, file, line, stack }) => {
    const isPlaced = kind === 'type' || kind === 'build' || kind === 'lint';
    const own =
      isPlaced && file !== undefined && line !== undefined && isSource(file) ? [{ file, line, score: 1 }] : [];
    const frames = stack
      .filter((frame) => isSource(frame.file))
      .map((frame, depth) => ({ file: frame.file, line: frame.line, score: INNERMOST * DECAY ** depth }));
    return [...own, ...frames];
  });
}

const QUOTED = /(["'])((?:(?!\1).)+)\1/g;
const IMPORT_LINE = 0.95;

function asksFor(line: string, missing: string): boolean {
  const wanted = path.basename(missing);
  return [...line.matchAll(QUOTED)].some(([, , text = '']) => text === missing || path.basename(text) === wanted);
}

/** The lines that ask for a module which is not there, in the files that the failures name. */
export async function listImportSuspects(
  failures: readonly Failure[],
  isSource: (file: string) => boolean,
  read: (file: string) => Promise<string | undefined>,
): Promise<Suspect[]> {
  const suspects: Suspect[] = [];
  for (const { message, file, stack } of failures) {
    const missing = findMissingModule(message);
    const named = [...(file === undefined ? [] : [file]), ...stack.map((frame) => frame.file)].filter(isSource);
    if (missing === undefined) continue;
    for (const place of new Set(named)) {
      const lines = ((await read(place)) ?? '').split('\n');
      lines.forEach((text, index) => {
        if (asksFor(text, missing)) suspects.push({ file: place, line: index + 1, score: IMPORT_LINE });
      });
    }
  }
  return suspects;
}
