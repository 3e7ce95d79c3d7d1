import { expect, it } from 'vitest';

import { collectSuspects, combineSuspicion, rankSuspects } from './suspicion';

const one = collectSuspects([
  { file: 'a.ts', line: 1, score: 0.5 },
  { file: 'a.ts', line: 1, score: 0.2 },
  { file: 'b.ts', line: 7, score: 0.9 },
]);

it('keeps the strongest of several reasons of one kind', () => {
  expect(one.get('a.ts')?.get(1)).toBe(0.5);
});

it('lets independent reasons strengthen each other, never above 1', () => {
  const other = collectSuspects([
    { file: 'a.ts', line: 1, score: 0.5 },
    { file: 'b.ts', line: 7, score: 3 },
  ]);
  const both = combineSuspicion([one, other]);
  expect(both.get('a.ts')?.get(1)).toBe(0.75);
  expect(both.get('b.ts')?.get(7)).toBe(1);
});

it('ranks by suspicion, equal ones by place', () => {
  const more = combineSuspicion([one, collectSuspects([{ file: 'a.ts', line: 3, score: 0.5 }])]);
  expect(rankSuspects(more, 2).map(({ file, line }) => `${file}:${line}`)).toEqual(['b.ts:7', 'a.ts:1']);
  expect(rankSuspects(more, 9)).toHaveLength(3);
});
