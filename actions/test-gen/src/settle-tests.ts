import path from 'node:path';

import type { Proposal, ProposalRecord } from '@orchestrate/contracts/proposal';
import type { Coverage, TestReport } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import { cloneRepository } from '@orchestrate/kit/git/repository';
import { decideProposal } from '@orchestrate/kit/proposals/decide';

import manifest from '../package.json';

import type { EmittedTests } from './emit/emit-tests';
import type { TestModule } from './emit/test-module';
import { listCaseIds } from './emit/test-module';
import type { Flaw } from './gate/flaw';
import { judgeRuns } from './gate/flaw';
import type { Sight, Trial } from './gate/gates';
import { createGates } from './gate/gates';
import type { CoverageFiles } from './gate/run-suite';
import { runSuite } from './gate/run-suite';
import type { Draft } from './open-writer';
import { openWriter } from './open-writer';
import type { GeneratedService } from './service/read-service';
import { readTemplates } from './templates';

/** After so many rounds something else is wrong than single tests. */
const MOST_ROUNDS = 5;

/** What is told of a test beyond the specification, whatever is wrong with it. */
function toGuess(flaw: Flaw, guesses: ReadonlySet<string>): Flaw {
  return guesses.has(flaw.test) ? { ...flaw, cause: 'guessed', reason: `${flaw.cause}: ${flaw.reason}` } : flaw;
}

/** What became of the tests that were written. */
export interface Settled {
  /** All tests that were written at first. */
  readonly written: EmittedTests;
  /** Those that are in the tree, or would be had the last proposal not been refused. */
  readonly left: EmittedTests;
  /** Tests that were left out, each with the reason. */
  readonly flaws: readonly Flaw[];
  /** Files of tests that somebody has edited: they stay as they are. */
  readonly edited: readonly string[];
  /** The last proposal's fate; absent where the tree has all tests already, or none is left. */
  readonly record: ProposalRecord | undefined;
  readonly report: TestReport | undefined;
  readonly coverage: Coverage | undefined;
  readonly coverageFiles: CoverageFiles | undefined;
}

interface Verdict extends Sight {
  /** Absent where there was nothing to propose. */
  readonly record?: ProposalRecord;
}

async function createTrial({ files, planned }: Draft, service: GeneratedService, deps: Deps): Promise<Trial> {
  const kept = new Set(planned.kept);
  const ours = files.filter((file) => !kept.has(file.path));
  return {
    tests: ours.flatMap(({ blocks }) => blocks.flat()),
    files: ours,
    sources: [...service.sources].map(([file, text]) => ({ path: file, text })),
    doubles: await readTemplates(deps.actionDirectory, 'broken'),
    linkPackages: (tree) => service.subject.linkPackages(tree),
  };
}

function describeProposal({ emitted, planned }: Draft, dropped: number): Proposal {
  const counts = [...emitted.cases].map(([kind, cases]) => `${cases.length} ${kind}`).join(', ');
  const without = dropped === 0 ? '' : `; ${dropped} that a gate refused are left out`;
  return {
    kind: 'tests',
    author: { name: 'specification-tests', version: manifest.version },
    title: `Test what the specification promises (${counts})`,
    rationale: `Each expectation comes from the specification, not from what the service does today${without}.`,
    edits: [...planned.edits],
  };
}

async function propose(draft: Draft, service: GeneratedService, dropped: number, deps: Deps): Promise<Verdict> {
  const { repository } = service.subject;
  const trial = await createTrial(draft, service, deps);
  const sight: Sight = { flaws: [] };
  const record = await decideProposal(
    {
      proposal: describeProposal(draft, dropped),
      repository,
      gates: createGates(trial, sight, deps),
      prepare: ({ directory }) => trial.linkPackages(directory),
    },
    deps,
  );
  return { ...sight, record };
}

/** The tree has these tests already: whether they still pass is all there is to ask. */
async function rerun(draft: Draft, service: GeneratedService, deps: Deps): Promise<Verdict> {
  const { repository } = service.subject;
  const trial = await createTrial(draft, service, deps);
  const tree = path.join(await deps.scratch('standing'), 'tree');
  await cloneRepository(deps.exec, repository.directory, 'HEAD', tree);
  await trial.linkPackages(tree);
  const why = 'Run the tests that are there';
  const options = { why, tests: trial.tests.length, hasCoverage: true };
  const { report, coverage, coverageFiles } = await runSuite(tree, options, deps);
  const flaws = report === undefined ? [] : judgeRuns(trial.tests, [report]);
  return {
    flaws,
    ...(report === undefined ? {} : { report }),
    ...(coverage === undefined ? {} : { coverage }),
    ...(coverageFiles === undefined ? {} : { coverageFiles }),
  };
}

/**
 * Writes tests and lets the gates decide over them. Tests that a gate names are left out, and the rest is proposed
 * again, until the gates accept it or no single test is to blame.
 * @param further - modules of tests beyond the specification, which cost nothing but themselves
 */
export async function settleTests(
  service: GeneratedService,
  deps: Deps,
  further: readonly TestModule[] = [],
): Promise<Settled> {
  const write = await openWriter(service, further, deps);
  const guesses = new Set(further.flatMap(listCaseIds));
  const flaws: Flaw[] = [];
  const first = await write(new Set());
  let draft = first;
  let verdict: Verdict = { flaws: [] };
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const hasNews = draft.planned.edits.length > 0;
    verdict = hasNews ? await propose(draft, service, flaws.length, deps) : await rerun(draft, service, deps);
    const found = verdict.flaws.map((flaw) => toGuess(flaw, guesses));
    for (const { test, cause, reason } of found) deps.log.info(`left out (${cause}): ${test}: ${reason}`);
    flaws.push(...found);
    if (verdict.flaws.length === 0) break;
    draft = await write(new Set(flaws.map(({ test }) => test)));
    if (draft.files.length === 0) break;
  }
  const { record, report, coverage, coverageFiles } = verdict;
  return {
    written: first.emitted,
    left: draft.emitted,
    flaws,
    edited: draft.planned.kept,
    record,
    report,
    coverage,
    coverageFiles,
  };
}
