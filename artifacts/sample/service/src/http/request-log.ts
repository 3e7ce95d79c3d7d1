import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';

import type { AppEnv } from './app-types.js';

/** Logs every request when it has been answered, and gives handlers a log that carries the request's id. */
export function logRequests(log: Logger): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const begin = performance.now();
    c.set('log', log.child({ requestId: c.get('requestId') }));
    await next();
    const milliseconds = Math.round(performance.now() - begin);
    // `c.var` would copy all variables.
    c.get('log').info(
      { method: c.req.method, path: c.req.path, status: c.res.status, milliseconds },
      'answered',
    );
  };
}
