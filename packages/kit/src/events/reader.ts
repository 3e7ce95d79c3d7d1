import { readFile } from 'node:fs/promises';

import type { Event } from '@orchestrate/contracts/event';
import { eventSchema } from '@orchestrate/contracts/event';

import { isNotFound } from '../errors';

/** Events as read, and how many lines were no events (what a killed writer tore). */
export interface EventLog {
  readonly events: readonly Event[];
  readonly tornLines: number;
}

/** Reads `events.ndjson`: by time, then by writer and its own sequence. A missing file is an empty log. */
export async function readEvents(file: string): Promise<EventLog> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isNotFound(error)) return '';
    throw error;
  });
  const events: Event[] = [];
  let tornLines = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const parsed = parseEvent(line);
    if (parsed === undefined) tornLines += 1;
    else events.push(parsed);
  }
  events.sort((a, b) => a.ts.localeCompare(b.ts) || a.writer.localeCompare(b.writer) || a.seq - b.seq);
  return { events, tornLines };
}

function parseEvent(line: string): Event | undefined {
  try {
    return eventSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
