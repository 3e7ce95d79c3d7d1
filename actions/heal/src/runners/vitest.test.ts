import { describe, expect, it } from 'vitest';

import { vitest } from './vitest';

function select(names: string[], isInverted = false): RegExp {
  const [, pattern = ''] = vitest.selectArguments({ files: [], names, isInverted });
  return new RegExp(pattern);
}

describe('selecting tests', () => {
  it('takes exactly the tests named, whatever characters are in the names', () => {
    const pattern = select(['list > gives (page) 1?', 'counts']);
    expect(['list gives (page) 1?', 'counts', 'counts more', 'list'].filter((name) => pattern.test(name))).toEqual([
      'list gives (page) 1?',
      'counts',
    ]);
  });

  it('takes everything but them', () => {
    const pattern = select(['a > b'], true);
    expect(['a b', 'a b c', 'c'].filter((name) => pattern.test(name))).toEqual(['a b c', 'c']);
  });

  it('takes whole files without names, and where a pattern would not fit a command line', () => {
    expect(vitest.selectArguments({ files: ['a.test.ts'], names: [] })).toEqual(['a.test.ts']);
    const names = Array.from({ length: 3_000 }, (_, index) => `test number ${index}`);
    expect(vitest.selectArguments({ files: ['a.test.ts'], names })).toEqual(['a.test.ts']);
  });
});
