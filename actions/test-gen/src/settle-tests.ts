import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { GENERATED_FILES_PATH, generatedFilesSchema } from '@orchestrate/contracts/generated-files';
import type { Proposal, ProposalRecord } from '@orchestrate/contracts/proposal';
import type { Coverage, TestReport } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import { isNotFound } from '@orchestrate/kit/errors';
import { readJsonIfPresent } from '@orchestrate/kit/files/json';
import { cloneRepository } from '@orchestrate/kit/git/repository';
import { decideProposal } from '@orchestrate/kit/proposals/decide';

import manifest from '../package.json';

import type { EmittedTests } from './emit/emit-tests';
import { emitTests } from './emit/emit-tests';
import { openFormatter } from './format';
import type { Flaw } from './gate/flaw';
import type { Sight, Trial } from './gate/gates';
import { createGates } from './gate/gates';
import type { GeneratedService } from './service/read-service';
import { readTemplates } from './templates';
import type { Standing, TestEdits } from './write-tests';
import { planEdits } from './write-tests';

/** After so many refusals something else is wrong than single tests. */
const MOST_ROUNDS = 5;

/** What became of the tests that were written. */
export interface Settled {
  /** Names of all tests that were written at first, by kind. */
  readonly written: EmittedTests['cases'];
  /** Of those that are in the tree, or would be had the last proposal not been refused. */
  readonly left: EmittedTests['cases'];
  /** Tests that were left out, each with the reason. */
  readonly flaws: readonly Flaw[];
  /** Files of tests that somebody has edited: they stay as they are. */
  readonly edited: readonly string[];
  /** The last proposal's fate; absent where the tree has all tests already, or none is left. */
  readonly record: ProposalRecord | undefined;
  readonly report: TestReport | undefined;
  readonly coverage: Coverage | undefined;
}

interface Round {
  readonly emitted: EmittedTests;
  readonly files: Trial['files'];
  readonly planned: TestEdits;
}

type Write = (excluded: ReadonlySet<string>) => Promise<Round>;

function openStanding(directory: string): Standing['read'] {
  return (file) =>
    readFile(path.join(directory, file), 'utf8').catch((error: unknown) => {
      if (isNotFound(error)) return undefined;
      throw error;
    });
}

/** Prepares what writing tests needs: the templates, and the service's own formatter. */
async function openWriter({ subject, view, sources }: GeneratedService, deps: Deps): Promise<Write> {
  const { repository, base } = subject;
  const tree = path.join(await deps.scratch('format'), 'tree');
  await cloneRepository(deps.exec, repository.directory, base, tree);
  await subject.linkPackages(tree);
  const format = await openFormatter(tree);
  const templates = await readTemplates(deps.actionDirectory, 'support');
  const inventory = await readJsonIfPresent(
    path.join(repository.directory, GENERATED_FILES_PATH),
    generatedFilesSchema,
  );
  return async (excluded) => {
    const emitted = emitTests({ view, sources, templates }, excluded);
    const files = await Promise.all(emitted.files.map(async (file) => ({ ...file, text: await format(file.text) })));
    const planned = await planEdits(files, { read: openStanding(repository.directory), inventory });
    return { emitted, files, planned };
  };
}

function describeProposal({ emitted }: Round, dropped: number): { title: string; rationale: string } {
  const counts = [...emitted.cases].map(([kind, cases]) => `${cases.length} ${kind}`).join(', ');
  const without = dropped === 0 ? '' : `; ${dropped} that a gate refused are left out`;
  return {
    title: `Test what the specification promises (${counts})`,
    rationale: `Each expectation comes from the specification, not from what the service does today${without}.`,
  };
}

async function propose(
  round: Round,
  { subject, sources }: GeneratedService,
  dropped: number,
  deps: Deps,
): Promise<{ record: ProposalRecord; sight: Sight }> {
  const kept = new Set(round.planned.kept);
  const files = round.files.filter((file) => !kept.has(file.path));
  const trial: Trial = {
    tests: files.flatMap(({ blocks }) => blocks.flat()),
    files,
    sources: [...sources].map(([file, text]) => ({ path: file, text })),
    doubles: await readTemplates(deps.actionDirectory, 'broken'),
    linkPackages: (tree) => subject.linkPackages(tree),
  };
  const sight: Sight = { flaws: [] };
  const author = { name: 'specification-tests', version: manifest.version };
  const edits = [...round.planned.edits];
  const proposal: Proposal = { kind: 'tests', author, ...describeProposal(round, dropped), edits };
  const gates = createGates(trial, sight, deps);
  const prepare = (candidate: { directory: string }): Promise<void> => subject.linkPackages(candidate.directory);
  const record = await decideProposal({ proposal, repository: subject.repository, gates, prepare }, deps);
  return { record, sight };
}

/**
 * Writes tests and lets the gates decide over them. Tests that a gate names are left out, and the rest is proposed
 * again, until the gates accept it or no single test is to blame.
 */
export async function settleTests(service: GeneratedService, deps: Deps): Promise<Settled> {
  const write = await openWriter(service, deps);
  const flaws: Flaw[] = [];
  let round = await write(new Set());
  const written = round.emitted.cases;
  let last: { record: ProposalRecord; sight: Sight } | undefined;
  while (round.planned.edits.length > 0) {
    last = await propose(round, service, flaws.length, deps);
    const found = last.sight.flaws;
    flaws.push(...found);
    for (const { test, cause, reason } of found) deps.log.info(`left out (${cause}): ${test}: ${reason}`);
    const count = Number(last.record.id);
    if (last.record.accepted || found.length === 0 || count >= MOST_ROUNDS) break;
    round = await write(new Set(flaws.map(({ test }) => test)));
  }
  return {
    written,
    left: round.emitted.cases,
    flaws,
    edited: round.planned.kept,
    record: last?.record,
    report: last?.sight.report,
    coverage: last?.sight.coverage,
  };
}
