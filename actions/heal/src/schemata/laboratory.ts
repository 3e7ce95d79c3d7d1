import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { z } from 'zod';

import type { Tree } from '../workbench/tree';

/** How a test ended, as the rewritten test files tell it. */
export const testRecordSchema = z.object({
  key: z.string(),
  ending: z.enum(['begun', 'passed', 'failed', 'ambient']),
  candidate: z.number().int().optional(),
  hits: z.array(z.number().int()).optional(),
  steps: z.number().int().optional(),
  milliseconds: z.number().optional(),
});

export type TestRecord = z.infer<typeof testRecordSchema>;

/** What the rewritten test files are asked to do. */
export type Experiment =
  | { readonly mode: 'measure' }
  | {
      readonly mode: 'try';
      /** Candidates by test. */
      readonly tests: Readonly<Record<string, readonly number[]>>;
      /** Statements that one run of a test may take. */
      readonly steps: number;
      /** For one run of a test. */
      readonly milliseconds: number;
    };

function parseLine(line: string): TestRecord[] {
  try {
    return [testRecordSchema.parse(JSON.parse(line))];
  } catch {
    return []; // A line that a killed process has not finished.
  }
}

function searchPath(tree: Tree): string {
  const directories: string[] = [];
  for (let directory = tree.cwd; ; directory = path.dirname(directory)) {
    directories.push(path.join(directory, 'node_modules/.bin'));
    if (directory === tree.root || directory === path.dirname(directory)) break;
  }
  return [...directories, process.env.PATH ?? ''].join(path.delimiter);
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
  await writeFile(plan, JSON.stringify(experiment));
  await rm(records, { force: true });
  await writeFile(records, '');
  const isWindows = process.platform === 'win32';
  const line = segments.join(isWindows ? ' & ' : '\n');
  await deps.exec.run({
    tool: 'tests',
    argv: isWindows ? ['cmd', '/d', '/s', '/c', line] : ['sh', '-c', line],
    cwd: tree.cwd,
    why: experiment.mode === 'try' ? 'Try candidates together' : 'See which test runs which statements',
    timeout: seconds,
    quiet: true,
    env: { HEAL_PLAN: plan, HEAL_RECORDS: records, PATH: searchPath(tree), CI: 'true', NODE_ENV: 'test' },
  });
  return (await readFile(records, 'utf8')).split('\n').flatMap((text) => (text === '' ? [] : parseLine(text)));
}
