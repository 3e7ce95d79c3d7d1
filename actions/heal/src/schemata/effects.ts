import type { Effect } from '../localise/mutation-based';
import { strongerEffect } from '../localise/mutation-based';

import type { TestRecord } from './laboratory';
import { NOBODY } from './sentinels';

type Failure = NonNullable<TestRecord['failure']>;

/** How a test fails while no candidate is switched on. */
interface Usual {
  readonly said: ReadonlySet<string>;
  readonly at: ReadonlySet<number>;
  readonly crashed: boolean;
}

function compare(failure: Failure, { said, at, crashed }: Usual): Effect {
  const [place = 0] = at;
  // What moves by itself tells nothing by moving.
  const isPlaced = at.size === 1 && place > 0 && failure.at > 0;
  const hasMoved = isPlaced && failure.at !== place;
  if (isPlaced && failure.at > place) return 'further';
  if (crashed && !failure.crashed && (!isPlaced || failure.at >= place)) return 'further';
  if (failure.crashed && !crashed) return 'crashes';
  const isNew = said.size === 1 && !said.has(failure.said);
  return isNew || hasMoved ? 'differs' : 'same';
}

function readUsual(records: readonly TestRecord[]): Map<string, Usual> {
  const failures = new Map<string, Failure[]>();
  for (const { key, candidate = NOBODY, failure } of records)
    if (candidate === NOBODY && failure !== undefined) failures.set(key, [...(failures.get(key) ?? []), failure]);
  return new Map(
    [...failures].map(([key, own]) => [
      key,
      {
        said: new Set(own.map(({ said }) => said)),
        at: new Set(own.map(({ at }) => at)),
        crashed: own.some(({ crashed }) => crashed),
      },
    ]),
  );
}

/**
 * What candidates did to failing tests, the most that each did: how a test fails with one is held against how it fails
 * in the same processes with none.
 * @param isBelieved - whether the ending of a candidate in a test is to be believed
 */
export function readEffects(
  records: readonly TestRecord[],
  isBelieved: (key: string, candidate: number) => boolean,
): Map<number, Effect> {
  const usual = readUsual(records);
  const effects = new Map<number, Effect>();
  for (const { key, candidate = NOBODY, ending, failure } of records) {
    if (candidate === NOBODY || !isBelieved(key, candidate)) continue;
    const own = usual.get(key);
    const isTold = ending === 'failed' && failure !== undefined && own !== undefined;
    if (ending !== 'passed' && !isTold) continue;
    const effect = isTold ? compare(failure, own) : 'passes';
    effects.set(candidate, strongerEffect(effects.get(candidate) ?? 'same', effect));
  }
  return effects;
}
