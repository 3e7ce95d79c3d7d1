import type { Coverage } from '@orchestrate/contracts/test-report';
import { expect, it } from 'vitest';

import { compareCoverage } from './strength';

function cover(files: Readonly<Record<string, readonly [number, number]>>): Coverage {
  const none = { covered: 0, total: 0, percent: 100 };
  const list = Object.entries(files).map(([path, [covered, total]]) => ({
    path,
    lines: { covered, total, percent: 0 },
    branches: none,
  }));
  return { lines: none, branches: none, functions: none, statements: none, files: list };
}

it('counts a file that no test loaded before as uncovered', () => {
  const { before, after } = compareCoverage(cover({ a: [5, 10] }), cover({ a: [10, 10], b: [4, 10] }));
  expect([before.lines?.percent, after.lines?.percent]).toEqual([25, 70]);
});

it('says nothing where nothing was measured', () => {
  expect(compareCoverage(undefined, cover({}))).toEqual({ before: {}, after: {} });
});
