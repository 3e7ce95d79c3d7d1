import type { SourceFile } from '../schemata/subject-files';

import type { Suspicion } from './suspicion';

/** Lines from 1, by file relative to the tree. */
export type Lines = ReadonlyMap<string, ReadonlySet<number>>;

/** A reason to suspect some lines more than others, which makes nothing suspect that was not. */
export interface Hint {
  readonly lines: Lines;
  /** 0 to 1: the share of the doubt that it takes away. */
  readonly weight: number;
}

/** Points at nothing. */
export const NO_HINT: Hint = { lines: new Map(), weight: 0 };

function raise(score: number, weight: number): number {
  return 1 - (1 - score) * (1 - weight);
}

/** Suspects more what hints point at. */
export function raiseLines(suspicion: Suspicion, hints: readonly Hint[]): Suspicion {
  const raiseLine = (file: string, line: number, score: number): number =>
    hints
      .filter(({ lines }) => score > 0 && lines.get(file)?.has(line) === true)
      .reduce((raised, { weight }) => raise(raised, weight), score);
  return new Map(
    [...suspicion].map(([file, lines]) => [
      file,
      new Map([...lines].map(([line, score]) => [line, raiseLine(file, line, score)] as const)),
    ]),
  );
}

/** A line belongs to the statements that begin on it or last before it. */
function findStatements({ statements }: SourceFile, lines: ReadonlySet<number>): Set<number> {
  const ordered = [...statements].sort((a, b) => a.line - b.line);
  const begins = new Set([...lines].map((line) => ordered.findLast((statement) => statement.line <= line)?.line));
  return new Set(ordered.filter(({ line }) => begins.has(line)).map(({ id }) => id));
}

/** The same for statements. */
export function raiseStatements(
  scores: ReadonlyMap<number, number>,
  sources: readonly SourceFile[],
  hints: readonly Hint[],
): Map<number, number> {
  const raised = new Map(scores);
  for (const { lines, weight } of hints)
    for (const source of sources)
      for (const id of findStatements(source, lines.get(source.file) ?? new Set())) {
        const score = raised.get(id);
        if (score !== undefined) raised.set(id, raise(score, weight));
      }
  return raised;
}
