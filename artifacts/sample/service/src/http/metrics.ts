import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Histogram, Registry } from 'prom-client';

import type { App, AppEnv } from './app-types.js';

/** Seconds; from what a database answers at once to what a caller gives up on. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The path as the specification has it, so that there are as many as there are operations; `none` where nothing fits. */
export function findRoute(c: Parameters<typeof routePath>[0]): string {
  const path = routePath(c);
  return path.endsWith('*') ? 'none' : path.replace(/:([^/]+)/g, '{$1}');
}

/** Counts requests and how long they took, by method, route and status. */
export function measureRequests(registry: Registry): MiddlewareHandler<AppEnv> {
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const known = new Map<string, ReturnType<typeof durations.labels>>();
  const find = (method: string, route: string, status: number) => {
    const key = `${method} ${route} ${status}`;
    const found = known.get(key) ?? durations.labels({ method, route, status });
    known.set(key, found);
    return found;
  };
  return async (c, next) => {
    const begin = performance.now();
    await next();
    find(c.req.method, findRoute(c), c.res.status).observe((performance.now() - begin) / 1000);
  };
}

/** `/metrics`: what was counted, as Prometheus reads it. */
export function registerMetrics(app: App, registry: Registry): void {
  app.get('/metrics', async (c) =>
    c.body(await registry.metrics(), 200, { 'Content-Type': Registry.PROMETHEUS_CONTENT_TYPE }),
  );
}
