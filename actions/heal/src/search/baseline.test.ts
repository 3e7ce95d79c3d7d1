import { createTestReport } from '@orchestrate/testkit/test-report';
import { describe, expect, it } from 'vitest';

import { mayBeFlaky, sortFailures } from './baseline';

const FILE = 'a.test.ts';
const first = createTestReport({ [FILE]: ['one failed', 'two failed', 'three passed'] });

describe('sortFailures', () => {
  it('believes what fails again, alone', () => {
    const sorted = sortFailures(first, createTestReport({ [FILE]: ['one failed', 'two failed'] }), undefined);
    expect(sorted).toEqual({ report: first, flaky: new Set(), selection: { files: [FILE], names: ['one', 'two'] } });
  });

  it('calls flaky what fails first and passes both times, and goes on with the rest', () => {
    const alone = createTestReport({ [FILE]: ['one failed', 'two passed'] });
    const whole = createTestReport({ [FILE]: ['one failed', 'two passed', 'three passed'] });
    const { report, flaky, selection } = sortFailures(first, alone, whole);
    expect(flaky).toEqual(new Set([`${FILE} two`]));
    expect(selection.names).toEqual(['one']);
    expect(report.results.summary).toMatchObject({ tests: 2, failed: 1 });
  });

  it('calls flaky what passes and fails by turns, however it is run', () => {
    const passing = createTestReport({ [FILE]: ['one passed', 'two passed'] });
    const { flaky } = sortFailures(first, passing, first, [passing, first]);
    expect(flaky).toEqual(new Set([`${FILE} one`, `${FILE} two`]));
    expect(sortFailures(first, passing, first, [passing, passing]).flaky.size).toBe(0);
  });

  it('runs everything where a test only fails in company', () => {
    const alone = createTestReport({ [FILE]: ['one passed', 'two passed'] });
    const { flaky, selection } = sortFailures(first, alone, first);
    expect(flaky.size).toBe(0);
    expect(selection).toEqual({ files: [], names: [] });
  });
});

it.each([
  ['test', true],
  ['crash', true],
  ['type', false],
  ['lint', false],
  ['dependency', false],
  ['timeout', false],
] as const)('%s may be flaky: %s', (kind, expected) => {
  expect(mayBeFlaky(kind)).toBe(expected);
});
