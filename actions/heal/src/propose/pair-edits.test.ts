import { describe, expect, it } from 'vitest';

import type { Effect } from '../localise/mutation-based';
import type { Trial } from '../schemata/trial';

import type { Part } from './pair-edits';
import { chooseParts, listPairs, nameEdit, worthOf } from './pair-edits';

function part(id: number, overrides: Partial<Trial> & { readonly kind?: string; readonly worth?: number } = {}): Part {
  const { kind = `kind ${id}`, worth = 0.5, ...rest } = overrides;
  const trial = {
    id,
    file: 'a.js',
    start: id * 10,
    end: id * 10 + 1,
    text: 'x',
    statement: id * 10,
    weight: 1,
    ...rest,
  };
  return { trial, worth, kind, piece: { start: trial.start, end: trial.end } };
}

function list(parts: readonly Part[], most = 100): string[] {
  return listPairs(parts, 1_000, most, () => '').map(({ parts: [one, other] }) => `${one.id}+${other.id}`);
}

describe('worthOf', () => {
  it.each<[Effect, Effect]>([
    ['further', 'differs'],
    ['differs', 'same'],
    ['same', 'crashes'],
  ])('takes an edit that did "%s" for a better half than one that did "%s"', (better, worse) => {
    const worth = (effect: Effect): number =>
      worthOf(part(1).trial, { statement: 10, effect, breaks: false }, new Map());
    expect(worth(better)).toBeGreaterThan(worth(worse));
  });

  it('follows what was learned of its place', () => {
    expect(worthOf(part(1).trial, undefined, new Map([[10, 2]]))).toBe(2);
  });
});

describe('nameEdit', () => {
  it('is the same for the same edit of other operands, and for the same rename', () => {
    expect(nameEdit('t', 'i < n', 'i <= n')).toBe(nameEdit('t', 'j < list.length', 'j <= list.length'));
    expect(nameEdit('t', 'a.left', 'a.right')).toBe(nameEdit('t', 'b.left', 'b.right'));
    expect(nameEdit('t', 'n - 1', 'n')).toBe(nameEdit('t', 'size(x) - 1', 'size(x)'));
  });

  it('differs by template, and by what is changed', () => {
    expect(nameEdit('t', 'i < n', 'i <= n')).not.toBe(nameEdit('u', 'i < n', 'i <= n'));
    expect(nameEdit('t', 'i < n', 'i <= n')).not.toBe(nameEdit('t', 'i > n', 'i >= n'));
  });
});

describe('chooseParts', () => {
  it('takes the most promising, and not too many of one statement', () => {
    const crowd = Array.from({ length: 40 }, (_, at) => part(at + 1, { statement: 7, worth: 0.9 }));
    const chosen = chooseParts([part(99, { worth: 0.1 }), ...crowd]);
    expect(chosen).toHaveLength(16);
    expect(chosen.at(-1)?.trial.id).toBe(99);
  });

  it('has an end, and takes repeated edits beyond it', () => {
    const many = Array.from({ length: 600 }, (_, at) => part(at + 1, { worth: 1 - at / 1_000 }));
    const repeated = [part(701, { kind: 'k', worth: 0.1 }), part(702, { kind: 'k', worth: 0.1 })];
    const ids = chooseParts([...many, ...repeated]).map(({ trial }) => trial.id);
    expect(ids).toHaveLength(302);
    expect(ids.slice(-2)).toEqual([701, 702]);
  });
});

describe('listPairs', () => {
  it('puts the same edit at two places first, then neighbours, then the rest, another file last', () => {
    const parts = [
      part(1, { kind: 'k', statement: 1 }),
      part(2, { statement: 3 }),
      part(3, { kind: 'k', statement: 90 }),
      part(4, { statement: 200, file: 'b.js' }),
    ];
    expect(list(parts)).toEqual(['1+3', '1+2', '2+3', '1+4', '2+4', '3+4']);
  });

  it('begins with what is worth most, and ends where it is told to', () => {
    const parts = [part(1, { worth: 0.1 }), part(2, { worth: 0.9 }), part(3, { worth: 0.8 })];
    expect(list(parts)).toEqual(['2+3', '1+2', '1+3']);
    expect(list(parts, 1)).toEqual(['2+3']);
  });

  it('pairs nothing with what changes the same text', () => {
    expect(list([part(1), part(2, { start: 10, end: 30 }), part(3, { start: 10, end: 10 })])).toEqual([]);
  });

  it('numbers pairs from where it is told, and makes one edit of two at the same piece', () => {
    const text = 'if (a < b && c < d) stop();';
    const one = { ...part(1, { start: 4, end: 9, text: 'a <= b' }), piece: { start: 4, end: 18 } };
    const other = part(2, { start: 13, end: 18, text: 'c <= d' });
    const [pair] = listPairs([other, one], 50, 10, () => text);
    expect(pair).toMatchObject({ id: 50, merged: { id: 50, start: 4, end: 18, text: 'a <= b && c <= d' } });
    expect(listPairs([part(1), part(2)], 50, 10, () => text)[0]?.merged).toBeUndefined();
  });
});
