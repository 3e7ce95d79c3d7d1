import { pino } from 'pino';

import { createApp } from './app.js';
import type { Config } from './config.js';
import { ConfigurationError, readConfig } from './config.js';
import { startServer } from './http/server.js';
import { openDatabase } from './storage/database.js';

const log = pino({ timestamp: pino.stdTimeFunctions.isoTime });

async function run(config: Config): Promise<void> {
  log.level = config.logLevel;
  const database = await openDatabase(config.database);
  const app = createApp({ database, credentials: config.credentials, log });
  const server = await startServer(app, config.host, config.port);
  log.info({ port: server.port }, 'listening');

  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'stopping');
    await server.close();
    await database.close();
    log.info('stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop(signal).catch(fail);
    });
  }
}

function fail(error: unknown): void {
  if (error instanceof ConfigurationError)
    log.fatal({ problems: error.problems }, 'bad configuration');
  else log.fatal({ err: error }, 'failed');
  process.exit(1);
}

try {
  await run(readConfig(process.env));
} catch (error) {
  fail(error);
}
