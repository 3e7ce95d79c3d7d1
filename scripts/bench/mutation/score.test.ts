import { describe, expect, it } from 'vitest';

import { readReport, renderResult, scoreOf } from './score';

const mutant = (status: string, line = 3, more: object = {}): object => ({
  status,
  mutatorName: 'ConditionalExpression',
  replacement: 'if (false) {\n  return;\n}',
  location: { start: { line, column: 5 } },
  ...more,
});
const report = (...mutants: object[]): string => JSON.stringify({ files: { 'src/operations/a.ts': { mutants } } });

describe('readReport', () => {
  it('leaves out what is not in the sample, and counts what runs on load only', () => {
    const left = mutant('CompileError', 9, { statusReason: 'not in the sample' });
    expect(readReport(report(mutant('Killed'), left, mutant('Ignored'), mutant('Ignored')))).toEqual({
      mutants: [
        {
          file: 'src/operations/a.ts',
          line: 3,
          status: 'Killed',
          mutation: 'ConditionalExpression → if (false) { return; }',
        },
      ],
      onLoad: 2,
    });
  });

  it('refuses a status that says nothing of the tests', () => {
    expect(() => readReport(report(mutant('Pending', 8)))).toThrow('src/operations/a.ts:8 ended as Pending');
  });
});

describe('scoreOf', () => {
  it.each([
    [['Killed', 'Timeout', 'Survived', 'NoCoverage'], 0.5],
    [['Killed', 'RuntimeError'], 1],
    [['RuntimeError'], 0],
    [[], 0],
  ])('of %j is %d', (statuses, expected) => {
    expect(scoreOf(readReport(report(...statuses.map((status) => mutant(status)))))).toBe(expected);
  });
});

it('names what no test noticed, and says whether the bar is met', () => {
  const killed = Array.from({ length: 8 }, () => mutant('Killed'));
  const text = renderResult(readReport(report(...killed, mutant('Survived', 12), mutant('NoCoverage', 4))));
  expect(text.split('\n').slice(0, 2)).toEqual([
    'NoCoverage  src/operations/a.ts:4  ConditionalExpression → if (false) { return; }',
    'Survived    src/operations/a.ts:12  ConditionalExpression → if (false) { return; }',
  ]);
  expect(text).toMatch(/^killed +8$/m);
  expect(text).toMatch(/^score +80\.0 %, bar 80 %: ok$/m);
  expect(renderResult(readReport(report(mutant('Survived'))))).toMatch(/^score +0\.0 %, bar 80 %: MISSED$/m);
});
