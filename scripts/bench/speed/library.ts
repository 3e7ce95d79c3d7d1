import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

/** A library to be fast on: a broken copy for the search, the same copy mended for StrykerJS. */
export interface Library {
  readonly name: string;
  /** The case that holds the broken copy. */
  readonly id: string;
  readonly source: string;
  /** The runners of StrykerJS that run the library's own tests; the faster one counts. */
  readonly runners: readonly ('mocha' | 'tap' | 'command')[];
  readonly tests: readonly string[];
}

/** Libraries of the cases, each with a fault that takes some searching. */
export const LIBRARIES: readonly Library[] = [
  { name: 'minimist', id: 'm-minimist-02', source: 'index.js', runners: ['tap', 'command'], tests: ['test/**/*.js'] },
  { name: 'object-path', id: 'm-object-path-02', source: 'index.js', runners: ['mocha'], tests: ['test.js'] },
  { name: 'semver', id: 'm-semver-06', source: 'semver.js', runners: ['tap', 'command'], tests: ['test/*.js'] },
];

const caseSchema = z.object({ id: z.string(), fix: z.string(), test: z.string() });

function run(argv: readonly [string, ...string[]], cwd: string, input?: string): void {
  const [program, ...args] = argv;
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', input });
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status ?? 'a signal'}:\n${stdout}${stderr}`);
}

/** Lays a library out twice below a directory, and tells its test command. */
export function prepareLibrary(
  { id }: Library,
  cases: string,
  directory: string,
): { readonly broken: string; readonly sound: string; readonly test: string } {
  const lines = readFileSync(path.join(cases, 'cases.jsonl'), 'utf8').trim().split('\n');
  const found = lines.map((line) => caseSchema.parse(JSON.parse(line))).find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no case ${id} in ${cases}`);
  const [broken, sound] = [path.join(directory, 'broken'), path.join(directory, 'sound')];
  for (const copy of [broken, sound]) run(['bash', path.join(cases, 'prepare.sh'), id, copy], cases);
  run(['git', 'apply', '-'], sound, found.fix);
  return { broken, sound, test: found.test };
}
