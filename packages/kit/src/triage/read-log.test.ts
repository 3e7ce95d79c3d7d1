import { describe, expect, it } from 'vitest';

import { readFixture } from './fixtures/triage-fixture';
import { readLog } from './read-log';
import { LOG_PARSERS } from './registry';
import { splitLines } from './split-lines';

const noise = (count: number): string[] => Array.from({ length: count }, (_, index) => `working on ${index}`);

describe('readLog', () => {
  it.each([1, 500, 505, 511, 512, 513, 1_030])('reads a report behind %i other lines', (count) => {
    const report = [...splitLines(readFixture('pytest.txt'))];
    expect(readLog([...noise(count), ...report], LOG_PARSERS)).toEqual(readLog(report, LOG_PARSERS));
  });

  it.each([3, 600, 5_000])('keeps the last of %i lines that are not empty', (count) => {
    const lines = noise(count).flatMap((line) => [line, '', '  ']);
    expect(readLog(lines, LOG_PARSERS)).toEqual({
      failures: [],
      understood: 'none',
      tail: noise(count).slice(-12),
    });
  });

  it('keeps a thousand failures of one tool', () => {
    const lines = Array.from(
      { length: 1_500 },
      (_, index) => `src/a.ts(${index + 1},1): error TS2304: Cannot find name 'a'.`,
    );
    expect(readLog(lines, LOG_PARSERS).failures).toHaveLength(1_000);
  });

  it('reads of a line without end only its start, unless it is a report', () => {
    const message = "'a' is not defined.";
    const found = { filePath: '/a.js', messages: [{ ruleId: 'no-undef', severity: 2, message, line: 1, column: 1 }] };
    const passed = Array.from({ length: 500 }, (_, index) => ({ filePath: `/src/file-${index}.js`, messages: [] }));
    expect(readLog([JSON.stringify([...passed, found])], LOG_PARSERS).failures).toHaveLength(1);
    const [failure] = readLog([`src/a.ts(1,1): error TS2304: ${'a'.repeat(50_000)}`], LOG_PARSERS).failures;
    expect(failure?.message.length).toBeLessThan(10_000);
  });
});
