import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';

import type { Effect } from '../localise/mutation-based';
import { strongerEffect } from '../localise/mutation-based';
import type { TypeScript } from '../typescript/load-typescript';
import type { Tree } from '../workbench/tree';

import { readEffects } from './effects';
import type { Experiment, Pairs, TestRecord } from './laboratory';
import { runExperiment } from './laboratory';
import type { MeasuredTest, Measurement } from './measurement';
import { isPart, listGoals, sortForTries } from './parts';
import { quoteWord } from './quote-word';
import type { Ending } from './sentinels';
import { placeSentinels, readFindings } from './sentinels';
import type { SubjectFiles } from './subject-files';
import { writeSubjectFiles } from './subject-files';
import type { Pair, Trial } from './trial';
import { groupByFile, isPair, listSwitches, runsIn, toPairs } from './trial';

/** Where the search works. */
export interface Laboratory {
  readonly ts: TypeScript;
  /** One for each core, for nobody else meanwhile. */
  readonly trees: readonly Tree[];
  readonly files: SubjectFiles;
  /** Parts of the test command. */
  readonly segments: readonly string[];
  /** Those of them that run some test files; absent: all do. */
  readonly segmentsOf?: (testFiles: readonly string[]) => readonly string[];
  /** Seconds for one run of the tests. */
  readonly timeout: number;
  readonly deps: Pick<Deps, 'exec' | 'log' | 'clock'>;
}

/** Runs of one experiment that were cut short by a candidate that took the process down. */
const MOST_RESTARTS = 25;
/** How many are looked at for halves of a repair, and by how many failing tests. */
const MOST_HALVES = 4_000;
const MOST_TESTS_HALVED = 4;

type Attempt = Trial | Pair;

interface Run {
  readonly records: TestRecord[];
  /** Whether Node ran the test files by itself, or may the next time. */
  readonly isDirect: boolean;
}

/** Runs only the test files that matter, where Node can run them; else the whole command. */
export async function runTests(
  { segments, segmentsOf, timeout, deps, files }: Laboratory,
  tree: Tree,
  experiment: Experiment,
  keys: readonly string[],
  isDirect = true,
): Promise<Run> {
  const wanted = [...new Set(keys.map((key) => key.slice(0, key.indexOf('|'))))];
  const canBeDirect = wanted.every((file) => files.direct.has(file));
  if (isDirect && canBeDirect) {
    const lines = wanted.map((file) => `node ${quoteWord(path.join(tree.root, file))}`);
    const records = await runExperiment(tree, lines, experiment, timeout, deps);
    if (records.length > 0) return { records, isDirect };
  }
  const records = await runExperiment(tree, segmentsOf?.(wanted) ?? segments, experiment, timeout, deps);
  return { records, isDirect: isDirect && !canBeDirect };
}

type Assignment = ReadonlyMap<string, readonly number[]>;

interface Limits {
  readonly steps: number;
  readonly milliseconds: number;
}

/** Generous to slow candidates, deadly to those that never end. */
function chooseLimits({ failing, passing }: Measurement): Limits {
  const all = [...failing, ...passing];
  const steps = Math.max(...all.map((test) => test.steps), 0);
  const milliseconds = Math.max(...all.map((test) => test.milliseconds), 0);
  return { steps: steps * 10 + 100_000, milliseconds: Math.min(10_000, Math.max(500, milliseconds * 10)) };
}

/** Candidates in trees: each tree has its own share, so that none waits for another. */
export class Tries {
  private readonly limits: Limits;
  tried = 0;
  /** What each candidate did to the failing tests that it was tried on. */
  readonly effects = new Map<number, Effect>();
  /** Those with which a failing test passes and a passing one fails. */
  readonly breaking = new Set<number>();
  /** The last runs began no test at all: something in the rewritten sources keeps them from being loaded. */
  private ranNothing = false;
  private runsDirectly = true;

  constructor(
    private readonly laboratory: Laboratory,
    private readonly measurement: Measurement,
  ) {
    this.limits = chooseLimits(measurement);
  }

  private async run(tree: Tree, experiment: Experiment & { readonly mode: 'try' }): Promise<TestRecord[]> {
    const keys = Object.keys(experiment.tests);
    const { records, isDirect } = await runTests(this.laboratory, tree, experiment, keys, this.runsDirectly);
    this.runsDirectly = isDirect;
    return records;
  }

  /** Which of the candidates pass all tests that they are assigned to, in one tree. */
  private async survive(tree: Tree, assignment: Assignment, expected: Ending, pairs: Pairs): Promise<Set<number>> {
    const failed = new Set<number>();
    const doubtful = new Set<number>();
    let open = assignment;
    let hasBegun = false;
    for (let run = 0; run < MOST_RESTARTS && open.size > 0; run += 1) {
      const tests = Object.fromEntries([...open].map(([key, ids]) => [key, placeSentinels(ids, doubtful)] as const));
      const records = await this.run(tree, { mode: 'try', tests, pairs, ...this.limits });
      const found = readFindings(records, expected);
      if (expected === 'failed') this.learn(records, found.settled);
      found.failed.forEach((id) => failed.add(id));
      found.doubtful.forEach((id) => doubtful.add(id));
      hasBegun ||= found.hasBegun;
      const left = (ids: readonly number[], key: string): number[] =>
        found.unrepeatable.has(key) ? [] : ids.filter((id) => !failed.has(id) && !found.settled.has(`${key} ${id}`));
      open = new Map([...open].map(([key, ids]) => [key, left(ids, key)] as const).filter(([, ids]) => ids.length > 0));
      if (!found.hasBegun) break;
    }
    if (!hasBegun) this.ranNothing = true;
    // What never came to run is not known to pass.
    for (const ids of open.values()) ids.forEach((id) => failed.add(id));
    const all = new Set([...assignment.values()].flat());
    return new Set([...all].filter((id) => !failed.has(id)));
  }

  private learn(records: readonly TestRecord[], settled: ReadonlySet<string>): void {
    for (const [id, effect] of readEffects(records, (key, candidate) => settled.has(`${key} ${candidate}`)))
      this.effects.set(id, strongerEffect(this.effects.get(id) ?? 'same', effect));
  }

  /** Tries candidates on tests, in all trees at once. */
  private async filter<T extends Attempt>(
    trials: readonly T[],
    expected: Ending,
    testsOf: (trial: T) => readonly MeasuredTest[],
  ): Promise<T[]> {
    const { trees } = this.laboratory;
    const shares = trees.map((_, index) => trials.filter((__, position) => position % trees.length === index));
    const survivors = await Promise.all(
      shares.map(async (share, index) => {
        const assignment = new Map<string, number[]>();
        for (const trial of share)
          for (const { key } of testsOf(trial)) assignment.set(key, [...(assignment.get(key) ?? []), trial.id]);
        const tree = trees[index];
        return tree === undefined || assignment.size === 0
          ? new Set<number>()
          : this.survive(tree, assignment, expected, toPairs(share));
      }),
    );
    const alone = new Set(trials.filter((trial) => testsOf(trial).length === 0).map(({ id }) => id));
    return trials.filter(({ id }) => alone.has(id) || survivors.some((ids) => ids.has(id)));
  }

  private hasRunNothing(): boolean {
    return this.ranNothing;
  }

  /** One candidate that breaks a file breaks all: those of either half may be sound. */
  private async halve<T extends Attempt>(batch: readonly T[]): Promise<T[]> {
    const middle = Math.ceil(batch.length / 2);
    this.tried -= batch.length;
    return [...(await this.tryBatch(batch.slice(0, middle))), ...(await this.tryBatch(batch.slice(middle)))];
  }

  /** Of a batch, what passes every failing test and breaks none that passed. */
  async tryBatch<T extends Attempt>(batch: readonly T[]): Promise<T[]> {
    const possible = await this.write(batch);
    this.tried += possible.length;
    const { failing, passing } = this.measurement;
    const quickestFirst = sortForTries(failing);
    // What a test does not run cannot mend it; why it fails is for the whole command to show.
    const failingFor = (trial: T): MeasuredTest[] => quickestFirst.filter((test) => runsIn(trial, test));
    this.ranNothing = false;
    const first = await this.filter(possible, 'failed', (trial) => failingFor(trial).slice(0, 1));
    if (this.hasRunNothing() && possible.length > 1) return this.halve(possible);
    const second =
      first.length === 0 ? first : await this.filter(first, 'failed', (trial) => failingFor(trial).slice(1));
    if (second.length === 0) return [];
    // Subtests have passed with the tests around them.
    const sound = await this.keepSound(
      second,
      passing.filter((test) => !isPart(test)),
    );
    const kept = new Set(sound.map(({ id }) => id));
    for (const { id } of second) if (!kept.has(id)) this.breaking.add(id);
    return sound;
  }

  /** Of candidates, those that break no test that passed. */
  private keepSound<T extends Attempt>(trials: readonly T[], tests: readonly MeasuredTest[]): Promise<T[]> {
    return this.filter(trials, 'passed', (trial) => tests.filter((test) => runsIn(trial, test)));
  }

  /** Compiles candidates into all trees; gives those that have a place there. */
  private async write<T extends Attempt>(batch: readonly T[]): Promise<T[]> {
    const { ts, trees, files } = this.laboratory;
    const offers = { isPaired: batch.some(isPair) };
    const dropped = await writeSubjectFiles(ts, trees, files, groupByFile(listSwitches(batch)), offers);
    return batch.filter((one) => listSwitches([one]).every(({ id }) => !dropped.has(id)));
  }

  /**
   * Candidates that mend some of the failing tests and break none: halves of a repair in two places. Looked for among
   * the likeliest only, one failing test after the other.
   */
  async findHalves(trials: readonly Trial[], isOver: () => boolean): Promise<Trial[]> {
    const goals = sortForTries(listGoals(this.measurement));
    const batch = await this.write(trials.slice(0, MOST_HALVES));
    const mended = new Map<Trial, number>();
    for (const test of goals.slice(0, MOST_TESTS_HALVED)) {
      if (isOver()) break;
      const running = batch.filter((trial) => runsIn(trial, test));
      for (const trial of await this.filter(running, 'failed', () => [test]))
        mended.set(trial, (mended.get(trial) ?? 0) + 1);
    }
    const sound = await this.keepSound([...mended.keys()], this.measurement.passing);
    return sound.sort((a, b) => (mended.get(b) ?? 0) - (mended.get(a) ?? 0));
  }
}
