import { describe, expect, it } from 'vitest';

import type { PatchAnswer } from './answers';
import type { OwnFiles } from './own-files';
import { readPatch } from './read-patch';

const TEXTS: Readonly<Record<string, string>> = {
  'src/a.js': 'one();\ntwo();\ntwo();\n',
  'src/windows.js': 'one();\r\ntwo();\r\n',
  'src/mixed.js': 'one();\r\ntwo();\n',
  'test/a.test.js': 'check();\n',
};

const files: OwnFiles = {
  tracked: [...Object.keys(TEXTS), 'src/link.js'],
  read: (file) => Promise.resolve(TEXTS[file]),
};

function read(answer: Partial<PatchAnswer>) {
  return readPatch({ title: '', reason: '', hunks: [], newFiles: [], ...answer }, files);
}

const hunk = (path: string, before: string, after = 'x'): PatchAnswer['hunks'][number] => ({ path, before, after });

describe('readPatch', () => {
  it('replaces what occurs once, hunk after hunk, and takes a $ for what it is', async () => {
    const hunks = [hunk('src/a.js', 'one();', "three('$&');"), hunk('src/a.js', "three('$&');\ntwo();", 'four();')];
    expect(await read({ hunks })).toEqual({
      edits: [{ action: 'write', path: 'src/a.js', text: 'four();\ntwo();\n' }],
      obstacles: [],
    });
  });

  it('finds what is shown with plain line ends in a file of Windows, and leaves its line ends', async () => {
    const { edits } = await read({ hunks: [hunk('src/windows.js', 'one();\ntwo();', 'one();\nthree();')] });
    expect(edits).toEqual([{ action: 'write', path: 'src/windows.js', text: 'one();\r\nthree();\r\n' }]);
    const mixed = await read({ hunks: [hunk('src/mixed.js', 'one();\r\ntwo', 'three();\r\nfour')] });
    expect(mixed.edits).toMatchObject([{ text: 'three();\r\nfour();\n' }]);
  });

  it('takes a new file', async () => {
    const newFiles = [{ path: 'src/new.js', text: 'n\n' }];
    expect((await read({ newFiles })).edits).toEqual([{ action: 'write', path: 'src/new.js', text: 'n\n' }]);
  });

  it.each<[string, Partial<PatchAnswer>, string, RegExp]>([
    ['nothing', {}, 'applies', /changes nothing/],
    ['a piece that is there twice', { hunks: [hunk('src/a.js', 'two();')] }, 'applies', /occurs 2 times/],
    ['a piece that is not there', { hunks: [hunk('src/a.js', 'zero();')] }, 'applies', /occurs 0 times/],
    ['an empty piece', { hunks: [hunk('src/a.js', '')] }, 'applies', /occurs 0 times/],
    ['a file that is not there', { hunks: [hunk('src/b.js', 'one')] }, 'applies', /is not there/],
    ['the whole text of a file', { newFiles: [{ path: 'src/a.js', text: '' }] }, 'applies', /in hunks only/],
    ['a link', { hunks: [hunk('src/link.js', 'one')] }, 'in-scope', /is a link/],
    ['a path outside', { hunks: [hunk('../a.js', 'one')] }, 'in-scope', /the path "\.\.\/a\.js"/],
    ['an absolute path', { newFiles: [{ path: '/etc/passwd', text: '' }] }, 'in-scope', /the path/],
    ['git', { newFiles: [{ path: '.git/hooks/pre-commit', text: '' }] }, 'in-scope', /is a git file/],
    ['a test', { hunks: [hunk('test/a.test.js', 'check();')] }, 'in-scope', /is a test file/],
    ['a workflow', { newFiles: [{ path: '.github/workflows/a.yml', text: '' }] }, 'in-scope', /is a workflow file/],
    ['a package', { newFiles: [{ path: 'node_modules/a/index.js', text: '' }] }, 'in-scope', /installed packages/],
    [
      'too many files',
      { newFiles: Array.from({ length: 30 }, (_, index) => ({ path: `src/${index}.js`, text: '' })) },
      'in-scope',
      /31 files/,
    ],
  ])('makes an obstacle of %s, and nothing of what comes with it', async (_what, answer, gate, problem) => {
    const other = answer.hunks === undefined && answer.newFiles === undefined ? [] : [hunk('src/a.js', 'one();')];
    const result = await read({ ...answer, hunks: [...(answer.hunks ?? []), ...other] });
    expect(result.edits).toEqual([]);
    expect(result.obstacles[0]?.gate).toBe(gate);
    expect(result.obstacles[0]?.problem).toMatch(problem);
  });
});
