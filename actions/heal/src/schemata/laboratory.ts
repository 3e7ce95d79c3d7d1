import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { z } from 'zod';

import type { Tree } from '../workbench/tree';

import { quoteWord } from './quote-word';

/** How a test ended, as the rewritten test files tell it. */
export const testRecordSchema = z.object({
  key: z.string(),
  ending: z.enum(['begun', 'passed', 'failed', 'ambient', 'probed']),
  candidate: z.number().int().optional(),
  hits: z.array(z.number().int()).optional(),
  steps: z.number().int().optional(),
  milliseconds: z.number().optional(),
  /** The test around a subtest. */
  within: z.string().optional(),
  /** Of a test with subtests: whether what it asserts itself holds. */
  own: z.boolean().optional(),
  /** What its failure said. */
  said: z.string().optional(),
  /** How it failed, where that could be seen. */
  failure: z
    .object({
      /** Equal for equal messages. */
      said: z.string(),
      /** Grows the further the test came: a line of the test file, or a number of assertions. 0: not known. */
      at: z.number().int(),
      /** It was no assertion that failed. */
      crashed: z.boolean(),
    })
    .optional(),
  /** A function and what it was given. */
  probe: z.string().optional(),
  /** What each candidate answers, in the order asked. */
  answers: z.array(z.string()).optional(),
});

export type TestRecord = z.infer<typeof testRecordSchema>;

/** The two numbers that a candidate of two changes switches on, by its own. */
export type Pairs = Readonly<Record<number, readonly [number, number]>>;

/** What the rewritten test files are asked to do. */
export type Experiment =
  | {
      readonly mode: 'measure';
      /** Subtests, each by itself; absent: every test as it stands. */
      readonly alone?: readonly string[];
    }
  | {
      readonly mode: 'probe';
      readonly candidates: readonly number[];
      /** Statements that one call may take. */
      readonly steps: number;
      /** See `try`. */
      readonly pairs?: Pairs;
    }
  | {
      readonly mode: 'try';
      /** Candidates by test. */
      readonly tests: Readonly<Record<string, readonly number[]>>;
      /** Candidates that are two changes at once. */
      readonly pairs?: Pairs;
      /** Statements that one run of a test may take. */
      readonly steps: number;
      /** For one run of a test. */
      readonly milliseconds: number;
    };

const WHY: Readonly<Record<Experiment['mode'], string>> = {
  measure: 'See which test runs which statements',
  try: 'Try candidates together',
  probe: 'See how candidates differ on other inputs',
};

function parseLine(line: string): TestRecord[] {
  try {
    return [testRecordSchema.parse(JSON.parse(line))];
  } catch {
    return []; // A line that a killed process has not finished.
  }
}

/** Where a package manager would have its scripts find programs. */
function listProgramDirectories(tree: Tree): string[] {
  const directories: string[] = [];
  for (let directory = tree.cwd; ; directory = path.dirname(directory)) {
    directories.push(path.join(directory, 'node_modules/.bin'));
    if (directory === tree.root || directory === path.dirname(directory)) return directories;
  }
}

function createShell(tree: Tree, segments: readonly string[]): [string, ...string[]] {
  const programs = listProgramDirectories(tree).join(path.delimiter);
  if (process.platform === 'win32')
    return ['cmd', '/d', '/s', '/c', [`set "PATH=${programs};%PATH%"`, ...segments].join(' & ')];
  return ['sh', '-c', [`PATH=${quoteWord(programs)}:"$PATH"`, 'export PATH', ...segments].join('\n')];
}

/** Runs the segments of a test command in a rewritten tree, and gives what its test files recorded. */
export async function runExperiment(
  tree: Tree,
  segments: readonly string[],
  experiment: Experiment,
  seconds: number,
  deps: Pick<Deps, 'exec'>,
): Promise<TestRecord[]> {
  const plan = path.join(tree.reports, 'heal-plan.json');
  const records = path.join(tree.reports, 'heal-records.ndjson');
  // What ran in the tree before may have left a link there, and links are not followed.
  await rm(plan, { force: true });
  await writeFile(plan, JSON.stringify(experiment));
  await rm(records, { force: true });
  await writeFile(records, '');
  await deps.exec.run({
    tool: 'tests',
    argv: createShell(tree, segments),
    cwd: tree.cwd,
    why: WHY[experiment.mode],
    timeout: seconds,
    quiet: true,
    env: { HEAL_PLAN: plan, HEAL_RECORDS: records, CI: 'true', NODE_ENV: 'test' },
  });
  return (await readFile(records, 'utf8')).split('\n').flatMap((text) => (text === '' ? [] : parseLine(text)));
}
