import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { EventTail } from './event-tail';

const home = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-tail-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const event = (message: string): Buffer =>
  Buffer.from(
    `${JSON.stringify({ writer: 'w', seq: 0, ts: '2026-01-31T12:00:00.000Z', phase: 'plan', level: 'info', type: 'note', data: { message } })}\n`,
  );

it('reads each line once it has ended, in whatever pieces it comes', () => {
  const file = path.join(home, 'events.ndjson');
  const tail = new EventTail(file);
  const read = (): unknown[] => tail.read().map(({ data }) => data);
  expect(read()).toEqual([]);
  appendFileSync(file, event('first'));
  expect(read()).toEqual([{ message: 'first' }]);
  const second = event('Zürich');
  const cut = second.indexOf('ü') + 1;
  appendFileSync(file, second.subarray(0, cut));
  expect(read()).toEqual([]);
  appendFileSync(file, second.subarray(cut));
  appendFileSync(file, event('x'.repeat(200_000)));
  expect(read()).toEqual([{ message: 'Zürich' }, { message: 'x'.repeat(200_000) }]);
  expect(read()).toEqual([]);
});
