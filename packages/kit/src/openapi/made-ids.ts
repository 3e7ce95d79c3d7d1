import type { Schema } from './document';

/** UUIDs as the service makes them: of the least digits, of the greatest, of all. */
const SAMPLES = [
  '00000000-0000-4000-8000-000000000000',
  'ffffffff-ffff-4fff-bfff-ffffffffffff',
  '01234567-89ab-4cde-9f01-23456789abcd',
];
const LENGTH = 36;
const LITERAL = /^\^([\w-]+)/;

/** Whether a pattern that JavaScript reads takes all of these texts. */
function takes(pattern: string, texts: readonly string[]): boolean {
  try {
    const expression = new RegExp(pattern, 'u');
    return texts.every((text) => expression.test(text));
  } catch {
    return false;
  }
}

/**
 * What stands before a random UUID in an id that the service makes up, so that it follows the id's schema: nothing, or
 * the `usr_` of the pattern `^usr_[\w-]+$`. `undefined`: no such id follows it.
 */
export function findIdPrefix({ pattern, format, maxLength = Infinity, enum: choices }: Schema): string | undefined {
  if (choices !== undefined || (format !== undefined && format !== 'uuid')) return undefined;
  const literal = LITERAL.exec(pattern ?? '')?.[1] ?? '';
  return ['', literal].find(
    (prefix) =>
      maxLength >= prefix.length + LENGTH &&
      (pattern === undefined ||
        takes(
          pattern,
          SAMPLES.map((sample) => `${prefix}${sample}`),
        )),
  );
}
