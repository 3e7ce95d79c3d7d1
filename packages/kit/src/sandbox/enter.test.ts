import { describe, expect, it } from 'vitest';

import type { Entry } from './bubblewrap';
import { enterBubblewrap } from './bubblewrap';
import type { Mount } from './mount';
import { isWithin } from './mount';
import { listMountPoints } from './mount-points';
import { enterUnshare } from './unshare';

const mounts: readonly Mount[] = [
  { kind: 'link', path: '/bin', target: 'usr/bin' },
  { kind: 'fresh', path: '/tmp' },
  { kind: 'write', path: '/tmp' },
  { kind: 'read', path: '/usr' },
  { kind: 'cover', path: '/usr/file', isDirectory: false },
  { kind: 'cover', path: '/usr/folder', isDirectory: true },
];
const entry: Entry = {
  ...{ program: '/x', version: '0.8.0', mounts, network: 'none', mayNest: false, cwd: '/tmp' },
  argv: ['npm', 'test'],
};

describe('enterBubblewrap', () => {
  it('shows what is listed, in order, and runs the command behind a separator', () => {
    const words = enterBubblewrap(entry).join(' ');
    expect(words).toContain(
      '--symlink usr/bin /bin --tmpfs /tmp --bind /tmp /tmp --ro-bind /usr /usr --ro-bind /dev/null /usr/file ' +
        '--tmpfs /usr/folder --remount-ro /usr/folder --dir /tmp/home --remount-ro /',
    );
    expect(words).toMatch(/ --chdir \/tmp -- npm test$/);
  });

  it('takes a network away unless it is allowed, and further namespaces where it can', () => {
    expect(enterBubblewrap(entry)).toContain('--unshare-net');
    expect(enterBubblewrap({ ...entry, network: 'host' })).not.toContain('--unshare-net');
    expect(enterBubblewrap(entry)).toContain('--disable-userns');
    expect(enterBubblewrap({ ...entry, version: '1.0.0' })).toContain('--disable-userns');
    expect(enterBubblewrap({ ...entry, version: '0.6.1' })).not.toContain('--disable-userns');
    const nesting = enterBubblewrap({ ...entry, mayNest: true });
    expect(nesting).not.toContain('--disable-userns');
    expect(nesting).toEqual(expect.arrayContaining(['--uid', '--gid']));
  });
});

describe('enterUnshare', () => {
  it('says the same in its own words, sealing what is mounted inside of what is read', () => {
    const words = enterUnshare(entry, ['/', '/usr', '/usr/a b', '/usrlocal']);
    const listed = words.slice(words.indexOf('none') + 2);
    expect(listed).toEqual([
      ...['link', 'usr/bin', '/bin', 'fresh', '/tmp', 'bind', '/tmp'],
      ...['bind', '/usr', 'seal', '/usr', 'seal', '/usr/a b'],
      ...['blank', '/usr/file', 'seal', '/usr/file', 'fresh', '/usr/folder', 'seal', '/usr/folder'],
      ...['--', 'npm', 'test'],
    ]);
    expect(words).toContain('--net');
    expect(enterUnshare({ ...entry, network: 'host' }, [])).not.toContain('--net');
    expect(words).toContain('--map-current-user');
    expect(enterUnshare({ ...entry, mayNest: true }, [])).toContain('--map-user=1000');
  });

  it('refuses to build a root above what it shows', () => {
    const everywhere = ['/mnt', '/media', '/srv', '/run', '/var/tmp', '/home', '/tmp'];
    const wide = everywhere.map((path): Mount => ({ kind: 'read', path }));
    expect(() => enterUnshare({ ...entry, mounts: wide }, [])).toThrow('no directory is free');
  });
});

describe('listMountPoints', () => {
  it('reads blanks in a path', () => {
    expect(
      listMountPoints('36 35 98:0 / /a\\040b rw,noatime - ext4 /dev/root rw\n37 35 0:1 / /c rw - proc p rw\n'),
    ).toEqual(['/a b', '/c']);
  });
});

describe('isWithin', () => {
  it.each([
    ['/a', '/a', true],
    ['/a', '/a/b', true],
    ['/a', '/ab', false],
    ['/', '/a', true],
  ])('%s holds %s: %s', (directory, place, expected) => {
    expect(isWithin(directory, place)).toBe(expected);
  });
});
