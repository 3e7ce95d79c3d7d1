import type { Database } from '../storage/database.js';

import type { App } from './app-types.js';

/** `/healthz`: the process is up. `/readyz`: the database answers. */
export function registerHealth(app: App, database: Database): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    try {
      await database.ping();
      return c.json({ status: 'ready' });
    } catch (error) {
      c.var.log.error({ err: error }, 'database does not answer');
      return c.json({ status: 'unavailable' }, 503);
    }
  });
}
