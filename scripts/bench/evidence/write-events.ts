// A process that writes events as a phase does.
//   write-events.js measure <file> <writer> <events>       waits for a line on its input, writes so many, tells the time
//   write-events.js endless <file> <writer> <count file>   writes until it is killed; the count is what it has written
import { openSync, writeSync } from 'node:fs';
import path from 'node:path';

import { systemClock } from '@orchestrate/kit/clock';
import type { EventWriter } from '@orchestrate/kit/events/writer';
import { openEventWriter } from '@orchestrate/kit/events/writer';
import { writeFileAtomicSync } from '@orchestrate/kit/files/atomic';
import { createRedactor } from '@orchestrate/kit/safety/redaction';

const COUNT_BYTES = 4;
const EVENTS_A_FILE = 20;
// Over several pages of the disk, and with characters of more than one byte.
const LONGEST_MESSAGE = 20_000;

const COMMAND = {
  type: 'command.finished',
  data: {
    tool: 'npm',
    version: '11.0.0',
    argv: ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    why: 'Install what the service pins',
    exitCode: 0,
    outcome: 'exited',
    seconds: 8.6,
    startedAt: '2026-01-31T12:00:00.000Z',
    log: 'phases/generate/logs/01-npm.log',
  },
} as const;

function measure(events: EventWriter, many: number): void {
  process.stdin.once('data', () => {
    const before = process.cpuUsage();
    const begin = performance.now();
    for (let index = 0; index < many; index += 1)
      events.write({ ...COMMAND, data: { ...COMMAND.data, argv: [...COMMAND.data.argv] } });
    const milliseconds = performance.now() - begin;
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(`${JSON.stringify({ milliseconds, work: (user + system) / 1000 })}\n`, () => process.exit(0));
  });
}

/** The count goes to the same place of a file each time: what the system has taken over survives the process. */
function writeEndlessly(events: EventWriter, file: string, output: string): never {
  const descriptor = openSync(file, 'w');
  const counted = Buffer.alloc(COUNT_BYTES);
  for (let written = 1; ; written += 1) {
    const message = 'ü€x'.repeat(1 + Math.floor((Math.random() ** 4 * LONGEST_MESSAGE) / 3));
    events.write({ type: 'note', data: { message } });
    counted.writeUInt32LE(written);
    writeSync(descriptor, counted, 0, COUNT_BYTES, 0);
    if (written % EVENTS_A_FILE === 0) writeFileAtomicSync(output, JSON.stringify({ written, message }));
  }
}

const [mode, file = '', writer = '', last = ''] = process.argv.slice(2);
const redact = createRedactor(['a-secret-of-the-bench-4711', 'another-secret-0815']);
const events = openEventWriter(file, writer, 'heal', systemClock, redact);
process.stdout.write('ready\n');
if (mode === 'measure') measure(events, Number(last));
else writeEndlessly(events, last, path.join(path.dirname(file), 'phases/heal/state.json'));
