import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';

import { providerSettingsSchema } from '@orchestrate/contracts/model-settings';
import type { FakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';
import type { HttpProviderName } from '@orchestrate/testkit/open-fake-provider';
import { FAKE_KEY, HTTP_PROVIDERS } from '@orchestrate/testkit/open-fake-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { ModelProvider } from '../provider';

import { openProvider } from './open-provider';

const NAMES = Object.keys(HTTP_PROVIDERS) as HttpProviderName[];
// Nobody resolves it: whoever reaches it was led there.
const ELSEWHERE = 'http://models.invalid';

let models: FakeModelServer;
let proxy: Server;
let proxyAddress: string;
const targets: string[] = [];

beforeAll(async () => {
  models = await startFakeModelServer(() => ({ text: 'through the proxy' }));
  proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on('connect', (request, socket, head) => {
    targets.push(request.url ?? '');
    if (request.url?.startsWith('closed.') === true) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const behind = connect(Number(new URL(models.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      behind.write(head);
      behind.pipe(socket).pipe(behind);
    });
    behind.on('error', () => socket.destroy());
    socket.on('error', () => behind.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  proxyAddress = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
beforeEach(() => targets.splice(0));
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await models.close();
});

function open(name: HttpProviderName, server: string, environment: Record<string, string>): Promise<ModelProvider> {
  const { settings, path } = HTTP_PROVIDERS[name];
  const given = { ...settings, 'base-url': `${server}${path}`, 'key-variable': 'FAKE_KEY' };
  return openProvider(name, providerSettingsSchema.parse(given), { FAKE_KEY, ...environment });
}

async function ask(provider: ModelProvider): Promise<string> {
  const request = { model: 'm', messages: [{ role: 'user' as const, text: 'Hello' }], maxOutputTokens: 100 };
  const signal = AbortSignal.timeout(20_000);
  return (await provider.complete(request, { signal, onText: () => undefined })).text;
}

describe.each(NAMES)('%s behind a proxy', (name) => {
  it('is asked through it', async () => {
    const provider = await open(name, ELSEWHERE, { HTTP_PROXY: proxyAddress });
    expect(await ask(provider)).toBe('through the proxy');
    expect(targets).toEqual(['models.invalid:80']);
    expect(JSON.stringify(models.requests.at(-1)?.headers)).toContain(FAKE_KEY);
  });

  it('is asked directly where no_proxy names it', async () => {
    const provider = await open(name, ELSEWHERE, { HTTP_PROXY: proxyAddress, NO_PROXY: 'models.invalid' });
    await expect(ask(provider)).rejects.toMatchObject({ failure: 'network' });
    expect(targets).toEqual([]);
  });
});

it('reports a proxy that lets nobody through as a failure of the network', async () => {
  const provider = await open('openai-chat', 'http://closed.invalid', { HTTP_PROXY: proxyAddress });
  await expect(ask(provider)).rejects.toMatchObject({ failure: 'network' });
  expect(targets).toEqual(['closed.invalid:80']);
});
