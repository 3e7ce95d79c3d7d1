import { OpenAPIHono } from '@hono/zod-openapi';
import { requestId } from 'hono/request-id';
import type { Logger } from 'pino';

import type { Credentials } from './config.js';
import type { App, AppEnv } from './http/app-types.js';
import { answerError, answerNotFound, refuseOtherMethods, rejectInvalid } from './http/errors.js';
import { registerHealth } from './http/health.js';
import { logRequests } from './http/request-log.js';
import { registerSpecification } from './http/specification.js';
import { registerOperations } from './operations/index.js';
import { createStores } from './resources/stores.js';
import type { Database } from './storage/database.js';

/** What the application needs from outside. */
export interface AppDependencies {
  readonly database: Database;
  readonly credentials: Credentials;
  readonly log: Logger;
}

/** The whole service as one application. It listens to nothing; a server, or a test, hands it requests. */
export function createApp({ database, credentials, log }: AppDependencies): App {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: rejectInvalid });
  app.onError(answerError);
  app.notFound(answerNotFound);
  app.use(requestId(), logRequests(log));
  app.use(async (c, next) => {
    c.set('credentials', credentials);
    await next();
  });
  registerOperations(app, createStores(database.queries));
  registerSpecification(app);
  registerHealth(app, database);
  refuseOtherMethods(app);
  return app;
}
