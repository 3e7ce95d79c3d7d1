import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { ReportSource } from '@orchestrate/contracts/report-data';
import type { GeneratedTests } from '@orchestrate/contracts/test-report';
import { coverageSchema, generatedTestsSchema } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import { describeError } from '@orchestrate/kit/errors';
import { exists } from '@orchestrate/kit/files/exists';
import { readJsonIfPresent } from '@orchestrate/kit/files/json';
import { cloneRepository, restoreHistory } from '@orchestrate/kit/git/repository';
import { readAttempts } from '@orchestrate/kit/run-directory/attempt';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import { cutText } from '@orchestrate/kit/safety/text';
import { findOrigin, findSubjectCheckout } from '@orchestrate/kit/subject/origin';
import type { FileTrace } from '@orchestrate/kit/test-reports/lcov';
import { readLcov } from '@orchestrate/kit/test-reports/lcov';
import type { z } from 'zod';

type SourceDeps = Pick<Deps, 'exec' | 'log' | 'redact' | 'run' | 'scratch' | 'workingDirectory'>;

const TEXT_LIMIT = 60_000;
const TEXTS_LIMIT = 1_500_000;

/** A copy of the tree that the tests ran on; what came after it has changed the service since. */
async function checkOut(commit: string, deps: SourceDeps): Promise<string> {
  const { run, exec } = deps;
  const place = path.join(await deps.scratch('tested'), 'tree');
  const tree = await cloneRepository(exec, run.resolve(RUN_LAYOUT.service), 'HEAD', place);
  const cut = run.resolve(RUN_LAYOUT.cutHistory);
  if (await exists(cut)) await restoreHistory(exec, tree.directory, cut);
  await tree.resetTo(commit);
  const isAdopted = (await findOrigin(run)) === 'adopted';
  return isAdopted ? path.join(place, (await findSubjectCheckout(deps)).prefix) : place;
}

function toSource({ path: file, lines, branches }: FileTrace, mutants: ReportSource['mutants']): ReportSource {
  const isPartly = (line: number): boolean =>
    (lines.get(line) ?? 0) > 0 && branches.some((branch) => branch.line === line && branch.taken === 0);
  return {
    path: file,
    lines: [...lines].sort(([a], [b]) => a - b),
    partly: [...lines.keys()].filter(isPartly).sort((a, b) => a - b),
    mutants,
  };
}

const shareOf = ({ lines }: ReportSource): number => lines.filter(([, times]) => times > 0).length / lines.length;

/** Sources with what ran in them, least covered first, with their texts as far as there is room. */
export function composeSources(
  traces: readonly FileTrace[],
  texts: ReadonlyMap<string, string>,
  mutants: NonNullable<GeneratedTests['mutants']>,
): ReportSource[] {
  let room = TEXTS_LIMIT;
  const mutantsOf = (file: string): ReportSource['mutants'] =>
    mutants.filter((mutant) => mutant.path === file).map(({ line, what, caught }) => ({ line, what, caught }));
  return traces
    .filter(({ lines }) => lines.size > 0)
    .map((trace) => toSource(trace, mutantsOf(trace.path)))
    .sort((a, b) => shareOf(a) - shareOf(b) || b.partly.length - a.partly.length || a.path.localeCompare(b.path))
    .map((source) => {
      const whole = texts.get(source.path);
      const text = whole === undefined ? undefined : cutText(whole, TEXT_LIMIT).text;
      if (text === undefined || text.length > room) return source;
      room -= text.length;
      return { ...source, text };
    });
}

async function readTexts(files: readonly string[], commit: string, deps: SourceDeps): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  try {
    const tree = await checkOut(commit, deps);
    for (const file of files) {
      const text = await readFile(path.join(tree, file), 'utf8').catch(() => undefined);
      if (text !== undefined) texts.set(file, deps.redact(text));
    }
  } catch (error) {
    deps.log.warning(`the sources that the tests ran on could not be read: ${describeError(error)}`);
  }
  return texts;
}

/**
 * Reads the last coverage that was measured line by line, with the sources that it is about as they were then.
 * @returns `undefined` where it was not measured that way
 */
export async function readSources(deps: SourceDeps): Promise<ReportSource[] | undefined> {
  const { run } = deps;
  const last = (await readAttempts(run, 'test-gen')).at(-1);
  const commit = last?.output?.serviceCommit;
  if (last === undefined || commit === undefined) return undefined;
  const trace = await readFile(run.resolve(last.directory, 'coverage.lcov'), 'utf8').catch(() => undefined);
  if (trace === undefined) return undefined;
  const read = <T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> =>
    readJsonIfPresent(run.resolve(last.directory, name), schema).catch(() => undefined);
  const coverage = await read('coverage.json', coverageSchema);
  const covered = new Set(coverage?.files.map((file) => file.path));
  const traces = readLcov(trace).filter((own) => covered.has(own.path));
  const hasHistory = await exists(run.resolve(RUN_LAYOUT.service, '.git'));
  const texts = hasHistory ? await readTexts([...covered], commit, deps) : new Map<string, string>();
  return composeSources(traces, texts, (await read('cases.json', generatedTestsSchema))?.mutants ?? []);
}
