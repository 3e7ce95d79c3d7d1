import { expect, it } from 'vitest';

import { explainRefusal } from './explain-refusal';

const explain = (status: number | undefined, reason: string): string =>
  explainRefusal({ status, reason, message: `POST: ${reason}` }) ?? 'nothing';

it.each([
  [401, 'Bad credentials', /^token: GitHub does not know it/],
  [403, 'Resource not accessible by integration', /contents: write and pull-requests: write/],
  [404, 'Not Found', /contents: write and pull-requests: write/],
  [403, 'GitHub Actions is not permitted to create or approve pull requests.', /Settings → Actions → General/],
  [422, 'Repository rule violations found', /a rule of the repository forbids it/],
  [422, 'Validation Failed', /^nothing$/],
  [500, 'oops', /^nothing$/],
  [undefined, 'connect ECONNREFUSED', /^nothing$/],
])('%s %s', (status, reason, expected) => {
  expect(explain(status, reason)).toMatch(expected);
});
