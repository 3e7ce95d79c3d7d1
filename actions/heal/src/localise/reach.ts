import path from 'node:path';

import type { Suspect } from './suspicion';

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(["'])(\.{1,2}\/[^"'\n]*|\.{1,2})\1/g;
const EXTENSIONS = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '.json'];

// Being reached says little: it only orders what nothing else is known about.
const REACHED = 0.25;
const DECAY = 0.85;

/** The tracked file that a relative import leads to, as TypeScript and bundlers resolve it. */
export function resolveImport(from: string, specifier: string, tracked: ReadonlySet<string>): string | undefined {
  const target = path.posix.join(path.posix.dirname(from), specifier);
  const stem = target.replace(/\.([cm]?)jsx?$/, '');
  const direct = EXTENSIONS.map((extension) => target + extension);
  const typed = stem === target ? [] : ['.ts', '.tsx', '.mts', '.cts'].map((extension) => stem + extension);
  const index = EXTENSIONS.slice(1).map((extension) => path.posix.join(target, `index${extension}`));
  return [...typed, ...direct, ...index].find((candidate) => tracked.has(candidate));
}

/** Relative imports of a module's text. */
export function listRelativeImports(text: string): string[] {
  return [...text.matchAll(IMPORT)].map((match) => match[2] ?? '');
}

/** How many imports lie between the entries and each file that they reach. */
export async function findReach(
  entries: readonly string[],
  tracked: ReadonlySet<string>,
  read: (file: string) => Promise<string | undefined>,
): Promise<Map<string, number>> {
  const distances = new Map(entries.filter((entry) => tracked.has(entry)).map((entry) => [entry, 0]));
  for (const [file, distance] of distances) {
    for (const specifier of listRelativeImports((await read(file)) ?? '')) {
      const target = resolveImport(file, specifier, tracked);
      // A map hands out what is added while it is read: nearest files first.
      if (target !== undefined && !distances.has(target)) distances.set(target, distance + 1);
    }
  }
  return distances;
}

/** Every line that says something, of every source reached; the nearer the more suspect. */
export async function listReachSuspects(
  distances: ReadonlyMap<string, number>,
  isSource: (file: string) => boolean,
  read: (file: string) => Promise<string | undefined>,
): Promise<Suspect[]> {
  const suspects: Suspect[] = [];
  for (const [file, distance] of distances) {
    if (!isSource(file)) continue;
    const score = REACHED * DECAY ** distance;
    const lines = ((await read(file)) ?? '').split('\n');
    lines.forEach((text, index) => {
      if (/\w/.test(text)) suspects.push({ file, line: index + 1, score });
    });
  }
  return suspects;
}
