import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import type { GeneratedTests, Strength, TestReport } from '@orchestrate/contracts/test-report';
import type { Outcome } from '@orchestrate/kit/action/definition';
import { count } from '@orchestrate/kit/words';

import { RUNS } from '../gate/gates';
import type { Outputs } from '../outputs';
import { joinWords } from '../text/code';

import { countCaught } from './measure';
import { KNOWN_RUNNERS } from './runners/find-runner';
import type { TestRun } from './runners/runner';
import { compareCoverage } from './strength';
import type { Tested } from './test-existing';

const KIND = 'characterisation' as const;
const ROUTES = 'e2e' as const;
const SHOWN = 20;
const LONGEST = 200;

/** What the tests were worth before, and what they are worth now. */
export function describeStrength({ before, after, baseline, kept }: Tested): NonNullable<GeneratedTests['strength']> {
  const cases = new Set(kept.map((choice) => choice.case));
  const coverage = compareCoverage(before.coverage, after.coverage);
  const first = countCaught(baseline, () => false);
  const last = countCaught(baseline, ({ noticedBy }) => noticedBy.some((one) => cases.has(one)));
  const add = (strength: Strength, mutants: Strength['mutants']): Strength =>
    mutants === undefined || mutants.total === 0 ? strength : { ...strength, mutants };
  return { before: add(coverage.before, first), after: add(coverage.after, last) };
}

function listMutants({ baseline, kept }: Tested): NonNullable<GeneratedTests['mutants']> {
  const cases = new Set(kept.map((choice) => choice.case));
  return baseline.judged
    .map((judged) => {
      const { file, line, what } = judged.mutant;
      const caught = baseline.caught.has(judged) || judged.noticedBy.some((one) => cases.has(one));
      return { path: file, line, what, caught };
    })
    .sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

/** `cases.json` of a service that was there before. */
export function describeExisting(tested: Tested): GeneratedTests {
  const { names, refused, routes, gaps, baseline } = tested;
  const late =
    baseline.unjudged === 0 ? [] : [`${baseline.unjudged} mutants were not held against the tests for lack of time`];
  return {
    schemaVersion: 1,
    seed: 0,
    runs: RUNS,
    kept: [
      ...(names.length === 0 ? [] : [{ kind: KIND, cases: [...names] }]),
      ...(routes.names.length === 0 ? [] : [{ kind: ROUTES, cases: [...routes.names] }]),
    ],
    dropped: [
      ...[...refused].map(([name, reason]) => ({ kind: KIND, name, reason })),
      ...[...routes.refused].map(([name, reason]) => ({ kind: ROUTES, name, reason })),
    ],
    gaps: [...gaps, ...routes.gaps, ...late],
    strength: describeStrength(tested),
    mutants: listMutants(tested),
  };
}

function renderStrength({ before, after }: NonNullable<GeneratedTests['strength']>): string[] {
  const lines =
    before.lines === undefined || after.lines === undefined
      ? []
      : [`lines covered ${before.lines.percent} % before, ${after.lines.percent} % now`];
  const mutants =
    before.mutants === undefined || after.mutants === undefined
      ? []
      : [`mutants caught ${before.mutants.caught} of ${before.mutants.total} before, ${after.mutants.caught} now`];
  return [...lines, ...mutants];
}

function listFailures(report: TestReport | undefined): string[] {
  const failed = (report?.results.tests ?? []).filter(({ status }) => status === 'failed');
  return failed
    .slice(0, SHOWN)
    .map(({ name, message }) => `${name} fails on the tree as it came: ${message?.split('\n')[0] ?? ''}`);
}

/** Whether a service had no tests, and has none now. */
function isWithoutTests({ before, routes, unknown, kept }: Tested): boolean {
  const hadNone = before.report?.results.summary.tests === 0 && unknown === undefined;
  return hadNone && kept.length + routes.names.length === 0;
}

const NONE = 'it has no tests, and none could be written';

function explainNone({ routes, gaps }: Tested): string {
  const [first = 'it has no function of plain values, and no route that can be asked'] = [...routes.gaps, ...gaps];
  return `${NONE}: ${first}`;
}

/** What a run of tests says of why it left no report: its first error, else its last line. */
function explainRun({ result }: TestRun): string {
  const lines = result.output.trim().split('\n');
  const said = lines.find((line) => /\b\w*Error\b.*: /.test(line)) ?? lines.at(-1) ?? '';
  return said === '' ? '' : `: ${said.trim().slice(0, LONGEST)}`;
}

function findRefusal(record: ProposalRecord | undefined): ProposalRecord['gates'][number] | undefined {
  return record?.gates.find(({ verdict }) => verdict !== 'passed');
}

/** What is left to a person. */
export function listExistingRemaining(tested: Tested): string[] {
  const { before, record, routes, unknown, kept } = tested;
  const refused = kept.length > 0 ? undefined : findRefusal(record);
  // Tests that a gate names are told one by one.
  const barred = routes.names.length + routes.refused.size > 0 ? undefined : findRefusal(routes.record);
  return [
    ...listFailures(before.report),
    ...routes.broken.slice(0, SHOWN),
    ...(unknown === undefined ? [] : [`no test is written for ${unknown}: only ${KNOWN_RUNNERS} are known`]),
    ...(before.report === undefined && unknown === undefined
      ? [`the tests that are there gave no report${explainRun(before)}`]
      : []),
    ...(isWithoutTests(tested) ? [explainNone(tested)] : []),
    ...(refused === undefined ? [] : [`no test was kept: the gate ${refused.gate} refused: ${refused.detail}`]),
    ...(barred === undefined ? [] : [`no test of a route was kept: the gate ${barred.gate} refused: ${barred.detail}`]),
  ];
}

/** What the phase says of a service that was there before. */
export function describeExistingOutcome(
  tested: Tested,
  cases: GeneratedTests,
): Pick<Outcome<Outputs>, 'status' | 'headline' | 'remaining' | 'outputs'> {
  const counts = [
    { number: tested.kept.length, one: 'characterisation test', many: 'characterisation tests' },
    { number: tested.routes.names.length, one: 'test of a route', many: 'tests of routes' },
  ].filter(({ number }) => number > 0);
  const total = counts.reduce((sum, { number }) => sum + number, 0);
  const remaining = listExistingRemaining(tested);
  const { strength } = cases;
  const told = strength === undefined ? [] : renderStrength(strength);
  const first =
    total === 0
      ? isWithoutTests(tested)
        ? NONE
        : 'no test was missing that could be written'
      : joinWords(counts.map(({ number, one, many }) => count(number, one, many)));
  const summary = tested.after.report?.results.summary;
  return {
    status: remaining.length > 0 ? 'partial' : total === 0 ? 'noop' : 'done',
    headline: [first, ...told].join('; '),
    remaining,
    outputs: {
      tests: String(total),
      passed: String(summary?.passed ?? 0),
      failed: String(summary?.failed ?? 0),
      lines: String(strength?.after.lines?.percent ?? ''),
      branches: String(strength?.after.branches?.percent ?? ''),
    },
  };
}
