import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createFakeHost } from '@orchestrate/testkit/fake-host';
import { PLANTED_KEY } from '@orchestrate/testkit/models-frame';
import { createQuestion } from '@orchestrate/testkit/sample-models';
import type { ScriptedProvider } from '@orchestrate/testkit/scripted-provider';
import { createScriptedProvider } from '@orchestrate/testkit/scripted-provider';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { listFiles } from '../files/hash';
import type { ModelsOpening } from '../models/open-models';
import { describeModels, openModels } from '../models/open-models';

import type { ActionDefinition, ModelsAccess } from './definition';
import type { Deps } from './deps';
import type { CommonInputs } from './inputs';
import { commonInputs } from './inputs';
import { runAction } from './run-action';

type Definition = ActionDefinition<CommonInputs, Record<string, string>>;

let home: string;
let provider: ScriptedProvider;

beforeEach(async () => {
  home = await createTemporaryDirectory();
  provider = createScriptedProvider(['an answer']);
});

const ACCESS: ModelsAccess<CommonInputs> = {
  open: (opening) => openModels(opening, () => Promise.resolve(provider)),
  describe: describeModels,
};

async function run(
  work: (deps: Deps) => Promise<unknown>,
  environment: Record<string, string>,
  overrides: Partial<Definition> = {},
  { inputs = {}, asks = true }: { inputs?: Record<string, string>; asks?: boolean } = {},
) {
  const host = createFakeHost({
    inputs,
    environment: {
      PATH: process.env.PATH,
      GITHUB_WORKSPACE: home,
      ORCHESTRATE_CACHE_DIR: path.join(home, 'cache'),
      ...environment,
    },
  });
  const definition: Definition = {
    step: 'analyze',
    inputs: z.object(commonInputs),
    outputs: z.object({}),
    ...(asks ? { models: ACCESS } : {}),
    run: async (_inputs, deps) => {
      await work(deps);
      return { status: 'done', engine: 'offline', headline: 'worked', outputs: {} };
    },
    ...overrides,
  };
  await runAction(definition, host);
  expect(host.failures).toEqual([]);
  return { host, runDirectory: host.outputs['run-directory'] ?? '' };
}

const ask = (deps: Deps): Promise<unknown> => deps.models.ask(createQuestion());

describe('runAction', () => {
  it('sets what models cost, and says that they were asked', async () => {
    const { host, runDirectory } = await run(ask, { OPENAI_API_KEY: PLANTED_KEY });
    expect(host.outputs).toMatchObject({ status: 'done', engine: 'live', cost: '0.00035', tokens: '110' });
    const output = JSON.parse(await readFile(path.join(runDirectory, 'phases/analyze/output.json'), 'utf8')) as unknown;
    expect(output).toMatchObject({ engine: 'live', cost: 0.00035, tokens: 110 });
  });

  it('costs nothing where nobody is asked, and leaves no file that it did not leave before', async () => {
    const { host, runDirectory } = await run(() => Promise.resolve(), {});
    expect(host.outputs).toMatchObject({ engine: 'offline', cost: '0', tokens: '0' });
    expect(await listFiles(runDirectory)).toEqual([
      'events.ndjson',
      'phases/analyze/input.json',
      'phases/analyze/output.json',
    ]);
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['the tree', { GITHUB_EVENT_NAME: 'push' }, true],
    ['nobody of a pull request', { GITHUB_EVENT_NAME: 'pull_request' }, false],
    ['whoever started a run for one', { GITHUB_EVENT_NAME: 'pull_request', ORCHESTRATE_ALLOW_HOST: 'true' }, true],
  ])('lets %s allow code beside a key', async (_who, environment, allowed) => {
    await writeFile(path.join(home, '.orchestrate.yml'), 'version: 1\nsafety: { allow-host: true }\n');
    let seen: boolean | undefined;
    const { host } = await run((deps) => {
      seen = deps.configuration.safety['allow-host'];
      return Promise.resolve();
    }, environment);
    expect(seen).toBe(allowed);
    const isTold = JSON.stringify(host.printed).includes('safety hold as in the defaults');
    expect(isTold).toBe(environment.GITHUB_EVENT_NAME === 'pull_request');
  });

  it('masks every key before anything else, keeps them from commands and out of the run', async () => {
    await writeFile(
      path.join(home, '.orchestrate.yml'),
      'version: 1\nmodels:\n  providers:\n    mine: { kind: openai, base-url: "https://models.example.com/v1", key-variable: MINE }\n',
    );
    const own = 'my-own-0123456789-abcdefghij';
    let seen = '';
    const { host, runDirectory } = await run(
      async (deps) => {
        const script = 'console.log(JSON.stringify(process.env))';
        const argv = [process.execPath, '-e', script] as const;
        const reach = 'machine';
        const result = await deps.exec.run({ tool: 'node', argv, why: 'see', cwd: home, timeout: 60, reach });
        seen = result.output;
        deps.log.info(`keys: ${PLANTED_KEY} ${own}`);
      },
      { OPENAI_API_KEY: PLANTED_KEY, MINE: own },
    );
    expect(host.masked).toEqual(expect.arrayContaining([PLANTED_KEY, own]));
    expect(seen).toContain('"PATH"');
    expect(seen).not.toMatch(/OPENAI|MINE|planted|my-own/);
    const files = await listFiles(runDirectory);
    const texts = await Promise.all(files.map((file) => readFile(path.join(runDirectory, file), 'utf8')));
    expect(texts.join('\n')).toContain('keys: *** ***');
    expect(texts.join('\n')).not.toMatch(/planted-key|my-own/);
  });

  it('takes a key as an input before one of the environment, masks it, and has it in no record', async () => {
    const own = 'given-0123456789-abcdefghij';
    let asked: ModelsOpening['environment'] = {};
    const models: ModelsAccess<CommonInputs> = {
      ...ACCESS,
      open: (opening) => {
        asked = opening.environment;
        return ACCESS.open(opening);
      },
    };
    const inputs = { 'openai-api-key': ` ${own}\n` };
    const { host, runDirectory } = await run(ask, { OPENAI_API_KEY: PLANTED_KEY }, { models }, { inputs });
    expect(asked.OPENAI_API_KEY).toBe(own);
    expect(host.masked[0]).toBe(own);
    expect(host.outputs.engine).toBe('live');
    const files = await listFiles(runDirectory);
    const texts = await Promise.all(files.map((file) => readFile(path.join(runDirectory, file), 'utf8')));
    expect(texts.join('\n')).not.toMatch(/given-0123|api-?key/i);
  });

  it('reads no key for an action that asks no models', async () => {
    const inputs = { 'openai-api-key': PLANTED_KEY };
    const { host } = await run(() => Promise.resolve(), {}, {}, { inputs, asks: false });
    expect(host.masked).toEqual([]);
  });

  it('asks nobody in a report without a plan, whose caps are not known', async () => {
    let reason = '';
    const look = (deps: Deps): Promise<void> => {
      const can = deps.models.canAsk('docs');
      reason = can.available ? 'somebody' : can.reason;
      return Promise.resolve();
    };
    await run(look, { OPENAI_API_KEY: PLANTED_KEY }, { step: 'report' });
    expect(reason).toMatch(/not known/);
  });

  it('holds the plan to the caps of the file that it is about to judge', async () => {
    await mkdir(path.join(home, 'conf'));
    await writeFile(path.join(home, 'conf/my.yml'), 'version: 1\nmodels: { limits: { usd-per-run: 0 } }\n');
    let failure: unknown;
    await run(
      async (deps) => {
        failure = await ask(deps).catch((error: unknown) => error);
      },
      { OPENAI_API_KEY: PLANTED_KEY },
      { step: 'plan', models: { ...ACCESS, configurationFile: () => 'conf/my.yml' } },
    );
    expect(failure).toMatchObject({ failure: 'budget-exceeded' });
    expect(provider.requests).toEqual([]);
  });

  it('takes no work of the cache where somebody can be asked, and keeps none', async () => {
    let runs = 0;
    const work = (): Promise<void> => Promise.resolve(void (runs += 1));
    const key = { OPENAI_API_KEY: PLANTED_KEY };
    const overrides = { isCacheable: () => true };
    await run(work, key, overrides);
    await run(work, key, overrides);
    expect(runs).toBe(2);
    await run(work, {}, overrides);
    await run(work, {}, overrides);
    expect(runs).toBe(3);
  });

  it('counts what a try that was cut off has spent', async () => {
    const key = { OPENAI_API_KEY: PLANTED_KEY };
    const { runDirectory } = await run(ask, key);
    await rm(path.join(runDirectory, 'phases/analyze/output.json'));
    const again = await run(() => Promise.resolve(), { ...key, ORCHESTRATE_RUN_DIRECTORY: runDirectory });
    expect(again.runDirectory).toBe(runDirectory);
    expect(again.host.outputs).toMatchObject({ cost: '0.00035', tokens: '110', engine: 'live' });
  });
});
