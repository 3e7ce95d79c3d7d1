import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import { isNotFound } from '@orchestrate/kit/errors';
import { hashText } from '@orchestrate/kit/files/hash';

export const LARGEST_FILE_MEGABYTES = 20;

export interface SourceFile {
  /** Relative to the working directory, with forward slashes; the address of a remote one. */
  readonly path: string;
  readonly sha256: string;
}

/** Reads the files of a specification and remembers which, because a reference may lead out of the working directory. */
export interface SourceFiles {
  /** @throws {Error} with what is wrong, for a person */
  read(file: string): Promise<string>;
  note(file: string, data: string | Uint8Array): void;
  /** In the order in which they were first read. */
  list(): SourceFile[];
  display(file: string): string;
}

const isRemote = (file: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(file);

export function createSourceFiles(workingDirectory: string): SourceFiles {
  const found = new Map<string, string>();
  const display = (file: string): string =>
    isRemote(file) ? file : path.relative(workingDirectory, file).split(path.sep).join('/') || '.';
  const note = (file: string, data: string | Uint8Array): void => {
    const shown = display(file);
    if (!found.has(shown)) found.set(shown, hashText(data));
  };
  return {
    display,
    note,
    list: () => [...found].map(([shown, sha256]) => ({ path: shown, sha256 })),
    async read(file) {
      const shown = JSON.stringify(display(file));
      const entry = await stat(file).catch((error: unknown) => {
        if (isNotFound(error)) throw new Error(`there is no file ${shown}`);
        throw error;
      });
      if (entry.isDirectory()) throw new Error(`${shown} is a directory`);
      if (!entry.isFile()) throw new Error(`${shown} is not a regular file`);
      if (entry.size > LARGEST_FILE_MEGABYTES * 1024 * 1024) {
        const megabytes = (entry.size / 1024 / 1024).toFixed(1);
        throw new Error(`${shown} is ${megabytes} MB, and ${LARGEST_FILE_MEGABYTES} MB is the most that is read`);
      }
      const bytes = await readFile(file);
      note(file, bytes);
      return bytes
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .replace(/\r\n/g, '\n');
    },
  };
}
