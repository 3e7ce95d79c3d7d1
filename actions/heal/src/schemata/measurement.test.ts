import { describe, expect, it } from 'vitest';

import { readMeasurement, scoreStatements } from './measurement';

const RECORDS = [
  { key: 'a', ending: 'failed', hits: [1, 2, 3], steps: 9, milliseconds: 4 },
  { key: 'b', ending: 'failed', hits: [1, 3] },
  { key: 'c', ending: 'passed', hits: [1] },
  { key: 'd', ending: 'passed', hits: [] },
  { key: '', ending: 'ambient', hits: [1, 7] },
] as const;

describe('readMeasurement', () => {
  it('tells failing from passing tests, and what ran outside of any', () => {
    const { failing, passing, ambient } = readMeasurement(
      RECORDS.map((record) => ({ ...record, hits: [...record.hits] })),
    );
    expect(failing.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(failing[0]).toMatchObject({ steps: 9, milliseconds: 4 });
    expect(passing.map(({ key }) => key)).toEqual(['c', 'd']);
    expect([...ambient]).toEqual([1, 7]);
  });
});

describe('scoreStatements', () => {
  it('suspects most what every failing test runs and no passing one', () => {
    const scores = scoreStatements(readMeasurement(RECORDS.map((record) => ({ ...record, hits: [...record.hits] }))));
    expect(scores.get(3)).toBe(1);
    expect(scores.get(1)).toBeCloseTo(2 / Math.sqrt(2 * 3));
    expect(scores.get(2)).toBeLessThan(1);
    expect(scores.get(7)).toBeLessThan(scores.get(1) ?? 0);
  });
});
