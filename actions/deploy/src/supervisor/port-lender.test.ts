import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, createServer as createListener } from 'node:net';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { leadCallers } from './inside';
import { DOOR_SOCKET, lendPort } from './port-lender';

let door: string;
let service: Server;
let port: number;
let end: () => void;

async function findFreePort(): Promise<number> {
  const listener = createListener().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port: free } = listener.address() as AddressInfo;
  listener.close();
  return free;
}

async function readBody(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of message.setEncoding('utf8')) text += String(piece);
  return text;
}

beforeEach(async () => {
  door = path.join(await createTemporaryDirectory(), 'door');
  await mkdir(door);
  port = await findFreePort();
  end = await lendPort(port, door);
  service = createServer((asked, response) => {
    void readBody(asked).then((body) => response.end(`${asked.url ?? ''} ${body}`));
  });
});

afterEach(() => {
  end();
  service.closeAllConnections();
  service.close();
});

async function serve(): Promise<void> {
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  leadCallers(path.join(door, DOOR_SOCKET), (service.address() as AddressInfo).port);
}

async function post(place: string, body: string): Promise<string> {
  const asked = request({ port, host: '127.0.0.1', path: place, method: 'POST' }).end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return readBody(response);
}

describe('lendPort', () => {
  it('leads callers to a service on the other side, many at once and with much to say', async () => {
    await serve();
    const body = 'x'.repeat(300_000);
    const places = Array.from({ length: 40 }, (_, index) => `/${index}`);
    const answers = await Promise.all(places.map((place) => post(place, body)));
    expect(answers.map((answer) => answer.length)).toEqual(places.map((place) => place.length + 1 + body.length));
    expect(answers.map((answer) => answer.split(' ')[0])).toEqual(places);
  });

  it('takes a caller who came before the service', async () => {
    const asked = post('/early', 'bird');
    await serve();
    expect(await asked).toBe('/early bird');
  });

  it('hangs up where no service comes', async () => {
    await expect(post('/', '')).rejects.toThrow(/socket hang up|ECONNRESET/);
  });

  it('tells either side when the other has ended', async () => {
    await serve();
    const caller = connect({ port, host: '127.0.0.1' });
    caller.end('GET /half HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    let text = '';
    for await (const piece of caller.setEncoding('utf8')) text += String(piece);
    expect(text).toContain('/half ');
  });
});
