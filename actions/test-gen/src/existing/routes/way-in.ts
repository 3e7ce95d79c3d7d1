import { parseCommandLine } from '@orchestrate/kit/exec/words';

/** How a test reaches a service: the application itself, or a process that listens. */
export type WayIn =
  | { readonly kind: 'hono'; readonly file: string; readonly name: string }
  | { readonly kind: 'process'; readonly args: readonly string[] };

const HONO = /from ['"]hono['"]/;
const EXPORTED = /export const (\w+)\b[^=\n]*= new (?:OpenAPI)?Hono\b/;
const DEFAULT = /const (\w+)\b[^=\n]*= new (?:OpenAPI)?Hono\b[^]*export default \1\b/;
const USUAL = /(?:^|\/)(?:app|server|index)\.[cm]?[jt]s$/;

function findHono(files: ReadonlyMap<string, string>): WayIn | undefined {
  const found = [...files].flatMap(([file, text]): { file: string; name: string }[] => {
    if (!HONO.test(text)) return [];
    const name = EXPORTED.exec(text)?.[1] ?? (DEFAULT.test(text) ? 'default' : undefined);
    return name === undefined ? [] : [{ file, name }];
  });
  const [only] = found.length === 1 ? found : found.filter(({ file }) => USUAL.test(file));
  return only === undefined ? undefined : { kind: 'hono', ...only };
}

/**
 * Finds a way into a service that needs no build: an exported application of Hono, else a start script that runs a file
 * which is there.
 * @param files - its own sources by path, relative to the package
 * @param canRunTypeScript - whether its tests may import sources in TypeScript
 * @returns why there is none, where there is none
 */
export function findWayIn(
  files: ReadonlyMap<string, string>,
  scripts: Readonly<Record<string, string>>,
  canRunTypeScript: boolean,
): WayIn | string {
  const hono = findHono(files);
  if (hono?.kind === 'hono' && (canRunTypeScript || !/\.[cm]?ts$/.test(hono.file))) return hono;
  const { start = '', prestart } = scripts;
  const [program, ...args] = start.trim() === '' ? [] : parseCommandLine(start);
  if (program === undefined) return 'it has no start script';
  if (program !== 'node' || prestart !== undefined) return `\`${start}\` is no plain \`node …\``;
  const script = args.find((word) => !word.startsWith('-'));
  const known = script?.replace(/^\.\//, '');
  if (known === undefined || !files.has(known)) return `\`${start}\` runs a file that a build has to make first`;
  return { kind: 'process', args };
}
