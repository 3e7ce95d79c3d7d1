import type { PhaseError } from '@orchestrate/contracts/phase-record';

/** Something the user can mend: a missing file, a bad value. The message says which input, what is wrong, what to do. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  /**
   * @param code - closed, kebab-case, for machines: `spec-not-found`
   * @param problems - one line each; all of them are shown at once
   */
  constructor(
    readonly code: string,
    readonly problems: readonly string[],
  ) {
    super(problems.join('\n'));
  }
}

/** What was asked must not be done here and now: somebody has to allow it, or to bring what is missing. */
export class BlockedError extends ConfigurationError {}

/** Something outside failed: a registry, Docker, the disk. Not the user's configuration and not a bug of ours. */
export class ExternalError extends Error {
  override readonly name = 'ExternalError';

  /**
   * @param code - closed, kebab-case, for machines: `disk-full`
   * @param message - what failed and, where it is known, what helps
   * @param isRetryable - whether the same call may succeed later
   */
  constructor(
    readonly code: string,
    message: string,
    readonly isRetryable: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const DISK_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EDQUOT: 'disk quota exceeded',
};

function readErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The message of anything that was thrown. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Sorts anything thrown into the three kinds; disk trouble is external, whoever threw it. */
export function classifyError(error: unknown): PhaseError {
  const message = describeError(error);
  if (error instanceof ConfigurationError)
    return { kind: 'configuration', code: error.code, message, retryable: false };
  if (error instanceof ExternalError)
    return { kind: 'external', code: error.code, message, retryable: error.isRetryable };
  const code = readErrorCode(error);
  const disk = code === undefined ? undefined : DISK_ERRORS[code];
  if (code !== undefined && disk !== undefined)
    return { kind: 'external', code: code.toLowerCase(), message: `${disk}: ${message}`, retryable: false };
  return { kind: 'bug', code: 'unexpected', message, retryable: false };
}

/** Whether a file-system error says that the file is not there. */
export function isNotFound(error: unknown): boolean {
  return readErrorCode(error) === 'ENOENT';
}
