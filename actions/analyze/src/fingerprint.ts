import type { Finding } from '@orchestrate/contracts/finding';
import { hashParts } from '@orchestrate/kit/files/hash';

/** A finding before it is told apart from others like it. */
export interface Anonymous extends Omit<Finding, 'fingerprint'> {
  /** What it is about, where that is steadier than the text of its line. */
  readonly anchor?: string;
}

const LENGTH = 32;

function normalise(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}

function comparePlaces(a: Anonymous, b: Anonymous): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/**
 * Gives each finding a fingerprint that stays the same while lines move: from the tool, the rule, the path, the text of
 * the line (or what the finding is about) and, among equal ones, which of them it is.
 * @param lineOf - text of a line, `undefined` where there is none
 */
export function fingerprintFindings<T extends Anonymous>(
  findings: readonly T[],
  lineOf: (path: string, line: number) => string | undefined,
): { readonly finding: Finding; readonly source: T }[] {
  const seen = new Map<string, number>();
  return [...findings].sort(comparePlaces).map((source) => {
    const { anchor, ...rest } = source;
    const { tool, rule, path = '', line, message } = rest;
    const text = anchor ?? normalise((line === undefined ? undefined : lineOf(path, line)) ?? message);
    const key = hashParts([tool, rule, path, text]);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return { finding: { ...rest, fingerprint: hashParts([key, String(occurrence)]).slice(0, LENGTH) }, source };
  });
}
