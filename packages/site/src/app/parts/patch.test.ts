import { describe, expect, it } from 'vitest';

import { pairLines, parsePatch } from './patch';

const PATCH = `diff --git a/src/a.ts b/src/a.ts
index 1..2 100644
--- a/src/a.ts
+++ b/src/a.ts
@@ -1,3 +1,3 @@ class A
 one
-two
---- not a head
+++ not a head either
+deux
\\ No newline at end of file
diff --git a/gone.txt b/gone.txt
--- a/gone.txt
+++ /dev/null
@@ -1 +0,0 @@
-last
`;

describe('parsePatch', () => {
  it('reads files, lines and their numbers, whatever the lines say', () => {
    const [first, second, ...others] = parsePatch(PATCH);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ path: 'src/a.ts', added: 2, removed: 2 });
    expect(first?.hunks[0]?.lines).toEqual([
      { kind: 'same', text: 'one', before: 1, after: 1 },
      { kind: 'del', text: 'two', before: 2 },
      { kind: 'del', text: '--- not a head', before: 3 },
      { kind: 'add', text: '++ not a head either', after: 2 },
      { kind: 'add', text: 'deux', after: 3 },
    ]);
    expect(second).toMatchObject({ path: 'gone.txt', added: 0, removed: 1 });
  });

  it('reads a patch without heads, and one that is cut off', () => {
    expect(parsePatch('@@ -1,9 +1,9 @@\n-a')).toMatchObject([{ path: '', removed: 1 }]);
    expect(parsePatch('no patch')).toEqual([]);
  });
});

describe('pairLines', () => {
  it('puts what went beside what came', () => {
    const lines = parsePatch(PATCH)[0]?.hunks[0]?.lines ?? [];
    expect(pairLines(lines).map(({ left, right }) => [left?.text, right?.text])).toEqual([
      ['one', 'one'],
      ['two', '++ not a head either'],
      ['--- not a head', 'deux'],
    ]);
  });
});
