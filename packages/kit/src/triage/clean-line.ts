import { stripAnsi } from '../safety/text';

// What CI systems put in front of each line: GitHub `2024-05-01T10:00:00.1234567Z `, act `[job/step]   | `, GitLab and
// CircleCI times in brackets.
const PREFIX =
  /^(?:\[[^\]]{1,120}\]\s+\|\s)?(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?\s)?(?:##\[(?:error|warning|command)\])?/;

/** A log line without colours, carriage returns and what a CI system put in front of it. */
export function cleanLine(line: string): string {
  return stripAnsi(line)
    .replace(/^.*\r(?=[^\r])/, '')
    .replace(/\r+$/, '')
    .replace(PREFIX, '');
}
