import path from 'node:path';

import { createPaint, cut, hasColors, widthOf } from '../terminal.mjs';
import type { Color, Paint } from '../terminal.mjs';

import type { Change, Comparison, RunFacts } from './compare-runs';
import { compareRuns, isSame } from './compare-runs';
import type { FoundRun } from './find-run';
import { findRun } from './find-run';
import { findRuns, guard, readCommandLine, UsageError } from './options';
import { readRunFacts } from './run-facts';
import { describeSeconds, line } from './words';

const MOST_LINES = 20;
const HELP = `Tells what changed between two runs: verdict, plan, code, tests, findings, timings, costs, prompts.

  npm run diff -- 0123abcd latest
  npm run diff -- artifacts/sample latest --json

A run is given by its id, a part of it that no other has, latest, or its directory.

Options
  --json          everything, as one JSON object
  --runs <dir>    where the runs are (default: artifacts/runs)
  --help          this text

+ is in the second run alone, - in the first alone, ~ is different. Times are told where they differ by a tenth and half
a second. Exit codes: 0 compared, whatever came of it; 2 bad usage, or no such run.
`;

interface Section {
  readonly name: keyof Comparison;
  readonly describe: (change: Change) => string;
}

function describeBoth({ name, before, after }: Change): string {
  return before === undefined || after === undefined
    ? `${name}: ${before ?? after ?? ''}`
    : `${name}: ${before} → ${after}`;
}

function describeTime({ name, before, after }: Change): string {
  const [was, is] = [Number(before), Number(after)];
  const share = was === 0 ? '' : ` (${is > was ? '+' : ''}${Math.round(((is - was) / was) * 100)} %)`;
  return `${name}: ${describeSeconds(was)} → ${describeSeconds(is)}${share}`;
}

const SECTIONS: readonly Section[] = [
  { name: 'verdict', describe: describeBoth },
  { name: 'plan', describe: describeBoth },
  // A hash tells a person nothing.
  { name: 'code', describe: ({ name }) => name },
  { name: 'tests', describe: describeBoth },
  { name: 'findings', describe: ({ before, after }) => after ?? before ?? '' },
  { name: 'timings', describe: describeTime },
  { name: 'costs', describe: describeBoth },
  { name: 'prompts', describe: describeBoth },
];

function markOf({ before, after }: Change): readonly [string, Color] {
  if (before === undefined) return ['+', 'green'];
  return after === undefined ? ['-', 'red'] : ['~', 'yellow'];
}

function renderSection({ name, describe }: Section, changes: readonly Change[], width: number, paint: Paint): string[] {
  const shown = changes.slice(0, MOST_LINES).map((change, index) => {
    const [mark, color] = markOf(change);
    const head = (index === 0 ? name : '').padEnd(10);
    return `${paint('dim', head)}${paint(color, mark)} ${cut(line(describe(change)), width - 12)}`;
  });
  const rest = changes.length - shown.length;
  return rest > 0 ? [...shown, `${' '.repeat(10)}  and ${rest} more; --json has them`] : shown;
}

/** What changed, section by section; a section without changes is not there. */
export function renderComparison(comparison: Comparison, width: number, paint: Paint): string {
  if (isSame(comparison)) return 'nothing changed\n';
  const lines = SECTIONS.flatMap((section) => renderSection(section, comparison[section.name], width, paint));
  return `${lines.join('\n')}\n`;
}

function print(found: readonly FoundRun[], facts: readonly RunFacts[], comparison: Comparison): void {
  const paint = createPaint(hasColors(process.stdout));
  const from = process.env.INIT_CWD ?? process.cwd();
  const places = found.map(({ directory }) => path.relative(from, directory) || '.');
  const heads = facts.map(
    ({ state }, index) => `${paint('dim', index === 0 ? 'from' : 'to  ')}      ${places[index] ?? ''}  ${state}\n`,
  );
  const problems = facts.flatMap((one, index) =>
    one.problems.map((problem) => `${places[index] ?? ''}: ${line(problem)}\n`),
  );
  const services = places.map((place) => `${place}/service`);
  const hint = comparison.code.length === 0 ? '' : `\nEvery line of code: git diff --no-index ${services.join(' ')}\n`;
  process.stdout.write(
    [...heads, ...problems, '\n', renderComparison(comparison, widthOf(process.stdout), paint), hint].join(''),
  );
}

async function diff(args: readonly string[], root: string): Promise<number> {
  const typed = readCommandLine('diff', args, { runs: { type: 'string' }, json: { type: 'boolean' } });
  if (typed === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const [first, second, ...others] = typed.words;
  if (first === undefined || second === undefined || others.length > 0)
    throw new UsageError(`diff takes two runs and was given ${typed.words.length}\nTry npm run diff -- --help`);
  const runs = findRuns(typed.text('runs'), root, (...parts) => path.resolve(...parts));
  const found = [findRun(first, runs), findRun(second, runs)] as const;
  const facts = [
    await readRunFacts(found[0].run, found[0].directory),
    await readRunFacts(found[1].run, found[1].directory),
  ] as const;
  const comparison = compareRuns(...facts);
  if (typed.has('json')) {
    const [from, to] = found.map(({ run }, index) => ({
      run,
      state: facts[index]?.state,
      problems: facts[index]?.problems,
    }));
    process.stdout.write(`${JSON.stringify({ from, to, ...comparison }, null, 2)}\n`);
  } else print(found, facts, comparison);
  return 0;
}

/** @returns the exit code */
export function main(args: readonly string[], root: string): Promise<number> {
  return guard(() => diff(args, root));
}
