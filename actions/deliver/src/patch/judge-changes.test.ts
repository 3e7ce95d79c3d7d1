import type { Change } from '@orchestrate/kit/patch/change';
import { describe, expect, it } from 'vitest';

import { judgeChanges, judgeScope, listAllowed } from './judge-changes';
import { judgeSize } from './judge-size';

function change(path: string, overrides: Partial<Change> = {}): Change {
  return { path, modes: ['100644', '100644'], before: 'a\n', after: 'b\n', ...overrides };
}

describe('judgeChanges', () => {
  it('lets sources through', () => {
    const created = change('src/new.ts', { modes: ['000000', '100644'], before: undefined });
    const deleted = change('src/old.ts', { modes: ['100755', '000000'], after: undefined });
    expect(judgeChanges([change('src/a.ts'), created, deleted])).toEqual([]);
  });

  it.each([
    ['a test', change('src/a.test.ts'), 'in-scope: src/a.test.ts is a test file'],
    ['a setting', change('tsconfig.json'), 'is a setting file'],
    ['a workflow', change('.github/workflows/ci.yml'), 'is a workflow file'],
    ['an action of the repository', change('.github/actions/setup/action.yml'), 'is a workflow file'],
    ['submodules', change('.gitmodules'), 'is a git file'],
    ['the lock of another manager', change('yarn.lock'), 'only changed in package.json and package-lock.json'],
    ['a link', change('src/a.ts', { modes: ['120000', '120000'] }), 'src/a.ts: is a link or a submodule'],
    ['a file that becomes a link', change('src/a.ts', { modes: ['100644', '120000'] }), 'becomes a link'],
    [
      'a submodule',
      change('src/a', { modes: ['000000', '160000'], after: undefined }),
      'becomes a link or a submodule',
    ],
    ['a mode', change('src/a.sh', { modes: ['100644', '100755'] }), 'gets the mode 100755'],
    [
      'a new executable',
      change('src/a.sh', { modes: ['000000', '100755'], before: undefined }),
      'gets the mode 100755',
    ],
    ['what is no text', change('src/a.ts', { after: undefined }), 'is not a text in UTF-8'],
    ['a NUL', change('src/a.ts', { after: 'a\0b' }), 'is not a text in UTF-8'],
    ['a character nobody sees', change('src/a.ts', { after: 'if (x\u200b) {}\n' }), 'adds invisible'],
    ['an escape sequence', change('src/a.ts', { after: '// \u001b[2Kharmless\n' }), 'adds invisible'],
    ['an ignore', change('src/a.ts', { after: '// @ts-ignore\n' }), 'no-suppression: src/a.ts'],
    ['a host', change('src/a.ts', { after: "get('https://evil.io')\n" }), 'adds the host evil.io'],
  ])('refuses %s', (_, changed, expected) => {
    expect(judgeChanges([changed]).join('\n')).toContain(expected);
  });

  it('keeps invisible characters that were there, and line ends of another system', () => {
    expect(
      judgeChanges([change('src/a.ts', { before: "'👩\u200d🚀' // old\r\n", after: "'👩\u200d🚀' // new\r\n" })]),
    ).toEqual([]);
  });

  it('refuses a patch that changes nothing in the end', () => {
    expect(judgeChanges([])).toEqual(['it changes nothing']);
  });

  it('judges a package as heal adds it, beside sources', () => {
    const before = { name: 'shop', dependencies: { zod: '4.0.0' } };
    const after = { name: 'shop', dependencies: { zod: '4.0.0', leven: '4.1.0' } };
    const manifest = change('package.json', { before: JSON.stringify(before), after: JSON.stringify(after) });
    expect(judgeChanges([manifest, change('src/a.ts')])).toEqual([]);
  });
});

describe('allow', () => {
  const snapshot = (value: string, ...more: string[]): string =>
    ['// Jest Snapshot v1', '', `exports[\`a 1\`] = \`${value}\`;`, ...more, ''].join('\n');
  const updated = change('__snapshots__/a.snap', { before: snapshot('"b"'), after: snapshot('"c"') });

  it('lets through what it names, tells of it, and lets nothing else through', () => {
    const changes = [updated, change('src/a.ts')];
    expect(judgeChanges(changes, ['snapshots'])).toEqual([]);
    expect(listAllowed(changes, ['snapshots'])).toEqual([{ allowance: 'snapshots', path: '__snapshots__/a.snap' }]);
    expect(judgeChanges(changes, ['tests'])[0]).toContain('may not touch, unless allow names snapshots');
    expect(judgeChanges([...changes, change('src/a.test.ts')], ['snapshots'])).toHaveLength(1);
  });

  it.each([
    ['loses a value', { before: snapshot('"b"', 'exports[`d 1`] = `1`;') }, 'loses the recorded value "d 1"'],
    ['goes', { modes: ['100644', '000000'], after: undefined }, 'would be removed'],
    ['is a program', { after: snapshot('"c"', 'process.exit(0);') }, 'is no snapshot file'],
  ] as const)('does not let through a snapshot that %s', (_what, overrides, expected) => {
    const changed = { ...updated, ...overrides, modes: 'modes' in overrides ? overrides.modes : updated.modes };
    expect(judgeChanges([changed], ['snapshots']).join()).toContain(expected);
  });

  it('lets an ignore through, and a skipped test never', () => {
    expect(judgeChanges([change('src/a.ts', { after: '// @ts-ignore\n' })], ['ignores'])).toEqual([]);
    const skipped = change('src/a.test.ts', { after: "it.skip('b');\n" });
    expect(judgeChanges([skipped], ['ignores', 'tests']).join()).toContain('no-suppression');
  });
});

it('judges the scope of a patch that is not applied', () => {
  expect(judgeScope(['.github/workflows/a.yml'], ['ci'])).toEqual([]);
  expect(judgeScope(['src/a.ts', 'package.json'])).toEqual([]);
  expect(judgeScope(['.github/workflows/a.yml'])[0]).toContain('is a workflow file');
});

it('bounds a patch, lock files for themselves', () => {
  const added = (count: number) =>
    Array.from({ length: count }, () => ({ kind: 'added' as const, text: '', isUnended: false }));
  const file = (path: string, count: number) => ({
    path,
    action: 'change' as const,
    hunks: [{ oldStart: 1, lines: added(count) }],
  });
  const isLock = (path: string): boolean => path.endsWith('.lock');
  expect(judgeSize([file('a', 2_000), file('b.lock', 20_000)], isLock)).toEqual([]);
  expect(judgeSize([file('a', 2_001), file('b.lock', 20_001)], isLock)).toHaveLength(2);
  expect(
    judgeSize(
      Array.from({ length: 31 }, (_, index) => file(String(index), 1)),
      isLock,
    ),
  ).toEqual(['it changes 31 files, and may change 30']);
});
