import { describe, expect, it } from 'vitest';

import { readComparison } from './comparison';

const TOLD: readonly (readonly [tool: string, message: string, expected: string, actual: string])[] = [
  ['supertest, a status', 'Error: expected 404 "Not Found", got 400 "Bad Request"', '404', '400'],
  [
    'supertest, a header',
    'Error: expected "Content-Type" of "text/plain", got "application/json"',
    '"text/plain"',
    '"application/json"',
  ],
  ['chai-http', 'AssertionError: expected { Object (_events) } to have status code 201 but got 200', '201', '200'],
  ['vitest', 'AssertionError: expected 500 to be 200 // Object.is equality', '200', '500'],
  ['assert', 'Expected values to be strictly equal:\n\n404 !== 400', '400', '404'],
];

describe('what was expected, and what was there instead', () => {
  it.each(TOLD)('is read in the words of %s', (_tool, message, expected, actual) => {
    expect(readComparison(message)).toEqual({ expected, actual });
  });

  it('is empty where a message says neither', () => {
    expect(readComparison('Error: connect ECONNREFUSED 127.0.0.1:5432')).toEqual({});
  });
});
