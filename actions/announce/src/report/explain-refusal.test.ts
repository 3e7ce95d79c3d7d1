import { describe, expect, it } from 'vitest';

import { explainRefusal } from './explain-refusal';

const refusal = (status: number, reason: string) => ({ status, reason, message: `POST /x: ${reason}` });

describe('explainRefusal', () => {
  it.each([
    ['comment', refusal(401, 'Bad credentials'), /give one that is valid/],
    [
      'comment',
      refusal(403, 'Resource not accessible by integration'),
      /pull-requests: write.*set comment to false.*fork/,
    ],
    ['check', refusal(403, 'You must authenticate via a GitHub App.'), /checks: write; only tokens of apps may/],
    ['sarif', refusal(404, 'Not Found'), /security-events: write/],
    ['sarif', refusal(403, 'Advanced Security must be enabled for this repository'), /Settings → Advanced Security/],
  ] as const)('of %s says what helps against %j', (part, error, expected) => {
    expect(explainRefusal(part, error)).toMatch(expected);
  });

  it('leaves alone what is no question of permission', () => {
    expect(explainRefusal('check', refusal(422, 'No commit found for SHA'))).toBeUndefined();
    expect(explainRefusal('sarif', refusal(422, 'code scanning: invalid SARIF'))).toBeUndefined();
  });
});
