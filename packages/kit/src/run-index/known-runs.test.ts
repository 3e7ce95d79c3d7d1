import { describe, expect, it } from 'vitest';

import { KnownRuns } from './known-runs';

const idOf = (day: number): string => `202601${String(day).padStart(2, '0')}T120000Z-0123abcd`;
const lineOf = (day: number, text: string): string => JSON.stringify([idOf(day), `${day}.5+7`, { text }]);
const FILE = `${[lineOf(4, 'four'), lineOf(3, 'three and four'), lineOf(1, 'one')].join('\n')}\n`;

const open = (text = FILE): KnownRuns => new KnownRuns(Buffer.from(text, 'latin1'));

describe('KnownRuns', () => {
  it('has the line of each run that it knows, and what its directory looked like', () => {
    const known = open();
    expect(known.take(idOf(5))).toBeUndefined();
    expect(known.take(idOf(4))).toMatchObject({ run: idOf(4), line: lineOf(4, 'four'), seen: '4.5+7' });
    expect(known.take(idOf(3))?.line).toBe(lineOf(3, 'three and four'));
    expect(known.take(idOf(2))).toBeUndefined();
    expect(known.hasMore).toBe(true);
    expect(known.take(idOf(1))?.line).toBe(lineOf(1, 'one'));
    expect(known.hasMore).toBe(false);
  });

  it('has more where a run is gone, be it the newest, one between or the oldest', () => {
    for (const asked of [
      [3, 1],
      [4, 1],
      [4, 3],
    ]) {
      const known = open();
      for (const day of asked) expect(known.take(idOf(day))).toBeDefined();
      expect(known.hasMore).toBe(true);
    }
  });

  it('takes no line for one that was torn', () => {
    const known = open(FILE.slice(0, -20));
    for (const day of [4, 3]) expect(known.take(idOf(day))).toBeDefined();
    expect(known.take(idOf(1))).toBeUndefined();
    expect(known.hasMore).toBe(true);
  });

  it('finds a text in the lines that have it and in no other, in whatever order they are asked', () => {
    const known = open();
    const runs = [4, 3, 1].flatMap((day) => known.take(idOf(day)) ?? []);
    const having = (text: string, of = runs): string[] => of.filter((one) => one.has(text)).map(({ run }) => run);
    expect(having('four')).toEqual([idOf(4), idOf(3)]);
    expect(having('four', runs.toReversed())).toEqual([idOf(3), idOf(4)]);
    expect(having('three')).toEqual([idOf(3)]);
    expect(having('one')).toEqual([idOf(1)]);
    expect(having('one', runs.toReversed())).toEqual([idOf(1)]);
    expect(having('five')).toEqual([]);
  });
});
