import { expect, it } from 'vitest';

import { applyReplacements } from './replacements';

const FILES: Readonly<Record<string, string>> = { 'a.ts': 'one\ntwo\ntwo\n', 'w.ts': 'one\r\ntwo\r\n' };
const reads: string[] = [];

function apply(...replacements: readonly (readonly [string, string, string])[]) {
  const read = (path: string): string | undefined => {
    reads.push(path);
    return FILES[path];
  };
  return applyReplacements(
    replacements.map(([path, before, after]) => ({ path, before, after })),
    read,
    (path) => (path === 'no.ts' ? 'not that one' : undefined),
  );
}

it('replaces what stands there once, later ones on top of earlier', () => {
  expect(apply(['a.ts', 'one', '1'], ['a.ts', '1\n', 'first\n'])).toEqual({
    edits: [{ action: 'write', path: 'a.ts', text: 'first\ntwo\ntwo\n' }],
    obstacles: [],
  });
});

it('keeps the line ends of a file', () => {
  expect(apply(['w.ts', 'one\ntwo', 'a\nb']).edits).toMatchObject([{ text: 'a\r\nb\r\n' }]);
});

it('takes what is written for what it is', () => {
  expect(apply(['a.ts', 'one', '$& $1']).edits).toMatchObject([{ text: '$& $1\ntwo\ntwo\n' }]);
});

it.each([
  ['a.ts', 'two', 'applies', 'a.ts: the text to replace stands 2 times there, not once'],
  ['a.ts', 'three', 'applies', 'a.ts: the text to replace stands 0 times there, not once'],
  ['a.ts', '', 'applies', 'a.ts: names no text to replace'],
  ['b.ts', 'one', 'applies', 'b.ts is not there'],
  ['no.ts', 'one', 'in-scope', 'not that one'],
])('leaves %s %j to the gate %s', (path, before, gate, problem) => {
  expect(apply([path, before, 'x'])).toEqual({ edits: [], obstacles: [{ gate, problem }] });
});

it.each(['../outside.ts', '/etc/passwd', 'a/../../b'])('reads nothing outside: %s', (path) => {
  reads.length = 0;
  const { edits, obstacles } = apply([path, 'root', 'x']);
  expect([edits, obstacles.map(({ gate }) => gate), reads]).toEqual([[], ['in-scope'], []]);
});
