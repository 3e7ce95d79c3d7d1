import { describe, expect, it } from 'vitest';

import { brief, readFixture, triageOutput } from '../fixtures/triage-fixture';

const read = (fixture: string) => triageOutput(readFixture(fixture));

describe('pnpmLog', () => {
  it.each([
    ['pnpm-missing.txt', 'dependency ERR_PNPM_FETCH_404'],
    ['pnpm-noversion.txt', 'dependency ERR_PNPM_NO_MATCHING_VERSION'],
    ['pnpm-frozen.txt', 'dependency ERR_PNPM_NO_LOCKFILE'],
    ['pnpm-outdated.txt', 'dependency ERR_PNPM_OUTDATED_LOCKFILE'],
    ['pnpm-engine.txt', 'configuration ERR_PNPM_UNSUPPORTED_ENGINE'],
    ['pnpm-nope.txt', 'configuration ERR_PNPM_NO_SCRIPT'],
    ['pnpm10-missing.txt', 'dependency ERR_PNPM_FETCH_404'],
    ['pnpm10-noversion.txt', 'dependency ERR_PNPM_NO_MATCHING_VERSION'],
    ['pnpm10-outdated.txt', 'dependency ERR_PNPM_OUTDATED_LOCKFILE'],
    ['pnpm10-engine.txt', 'configuration ERR_PNPM_UNSUPPORTED_ENGINE'],
    ['pnpm10-nope.txt', 'configuration ERR_PNPM_NO_SCRIPT'],
    ['pnpm10-unreachable.txt', 'infrastructure ERR_PNPM_META_FETCH_FAIL'],
  ])('reads %s', (fixture, expected) => {
    expect(read(fixture).map(brief)).toEqual([expected]);
  });

  it('reads messages of one line and drawn ones', () => {
    expect(read('pnpm10-nope.txt')[0]?.message).toBe('Missing script: nope');
    expect(read('pnpm-engine.txt')[0]?.message).toBe(
      'Unsupported engine for /home/me/shop: wanted: {"node":">=99"}\n(current: {"node":"20.20.2"})',
    );
  });

  it.each(['pnpm-script.txt', 'pnpm10-script.txt', 'pnpm10-recursive.txt'])(
    'leaves it to a script to say why it failed: %s',
    (fixture) => {
      expect(read(fixture)).toMatchObject([{ class: 'unknown' }]);
    },
  );
});

describe('yarnLog', () => {
  it.each([
    ['yarn1-missing.txt', 'dependency'],
    ['yarn1-noversion.txt', 'dependency'],
    ['yarn1-frozen.txt', 'dependency'],
    ['yarn1-engine.txt', 'configuration'],
    ['yarn1-nope.txt', 'configuration'],
    ['yarn1-unreachable.txt', 'infrastructure'],
    ['yarn1-script.txt', 'unknown'],
    ['yarn4-missing.txt', 'dependency YN0035'],
    ['yarn4-noversion.txt', 'dependency YN0082'],
    ['yarn4-frozen.txt', 'dependency YN0028'],
    ['yarn4-nolock.txt', 'dependency'],
    ['yarn4-nope.txt', 'configuration'],
    ['yarn4-unreachable.txt', 'infrastructure YN0001'],
  ])('reads %s', (fixture, expected) => {
    expect(read(fixture).map(brief)).toEqual([expected]);
  });

  it('reads what is said below a message, not what the lock file would have become', () => {
    expect(read('yarn4-missing.txt')[0]?.message).toMatch(/: Package not found\n {2}Response Code: 404/);
    expect(read('yarn4-frozen.txt')[0]?.message).toMatch(/^The lockfile would have been modified/);
  });
});

describe('biomeLog', () => {
  it.each([
    [
      'biome.txt',
      [
        'lint lint/suspicious/noDebugger src/lint.ts:2',
        'lint lint/suspicious/noDoubleEquals src/lint.ts:3',
        'build parse src/syntax.ts:1',
        'lint format src/ugly.ts:',
      ],
    ],
    ['biome-config.txt', ['configuration deserialize cfg/biome.json:1']],
    ['biome-none.txt', ['configuration fs/cantRead nothere:']],
  ])('reads %s', (fixture, expected) => {
    expect(read(fixture).map(brief)).toEqual(expected);
  });

  it('reads message and column', () => {
    expect(read('biome.txt')[0]).toMatchObject({
      message: 'This is an unexpected use of the debugger statement.',
      column: 2,
    });
  });
});
