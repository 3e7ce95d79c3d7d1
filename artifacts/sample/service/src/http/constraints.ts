import type { ContentfulStatusCode } from 'hono/utils/http-status';

import { ConstraintError, UnstorableValueError } from '../storage/errors.js';

import { ApiError } from './api-error.js';

/** What to answer when a change would break a rule of the database: status and message. */
type Answers = Partial<Record<ConstraintError['rule'], readonly [ContentfulStatusCode, string]>>;

/** Gives the answer that an operation declares for a broken rule; whatever else was thrown is passed on. */
export function toConflict(thrown: unknown, answers: Answers): unknown {
  const rule = findRule(thrown);
  const answer = rule === undefined ? undefined : answers[rule];
  return answer === undefined ? thrown : new ApiError(...answer);
}

/** Only keys are stored in numbers that may be too small: one that does not fit refers to nothing. */
function findRule(thrown: unknown): ConstraintError['rule'] | undefined {
  if (thrown instanceof ConstraintError) return thrown.rule;
  return thrown instanceof UnstorableValueError && thrown.isKey ? 'reference' : undefined;
}
