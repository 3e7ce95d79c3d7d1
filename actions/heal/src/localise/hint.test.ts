import { expect, it } from 'vitest';

import { NO_HINT, raiseLines, raiseStatements } from './hint';

const suspicion = new Map([
  [
    'a.js',
    new Map([
      [1, 0.5],
      [2, 0.5],
      [3, 0],
    ]),
  ],
]);
const hint = { lines: new Map([['a.js', new Set([2, 3])]]), weight: 0.5 };

it('suspects more what a hint points at, and nothing that was not suspect', () => {
  expect([...(raiseLines(suspicion, [hint]).get('a.js') ?? [])]).toEqual([
    [1, 0.5],
    [2, 0.75],
    [3, 0],
  ]);
  expect(raiseLines(suspicion, [hint, hint]).get('a.js')?.get(2)).toBe(0.875);
  expect(raiseLines(suspicion, [NO_HINT])).toEqual(suspicion);
});

it('gives a line to the statements that begin on it or last before it', () => {
  const statements = [1, 4, 4, 9].map((line, index) => ({ id: index + 1, line, start: 0, end: 0 }));
  const scores = new Map([1, 2, 3].map((id) => [id, 0.5]));
  const sources = [{ file: 'a.js', text: '', statements }];
  const pointing = { lines: new Map([['a.js', new Set([6, 7, 10])]]), weight: 0.5 };
  expect([...raiseStatements(scores, sources, [pointing])]).toEqual([
    [1, 0.5],
    [2, 0.75],
    [3, 0.75],
  ]);
});
