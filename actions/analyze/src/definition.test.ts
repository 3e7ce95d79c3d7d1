import { chmod, cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { FingerprintContext } from '@orchestrate/kit/action/definition';
import { systemClock } from '@orchestrate/kit/clock';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { compareActionFile } from '@orchestrate/testkit/action-file';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { definition } from './definition';
import { inputsSchema } from './inputs';

const ACTION = path.resolve(import.meta.dirname, '..');

let root: string;
let run: RunDirectory;

beforeEach(async () => {
  root = await createTemporaryDirectory();
  run = await createRunDirectory(root, systemClock);
  await mkdir(run.resolve('phases/generate'));
});

async function hash(overrides: Partial<FingerprintContext> = {}, inputs: object = {}): Promise<string> {
  const parts = await definition.fingerprint?.(inputsSchema.parse(inputs), {
    run,
    workingDirectory: root,
    actionDirectory: ACTION,
    configuration: configurationSchema.parse({ version: 1 }),
    home: root,
    clock: { now: () => new Date('2026-05-01T08:00:00Z'), elapsed: () => 0 },
    ...overrides,
  });
  return JSON.stringify(parts);
}

describe('definition', () => {
  it('says in action.yml what it does in code', async () => {
    expect(await compareActionFile(ACTION, definition)).toEqual([]);
  });
});

describe('fingerprint', () => {
  it('is the same for another run on the same service', async () => {
    const first = await hash();
    run = await createRunDirectory(root, systemClock);
    await mkdir(run.resolve('phases/generate'));
    expect(await hash()).toBe(first);
  });

  it('lets nothing be taken over where the user’s checkout is still to be adopted', () => {
    const mayTake = (isGenerated: boolean): boolean | undefined =>
      definition.isCacheable?.(inputsSchema.parse({}), { hasService: isGenerated, isGenerated });
    expect([mayTake(true), mayTake(false)]).toEqual([true, false]);
  });

  it('changes with the day, because advisories do', async () => {
    const clock = { now: () => new Date('2026-05-02T08:00:00Z'), elapsed: () => 0 };
    expect(await hash({ clock })).not.toBe(await hash());
  });

  it('changes with the gates', async () => {
    const configuration = configurationSchema.parse({ version: 1, gates: [] });
    expect(await hash({ configuration })).not.toBe(await hash());
  });

  it('changes with the content of the baseline', async () => {
    const inputs = { baseline: 'b.sarif' };
    const absent = await hash({}, inputs);
    await writeFile(path.join(root, 'b.sarif'), '{}');
    expect(await hash({}, inputs)).not.toBe(absent);
  });

  it('changes with the pinned tools', async () => {
    const before = await hash();
    await cp(path.join(ACTION, 'tools'), path.join(root, 'tools'), { recursive: true });
    expect(await hash({ actionDirectory: root })).toBe(before);
    await writeFile(path.join(root, 'tools/knip.json'), '{}');
    expect(await hash({ actionDirectory: root })).not.toBe(before);
  });

  it.skipIf(process.platform === 'win32')('changes when an optional tool appears', async () => {
    const before = await hash();
    await writeFile(path.join(root, 'zizmor'), '#!/bin/sh\n');
    await chmod(path.join(root, 'zizmor'), 0o755);
    vi.stubEnv('PATH', `${root}:${process.env.PATH ?? ''}`);
    try {
      expect(await hash()).not.toBe(before);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
