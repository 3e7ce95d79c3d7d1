import { readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { cleanLine } from './clean-line';
import { readFixture, triageOutput } from './fixtures/triage-fixture';
import { readLog } from './read-log';
import { LOG_PARSERS } from './registry';
import { splitLines } from './split-lines';

const LOGS = readdirSync(path.join(import.meta.dirname, 'fixtures')).filter((name) => name.endsWith('.txt'));
const TOOLS = LOG_PARSERS.filter(({ isFallback }) => !isFallback);

function countByParser(log: string): Record<string, number> {
  const counts = TOOLS.map((parser) => [parser.name, readLog(splitLines(log), [parser]).failures.length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function addCounts(all: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [name, count] of all.flatMap((counts) => Object.entries(counts))) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

describe('LOG_PARSERS', () => {
  it.each(LOGS.filter((name) => name.includes('-sound')))('find nothing in a sound log: %s', (name) => {
    expect(countByParser(readFixture(name))).toEqual({});
  });

  it('find nothing in all sound logs together', () => {
    const log = LOGS.filter((name) => name.includes('-sound') && !/^(?:vitest|jest|node)/.test(name)).map(readFixture);
    expect(triageOutput(log.join('\n'))).toMatchObject([{ class: 'unknown' }]);
  });

  it.each(LOGS.filter((name) => !name.includes('-sound')))('leave a log to its own tool: %s', (name) => {
    expect(Object.keys(countByParser(readFixture(name))).length).toBeLessThanOrEqual(1);
  });

  it.each(LOGS)('find in %s what they would find if they saw every line', (name) => {
    for (const parser of LOG_PARSERS) {
      const reader = parser.open();
      for (const line of splitLines(readFixture(name))) reader.line(cleanLine(line));
      expect(readLog(splitLines(readFixture(name)), [parser]).failures, parser.name).toEqual(reader.end());
    }
  });

  // Of these, only the first complaint counts, or none where something else failed; where Node could not run a test
  // file, all that crashed before may be why.
  const ONCE = ['npm', 'pnpm', 'maven', 'pytest', 'ava', 'playwright', 'surefire', 'node-test'];

  it('find the same where a log of another tool comes before', () => {
    const logs = LOGS.map(readFixture);
    const together = countByParser(logs.join('\n'));
    const apart = Object.entries(addCounts(logs.map(countByParser))).filter(([name]) => !ONCE.includes(name));
    expect(together).toMatchObject(Object.fromEntries(apart));
  });
});
