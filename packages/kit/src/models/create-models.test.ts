import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { ModelFailure } from '@orchestrate/contracts/model-call';
import { conversationSchema, ledgerLineSchema } from '@orchestrate/contracts/model-call';
import type { ModelsFrameOptions, SampleModelsFrame } from '@orchestrate/testkit/models-frame';
import { createModelsFrame, PLANTED_KEY } from '@orchestrate/testkit/models-frame';
import type { ScriptedTurn } from '@orchestrate/testkit/scripted-provider';
import { createCompletion, createScriptedProvider } from '@orchestrate/testkit/scripted-provider';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { listFiles } from '../files/hash';

import type { Models, Question } from './ask';
import { createModels } from './create-models';
import { ModelError } from './provider';

const BOTH = { OPENAI_API_KEY: PLANTED_KEY, ANTHROPIC_API_KEY: 'another-key-0123456789-abcdefghij' };
const VERDICT = { name: 'verdict', type: z.strictObject({ good: z.boolean() }) };

let home: string;

beforeEach(async () => {
  home = await createTemporaryDirectory();
});

function question<T = string>(overrides: Partial<Question<T>> = {}): Question<T> {
  return {
    task: 'patch',
    rationale: 'see what it says',
    prompt: { messages: [{ role: 'user', text: 'Say something.' }] },
    ...overrides,
  };
}

async function open(
  turns: readonly ScriptedTurn[],
  options: ModelsFrameOptions = {},
): Promise<{ models: Models; frame: SampleModelsFrame; provider: ReturnType<typeof createScriptedProvider> }> {
  const provider = createScriptedProvider(turns);
  const frame = await createModelsFrame(home, { ...options, providers: { openai: provider, ...options.providers } });
  return { models: await createModels(frame), frame, provider };
}

async function readLines(frame: SampleModelsFrame) {
  const text = await readFile(frame.run.resolve('phases/heal/ledger.ndjson'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => ledgerLineSchema.parse(JSON.parse(line)));
}

async function failureOf(asked: Promise<unknown>): Promise<ModelError> {
  const error: unknown = await asked.then(
    () => new Error('it was answered'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ModelError)) throw error;
  return error;
}

describe('an answer', () => {
  it('comes with its cost, its ledger line, its conversation and its event', async () => {
    const { models, frame } = await open(['the answer']);
    const answer = await models.ask(question());
    // 100 tokens in at $2.50, because nobody said what of them went into the cache, and 10 out at $10 a million.
    expect(answer).toMatchObject({ value: 'the answer', cost: 0.00035, provider: 'openai', engine: 'live' });
    expect(answer).toMatchObject({ model: 'gpt-6.1-sol', conversation: 'ai_chats/01-patch.md' });
    const [line] = await readLines(frame);
    expect(line).toMatchObject({ phase: 'heal', outcome: 'answered', source: 'provider', attempts: 1, cost: 0.00035 });
    expect(line?.requestHash).toBe(answer.requestHash);
    const json = await readFile(frame.run.resolve('ai_chats/01-patch.json'), 'utf8');
    const conversation = conversationSchema.parse(JSON.parse(json));
    expect(conversation).toMatchObject({ outcome: 'answered', version: 'scripted 1.0.0', calls: [line] });
    expect(conversation.messages.map(({ text }) => text)).toEqual(['Say something.', 'the answer']);
    expect(await readFile(frame.run.resolve('ai_chats/01-patch.md'), 'utf8')).toContain('```text\nthe answer\n```');
    expect(frame.events).toMatchObject([
      { type: 'model.asked', data: { outcome: 'answered', cost: 0.00035, tokens: { input: 100, output: 10 } } },
    ]);
    expect(models.spent()).toEqual({ cost: 0.00035, tokens: 110, engine: 'live' });
  });

  it('leaves nothing behind before somebody is asked', async () => {
    const { models, frame } = await open(['x']);
    expect(models.canAsk('patch')).toEqual({ available: true });
    expect(models.spent()).toEqual({ cost: 0, tokens: 0, engine: 'offline' });
    expect(await listFiles(home)).toEqual(['artifacts/.gitignore']);
    expect(frame.opened).toEqual([]);
  });

  it('of an equal request comes from the cache, labelled, and costs nothing', async () => {
    await (await open(['once'])).models.ask(question());
    const { models, frame, provider } = await open(['twice']);
    const answer = await models.ask(question());
    expect(answer).toMatchObject({ value: 'once', cost: 0 });
    expect(provider.requests).toEqual([]);
    expect(await readLines(frame)).toMatchObject([{ source: 'cache', attempts: 0, cost: 0, outcome: 'answered' }]);
    expect(models.spent()).toMatchObject({ cost: 0, tokens: 0 });
  });

  it.each([
    ['another prompt', { prompt: { messages: [{ role: 'user' as const, text: 'Else.' }] } }],
    ['another limit', { limits: { outputTokens: 10 } }],
    ['a version of the template', { prompt: { name: 'p', version: '2', sha256: 'a'.repeat(64), messages: [] } }],
  ])('is not that of %s', async (_what, change) => {
    await (await open(['once'])).models.ask(question());
    const { models } = await open(['twice']);
    expect((await models.ask(question(change))).value).toBe('twice');
  });

  it('whose file is damaged is asked for again', async () => {
    await (await open(['once'])).models.ask(question());
    const directory = path.join(home, 'cache/models');
    const [name = ''] = await readdir(directory);
    const { writeFile } = await import('node:fs/promises');
    await writeFile(path.join(directory, name), '{"schemaVersion":1}');
    expect((await (await open(['twice'])).models.ask(question())).value).toBe('twice');
  });
});

describe('an answer with a schema', () => {
  const ask = (models: Models) => models.ask(question({ schema: VERDICT }));

  it.each(['{"good":true}', '```json\n{"good":true}\n```', '```\n{"good":true}```'])(
    'is read from %j',
    async (text) => {
      const { models, provider } = await open([text]);
      expect((await ask(models)).value).toEqual({ good: true });
      expect(provider.requests[0]?.schema?.jsonSchema).toMatchObject({ type: 'object', required: ['good'] });
    },
  );

  it('is told in the prompt to a provider that enforces none', async () => {
    const provider = createScriptedProvider(['{"good":true}'], { enforcesSchemas: false });
    const { models } = await open([], { providers: { openai: provider } });
    await ask(models);
    expect(provider.requests[0]?.schema).toBeUndefined();
    expect(provider.requests[0]?.messages[0]?.text).toContain('"required":["good"]');
  });

  it('has one round of repair, that is told every problem', async () => {
    const { models, provider, frame } = await open(['{"good":"yes"}', '{"good":true}']);
    expect((await ask(models)).value).toEqual({ good: true });
    expect(provider.requests[1]?.messages.slice(1).map(({ role }) => role)).toEqual(['assistant', 'user']);
    expect(provider.requests[1]?.messages.at(-1)?.text).toMatch(/good: .*boolean/);
    expect(await readLines(frame)).toHaveLength(2);
    expect(models.spent()).toMatchObject({ cost: 0.0007, tokens: 220 });
  });

  it('that does not fit twice is an error, and what came is kept', async () => {
    const { models, frame } = await open(['no JSON at all', 'again none']);
    const error = await failureOf(ask(models));
    expect(error).toMatchObject({ failure: 'invalid', details: { answer: { text: 'again none' } } });
    const page = await readFile(frame.run.resolve('ai_chats/01-patch.md'), 'utf8');
    expect(page).toContain('no JSON at all');
    expect(page).toContain('again none');
    const again = await open(['{"good":true}']);
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
    const { models, frame } = await open([completion ?? {}], { settings: { limits: { retries: 0 } } });
    expect((await failureOf(models.ask(question()))).failure).toBe(failure);
    expect(await readLines(frame)).toMatchObject([{ outcome: failure, cost: 0.00035, usage: { input: 100 } }]);
    expect(frame.events).toMatchObject([{ type: 'model.asked', level: 'warning', data: { outcome: failure } }]);
  });
});

describe('a failure', () => {
  const PASSING: ModelFailure[] = ['rate-limited', 'overloaded', 'server-error', 'network', 'conflict', 'malformed'];
  const LASTING: ModelFailure[] = ['authentication', 'forbidden', 'not-found', 'bad-request', 'too-large', 'refused'];

  it.each(PASSING)('%s is tried again', async (failure) => {
    const { models, frame } = await open([new ModelError(failure, 'no'), 'yes']);
    expect((await models.ask(question())).value).toBe('yes');
    expect(await readLines(frame)).toMatchObject([{ attempts: 2, outcome: 'answered' }]);
  });

  it.each(LASTING)('%s is not tried again, and the next provider is asked', async (failure) => {
    const anthropic = createScriptedProvider(['from the other']);
    const { models, frame } = await open([new ModelError(failure, 'no')], {
      environment: BOTH,
      providers: { anthropic },
    });
    expect(await models.ask(question())).toMatchObject({ value: 'from the other', provider: 'anthropic' });
    expect(await readLines(frame)).toMatchObject([
      { provider: 'openai', attempts: 1, outcome: failure, error: 'no' },
      { provider: 'anthropic', attempts: 1, outcome: 'answered' },
    ]);
    expect(frame.logged.join('\n')).toContain(`gave no answer: ${failure}`);
  });

  it('is tried three times more and then told', async () => {
    const { models, frame } = await open([new ModelError('overloaded', 'busy')]);
    expect((await failureOf(models.ask(question()))).failure).toBe('overloaded');
    expect(await readLines(frame)).toMatchObject([{ attempts: 4, outcome: 'overloaded', cost: 0 }]);
  });

  it('of a connection that was answering costs what nobody knows, and counts in full against the caps', async () => {
    const breakOff: ScriptedTurn = (_request, { onText }) => {
      onText('half an ans');
      return Promise.reject(new ModelError('network', 'reset'));
    };
    const { models, frame } = await open([breakOff], { settings: { limits: { retries: 1, 'usd-per-phase': 0.2 } } });
    await failureOf(models.ask(question()));
    const [line] = await readLines(frame);
    expect(line).toMatchObject({ cost: 'unknown', attempts: 2 });
    expect(line?.estimate).toBeGreaterThan(0.08);
    expect(models.spent().cost).toBe('unknown');
    expect((await failureOf(models.ask(question()))).failure).toBe('budget-exceeded');
  });

  it('waits as long as the provider says, or goes on where that is longer than there is time', async () => {
    const anthropic = createScriptedProvider(['from the other']);
    const { models, provider } = await open([new ModelError('rate-limited', 'later', { retryAfter: 600 })], {
      environment: BOTH,
      providers: { anthropic },
    });
    expect((await models.ask(question())).provider).toBe('anthropic');
    expect(provider.requests).toHaveLength(1);
  });
});

describe('caps', () => {
  it('refuse before anything is sent', async () => {
    const { models, frame, provider } = await open(['x'], { settings: { limits: { 'usd-per-run': 0.01 } } });
    const error = await failureOf(models.ask(question()));
    expect(error).toMatchObject({ failure: 'budget-exceeded' });
    expect(error.message).toMatch(/models\.limits\.usd-per-run/);
    expect(provider.requests).toEqual([]);
    expect(await readLines(frame)).toMatchObject([{ outcome: 'budget-exceeded', attempts: 0, cost: 0 }]);
    expect(models.spent().engine).toBe('offline');
  });

  it('count what earlier phases of the run and an earlier try of this one spent', async () => {
    const first = await open([createCompletion({ usage: { input: 0, output: 400_000, cached: 0, reasoning: 0 } })]);
    await first.models.ask(question());
    expect(first.models.spent().cost).toBe(4);
    const later = await createModelsFrame(home, {
      run: first.frame.run,
      step: 'report',
      evidence: { directory: 'phases/report', emit: () => undefined },
      settings: { limits: { 'usd-per-run': 4.05 } },
      providers: { openai: first.provider },
    });
    const { mkdir } = await import('node:fs/promises');
    await mkdir(later.run.resolve('phases/report'));
    const models = await createModels(later);
    const other = question({ prompt: { messages: [{ role: 'user', text: 'Something else.' }] } });
    expect((await failureOf(models.ask(other))).failure).toBe('budget-exceeded');
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
    const { models, provider } = await open([slow], { settings: { limits: { 'usd-per-phase': 0.1 } } });
    const first = models.ask(question());
    while (provider.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = models.ask(question({ prompt: { messages: [{ role: 'user', text: 'Me too.' }] } }));
    expect((await failureOf(second)).failure).toBe('budget-exceeded');
    release();
    expect((await first).cost).toBe(0.00035);
  });

  it('refuse a price that nobody knows, unless it is allowed; then the cost is unknown', async () => {
    const routes = { patch: ['openai/gpt-unheard-of'] };
    const refused = await open(['x'], { settings: { routes } });
    expect((await failureOf(refused.models.ask(question()))).message).toMatch(/allow-unknown-price/);
    expect(refused.provider.requests).toEqual([]);
    const allowed = await open(['x'], { settings: { routes, limits: { 'allow-unknown-price': true } } });
    expect((await allowed.models.ask(question())).cost).toBe('unknown');
  });

  it('need none for a server of this machine', async () => {
    const local = { kind: 'openai', 'base-url': 'http://127.0.0.1:8080/v1', model: 'any' };
    const provider = createScriptedProvider(['x']);
    const { models } = await open([], {
      environment: {},
      settings: { providers: { local }, limits: { 'usd-per-run': 0 } },
      providers: { local: provider },
    });
    expect(await models.ask(question())).toMatchObject({ provider: 'local', cost: 0 });
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
    const { models } = await open([turn], { settings: { limits: { retries: 0, [limit]: 0.1 } } });
    expect((await failureOf(models.ask(question()))).failure).toBe('timeout');
  });

  it('of a question ends it, whoever is asked', async () => {
    const anthropic = createScriptedProvider(['from the other']);
    const { models } = await open([silent], { environment: BOTH, providers: { anthropic } });
    expect(await failureOf(models.ask(question({ limits: { seconds: 0.1 } })))).toMatchObject({ failure: 'timeout' });
    expect(anthropic.requests).toEqual([]);
  });

  it('of a run that is used up lets nothing be sent', async () => {
    const wait: ScriptedTurn = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return createCompletion();
    };
    const { models, provider } = await open([wait], { settings: { limits: { 'run-seconds': 0.02 } } });
    expect((await failureOf(models.ask(question()))).failure).toBe('timeout');
    const error = await failureOf(models.ask(question()));
    expect(error.message).toMatch(/models\.limits\.run-seconds/);
    expect(provider.requests.length).toBeLessThan(5);
  });

  it('ends within two seconds when the step is cancelled, even where the provider does not listen', async () => {
    const controller = new AbortController();
    const deaf: ScriptedTurn = () => new Promise(() => undefined);
    const { models, frame, provider } = await open([deaf], {
      signal: controller.signal,
      settings: { providers: { openai: { kind: 'openai', concurrency: 1 } } },
    });
    const asked = [models.ask(question()), models.ask(question({ task: 'code' }))];
    while (provider.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const begin = performance.now();
    controller.abort();
    const errors = await Promise.all(asked.map(failureOf));
    expect(performance.now() - begin).toBeLessThan(2_000);
    expect(errors.map(({ failure }) => failure)).toEqual(['cancelled', 'cancelled']);
    expect(await readLines(frame)).toMatchObject([{ outcome: 'cancelled' }, { outcome: 'cancelled', attempts: 0 }]);
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
    const { models } = await open([count], {
      settings: { providers: { openai: { kind: 'openai', concurrency: 2 } } },
    });
    const texts = ['1', '2', '3', '4', '5', '6'];
    await Promise.all(texts.map((text) => models.ask(question({ prompt: { messages: [{ role: 'user', text }] } }))));
    expect(most).toBe(2);
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
    const { models, provider, frame } = await open([turn, 'done']);
    expect((await models.ask(question({ tools: [echo] }))).value).toBe('done');
    expect(provider.requests[0]?.tools).toMatchObject([{ name: 'echo', parameters: { required: ['text'] } }]);
    expect(provider.requests[1]?.rounds?.[0]?.results[0]?.text).toContain(expected);
    expect(await readFile(frame.run.resolve('ai_chats/01-patch.md'), 'utf8')).toContain(expected);
  });

  it('that throw tell the model', async () => {
    const broken = { ...echo, run: () => Promise.reject(new Error('out of order')) };
    const { models, provider } = await open([call('{"text":"x"}'), 'done']);
    await models.ask(question({ tools: [broken] }));
    expect(provider.requests[1]?.rounds?.[0]?.results[0]?.text).toBe('error: out of order');
  });

  it('are called in so many rounds and no more', async () => {
    const { models, provider } = await open([call('{"text":"again"}')]);
    const error = await failureOf(models.ask(question({ tools: [echo], limits: { rounds: 2 } })));
    expect(error).toMatchObject({ failure: 'invalid' });
    expect(provider.requests).toHaveLength(3);
  });
});

describe('cassettes', () => {
  const cassette = (mode: 'record' | 'replay') => ({ mode, directory: path.join(home, 'tape') });

  it('answer without a key, without a provider and without cost', async () => {
    const recorded = await open(['{"good":true}'], { cassette: cassette('record') });
    await recorded.models.ask(question({ schema: VERDICT }));
    const { models, frame } = await open(['never'], { cassette: cassette('replay'), environment: {} });
    const answer = await models.ask(question({ schema: VERDICT }));
    expect(answer).toMatchObject({ value: { good: true }, engine: 'replay', cost: 0 });
    expect(frame.opened).toEqual([]);
    expect(await readLines(frame)).toMatchObject([{ source: 'cassette', attempts: 0, cost: 0 }]);
    expect(models.spent().engine).toBe('replay');
  });

  it('answer for the provider that has a recording', async () => {
    const anthropic = createScriptedProvider(['from the other']);
    const options = { environment: BOTH, providers: { anthropic } };
    const recorded = await open([new ModelError('forbidden', 'no')], { ...options, cassette: cassette('record') });
    await recorded.models.ask(question());
    const { models } = await open([], { cassette: cassette('replay'), environment: {} });
    expect(await models.ask(question())).toMatchObject({ value: 'from the other', provider: 'anthropic' });
  });

  it('fail where there is no recording, and ask nobody', async () => {
    const { models, frame } = await open(['never'], { cassette: cassette('replay') });
    const error = await failureOf(models.ask(question()));
    expect(error.failure).toBe('cassette-miss');
    expect(error.message).toContain('ORCHESTRATE_CASSETTE=record');
    expect(frame.opened).toEqual([]);
    expect(models.spent().engine).toBe('offline');
  });

  it('do not look into the cache', async () => {
    await (await open(['cached'])).models.ask(question());
    const { models } = await open([], { cassette: cassette('replay') });
    expect((await failureOf(models.ask(question()))).failure).toBe('cassette-miss');
  });
});

describe('secrets', () => {
  it('are in no file that is written, in no event, in no line of the log, and not in what is sent', async () => {
    const leak = `the key is ${PLANTED_KEY}, or ${Buffer.from(PLANTED_KEY).toString('base64')}`;
    const tool = { name: 'leak', description: 'x', parameters: z.object({}), run: () => Promise.resolve(leak) };
    const { models, frame, provider } = await open(
      [
        { text: leak, stop: 'tool', toolCalls: [{ id: '1', name: 'leak', arguments: `{"x":"${PLANTED_KEY}"}` }] },
        leak,
        new ModelError('bad-request', `no: ${leak}`),
      ],
      { cassette: { mode: 'record', directory: path.join(home, 'tape') } },
    );
    const asked = question({ rationale: leak, prompt: { messages: [{ role: 'user', text: leak }] }, tools: [tool] });
    await models.ask(asked);
    await failureOf(models.ask({ ...asked, task: 'code', limits: { outputTokens: 5 } }));
    const files = await listFiles(home);
    expect(files).toEqual(expect.arrayContaining([expect.stringMatching(/ai_chats\/02-code\.md$/)]));
    expect(files.filter((file) => file.startsWith('tape/'))).toHaveLength(2);
    const replayed = await open([], { cassette: { mode: 'replay', directory: path.join(home, 'tape') } });
    expect((await replayed.models.ask(asked)).text).toContain('***');
    const written = await Promise.all(files.map((file) => readFile(path.join(home, file), 'utf8')));
    const told = [...written, ...frame.logged, JSON.stringify(provider.requests[0])].join('\n');
    expect(told).toContain('the key is ***');
    for (const form of [PLANTED_KEY, Buffer.from(PLANTED_KEY).toString('base64').slice(0, 40)])
      expect(told).not.toContain(form);
  });
});

describe('transcripts', () => {
  const LONG = 'word '.repeat(10_000);
  it.each([
    ['full', LONG.length],
    ['redacted', 16_384],
    ['none', 0],
  ] as const)('%s keep so much of a message', async (transcripts, kept) => {
    const { models, frame } = await open([LONG], { settings: { transcripts } });
    await models.ask(question());
    const text = await readFile(frame.run.resolve('ai_chats/01-patch.json'), 'utf8');
    const { messages, transcript } = conversationSchema.parse(JSON.parse(text));
    expect(transcript).toBe(transcripts);
    expect(Math.abs((messages.at(-1)?.text.length ?? 0) - kept)).toBeLessThan(40);
  });
});

describe('routes', () => {
  it('leave out whom a question excludes', async () => {
    const anthropic = createScriptedProvider(['from the other']);
    const { models } = await open(['mine'], { environment: BOTH, providers: { anthropic } });
    expect((await models.ask(question({ not: ['openai'] }))).provider).toBe('anthropic');
    const error = await failureOf(models.ask(question({ not: ['openai', 'anthropic'] })));
    expect(error.message).toContain('nobody is left to ask');
  });

  it('that name what has no key are said once', async () => {
    const { models, frame } = await open(['x'], {
      settings: { routes: { plan: ['anthropic'], code: ['anthropic', 'openai'] } },
    });
    expect(frame.logged).toEqual([
      'models.routes.plan: anthropic: there is no key; set ANTHROPIC_API_KEY',
      'models.routes.code: anthropic: there is no key; set ANTHROPIC_API_KEY',
    ]);
    expect(models.canAsk('plan')).toMatchObject({ available: false });
    expect(models.canAsk('code')).toEqual({ available: true });
  });
});
