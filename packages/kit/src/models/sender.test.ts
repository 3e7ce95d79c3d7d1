import type { ModelFailure } from '@orchestrate/contracts/model-call';
import { PLANTED_KEY } from '@orchestrate/testkit/models-frame';
import { catchFailure, createQuestion, openSampleModels, readSampleLedger } from '@orchestrate/testkit/sample-models';
import type { ScriptedTurn } from '@orchestrate/testkit/scripted-provider';
import { createCompletion, createScriptedProvider } from '@orchestrate/testkit/scripted-provider';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { ModelError } from './provider';

const BOTH = { OPENAI_API_KEY: PLANTED_KEY, ANTHROPIC_API_KEY: 'another-key-0123456789-abcdefghij' };

let home: string;

beforeEach(async () => {
  home = await createTemporaryDirectory();
});

describe('a failure', () => {
  const PASSING: ModelFailure[] = ['rate-limited', 'overloaded', 'server-error', 'network', 'conflict', 'malformed'];
  const LASTING: ModelFailure[] = ['authentication', 'forbidden', 'not-found', 'bad-request', 'too-large', 'refused'];

  it.each(PASSING)('%s is tried again', async (failure) => {
    const { models, frame } = await openSampleModels(home, [new ModelError(failure, 'no'), 'yes']);
    expect((await models.ask(createQuestion())).value).toBe('yes');
    expect(await readSampleLedger(frame)).toMatchObject([{ attempts: 2, outcome: 'answered' }]);
  });

  it.each(LASTING)('%s is not tried again, and the next provider is asked', async (failure) => {
    const anthropic = createScriptedProvider(['from the other']);
    const { models, frame } = await openSampleModels(home, [new ModelError(failure, 'no')], {
      environment: BOTH,
      providers: { anthropic },
    });
    expect(await models.ask(createQuestion())).toMatchObject({ value: 'from the other', provider: 'anthropic' });
    expect(await readSampleLedger(frame)).toMatchObject([
      { provider: 'openai', attempts: 1, outcome: failure, error: 'no' },
      { provider: 'anthropic', attempts: 1, outcome: 'answered' },
    ]);
    expect(frame.logged.join('\n')).toContain(`gave no answer: ${failure}`);
  });

  it('is tried three times more and then told', async () => {
    const { models, frame } = await openSampleModels(home, [new ModelError('overloaded', 'busy')]);
    expect((await catchFailure(models.ask(createQuestion()))).failure).toBe('overloaded');
    expect(await readSampleLedger(frame)).toMatchObject([{ attempts: 4, outcome: 'overloaded', cost: 0 }]);
  });

  it('of a connection that was answering costs what nobody knows, and counts in full against the caps', async () => {
    const breakOff: ScriptedTurn = (_request, { onText }) => {
      onText('half an ans');
      return Promise.reject(new ModelError('network', 'reset'));
    };
    const { models, frame } = await openSampleModels(home, [breakOff], {
      settings: { limits: { retries: 1, 'usd-per-phase': 0.2 } },
    });
    await catchFailure(models.ask(createQuestion()));
    const [line] = await readSampleLedger(frame);
    expect(line).toMatchObject({ cost: 'unknown', attempts: 2 });
    expect(line?.estimate).toBeGreaterThan(0.08);
    expect(models.spent().cost).toBe('unknown');
    expect((await catchFailure(models.ask(createQuestion()))).failure).toBe('budget-exceeded');
  });

  it('waits as long as the provider says, or goes on where that is longer than there is time', async () => {
    const anthropic = createScriptedProvider(['from the other']);
    const { models, provider } = await openSampleModels(
      home,
      [new ModelError('rate-limited', 'later', { retryAfter: 600 })],
      {
        environment: BOTH,
        providers: { anthropic },
      },
    );
    expect((await models.ask(createQuestion())).provider).toBe('anthropic');
    expect(provider.requests).toHaveLength(1);
  });
});

describe('time', () => {
  const silent = (_request: unknown, { signal }: { signal: AbortSignal }): Promise<never> =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))));

  it.each([
    ['connect-seconds', silent],
    [
      'idle-seconds',
      (request, control) => {
        control.onText('a');
        return silent(request, control);
      },
    ],
    ['call-seconds', silent],
  ] as [string, ScriptedTurn][])('%s ends a try that takes longer', async (limit, turn) => {
    const { models } = await openSampleModels(home, [turn], { settings: { limits: { retries: 0, [limit]: 0.1 } } });
    expect((await catchFailure(models.ask(createQuestion()))).failure).toBe('timeout');
  });

  it('of a question ends it, whoever is asked', async () => {
    const anthropic = createScriptedProvider(['from the other']);
    const { models } = await openSampleModels(home, [silent], { environment: BOTH, providers: { anthropic } });
    expect(await catchFailure(models.ask(createQuestion({ limits: { seconds: 0.1 } })))).toMatchObject({
      failure: 'timeout',
    });
    expect(anthropic.requests).toEqual([]);
  });

  it('of a run that is used up lets nothing be sent', async () => {
    const wait: ScriptedTurn = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return createCompletion();
    };
    const { models, provider } = await openSampleModels(home, [wait], {
      settings: { limits: { 'run-seconds': 0.02 } },
    });
    expect((await catchFailure(models.ask(createQuestion()))).failure).toBe('timeout');
    const error = await catchFailure(models.ask(createQuestion()));
    expect(error.message).toMatch(/models\.limits\.run-seconds/);
    expect(provider.requests.length).toBeLessThan(5);
  });

  it('ends within two seconds when the step is cancelled, even where the provider does not listen', async () => {
    const controller = new AbortController();
    const deaf: ScriptedTurn = () => new Promise(() => undefined);
    const { models, frame, provider } = await openSampleModels(home, [deaf], {
      signal: controller.signal,
      settings: { providers: { openai: { kind: 'openai', concurrency: 1 } } },
    });
    const asked = [models.ask(createQuestion()), models.ask(createQuestion({ task: 'code' }))];
    while (provider.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const begin = performance.now();
    controller.abort();
    const errors = await Promise.all(asked.map(catchFailure));
    expect(performance.now() - begin).toBeLessThan(2_000);
    expect(errors.map(({ failure }) => failure)).toEqual(['cancelled', 'cancelled']);
    expect(await readSampleLedger(frame)).toMatchObject([
      { outcome: 'cancelled' },
      { outcome: 'cancelled', attempts: 0 },
    ]);
  });

  it('has so many requests to a provider at once and no more', async () => {
    let now = 0;
    let most = 0;
    const count: ScriptedTurn = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 10));
      now -= 1;
      return createCompletion();
    };
    const { models } = await openSampleModels(home, [count], {
      settings: { providers: { openai: { kind: 'openai', concurrency: 2 } } },
    });
    const texts = ['1', '2', '3', '4', '5', '6'];
    await Promise.all(
      texts.map((text) => models.ask(createQuestion({ prompt: { messages: [{ role: 'user', text }] } }))),
    );
    expect(most).toBe(2);
  });
});
