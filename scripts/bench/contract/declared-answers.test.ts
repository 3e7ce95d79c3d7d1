import { describe, expect, it } from 'vitest';

import { isRefusedAsDeclared } from './declared-answers';
import type { Failure } from './failures';

import type { OperationEntry } from '@orchestrate/kit/openapi/operations';

/** Whether a refusal of what is right is declared among answers of these statuses. */
function isDeclared(statuses: readonly string[], status = 400, check = 'RejectedPositiveData'): boolean {
  const responses = Object.fromEntries(statuses.map((one) => [one, { description: 'It.' }]));
  const entry = { method: 'put', path: '/', pointer: '#', operation: { responses } } as unknown as OperationEntry;
  return isRefusedAsDeclared(entry, { check, status } as Failure);
}

describe('a refusal of what is right', () => {
  it.each([
    ['its status', ['200', '400']],
    ['its range', ['200', '4XX']],
    ['what is left beside a success', ['204', 'default']],
  ])('is declared by %s', (_what, statuses) => {
    expect(isDeclared(statuses)).toBe(true);
  });

  it('is not declared by a default that stands for success, nor by other statuses', () => {
    expect(isDeclared(['default'])).toBe(false);
    expect(isDeclared(['401', 'default'])).toBe(false);
    expect(isDeclared(['200', '404'])).toBe(false);
  });

  it('is a refusal of what is right and of nothing else', () => {
    expect(isDeclared(['204', 'default'], 404)).toBe(false);
    expect(isDeclared(['204', 'default'], 500)).toBe(false);
    expect(isDeclared(['204', '400'], 400, 'UndefinedStatusCode')).toBe(false);
  });
});
