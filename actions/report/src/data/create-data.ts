import type { ReportAttempt, ReportData, ReportOperation } from '@orchestrate/contracts/report-data';
import { reportDataSchema } from '@orchestrate/contracts/report-data';
import type { Deps } from '@orchestrate/kit/action/deps';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import type { AttemptEvidence, RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { findOpen } from '@orchestrate/kit/run-evidence/evidence';
import { redactValues } from '@orchestrate/kit/safety/redaction';
import { sanitizeText } from '@orchestrate/kit/safety/text';
import { createManifest } from '@orchestrate/kit/verification/manifest';

import type { ReportModel } from '../model';

import { readCases, readConversations, readPackages, readProposals } from './attachments';
import { toReportEvents } from './events';

type DataDeps = Pick<Deps, 'clock' | 'evidence' | 'redact' | 'run'>;

const LONGEST_TEXT = 70_000;
const LIMITS = {
  events: 20_000,
  proposals: 1_000,
  conversations: 500,
  ledger: 5_000,
  packages: 3_000,
  files: 5_000,
  sources: 2_000,
};

function cutTo<T>(all: readonly T[], limit: number): { items: T[]; left: number } {
  return { items: all.slice(0, limit), left: Math.max(0, all.length - limit) };
}

/** Leaves out what is undefined, which JSON and the contract have no place for. */
function present<T extends Record<string, unknown>>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function toAttempt({ step, number, directory, input, output, startedAt, endedAt }: AttemptEvidence): ReportAttempt {
  const { status, headline } = output ?? {};
  const commits = { from: input?.serviceCommit, to: output?.serviceCommit };
  return { phase: step, attempt: number, directory, ...present({ startedAt, endedAt, status, headline, ...commits }) };
}

function createService(evidence: RunEvidence): ReportData['service'] {
  const plan = evidence.plan?.value;
  if (plan === undefined) return undefined;
  const isOpen = findOpen(evidence);
  const operations = plan.operations.map((operation): ReportOperation => {
    const { id, method, path, kind, becomes, reason } = operation;
    const state = isOpen(operation) ? 'open' : kind === 'custom' ? 'written' : 'generated';
    return { id, method, path, text: reason ?? becomes, state };
  });
  const { name, version, description } = plan.service;
  return {
    ...{ name, version, ...present({ description }), operations, isGenerated: evidence.generated !== undefined },
    ...{ specification: plan.specification.source, dialect: plan.specification.dialect },
    resources: plan.resources.map(({ plural }) => plural),
  };
}

/** What the report shows besides the evidence that the run is judged by. */
export interface Attached {
  readonly cases: ReportData['cases'];
  readonly proposals: ReportData['proposals']['items'];
  readonly conversations: ReportData['conversations']['items'];
  readonly packages: ReportData['packages']['items'];
  readonly files: ReportData['files']['items'];
}

async function readAttached({ evidence }: ReportModel, { run, clock, evidence: own }: DataDeps): Promise<Attached> {
  const head = { sealedAt: clock.now().toISOString(), sealedBy: own.directory, tools: [], inputs: [] };
  const { files } = await createManifest(run, head);
  return {
    cases: await readCases(run, evidence),
    proposals: await readProposals(run, evidence.proposals),
    conversations: await readConversations(run),
    packages: await readPackages(run),
    files: files.filter(({ path }) => path !== RUN_LAYOUT.reportHtml && path !== RUN_LAYOUT.reportMarkdown),
  };
}

function composeLists({ evidence, summary }: ReportModel, attached: Attached) {
  const ledger = [...evidence.attempts.flatMap((attempt) => attempt.ledger), ...evidence.reportLedger];
  const events = toReportEvents(evidence.events, evidence.attempts, summary.started_at);
  return {
    events: cutTo(events, LIMITS.events),
    proposals: cutTo(attached.proposals, LIMITS.proposals),
    conversations: cutTo(attached.conversations, LIMITS.conversations),
    ledger: cutTo(ledger, LIMITS.ledger),
    packages: cutTo(attached.packages, LIMITS.packages),
    files: cutTo(attached.files, LIMITS.files),
  };
}

/** What `report.html` shows, without control characters and as its contract has it. */
export function composeReportData(model: ReportModel, attached: Attached): ReportData {
  const { summary, evidence, publicationNote, account, retention } = model;
  const { tests, coverage, analysis, triage, healing } = evidence;
  const { cases } = attached;
  const data = {
    ...{ schemaVersion: 1, summary, publicationNote, problems: evidence.problems },
    ...present({ account, service: createService(evidence), tests, cases, coverage, analysis, triage, healing }),
    ...present({ retention, sources: model.sources && cutTo(model.sources, LIMITS.sources) }),
    tasks: evidence.plan?.value.tasks ?? [],
    attempts: evidence.attempts.map(toAttempt),
    deployments: evidence.deployments.map(({ attempt, deployment, verification }) => ({
      ...{ attempt: attempt.number, isCutOff: attempt.output === undefined },
      ...present({ deployment, verification }),
    })),
    ...composeLists(model, attached),
  };
  return reportDataSchema.parse(redactValues((text) => sanitizeText(text, LONGEST_TEXT), data));
}

/** Gathers what `report.html` shows; the model's texts are redacted already. */
export async function createReportData(model: ReportModel, deps: DataDeps): Promise<ReportData> {
  return composeReportData(model, redactValues(deps.redact, await readAttached(model, deps)));
}
