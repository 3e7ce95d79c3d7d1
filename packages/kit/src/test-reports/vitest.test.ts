import { readFileSync } from 'node:fs';
import path from 'node:path';

import { testReportSchema } from '@orchestrate/contracts/test-report';
import { describe, expect, it } from 'vitest';

import { parseVitestReport } from './vitest';

const text = readFileSync(path.join(import.meta.dirname, 'fixtures/vitest.json'), 'utf8');
const report = testReportSchema.parse(parseVitestReport(text, '/home/me/shop', '4.1.12'));

describe('parseVitestReport', () => {
  it('counts tests, and files that could not be loaded as one failed test each', () => {
    expect(report.results.summary).toMatchObject({ tests: 11, passed: 2, failed: 8, skipped: 1, pending: 0 });
    expect(report.results.tool).toEqual({ name: 'vitest', version: '4.1.12' });
    expect(report.results.tests[0]).toMatchObject({
      name: 'tests/broken.test.ts',
      status: 'failed',
      message: "Cannot find module '../src/nothing' imported from /home/me/shop/tests/broken.test.ts",
    });
  });

  it('splits what went wrong from where', () => {
    expect(report.results.tests.find(({ name }) => name === 'slicePage > throws inside')).toMatchObject({
      filePath: 'tests/paging.test.ts',
      suite: ['slicePage'],
      message: "TypeError: Cannot read properties of undefined (reading 'b')",
      trace: expect.stringMatching(/^ {4}at boom \(\/home\/me\/shop\/src\/paging\.ts:7:37\)/) as string,
    });
  });

  it('says of a test that took too long that it timed out', () => {
    const late = report.results.tests.find(({ name }) => name.endsWith('times out'));
    expect(late).toMatchObject({ status: 'failed', message: 'Error: Test timed out' });
  });

  it.each(['', '{}', '{"startTime":1,"testResults":[{}]}'])('refuses %j', (broken) => {
    expect(() => parseVitestReport(broken, '/')).toThrow();
  });
});
