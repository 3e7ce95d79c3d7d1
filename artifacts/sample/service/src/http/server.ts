import type { AddressInfo } from 'node:net';

import { createAdaptorServer } from '@hono/node-server';

import type { App } from './app-types.js';

/** A server that accepts requests. */
export interface Server {
  readonly port: number;
  /** Accepts nothing more and waits until what was begun is answered. */
  close(): Promise<void>;
}

/** Listens. Port 0 takes a free one. */
export function startServer(app: App, host: string, port: number): Promise<Server> {
  const server = createAdaptorServer({ fetch: app.fetch });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed, failed) => {
            server.close((error) => {
              if (error) failed(error);
              else closed();
            });
          }),
      });
    });
  });
}
