import { mkdtemp, readdir, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Makes a folder that serves as a PATH on which some programs are not there; the caller removes it. */
export async function linkProgramsExcept(missing: readonly string[], environment = process.env): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-path-'));
  const seen = new Set(missing);
  for (const directory of (environment.PATH ?? '').split(path.delimiter)) {
    for (const name of await readdir(directory).catch((): string[] => [])) {
      if (seen.has(name)) continue;
      seen.add(name);
      await symlink(path.join(directory, name), path.join(folder, name));
    }
  }
  return folder;
}
