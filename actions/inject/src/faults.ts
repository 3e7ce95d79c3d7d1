import type { Fault } from '@orchestrate/contracts/phase';

/** A source file of the service, path relative to its root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

type Break = (file: SourceFile) => string | undefined;

function replaceOnce(text: string, pattern: RegExp, replacement: (...groups: string[]) => string): string | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  return text.slice(0, match.index) + replacement(...match) + text.slice(match.index + match[0].length);
}

/** Removes an import of ours whose name the file calls. */
const removeImport: Break = ({ path, text }) => {
  if (!path.startsWith('src/operations/')) return undefined;
  for (const [line, name = ''] of text.matchAll(/^import \{ (\w+) \} from '\.[^']+';\n/gm)) {
    if (new RegExp(`\\b${name}\\b`).test(text.replace(line, ''))) return text.replace(line, '');
  }
  return undefined;
};

/** Swaps two letters in the name of a method that is called. */
const misspellMethod: Break = ({ path, text }) =>
  path.startsWith('src/operations/')
    ? replaceOnce(text, /\.(insert|list|find|update|replace|remove)\(/, (_all, name = '') => {
        const middle = Math.floor(name.length / 2);
        return `.${name.slice(0, middle - 1)}${name.charAt(middle)}${name.charAt(middle - 1)}${name.slice(middle + 1)}(`;
      })
    : undefined;

/** Starts a page one page too late or, where lists have only a limit, lets one item too many through. */
const shiftPage: Break = ({ text }) =>
  replaceOnce(text, /\((\w+) - 1\) \* (\w+)/, (_all, page = '', size = '') => `${page} * ${size}`) ??
  replaceOnce(text, /\.limit\((\w+)\)/, (_all, limit = '') => `.limit(${limit} + 1)`);

/** Makes the start look for the migrations in a folder that is not there. */
const misplaceMigrations: Break = ({ text }) =>
  replaceOnce(text, /(['"/])migrations(['"])/, (_all, before = '', after = '') => `${before}migration${after}`);

const BREAKS: Readonly<Record<Fault, Break>> = {
  'missing-import': removeImport,
  'type-error': misspellMethod,
  'off-by-one': shiftPage,
  'crash-on-start': misplaceMigrations,
};

/**
 * Plants a fault in the first file that has a place for it, by path.
 * @returns the broken file, or `undefined` where no file has such a place
 */
export function plantFault(fault: Fault, files: readonly SourceFile[]): SourceFile | undefined {
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const text = BREAKS[fault](file);
    if (text !== undefined && text !== file.text) return { path: file.path, text };
  }
  return undefined;
}
