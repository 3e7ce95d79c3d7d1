import { parseCommandLine } from '@orchestrate/kit/exec/words';

/** How a test reaches a service: the application itself, or a process that listens. */
export type WayIn =
  | { readonly kind: 'hono' | 'express'; readonly file: string; readonly name: string }
  | { readonly kind: 'process'; readonly args: readonly string[] };

/** An application that another module may import. */
interface Exported {
  readonly file: string;
  readonly name: string;
}

const FRAMEWORKS = {
  hono: { imported: /from ['"]hono['"]/, made: 'new (?:OpenAPI)?Hono\\b' },
  express: { imported: /(?:from|require\() ?['"]express['"]/, made: 'express\\(\\)' },
} as const;
const USUAL = /(?:^|\/)(?:app|server|index)\.[cm]?[jt]s$/;

/** The name by which a module gives what it makes; `undefined` where it keeps it. */
function findExport(text: string, made: string): string | undefined {
  const direct = new RegExp(`export const (\\w+)\\b[^=\\n]*= ${made}`).exec(text)?.[1];
  if (direct !== undefined) return direct;
  const own = new RegExp(`(?:const|let|var) (\\w+)\\b[^=\\n]*= ${made}`).exec(text)?.[1];
  if (own === undefined) return undefined;
  if (new RegExp(`export default ${own}\\b|module\\.exports = ${own}\\b`).test(text)) return 'default';
  const isListed = new RegExp(`(?:export|module\\.exports =) \\{[^}]*\\b${own}\\s*[,}]|exports\\.${own} = ${own}\\b`);
  return isListed.test(text) ? own : undefined;
}

function findExported(files: ReadonlyMap<string, string>, framework: keyof typeof FRAMEWORKS): Exported | undefined {
  const { imported, made } = FRAMEWORKS[framework];
  const found = [...files].flatMap(([file, text]): Exported[] => {
    const name = imported.test(text) ? findExport(text, made) : undefined;
    // A module that listens would do so in every test that imports it.
    return name === undefined || text.includes('.listen(') ? [] : [{ file, name }];
  });
  const [only] = found.length === 1 ? found : found.filter(({ file }) => USUAL.test(file));
  return only;
}

/**
 * Finds a way into a service that needs no build: an exported application of Hono or, where the runner ends what a module
 * leaves running, of Express; else a start script that runs a file which is there.
 * @param files - its own sources by path, relative to the package
 * @param isTranslating - whether its tests are run by vitest or jest, which take sources in TypeScript and end what runs on
 * @returns why there is none, where there is none
 */
export function findWayIn(
  files: ReadonlyMap<string, string>,
  scripts: Readonly<Record<string, string>>,
  isTranslating: boolean,
): WayIn | string {
  const hono = findExported(files, 'hono');
  if (hono !== undefined && (isTranslating || !/\.[cm]?ts$/.test(hono.file))) return { kind: 'hono', ...hono };
  const express = isTranslating ? findExported(files, 'express') : undefined;
  if (express !== undefined) return { kind: 'express', ...express };
  const { start = '', prestart } = scripts;
  const [program, ...args] = start.trim() === '' ? [] : parseCommandLine(start);
  if (program === undefined) return 'it has no start script';
  if (program !== 'node' || prestart !== undefined) return `\`${start}\` is no plain \`node …\``;
  const script = args.find((word) => !word.startsWith('-'));
  const known = script?.replace(/^\.\//, '');
  if (known === undefined || !files.has(known)) return `\`${start}\` runs a file that a build has to make first`;
  return { kind: 'process', args };
}
