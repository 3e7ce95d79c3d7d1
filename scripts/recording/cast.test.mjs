import { describe, expect, it } from 'vitest';

import { quicken, toCast } from './cast.mjs';

const ABOUT = { columns: 80, rows: 20, title: 'a run', timestamp: 1 };

describe('toCast', () => {
  it('tells when what was shown, without the first line that script writes itself', () => {
    const log = Buffer.from('Script started on …\n✔ a\nb\n\nScript done on …\n');
    const cast = toCast(log, '0.5 6\n2.25 2\n', ABOUT)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(cast).toEqual([
      { version: 2, width: 80, height: 20, timestamp: 1, title: 'a run', idle_time_limit: 1 },
      [0.5, 'o', '✔ a\n'],
      [2.75, 'o', 'b\n'],
    ]);
  });

  it('keeps a character whole that was written in two pieces', () => {
    const cast = toCast(Buffer.from('x\n✔'), '1 1\n1 2\n', ABOUT);
    expect(cast.trimEnd().split('\n').slice(1)).toEqual(['[2,"o","✔"]']);
  });
});

describe('quicken', () => {
  const cast = (...events) => `${[{ version: 2 }, ...events].map((line) => JSON.stringify(line)).join('\n')}\n`;

  it('shows all of a long recording in the time that it has, what is close together at once', () => {
    const long = cast([1, 'o', 'a'], [2, 'o', 'b'], [60, 'o', 'c'], [100, 'o', 'd']);
    expect(quicken(long, 10)).toBe(cast([0.25, 'o', 'ab'], [6, 'o', 'c'], [10, 'o', 'd']));
  });

  it('leaves a short one as long as it was', () => {
    expect(quicken(cast([0.5, 'o', 'a'], [2, 'o', 'b']), 10)).toBe(cast([0.5, 'o', 'a'], [2, 'o', 'b']));
  });
});
