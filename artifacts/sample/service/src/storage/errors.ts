import { DrizzleQueryError } from 'drizzle-orm';

/** A rule of the database that a change would break. */
export class ConstraintError extends Error {
  override readonly name = 'ConstraintError';

  /** @param rule - `unique`: another row holds the same values; `reference`: a row points at what is not there */
  constructor(readonly rule: 'unique' | 'reference') {
    super(`the change breaks a ${rule} constraint`);
  }
}

/** A value that follows its schema and that PostgreSQL cannot hold, such as text with a NUL character. */
export class UnstorableValueError extends Error {
  override readonly name = 'UnstorableValueError';
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const UNIQUE_VIOLATION = '23505';
const REFERENCE_VIOLATIONS = ['23001', '23503'];
const NOT_NULL_VIOLATION = '23502';
const DATA_EXCEPTION = /^22|^0A000/;

/** Waits for a query and says what went wrong in this service's own words. */
export async function translateErrors<T>(query: PromiseLike<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    throw translate(error);
  }
}

function translate(error: unknown): unknown {
  const cause = error instanceof DrizzleQueryError ? error.cause : undefined;
  if (cause === undefined || !('code' in cause) || typeof cause.code !== 'string') return error;
  if (cause.code === UNIQUE_VIOLATION) return new ConstraintError('unique');
  if (REFERENCE_VIOLATIONS.includes(cause.code)) return new ConstraintError('reference');
  if (cause.code === NOT_NULL_VIOLATION || DATA_EXCEPTION.test(cause.code)) {
    return new UnstorableValueError(`The database cannot hold a value: ${cause.message}.`);
  }
  return error;
}
