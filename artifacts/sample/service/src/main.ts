import { pino } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';

import { createApp } from './app.js';
import type { Config } from './config.js';
import { ConfigurationError, readConfig } from './config.js';
import { startServer } from './http/server.js';
import { openDatabase } from './storage/database.js';

// Lines are written many at once, in the background, a tenth of a second late at most; the rest when the process ends.
const log = pino(
  { timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ sync: false, minLength: 4096, periodicFlush: 100 }),
);

async function run(config: Config): Promise<void> {
  log.level = config.logLevel;
  const tracing = config.traces === undefined ? undefined : await startTracing();
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const database = await openDatabase(config.database);
  const app = createApp({
    database,
    credentials: config.credentials,
    log,
    http: config.http,
    metrics,
    tracing,
  });
  const server = await startServer(app, config.host, config.port, config.http);
  log.info({ port: server.port }, 'listening');

  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'stopping');
    await server.close();
    await database.close();
    await tracing?.stop();
    log.info('stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop(signal).catch(fail);
    });
  }
}

async function startTracing() {
  const traces = await import('./http/traces.js');
  return traces.startTracing(process.env);
}

function fail(error: unknown): void {
  if (error instanceof ConfigurationError)
    log.fatal({ problems: error.problems }, 'bad configuration');
  else log.fatal({ err: error }, 'failed');
  process.exit(1);
}

process.on('uncaughtException', fail);
try {
  await run(readConfig(process.env));
} catch (error) {
  fail(error);
}
