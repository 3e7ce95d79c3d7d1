import type { ContentfulStatusCode } from 'hono/utils/http-status';

import { ConstraintError } from '../storage/errors.js';

import { ApiError } from './api-error.js';

/** What to answer when a change would break a rule of the database: status and message. */
type Answers = Partial<Record<ConstraintError['rule'], readonly [ContentfulStatusCode, string]>>;

/** Gives the answer that an operation declares for a broken rule; whatever else was thrown is passed on. */
export function toConflict(thrown: unknown, answers: Answers): unknown {
  const answer = thrown instanceof ConstraintError ? answers[thrown.rule] : undefined;
  return answer === undefined ? thrown : new ApiError(...answer);
}
