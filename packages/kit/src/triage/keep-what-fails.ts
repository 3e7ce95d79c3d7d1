import type { RawFailure } from './parser';

/** Something that a tool complained of, and whether that alone fails a run. */
export interface Finding {
  readonly fails: boolean;
  readonly failure: RawFailure;
}

/**
 * The failures among findings. Warnings, and tests that passed at another try, only fail a run that was told to take
 * them seriously: they count where nothing else failed.
 */
export function keepWhatFails(findings: readonly Finding[]): RawFailure[] {
  const failing = findings.filter(({ fails }) => fails);
  return (failing.length > 0 ? failing : findings).map(({ failure }) => failure);
}
