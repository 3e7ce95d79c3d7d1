// The same client code against an independent server, so that the protocols are not only what our fake takes them for.
import { LLMock } from '@copilotkit/aimock';
import type { Completion } from '@orchestrate/contracts/model-call';
import type { HttpProviderName } from '@orchestrate/testkit/open-fake-provider';
import { HTTP_PROVIDERS, openFakeProvider } from '@orchestrate/testkit/open-fake-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { CompletionRequest } from '../provider';

const NAMES = Object.keys(HTTP_PROVIDERS) as HttpProviderName[];
const USAGE = { prompt_tokens: 12, completion_tokens: 7 };
const VERDICT = { good: true };
const TOOL = {
  name: 'weather',
  description: 'Says what the weather is',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

const mock = new LLMock({ port: 0, chunkSize: 5 });

beforeAll(async () => {
  mock.on({ toolResultContains: 'sunny' }, { content: 'It is sunny in Oslo.' });
  mock.onMessage('weather', { toolCalls: [{ name: 'weather', arguments: '{"city":"Oslo"}' }] });
  mock.onMessage('hello', { content: 'Hi there, whoever you are!', usage: USAGE });
  mock.onMessage('verdict', { content: JSON.stringify(VERDICT) });
  mock.onMessage('a long story', { content: 'Once upon a', finishReason: 'length' });
  mock.onMessage('too often', { error: { message: 'Slow down' }, status: 429, retryAfter: 9 });
  mock.onMessage('too much', { error: { message: 'Come back later' }, status: 503 });
  await mock.start();
});
afterAll(() => mock.stop());

async function ask(
  name: HttpProviderName,
  text: string,
  more: Partial<CompletionRequest> = {},
): Promise<{ answer: Completion; pieces: string[] }> {
  const pieces: string[] = [];
  const provider = await openFakeProvider(name, mock.url);
  const request = { model: 'gpt-4o', messages: [{ role: 'user', text }], maxOutputTokens: 100, ...more } as const;
  const control = { signal: AbortSignal.timeout(20_000), onText: (piece: string) => pieces.push(piece) };
  return { answer: await provider.complete(request, control), pieces };
}

describe.each(NAMES)('aimock, asked by %s', (name) => {
  it('streams an answer, with what it took', async () => {
    const { answer, pieces } = await ask(name, 'hello');
    expect(answer).toMatchObject({ text: 'Hi there, whoever you are!', stop: 'end', toolCalls: [] });
    expect(pieces.filter((piece) => piece !== '').length).toBeGreaterThan(2);
    // Its Ollama counts nothing, whatever it is told.
    expect(answer.usage).toMatchObject(name === 'ollama' ? { input: 0, output: 0 } : { input: 12, output: 7 });
  });

  it('gives structured output', async () => {
    const jsonSchema = {
      type: 'object',
      properties: { good: { type: 'boolean' } },
      required: ['good'],
      additionalProperties: false,
    };
    const { answer } = await ask(name, 'verdict', { schema: { name: 'verdict', jsonSchema } });
    expect(JSON.parse(answer.text)).toEqual(VERDICT);
  });

  it('calls a tool, and takes its result', async () => {
    const { answer } = await ask(name, 'weather?', { tools: [TOOL] });
    expect(answer.stop).toBe('tool');
    expect(answer.toolCalls.map((call) => [call.name, JSON.parse(call.arguments) as unknown])).toEqual([
      ['weather', { city: 'Oslo' }],
    ]);
    const results = answer.toolCalls.map(({ id, name: tool }) => ({ id, name: tool, text: 'sunny' }));
    const rounds = [{ text: answer.text, calls: answer.toolCalls, results }];
    const second = await ask(name, 'weather?', { tools: [TOOL], rounds });
    expect(second.answer).toMatchObject({ text: 'It is sunny in Oslo.', stop: 'end' });
  });

  // Its Ollama always ends well.
  it.skipIf(name === 'ollama')('stops at a length', async () => {
    const { answer } = await ask(name, 'a long story');
    expect(answer).toMatchObject({ text: 'Once upon a', stop: 'length' });
  });

  it('limits the rate, and says for how long', async () => {
    const error: unknown = await ask(name, 'too often').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure: 'rate-limited', details: { status: 429, retryAfter: 9 } });
  });

  it('is overloaded', async () => {
    const error: unknown = await ask(name, 'too much').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      failure: 'overloaded',
      details: { status: 503 },
      message: expect.stringContaining('Come back later') as string,
    });
  });
});
