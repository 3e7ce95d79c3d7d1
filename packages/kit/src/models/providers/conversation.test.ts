import { setTimeout as wait } from 'node:timers/promises';

import type { Completion } from '@orchestrate/contracts/model-call';
import type { FakeModelScript, FakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';
import type { HttpProviderName } from '@orchestrate/testkit/open-fake-provider';
import { FAKE_KEY, HTTP_PROVIDERS, openFakeProvider } from '@orchestrate/testkit/open-fake-provider';
import { afterEach, describe, expect, it } from 'vitest';

import type { CompletionRequest } from '../provider';
import { ModelError } from '../provider';

const NAMES = Object.keys(HTTP_PROVIDERS) as HttpProviderName[];
const REQUEST: CompletionRequest = {
  model: 'some-model',
  messages: [
    { role: 'system', text: 'Be short.' },
    { role: 'user', text: 'How are you?' },
  ],
  maxOutputTokens: 321,
};
const TOOL = {
  name: 'add',
  description: 'Adds',
  parameters: { type: 'object', properties: { a: { type: 'number' } }, required: ['a'] },
};
const SCHEMA = {
  name: 'verdict',
  jsonSchema: {
    type: 'object',
    properties: { good: { type: 'boolean' }, why: { type: 'string', minLength: 1 } },
    required: ['good'],
    additionalProperties: false,
  },
};

let server: FakeModelServer;
afterEach(() => server.close());

async function ask(
  name: HttpProviderName,
  script: FakeModelScript,
  more: Partial<CompletionRequest> = {},
): Promise<{ answer: Completion; pieces: string[]; body: string }> {
  server = await startFakeModelServer(script);
  const pieces: string[] = [];
  const provider = await openFakeProvider(name, server.url);
  const control = { signal: AbortSignal.timeout(20_000), onText: (piece: string) => pieces.push(piece) };
  const answer = await provider.complete({ ...REQUEST, ...more }, control);
  return { answer, pieces, body: JSON.stringify(server.requests.at(-1)?.body) };
}

describe.each(NAMES)('%s', (name) => {
  it('gives the text, piece by piece, and what it took', async () => {
    const usage = { input: 100, output: 40, cached: 64, reasoning: 8 };
    const { answer, pieces, body } = await ask(name, [
      { text: 'I am well, thank you – ünd you?', usage, model: 'm-1' },
    ]);
    // Ollama counts neither what it kept nor what it thought.
    const counted = name === 'ollama' ? { ...usage, cached: 0, reasoning: 0 } : usage;
    expect(answer).toEqual({
      text: 'I am well, thank you – ünd you?',
      toolCalls: [],
      stop: 'end',
      usage: counted,
      model: 'm-1',
    });
    expect(pieces.filter((piece) => piece !== '').length).toBeGreaterThan(2);
    expect(pieces.join('')).toBe(answer.text);
    for (const said of ['Be short.', 'How are you?', '321']) expect(body).toContain(said);
    expect(server.requests[0]?.model).toBe('some-model');
  });

  it('gives each of many calls at a time its own answer or failure, again and again', async () => {
    server = await startFakeModelServer(({ prompt }) =>
      prompt.includes('no.') ? { status: 429, message: `not ${prompt}` } : { text: `to ${prompt}` },
    );
    const provider = await openFakeProvider(name, server.url);
    const call = async (text: string): Promise<string> => {
      const control = { signal: AbortSignal.timeout(20_000), onText: () => undefined };
      const request = { ...REQUEST, messages: [{ role: 'user' as const, text }] };
      return provider.complete(request, control).then(
        (answer) => answer.text,
        (error: unknown) => (error instanceof ModelError ? error.failure : String(error)),
      );
    };
    const texts = ['one.', 'no.', 'two.', 'three.'];
    for (let wave = 0; wave < 3; wave += 1)
      expect(await Promise.all(texts.map(call))).toEqual(['to one.', 'rate-limited', 'to two.', 'to three.']);
  });

  it('says where nobody counted', async () => {
    const { answer } = await ask(name, [{ text: 'Hello', usage: null }]);
    expect(answer.usage).toBeNull();
  });

  it('sends its key in a header alone, and nothing of the machine', async () => {
    await ask(name, [{ text: 'Hello' }]);
    const { headers, path, body } = server.requests[0] ?? { headers: {}, path: '', body: {} };
    expect(JSON.stringify(headers)).toContain(FAKE_KEY);
    expect(path + JSON.stringify(body)).not.toContain(FAKE_KEY);
    expect(Object.keys(headers).filter((header) => /stainless|x-goog-api-client/.test(header))).toEqual([]);
  });

  it('asks for an answer of a schema, and gives JSON that fits it', async () => {
    const isStrict = name.includes('openai');
    const text = isStrict ? '{"good":true,"why":null}' : '{"good":true}';
    const { answer, body } = await ask(name, [{ text }], { schema: SCHEMA });
    expect(JSON.parse(answer.text)).toEqual({ good: true });
    expect(body).toContain(isStrict ? '"strict":true' : '"good":{"type":"boolean"}');
    expect(body).not.toContain('Answer with one JSON value');
  });

  it('hands on tool calls and takes their results back', async () => {
    const toolCalls = [
      { name: 'add', arguments: '{"a":1}' },
      { name: 'add', arguments: '{"a":2}' },
    ];
    const first = await ask(name, [{ text: 'Let me see.', toolCalls }], { tools: [TOOL] });
    expect(first.answer.stop).toBe('tool');
    expect(first.answer.text).toBe('Let me see.');
    expect(first.answer.toolCalls.map((call) => [call.name, JSON.parse(call.arguments) as unknown])).toEqual([
      ['add', { a: 1 }],
      ['add', { a: 2 }],
    ]);
    expect(new Set(first.answer.toolCalls.map(({ id }) => id)).size).toBe(2);
    expect(first.body).toContain('"description":"Adds"');
    await server.close();

    const { text, toolCalls: calls } = first.answer;
    const results = calls.map(({ id, name: tool }) => ({ id, name: tool, text: `result of ${id}` }));
    const second = await ask(name, [{ text: 'Three.' }], { tools: [TOOL], rounds: [{ text, calls, results }] });
    expect(second.answer.text).toBe('Three.');
    for (const { id } of calls) expect(second.body.split(id)).toHaveLength(4);
    for (const { text: result } of results) expect(second.body).toContain(result);
    // Gemini wants its signatures back.
    if (name === 'gemini') expect(second.body).toContain('"thoughtSignature":"c2lnbmF0dXJl"');
  });

  it('makes nothing good of tool calls whose arguments do not parse', async () => {
    const script = [{ toolCalls: [{ name: 'add', arguments: '{"a":' }] }];
    const result: unknown = await ask(name, script, { tools: [TOOL] }).catch((error: unknown) => error);
    // Where arguments are text the asker tells the model; where they must be an object the answer is none.
    if (name === 'gemini' || name === 'ollama') expect(result).toMatchObject({ failure: 'malformed' });
    else expect(result).toMatchObject({ answer: { stop: 'tool', toolCalls: [{ arguments: '{"a":' }] } });
  });

  it.each(['slow-headers', 'slow-body'] as const)('ends at once when it is cancelled: %s', async (fault) => {
    server = await startFakeModelServer([{ fault }]);
    const provider = await openFakeProvider(name, server.url);
    const controller = new AbortController();
    const failed = provider
      .complete(REQUEST, { signal: controller.signal, onText: () => undefined })
      .catch((error: unknown) => error);
    await expect.poll(() => server.requests.length, { timeout: 20_000 }).toBe(1);
    await wait(50);
    const begin = performance.now();
    controller.abort();
    expect(await failed).toMatchObject({ failure: 'cancelled' });
    await expect.poll(() => server.abandoned(), { timeout: 2000, interval: 10 }).toBe(1);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('says a time-out, or whatever the asker ended it for', async () => {
    server = await startFakeModelServer([{ fault: 'slow-headers' }]);
    const provider = await openFakeProvider(name, server.url);
    const endWith = (signal: AbortSignal): Promise<unknown> =>
      provider.complete(REQUEST, { signal, onText: () => undefined }).catch((error: unknown) => error);
    expect(await endWith(AbortSignal.timeout(50))).toMatchObject({ failure: 'timeout' });
    const reason = new ModelError('timeout', 'nothing came for 60 s');
    expect(await endWith(AbortSignal.abort(reason))).toMatchObject({
      failure: 'timeout',
      message: expect.stringContaining('nothing came for 60 s') as string,
    });
  });
});

describe('schemas that cannot be enforced', () => {
  const jsonSchema = { type: 'object', properties: {}, additionalProperties: { type: 'number' } };

  it.each(['openai-chat', 'openai-responses'] as const)('%s sends without strictness', async (name) => {
    const { body, answer } = await ask(name, [{ text: '{"a":1}' }], { schema: { name: 'map', jsonSchema } });
    expect(body).toContain('"strict":false');
    expect(answer.text).toBe('{"a":1}');
  });

  it('anthropic tells the model of', async () => {
    const { body } = await ask('anthropic', [{ text: '{"a":1}' }], { schema: { name: 'map', jsonSchema } });
    expect(body).toContain('Answer with one JSON value');
    expect(body).not.toContain('output_config');
  });

  it.each(['gemini', 'ollama'] as const)('%s tells the model of, beside tools', async (name) => {
    const { body } = await ask(name, [{ text: '{"good":true}' }], { schema: SCHEMA, tools: [TOOL] });
    expect(body).toContain('Answer with one JSON value');
    expect(body).not.toMatch(/"format":\{|responseJsonSchema/);
  });
});

describe('what one provider has alone', () => {
  it('anthropic marks what is worth keeping, four times at most', async () => {
    const calls = [{ id: 'call_1', name: 'add', arguments: '{}' }];
    const round = { text: '', calls, results: [{ id: 'call_1', name: 'add', text: '1' }] };
    const messages = [
      ...REQUEST.messages,
      { role: 'assistant', text: 'Well.' },
      { role: 'user', text: 'And?' },
    ] as const;
    const more = { messages, tools: [TOOL], rounds: [round, round] };
    const { body } = await ask('anthropic', [{ text: 'Good.' }], more);
    expect(body.split('"cache_control":{"type":"ephemeral"}')).toHaveLength(5);
    const { body: short } = await ask('anthropic', [{ text: 'Good.' }]);
    expect(short).toContain('"system":[{"type":"text","text":"Be short.","cache_control":{"type":"ephemeral"}}]');
    expect(short.split('cache_control')).toHaveLength(2);
  });

  it('azure asks for a deployment, of a version', async () => {
    await ask('azure-openai', [{ text: 'Hello' }]);
    expect(server.requests[0]?.path).toBe('/openai/deployments/some-model/chat/completions');
    expect(server.requests[0]?.headers['api-key']).toBe(FAKE_KEY);
  });

  it('openai keeps nothing of the request at the provider', async () => {
    const { body } = await ask('openai-responses', [{ text: 'Hello' }]);
    expect(body).toContain('"store":false');
  });

  it('ollama asks for room enough, and for the time that a model stays loaded', async () => {
    server = await startFakeModelServer([{ text: 'Hello' }]);
    const provider = await openFakeProvider('ollama', server.url, { 'keep-alive': '7m' });
    const messages = [{ role: 'user', text: 'x'.repeat(30_000) }] as const;
    const control = { signal: AbortSignal.timeout(20_000), onText: () => undefined };
    await provider.complete({ ...REQUEST, messages }, control);
    expect(server.requests[0]?.body).toMatchObject({ keep_alive: '7m', options: { num_ctx: 16_384 } });
  });

  it.each([true, false])('ollama fetches a model that is not there, where pull is %s', async (pull) => {
    let isThere = false;
    server = await startFakeModelServer(({ path }) => {
      if (path === '/api/pull') isThere = true;
      return isThere ? { text: 'Here I am.' } : { status: 404, message: "model 'some-model' not found" };
    });
    const provider = await openFakeProvider('ollama', server.url, { pull });
    const control = { signal: AbortSignal.timeout(20_000), onText: () => undefined };
    const result: unknown = await provider.complete(REQUEST, control).catch((error: unknown) => error);
    if (pull) expect(result).toMatchObject({ text: 'Here I am.' });
    else
      expect(result).toMatchObject({ failure: 'not-found', message: expect.stringContaining('ollama pull') as string });
    expect(server.requests.map(({ path }) => path)).toEqual(
      pull ? ['/api/chat', '/api/pull', '/api/chat'] : ['/api/chat'],
    );
  });
});
