import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createAdaptorServer } from '@hono/node-server';

import type { HttpConfig } from '../config.js';

import type { App } from './app-types.js';

/** A server that accepts requests. */
export interface Server {
  readonly port: number;
  /** Accepts nothing more and waits until what was begun is answered, or until the grace is over. */
  close(): Promise<void>;
}

type ServerSettings = Pick<HttpConfig, 'grace' | 'maxHeader' | 'timeout'>;

const USUAL: ServerSettings = { grace: 15_000, maxHeader: 16_384, timeout: 30_000 };
const SWEEP = 50;

/** Listens. Port 0 takes a free one. */
export function startServer(
  app: App,
  host: string,
  port: number,
  settings = USUAL,
): Promise<Server> {
  const { maxHeader: maxHeaderSize, timeout: requestTimeout } = settings;
  const serverOptions = { maxHeaderSize, requestTimeout, headersTimeout: requestTimeout };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as HttpServer;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () => closeServer(server, settings.grace),
      });
    });
  });
}

function closeServer(server: HttpServer, grace: number): Promise<void> {
  // A client that keeps its connection could go on asking for ever.
  server.prependListener('request', (_request, response) =>
    response.setHeader('Connection', 'close'),
  );
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, SWEEP);
  const deadline = setTimeout(() => {
    server.closeAllConnections();
  }, grace);
  return new Promise((resolve, reject) => {
    server.close((error) => {
      clearInterval(sweep);
      clearTimeout(deadline);
      if (error) reject(error);
      else resolve();
    });
  });
}
