import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createCompletion } from '@orchestrate/testkit/scripted-provider';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { openAnswerCache, openCassette } from './answer-store';

const HASH = 'a'.repeat(64);
const redact = (text: string): string => text.replaceAll('hunter2', '***');

function record(text: string) {
  return {
    schemaVersion: 1 as const,
    requestHash: HASH,
    recordedAt: '2026-01-31T12:00:00.000Z',
    provider: 'openai',
    request: { messages: ['hunter2'] },
    completion: createCompletion({ text }),
  };
}

let home: string;
beforeEach(async () => {
  home = await createTemporaryDirectory();
});

describe('openCassette', () => {
  it('keeps an answer in a readable file, without secrets', async () => {
    const tape = openCassette(home, redact);
    tape.write(record('it is hunter2'));
    expect(await readdir(home)).toEqual([`${HASH}.json`]);
    expect(await readFile(path.join(home, `${HASH}.json`), 'utf8')).not.toContain('hunter2');
    expect(tape.read(HASH)?.completion.text).toBe('it is ***');
  });

  it.each(['', '{', '{}', JSON.stringify({ ...record('x'), requestHash: 'b'.repeat(64) })])(
    'takes %j for no recording',
    async (text) => {
      await writeFile(path.join(home, `${HASH}.json`), text);
      expect(openCassette(home, redact).read(HASH)).toBeUndefined();
    },
  );
});

describe('openAnswerCache', () => {
  const { request, ...asked } = record('an answer');

  it('keeps no answer in which there is a secret', () => {
    const cache = openAnswerCache(home, redact);
    cache.write({ ...asked, completion: createCompletion({ text: 'it is hunter2' }) });
    expect(cache.read(HASH)).toBeUndefined();
    cache.write(asked);
    expect(cache.read(HASH)?.completion.text).toBe('an answer');
  });

  it.each([
    ['no JSON', '{'],
    ['not what was kept', '{}'],
    ['of another request', JSON.stringify({ ...asked, requestHash: 'b'.repeat(64) })],
  ])('takes a line that is %s for no answer', async (_what, text) => {
    openAnswerCache(home, redact).write(asked);
    const directory = path.join(home, 'models');
    const [name = ''] = await readdir(directory);
    await writeFile(path.join(directory, name), `${HASH} ${text}\n`);
    expect(openAnswerCache(home, redact).read(HASH)).toBeUndefined();
  });

  it('takes no request, so that no secret of one is kept', () => {
    expect(() => openAnswerCache(home, redact).write({ ...asked, ...{ request } })).toThrow(/request/);
  });
});
