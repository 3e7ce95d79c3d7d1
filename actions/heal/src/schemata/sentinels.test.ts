import { describe, expect, it } from 'vitest';

import type { TestRecord } from './laboratory';
import type { Ending } from './sentinels';
import { placeSentinels, readFindings } from './sentinels';

const KEY = 'test/a.js|adds|1';

type Ended = readonly [candidate: number, ending: Ending | 'begun'];

/** Records of one test file: candidates with their endings, `0` for nobody; `begun` for what never ended. */
function write(...endings: readonly Ended[]): TestRecord[] {
  return endings.flatMap(([candidate, ending]) => [
    { key: KEY, candidate, ending: 'begun' as const },
    ...(ending === 'begun' ? [] : [{ key: KEY, candidate, ending }]),
  ]);
}

describe('placeSentinels', () => {
  it('looks before, after every 25, and at the end', () => {
    const placed = placeSentinels(
      Array.from({ length: 60 }, (_, index) => index + 1),
      new Set(),
    );
    expect(placed.flatMap((id, at) => (id === 0 ? [at] : []))).toEqual([0, 26, 52, 63]);
    expect(placed.filter((id) => id > 0)).toHaveLength(60);
  });

  it('looks after each that is doubtful, and tries these first', () => {
    expect(placeSentinels([1, 2, 3, 4], new Set([3, 4]))).toEqual([0, 3, 0, 4, 0, 1, 2, 0]);
  });
});

describe('readFindings', () => {
  const found = (expected: Ending, ...endings: readonly Ended[]) => {
    const { settled, failed, doubtful, unrepeatable } = readFindings(write(...endings), expected);
    const ids = (pairs: ReadonlySet<string>): number[] => [...pairs].map((pair) => Number(pair.split(' ').at(-1)));
    return { settled: ids(settled), failed: [...failed], doubtful: [...doubtful], unrepeatable: unrepeatable.size };
  };

  it('believes what a sound process says', () => {
    expect(found('failed', [0, 'failed'], [1, 'failed'], [2, 'passed'], [0, 'failed'])).toEqual({
      settled: [1, 2],
      failed: [1],
      doubtful: [],
      unrepeatable: 0,
    });
  });

  it('does not believe what passes in a process where the fault has gone', () => {
    const spoiled = found(
      'failed',
      [0, 'failed'],
      [1, 'failed'],
      [2, 'passed'],
      [3, 'passed'],
      [0, 'passed'],
      [4, 'passed'],
    );
    expect(spoiled).toEqual({ settled: [1], failed: [1], doubtful: [2, 3], unrepeatable: 0 });
  });

  it('does not believe what fails in a process where what was sound fails', () => {
    const spoiled = found('passed', [0, 'passed'], [1, 'passed'], [2, 'failed'], [3, 'failed'], [0, 'failed']);
    expect(spoiled).toEqual({ settled: [1], failed: [], doubtful: [2, 3], unrepeatable: 0 });
  });

  it('blames who was alone', () => {
    const alone = found('failed', [0, 'failed'], [2, 'passed'], [0, 'passed']);
    expect(alone).toEqual({ settled: [2], failed: [2], doubtful: [], unrepeatable: 0 });
  });

  it('blames who took the process along, and doubts what passed before', () => {
    const killed = found('failed', [0, 'failed'], [1, 'failed'], [2, 'passed'], [3, 'begun']);
    expect(killed).toEqual({ settled: [1, 3], failed: [1, 3], doubtful: [2], unrepeatable: 0 });
  });

  it('asks nothing more of a test that cannot be repeated', () => {
    expect(found('passed', [0, 'failed'], [1, 'failed'])).toMatchObject({ unrepeatable: 1 });
  });
});
