import { describe, expect, it } from 'vitest';

import { createPaint, cut, hasColors, renderTable, widthOf } from './terminal.mjs';

describe('hasColors', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['no terminal', false, {}, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['FORCE_COLOR without a terminal', false, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR and NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
  ])('of %s', (_name, isTTY, environment, expected) => {
    expect(hasColors({ isTTY }, environment)).toBe(expected);
  });
});

it('colours only where it may', () => {
  expect(createPaint(true)('red', 'x')).toBe('\u001b[31mx\u001b[0m');
  expect(createPaint(false)('red', 'x')).toBe('x');
});

it('knows no width but that of a terminal', () => {
  expect(widthOf({ isTTY: true, columns: 80 })).toBe(80);
  expect(widthOf({ isTTY: true, columns: 0 })).toBe(Number.POSITIVE_INFINITY);
  expect(widthOf({})).toBe(Number.POSITIVE_INFINITY);
});

it('cuts a line between characters', () => {
  expect(cut('a\n b', 10)).toBe('a b');
  expect(cut('😀😀😀', 2)).toBe('😀…');
});

describe('renderTable', () => {
  const columns = [{ title: 'A' }, { title: 'B', right: true, spare: true }, { title: 'C' }];
  const rows = [
    ['one', '1', 'what there is to tell of the first'],
    ['two', '10', 'short'],
  ];

  it('aligns columns and leaves no blanks at the end', () => {
    expect(renderTable(columns, rows)).toEqual([
      'A     B  C',
      'one   1  what there is to tell of the first',
      'two  10  short',
    ]);
  });

  it('cuts the last column at the width', () => {
    expect(renderTable(columns, rows, { width: 20 })).toEqual(['A     B  C', 'one   1  what there…', 'two  10  short']);
  });

  it('leaves out what can be spared where there is no room', () => {
    expect(renderTable(columns, rows, { width: 10 })).toEqual(['A    C', 'one  what…', 'two  short']);
  });
});
