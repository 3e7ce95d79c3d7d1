import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Logger } from 'pino';

import type { Credentials } from '../config.js';

/** What travels with a request through its middleware. */
export interface AppEnv {
  Variables: {
    requestId: string;
    log: Logger;
    credentials: Credentials;
  };
}

export type App = OpenAPIHono<AppEnv>;
