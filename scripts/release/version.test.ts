import { describe, expect, it } from 'vitest';

import { judgeVersion, toRelease } from './version';

describe('judgeVersion', () => {
  it.each(['1.2.4', '2.0.0', '0.9.1'])('lets %s be, beside releases of other major versions', (version) => {
    expect(judgeVersion(version, ['v1.2.3', 'v0.9.0', 'v1'])).toEqual([]);
  });

  it.each([
    ['v1.2.3', /is no version/],
    ['1.2', /is no version/],
    ['', /is no version/],
    ['1.2.3-rc.1', /is a pre-release/],
    ['1.2.3', /there already and never changes/],
    ['1.2.2', /v1\.2\.3 came before 1\.2\.2/],
  ])('refuses %j', (version, problem) => {
    expect(judgeVersion(version, ['v1.2.3', 'v1'])).toEqual([expect.stringMatching(problem)]);
  });
});

describe('toRelease', () => {
  it('names the tag that stays and the one that moves', () => {
    expect(toRelease('12.3.4')).toEqual({ version: '12.3.4', tag: 'v12.3.4', majorTag: 'v12' });
  });
});
