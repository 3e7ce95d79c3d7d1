import { describe, expect, it } from 'vitest';

import { parseEslintResults } from './eslint-run';
import { isSafeRule } from './safe-rules';

const FILE = '/tree/src/a.ts';

function answer(...messages: object[]): string {
  return JSON.stringify([{ filePath: FILE, messages, errorCount: 1, source: 'var a' }]);
}

const noVar = {
  ruleId: 'no-var',
  severity: 1,
  message: 'Unexpected var.',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 11,
  fix: { range: [0, 3], text: 'let' },
};

describe('parseEslintResults', () => {
  it('keeps the place and a safe fix', () => {
    expect(parseEslintResults(answer(noVar))).toEqual([
      {
        rule: 'no-var',
        level: 'warning',
        message: 'Unexpected var.',
        path: FILE,
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 11,
        edit: { start: 0, end: 3, text: 'let' },
      },
    ]);
  });

  it.each([
    ['drops the fix of a rule that is not safe', { ...noVar, ruleId: 'import/order' }, { rule: 'import/order' }],
    [
      'knows errors',
      { ruleId: 'no-undef', severity: 2, message: 'm', line: 2, column: 1 },
      { level: 'error', line: 2 },
    ],
    [
      'names a file that cannot be parsed',
      { ruleId: null, severity: 2, message: 'm', fatal: true },
      { rule: 'parse-error' },
    ],
    [
      'has no place where ESLint has none',
      { ruleId: null, severity: 2, message: 'm', line: 0, column: 0 },
      { rule: 'eslint' },
    ],
  ])('%s', (_what, message, expected) => {
    const [finding] = parseEslintResults(answer(message));
    expect(finding).toMatchObject(expected);
    expect(finding).not.toHaveProperty('edit');
  });

  it.each(["Definition for rule 'x/y' not found.", 'File ignored because of a matching ignore pattern.'])(
    'passes over what is no problem: %s',
    (message) => {
      expect(parseEslintResults(answer({ ruleId: null, severity: 1, message }))).toEqual([]);
    },
  );

  it.each(['', 'Oops!', '{}', '[{"filePath":"a"}]', '[{"filePath":"a","messages":[{"message":"m"}]}]'])(
    'does not take %j for clean',
    (text) => {
      expect(() => parseEslintResults(text)).toThrow(/its answer/);
    },
  );
});

describe('isSafeRule', () => {
  it.each([
    ['prefer-const', true],
    ['@stylistic/semi', true],
    ['prettier/prettier', true],
    ['import/order', false],
    ['import-x/no-unused-modules', false],
    ['unused-imports/no-unused-imports', false],
    ['prefer-template', false],
    ['constructor', false],
  ])('%s: %s', (rule, isSafe) => {
    expect(isSafeRule(rule)).toBe(isSafe);
  });
});
