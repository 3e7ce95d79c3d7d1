import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';

/** A program as found on the PATH, without starting it. */
export interface Program {
  /** Absolute. */
  readonly file: string;
  /** Changes when the file does: its size and its time of change. */
  readonly identity: string;
}

async function lookAt(file: string): Promise<Program | undefined> {
  try {
    await access(file, constants.X_OK);
    const entry = await stat(file);
    return entry.isFile() ? { file, identity: `${entry.size}-${entry.mtimeMs}` } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Finds a program on the PATH as a shell would, for tools that are used where they are there.
 * @param environment - the process's own unless given
 */
export async function findProgram(
  name: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Program | undefined> {
  const suffixes = process.platform === 'win32' ? (environment.PATHEXT ?? '.EXE').split(';') : [''];
  const directories = (environment.PATH ?? '').split(path.delimiter).filter((directory) => path.isAbsolute(directory));
  for (const directory of directories) {
    for (const suffix of suffixes) {
      const found = await lookAt(path.join(directory, name + suffix));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
