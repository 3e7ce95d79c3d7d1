import type { Event } from '@orchestrate/contracts/event';
import { eventSchema } from '@orchestrate/contracts/event';

// How every event begins; inside of a JSON text the quotes would be escaped, so it begins nowhere else.
const HEAD = '{"writer":"';

function parseWhole(text: string): Event | undefined {
  try {
    return eventSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What one line of `events.ndjson` holds. */
export interface EventLine {
  readonly events: readonly Event[];
  /** Whether some of it is no event: what a killed writer tore, or another version wrote. */
  readonly isTorn: boolean;
}

/**
 * Reads one line. Usually that is one event. Where a writer was killed within its line, the next event of another
 * writer, which knew nothing of that, follows on the same one: it is whole, and is found.
 */
export function parseEventLine(line: string): EventLine {
  if (line === '') return { events: [], isTorn: false };
  const event = parseWhole(line);
  if (event !== undefined) return { events: [event], isTorn: false };
  const heads = [...line.matchAll(new RegExp(HEAD, 'g'))].map(({ index }) => index);
  const pieces = heads.map((start, index) => line.slice(start, heads[index + 1]));
  return { events: pieces.flatMap((piece) => parseWhole(piece) ?? []), isTorn: true };
}
