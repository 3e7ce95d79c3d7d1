import { describe, expect, it } from 'vitest';

import { LineSplitter, splitLines } from './split-lines';

describe('splitLines', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\n\nb', ['a', '', 'b']],
  ])('%j', (text, expected) => {
    expect([...splitLines(text)]).toEqual(expected);
  });
});

function split(text: string, chunk: number, longest = 1_000): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line), longest);
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += chunk) splitter.append(bytes.subarray(from, from + chunk));
  splitter.end();
  return lines;
}

describe('LineSplitter', () => {
  it.each([1, 2, 3, 5, 100])('gives the same lines of what comes %i bytes at a time', (chunk) => {
    for (const text of ['', 'a', 'a\n', '\n', 'a\n\nb', 'grüße 😀\r\n✖ fails\nlast'])
      expect(split(text, chunk)).toEqual([...splitLines(text)]);
  });

  it('holds no more of a line without end than was asked for', () => {
    const [line, ...others] = split(`${'a'.repeat(100_000)}\nb`, 100, 1_000);
    expect(line?.length).toBe(1_000);
    expect(others).toEqual(['b']);
  });
});
