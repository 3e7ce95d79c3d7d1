import { describe, expect, it } from 'vitest';

import { parseSecrets } from './secretlint';

const found = {
  file: 'src/a.ts',
  ruleId: '@secretlint/secretlint-rule-github',
  messageId: 'GITHUB_TOKEN',
  message: 'found GitHub Token(*****************************): ****************************************',
  loc: { start: { line: 1, column: 11 }, end: { line: 1, column: 51 } },
  docsUrl: 'https://example.test/docs',
};

describe('parseSecrets', () => {
  it('counts columns from 1 and leaves the stars out', () => {
    expect(parseSecrets(JSON.stringify([found]))).toEqual([
      {
        rule: 'github/GITHUB_TOKEN',
        level: 'error',
        message: 'found GitHub Token',
        path: 'src/a.ts',
        line: 1,
        column: 12,
        endLine: 1,
        endColumn: 52,
        help: 'https://example.test/docs',
      },
    ]);
  });

  it.each([
    ['found AWS Access Key ID: ********************', 'found AWS Access Key ID'],
    ['found basic auth credential: ****** in a URL', 'found basic auth credential in a URL'],
  ])('%s', (message, expected) => {
    expect(parseSecrets(JSON.stringify([{ ...found, message }]))[0]?.message).toBe(expected);
  });

  it.each(['', 'null', '[{"file":"a"}]'])('does not take %j for clean', (text) => {
    expect(() => parseSecrets(text)).toThrow(/its answer/);
  });
});
