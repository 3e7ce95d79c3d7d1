import { expect, it } from 'vitest';

import { highlightLines } from './highlight';

const LINES = ['/* a', 'const b = 1; */', 'const c = `x${1}`;', ''];

it.each(['src/a.ts', 'a.json', 'compose.yaml', 'Dockerfile', 'x.sql', 'README.md', 'notes'])(
  'keeps every character of %s',
  (path) => {
    expect(highlightLines(path, LINES).map((line) => line.map(({ text }) => text).join(''))).toEqual(LINES);
  },
);

it('knows a comment over several lines', () => {
  expect(highlightLines('src/a.ts', LINES)[1]).toEqual([{ text: 'const b = 1; */', kind: 'comment' }]);
  expect(highlightLines('src/a.ts', LINES)[2]?.[0]).toEqual({ text: 'const', kind: 'keyword' });
});
