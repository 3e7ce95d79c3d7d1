import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { expect, it } from 'vitest';

import { systemClock } from '../clock';
import { checkSequence } from '../verification/check-events';

import { readEvents } from './reader';
import { openEventWriter } from './writer';

const plain = (text: string): string => text;

it('keeps every complete line of several writers, in order', async () => {
  const file = path.join(await createTemporaryDirectory(), 'events.ndjson');
  const writers = ['a', 'b'].map((name) => openEventWriter(file, name, 'plan', systemClock, plain));
  for (let index = 0; index < 50; index += 1)
    for (const writer of writers) writer.write({ type: 'note', data: { message: String(index) } });
  for (const writer of writers) writer.close();
  const { events, tornLines } = await readEvents(file);
  expect(tornLines).toBe(0);
  for (const name of ['a', 'b']) {
    expect(events.filter(({ writer }) => writer === name).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 50 }, (_, index) => index),
    );
  }
});

it('closes off a torn line before it goes on', async () => {
  const file = path.join(await createTemporaryDirectory(), 'events.ndjson');
  await appendFile(file, '{"writer":"killed","se');
  const writer = openEventWriter(file, 'next', 'plan', systemClock, plain);
  writer.write({ type: 'note', data: { message: 'whole' } });
  writer.close();
  expect(await readEvents(file)).toMatchObject({
    tornLines: 1,
    events: [{ type: 'note', data: { message: 'whole' } }],
  });
});

it('finds the event that follows what another writer was killed in', async () => {
  const file = path.join(await createTemporaryDirectory(), 'events.ndjson');
  const writer = openEventWriter(file, 'living', 'plan', systemClock, plain);
  writer.write({ type: 'note', data: { message: 'before' } });
  await appendFile(file, '{"writer":"killed","seq":0,"data":{"message":"a \\"quoted\\" {\\"writer\\":\\"x');
  writer.write({ type: 'note', data: { message: 'after {"writer":"none"}' } });
  writer.close();
  const log = await readEvents(file);
  expect(log.tornLines).toBe(1);
  expect(log.events.map(({ writer: name, seq, data }) => [name, seq, data])).toEqual([
    ['living', 0, { message: 'before' }],
    ['living', 1, { message: 'after {"writer":"none"}' }],
  ]);
  expect(checkSequence(await readFile(file, 'utf8'))).toEqual([]);
});

it('redacts before it writes', async () => {
  const file = path.join(await createTemporaryDirectory(), 'events.ndjson');
  const writer = openEventWriter(file, 'w', 'plan', systemClock, (text) => text.replaceAll('hunter2', '***'));
  writer.write({ type: 'note', data: { message: 'it is hunter2' } });
  writer.close();
  expect(await readFile(file, 'utf8')).toContain('it is ***');
});

it('takes a missing file for an empty log', async () => {
  expect(await readEvents('/nowhere/events.ndjson')).toEqual({ events: [], tornLines: 0 });
});
