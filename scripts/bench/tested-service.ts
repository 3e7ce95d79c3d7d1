import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';

import { generateService, INSTALL, npm, runAction } from './contract/service';

/**
 * A service with generated tests and its packages, below a workspace: a copy of the one that is given, or else the
 * default service and its tests, made as the chain makes them, offline.
 */
export function prepareTestedService(root: string, given: string | undefined, workspace: string): string {
  if (given === undefined) {
    const { directory, run } = generateService(root, path.join(root, 'specs/library.yaml'), workspace);
    runAction(root, 'test-gen', workspace, { 'run-directory': run, 'fail-on': 'blocked,failed' });
    return directory;
  }
  if (!existsSync(path.join(given, 'tests'))) throw new Error(`${given} holds no service with tests`);
  const copy = path.join(workspace, 'service');
  cpSync(given, copy, { recursive: true, filter: (file) => path.basename(file) !== 'node_modules' });
  npm(copy, ...INSTALL);
  return copy;
}

/**
 * A whole number of a command line.
 * @throws {Error} that names the option
 */
export function readCount(text: string, option: string, most = Number.MAX_SAFE_INTEGER): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`--${option}: ${text} is no whole number from 1 to ${most}`);
}
