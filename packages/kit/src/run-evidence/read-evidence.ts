import { readdir } from 'node:fs/promises';

import { deploymentSchema, verificationSchema } from '@orchestrate/contracts/deployment';
import type { Event } from '@orchestrate/contracts/event';
import { analysisSchema } from '@orchestrate/contracts/finding';
import { GENERATED_FILES_PATH, generatedFilesSchema } from '@orchestrate/contracts/generated-files';
import type { LedgerLine } from '@orchestrate/contracts/model-call';
import type { Step } from '@orchestrate/contracts/phase';
import { phaseInputSchema, phaseOutputSchema } from '@orchestrate/contracts/phase-record';
import type { Plan } from '@orchestrate/contracts/plan';
import { planSchema } from '@orchestrate/contracts/plan';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import type { ComparedStrength, Coverage } from '@orchestrate/contracts/test-report';
import { coverageSchema, generatedTestsSchema, testReportSchema } from '@orchestrate/contracts/test-report';
import { healingSchema, triageSchema } from '@orchestrate/contracts/triage';
import type { z } from 'zod';

import { classifyError, ConfigurationError, isNotFound } from '../errors';
import { readEvents } from '../events/reader';
import { readJsonIfPresent } from '../files/json';
import { readLedger } from '../models/ledger';
import type { Attempt } from '../run-directory/attempt';
import { readAttempts } from '../run-directory/attempt';
import { RUN_LAYOUT } from '../run-directory/layout';
import type { RunDirectory } from '../run-directory/run-directory';

import type {
  AttemptEvidence,
  DeploymentEvidence,
  EvidenceProblem,
  Found,
  ProposalEvidence,
  RunEvidence,
} from './evidence';
import { lastAttempt, STEPS_BEFORE_REPORT } from './evidence';

const FINISHED: readonly string[] = ['done', 'partial', 'noop'];
const SHOWN_ISSUES = 5;

// Neither the place of the directory nor the wording of one Node version may show: whoever checks the run elsewhere must
// come to the same words.
function describeProblem(error: unknown, file: string): string {
  if (!(error instanceof ConfigurationError)) return `cannot be read (${classifyError(error).code})`;
  if (error.code === 'not-json') return 'not JSON';
  return error.problems.slice(0, SHOWN_ISSUES).join('; ').replaceAll(`${file}: `, '');
}

/** Reads files of one run and notes what is wrong with them instead of throwing. */
class EvidenceReader {
  readonly problems: EvidenceProblem[] = [];

  constructor(readonly run: Pick<RunDirectory, 'resolve'>) {}

  /** A file that may be missing; one that does not fit its contract counts as missing and is noted. */
  async find<T>(file: string, schema: z.ZodType<T>, step?: Step): Promise<Found<T> | undefined> {
    const absolute = this.run.resolve(file);
    try {
      const value = await readJsonIfPresent(absolute, schema);
      return value === undefined ? undefined : { path: file, value };
    } catch (error) {
      this.note(file, describeProblem(error, absolute), step);
      return undefined;
    }
  }

  /** A file that an attempt must have left if it says that it finished. */
  async require<T>(
    attempt: AttemptEvidence | undefined,
    name: string,
    schema: z.ZodType<T>,
  ): Promise<Found<T> | undefined> {
    if (attempt === undefined) return undefined;
    const file = `${attempt.directory}/${name}`;
    const known = this.problems.length;
    const found = await this.find(file, schema, attempt.step);
    const isExpected = attempt.output !== undefined && FINISHED.includes(attempt.output.status);
    if (found === undefined && isExpected && this.problems.length === known)
      this.note(file, 'is missing, although its phase finished', attempt.step);
    return found;
  }

  note(file: string, message: string, step?: Step): void {
    this.problems.push({ file, message, ...(step === undefined ? {} : { step }) });
  }
}

async function readEventsSafely(reader: EvidenceReader): Promise<readonly Event[]> {
  try {
    return (await readEvents(reader.run.resolve(RUN_LAYOUT.events))).events;
  } catch (error) {
    reader.note(RUN_LAYOUT.events, describeProblem(error, ''));
    return [];
  }
}

function findEnd(step: Step, from: string, until: string | undefined, events: readonly Event[]): string | undefined {
  return events.findLast(
    (event) => event.phase === step && event.ts >= from && (until === undefined || event.ts < until),
  )?.ts;
}

async function readStep(reader: EvidenceReader, step: Step, events: readonly Event[]): Promise<AttemptEvidence[]> {
  const run = { ...reader.run, id: '', path: '' };
  const attempts = await readAttempts(run, step);
  for (const { directory, input, output } of attempts) {
    // What readAttempts passes over in silence is told here.
    if (input === undefined) await reader.find(`${directory}/input.json`, phaseInputSchema, step);
    if (output === undefined) await reader.find(`${directory}/output.json`, phaseOutputSchema, step);
  }
  const ledgers = await Promise.all(attempts.map(({ directory }) => readLedger(run, directory)));
  const startOf = ({ input, output }: Attempt): string | undefined => output?.startedAt ?? input?.startedAt;
  return attempts.map((attempt, index) => {
    const startedAt = startOf(attempt);
    const next = attempts[index + 1];
    const seen = startedAt === undefined ? undefined : findEnd(step, startedAt, next && startOf(next), events);
    const ledger = ledgers[index] ?? [];
    return { ...attempt, step, ledger, startedAt, endedAt: attempt.output?.finishedAt ?? seen ?? startedAt };
  });
}

function byStart(a: AttemptEvidence, b: AttemptEvidence): number {
  return (a.startedAt ?? '').localeCompare(b.startedAt ?? '');
}

async function readDeployments(
  reader: EvidenceReader,
  attempts: readonly AttemptEvidence[],
): Promise<DeploymentEvidence[]> {
  const found: DeploymentEvidence[] = [];
  for (const attempt of attempts.filter(({ step }) => step === 'deploy')) {
    const deployment = await reader.require(attempt, 'deployment.json', deploymentSchema);
    const verification = await reader.require(attempt, 'verification.json', verificationSchema);
    found.push({ attempt, deployment, verification });
  }
  return found;
}

async function readProposals(
  reader: EvidenceReader,
  attempts: readonly AttemptEvidence[],
): Promise<ProposalEvidence[]> {
  const found: ProposalEvidence[] = [];
  for (const { step, directory } of attempts) {
    const ids = await readdir(reader.run.resolve(directory, 'proposals')).catch((error: unknown) => {
      if (!isNotFound(error)) reader.note(`${directory}/proposals`, describeProblem(error, ''), step);
      return [];
    });
    for (const id of ids.sort()) {
      const record = await reader.find(`${directory}/proposals/${id}/proposal.json`, proposalRecordSchema, step);
      if (record !== undefined) found.push({ ...record, step });
    }
  }
  return found;
}

async function readReportLedger(run: Pick<RunDirectory, 'resolve'>): Promise<LedgerLine[]> {
  const attempts = await readAttempts({ ...run, id: '', path: '' }, 'report');
  return (await Promise.all(attempts.map(({ directory }) => readLedger(run, directory)))).flat();
}

/** Whether coverage can be measured on a service that was there before is up to its own runner. */
function readCoverage(
  reader: EvidenceReader,
  attempt: AttemptEvidence | undefined,
  plan: Found<Plan> | undefined,
): Promise<Found<Coverage> | undefined> {
  if (plan?.value.service.existing === undefined) return reader.require(attempt, 'coverage.json', coverageSchema);
  return reader.find(`${attempt?.directory ?? 'phases/test-gen'}/coverage.json`, coverageSchema, 'test-gen');
}

async function readStrength(
  reader: EvidenceReader,
  attempt: AttemptEvidence | undefined,
  plan: Found<Plan> | undefined,
): Promise<ComparedStrength | undefined> {
  if (plan?.value.service.existing === undefined || attempt === undefined) return undefined;
  const found = await reader.find(`${attempt.directory}/cases.json`, generatedTestsSchema, 'test-gen');
  return found?.value.strength;
}

/**
 * Reads a run directory whatever state it is in. Nothing is thrown for what is missing, torn or invalid: each such file
 * is one of the problems told.
 * @param runId - for a directory that was renamed or unpacked elsewhere, its own name need not be the run's
 */
export async function readEvidence(run: Pick<RunDirectory, 'resolve'>, runId: string): Promise<RunEvidence> {
  const reader = new EvidenceReader({ resolve: (...relative) => run.resolve(...relative) });
  const events = await readEventsSafely(reader);
  const attempts: AttemptEvidence[] = [];
  for (const step of STEPS_BEFORE_REPORT) attempts.push(...(await readStep(reader, step, events)));
  attempts.sort(byStart);
  const last = (step: Step): AttemptEvidence | undefined => lastAttempt({ attempts }, step);
  const plan = await reader.require(last('plan'), 'plan.json', planSchema);
  return {
    runId,
    attempts,
    reportLedger: await readReportLedger(reader.run),
    events,
    plan,
    generated: await reader.find(`${RUN_LAYOUT.service}/${GENERATED_FILES_PATH}`, generatedFilesSchema, 'generate'),
    tests: await reader.require(last('test-gen'), 'tests.ctrf.json', testReportSchema),
    coverage: await readCoverage(reader, last('test-gen'), plan),
    strength: await readStrength(reader, last('test-gen'), plan),
    analysis: await reader.require(last('analyze'), 'analysis.json', analysisSchema),
    triage: last('heal') && (await reader.find(`${last('heal')?.directory ?? ''}/triage.json`, triageSchema, 'heal')),
    healing: await reader.require(last('heal'), 'healing.json', healingSchema),
    deployments: await readDeployments(reader, attempts),
    proposals: await readProposals(reader, attempts),
    problems: reader.problems,
  };
}
