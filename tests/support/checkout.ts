import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll } from 'vitest';

import type { BaseRun } from './base-run';

const created: string[] = [];

afterAll(() =>
  Promise.all(created.splice(0).map((directory) => rm(directory, { recursive: true, force: true, maxRetries: 3 }))),
);

/**
 * The clone of the set-up once more, with its runs, for a test file that may run beside others: one checkout, one run
 * at a time. Removed when the file's tests have run.
 */
export async function openCheckout(base: BaseRun): Promise<BaseRun> {
  const root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-checkout-')));
  created.push(root);
  const clone = path.join(root, 'clone');
  await cp(base.clone, clone, { recursive: true, verbatimSymlinks: true });
  return { ...base, clone, runDirectory: path.join(clone, path.relative(base.clone, base.runDirectory)) };
}
