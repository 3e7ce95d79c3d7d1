import { describe, expect, it } from 'vitest';

import { chooseBase, nameBranch } from './choose-branch';

const HEAD = 'a'.repeat(40);
const pull = (branch: string, isFork = false, head = HEAD) => ({
  branch: undefined,
  pullRequest: { number: 3, branch, head, isFork },
});

it('names a branch after the patch', () => {
  expect(nameBranch('0123456789abcdef'.repeat(4))).toBe('orchestrate/heal-0123456789ab');
});

describe('chooseBase', () => {
  it('takes the branch given, of the pull request, or of the run', () => {
    expect(chooseBase('release', HEAD, pull('feature', true))).toEqual({ branch: 'release' });
    expect(chooseBase('', HEAD, pull('feature'))).toEqual({ branch: 'feature' });
    expect(chooseBase('', HEAD, { branch: 'main', pullRequest: undefined })).toEqual({ branch: 'main' });
  });

  it.each([
    ['a tag', { branch: undefined, pullRequest: undefined }, 'runs for no branch; name the one'],
    ['the merge with its base', pull('feature', false, 'b'.repeat(40)), 'check out github.event.pull_request.head.sha'],
    ['a fork', pull('feature', true), '#3 comes from a fork'],
    ['a fix of its own', pull('orchestrate/heal-0123456789ab'), 'holds a fix already'],
  ])('has none for %s', (_, context, expected) => {
    expect(chooseBase('', HEAD, context)).toEqual({ missing: expect.stringContaining(expected) as string });
  });
});
