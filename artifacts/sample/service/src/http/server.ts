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
// Callers and load balancers keep an idle connection for up to a minute. They must be the ones who close it: a request
// that meets a server's close on its way is lost, and seen as a reset.
const KEEP_ALIVE = 75_000;
// What they are told: were it as long as the server's own, one that was held up would send into that close.
const TOLD_KEEP_ALIVE = 'timeout=60';
const SWEEP = 50;

/** Listens. Port 0 takes a free one. */
export function startServer(
  app: App,
  host: string,
  port: number,
  settings = USUAL,
): Promise<Server> {
  const { maxHeader: maxHeaderSize, timeout: requestTimeout } = settings;
  const serverOptions = {
    maxHeaderSize,
    requestTimeout,
    headersTimeout: requestTimeout,
    keepAliveTimeout: KEEP_ALIVE,
  };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as HttpServer;
  server.prependListener('request', (_request, response) =>
    response.setHeader('Keep-Alive', TOLD_KEEP_ALIVE),
  );
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
