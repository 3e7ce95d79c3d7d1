import { parsePatch } from '@orchestrate/kit/patch/parse-patch';
import { describe, expect, it } from 'vitest';

import type { Suggestion } from './build-suggestions';
import { buildSuggestions, listShownLines } from './build-suggestions';

function build(body: string, shown = '@@ -1,9 +1,20 @@\n', header = ''): Suggestion[] | undefined {
  const text = `diff --git a/x b/x\n${header}--- a/x\n+++ b/x\n${body}`;
  const { files, problems } = parsePatch(text);
  expect(problems).toEqual([]);
  return buildSuggestions(files, () => listShownLines(shown));
}

const bodies = (suggestions: Suggestion[] | undefined): unknown[] | undefined =>
  suggestions?.map(({ start, end, body }) => [start, end, body]);

describe('buildSuggestions', () => {
  it('replaces lines, each stretch by itself', () => {
    const text = '@@ -2,5 +2,5 @@\n a\n-b\n-c\n+B\n d\n-e\n+E\n+F\n';
    expect(bodies(build(text))).toEqual([
      [3, 4, '```suggestion\nB\n```'],
      [6, 6, '```suggestion\nE\nF\n```'],
    ]);
  });

  it('adds lines to the one before, or after where there is none', () => {
    expect(bodies(build('@@ -2,2 +2,3 @@\n a\n+new\n b\n'))).toEqual([[2, 2, '```suggestion\na\nnew\n```']]);
    expect(bodies(build('@@ -1,2 +1,3 @@\n+new\n a\n b\n'))).toEqual([[1, 1, '```suggestion\nnew\na\n```']]);
  });

  it('removes lines, and tells nothing from an empty line', () => {
    expect(bodies(build('@@ -1,2 +1 @@\n a\n-b\n'))).toEqual([[2, 2, '```suggestion\n```']]);
    expect(bodies(build('@@ -1,2 +1,2 @@\n a\n-b\n+\n'))).toEqual([[2, 2, '```suggestion\n\n```']]);
  });

  it('fences what holds fences itself', () => {
    expect(bodies(build('@@ -1 +1 @@\n-a\n+````ts\n'))).toEqual([[1, 1, '`````suggestion\n````ts\n`````']]);
  });

  it.each([
    ['lines that the pull request does not show', '@@ -30 +30 @@\n-a\n+b\n', undefined, ''],
    ['a stretch over the end of what it shows', '@@ -2,2 +2 @@\n-a\n-b\n+c\n', '@@ -1 +1,2 @@\n', ''],
    ['a file that it does not show', '@@ -1 +1 @@\n-a\n+b\n', '', ''],
    ['a new file', '@@ -0,0 +1 @@\n+b\n', undefined, 'new file mode 100644\n'],
    ['a line without its end', '@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n', undefined, ''],
    ['line ends of another system', '@@ -1 +1 @@\n-a\r\n+b\r\n', undefined, ''],
    ['two suggestions for one line', '@@ -1,2 +1,4 @@\n+x\n a\n+y\n b\n', undefined, ''],
  ])('gives up on %s', (_, body, shown, header) => {
    expect(build(body, shown, header)).toBeUndefined();
  });
});

it('lists what a pull request shows, hunk by hunk', () => {
  expect(listShownLines('@@ -1,3 +1,4 @@ function a\n a\n+@@ -9 +9 @@\n@@ -20 +21 @@\n-a\n+b')).toEqual([
    { start: 1, end: 4 },
    { start: 21, end: 21 },
  ]);
});
