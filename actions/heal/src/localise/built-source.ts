import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import path from 'node:path';

import type { Failure } from '@orchestrate/contracts/triage';
import { relativeToRoot } from '@orchestrate/kit/files/relative-path';
import leven from 'leven';

type Frame = Failure['stack'][number];

const OUTPUT_DIRECTORY = /(^|\/)(?:dist|build|lib|out|output)\//;

/** Where the source of a built file may be: `dist/a/b.js` → `src/a/b.ts` and the like. */
export function guessSources(built: string): string[] {
  const places = OUTPUT_DIRECTORY.test(built)
    ? [built.replace(OUTPUT_DIRECTORY, '$1src/'), built.replace(OUTPUT_DIRECTORY, '$1')]
    : [];
  return places.flatMap((place) => {
    const stem = place.replace(/\.[cm]?jsx?$/, '');
    return ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx'].map((extension) => stem + extension);
  });
}

const SIMILAR = 0.6;

/**
 * The line of the source that reads most like a line of the built file: compilers keep lines as they are, but for the
 * types. Of equal ones the nearest.
 */
export function findSimilarLine(source: string, builtLine: string, near: number): number | undefined {
  const wanted = builtLine.replace(/\s+/g, '');
  if (wanted.length < 4) return undefined;
  const lines = source.split('\n').flatMap((text, index) => {
    const plain = text.replace(/\s+/g, '');
    const likeness = 1 - leven(plain, wanted) / Math.max(plain.length, wanted.length);
    return likeness < SIMILAR ? [] : [{ line: index + 1, likeness }];
  });
  const distance = ({ line }: { readonly line: number }): number => Math.abs(line - near);
  return lines.sort((a, b) => b.likeness - a.likeness || distance(a) - distance(b))[0]?.line;
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

async function mapByMap(root: string, frame: Frame): Promise<Frame | undefined> {
  const text = await readText(path.join(root, `${frame.file}.map`));
  if (text === undefined) return undefined;
  try {
    const map = new SourceMap(JSON.parse(text) as ConstructorParameters<typeof SourceMap>[0]);
    const entry = map.findEntry(frame.line - 1, Math.max(0, (frame.column ?? 1) - 1));
    if (!('originalSource' in entry)) return undefined;
    const directory = path.dirname(path.join(root, frame.file));
    const file = relativeToRoot(root, path.resolve(directory, entry.originalSource));
    return file === undefined ? undefined : { file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  } catch {
    return undefined;
  }
}

async function mapByText(root: string, frame: Frame, tracked: ReadonlySet<string>): Promise<Frame | undefined> {
  const source = guessSources(frame.file).find((candidate) => tracked.has(candidate));
  if (source === undefined) return undefined;
  const [text, built] = [await readText(path.join(root, source)), await readText(path.join(root, frame.file))];
  const line = findSimilarLine(text ?? '', built?.split('\n')[frame.line - 1] ?? '', frame.line);
  return { file: source, line: line ?? 1 };
}

/** A stack frame where people wrote the code: by the built file's source map, else by what its line says. */
export async function mapToSource(root: string, frame: Frame, tracked: ReadonlySet<string>): Promise<Frame> {
  if (tracked.has(frame.file)) return frame;
  const mapped = await mapByMap(root, frame);
  if (mapped !== undefined && tracked.has(mapped.file)) return mapped;
  return (await mapByText(root, frame, tracked)) ?? frame;
}
