import path from 'node:path';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import { parseInputs } from '@orchestrate/kit/action/inputs';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { compareActionFile } from '@orchestrate/testkit/action-file';
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
    const mayTake = (hasService: boolean, isGenerated: boolean): boolean | undefined =>
      definition.isCacheable?.(inputs, { hasService, isGenerated });
    expect(mayTake(true, true)).toBe(true);
    expect(mayTake(false, true)).toBe(false);
    // Packages lie beside it.
    expect(mayTake(true, false)).toBe(false);
  });
});
