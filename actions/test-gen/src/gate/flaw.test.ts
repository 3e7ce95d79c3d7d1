import { describe, expect, it } from 'vitest';

import { createReport } from '../testing/reports';

import { judgeRuns, listSurvivors } from './flaw';

const A = 'tests/a.test.ts > GET /a > works';
const B = 'tests/a.test.ts > GET /a > refuses';

describe('judgeRuns', () => {
  it('finds nothing where all pass each time', () => {
    const report = createReport({ [A]: true, [B]: true });
    expect(judgeRuns([A, B], [report, report, report])).toEqual([]);
  });

  it('takes what fails at once for a contradiction, with the first line of why', () => {
    const report = createReport({ [A]: true, [B]: 'AssertionError: expected 500 to be 404\n- 404\n+ 500' });
    expect(judgeRuns([A, B], [report])).toEqual([{ test: B, cause: 'contradicted', reason: 'expected 500 to be 404' }]);
  });

  it('takes what fails only now and then for unsteady', () => {
    const [good, bad] = [createReport({ [A]: true }), createReport({ [A]: 'Error: late' })];
    expect(judgeRuns([A], [good, bad])).toEqual([
      { test: A, cause: 'unsteady', reason: 'passed 1 of 2 times, then: late' },
    ]);
  });

  it('misses what did not run', () => {
    const report = createReport({ [A]: true });
    expect(judgeRuns([A, B], [report])).toEqual([
      { test: B, cause: 'unfit', reason: 'it was written and did not run' },
    ]);
  });

  it('blames a file that does not load on all its tests', () => {
    const report = createReport({ 'tests/a.test.ts': 'Error: Cannot find module' });
    expect(judgeRuns([A, B], [report]).map(({ test, reason }) => [test, reason])).toEqual([
      [A, 'Cannot find module'],
      [B, 'Cannot find module'],
    ]);
  });

  it('keeps a long message short', () => {
    const [flaw] = judgeRuns([A], [createReport({ [A]: `Error: ${'x'.repeat(1000)}` })]);
    expect(flaw?.reason.length).toBeLessThan(320);
  });
});

describe('listSurvivors', () => {
  it('names what passed, and neither what failed nor what did not run', () => {
    expect(listSurvivors([A, B, 'tests/c.test.ts > c > c'], createReport({ [A]: true, [B]: 'Error: no' }))).toEqual([
      A,
    ]);
  });
});
