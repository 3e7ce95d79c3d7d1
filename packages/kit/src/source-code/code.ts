import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import type ts from 'typescript';

import { listFiles } from '../files/hash';
import { fileRole } from '../proposals/file-role';
import type { TypeScript } from '../toolchain/typescript';

const CODE = /\.[cm]?[jt]sx?$/;
const NOT_SOURCE = /(^|\/)(node_modules|\.git|dist|build|coverage|out|artifacts|\.next)$/;
const MOST_FILES = 2_000;
const LARGEST_BYTES = 500_000;
const ENDINGS = ['', '.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '/index.ts', '/index.js', '/index.mjs'];

/** The syntax of a service's own code; nothing of it is run. */
export interface Code {
  readonly ts: TypeScript;
  /** By path relative to the service. */
  readonly files: ReadonlyMap<string, ts.SourceFile>;
  /** Text of each file, as read. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Parses texts. */
export function parseCode(typescript: TypeScript, texts: ReadonlyMap<string, string>): Code {
  const parse = (file: string, text: string): ts.SourceFile =>
    typescript.createSourceFile(file, text, typescript.ScriptTarget.Latest, true);
  return { ts: typescript, texts, files: new Map([...texts].map(([file, text]) => [file, parse(file, text)])) };
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
  return parseCode(typescript, texts);
}

/** The service's file that an import names; `undefined` for a package's. */
export function resolveImport({ files }: Code, from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const base = path.posix.join(path.posix.dirname(from), specifier);
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
