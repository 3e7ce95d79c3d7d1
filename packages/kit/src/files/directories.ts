import { readdir } from 'node:fs/promises';
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
