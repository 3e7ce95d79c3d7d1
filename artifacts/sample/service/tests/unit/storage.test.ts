import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';

import { onlyRow } from '../../src/storage/rows.js';
import { Shapes } from '../../src/storage/shapes.js';

describe('Shapes', () => {
  it('writes a query once for the same values given, and asks it with those', async () => {
    const [written, asked]: [object[], object[]] = [[], []];
    const shapes = new Shapes((values: object) => {
      written.push(values);
      return { execute: (given: object) => Promise.resolve([asked.push(given)]) };
    });
    await shapes.run({ name: 'Ada', born: undefined });
    await shapes.run({ name: 'Grace', born: undefined });
    expect(written).toStrictEqual([{ name: sql.placeholder('name'), born: undefined }]);
    expect(asked).toStrictEqual([{ name: 'Ada' }, { name: 'Grace' }]);
  });

  it('writes another one where others are given, or null', async () => {
    const [written, asked]: [object[], object[]] = [[], []];
    const shapes = new Shapes((values: object) => {
      written.push(values);
      return { execute: (given: object) => Promise.resolve([asked.push(given)]) };
    });
    const [a, b] = [sql.placeholder('a'), sql.placeholder('b')];
    await shapes.run({ a: 1, b: 2 });
    await shapes.run({ a: 1, b: null });
    await shapes.run({ a: null, b: 2 });
    await shapes.run({ a: 1 });
    await shapes.run({ ab: 1 });
    const ab = sql.placeholder('ab');
    expect(written).toStrictEqual([{ a, b }, { a, b: null }, { a: null, b }, { a }, { ab }]);
  });

  it('keeps a hundred, and writes what is beyond each time', async () => {
    const [written, asked]: [object[], object[]] = [[], []];
    const shapes = new Shapes((values: object) => {
      written.push(values);
      return { execute: (given: object) => Promise.resolve([asked.push(given)]) };
    });
    for (let turn = 0; turn < 2; turn += 1)
      for (let index = 0; index <= 100; index += 1) await shapes.run({ [`name${index}`]: turn });
    expect(written).toHaveLength(102);
  });
});

describe('onlyRow', () => {
  it('gives the row', () => {
    expect(onlyRow(['a row'])).toBe('a row');
  });

  it('fails where there is none, and says so', () => {
    expect(() => onlyRow([])).toThrow('no row');
  });
});
