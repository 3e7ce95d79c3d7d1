import path from 'node:path';

import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { RawFinding } from './analyser';
import type { Anonymous } from './fingerprint';
import type { Tree } from './tree';

const LONGEST_MESSAGE = 2_000;

/** From the repository's root, with forward slashes; `undefined` for what lies outside the tree or in a package. */
function locate(file: string, tree: Pick<Tree, 'directory' | 'prefix'>): string | undefined {
  const relative = path.relative(tree.directory, path.resolve(tree.directory, file)).split(path.sep).join('/');
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
  if (/(^|\/)node_modules\//.test(relative)) return undefined;
  return tree.prefix === '' ? relative : `${tree.prefix}/${relative}`;
}

/** Makes a tool's finding one about the subject: paths from the repository's root, and no word of where it was read. */
export function placeFinding(tool: string, raw: RawFinding, tree: Pick<Tree, 'directory' | 'prefix'>): Anonymous {
  const { path: file, line, column, endLine, endColumn, edit: _edit, ...rest } = raw;
  const place = file === undefined ? undefined : locate(file, tree);
  const where = file !== undefined && place === undefined ? `${file.replace(/^.*node_modules\//, '')}: ` : '';
  const message = sanitizeText(`${where}${raw.message}`, LONGEST_MESSAGE)
    .replaceAll(`${tree.directory}${path.sep}`, '')
    .replaceAll(tree.directory, '.');
  const region = {
    ...(column === undefined ? {} : { column }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
  return {
    ...rest,
    tool,
    message,
    ...(place === undefined ? {} : { path: place, ...(line === undefined ? {} : { line, ...region }) }),
  };
}
