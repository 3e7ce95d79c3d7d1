import { execFileSync } from 'node:child_process';
import { mkdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createSamplePlan } from '@orchestrate/testkit/sample/plan';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { createPlainExec } from '../exec/plain-exec';
import { PLAN_FILE } from '../run-directory/plan-file';
import type { RunDirectory } from '../run-directory/run-directory';

import { findOrigin, findSubjectCheckout } from './origin';

let home: string;
let run: RunDirectory;

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(home, file)), { recursive: true });
  await writeFile(path.join(home, file), text);
}

/** Plans a run on a service that is there, or on one that is generated. */
async function plan(directory?: string): Promise<void> {
  const sample = createSamplePlan();
  const existing = directory === undefined ? {} : { existing: { directory, specification: 'none' as const } };
  await write(path.join('run', PLAN_FILE), JSON.stringify({ ...sample, service: { ...sample.service, ...existing } }));
}

beforeEach(async () => {
  home = await realpath(await createTemporaryDirectory());
  const directory = path.join(home, 'run');
  run = { id: 'run', path: directory, resolve: (...relative) => path.join(directory, ...relative) };
});

describe('where the tree comes from', () => {
  it('is the service that the plan names, also after generating was passed over', async () => {
    await plan('backend');
    await write('run/phases/generate/output.json', '{}');
    expect(await findOrigin(run)).toBe('adopted');
  });

  it('is what was generated, where it was', async () => {
    await plan();
    await write('run/phases/generate/output.json', '{}');
    expect(await findOrigin(run)).toBe('generated');
  });

  it("is the user's checkout without a plan", async () => {
    expect(await findOrigin(run)).toBe('adopted');
  });
});

describe('the tree that is adopted', () => {
  const find = () => findSubjectCheckout({ exec: createPlainExec(process.env), run, workingDirectory: home });

  it.each([
    ['stands alone with a lock file of its own', 'backend/package-lock.json', 'backend', ''],
    ['is part of the tree around it without one', 'package-lock.json', '', 'backend'],
  ])('%s', async (_what, lock, root, prefix) => {
    execFileSync('git', ['init', '--quiet'], { cwd: home });
    await write('backend/package.json', '{}');
    await write(lock, '{}');
    await plan('backend');
    expect(await find()).toEqual({ root: path.join(home, root), prefix, hasGit: true });
  });

  it('must be there', async () => {
    await plan('gone');
    await expect(find()).rejects.toThrow(/service: there is no directory .*gone/);
  });
});
