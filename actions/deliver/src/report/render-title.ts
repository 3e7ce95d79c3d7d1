import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { Story } from './story';

const MOST_CHARACTERS = 120;
const JOINER = '\u2060';

/**
 * A line that is no markup on GitHub, and yet could act: mention somebody, refer to an issue or close one when merged,
 * or keep checks from starting. An invisible joiner takes that from it.
 */
export function disarm(text: string): string {
  return sanitizeText(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/@(?=[A-Za-z0-9])|#(?=\d)|\bGH-(?=\d)|\[(?=(?:skip|no|ci|actions)\b)|:(?=\/\/)/gi, `$&${JOINER}`);
}

function shorten(line: string): string {
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 1)}…` : line;
}

/** The titles of what heal accepted, in its order. */
export function listFixes({ healing }: Story): string[] {
  return (healing?.iterations ?? []).filter(({ accepted }) => accepted !== undefined).map(({ headline }) => headline);
}

/** The title of a pull request: what was given, else what heal changed first, else which files are changed. */
export function renderTitle(given: string, story: Story, paths: readonly string[], isForReview = false): string {
  const label = isForReview ? 'review: ' : '';
  if (given !== '') return `${label}${sanitizeText(given).replace(/\s+/g, ' ')}`;
  const [first, ...others] = listFixes(story);
  const more = (count: number): string => (count === 0 ? '' : ` and ${count} more`);
  if (first !== undefined) return `${label}${shorten(disarm(first))}${more(others.length)}`;
  return `${label}${shorten(disarm(`Fix ${paths[0] ?? 'the tree'}`))}${more(Math.max(0, paths.length - 1))}`;
}
