import { describe, expect, it } from 'vitest';

import type { Responses } from './statuses';
import { chooseStatus, findResponse } from './statuses';

function declare(...statuses: readonly string[]): Responses {
  return new Map(statuses.map((status) => [status, { value: { description: status }, pointer: `#/${status}` }]));
}

describe('findResponse', () => {
  it.each([
    [404, ['404', '4XX', 'default'], '404'],
    [404, ['4XX', 'default'], '4XX'],
    [404, ['4xx'], '4xx'],
    [404, ['400', 'default'], 'default'],
    [404, ['400'], undefined],
  ])('for %i among %j', (status, statuses, found) => {
    expect(findResponse(declare(...statuses), status)?.value.description).toBe(found);
  });
});

describe('chooseStatus', () => {
  it.each([
    ['the first that is declared', ['422', '200'], 422],
    ['one whose range is declared', ['4XX'], 400],
    ['the first where a default answer covers it', ['default', '200'], 400],
    ['the fallback where nothing is declared', ['200'], 418],
  ])('takes %s', (_, statuses, chosen) => {
    expect(chooseStatus(declare(...statuses), [400, 422], 418)).toBe(chosen);
  });
});
