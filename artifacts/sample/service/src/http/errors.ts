import type { Hook } from '@hono/zod-openapi';
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';

import { SlowDatabaseError, UnstorableValueError } from '../storage/errors.js';

import { ApiError } from './api-error.js';
import type { App, AppEnv } from './app-types.js';
import { formatError } from './error-format.js';

/** Renders whatever a handler throws. What nobody expected is logged and answered without its details. */
export const answerError: ErrorHandler<AppEnv> = (thrown, c) => {
  const error = toApiError(thrown);
  if (error.status >= 500 && error !== thrown) c.var.log.error({ err: thrown }, 'request failed');
  return sendError(error, c);
};

/** Answers requests for paths that nothing is registered for. */
export const answerNotFound: NotFoundHandler<AppEnv> = (c) =>
  sendError(new ApiError(404, `There is nothing at ${c.req.path}.`), c);

/** Refuses requests that do not follow their schemas, naming every problem. */
export const rejectInvalid: Hook<unknown, AppEnv, string, undefined> = (result) => {
  if (result.success) return;
  const place = {
    json: 'body',
    form: 'body',
    param: 'path',
    query: 'query',
    header: 'header',
    cookie: 'cookie',
  }[result.target];
  const problems = result.error.issues.map(
    (issue) => `${[place, ...issue.path].join('.')}: ${issue.message}`,
  );
  throw new ApiError(400, problems.join('; '));
};

/** Answers 405 where a path exists and the method does not: on all paths whose methods are registered by now. */
export function refuseOtherMethods(app: App): void {
  const methods = new Map<string, Set<string>>();
  const refused = new Set<string>();
  for (const { path, method } of app.routes) {
    if (method === 'ALL') refused.add(path);
    else methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  for (const [path, known] of methods) {
    if (refused.has(path)) continue;
    if (known.has('GET')) known.add('HEAD');
    const allow = [...known].sort().join(', ');
    app.all(path, () => {
      throw new ApiError(405, `This path answers ${allow}.`, { Allow: allow });
    });
  }
}

function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  // The framework throws these for bodies that it cannot read.
  if (thrown instanceof HTTPException && thrown.status < 500)
    return new ApiError(400, thrown.message);
  if (thrown instanceof UnstorableValueError) return new ApiError(400, thrown.message);
  if (thrown instanceof SlowDatabaseError)
    return new ApiError(503, 'The database took too long to answer.', { 'Retry-After': '1' });
  return new ApiError(500, 'The service failed to answer this request.');
}

function sendError(error: ApiError, c: Context<AppEnv>): Response {
  const { contentType, body } = formatError(error);
  return c.newResponse(body, error.status, {
    ...error.headers,
    ...(contentType !== undefined && { 'Content-Type': contentType }),
  });
}
