import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { isNotFound } from '../errors';

// Of this process and of no other one, also where another machine or container writes to the same place.
let writer: string | undefined;
let written = 0;

function nameTemporary(file: string): string {
  writer ??= `${process.pid}-${crypto.randomUUID().slice(0, 8)}`;
  written += 1;
  return `${file}.${writer}-${written}.tmp`;
}

/**
 * Writes a file so that a reader sees the old text or the new one and never a half: a temporary file beside it, then a
 * rename. Makes missing directories. On failure the temporary file is removed and the target is as it was.
 */
export async function writeFileAtomic(file: string, data: string | Uint8Array): Promise<void> {
  const temporary = nameTemporary(file);
  try {
    await writeFile(temporary, data).catch(async (error: unknown) => {
      if (!isNotFound(error)) throw error;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(temporary, data);
    });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * As {@link writeFileAtomic}, and everything waits for it: for small files that are written often, where handing each
 * step to another thread and back costs far more than the step.
 */
export function writeFileAtomicSync(file: string, data: string): void {
  const temporary = nameTemporary(file);
  try {
    try {
      writeFileSync(temporary, data);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(temporary, data);
    }
    renameSync(temporary, file);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What went wrong before is what counts.
  }
}
