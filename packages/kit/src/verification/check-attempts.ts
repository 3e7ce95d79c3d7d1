import type { Event } from '@orchestrate/contracts/event';
import type { LedgerLine, ModelCost } from '@orchestrate/contracts/model-call';
import type { PhaseOutput } from '@orchestrate/contracts/phase-record';

import { totalOf } from '../models/totals';
import type { AttemptEvidence, RunEvidence } from '../run-evidence/evidence';

import type { Problem } from './problem';

type Finished = Extract<Event, { type: 'phase.finished' }>;
type Told = Pick<AttemptEvidence, 'step' | 'number' | 'directory' | 'input' | 'output' | 'ledger'>;

// Sums of many small costs may differ in the last place, by the order in which they were added.
const DUST_DOLLARS = 1e-6;

function isSameCost(a: ModelCost, b: ModelCost): boolean {
  return a === b || (a !== 'unknown' && b !== 'unknown' && Math.abs(a - b) < DUST_DOLLARS);
}

/** The event with which an attempt ended; none where it was killed between its record and this event. */
function findEnd({ step, number }: Told, events: readonly Event[]): Finished | undefined {
  const last = events.findLast(
    (event) =>
      event.phase === step &&
      (event.type === 'phase.started' || event.type === 'phase.finished') &&
      event.data.attempt === number,
  );
  return last?.type === 'phase.finished' ? last : undefined;
}

function compareEnd(output: PhaseOutput, { data }: Finished): string[] {
  return (['status', 'engine', 'headline', 'seconds', 'cached'] as const)
    .filter((field) => output[field] !== data[field])
    .map((field) => `${field} is ${JSON.stringify(output[field])} where its event says ${JSON.stringify(data[field])}`);
}

function compareBeginning({ step, number, input }: Told, output: PhaseOutput): string[] {
  const expected = { phase: step, attempt: number, ...(input && { inputsHash: input.inputsHash }) };
  return (['phase', 'attempt', 'inputsHash'] as const)
    .filter((field) => expected[field] !== undefined && output[field] !== expected[field])
    .map((field) => `${field} is ${output[field]} where ${String(expected[field])} was begun`);
}

function compareSpending({ cost, tokens }: PhaseOutput, ledger: readonly LedgerLine[]): string[] {
  const total = totalOf(ledger);
  return [
    ...(isSameCost(cost, total.cost) ? [] : [`cost is ${cost} where its ledger comes to ${total.cost}`]),
    ...(tokens === total.tokens ? [] : [`tokens is ${tokens} where its ledger comes to ${total.tokens}`]),
  ];
}

/** Checks that an attempt's record says what its events, its input and its ledger say. */
export function checkAttempt(attempt: Told, events: readonly Event[]): Problem[] {
  const { output, directory } = attempt;
  if (output === undefined) return [];
  const end = findEnd(attempt, events);
  const messages = [
    ...compareBeginning(attempt, output),
    ...(end === undefined ? [] : compareEnd(output, end)),
    ...compareSpending(output, attempt.ledger),
  ];
  return messages.map((message) => ({ check: 'phases', file: `${directory}/output.json`, message }));
}

/** Checks that a test report's numbers are those of the tests that it lists. */
export function checkTests({ tests: found }: Pick<RunEvidence, 'tests'>): Problem[] {
  if (found === undefined) return [];
  const { summary, tests } = found.value.results;
  const counts = { tests: tests.length, passed: 0, failed: 0, skipped: 0, pending: 0, other: 0 };
  for (const { status } of tests) counts[status] += 1;
  return (Object.keys(counts) as (keyof typeof counts)[])
    .filter((name) => summary[name] !== counts[name])
    .map((name) => ({
      check: 'phases',
      file: found.path,
      message: `results.summary.${name} is ${summary[name]} where ${counts[name]} are listed`,
    }));
}
