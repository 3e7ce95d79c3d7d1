import { describe, expect, it } from 'vitest';

import { describeLines, findGaps, statesOf } from './gaps';

describe('findGaps', () => {
  it('takes lines together that only lines without code lie between', () => {
    const states = statesOf({
      lines: [
        [1, 2],
        [3, 0],
        [6, 0],
        [7, 1],
        [8, 4],
        [9, 0],
      ],
      partly: [7, 8],
    });
    expect(findGaps(states)).toEqual([
      { from: 3, to: 6, state: 'none' },
      { from: 7, to: 8, state: 'partly' },
      { from: 9, to: 9, state: 'none' },
    ]);
  });

  it('does not join gaps over a line that ran', () => {
    const states = statesOf({
      lines: [
        [1, 0],
        [2, 1],
        [3, 0],
      ],
      partly: [],
    });
    expect(findGaps(states).map(describeLines)).toEqual(['1', '3']);
  });

  it('calls a line that never ran so, whatever is said of its branches', () => {
    expect(statesOf({ lines: [[1, 0]], partly: [1] }).get(1)).toBe('none');
  });
});
