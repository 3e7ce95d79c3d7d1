import { NAME_SEPARATOR } from '@orchestrate/kit/test-reports/vitest';

import type { TestSelection } from './test-runner';

// A pattern longer than this does not fit a command line everywhere; the files alone must do then.
const LONGEST_PATTERN = 20_000;

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The pattern that takes exactly the tests named, for runners that join the names of suites and test by blanks. */
export function createNamePattern({ names, isInverted }: TestSelection): string | undefined {
  if (names.length === 0) return undefined;
  const one = names.map((name) => escapePattern(name.split(NAME_SEPARATOR).join(' '))).join('|');
  const pattern = isInverted === true ? `^(?!(?:${one})$)` : `^(?:${one})$`;
  return pattern.length > LONGEST_PATTERN ? undefined : pattern;
}
