import { parseEventLine } from '../events/lines';
import { RUN_LAYOUT } from '../run-directory/layout';

import type { Problem } from './problem';

function problem(message: string): Problem {
  return { check: 'events', file: RUN_LAYOUT.events, message };
}

/**
 * Checks that each writer's lines count 0, 1, 2 … without a hole, in the order of the file. A writer is a process; a
 * machine gives a process's number out again, so a count may begin anew, with the start of a phase. A line that a killed
 * writer tore is no hole by itself: nothing of that writer may follow it.
 */
export function checkSequence(text: string): Problem[] {
  const next = new Map<string, number>();
  return text.split('\n').flatMap((line, index) =>
    parseEventLine(line).events.flatMap(({ writer, seq, type }) => {
      const expected = next.get(writer) ?? 0;
      next.set(writer, seq + 1);
      if (seq === expected || (seq === 0 && type === 'phase.started')) return [];
      const fault = seq < expected ? 'lines are doubled or moved' : 'lines are missing or moved';
      return [problem(`line ${index + 1}: ${writer} is at ${seq} where ${expected} must come: ${fault}`)];
    }),
  );
}

/** Checks that after the seal only the phase that sealed the run wrote on. */
export function checkTail(text: string, sealedBytes: number): Problem[] {
  const tail = Buffer.from(text).subarray(sealedBytes).toString();
  const phases = tail.split('\n').flatMap((line) => parseEventLine(line).events.map(({ phase }) => phase));
  const strangers = phases.filter((phase) => phase !== 'report');
  return [...new Set(strangers)].map((phase) => problem(`${phase} wrote events after the run was sealed`));
}
