import type { GeneratedTests } from '@orchestrate/contracts/test-report';
import type { Outcome } from '@orchestrate/kit/action/definition';

import { SEED } from './emit/property/examples';
import type { Flaw } from './gate/flaw';
import { RUNS } from './gate/gates';
import type { Settled } from './settle-tests';

const SHOWN = 20;

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Whether the tree has the tests that are left. */
export function isInTree({ record, report }: Pick<Settled, 'record' | 'report'>): boolean {
  return record === undefined ? report !== undefined : record.accepted;
}

/** Every test that was written and what became of it. */
export function describeCases(settled: Settled, gaps: readonly string[]): GeneratedTests {
  const { written, flaws, record } = settled;
  const left = settled.left.cases;
  const isIn = isInTree(settled);
  const kindOf = new Map([...written.cases].flatMap(([kind, tests]) => tests.map((test) => [test, kind] as const)));
  const refused = isIn ? [] : [...left.values()].flat();
  const why = record?.gates.find(({ verdict }) => verdict === 'failed');
  const dropped: GeneratedTests['dropped'] = [
    ...flaws.map(({ test, reason }) => ({ kind: kindOf.get(test) ?? 'unit', name: test, reason })),
    ...refused.map((test) => ({
      kind: kindOf.get(test) ?? 'unit',
      name: test,
      reason: `refused by ${why?.gate ?? 'a gate'}`,
    })),
  ];
  return {
    schemaVersion: 1,
    seed: SEED,
    runs: RUNS,
    kept: isIn ? [...left].map(([kind, tests]) => ({ kind, cases: [...tests] })) : [],
    dropped,
    gaps: [...gaps],
  };
}

const REASONS: Readonly<Record<Flaw['cause'], (reason: string) => string>> = {
  contradicted: (reason) => `the service breaks its specification: ${reason}`,
  unsteady: (reason) => `left out, because it ${reason}`,
  unfit: (reason) => `left out, because it cannot be used: ${reason}`,
  idle: (reason) => `left out, because it ${reason}`,
  guessed: (reason) => `left out: ${reason}`,
};

/** What was asked and is not done. A test that proves nothing, or was a guess, is no loss, and not among it. */
export function listRemaining({ flaws, edited }: Settled): string[] {
  const lines = flaws
    .filter(({ cause }) => cause !== 'idle' && cause !== 'guessed')
    .map(({ test, cause, reason }) => `${test}: ${REASONS[cause](reason)}`);
  const more = lines.length - SHOWN;
  return [
    ...lines.slice(0, SHOWN),
    ...(more > 0 ? [`and ${more} more, see cases.json`] : []),
    ...edited.map((file) => `${file} was edited and is left as it is`),
  ];
}

function describeRefusal({ record, report }: Settled): string {
  if (record === undefined && report === undefined) return 'the runner gave no report';
  const refused = record?.gates.find(({ verdict }) => verdict !== 'passed');
  return refused === undefined ? 'no test is left' : `the gate ${refused.gate} refused: ${refused.detail}`;
}

/** The status and the line that says what was done. */
export function describeOutcome(settled: Settled, cases: GeneratedTests): Pick<Outcome<never>, 'status' | 'headline'> {
  const kept = cases.kept.flatMap((group) => group.cases).length;
  if (kept === 0) return { status: 'failed', headline: `no test was kept: ${describeRefusal(settled)}` };
  const kinds = cases.kept.map((group) => `${group.cases.length} ${group.kind}`).join(', ');
  const broken = settled.flaws.filter(({ cause }) => cause === 'contradicted').length;
  const others = cases.dropped.length - broken;
  const { lines, branches } = settled.coverage ?? {};
  const headline = [
    `${countOf(kept, 'test')} (${kinds})`,
    ...(settled.record === undefined ? ['unchanged'] : []),
    ...(lines === undefined || branches === undefined
      ? []
      : [`${lines.percent} % of lines and ${branches.percent} % of branches covered`]),
    ...(broken === 0
      ? []
      : [`${countOf(broken, 'test')} ${broken === 1 ? 'shows' : 'show'} that the service breaks its specification`]),
    ...(others === 0 ? [] : [`${others} left out`]),
  ].join('; ');
  if (listRemaining(settled).length > 0) return { status: 'partial', headline };
  return { status: settled.record === undefined ? 'noop' : 'done', headline };
}
