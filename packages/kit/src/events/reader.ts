import { readFile } from 'node:fs/promises';

import type { Event } from '@orchestrate/contracts/event';

import { isNotFound } from '../errors';

import { parseEventLine } from './lines';

/** Events as read, and how many lines were not one event alone (what a killed writer tore). */
export interface EventLog {
  readonly events: readonly Event[];
  readonly tornLines: number;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Reads the text of `events.ndjson`: by time, then by writer and its own sequence. */
export function parseEvents(text: string): EventLog {
  const events: Event[] = [];
  let tornLines = 0;
  for (const line of text.split('\n')) {
    const { events: found, isTorn } = parseEventLine(line);
    events.push(...found);
    if (isTorn) tornLines += 1;
  }
  events.sort((a, b) => compare(a.ts, b.ts) || compare(a.writer, b.writer) || a.seq - b.seq);
  return { events, tornLines };
}

/** {@link parseEvents} of a file; a missing one is an empty log. */
export async function readEvents(file: string): Promise<EventLog> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isNotFound(error)) return '';
    throw error;
  });
  return parseEvents(text);
}
