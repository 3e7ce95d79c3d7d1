import type { CommandResult } from '@orchestrate/kit/exec/command';
import { createTestReport } from '@orchestrate/testkit/test-report';
import { describe, expect, it } from 'vitest';

import { compareTests, planSteps } from './test-trial';

const RESULT: CommandResult = { outcome: 'exited', exitCode: 1, stdout: '', stderr: '', output: '', seconds: 1 };
const before = createTestReport({ 'a.test.ts': ['one passed', 'two failed', 'three failed'] });

describe('compareTests', () => {
  it.each<[string, readonly string[], string, number]>([
    ['everything passes', ['one passed', 'two passed', 'three passed'], 'passes', 0],
    ['less fails', ['one passed', 'two passed', 'three failed'], 'improves', 1],
    ['as much fails', ['one passed', 'two failed', 'three failed'], 'fails', Infinity],
    ['something fails that passed', ['one failed', 'two passed', 'three passed'], 'fails', Infinity],
    ['something new fails', ['one passed', 'a.test.ts failed'], 'fails', Infinity],
    ['nothing ran', [], 'fails', Infinity],
    ['all is skipped', ['one skipped', 'two skipped'], 'fails', Infinity],
  ])('when %s', (_what, tests, verdict, failing) => {
    expect(compareTests(before, createTestReport({ 'a.test.ts': tests }), RESULT)).toMatchObject({ verdict, failing });
  });

  it('fails what did not report', () => {
    const { verdict, detail } = compareTests(before, undefined, { ...RESULT, outcome: 'timeout', exitCode: null });
    expect([verdict, detail]).toEqual(['fails', 'the tests did not report (timeout)']);
  });
});

describe('planSteps', () => {
  const report = createTestReport({
    'slow.test.ts': ['one failed 900', 'two passed'],
    'quick.test.ts': ['three failed 5', 'four failed 5'],
  });
  const files = ['quick.test.ts', 'slow.test.ts'];

  it('begins with the quickest file’s failing tests and goes on with whole files', () => {
    expect(planSteps({ report, selection: { files, names: ['one', 'three', 'four'] } })).toEqual([
      { files: ['quick.test.ts'], names: ['three', 'four'] },
      { files, names: [] },
    ]);
  });

  it('runs everything where tests need each other to fail', () => {
    const selection = { files: [], names: [] };
    expect(planSteps({ report, selection })).toEqual([selection]);
  });
});
