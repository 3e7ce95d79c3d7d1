import type { FilePatch } from '@orchestrate/kit/patch/parse-patch';

/** More than a repair ever needs, and few enough for a person to read. */
const MOST_FILES = 30;
const MOST_LINES = 2_000;
/** A package that is added brings its own packages into the lock file. */
const MOST_LOCK_LINES = 20_000;

export const MOST_PATCH_BYTES = 4 * 1024 * 1024;

export function countChangedLines({ hunks }: FilePatch): number {
  return hunks.reduce((sum, { lines }) => sum + lines.filter(({ kind }) => kind !== 'context').length, 0);
}

/** What makes a patch too large to be one fix. */
export function judgeSize(files: readonly FilePatch[], isLock: (path: string) => boolean): string[] {
  const sum = (counted: readonly FilePatch[]): number =>
    counted.reduce((total, file) => total + countChangedLines(file), 0);
  const lines = sum(files.filter(({ path }) => !isLock(path)));
  const lockLines = sum(files.filter(({ path }) => isLock(path)));
  return [
    ...(files.length > MOST_FILES ? [`it changes ${files.length} files, and may change ${MOST_FILES}`] : []),
    ...(lines > MOST_LINES ? [`it changes ${lines} lines, and may change ${MOST_LINES}`] : []),
    ...(lockLines > MOST_LOCK_LINES
      ? [`it changes ${lockLines} lines of lock files, and may change ${MOST_LOCK_LINES}`]
      : []),
  ];
}
