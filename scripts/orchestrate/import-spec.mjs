import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { UsageError } from './options.mjs';

// Relative references in YAML or JSON: "$ref": "x.yaml#/a", $ref: ./y.md. What the parser will find broken is its business.
const REFERENCE = /["']?\$ref["']?\s*:\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'#,}][^\s#,}]*))/g;

/** Paths of other files that a document refers to. */
export function findReferences(text) {
  return [...text.matchAll(REFERENCE)]
    .map((match) => (match[1] ?? match[2] ?? match[3] ?? '').split('#')[0])
    .filter((reference) => reference !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(reference))
    .map((reference) => decodeURI(reference));
}

/** A specification and every local file it refers to, however far; files that are not there are left to the parser. */
function collectFiles(file, found = new Set()) {
  if (found.has(file) || !existsSync(file) || !statSync(file).isFile()) return found;
  found.add(file);
  for (const reference of findReferences(readFileSync(file, 'utf8')))
    collectFiles(path.resolve(path.dirname(file), reference), found);
  return found;
}

function commonDirectory(files) {
  const [first, ...rest] = files.map((file) => path.dirname(file).split(path.sep));
  let length = first.length;
  for (const parts of rest)
    while (length > 0 && parts.slice(0, length).join(path.sep) !== first.slice(0, length).join(path.sep)) length -= 1;
  return first.slice(0, length).join(path.sep) || path.sep;
}

/**
 * Brings a specification from outside the checkout in, with the files it refers to, so that the workflow finds it.
 * @returns the path to give the workflow: relative to the checkout for a file inside it, absolute for a copy
 */
export function importSpec(root, given) {
  const file = path.resolve(given);
  if (!existsSync(file)) throw new UsageError(`--spec: there is no file ${given}`);
  if (!statSync(file).isFile()) throw new UsageError(`--spec: ${given} is not a file`);
  const inside = path.relative(root, file);
  if (!inside.startsWith('..') && !path.isAbsolute(inside)) return inside.split(path.sep).join('/');
  const files = [...collectFiles(file)].sort();
  const base = commonDirectory(files);
  const hash = createHash('sha256');
  for (const each of files) hash.update(path.relative(base, each)).update('\0').update(readFileSync(each)).update('\0');
  const target = path.join(root, 'artifacts', 'inbox', hash.digest('hex').slice(0, 16));
  rmSync(target, { recursive: true, force: true });
  for (const each of files) {
    const copy = path.join(target, path.relative(base, each));
    mkdirSync(path.dirname(copy), { recursive: true });
    copyFileSync(each, copy);
  }
  return path.join(target, path.relative(base, file));
}
