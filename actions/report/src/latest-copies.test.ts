import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { writeFileAtomic } from '@orchestrate/kit/files/atomic';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { openRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { copyLatest } from './latest-copies';

let home: string;
let run: RunDirectory;

let warnings: string[];

const skip = (): void => undefined;
const deps = () => ({
  run,
  home,
  log: { debug: skip, info: skip, error: skip, warning: (text: string) => void warnings.push(text) },
});

beforeEach(async () => {
  warnings = [];
  home = await createTemporaryDirectory();
  run = openRunDirectory(path.join(home, 'artifacts/runs/20260131T120000Z-0123abcd'));
  await writeFileAtomic(run.resolve('ai_chats/README.md'), 'no model');
});

describe('copyLatest', () => {
  it('replaces the copies of the run before and touches nothing else', async () => {
    const artifacts = path.join(home, 'artifacts');
    for (const file of ['summary-20260130T120000Z.json', 'summary.txt', 'ai_chats/old.md'])
      await writeFileAtomic(path.join(artifacts, file), 'old');
    await copyLatest(deps(), { 'summary-20260131T120000Z.json': 'new', 'tool-usage-log.md': 'log' });
    expect((await readdir(artifacts)).sort()).toEqual([
      'ai_chats',
      'runs',
      'summary-20260131T120000Z.json',
      'summary.txt',
      'tool-usage-log.md',
    ]);
    expect(await readdir(path.join(artifacts, 'ai_chats'))).toEqual(['README.md']);
    expect(await readFile(path.join(artifacts, 'summary-20260131T120000Z.json'), 'utf8')).toBe('new');
  });

  it('tells what cannot be copied, and costs nothing but the copy', async () => {
    await mkdir(path.join(home, 'artifacts/tool-usage-log.md/mine'), { recursive: true });
    await copyLatest(deps(), { 'tool-usage-log.md': 'log' });
    expect(warnings).toEqual([expect.stringMatching(/^not all of the run is copied to artifacts\/: /)]);
  });

  it('copies nothing where the run lives elsewhere', async () => {
    const other = await createTemporaryDirectory();
    await writeFile(path.join(other, 'kept.txt'), '');
    await copyLatest({ ...deps(), home: other }, { 'summary-20260131T120000Z.json': 'new' });
    expect(await readdir(other)).toEqual(['kept.txt']);
  });
});
