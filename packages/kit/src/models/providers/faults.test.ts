import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { Completion } from '@orchestrate/contracts/model-call';
import type { FakeModelReply, FakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { MODEL_FAULTS } from '@orchestrate/testkit/model-faults';
import type { HttpProviderName } from '@orchestrate/testkit/open-fake-provider';
import { FAKE_KEY, HTTP_PROVIDERS, openFakeProvider } from '@orchestrate/testkit/open-fake-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ModelError } from '../provider';

const NAMES = Object.keys(HTTP_PROVIDERS) as HttpProviderName[];

async function ask(name: HttpProviderName, url: string): Promise<Completion> {
  const provider = await openFakeProvider(name, url);
  return provider.complete(
    { model: 'm', messages: [{ role: 'user', text: 'Hello' }], maxOutputTokens: 100 },
    { signal: AbortSignal.timeout(20_000), onText: () => undefined },
  );
}

async function failureOf(name: HttpProviderName, url: string): Promise<ModelError> {
  const error: unknown = await ask(name, url).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ModelError);
  return error as ModelError;
}

describe.each(NAMES)('a fake server for %s that answers with', (name) => {
  let server: FakeModelServer;
  let reply: FakeModelReply = {};

  beforeAll(async () => {
    server = await startFakeModelServer(() => reply);
  });
  afterAll(() => server.close());

  it.each(MODEL_FAULTS)('%s is reported as such, once', async (_title, given, failure) => {
    reply = given;
    const before = server.requests.length;
    const error = await failureOf(name, server.url);
    expect({ failure: error.failure, message: error.message }).toEqual({
      failure,
      message: expect.stringMatching(new RegExp(`^${name} \\(127\\.0\\.0\\.1:\\d+\\): .{10}`)) as string,
    });
    // Nothing repeats a request but the asker.
    expect(server.requests.length - before).toBe(1);
    if ('status' in given) expect(error.details.status).toBe(given.status);
  });

  it('an error in its stream is reported by what it says', async () => {
    reply = { fault: 'error-in-stream' };
    const error = await failureOf(name, server.url);
    expect(error.message).toContain('overloaded');
    expect(['overloaded', 'server-error']).toContain(error.failure);
  });

  it.each(['insufficient_quota', 'billing_not_active'])('429 for %s is no rate limit', async (code) => {
    reply = {
      status: 429,
      body: JSON.stringify({ error: { message: 'You exceeded your current quota', type: code, code } }),
    };
    const error = await failureOf(name, server.url);
    expect({ failure: error.failure, isRetryable: error.isRetryable }).toEqual({
      failure: 'out-of-quota',
      isRetryable: false,
    });
  });

  it.each([
    ['seconds', { 'retry-after': '7' }, 7],
    ['milliseconds', { 'retry-after-ms': '1500' }, 1.5],
    ['a date', { date: 'Thu, 01 Jan 2026 00:00:00 GMT', 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30],
    ['nothing', {}, undefined],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
  ])('429 and Retry-After as %s is reported with it', async (_title, headers, seconds) => {
    reply = { status: 429, headers };
    const { failure, details } = await failureOf(name, server.url);
    expect({ failure, seconds: details.retryAfter }).toEqual({ failure: 'rate-limited', seconds });
  });

  it('the key in an error is reported without it', async () => {
    reply = { status: 401, message: `Incorrect key ${FAKE_KEY}, or ${FAKE_KEY.slice(0, 20)}…` };
    const error = await failureOf(name, server.url);
    expect(error.message).toContain('Incorrect key ***');
    expect(error.message).toContain('check the key in FAKE_KEY');
    expect(JSON.stringify([error.message, error.stack, error.cause, error.details])).not.toContain(
      FAKE_KEY.slice(0, 17),
    );
  });
});

describe.each(NAMES)('a fake server for %s that', (name) => {
  it.each([
    ['declines', 'refusal'],
    ['is filtered', 'filter'],
    ['reaches the limit of its length', 'length'],
  ] as const)('%s is no good end', async (_title, stop) => {
    const server = await startFakeModelServer([{ text: 'I cannot help with that.', stop }]);
    const answer = await ask(name, server.url).finally(() => server.close());
    // Gemini has no refusals and Anthropic no filters of their own; Ollama has neither.
    const known = { anthropic: { filter: 'refusal' }, gemini: { refusal: 'filter' } } as const;
    const expected = { ...(name in known ? known[name as keyof typeof known] : {}) } as Record<string, string>;
    const isUnknown = name === 'ollama' && stop !== 'length';
    expect(answer.stop).toBe(isUnknown ? 'end' : (expected[stop] ?? stop));
    expect(answer.text).toBe('I cannot help with that.');
  });
});

describe('a connection that cannot be trusted or made', () => {
  let directory: string;
  let server: FakeModelServer;
  let plain: FakeModelServer;

  beforeAll(async () => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'fake-certificate-'));
    const files = ['-keyout', 'key.pem', '-out', 'cert.pem'];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
    execFileSync('openssl', ['req', '-x509', ...kind, '-subj', '/CN=127.0.0.1', ...files], {
      cwd: directory,
      stdio: 'ignore',
    });
    const read = (file: string): string => readFileSync(path.join(directory, file), 'utf8');
    server = await startFakeModelServer([{ text: 'secret' }], { key: read('key.pem'), cert: read('cert.pem') });
    plain = await startFakeModelServer([{ text: 'plain' }]);
  });
  afterAll(async () => {
    await Promise.all([server.close(), plain.close()]);
    rmSync(directory, { recursive: true });
  });

  it.each(NAMES)('is a failure of the network for %s where the certificate is nobody’s', async (name) => {
    const { failure, message } = await failureOf(name, server.url);
    expect({ failure, message }).toEqual({ failure: 'network', message: expect.stringContaining('CERT') as string });
    expect(server.requests).toHaveLength(0);
  });

  it.each(NAMES)('is a failure of the network for %s where the server speaks no TLS', async (name) => {
    const { failure } = await failureOf(name, plain.url.replace('http:', 'https:'));
    expect(failure).toBe('network');
    expect(plain.requests).toHaveLength(0);
  });

  it.each(NAMES)('is a failure of the network for %s where nobody listens', async (name) => {
    const gone = await startFakeModelServer([{ text: 'gone' }]);
    await gone.close();
    const { failure, message } = await failureOf(name, gone.url);
    expect({ failure, message }).toEqual({
      failure: 'network',
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
  });
});
