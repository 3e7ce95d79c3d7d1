/** A file of the service, path relative to its root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What a fault knows of the service before it is planted. */
export interface Tree {
  /** By path. */
  readonly files: ReadonlyMap<string, string>;
  /** A text that no other run has. */
  readonly salt: string;
}

/** Breaks one file; `undefined` where it has no place for the fault. */
export type Break = (file: SourceFile) => string | undefined;

/** Replaces what a pattern finds first. */
export function replaceOnce(
  text: string,
  pattern: RegExp,
  replacement: (...groups: string[]) => string,
): string | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  return text.slice(0, match.index) + replacement(...match) + text.slice(match.index + match[0].length);
}

/** Breaks the first file that has a place for it, by path. */
export function breakFirst({ files }: Pick<Tree, 'files'>, breakFile: Break): SourceFile | undefined {
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const broken = breakFile({ path, text });
    if (broken !== undefined && broken !== text) return { path, text: broken };
  }
  return undefined;
}
