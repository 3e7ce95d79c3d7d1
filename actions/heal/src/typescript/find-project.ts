import path from 'node:path';

import type { TypeScript } from './load-typescript';

const PROJECT = /\btsc\b[^&|;]*?\s(?:-p|--project|-b|--build)[\s=]+(?<project>[^\s-][^\s&|;]*)/;

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
  const candidates = named === undefined ? [] : [path.resolve(cwd, named), path.resolve(cwd, named, 'tsconfig.json')];
  return [...candidates, path.join(cwd, 'tsconfig.json')].find((file) => ts.sys.fileExists(file));
}
