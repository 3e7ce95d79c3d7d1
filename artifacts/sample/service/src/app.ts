import { OpenAPIHono } from '@hono/zod-openapi';
import { requestId } from 'hono/request-id';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';

import type { Credentials, HttpConfig } from './config.js';
import type { App, AppEnv } from './http/app-types.js';
import { allowOrigins } from './http/cross-origin.js';
import { answerError, answerNotFound, refuseOtherMethods, rejectInvalid } from './http/errors.js';
import { registerHealth } from './http/health.js';
import { limitRequests } from './http/limits.js';
import { measureRequests, registerMetrics } from './http/metrics.js';
import { logRequests } from './http/request-log.js';
import { secureHeaders } from './http/security-headers.js';
import { registerSpecification } from './http/specification.js';
import type { Tracing } from './http/traces.js';
import { registerOperations } from './operations/index.js';
import { createStores } from './resources/stores.js';
import type { Database } from './storage/database.js';

/** What the application needs from outside. */
export interface AppDependencies {
  readonly database: Database;
  readonly credentials: Credentials;
  readonly log: Logger;
  /** Unless given, no page of another origin may call, and limits are as usual. */
  readonly http?: Pick<HttpConfig, 'corsOrigins' | 'maxBody' | 'timeout'>;
  /** Where to count requests; a registry of its own unless given. */
  readonly metrics?: Registry;
  readonly tracing?: Tracing | undefined;
}

const USUAL = { corsOrigins: [], maxBody: 2 ** 20, timeout: 30_000 };

/** The whole service as one application. It listens to nothing; a server, or a test, hands it requests. */
export function createApp({ database, credentials, log, ...rest }: AppDependencies): App {
  const { http = USUAL, metrics = new Registry(), tracing } = rest;
  const app = new OpenAPIHono<AppEnv>({ defaultHook: rejectInvalid });
  app.onError(answerError);
  app.notFound(answerNotFound);
  app.use(requestId(), logRequests(log), measureRequests(metrics), secureHeaders);
  if (tracing !== undefined) app.use(tracing.middleware);
  if (http.corsOrigins.length > 0) app.use(allowOrigins(http.corsOrigins));
  app.use(limitRequests(http));
  app.use(async (c, next) => {
    c.set('credentials', credentials);
    await next();
  });
  registerSpecification(app);
  registerHealth(app, database);
  registerMetrics(app, metrics);
  registerOperations(app, createStores(database.queries));
  refuseOtherMethods(app);
  return app;
}
