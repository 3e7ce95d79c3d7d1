import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { git } from '../support/heal-cli';
import type { Manager } from '../support/monorepo';
import {
  expectMonorepoMended,
  healMonorepo,
  IN_CORE,
  IN_REPORT,
  installManagers,
  layOutMonorepo,
  SEEN_BY_REPORT,
  UNNAMED,
} from '../support/monorepo';

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  await installManagers(root);
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

/**
 * As found, once more to see which package it is, unchanged before a fix is believed, and with the patch; not with any
 * candidate.
 */
const RUNS_OF_EVERYTHING = 4;

// How each manager's commands name packages: actions/heal/src/monorepo/list-steps.test.ts.
describe('heal, in a repository with several packages', { timeout: 600_000 }, () => {
  it('mends what only another package shows, and leaves other packages alone', async () => {
    const monorepo = await layOutMonorepo(root, 'mended', 'npm', [SEEN_BY_REPORT]);
    const healed = await healMonorepo(monorepo, 'npm test');
    await expectMonorepoMended(monorepo, [SEEN_BY_REPORT], healed);
    expect(healed.idleRuns).toBeLessThanOrEqual(RUNS_OF_EVERYTHING);
    expect(healed.output).toMatch(
      /fails in @mono\/.*candidates are tried with @mono\/core, @mono\/report, and not with 1/,
    );
  });

  it('runs nothing but the one package of a command', async () => {
    const monorepo = await layOutMonorepo(root, 'one', 'yarn', [IN_CORE]);
    const healed = await healMonorepo(monorepo, 'yarn workspace @mono/core test');
    await expectMonorepoMended(monorepo, [IN_CORE], healed);
    expect(healed.idleRuns).toBe(0);
  });

  it('mends faults in two packages by one patch', async () => {
    const monorepo = await layOutMonorepo(root, 'two', 'berry', [IN_CORE, IN_REPORT]);
    const healed = await healMonorepo(monorepo, 'yarn workspaces foreach -A run test');
    await expectMonorepoMended(monorepo, [IN_CORE, IN_REPORT], healed);
    expect(healed.output).toMatch(/fails in @mono\/.*candidates are tried with .*, and not with \d/);
  });

  it.each<[Manager, string, string]>([
    ['npm', 'npm test --workspaces', 'package-lock.json'],
    ['pnpm', 'pnpm -r test', 'pnpm-lock.yaml'],
    ['yarn', 'yarn workspaces run test', 'yarn.lock'],
    ['berry', 'yarn workspaces foreach -A run test', 'yarn.lock'],
  ])(
    '%s: adds what one package does not name to its manifest, and to the lock file',
    async (manager, command, lock) => {
      const monorepo = await layOutMonorepo(root, `${manager} unnamed`, manager, [UNNAMED]);
      const { exitCode, output, patch } = await healMonorepo(monorepo, command);
      expect(exitCode, output).toBe(0);
      await git(monorepo.directory, 'apply', patch);
      const changed = (await git(monorepo.directory, 'diff', '--name-only')).trim().split('\n');
      expect(changed.sort()).toEqual([lock, 'packages/report/package.json'].sort());
      expect(await readFile(path.join(monorepo.directory, 'packages/report/package.json'), 'utf8')).toContain(
        '"leven"',
      );
    },
  );
});
