import { describe, expect, it } from 'vitest';

import { repairJson, resolveConflicts } from './broken-files';

describe('repairJson', () => {
  it.each([
    ['a comma too many', '{\n  "a": 1,\n  "b": [1, 2,]\n,}\n'],
    ['a comma too few', '{\n  "a": 1\n  "b": [1, 2]\n}\n'],
    ['other quotes', "{ 'a': 1, b: [1, 2] }\n"],
    ['two commas', '{ "a": 1,, "b": [1, 2] }'],
    ['no end', '{ "a": 1, "b": [1, 2'],
  ])('mends %s', (_title, text) => {
    const [mend] = repairJson('data/x.json', text);
    expect(JSON.parse(mend?.text ?? '')).toEqual({ a: 1, b: [1, 2] });
  });

  it('changes one line of a file with one slip', () => {
    const text = '{\n  "a": { "x": 1 },\n  "b": { "x": 2 },\n}\n';
    const [mend] = repairJson('x.json', text);
    expect(mend?.text).toBe('{\n  "a": { "x": 1 },\n  "b": { "x": 2 }\n}\n');
  });

  it.each([
    ['sound JSON', 'x.json', '{}'],
    ['other files', 'x.js', '{ a: 1, }'],
  ])('leaves %s alone', (_title, file, text) => {
    expect(repairJson(file, text)).toEqual([]);
  });
});

describe('resolveConflicts', () => {
  const conflict = ['a', '<<<<<<< HEAD', 'ours', '=======', 'theirs', '>>>>>>> branch', 'z', ''].join('\n');

  it('offers both sides of a merge', () => {
    expect(resolveConflicts('a.js', conflict).map(({ text }) => text)).toEqual(['a\nours\nz\n', 'a\ntheirs\nz\n']);
  });

  it('leaves the common ancestor out', () => {
    const text = conflict.replace('=======', '||||||| base\nold\n=======');
    expect(resolveConflicts('a.js', text).map((mend) => mend.text)).toEqual(['a\nours\nz\n', 'a\ntheirs\nz\n']);
  });

  it('leaves headings alone', () => {
    expect(resolveConflicts('a.js', 'Title\n=======\n')).toEqual([]);
  });
});
