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
    const spans = (line: number) => [{ label: 'here', span: { offset: 1, length: 1, line, column: 1 } }];
    const diagnostics = [
      { code: 'eslint(no-var)', severity: 'error', message: 'Use let.', filename: 'tests/a.ts', labels: spans(3) },
      { code: 'eslint(no-x)', severity: 'warning', message: 'Perhaps.', filename: 'tests/a.ts', labels: spans(4) },
      { severity: 'error', message: 'Unexpected token', filename: 'tests\\a.ts', labels: [] },
    ];
    expect(parseLintReport(JSON.stringify({ diagnostics, number_of_files: 1 }))).toEqual([
      { path: 'tests/a.ts', line: 3, message: 'Use let. (eslint(no-var))' },
      { path: 'tests/a.ts', line: 1, message: 'Unexpected token (cannot be parsed)' },
    ]);
  });

  it('throws at anything else', () => {
    expect(() => parseLintReport('Failed to find type-aware linter executable.')).toThrow();
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
