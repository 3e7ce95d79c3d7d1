import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { isRepairable } from '../localise/localise';
import type { TypeScript } from '../typescript/load-typescript';
import type { Tree } from '../workbench/tree';

import type { Alternative, Offers } from './metamutant';
import { createMetamutant } from './metamutant';
import { rewriteTests } from './rewrite-tests';
import type { Statement } from './statements';
import { listStatements } from './statements';

const CODE = /\.[cm]?[jt]sx?$/;
const LARGEST = 600_000;

/** A source that candidates may change. */
export interface SourceFile {
  /** Relative to the tree. */
  readonly file: string;
  readonly text: string;
  readonly statements: readonly Statement[];
}

/** The files of a repository as the laboratory sees them. */
export interface SubjectFiles {
  readonly sources: readonly SourceFile[];
  /** Rewritten test files by path. */
  readonly tests: ReadonlyMap<string, string>;
  /** Test files that Node runs by itself. */
  readonly direct: ReadonlySet<string>;
}

/** Reads the tracked code of a tree, and rewrites what registers tests. */
export async function readSubjectFiles(
  ts: TypeScript,
  tree: Tree,
  runtime: string,
  isInScope: (file: string) => boolean = () => true,
): Promise<SubjectFiles> {
  const tests = new Map<string, string>();
  const direct = new Set<string>();
  const sources: SourceFile[] = [];
  let nextId = 1;
  for (const file of await tree.repository.files()) {
    if (!isInScope(file) || !CODE.test(file) || /\.d\.[cm]?ts$/.test(file) || file.endsWith('.min.js')) continue;
    const text = await readFile(path.join(tree.root, file), 'utf8').catch(() => undefined);
    if (text === undefined || text.length > LARGEST) continue;
    const rewritten = rewriteTests(ts, file, text, runtime);
    if (rewritten !== undefined) {
      tests.set(file, rewritten.text);
      if (rewritten.runsByItself) direct.add(file);
    }
    if (rewritten === undefined && isRepairable(file)) {
      const statements = listStatements(ts, ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), nextId);
      nextId += statements.length;
      sources.push({ file, text, statements });
    }
  }
  return { sources, tests, direct };
}

/**
 * Writes the rewritten files into trees: the tests, and every source with the candidates for it.
 * @returns candidates that have no place in the rewritten sources
 */
export async function writeSubjectFiles(
  ts: TypeScript,
  trees: readonly Tree[],
  { sources, tests }: SubjectFiles,
  alternatives: ReadonlyMap<string, readonly Alternative[]>,
  offers: Offers = {},
): Promise<ReadonlySet<number>> {
  const dropped = new Set<number>();
  const write = (file: string, text: string): Promise<unknown> =>
    Promise.all(trees.map((tree) => writeFile(path.join(tree.root, file), text)));
  for (const [file, text] of tests) await write(file, text);
  for (const { file, text, statements } of sources) {
    const metamutant = createMetamutant(ts, file, text, statements, alternatives.get(file) ?? [], offers);
    metamutant.dropped.forEach((id) => dropped.add(id));
    await write(file, metamutant.text);
  }
  return dropped;
}
