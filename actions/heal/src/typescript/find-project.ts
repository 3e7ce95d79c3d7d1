import path from 'node:path';

import type { TypeScript } from './load-typescript';

const PROJECT = /\btsc\b[^&|;]*?\s(?:-p|--project|-b|--build)[\s=]+(?<project>[^\s-][^\s&|;]*)/;

const DEFAULT = 'tsconfig.json';

/** The project that a compiler command names: `tsc -p tsconfig.build.json`. */
export function findNamedProject(command: string): string | undefined {
  return PROJECT.exec(command)?.groups?.project;
}

/**
 * The configuration file that a gate compiles with, absolute; `undefined` where there is none.
 * @param commands - the gate's command and the script behind it
 */
export function findProject(ts: TypeScript, cwd: string, commands: readonly string[]): string | undefined {
  const named = commands.map(findNamedProject).find((project) => project !== undefined);
  // Not by path.join: the bundler would take the names for files of its own and pack them.
  const place = named === undefined ? cwd : path.resolve(cwd, named);
  return [place, `${place}/${DEFAULT}`, `${cwd}/${DEFAULT}`].find((file) => ts.sys.fileExists(file));
}
