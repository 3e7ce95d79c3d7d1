import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

import type { EventBody } from '@orchestrate/contracts/event';
import { eventSchema } from '@orchestrate/contracts/event';
import type { Step } from '@orchestrate/contracts/phase';

import type { Clock } from '../clock';
import { ExternalError } from '../errors';
import type { Redact } from '../safety/redaction';

/** Appends events of one process to `events.ndjson`. */
export interface EventWriter {
  write(event: EventBody): void;
  close(): void;
}

const NO_ROOM = 'an event could be written in part only; make room on the disk that holds the run directory';

function endsTorn(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last[0] !== 0x0a;
}

/**
 * A disk that is nearly full, or a signal, may let a part of a line through. Its rest would come after what others have
 * written meanwhile: the part is closed off instead, and the line begins again.
 */
function appendLine(append: (text: string) => number, line: string): void {
  const text = `${line}\n`;
  const bytes = Buffer.byteLength(text);
  if (append(text) === bytes) return;
  if (append(`\n${text}`) !== bytes + 1) throw new ExternalError('enospc', NO_ROOM, false);
}

/**
 * Opens `events.ndjson` for appending. Each event is one `write` of one line to the end of the file, at once: writers do
 * not run into each other, and of what was written nothing is lost where the process is killed. A torn line left by a
 * killed writer is closed off first; readers pass over it.
 * @param writer - unique a process: `deploy-4711`
 */
export function openEventWriter(file: string, writer: string, step: Step, clock: Clock, redact: Redact): EventWriter {
  const descriptor = openSync(file, 'a+');
  if (endsTorn(descriptor)) writeSync(descriptor, '\n');
  let seq = 0;
  return {
    write(event) {
      const whole = { level: 'info', ...event, writer, seq, ts: clock.now().toISOString(), phase: step };
      const line = redact(JSON.stringify(eventSchema.parse(whole)));
      seq += 1;
      appendLine((text) => writeSync(descriptor, text), line);
    },
    close: () => closeSync(descriptor),
  };
}
