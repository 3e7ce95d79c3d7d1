import type { Coverage } from '@orchestrate/contracts/test-report';
import { z } from 'zod';

import { relativeToRoot } from '../files/relative-path';

const countSchema = z.object({ total: z.number().int(), covered: z.number().int() });
const measuresSchema = z.object({
  lines: countSchema,
  branches: countSchema,
  functions: countSchema,
  statements: countSchema,
});
const rangeSchema = z.object({ start: z.object({ line: z.number().int() }) });
const functionSchema = z.object({
  loc: z.object({ start: z.object({ line: z.number().int() }), end: z.object({ line: z.number().int() }) }),
});
const fileCoverageSchema = z.object({
  path: z.string(),
  statementMap: z.record(z.string(), rangeSchema),
  s: z.record(z.string(), z.number()),
  fnMap: z.record(z.string(), functionSchema).default({}),
  f: z.record(z.string(), z.number()),
  b: z.record(z.string(), z.array(z.number())),
});

type Count = z.infer<typeof countSchema>;
type Measures = z.infer<typeof measuresSchema>;
type FileCoverage = z.infer<typeof fileCoverageSchema>;

/** How often each line with a statement ran, by file relative to the root and line from 1. */
export type LineHits = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Lines by file relative to the root. */
export type Lines = ReadonlyMap<string, ReadonlySet<number>>;

function measure({ covered, total }: Count): Coverage['lines'] {
  // Nothing to cover is covered, as in istanbul's own reports.
  return { covered, total, percent: total === 0 ? 100 : Math.floor((covered / total) * 10_000) / 100 };
}

function add(counts: readonly Count[]): Count {
  return counts.reduce((sum, { covered, total }) => ({ covered: sum.covered + covered, total: sum.total + total }), {
    covered: 0,
    total: 0,
  });
}

function combine(files: readonly (readonly [string, Measures])[]): Coverage {
  const total = (key: keyof Measures): Coverage['lines'] => measure(add(files.map(([, measures]) => measures[key])));
  return {
    lines: total('lines'),
    branches: total('branches'),
    functions: total('functions'),
    statements: total('statements'),
    files: [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, { lines, branches }]) => ({ path, lines: measure(lines), branches: measure(branches) })),
  };
}

/**
 * Turns istanbul's `coverage-summary.json` (reporter `json-summary`) into our coverage. Files outside the root are
 * left out, also of the totals.
 * @param root - absolute; file paths become relative to it
 * @throws when the text is no such report
 */
export function parseCoverageSummary(text: string, root: string): Coverage {
  const { total: _total, ...files } = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  return combine(
    Object.entries(files).flatMap(([file, measures]) => {
      const path = relativeToRoot(root, file);
      return path === undefined ? [] : [[path, measuresSchema.parse(measures)] as const];
    }),
  );
}

function readFiles(text: string, root: string): (readonly [string, FileCoverage])[] {
  const report = z.record(z.string(), fileCoverageSchema).parse(JSON.parse(text));
  return Object.values(report).flatMap((file) => {
    const path = relativeToRoot(root, file.path);
    return path === undefined ? [] : [[path, file] as const];
  });
}

/** A line counts as often as the statement on it that ran most, as in istanbul. */
function countLines({ statementMap, s }: FileCoverage): Map<number, number> {
  const hits = new Map<number, number>();
  for (const [id, { start }] of Object.entries(statementMap))
    hits.set(start.line, Math.max(hits.get(start.line) ?? 0, s[id] ?? 0));
  return hits;
}

function count(hits: readonly number[]): Count {
  return { total: hits.length, covered: hits.filter((times) => times > 0).length };
}

/**
 * Turns istanbul's `coverage-final.json` (reporter `json`) into our coverage.
 * @param root - absolute; file paths become relative to it
 * @throws when the text is no such report
 */
export function parseCoverageFinal(text: string, root: string): Coverage {
  return combine(
    readFiles(text, root).map(([path, file]) => [
      path,
      {
        lines: count([...countLines(file).values()]),
        branches: count(Object.values(file.b).flat()),
        functions: count(Object.values(file.f)),
        statements: count(Object.values(file.s)),
      },
    ]),
  );
}

/** The lines of istanbul's `coverage-final.json` and how often each ran: what fault localisation works from. */
export function parseLineHits(text: string, root: string): LineHits {
  return new Map(readFiles(text, root).map(([path, file]) => [path, countLines(file)]));
}

/**
 * Of the lines of istanbul's `coverage-final.json`, those that run when their module is loaded and not when something in
 * it is called: whoever imports the module runs them, whatever it is about.
 */
export function parseLoadedLines(text: string, root: string): Lines {
  return new Map(
    readFiles(text, root).map(([path, file]) => {
      const functions = Object.values(file.fnMap).map(({ loc }) => loc);
      const isCalled = (line: number): boolean =>
        functions.some(({ start, end }) => start.line <= line && line <= end.line);
      return [path, new Set([...countLines(file).keys()].filter((line) => !isCalled(line)))];
    }),
  );
}
