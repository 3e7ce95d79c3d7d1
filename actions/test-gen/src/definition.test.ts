import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import { systemClock } from '@orchestrate/kit/clock';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { compareActionFile } from '@orchestrate/testkit/action-file';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { definition } from './definition';
import { inputsSchema } from './inputs';

const ACTION = path.resolve(import.meta.dirname, '..');

let root: string;
let run: Awaited<ReturnType<typeof createRunDirectory>>;
let actionDirectory: string;

beforeEach(async () => {
  root = await createTemporaryDirectory();
  run = await createRunDirectory(root, systemClock);
  actionDirectory = path.join(root, 'action');
  await mkdir(run.resolve('phases/plan'), { recursive: true });
  await cp(path.join(ACTION, 'templates'), path.join(actionDirectory, 'templates'), { recursive: true });
});

async function hash(): Promise<string> {
  const configuration = configurationSchema.parse({ version: 1 });
  const context = { run, actionDirectory, configuration, workingDirectory: root, home: root, clock: systemClock };
  return JSON.stringify(await definition.fingerprint?.(inputsSchema.parse({}), context));
}

describe('definition', () => {
  it('agrees with action.yml', async () => {
    expect(await compareActionFile(ACTION, definition)).toEqual([]);
  });

  it('takes equal work for equal', async () => {
    expect(await hash()).toBe(await hash());
  });

  it.each([
    ['the plan', () => run.resolve('phases/plan/plan.json')],
    ['the specification', () => run.resolve('phases/plan/openapi.json')],
    ['what supports the tests', () => path.join(actionDirectory, 'templates/support/client.ts.txt')],
    ['a double', () => path.join(actionDirectory, 'templates/broken/http/server.ts.txt')],
  ])('sees a change of %s', async (_what, file) => {
    const before = await hash();
    await writeFile(file(), 'something else');
    expect(await hash()).not.toBe(before);
  });

  it.each([
    [true, true],
    [false, false],
  ])('with a service: %s, is taken from the cache: %s', (hasService, expected) => {
    expect(definition.isCacheable?.(inputsSchema.parse({}), { hasService, isGenerated: hasService })).toBe(expected);
  });
});
