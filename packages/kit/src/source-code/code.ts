import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import type ts from 'typescript';
import { z } from 'zod';

import { listFiles } from '../files/hash';
import { fileRole } from '../proposals/file-role';
import type { TypeScript } from '../toolchain/typescript';

const CODE = /\.[cm]?[jt]sx?$/;
const NOT_SOURCE = /(^|\/)(node_modules|\.git|dist|build|coverage|out|artifacts|\.next)$/;
const MOST_FILES = 2_000;
const LARGEST_BYTES = 500_000;
const settingsSchema = z.looseObject({
  compilerOptions: z
    .looseObject({ baseUrl: z.string().optional(), paths: z.record(z.string(), z.array(z.string())).optional() })
    .optional(),
});
const ENDINGS = ['', '.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '/index.ts', '/index.js', '/index.mjs'];

/** What names of imports stand for: `@/users` for `src/users`, where the first is `@/` and the second `src/`. */
type Alias = readonly [name: string, place: string];

/** The syntax of a service's own code; nothing of it is run. */
export interface Code {
  readonly ts: TypeScript;
  readonly aliases: readonly Alias[];
  /** By path relative to the service. */
  readonly files: ReadonlyMap<string, ts.SourceFile>;
  /** Text of each file, as read. */
  readonly texts: ReadonlyMap<string, string>;
}

/** `paths` and `baseUrl` of the compiler's settings, which bundlers and test runners follow too. */
function readAliases(typescript: TypeScript, settings: string | undefined): Alias[] {
  if (settings === undefined) return [];
  const { config } = typescript.parseConfigFileTextToJson('tsconfig.json', settings) as { config?: unknown };
  const { compilerOptions = {} } = settingsSchema.parse(config ?? {});
  const { baseUrl, paths = {} } = compilerOptions;
  const place = (target: string): string => path.posix.join(baseUrl ?? '.', target);
  const named = Object.entries(paths).flatMap(([name, [target]]): Alias[] => {
    if (target === undefined || !/(?:^|\/)\*$/.test(name) || !/(?:^|\/)\*$/.test(target)) return [];
    return [[name.slice(0, -1), place(`./${target.slice(0, -1)}`)]];
  });
  return baseUrl === undefined ? named : [...named, ['', place('./')]];
}

/**
 * Parses texts.
 * @param settings - text of the `tsconfig.json` beside them
 */
export function parseCode(typescript: TypeScript, texts: ReadonlyMap<string, string>, settings?: string): Code {
  const parse = (file: string, text: string): ts.SourceFile =>
    typescript.createSourceFile(file, text, typescript.ScriptTarget.Latest, true);
  const files = new Map([...texts].map(([file, text]) => [file, parse(file, text)]));
  return { ts: typescript, texts, files, aliases: readAliases(typescript, settings) };
}

/** Reads the code of a service without its tests, its packages and what its build made. */
export async function readCode(typescript: TypeScript, directory: string): Promise<Code> {
  const listed = await listFiles(directory, (relative) => NOT_SOURCE.test(relative));
  const own = listed.filter((file) => CODE.test(file) && !file.endsWith('.d.ts') && fileRole(file) === 'source');
  const texts = new Map<string, string>();
  for (const file of own.slice(0, MOST_FILES)) {
    const absolute = path.join(directory, file);
    if ((await stat(absolute)).size <= LARGEST_BYTES) texts.set(file, await readFile(absolute, 'utf8'));
  }
  const settings = await readFile(path.join(directory, 'tsconfig.json'), 'utf8').catch(() => undefined);
  return parseCode(typescript, texts, settings);
}

/** The service's file that an import names; `undefined` for a package's. */
export function resolveImport({ files, aliases }: Code, from: string, specifier: string): string | undefined {
  const alias = aliases.find(([name]) => specifier.startsWith(name));
  if (!specifier.startsWith('.') && alias === undefined) return undefined;
  const base = specifier.startsWith('.')
    ? path.posix.join(path.posix.dirname(from), specifier)
    : path.posix.normalize(`${alias?.[1] ?? ''}${specifier.slice(alias?.[0].length)}`);
  // TypeScript sources are imported by the names that their build gives them.
  const bare = base.replace(/\.[cm]?js$/, '');
  for (const stem of new Set([base, bare]))
    for (const ending of ENDINGS) {
      const file = path.posix.normalize(stem + ending);
      if (files.has(file)) return file;
    }
  return undefined;
}

/** `src/app.ts:12`, for a person. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
