import type { AnalyserResult, Finding } from '@orchestrate/contracts/finding';
import type { Deps } from '@orchestrate/kit/action/deps';
import { toSeconds } from '@orchestrate/kit/clock';
import { describeError } from '@orchestrate/kit/errors';
import { findProgram } from '@orchestrate/kit/exec/find-program';
import { hashParts } from '@orchestrate/kit/files/hash';
import { sanitizeText } from '@orchestrate/kit/safety/text';
import pLimit from 'p-limit';

import type { Analyser, AnalyserContext, RawFinding, TextEdit, ToolReport } from './analyser';
import { NotApplicableError, NotRunError } from './analyser';
import { fingerprintFindings } from './fingerprint';
import { placeFinding } from './place-finding';
import type { Toolbox } from './toolbox';
import type { Tree } from './tree';

/** A finding, and the tool's own safe fix where it has one. */
export interface Located {
  readonly finding: Finding;
  readonly edit?: TextEdit;
}

/** How an analyser fared on a tree, and what it found. */
export interface Measured {
  readonly analyser: Analyser;
  readonly result: AnalyserResult;
  readonly found: readonly Located[];
}

/** Runs analysers over trees. An analyser that would read the same as before is not asked again. */
export interface Session {
  measure(tree: Tree, analysers: readonly Analyser[]): Promise<Measured[]>;
}

export interface SessionOptions {
  readonly toolbox: Toolbox;
  readonly deps: Pick<Deps, 'exec' | 'log' | 'clock' | 'scratch'>;
  /** How many tools run at once. */
  readonly width: number;
}

const LONGEST_REASON = 500;

async function readLines(
  tree: Tree,
  paths: readonly string[],
): Promise<(path: string, line: number) => string | undefined> {
  const head = tree.prefix === '' ? '' : `${tree.prefix}/`;
  const texts = new Map<string, readonly string[]>();
  for (const path of new Set(paths)) {
    const text = await tree.read(path.slice(head.length)).catch(() => '');
    texts.set(path, text.split('\n'));
  }
  return (path, line) => texts.get(path)?.[line - 1];
}

async function identify(tool: string, raw: readonly RawFinding[], tree: Tree): Promise<Located[]> {
  const edits = new Map<object, TextEdit>();
  const placed = raw.map((finding) => {
    const anonymous = placeFinding(tool, finding, tree);
    if (finding.edit !== undefined && anonymous.path !== undefined) edits.set(anonymous, finding.edit);
    return anonymous;
  });
  const paths = placed.flatMap(({ path }) => (path === undefined ? [] : [path]));
  const lineOf = await readLines(tree, paths);
  return fingerprintFindings(placed, lineOf).map(({ finding, source }) => {
    const edit = edits.get(source);
    return edit === undefined ? { finding } : { finding, edit };
  });
}

async function findObstacle(analyser: Analyser, tree: Tree): Promise<NotApplicableError | NotRunError | undefined> {
  if (!(await analyser.applies(tree))) return new NotApplicableError(`looked for ${analyser.looksFor} and found none`);
  if (analyser.program === undefined || (await findProgram(analyser.program)) !== undefined) return undefined;
  return new NotRunError(`${analyser.program} is not on the PATH`);
}

async function ask(analyser: Analyser, context: AnalyserContext): Promise<ToolReport> {
  const obstacle = await findObstacle(analyser, context.tree);
  if (obstacle !== undefined) throw obstacle;
  return analyser.analyse(context);
}

function describeFailure(error: unknown): Pick<AnalyserResult, 'outcome' | 'reason'> {
  const reason = sanitizeText(describeError(error), LONGEST_REASON).replace(/\s+/g, ' ');
  if (error instanceof NotApplicableError) return { outcome: 'not-applicable', reason };
  return { outcome: error instanceof NotRunError ? 'not-run' : 'failed', reason };
}

async function measureOne(analyser: Analyser, tree: Tree, options: SessionOptions, name: string): Promise<Measured> {
  const { deps, toolbox } = options;
  const begin = deps.clock.elapsed();
  const seconds = (): number => toSeconds(deps.clock.elapsed() - begin);
  try {
    const report = await ask(analyser, { tree, toolbox, deps, scratch: () => deps.scratch(name) });
    const found = await identify(analyser.name, report.findings, tree);
    const version = report.version === undefined ? {} : { version: report.version };
    const result = { tool: analyser.name, ...version, outcome: 'ran' as const, findings: found.length };
    return { analyser, result: { ...result, seconds: seconds() }, found };
  } catch (error) {
    const result = { tool: analyser.name, ...describeFailure(error), findings: 0, seconds: seconds() };
    if (result.outcome === 'failed') deps.log.warning(`${analyser.name} failed: ${result.reason ?? ''}`);
    return { analyser, result, found: [] };
  }
}

function describeReading({ name, reads = () => true }: Analyser, tree: Tree): string {
  return hashParts([name, ...[...tree.contents].filter(([file]) => reads(file)).flat()]);
}

/** Opens a session: analysers run side by side, and one that breaks takes no other with it. */
export function openSession(options: SessionOptions): Session {
  const limit = pLimit(options.width);
  const measured = new Map<string, Promise<Measured>>();
  return {
    measure: (tree, analysers) =>
      Promise.all(
        analysers.map((analyser) => {
          const key = describeReading(analyser, tree);
          const known = measured.get(key);
          if (known !== undefined) return known;
          const work = limit(() => measureOne(analyser, tree, options, `${analyser.name}-${measured.size}`));
          measured.set(key, work);
          return work;
        }),
      ),
  };
}
