import { lstat, mkdir, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Where all tests of one machine's user find what was installed; removed by nobody, as a cache of npm's is. */
const SHARED = path.join(os.tmpdir(), 'orchestrate-test-packages');

/**
 * Lets a cache of a test's own have its installed packages together with those of all other tests: they are named by
 * their content, never written to, and take longer to install than most tests run. A sandbox sees the cache and not
 * what its links lead to: tests of one keep theirs apart.
 */
export async function sharePackages(cache: string): Promise<void> {
  await mkdir(SHARED, { recursive: true });
  await mkdir(cache, { recursive: true });
  const link = path.join(cache, 'packages');
  if (await lstat(link).catch(() => undefined)) return;
  await symlink(SHARED, link).catch(async (error: unknown) => {
    if ((await lstat(link).catch(() => undefined)) === undefined) throw error;
  });
}
