import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** Headers of answers that pages may read besides the few that they always may. */
const EXPOSED = [
  'Allow',
  'ETag',
  'Link',
  'Location',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
];

/** Lets pages of these origins call the service, and answers what browsers ask before they let them. */
export function allowOrigins(origins: readonly string[]): MiddlewareHandler {
  return cors({
    origin: origins.includes('*') ? '*' : [...origins],
    exposeHeaders: EXPOSED,
    maxAge: 600,
  });
}
