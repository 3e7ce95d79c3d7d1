import { readFile } from 'node:fs/promises';

import type { ModelFailure } from '@orchestrate/contracts/model-call';
import { catchFailure, createQuestion, openSampleModels, readSampleLedger } from '@orchestrate/testkit/sample-models';
import type { ScriptedTurn, createCompletion } from '@orchestrate/testkit/scripted-provider';
import { createScriptedProvider } from '@orchestrate/testkit/scripted-provider';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import type { Models } from './ask';

const VERDICT = { name: 'verdict', type: z.strictObject({ good: z.boolean() }) };

let home: string;

beforeEach(async () => {
  home = await createTemporaryDirectory();
});

describe('an answer with a schema', () => {
  const ask = (models: Models) => models.ask(createQuestion({ schema: VERDICT }));

  it.each(['{"good":true}', '```json\n{"good":true}\n```', '```\n{"good":true}```'])(
    'is read from %j',
    async (text) => {
      const { models, provider } = await openSampleModels(home, [text]);
      expect((await ask(models)).value).toEqual({ good: true });
      expect(provider.requests[0]?.schema?.jsonSchema).toMatchObject({ type: 'object', required: ['good'] });
    },
  );

  it('is told in the prompt to a provider that enforces none', async () => {
    const provider = createScriptedProvider(['{"good":true}'], { enforcesSchemas: false });
    const { models } = await openSampleModels(home, [], { providers: { openai: provider } });
    await ask(models);
    expect(provider.requests[0]?.schema?.name).toBe('verdict');
    expect(provider.requests[0]?.messages[0]?.text).toContain('"required":["good"]');
  });

  it('has one round of repair, that is told every problem', async () => {
    const { models, provider, frame } = await openSampleModels(home, ['{"good":"yes"}', '{"good":true}']);
    expect((await ask(models)).value).toEqual({ good: true });
    expect(provider.requests[1]?.messages.slice(1).map(({ role }) => role)).toEqual(['assistant', 'user']);
    expect(provider.requests[1]?.messages.at(-1)?.text).toMatch(/good: .*boolean/);
    expect(await readSampleLedger(frame)).toHaveLength(2);
    expect(models.spent()).toMatchObject({ cost: 0.0007, tokens: 220 });
  });

  it('that does not fit twice is an error, and what came is kept', async () => {
    const { models, frame } = await openSampleModels(home, ['no JSON at all', 'again none']);
    const error = await catchFailure(ask(models));
    expect(error).toMatchObject({ failure: 'invalid', details: { answer: { text: 'again none' } } });
    const page = await readFile(frame.run.resolve('ai_chats/01-patch.md'), 'utf8');
    expect(page).toContain('no JSON at all');
    expect(page).toContain('again none');
    const again = await openSampleModels(home, ['{"good":true}']);
    expect((await ask(again.models)).value).toEqual({ good: true });
    expect(again.provider.requests).toHaveLength(1);
  });
});

describe('what is no answer', () => {
  it.each<[string, Parameters<typeof createCompletion>[0], ModelFailure]>([
    ['an empty text', { text: ' \n' }, 'malformed'],
    ['a refusal', { stop: 'refusal' }, 'refused'],
    ['a filter', { stop: 'filter' }, 'filtered'],
    ['an end for length', { stop: 'length' }, 'cut-off'],
    ['a tool that is not named', { stop: 'tool' }, 'malformed'],
  ])('%s is an error of its own, and is paid for', async (_what, completion, failure) => {
    const { models, frame } = await openSampleModels(home, [completion ?? {}], {
      settings: { limits: { retries: 0 } },
    });
    expect((await catchFailure(models.ask(createQuestion()))).failure).toBe(failure);
    expect(await readSampleLedger(frame)).toMatchObject([{ outcome: failure, cost: 0.00035, usage: { input: 100 } }]);
    expect(frame.events).toMatchObject([{ type: 'model.asked', level: 'warning', data: { outcome: failure } }]);
  });
});

describe('tools', () => {
  const echo = {
    name: 'echo',
    description: 'says it back',
    parameters: z.strictObject({ text: z.string() }),
    run: ({ text }: { text: string }) => Promise.resolve(`heard ${text}`),
  };
  const call = (given: string, name = 'echo'): ScriptedTurn => ({
    text: '',
    stop: 'tool',
    toolCalls: [{ id: '1', name, arguments: given }],
  });

  it.each([
    ['good arguments', call('{"text":"hello"}'), 'heard hello'],
    ['arguments that are no JSON', call('{"text":'), 'error: the arguments are not JSON'],
    ['arguments that do not fit', call('{"text":1}'), 'error: the arguments do not fit: text:'],
    ['a tool that is not there', call('{}', 'rm'), 'error: there is no tool rm; there are echo'],
  ])('answer a call with %s', async (_what, turn, expected) => {
    const { models, provider, frame } = await openSampleModels(home, [turn, 'done']);
    expect((await models.ask(createQuestion({ tools: [echo] }))).value).toBe('done');
    expect(provider.requests[0]?.tools).toMatchObject([{ name: 'echo', parameters: { required: ['text'] } }]);
    expect(provider.requests[1]?.rounds?.[0]?.results[0]?.text).toContain(expected);
    expect(await readFile(frame.run.resolve('ai_chats/01-patch.md'), 'utf8')).toContain(expected);
  });

  it('that throw tell the model', async () => {
    const broken = { ...echo, run: () => Promise.reject(new Error('out of order')) };
    const { models, provider } = await openSampleModels(home, [call('{"text":"x"}'), 'done']);
    await models.ask(createQuestion({ tools: [broken] }));
    expect(provider.requests[1]?.rounds?.[0]?.results[0]?.text).toBe('error: out of order');
  });

  it('are called in so many rounds and no more', async () => {
    const { models, provider } = await openSampleModels(home, [call('{"text":"again"}')]);
    const error = await catchFailure(models.ask(createQuestion({ tools: [echo], limits: { rounds: 2 } })));
    expect(error).toMatchObject({ failure: 'invalid' });
    expect(provider.requests).toHaveLength(3);
  });
});
