import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

import { UsageError } from './options.mjs';

/**
 * Finds a service that is there already. It is not brought in: it is only read, where it is.
 * @returns the path to give the workflow: relative to the checkout for a directory inside it, else absolute
 */
export function findService(root, given) {
  const directory = path.resolve(given);
  if (!existsSync(directory)) throw new UsageError(`--service: there is no directory ${given}`);
  if (!statSync(directory).isDirectory()) throw new UsageError(`--service: ${given} is not a directory`);
  if (!existsSync(path.join(directory, 'package.json')))
    throw new UsageError(`--service: ${given} has no package.json; give the directory of a service`);
  const inside = path.relative(root, directory);
  const isInside = !inside.startsWith('..') && !path.isAbsolute(inside);
  return isInside ? inside.split(path.sep).join('/') || '.' : directory;
}
