import path from 'node:path';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import { modelSettingsSchema } from '@orchestrate/contracts/model-settings';
import { createModelsFrame, PLANTED_KEY } from '@orchestrate/testkit/models-frame';
import { createQuestion } from '@orchestrate/testkit/sample-models';
import { createScriptedProvider } from '@orchestrate/testkit/scripted-provider';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { ConfigurationError } from '../errors';
import { scrubEnvironment } from '../exec/environment';
import { createPlainExec } from '../exec/plain-exec';
import { listFiles } from '../files/hash';

import type { ModelsOpening } from './open-models';
import { describeModels, openModels, readCassette } from './open-models';

let home: string;

beforeEach(async () => {
  home = await createTemporaryDirectory();
});

async function opening(environment: Record<string, string>, given: unknown = {}): Promise<ModelsOpening> {
  const frame = await createModelsFrame(home);
  const evidence = {
    ...frame.evidence,
    resolve: (...relative: string[]) => frame.run.resolve(...relative),
    writeJson: () => Promise.reject(new Error('nothing is written')),
    writeText: () => Promise.reject(new Error('nothing is written')),
  };
  const deps = {
    ...frame,
    evidence,
    workingDirectory: home,
    exec: createPlainExec({}, frame.signal),
    scratch: () => createTemporaryDirectory(),
    configuration: configurationSchema.parse({ version: 1 }),
  };
  return { settings: modelSettingsSchema.parse(given), environment, deps, step: 'heal' };
}

describe('openModels', () => {
  it('says why nobody can be asked, and leaves nothing behind', async () => {
    const models = await openModels(await opening({}));
    expect(models.canAsk('code')).toMatchObject({
      available: false,
      reason: expect.stringMatching(/no key/) as string,
    });
    expect(models.spent()).toEqual({ cost: 0, tokens: 0, engine: 'offline' });
    expect(await listFiles(home)).toEqual(['artifacts/.gitignore']);
  });

  it('asks with a key of the environment', async () => {
    const provider = createScriptedProvider(['hello']);
    const keys: (string | undefined)[] = [];
    const models = await openModels(await opening({ OPENAI_API_KEY: PLANTED_KEY }), (_name, _settings, key) => {
      keys.push(key);
      return Promise.resolve(provider);
    });
    expect((await models.ask(createQuestion())).value).toBe('hello');
    expect(keys).toEqual([PLANTED_KEY]);
  });

  it('gives the client of a kind the key of its usual variable, and the address that the environment names', async () => {
    const environment = { OPENAI_API_KEY: PLANTED_KEY, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
    const limits = { retries: 0, 'allow-unknown-price': true };
    const models = await openModels(await opening(environment, { limits }));
    // Nobody listens there: it was asked, with the key that it has.
    await expect(models.ask(createQuestion())).rejects.toMatchObject({ failure: 'network' });
  });

  it('refuses a mode of the cassette that there is not', async () => {
    const asked = openModels(await opening({ ORCHESTRATE_CASSETTE: 'rewind' }));
    await expect(asked).rejects.toThrow(ConfigurationError);
    await expect(asked).rejects.toThrow(/neither record nor replay/);
  });
});

describe('readCassette', () => {
  it.each([
    [{}, { mode: 'off', directory: '/base/cassettes' }],
    [{ ORCHESTRATE_CASSETTE: 'record' }, { mode: 'record', directory: '/base/cassettes' }],
    [
      { ORCHESTRATE_CASSETTE: 'replay', ORCHESTRATE_CASSETTE_DIRECTORY: 'tapes' },
      { mode: 'replay', directory: '/base/tapes' },
    ],
    [
      { ORCHESTRATE_CASSETTE: 'replay', ORCHESTRATE_CASSETTE_DIRECTORY: '/else' },
      { mode: 'replay', directory: '/else' },
    ],
  ])('%j', (environment, expected) => {
    const { mode, directory } = readCassette(environment, path.resolve('/base'));
    expect({ mode, directory }).toEqual({ ...expected, directory: path.resolve(expected.directory) });
  });
});

describe('describeModels', () => {
  const describeWith = (environment: Record<string, string>): string =>
    describeModels({ settings: modelSettingsSchema.parse({}), environment, workingDirectory: home });

  it('is empty without a key, and names no key', () => {
    expect(describeWith({})).toBe('');
    const described = describeWith({ OPENAI_API_KEY: PLANTED_KEY });
    expect(described).toContain('openai/gpt-6.1-sol');
    expect(described).not.toContain(PLANTED_KEY);
  });

  it('differs where recordings answer', () => {
    const environment = { OPENAI_API_KEY: 'o' };
    expect(describeWith({ ...environment, ORCHESTRATE_CASSETTE: 'record' })).not.toBe(describeWith(environment));
  });
});

describe('the environment of commands', () => {
  it('has no key of a model and no setting of a cassette', () => {
    const names = ['OPENAI_API_KEY', 'AZURE_OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GEMINI_API_KEY', 'MY_KEY'];
    const environment = Object.fromEntries([...names, 'ORCHESTRATE_CASSETTE'].map((name) => [name, PLANTED_KEY]));
    expect(scrubEnvironment({ ...environment, PATH: '/bin' })).toEqual({ PATH: '/bin' });
  });
});
