import { describe, expect, it } from 'vitest';

import { findStrangerStatus } from './refusals';

function find(description: string, ...others: readonly string[]): number {
  return findStrangerStatus(new Map(['403', ...others].map((status) => [status, description])));
}

describe('what answers who proves not to be anybody', () => {
  it.each([
    'Sin token o token inválido',
    'Without a token or with an invalid token',
    'Missing or invalid credentials',
    'The API key is missing',
    'Invalid bearer token',
    'Not authenticated',
    'Token expired',
  ])('is a 403 that says so and stands alone: %s', (description) => {
    expect(find(description)).toBe(403);
  });

  it.each([
    'Forbidden',
    'The token lacks the scope, or is invalid for this role',
    'No access: the token belongs to somebody else',
    'Not allowed without a token of an admin',
  ])('is 401 where the 403 says something else: %s', (description) => {
    expect(find(description)).toBe(401);
  });

  it.each(['401', '4XX', 'default'])('is 401 where %s covers it', (status) => {
    expect(find('Missing token', status)).toBe(401);
  });

  it('is 401 where nothing is declared', () => {
    expect(findStrangerStatus(new Map())).toBe(401);
  });
});
