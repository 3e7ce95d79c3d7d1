import { sanitizeText } from '@orchestrate/kit/safety/text';

const LONGEST = 200;
// `TypeError: …`, `Error [ERR_MODULE_NOT_FOUND]: …`, `SyntaxError: …`, and with words before them.
const ERROR = /^(?:Uncaught )?[A-Z]?\w*(?:Error|Exception)(?: \[\w+\])?: \S.*$/;

/** The error that a service ended with, out of what it wrote; `undefined` where no line looks like one. */
export function findLastWords(log: string): string | undefined {
  const found = sanitizeText(log, log.length)
    .split('\n')
    .map((line) => line.trim())
    .findLast((line) => ERROR.test(line));
  return found?.slice(0, LONGEST);
}
