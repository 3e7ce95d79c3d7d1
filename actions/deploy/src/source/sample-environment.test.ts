import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { expect, it } from 'vitest';

import { provideSampleEnvironment } from './sample-environment';

it.each([
  [
    'the sample where there is nothing else',
    { '.env.sample': 'A=1' },
    'A=1',
    ['there is no .env: .env.sample is taken for it'],
  ],
  ['its own before a sample', { '.env': 'A=2', '.env.example': 'A=1' }, 'A=2', []],
  ['nothing where there is none', {}, undefined, []],
])('takes %s', async (_what, files, expected, told) => {
  const app = await createTemporaryDirectory();
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(app, name), text);
  const lines: string[] = [];
  await provideSampleEnvironment(app, { info: (line) => void lines.push(line) });
  expect(await readFile(path.join(app, '.env'), 'utf8').catch(() => undefined)).toBe(expected);
  expect(lines).toEqual(told);
});
