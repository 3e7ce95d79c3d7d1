import { cp, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import { systemClock } from '@orchestrate/kit/clock';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { compareActionFile } from '@orchestrate/testkit/action-file';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { definition } from './definition';
import { inputsSchema } from './inputs';

const ACTION = path.resolve(import.meta.dirname, '..');

let root: string;
let run: RunDirectory;

beforeEach(async () => {
  root = await createTemporaryDirectory();
  run = await createRunDirectory(root, systemClock);
  await mkdir(run.resolve('phases/plan'));
  await writeFile(run.resolve('phases/plan/plan.json'), '{}');
});

async function hash(actionDirectory = ACTION): Promise<string> {
  const parts = await definition.fingerprint?.(inputsSchema.parse({}), {
    run,
    workingDirectory: root,
    actionDirectory,
    configuration: configurationSchema.parse({ version: 1 }),
    home: root,
    clock: systemClock,
  });
  return JSON.stringify(parts);
}

describe('definition', () => {
  it('says in action.yml what it does in code', async () => {
    expect(await compareActionFile(ACTION, definition)).toEqual([]);
  });

  it.each([
    ['', false, true],
    ['service', false, false],
    ['', true, false],
  ])('with out %j and a service there %j the cache may answer: %j', (out, hasService, expected) => {
    expect(definition.isCacheable?.(inputsSchema.parse({ out }), { hasService, isGenerated: false })).toBe(expected);
  });
});

describe('fingerprint', () => {
  it('is the same for another run of the same plan, and changes with the plan', async () => {
    const first = await hash();
    const other = await createRunDirectory(root, systemClock);
    await cp(run.resolve('phases'), other.resolve('phases'), { recursive: true });
    run = other;
    expect(await hash()).toBe(first);
    await writeFile(run.resolve('phases/plan/plan.json'), '{"other":true}');
    expect(await hash()).not.toBe(first);
  });

  it('changes with the templates and with their names', async () => {
    const action = path.join(root, 'action');
    await cp(path.join(ACTION, 'templates'), path.join(action, 'templates'), { recursive: true });
    await cp(path.join(ACTION, 'tools'), path.join(action, 'tools'), { recursive: true });
    const first = await hash(action);
    expect(first).toBe(await hash());
    await rename(path.join(action, 'templates/Dockerfile.hbs'), path.join(action, 'templates/Containerfile.hbs'));
    expect(await hash(action)).not.toBe(first);
  });
});
