import { pino } from 'pino';

import type { AppDependencies } from '../../src/app.js';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import type { Database } from '../../src/storage/database.js';

/** What the database says when it fails; nobody outside may read it. */
export const SECRET = 'the password of the database is wrong';

/** The application with a database that fails at everything it is asked. */
export function createBrokenApp(
  given: Partial<AppDependencies> = {},
): ReturnType<typeof createApp> {
  const fail = (): never => {
    throw new Error(SECRET);
  };
  const database = {
    queries: new Proxy({}, { get: () => fail }),
    ping: () => Promise.reject(new Error(SECRET)),
    close: () => Promise.resolve(),
  } as unknown as Database;
  const log = pino({ level: 'silent' });
  const { credentials } = readConfig({ NODE_ENV: 'test' });
  return createApp({ database, credentials, log, ...given });
}
