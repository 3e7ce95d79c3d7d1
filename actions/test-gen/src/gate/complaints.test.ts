import { describe, expect, it } from 'vitest';

import type { TestSource } from './complaints';
import { blameTests, parseCompilerOutput, parseLintReport } from './complaints';

const SOURCE: TestSource = {
  path: 'tests/e2e/a.test.ts',
  text: [
    "import { it } from 'vitest';",
    '',
    "describe('a', () => {",
    "  it('first', () => {",
    '    expect(1).toBe(1);',
    '  });',
    '',
    '  it.each([',
    "    ['x', 1],",
    "  ])('second %s', (_what, value) => {",
    '    expect(value).toBe(1);',
    '  });',
    '});',
  ].join('\n'),
  blocks: [['a > first'], ['a > second x', 'a > second y']],
};

describe('parseCompilerOutput', () => {
  it('reads errors, and nothing else', () => {
    const output = [
      "tests/e2e/a.test.ts(5,12): error TS2339: Property 'x' does not exist.",
      "  Type 'a' is not assignable to type 'b'.",
      'Found 1 error.',
    ].join('\n');
    expect(parseCompilerOutput(output)).toEqual([
      { path: 'tests/e2e/a.test.ts', line: 5, message: "TS2339: Property 'x' does not exist." },
    ]);
  });
});

describe('parseLintReport', () => {
  it('reads errors, and leaves warnings out', () => {
    const messages = [
      { ruleId: 'no-var', severity: 2, message: 'Use let.', line: 3 },
      { ruleId: 'no-x', severity: 1, message: 'Perhaps.', line: 4 },
      { ruleId: null, severity: 2, message: 'Parsing error' },
    ];
    const report = JSON.stringify([{ filePath: '/tree/tests/a.ts', messages }]);
    expect(parseLintReport(report, (file) => file.replace('/tree/', ''))).toEqual([
      { path: 'tests/a.ts', line: 3, message: 'Use let. (no-var)' },
      { path: 'tests/a.ts', line: 1, message: 'Parsing error (cannot be parsed)' },
    ]);
  });

  it('throws at anything else', () => {
    expect(() => parseLintReport('Oops! Something went wrong!', (file) => file)).toThrow();
  });
});

describe('blameTests', () => {
  const complain = (line: number, path = SOURCE.path) => ({ path, line, message: 'wrong' });

  it.each([
    [4, ['a > first']],
    [5, ['a > first']],
    [9, ['a > second x', 'a > second y']],
    [11, ['a > second x', 'a > second y']],
  ])('finds the tests that line %i comes from', (line, tests) => {
    const flaws = blameTests([complain(line)], [SOURCE]);
    expect(flaws?.map(({ test }) => test)).toEqual(tests);
    expect(flaws?.[0]).toMatchObject({ cause: 'unfit', reason: `line ${line}: wrong` });
  });

  it.each([
    ['a line before all tests', complain(1)],
    ['a supporting file', complain(5, 'tests/support/client.ts')],
    ['the service itself', complain(5, 'src/app.ts')],
  ])('blames nobody for %s', (_what, complaint) => {
    expect(
      blameTests([complain(5), complaint], [SOURCE, { path: 'tests/support/client.ts', text: '', blocks: [] }]),
    ).toBeUndefined();
  });
});
