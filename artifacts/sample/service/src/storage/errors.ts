import { DrizzleQueryError } from 'drizzle-orm';

/** A rule of the database that a change would break. */
export class ConstraintError extends Error {
  override readonly name = 'ConstraintError';

  /** @param rule - `unique`: another row holds the same values; `reference`: a row points at what is not there */
  constructor(readonly rule: 'unique' | 'reference') {
    super(`the change breaks a ${rule} constraint`);
  }
}

/** A value that follows its schema and that PostgreSQL cannot hold, such as an instant out of its years. */
export class UnstorableValueError extends Error {
  override readonly name = 'UnstorableValueError';

  /** @param isKey - whether it is a number that no key of a row can be */
  constructor(
    message: string,
    readonly isKey = false,
  ) {
    super(message);
  }
}

/** The database took longer than a query may take. */
export class SlowDatabaseError extends Error {
  override readonly name = 'SlowDatabaseError';
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const UNIQUE_VIOLATION = '23505';
const REFERENCE_VIOLATIONS = ['23001', '23503'];
const NOT_NULL_VIOLATION = '23502';
const NUMBER_OUT_OF_RANGE = '22003';
const UNREADABLE = '22P02';
const CHECK_VIOLATION = '23514';
const QUERY_CANCELED = '57014';
// Among them texts that are too long for an index.
const DATA_EXCEPTION = /^22|^0A000|^54000/;

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
  if (cause.code === QUERY_CANCELED) return new SlowDatabaseError(cause.message);
  if (
    [NOT_NULL_VIOLATION, CHECK_VIOLATION].includes(cause.code) ||
    DATA_EXCEPTION.test(cause.code)
  ) {
    // From 10^21 on JavaScript writes an exponent, which no whole number of the database has.
    const isVast = cause.code === UNREADABLE && /\b(?:bigint|integer)\b/.test(cause.message);
    const isKey = cause.code === NUMBER_OUT_OF_RANGE || isVast;
    return new UnstorableValueError(`The database cannot hold a value: ${cause.message}.`, isKey);
  }
  return error;
}
