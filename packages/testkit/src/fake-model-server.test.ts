import { expect, it } from 'vitest';

import { startFakeModelServer } from './fake-model-server';

const MESSAGES = [{ role: 'user', content: 'What is the time?' }];

it.each([
  ['openai-chat', '/v1/chat/completions', { model: 'm', messages: MESSAGES }],
  ['openai-responses', '/v1/responses', { model: 'm', input: MESSAGES }],
  ['anthropic', '/v1/messages', { model: 'm', messages: MESSAGES }],
  [
    'gemini',
    '/v1beta/models/m:generateContent',
    { contents: [{ role: 'user', parts: [{ text: 'What is the time?' }] }] },
  ],
  ['ollama', '/api/chat', { model: 'm', messages: MESSAGES, stream: false }],
] as const)('the fake server answers %s in one piece too, one reply after the other', async (protocol, path, body) => {
  const server = await startFakeModelServer([
    { text: 'Late, I fear.' },
    { status: 429, headers: { 'retry-after': '3' } },
  ]);
  const send = (): Promise<Response> => fetch(server.url + path, { method: 'POST', body: JSON.stringify(body) });
  const [first, second, third] = [await send(), await send(), await send()];
  expect(first.headers.get('content-type')).toBe('application/json');
  expect(await first.text()).toContain('Late, I fear.');
  expect([second.status, second.headers.get('retry-after'), third.status]).toEqual([429, '3', 429]);
  expect(server.requests).toHaveLength(3);
  expect(server.requests[0]).toMatchObject({
    protocol,
    path,
    isStream: false,
    model: 'm',
    prompt: 'What is the time?',
  });
  await server.close();
});

it('the fake server knows no other path', async () => {
  const server = await startFakeModelServer([{ text: 'Hello' }]);
  expect((await fetch(`${server.url}/v1/models`)).status).toBe(404);
  expect(server.requests).toHaveLength(0);
  await server.close();
});
