import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Directories of a name below a root, relative, outermost first; neither they nor `.git` are searched further.
 */
export async function listDirectories(root: string, name: string): Promise<string[]> {
  const found: string[] = [];
  const visit = async (relative: string): Promise<void> => {
    const entries = await readdir(path.join(root, relative), { withFileTypes: true });
    for (const entry of entries) {
      const child = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.name === name && (entry.isDirectory() || entry.isSymbolicLink())) found.push(child);
      else if (entry.isDirectory() && entry.name !== '.git') await visit(child);
    }
  };
  await visit('');
  return found.sort();
}

/**
 * Makes a directory and those above it. On a read-only file system Node's own recursive way says that there is no such
 * directory; here the true reason is thrown.
 */
export async function makeDirectory(directory: string): Promise<void> {
  const isThere = await stat(directory).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (isThere) return;
  const parent = path.dirname(directory);
  if (parent !== directory) await makeDirectory(parent);
  await mkdir(directory).catch((error: unknown) => {
    // Somebody else may have been faster.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}
