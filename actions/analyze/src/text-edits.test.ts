import { describe, expect, it } from 'vitest';

import { applyTextEdits } from './text-edits';

const edit = (start: number, end: number, text: string) => ({ start, end, text });

describe('applyTextEdits', () => {
  it.each([
    ['none', 'abc', [], 'abc'],
    ['in any order', 'abcdef', [edit(4, 5, 'E'), edit(0, 1, 'A')], 'AbcdEf'],
    ['insertions and removals', 'abc', [edit(0, 0, '('), edit(2, 3, '')], '(ab'],
    ['the end', 'abc', [edit(3, 3, '!')], 'abc!'],
    ['the start of a text with a byte-order mark', '\uFEFFvar', [edit(0, 3, 'let')], '\uFEFFlet'],
  ])('applies %s', (_what, text, edits, expected) => {
    const edited = applyTextEdits(text, edits);
    expect(edited.text).toBe(expected);
    expect(edited.applied).toHaveLength(edits.length);
  });

  it.each([
    ['overlaps', [edit(0, 2, 'X'), edit(1, 3, 'Y')]],
    ['touches', [edit(0, 2, 'X'), edit(2, 3, 'Y')]],
    ['inserts at the same place', [edit(0, 2, 'X'), edit(2, 2, 'Y')]],
    ['leaves the text', [edit(0, 2, 'X'), edit(5, 9, 'Y')]],
    ['ends before it starts', [edit(0, 2, 'X'), edit(3, 1, 'Y')]],
  ])('leaves out an edit that %s', (_what, edits) => {
    const edited = applyTextEdits('abcd', edits);
    expect(edited).toEqual({ text: 'Xcd', applied: [edits[0]] });
  });
});
