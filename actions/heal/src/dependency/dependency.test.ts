import { describe, expect, it } from 'vitest';

import { chooseVersion, findLockedVersion, listUndescribed, parsePublished } from './choose-version';
import { judgeAdditions, listAdded } from './judge-additions';
import { parseLock } from './lock-file';
import { isDeclared, parseManifest, pinsExactly } from './manifest';

function lock(packages: Readonly<Record<string, object>>): string {
  return JSON.stringify({ lockfileVersion: 3, packages: { '': { name: 'root' }, ...packages } });
}

describe('parseLock', () => {
  it('lists what is installed, not the root, not workspaces', () => {
    const text = lock({
      'node_modules/a': { version: '1.0.0', resolved: 'https://registry.npmjs.org/a.tgz' },
      'node_modules/b/node_modules/@s/c': { version: '2.0.0', dev: true },
      'node_modules/own': { resolved: 'packages/own', link: true },
      'packages/own': { version: '0.0.0' },
    });
    expect(parseLock(text)).toMatchObject([
      { name: 'a', version: '1.0.0' },
      { name: '@s/c', version: '2.0.0' },
    ]);
  });

  it.each([undefined, '', '{}', 'not json', '{"packages":[]}'])('finds nothing in %j', (text) => {
    expect(parseLock(text)).toEqual([]);
  });
});

describe('parseLock, of other managers', () => {
  it.each([
    [
      'pnpm',
      "lockfileVersion: '9.0'\npackages:\n  leven@4.1.0:\n    resolution: {integrity: x}\n  '@s/a@1.0.0':\n    resolution: {tarball: 'https://host.example.org/a.tgz'}\n",
      [
        ['leven', '4.1.0', undefined],
        ['@s/a', '1.0.0', 'https://host.example.org/a.tgz'],
      ],
    ],
    [
      'yarn',
      '# yarn lockfile v1\n\n\n"@s/a@^1.0.0", "@s/a@^1.1.0":\n  version "1.2.0"\n  resolved "https://host.example.org/a.tgz#1"\n\nleven@4.1.0:\n  version "4.1.0"\n',
      [
        ['@s/a', '1.2.0', 'https://host.example.org/a.tgz'],
        ['leven', '4.1.0', undefined],
      ],
    ],
    [
      'berry',
      '__metadata:\n  version: 8\n\n"leven@npm:^4.0.0":\n  version: 4.1.0\n  resolution: "leven@npm:4.1.0"\n\n"m@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "m@workspace:."\n',
      [['leven', '4.1.0', undefined]],
    ],
  ] as const)('reads %s', (manager, text, expected) => {
    expect(parseLock(text, manager).map(({ name, version, source }) => [name, version, source])).toEqual(expected);
  });
});

describe('chooseVersion', () => {
  it.each<[string, object[], string, string | undefined]>([
    ['the newest', [{ version: '1.2.0' }, { version: '1.10.0' }], '>=20', '1.10.0'],
    ['no pre-release', [{ version: '1.0.0' }, { version: '2.0.0-rc.1' }], '>=20', '1.0.0'],
    ['nothing deprecated', [{ version: '1.0.0' }, { version: '1.1.0', deprecated: 'broken' }], '>=20', '1.0.0'],
    [
      'what the oldest Node runs',
      [
        { version: '1.0.0', engines: { node: '>=18' } },
        { version: '2.0.0', engines: { node: '>=22' } },
      ],
      '>=20.19',
      '1.0.0',
    ],
    ['none where there is none', [], '>=20', undefined],
  ])('takes %s', (_what, published, range, expected) => {
    expect(chooseVersion(parsePublished(JSON.stringify(published)), range)).toBe(expected);
  });

  it('reads a single version, and no other text', () => {
    expect(parsePublished('{"version":"1.0.0","engines":["node >= 4"]}')).toMatchObject([{ version: '1.0.0' }]);
    expect(parsePublished('npm error')).toEqual([]);
  });

  it('knows of versions told by name alone which ones to ask about', () => {
    const told = parsePublished('["1.0.0","2.0.0-rc.1","1.10.0","1.9.0"]');
    expect(listUndescribed(told)).toEqual(['1.10.0', '1.9.0', '1.0.0']);
    expect(listUndescribed(parsePublished('[{"version":"1.0.0","engines":{"node":">=4"}}]'))).toEqual([]);
  });
});

it('takes the newest of the versions that are locked already', () => {
  const locked = parseLock(
    lock({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b/node_modules/a': { version: '2.0.0' } }),
  );
  expect(findLockedVersion(locked, 'a')).toBe('2.0.0');
  expect(findLockedVersion(locked, 'b')).toBeUndefined();
});

function judge(before: string, after: string): ReturnType<typeof judgeAdditions> {
  const known = parseLock(before);
  return judgeAdditions(known, listAdded(known, parseLock(after)));
}

describe('judgeAdditions', () => {
  const before = lock({ 'node_modules/a': { version: '1.0.0', license: 'MIT' } });
  const add = (entry: object): string =>
    lock({
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/new': { version: '1.0.0', ...entry },
    });

  it.each([
    ['an allowed licence', { license: 'ISC' }, true],
    ['no licence', {}, false],
    ['a licence that binds', { license: 'GPL-3.0-only' }, false],
    ['the registry', { license: 'MIT', resolved: 'https://registry.npmjs.org/new.tgz' }, true],
    ['another host', { license: 'MIT', resolved: 'https://evil.example.org/new.tgz' }, false],
    ['git', { license: 'MIT', resolved: 'git+ssh://git@host.example.org/new.git' }, false],
  ])('%s', (_what, entry, passed) => {
    expect(judge(before, add(entry)).passed).toBe(passed);
  });

  it('passes a lock that adds nothing', () => {
    expect(judge(before, before).passed).toBe(true);
  });
});

describe('parseManifest', () => {
  it.each([
    ['{"dependencies":{"a":"1.0.0","b":"2.0.0"}}', true],
    ['{"dependencies":{"a":"^1.0.0","b":"~2.0.0"},"devDependencies":{"c":"1.0.0"}}', false],
    ['{}', false],
  ])('%s pins exactly: %s', (text, expected) => {
    const manifest = parseManifest(text);
    expect(manifest !== undefined && pinsExactly(manifest)).toBe(expected);
  });

  it('knows every kind of dependency', () => {
    const manifest = parseManifest('{"peerDependencies":{"a":"*"},"optionalDependencies":{"b":"*"}}');
    expect(['a', 'b', 'c'].map((name) => manifest !== undefined && isDeclared(manifest, name))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each(['', 'x', '[]', '{"dependencies":1}'])('refuses %j', (text) => {
    expect(parseManifest(text)).toBeUndefined();
  });
});
