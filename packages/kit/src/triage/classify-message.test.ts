import { describe, expect, it } from 'vitest';

import { classifyMessage } from './classify-message';

describe('the class that an error gives away by its own words', () => {
  it.each([
    'Error: Command failed: pnpm drizzle-kit push\n/bin/sh: 1: pnpm: not found',
    'bash: line 3: psql: command not found',
    'Error: spawn redis-server ENOENT',
  ])('is configuration where a program is started that the machine has not: %s', (message) => {
    expect(classifyMessage(message)).toBe('configuration');
  });

  it.each(['Error: expected 404 "Not Found", got 400 "Bad Request"', 'Error: user not found'])(
    'is not told by what only speaks of what was not found: %s',
    (message) => {
      expect(classifyMessage(message)).toBeUndefined();
    },
  );
});
