import os from 'node:os';
import path from 'node:path';

import type { Analysis, Finding, Fix } from '@orchestrate/contracts/finding';
import { analysisSchema } from '@orchestrate/contracts/finding';
import type { NotRun } from '@orchestrate/contracts/phase-record';
import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import { renderSarif } from '@orchestrate/kit/findings/sarif';
import { canAskAnybody } from '@orchestrate/kit/models/can-ask';
import { readPlanIfPresent } from '@orchestrate/kit/run-directory/plan-file';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { openSubject } from '@orchestrate/kit/subject/subject';

import type { Measured } from './analyse-tree';
import { openSession } from './analyse-tree';
import { ANALYSERS } from './analysers';
import { chooseAnnotations } from './annotations';
import type { Baseline } from './baseline';
import { compareWithBaseline, readBaseline } from './baseline';
import type { FixFrame } from './decide-fix';
import { dropDuplicates } from './duplicates';
import { fixFindings } from './fix-findings';
import type { Inputs } from './inputs';
import type { ModelWork } from './models/ask-models';
import type { Outputs } from './outputs';
import { renderAnalysis } from './render-analysis';
import { openToolbox } from './toolbox';
import { openNewest } from './trees';
import type { Verdict } from './verdict';
import { decideVerdict } from './verdict';

const PATCH = 'fixes.patch';

interface Work {
  readonly subject: Subject;
  readonly measured: readonly Measured[];
  readonly analysis: Analysis;
  readonly isFresh: (finding: Finding) => boolean;
  /** What the accepted fixes changed; empty when there were none. */
  readonly patch: string;
  /** What models were to do and did not. */
  readonly notRun: readonly NotRun[];
  readonly hasBaseline: boolean;
}

interface Looked {
  readonly before: readonly Measured[];
  readonly measured: readonly Measured[];
  readonly fixes: readonly Fix[];
  readonly models: ModelWork | undefined;
}

function listFindings(measured: readonly Measured[]): Finding[] {
  return measured.flatMap(({ found }) => found.map(({ finding }) => finding));
}

function hasAccepted(fixes: readonly Fix[] = []): boolean {
  return fixes.some((fix) => fix.accepted);
}

/** Safe fixes first, because they cost nothing; models see what those left. */
async function lookAndFix(inputs: Inputs, frame: FixFrame): Promise<Looked> {
  const { subject, session, deps } = frame;
  const look = async (name: string): Promise<Measured[]> =>
    dropDuplicates(await session.measure(await openNewest(subject, name, deps), ANALYSERS));

  const before = await look('before');
  const safe = inputs.fix ? await fixFindings(frame, before) : [];
  const between = hasAccepted(safe) ? await look('after') : before;
  if (!canAskAnybody(deps.models)) return { before, measured: between, fixes: safe, models: undefined };

  const { askModels } = await import('./models/ask-models');
  const models = await askModels(frame, between, { fix: inputs.fix });
  const measured = hasAccepted(models.fixes) ? await look('last') : between;
  return { before, measured, fixes: [...safe, ...models.fixes], models };
}

/**
 * What a service that was there before had against it when it came is known, so that what counts is what is new. It is
 * kept as a baseline that can be committed and given from then on.
 */
async function keepFirstLook({ before }: Looked, deps: Deps): Promise<Baseline | undefined> {
  const plan = await readPlanIfPresent(deps.run);
  if (plan?.service.existing === undefined) return undefined;
  const findings = listFindings(before);
  const analysers = before.map(({ result }) => result);
  const file = await deps.evidence.writeText('baseline.sarif', renderSarif({ analysers, findings }));
  return { file, fingerprints: new Set(findings.map(({ fingerprint }) => fingerprint)), reviewed: new Set() };
}

async function work(inputs: Inputs, given: Baseline | undefined, deps: Deps): Promise<Work> {
  const subject = await openSubject(deps);
  const session = openSession({ toolbox: await openToolbox(deps), deps, width: os.availableParallelism() });
  const isKnown = ({ fingerprint }: Finding): boolean =>
    given?.fingerprints.has(fingerprint) === true || given?.reviewed.has(fingerprint) === true;
  const looked = await lookAndFix(inputs, { subject, session, deps, isLetBe: isKnown });
  const baseline = given ?? (await keepFirstLook(looked, deps));
  const head = (await subject.repository.head()) ?? subject.base;
  return {
    subject,
    measured: looked.measured,
    analysis: describeAnalysis(looked, baseline),
    isFresh: (finding) => !isKnown(finding) && baseline?.fingerprints.has(finding.fingerprint) !== true,
    patch: hasAccepted(looked.fixes) ? await subject.repository.diff(subject.base, head) : '',
    notRun: looked.models?.notRun ?? [],
    hasBaseline: baseline !== undefined,
  };
}

function describeAnalysis({ before, measured, fixes, models }: Looked, baseline: Baseline | undefined): Analysis {
  const after = listFindings(measured);
  const { fresh, unchanged, gone } = compareWithBaseline(after, baseline);
  return {
    schemaVersion: 1,
    analysers: measured.map(({ result }) => result),
    before: listFindings(before),
    after,
    fresh: [...fresh],
    fixed: fixes.filter((fix) => fix.accepted).reduce((sum, fix) => sum + fix.targeted, 0),
    fixes: [...fixes],
    ...(baseline === undefined
      ? {}
      : { baseline: { file: baseline.file, known: baseline.fingerprints.size, unchanged: unchanged.length, gone } }),
    ...(models?.review === undefined ? {} : { review: models.review }),
    ...(models === undefined ? {} : { explanations: [...models.explanations] }),
  };
}

function describeChanges({ subject, patch }: Work, file: string): { changes?: string } {
  if (patch === '') return {};
  return subject.origin === 'generated'
    ? { changes: `The fixes are in the service; \`${file}\` shows them.` }
    : { changes: `Nothing in your checkout was changed: apply the fixes with \`git apply <run directory>/${file}\`.` };
}

async function keepEvidence(work: Work, verdict: Verdict, deps: Deps): Promise<void> {
  const { analysis, patch, hasBaseline } = work;
  const { evidence } = deps;
  const sarif = { analysers: analysis.analysers, findings: analysis.after, review: analysis.review };
  await evidence.writeJson('analysis.json', analysisSchema, analysis);
  await evidence.writeText('analysis.sarif', renderSarif(hasBaseline ? { ...sarif, isFresh: work.isFresh } : sarif));
  if (patch !== '') await evidence.writeText(PATCH, patch);
  const changes = describeChanges(work, `${evidence.directory}/${PATCH}`);
  const page = renderAnalysis({ status: verdict.status, headline: verdict.headline, analysis, ...changes });
  await evidence.writeText('analysis.md', page);
  await deps.summarize(page);
}

/** Files of a generated service lie in the run directory, the user's own in the checkout. */
function createFilePath({ subject }: Work, deps: Deps): (path: string) => string {
  if (subject.origin === 'adopted') return (file) => file;
  return (file) => path.relative(deps.home, path.join(subject.repository.directory, file));
}

export async function run(inputs: Inputs, deps: Deps): Promise<Outcome<Outputs>> {
  const baseline = await readBaseline(inputs.baseline, deps.workingDirectory);
  const done = await work(inputs, baseline, deps);
  const { analysis } = done;
  const verdict = decideVerdict({
    measured: done.measured,
    findings: analysis.after,
    fresh: analysis.fresh,
    hasBaseline: done.hasBaseline,
    fixed: analysis.fixed,
  });
  await keepEvidence(done, verdict, deps);
  for (const annotation of chooseAnnotations(analysis.fresh, createFilePath(done, deps))) deps.annotate(annotation);
  return {
    ...verdict,
    notRun: [...verdict.notRun, ...done.notRun],
    engine: deps.models.spent().engine,
    outputs: {
      sarif: deps.evidence.resolve('analysis.sarif'),
      findings: String(analysis.after.length),
      newFindings: String(analysis.fresh.length),
      fixed: String(analysis.fixed),
      patch: done.patch === '' ? '' : deps.evidence.resolve(PATCH),
    },
  };
}
