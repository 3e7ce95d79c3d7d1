import type { Mutant } from '../localise/mutation-based';
import { rankByPlaces, weighPlaces } from '../localise/mutation-based';

import type { Behaviours } from './behaviour';
import { groupByBehaviour } from './behaviour';
import { runExperiment } from './laboratory';
import type { Measurement } from './measurement';
import { readMeasurement } from './measurement';
import { countParts, listGoals, listSeparable, separateParts } from './parts';
import { isSelfContained } from './probes';
import { NOBODY } from './sentinels';
import { writeSubjectFiles } from './subject-files';
import type { Pair, Trial } from './trial';
import { groupByFile, listSwitches, toPairs } from './trial';
import type { Laboratory } from './tries';
import { runTests, Tries } from './tries';

export type { Laboratory } from './tries';

/**
 * The likeliest are tried few at a time: a candidate that spoils what outlives a test, a prototype say, then only spoils
 * the tries of its neighbours.
 */
const SMALL_BATCH = 50;
const SMALL_UNTIL = 200;
const FIRST_BATCH = 400;
const LARGEST_BATCH = 2_000;
const ENOUGH = 12;
/** Seconds to go on looking after the first that passes everything. */
const LOOK_ON_SECONDS = 3;

/**
 * Runs all tests once in a rewritten tree, each telling which statements it runs; then the subtests of those that fail
 * once more, each by itself.
 */
export async function measure(laboratory: Laboratory): Promise<Measurement> {
  const { ts, trees, files, segments, timeout, deps } = laboratory;
  const [tree] = trees;
  if (tree === undefined) throw new Error('there is no tree to measure in');
  await writeSubjectFiles(ts, [tree], files, new Map());
  const measured = readMeasurement(await runExperiment(tree, segments, { mode: 'measure' }, timeout, deps));
  const alone = listSeparable(measured);
  if (alone.length === 0) return measured;
  const { records } = await runTests(laboratory, tree, { mode: 'measure', alone }, alone);
  const separated = separateParts(measured, readMeasurement(records).parts ?? []);
  deps.log.info(`of ${alone.length} subtests ${countParts(separated)} can be run by themselves`);
  return separated;
}

export interface Found {
  /** Trials that pass all tests which run them, in the order that they were tried. */
  readonly passing: readonly Trial[];
  readonly tried: number;
  /** What was not looked at, likeliest first. */
  readonly left: readonly Trial[];
}

/** What tries showed, by the number of the candidate. */
export type Mutants = Map<number, Mutant>;

function learn(mutants: Mutants, batch: readonly Trial[], { effects, breaking }: Tries): void {
  for (const { id, statement } of batch) {
    const effect = effects.get(id);
    if (effect !== undefined) mutants.set(id, { statement, effect, breaks: breaking.has(id) });
  }
}

/**
 * Tries candidates by the hundred: all are compiled into one copy of the sources, and every failing test runs once for
 * each of them in the same process. What a batch shows of its places decides what is in the next.
 * @param trials - likeliest first
 * @param mutants - what earlier tries showed; what these show is added
 * @param seconds - until when to have ended
 */
export async function searchTrials(
  laboratory: Laboratory,
  measurement: Measurement,
  trials: readonly Trial[],
  mutants: Mutants,
  seconds: number,
): Promise<Found> {
  const { clock, log } = laboratory.deps;
  const search = new Tries(laboratory, measurement);
  const passing: Trial[] = [];
  let end = clock.elapsed() + seconds * 1000;
  let size = FIRST_BATCH;
  let left = trials;
  while (left.length > 0 && passing.length < ENOUGH && clock.elapsed() < end) {
    const begin = clock.elapsed();
    const isSmall = trials.length - left.length < SMALL_UNTIL;
    const batch = left.slice(0, isSmall ? SMALL_BATCH : size);
    const found = await search.tryBatch(batch);
    if (passing.length === 0 && found.length > 0) end = Math.min(end, clock.elapsed() + LOOK_ON_SECONDS * 1000);
    passing.push(...found);
    learn(mutants, batch, search);
    left = rankByPlaces(left.slice(batch.length), weighPlaces(mutants.values()));
    if (!isSmall) size = Math.min(LARGEST_BATCH, size * 2);
    const looked = `${trials.length - left.length} of ${trials.length}`;
    const took = ((clock.elapsed() - begin) / 1000).toFixed(1);
    log.info(`tried ${looked} candidates, ${passing.length} pass (${took} s)`);
  }
  return { passing, tried: search.tried, left };
}

/** Pairs that are compiled and tried together: they share their parts, so that few changes make many. */
const PAIRS_AT_ONCE = 1_000;

export interface FoundPairs {
  readonly passing: readonly Pair[];
  /** Parts of those that pass without the other part. */
  readonly alone: readonly Trial[];
  readonly tried: number;
}

/**
 * Tries pairs as {@link searchTrials} tries single changes, the likeliest first.
 * @param seconds - until when to have ended
 */
export async function searchPairs(
  laboratory: Laboratory,
  measurement: Measurement,
  pairs: readonly Pair[],
  seconds: number,
): Promise<FoundPairs> {
  const { clock, log } = laboratory.deps;
  const search = new Tries(laboratory, measurement);
  const passing: Pair[] = [];
  const end = clock.elapsed() + seconds * 1000;
  let at = 0;
  while (at < pairs.length && passing.length === 0 && clock.elapsed() < end) {
    const batch = pairs.slice(at, at + (at === 0 ? PAIRS_AT_ONCE / 4 : PAIRS_AT_ONCE));
    passing.push(...(await search.tryBatch(batch)));
    at += batch.length;
    log.info(`tried ${at} of ${pairs.length} pairs of changes, ${passing.length} pass`);
  }
  const { tried } = search;
  const found = passing.slice(0, ENOUGH);
  // Delta debugging (Zeller and Hildebrandt, TSE 2002); of two changes, the smaller sets are each by itself.
  const parts = new Map(found.flatMap((pair) => pair.parts.map((part) => [part.id, part] as const)));
  const alone = parts.size === 0 ? [] : await search.tryBatch([...parts.values()]);
  return { passing: found, alone, tried };
}

/**
 * Looks for edits that mend some of several failing tests, the most first: where none mends all, one of them may be a
 * step towards it.
 * @param seconds - until when to have ended
 */
export async function searchHalves(
  laboratory: Laboratory,
  measurement: Measurement,
  trials: readonly Trial[],
  seconds: number,
): Promise<readonly Trial[]> {
  if (listGoals(measurement).length < 2) return [];
  const { clock } = laboratory.deps;
  const end = clock.elapsed() + seconds * 1000;
  return new Tries(laboratory, measurement).findHalves(trials, () => clock.elapsed() > end);
}

/** Statements that one call with a made-up input may take. */
const STEPS_OF_A_CALL = 200_000;

/**
 * Looks whether candidates that pass the same tests do the same: the functions that they change are called again with
 * inputs near those that the tests give. `undefined` where that could reach beyond the process, or showed nothing.
 */
export async function compareBehaviours(
  { ts, trees, files, segments, timeout, deps }: Laboratory,
  trials: readonly (Trial | Pair)[],
): Promise<Behaviours | undefined> {
  const [tree] = trees;
  if (tree === undefined || trials.length < 2 || !isSelfContained(files.sources.map(({ text }) => text)))
    return undefined;
  const pairs = toPairs(trials);
  const offers = { isProbing: true, isPaired: Object.keys(pairs).length > 0 };
  await writeSubjectFiles(ts, [tree], files, groupByFile(listSwitches(trials)), offers);
  const candidates = [NOBODY, ...trials.map(({ id }) => id)];
  const experiment = { mode: 'probe', candidates, pairs, steps: STEPS_OF_A_CALL } as const;
  const behaviours = groupByBehaviour(await runExperiment(tree, segments, experiment, timeout, deps), candidates);
  return behaviours.inputs === 0 ? undefined : behaviours;
}
