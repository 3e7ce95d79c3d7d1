import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

import type { EventBody } from '@orchestrate/contracts/event';
import { eventSchema } from '@orchestrate/contracts/event';
import type { Step } from '@orchestrate/contracts/phase';

import type { Clock } from '../clock';
import type { Redact } from '../safety/redaction';

/** Appends events of one process to `events.ndjson`. */
export interface EventWriter {
  write(event: EventBody): void;
  close(): void;
}

function endsTorn(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last[0] !== 0x0a;
}

/**
 * Opens `events.ndjson` for appending. Each event is one `write` of one line, which the kernel appends whole, so several
 * processes may write at once. A torn line left by a killed writer is closed off first; readers pass over it.
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
      writeSync(descriptor, `${line}\n`);
    },
    close: () => closeSync(descriptor),
  };
}
