import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { createModelsFrame, PLANTED_KEY } from '@orchestrate/testkit/models-frame';
import { catchFailure, createQuestion, openSampleModels, readSampleLedger } from '@orchestrate/testkit/sample-models';
import type { ScriptedTurn } from '@orchestrate/testkit/scripted-provider';
import { createCompletion, createScriptedProvider } from '@orchestrate/testkit/scripted-provider';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { createModels } from './create-models';
import { ModelError } from './provider';

const BOTH = { OPENAI_API_KEY: PLANTED_KEY, ANTHROPIC_API_KEY: 'another-key-0123456789-abcdefghij' };
const VERDICT = { name: 'verdict', type: z.strictObject({ good: z.boolean() }) };

let home: string;

beforeEach(async () => {
  home = await createTemporaryDirectory();
});

describe('caps', () => {
  it('refuse before anything is sent', async () => {
    const { models, frame, provider } = await openSampleModels(home, ['x'], {
      settings: { limits: { 'usd-per-run': 0.01 } },
    });
    const error = await catchFailure(models.ask(createQuestion()));
    expect(error).toMatchObject({ failure: 'budget-exceeded' });
    expect(error.message).toMatch(/models\.limits\.usd-per-run/);
    expect(provider.requests).toEqual([]);
    expect(await readSampleLedger(frame)).toMatchObject([{ outcome: 'budget-exceeded', attempts: 0, cost: 0 }]);
    expect(models.spent().engine).toBe('offline');
  });

  it('let no personal data leave, unless the settings say so', async () => {
    const prompt = { messages: [{ role: 'user' as const, text: 'Call Ada: ada.lovelace@analytical-engines.co.uk' }] };
    const { models, frame, provider } = await openSampleModels(home, ['x']);
    const error = await catchFailure(models.ask(createQuestion({ prompt })));
    expect(error.failure).toBe('personal-data');
    expect(error.message).toMatch(/models\.allow-personal-data: true/);
    expect(error.message).not.toContain('lovelace');
    expect(provider.requests).toEqual([]);
    expect(await readSampleLedger(frame)).toMatchObject([{ outcome: 'personal-data', attempts: 0, cost: 0 }]);
    const open = await openSampleModels(home, ['y'], { settings: { 'allow-personal-data': true } });
    expect((await open.models.ask(createQuestion({ prompt }))).value).toBe('y');
  });

  it('count what earlier phases of the run and an earlier try of this one spent', async () => {
    const first = await openSampleModels(home, [
      createCompletion({ usage: { input: 0, output: 400_000, cached: 0, reasoning: 0 } }),
    ]);
    await first.models.ask(createQuestion());
    expect(first.models.spent().cost).toBe(4);
    const later = await createModelsFrame(home, {
      run: first.frame.run,
      step: 'report',
      evidence: { directory: 'phases/report', emit: () => undefined },
      settings: { limits: { 'usd-per-run': 4.05 } },
      providers: { openai: first.provider },
    });
    await mkdir(later.run.resolve('phases/report'));
    const models = await createModels(later);
    const other = createQuestion({ prompt: { messages: [{ role: 'user', text: 'Something else.' }] } });
    expect((await catchFailure(models.ask(other))).failure).toBe('budget-exceeded');
    expect(models.spent().cost).toBe(0);
    const again = await createModels({ ...first.frame });
    expect(again.spent()).toMatchObject({ cost: 4, engine: 'live' });
  });

  it('count what is under way', async () => {
    let release = (): void => undefined;
    const slow: ScriptedTurn = () =>
      new Promise((resolve) => {
        release = () => resolve(createCompletion());
      });
    const { models, provider } = await openSampleModels(home, [slow], {
      settings: { limits: { 'usd-per-phase': 0.1 } },
    });
    const first = models.ask(createQuestion());
    while (provider.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = models.ask(createQuestion({ prompt: { messages: [{ role: 'user', text: 'Me too.' }] } }));
    expect((await catchFailure(second)).failure).toBe('budget-exceeded');
    release();
    expect((await first).cost).toBe(0.00035);
  });

  it('refuse a price that nobody knows, unless it is allowed; then the cost is unknown', async () => {
    const routes = { patch: ['openai/gpt-unheard-of'] };
    const refused = await openSampleModels(home, ['x'], { settings: { routes } });
    expect((await catchFailure(refused.models.ask(createQuestion()))).message).toMatch(/allow-unknown-price/);
    expect(refused.provider.requests).toEqual([]);
    const allowed = await openSampleModels(home, ['x'], {
      settings: { routes, limits: { 'allow-unknown-price': true } },
    });
    expect((await allowed.models.ask(createQuestion())).cost).toBe('unknown');
  });

  it('need none for a server of this machine', async () => {
    const local = { kind: 'openai', 'base-url': 'http://127.0.0.1:8080/v1', model: 'any' };
    const provider = createScriptedProvider(['x']);
    const { models } = await openSampleModels(home, [], {
      environment: {},
      settings: { providers: { local }, limits: { 'usd-per-run': 0 } },
      providers: { local: provider },
    });
    expect(await models.ask(createQuestion())).toMatchObject({ provider: 'local', cost: 0 });
  });
});

describe('cassettes', () => {
  const cassette = (mode: 'record' | 'replay') => ({ mode, directory: path.join(home, 'tape') });

  it('answer without a key, without a provider and without cost', async () => {
    const recorded = await openSampleModels(home, ['{"good":true}'], { cassette: cassette('record') });
    await recorded.models.ask(createQuestion({ schema: VERDICT }));
    const { models, frame } = await openSampleModels(home, ['never'], {
      cassette: cassette('replay'),
      environment: {},
    });
    const answer = await models.ask(createQuestion({ schema: VERDICT }));
    expect(answer).toMatchObject({ value: { good: true }, engine: 'replay', cost: 0 });
    expect(frame.opened).toEqual([]);
    expect(await readSampleLedger(frame)).toMatchObject([{ source: 'cassette', attempts: 0, cost: 0 }]);
    expect(models.spent().engine).toBe('replay');
  });

  it('answer for the provider that has a recording', async () => {
    const anthropic = createScriptedProvider(['from the other']);
    const options = { environment: BOTH, providers: { anthropic } };
    const recorded = await openSampleModels(home, [new ModelError('forbidden', 'no')], {
      ...options,
      cassette: cassette('record'),
    });
    await recorded.models.ask(createQuestion());
    const { models } = await openSampleModels(home, [], { cassette: cassette('replay'), environment: {} });
    expect(await models.ask(createQuestion())).toMatchObject({ value: 'from the other', provider: 'anthropic' });
  });

  it('fail where there is no recording, and ask nobody', async () => {
    const { models, frame } = await openSampleModels(home, ['never'], { cassette: cassette('replay') });
    const error = await catchFailure(models.ask(createQuestion()));
    expect(error.failure).toBe('cassette-miss');
    expect(error.message).toContain('ORCHESTRATE_CASSETTE=record');
    expect(frame.opened).toEqual([]);
    expect(models.spent().engine).toBe('offline');
  });

  it('have the request also where the cache had the answer', async () => {
    await (await openSampleModels(home, ['cached'])).models.ask(createQuestion());
    await (await openSampleModels(home, [], { cassette: cassette('record') })).models.ask(createQuestion());
    const [name = ''] = await readdir(path.join(home, 'tape'));
    expect(JSON.parse(await readFile(path.join(home, 'tape', name), 'utf8'))).toMatchObject({
      request: { request: { messages: createQuestion().prompt.messages } },
      completion: { text: 'cached' },
    });
  });

  it('do not look into the cache', async () => {
    await (await openSampleModels(home, ['cached'])).models.ask(createQuestion());
    const { models } = await openSampleModels(home, [], { cassette: cassette('replay') });
    expect((await catchFailure(models.ask(createQuestion()))).failure).toBe('cassette-miss');
  });
});
