import type { Account } from '@orchestrate/contracts/account';
import type { Manifest } from '@orchestrate/contracts/manifest';
import type { NotRun } from '@orchestrate/contracts/phase-record';
import type { ReportSource } from '@orchestrate/contracts/report-data';
import type { Retention } from '@orchestrate/contracts/retention';
import type { Summary } from '@orchestrate/contracts/summary';
import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { ArtifactStore } from '@orchestrate/kit/artifacts/artifact-store';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { judgeRun } from '@orchestrate/kit/summary/judgement';
import type { Problem } from '@orchestrate/kit/verification/problem';
import { count } from '@orchestrate/kit/words';

import { composeSummary } from './compose-summary';
import { readSources } from './data/sources';
import { listComponents } from './exports/sbom';
import { sendOtlp } from './exports/send-otlp';
import type { Inputs } from './inputs';
import { keepBudget } from './keep-budget';
import { copyLatest } from './latest-copies';
import { createModel } from './model';
import { observeRun, observeSince, readComposeFile } from './observe-run';
import type { Outputs } from './outputs';
import type { Publication } from './publication/publish';
import { publish } from './publication/publish';
import { recommend } from './recommendations/recommend';
import { checkSeal, sealRun } from './seal-run';
import { writeServiceBundle } from './service-bundle';
import type { SigningChoice, Unsigned } from './sign-run';
import { trySigning } from './sign-run';
import type { Upload } from './upload-run';
import { uploadRun } from './upload-run';
import type { WrittenReport } from './write-report';
import { writeReport } from './write-report';

interface Findings {
  readonly evidence: RunEvidence;
  readonly publication: Publication;
  readonly finishedAt: Date;
  readonly account: Account | undefined;
  readonly sbom: string | undefined;
  readonly sources: readonly ReportSource[] | undefined;
  readonly retention: Retention | undefined;
}

interface SealedReport {
  readonly written: WrittenReport;
  readonly manifest: Manifest;
}

/** Writes the report and seals the run; done again when the upload has something to add. */
async function conclude(findings: Findings, upload: Upload, inputs: Inputs, deps: Deps): Promise<SealedReport> {
  const { evidence, publication, finishedAt, account, sbom, sources, retention } = findings;
  const { published, diff, note, remaining } = publication;
  const log = `${deps.evidence.directory}/log.txt`;
  const recommendations = recommend({
    evidence,
    published,
    publicationDiff: diff,
    composeFile: await readComposeFile(deps),
    uploadFailure: upload.outcome === 'failed' ? { message: upload.message, log } : undefined,
  });
  const summary = composeSummary(evidence, {
    dryRun: inputs.dryRun,
    finishedAt,
    published,
    remaining,
    recommendations,
  });
  const model = await createModel(deps.run, deps.redact, {
    summary,
    evidence,
    publicationNote: note,
    account,
    sbom,
    sources,
    retention,
  });
  const written = await writeReport(model, deps);
  return { written, manifest: await sealRun(evidence, retention, deps) };
}

function describe(summary: Summary): string {
  const { status, tests_passed, tests_failed, tests_uncounted, fixes, recommendations } = summary;
  const parts = [
    tests_uncounted === true ? 'tests not counted' : `${count(tests_passed, 'test')} passed`,
    ...(tests_failed > 0 ? [`${tests_failed} failed`] : []),
    count(fixes.length, 'fix', 'fixes'),
    count(recommendations.length, 'recommendation'),
  ];
  return `${status}: ${parts.join(', ')}`;
}

function toOutputs({ summaryFile, summary }: WrittenReport, upload: Upload, deps: Deps): Outputs {
  return {
    verdict: summary.status,
    summary: deps.run.resolve(summaryFile),
    report: deps.run.resolve(RUN_LAYOUT.reportHtml),
    artifact: upload.outcome === 'uploaded' ? String(upload.id) : '',
  };
}

async function showLatest({ texts, summaryFile }: WrittenReport, deps: Deps): Promise<void> {
  const shown = [summaryFile, RUN_LAYOUT.toolUsageLog];
  await copyLatest(deps, Object.fromEntries(shown.map((file) => [file, texts[file] ?? ''])));
  await deps.summarize(texts[RUN_LAYOUT.reportMarkdown] ?? '');
}

async function askForAccount(
  evidence: RunEvidence,
  verdict: string,
  deps: Deps,
): Promise<{ readonly evidence: RunEvidence; readonly account?: Account; readonly reason?: string }> {
  if (!deps.models.canAsk('docs').available) return { evidence };
  const { writeAccount } = await import('./account/write-account');
  const written = await writeAccount(evidence, verdict, deps);
  return { evidence: await observeSince(evidence, deps), ...written };
}

interface Surroundings {
  readonly store: ArtifactStore | undefined;
  readonly environment: SigningChoice['environment'];
}

/** What was to be had and was not, by what it is called, with the reason. */
function listNotRun(reasons: Readonly<Record<string, string | undefined>>): NotRun[] {
  return Object.entries(reasons).flatMap(([tool, reason]) => (reason === undefined ? [] : [{ tool, reason }]));
}

/** Seals, signs and uploads; what a failed upload adds to the report is sealed and signed again. */
async function finish(
  findings: Findings,
  inputs: Inputs,
  deps: Deps,
  { store, environment }: Surroundings,
): Promise<{ readonly written: WrittenReport; readonly upload: Upload; readonly unsigned: Unsigned | undefined }> {
  const choice = { given: inputs.signingKey, environment, hasEnded: false };
  const first = await conclude(findings, { outcome: 'not-offered' }, inputs, deps);
  const unsigned = await trySigning(deps.run, choice);
  if (unsigned !== undefined) deps.log.warning(`the run is not signed: ${unsigned.reason}`);
  const upload = await uploadRun(first.manifest, store, deps);
  if (upload.outcome !== 'failed') return { written: first.written, upload, unsigned };
  const { written } = await conclude(findings, upload, inputs, deps);
  return { written, upload, unsigned: await trySigning(deps.run, choice) };
}

/** Why the report failed although it was written: it does not stand up to its check, or a key that was named is none. */
function findFault(problems: readonly Problem[], unsigned: Unsigned | undefined, log: Deps['log']): string | undefined {
  for (const { file, message } of problems) log.error(`${file}: ${message}`);
  const [problem] = problems;
  if (problem !== undefined)
    return `the report does not stand up to its own check: ${problem.file}: ${problem.message}`;
  return unsigned?.isAsked === true ? `the run is not signed: ${unsigned.reason}` : undefined;
}

export async function run(inputs: Inputs, deps: Deps, surroundings: Surroundings): Promise<Outcome<Outputs>> {
  await writeServiceBundle(deps);
  // What is run here counts among the tools of the run, which are read next.
  const components = await listComponents(deps);
  const sources = await readSources(deps);
  const evidence = await observeRun(deps);
  const { verdict } = judgeRun(evidence, { dryRun: inputs.dryRun });
  const publication = await publish({ evidence, verdict }, inputs, deps);
  const { account, reason, evidence: whole } = await askForAccount(evidence, verdict, deps);
  const retention = await keepBudget(whole, inputs.evidenceBudget, deps);
  const { sbom } = components;
  const findings = { evidence: whole, publication, finishedAt: deps.clock.now(), account, sbom, sources, retention };

  const { written, upload, unsigned } = await finish(findings, inputs, deps, surroundings);
  const problems = await checkSeal(written, deps);
  await showLatest(written, deps);

  const outputs = toOutputs(written, upload, deps);
  const { engine } = deps.models.spent();
  const unsent = await sendOtlp(written.texts, surroundings.environment, fetch);
  const notRun = listNotRun({
    ...{ OpenTelemetry: unsent, 'model account': reason, signature: unsigned?.reason },
    'list of components': components.reason,
  });
  const fault = findFault(problems, unsigned, deps.log);
  if (fault === undefined) return { status: 'done', engine, headline: describe(written.summary), notRun, outputs };
  return { status: 'failed', engine, headline: fault, notRun, outputs };
}
