import { hashText } from '@orchestrate/kit/files/hash';
import { describe, expect, it } from 'vitest';

import { createInventory } from './inventory';
import { decideChanges } from './tree-changes';

const FILES = [
  { path: 'a.ts', text: 'a' },
  { path: 'b.ts', text: 'b' },
];

describe('decideChanges', () => {
  it('writes a new tree whole', () => {
    const { edits, kept } = decideChanges(FILES, { texts: new Map(), listed: {} });
    expect(edits).toEqual(FILES.map((file) => ({ action: 'write', ...file })));
    expect(kept).toEqual([]);
  });

  it.each<[string, string | undefined, string | undefined, readonly string[], readonly string[]]>([
    ['leaves what is as it should be', 'a', 'a', [], []],
    ['renews what nobody touched', 'old', 'old', ['write a.ts'], []],
    ['writes what was removed again', undefined, 'old', ['write a.ts'], []],
    ['keeps what was edited', 'mine', 'old', [], ['a.ts']],
    ['keeps what was there before', 'mine', undefined, [], ['a.ts']],
  ])('%s', (_, present, generated, edits, kept) => {
    const texts = new Map(present === undefined ? [] : [['a.ts', present]]);
    const listed = generated === undefined ? {} : { 'a.ts': hashText(generated) };
    const changes = decideChanges([{ path: 'a.ts', text: 'a' }], { texts, listed });
    expect(changes.edits.map(({ action, path }) => `${action} ${path}`)).toEqual(edits);
    expect(changes.kept).toEqual(kept);
  });

  it('removes what is no longer generated, unless it was edited', () => {
    const texts = new Map([
      ['old.ts', 'old'],
      ['mine.ts', 'mine'],
    ]);
    const listed = { 'old.ts': hashText('old'), 'mine.ts': hashText('old'), 'gone.ts': hashText('old') };
    expect(decideChanges([], { texts, listed })).toEqual({
      edits: [{ action: 'delete', path: 'old.ts' }],
      kept: ['mine.ts'],
    });
  });
});

describe('createInventory', () => {
  it('lists what was written as it is, and what was kept as it once was', () => {
    const listed = { 'b.ts': hashText('old b'), 'c.ts': hashText('old c') };
    const frame = { service: 'pets', specification: hashText('spec'), listed };
    expect(createInventory(FILES, { kept: ['b.ts', 'd.ts'] }, frame).files).toEqual({
      'a.ts': hashText('a'),
      'b.ts': hashText('old b'),
    });
  });
});
