import { pino } from 'pino';
import { beforeAll, beforeEach } from 'vitest';

import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { describeCredentials } from '../../src/http/authentication.js';
import { startServer } from '../../src/http/server.js';

import { openTestDatabase } from './database.js';
import { restartSamples } from './samples.js';

interface Running {
  readonly address: string;
  empty(): Promise<void>;
}

let starting: Promise<Running> | undefined;

let running: Running | undefined;

/**
 * Starts the service, once for all files that a worker runs. Before each test its database is emptied and the samples
 * begin again, so that a test is the same whatever ran before it.
 */
export function useService(): void {
  restartSamples();
  beforeAll(async () => {
    running = await (starting ??= start());
  });
  beforeEach(async () => {
    restartSamples(1000);
    await emptyDatabase();
  });
}

/** Removes everything that was stored. */
export async function emptyDatabase(): Promise<void> {
  await running?.empty();
}

/** Where the service listens. */
export function findAddress(): string {
  if (running === undefined) throw new Error('call useService() first');
  return running.address;
}

/** What satisfies a security scheme, and whether it travels in a header or in the query. */
export interface Credentials {
  readonly header?: string;
  readonly query?: string;
  readonly value: string;
}

/** Valid credentials of a security scheme. */
export function findCredentials(scheme: string): Credentials {
  const { credentials } = readConfig({ NODE_ENV: 'test' });
  const known: Partial<Record<string, Credentials>> = describeCredentials(credentials);
  const found = known[scheme];
  if (found === undefined) throw new Error(`the service knows no credentials for ${scheme}`);
  return found;
}

async function start(): Promise<Running> {
  const test = await openTestDatabase();
  const log = pino({ level: 'silent' });
  const { credentials } = readConfig({ NODE_ENV: 'test' });
  const app = createApp({ database: test.database, credentials, log });
  const server = await startServer(app, '127.0.0.1', 0);
  const address = `http://127.0.0.1:${server.port}`;
  return { address, empty: () => test.empty() };
}
