import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { planMounts } from './plan-mounts';

async function plan(directory: string, more: { hidden?: string[]; readable?: string[] } = {}) {
  const mounts = await planMounts({ tree: path.join(directory, 'tree'), ...more }, {});
  return new Map(mounts.map((mount) => [mount.path, mount.kind]));
}

async function layOut(): Promise<string> {
  const directory = await createTemporaryDirectory();
  await mkdir(path.join(directory, 'tree/.git'), { recursive: true });
  await writeFile(path.join(directory, 'tree/.env'), '');
  return directory;
}

describe('planMounts', () => {
  it('gives the tree to write to, but not its .git, and of the machine no home and no shadow', async () => {
    const directory = await layOut();
    const mounts = await plan(directory);
    expect(mounts.get(path.join(directory, 'tree'))).toBe('write');
    expect(mounts.get(path.join(directory, 'tree/.git'))).toBe('read');
    expect(mounts.get('/tmp')).toBe('fresh');
    for (const place of ['/', '/etc', '/etc/shadow', '/root', '/home', '/run', '/var', directory])
      expect(mounts.has(place), place).toBe(false);
  });

  it('covers what is hidden, and only where it is there', async () => {
    const directory = await layOut();
    const [env, absent] = ['.env', 'absent'].map((name) => path.join(directory, 'tree', name));
    const mounts = await plan(directory, { hidden: [env ?? '', absent ?? ''] });
    expect(mounts.get(env ?? '')).toBe('cover');
    expect(mounts.has(absent ?? '')).toBe(false);
  });

  it('shows a link and what it leads to', async () => {
    const directory = await layOut();
    await mkdir(path.join(directory, 'cache'));
    const link = path.join(directory, 'link');
    await symlink(path.join(directory, 'cache'), link);
    const mounts = await plan(directory, { readable: [link] });
    expect([mounts.get(link), mounts.get(path.join(directory, 'cache'))]).toEqual(['read', 'read']);
  });

  it.each(['/', '/etc', '/tmp', '/proc'])('refuses to show %s', async (place) => {
    await expect(plan(await layOut(), { readable: [place] })).rejects.toThrow(`${place}: cannot be shown in a sandbox`);
  });
});
