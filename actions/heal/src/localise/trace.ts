import type { Failure } from '@orchestrate/contracts/triage';

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
