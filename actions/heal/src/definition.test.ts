import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import { parseInputs } from '@orchestrate/kit/action/inputs';
import { systemClock } from '@orchestrate/kit/clock';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { compareActionFile } from '@orchestrate/testkit/action-file';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { definition } from './definition';
import { inputsSchema } from './inputs';
import { chooseGates } from './run';

const ACTION = path.resolve(import.meta.dirname, '..');

it('says in action.yml what it does in code', async () => {
  expect(await compareActionFile(ACTION, definition)).toEqual([]);
});

describe('inputs', () => {
  const parse = (inputs: Readonly<Record<string, string>>) => parseInputs(inputsSchema, (name) => inputs[name] ?? '');

  it('fails the step whenever the commit is broken, unless told otherwise', () => {
    expect(parse({}).failOn).toEqual(['done', 'partial', 'failed', 'blocked']);
    expect(parse({ 'fail-on': 'failed' }).failOn).toEqual(['failed']);
    expect(parse({ 'fail-on': 'none' }).failOn).toEqual([]);
  });

  it.each([
    ['timeout', '0'],
    ['timeout', '1.5'],
    ['max-iterations', '11'],
    ['max-iterations', 'many'],
    ['fail-on', 'red'],
  ])('refuses %s: %s', (name, value) => {
    expect(() => parse({ [name]: value })).toThrow(ConfigurationError);
  });

  it('takes the commands given, else the configured gates', () => {
    const configuration = configurationSchema.parse({ version: 1 });
    expect(chooseGates(parse({}), { configuration }).map(({ name }) => name)).toEqual([
      'build',
      'lint',
      'test',
      'smoke',
    ]);
    expect(chooseGates(parse({ command: 'npm test' }), { configuration })).toMatchObject([{ command: 'npm test' }]);
  });
});

describe('the cache', () => {
  it('keeps only that a generated tree is sound', () => {
    expect(definition.worthKeeping).toEqual(['noop']);
    const inputs = inputsSchema.parse({});
    expect(definition.isCacheable?.(inputs, { hasService: true })).toBe(true);
    expect(definition.isCacheable?.(inputs, { hasService: false })).toBe(false);
  });

  it('is each run’s own for a tree with packages beside it', async () => {
    const home = await createTemporaryDirectory();
    const configuration = configurationSchema.parse({ version: 1 });
    const print = async (isGenerated: boolean): Promise<string> => {
      const run = await createRunDirectory(home, systemClock);
      if (isGenerated) await mkdir(run.resolve('phases/generate'));
      const context = { run, workingDirectory: home, actionDirectory: ACTION, configuration, home, clock: systemClock };
      return JSON.stringify(await definition.fingerprint?.(inputsSchema.parse({}), context));
    };
    expect(await print(true)).toBe(await print(true));
    expect(await print(false)).not.toBe(await print(false));
  });
});
