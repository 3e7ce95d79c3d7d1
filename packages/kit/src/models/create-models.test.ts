import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { conversationSchema } from '@orchestrate/contracts/model-call';
import { PLANTED_KEY } from '@orchestrate/testkit/models-frame';
import { catchFailure, createQuestion, openSampleModels, readSampleLedger } from '@orchestrate/testkit/sample-models';
import { createScriptedProvider } from '@orchestrate/testkit/scripted-provider';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { listFiles } from '../files/hash';

import { ModelError } from './provider';

const BOTH = { OPENAI_API_KEY: PLANTED_KEY, ANTHROPIC_API_KEY: 'another-key-0123456789-abcdefghij' };

let home: string;

beforeEach(async () => {
  home = await createTemporaryDirectory();
});

describe('an answer', () => {
  it('comes with its cost, its ledger line, its conversation and its event', async () => {
    const { models, frame } = await openSampleModels(home, ['the answer']);
    const answer = await models.ask(createQuestion());
    // 100 tokens in at $2.50, because nobody said what of them went into the cache, and 10 out at $10 a million.
    expect(answer).toMatchObject({ value: 'the answer', cost: 0.00035, provider: 'openai', engine: 'live' });
    expect(answer).toMatchObject({ model: 'gpt-6.1-sol', conversation: 'ai_chats/01-patch.md' });
    const [line] = await readSampleLedger(frame);
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
    const { models, frame } = await openSampleModels(home, ['x']);
    expect(models.canAsk('patch')).toEqual({ available: true });
    expect(models.spent()).toEqual({ cost: 0, tokens: 0, engine: 'offline' });
    expect(await listFiles(home)).toEqual(['artifacts/.gitignore']);
    expect(frame.opened).toEqual([]);
  });

  it('of an equal request comes from the cache, labelled, and costs nothing', async () => {
    await (await openSampleModels(home, ['once'])).models.ask(createQuestion());
    const { models, frame, provider } = await openSampleModels(home, ['twice']);
    const answer = await models.ask(createQuestion());
    expect(answer).toMatchObject({ value: 'once', cost: 0 });
    expect(provider.requests).toEqual([]);
    expect(await readSampleLedger(frame)).toMatchObject([
      { source: 'cache', attempts: 0, cost: 0, outcome: 'answered' },
    ]);
    expect(models.spent()).toMatchObject({ cost: 0, tokens: 0 });
  });

  it.each([
    ['another prompt', { prompt: { messages: [{ role: 'user' as const, text: 'Else.' }] } }],
    ['another limit', { limits: { outputTokens: 10 } }],
    ['a version of the template', { prompt: { name: 'p', version: '2', sha256: 'a'.repeat(64), messages: [] } }],
  ])('is not that of %s', async (_what, change) => {
    await (await openSampleModels(home, ['once'])).models.ask(createQuestion());
    const { models } = await openSampleModels(home, ['twice']);
    expect((await models.ask(createQuestion(change))).value).toBe('twice');
  });

  it('whose file is damaged is asked for again', async () => {
    await (await openSampleModels(home, ['once'])).models.ask(createQuestion());
    const directory = path.join(home, 'cache/models');
    const [name = ''] = await readdir(directory);
    const file = path.join(directory, name);
    await writeFile(file, (await readFile(file, 'utf8')).replace('"stop":"end"', '"stop":"whenever"'));
    expect((await (await openSampleModels(home, ['twice'])).models.ask(createQuestion())).value).toBe('twice');
  });
});

describe('secrets', () => {
  it('are in no file that is written, in no event, in no line of the log, and not in what is sent', async () => {
    const leak = `the key is ${PLANTED_KEY}, or ${Buffer.from(PLANTED_KEY).toString('base64')}`;
    const tool = { name: 'leak', description: 'x', parameters: z.object({}), run: () => Promise.resolve(leak) };
    const { models, frame, provider } = await openSampleModels(
      home,
      [
        { text: leak, stop: 'tool', toolCalls: [{ id: '1', name: 'leak', arguments: `{"x":"${PLANTED_KEY}"}` }] },
        leak,
        new ModelError('bad-request', `no: ${leak}`),
      ],
      { cassette: { mode: 'record', directory: path.join(home, 'tape') } },
    );
    const asked = createQuestion({
      rationale: leak,
      prompt: { messages: [{ role: 'user', text: leak }] },
      tools: [tool],
    });
    await models.ask(asked);
    await catchFailure(models.ask({ ...asked, task: 'code', limits: { outputTokens: 5 } }));
    const files = await listFiles(home);
    expect(files).toEqual(expect.arrayContaining([expect.stringMatching(/ai_chats\/02-code\.md$/)]));
    expect(files.filter((file) => file.startsWith('tape/'))).toHaveLength(2);
    const replayed = await openSampleModels(home, [], {
      cassette: { mode: 'replay', directory: path.join(home, 'tape') },
    });
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
    const { models, frame } = await openSampleModels(home, [LONG], { settings: { transcripts } });
    await models.ask(createQuestion());
    const text = await readFile(frame.run.resolve('ai_chats/01-patch.json'), 'utf8');
    const { messages, transcript } = conversationSchema.parse(JSON.parse(text));
    expect(transcript).toBe(transcripts);
    expect(Math.abs((messages.at(-1)?.text.length ?? 0) - kept)).toBeLessThan(40);
  });
});

describe('routes', () => {
  it('leave out whom a question excludes', async () => {
    const anthropic = createScriptedProvider(['from the other']);
    const { models } = await openSampleModels(home, ['mine'], { environment: BOTH, providers: { anthropic } });
    expect((await models.ask(createQuestion({ not: ['openai'] }))).provider).toBe('anthropic');
    const error = await catchFailure(models.ask(createQuestion({ not: ['openai', 'anthropic'] })));
    expect(error.message).toContain('nobody is left to ask');
  });

  it('that name what has no key are said once', async () => {
    const { models, frame } = await openSampleModels(home, ['x'], {
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
