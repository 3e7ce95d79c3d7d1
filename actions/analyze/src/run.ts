import os from 'node:os';
import path from 'node:path';

import type { Analysis, Finding, Fix } from '@orchestrate/contracts/finding';
import { analysisSchema } from '@orchestrate/contracts/finding';
import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { openSubject } from '@orchestrate/kit/subject/subject';

import type { Measured } from './analyse-tree';
import { openSession } from './analyse-tree';
import { ANALYSERS } from './analysers';
import { chooseAnnotations } from './annotations';
import type { Baseline } from './baseline';
import { compareWithBaseline, readBaseline } from './baseline';
import { dropDuplicates } from './duplicates';
import { fixFindings } from './fix-findings';
import type { Inputs } from './inputs';
import type { Outputs } from './outputs';
import { renderAnalysis } from './render-analysis';
import { renderSarif } from './sarif';
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
}

function listFindings(measured: readonly Measured[]): Finding[] {
  return measured.flatMap(({ found }) => found.map(({ finding }) => finding));
}

async function lookAndFix(inputs: Inputs, baseline: Baseline | undefined, deps: Deps): Promise<Work> {
  const subject = await openSubject(deps);
  const session = openSession({ toolbox: await openToolbox(deps), deps, width: os.availableParallelism() });
  const isKnown = (finding: Finding): boolean => baseline?.fingerprints.has(finding.fingerprint) === true;
  const look = async (name: string): Promise<Measured[]> =>
    dropDuplicates(await session.measure(await openNewest(subject, name, deps), ANALYSERS));

  const before = await look('before');
  const fixes = inputs.fix ? await fixFindings({ subject, session, deps, isLetBe: isKnown }, before) : [];
  const accepted = fixes.filter((fix) => fix.accepted);
  const measured = accepted.length === 0 ? before : await look('after');
  const head = (await subject.repository.head()) ?? subject.base;

  return {
    subject,
    measured,
    analysis: describeAnalysis(before, measured, fixes, baseline),
    isFresh: (finding) => !isKnown(finding),
    patch: accepted.length === 0 ? '' : await subject.repository.diff(subject.base, head),
  };
}

function describeAnalysis(
  before: readonly Measured[],
  measured: readonly Measured[],
  fixes: readonly Fix[],
  baseline: Baseline | undefined,
): Analysis {
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
  };
}

function describeChanges({ subject, patch }: Work, file: string): { changes?: string } {
  if (patch === '') return {};
  return subject.origin === 'generated'
    ? { changes: `The fixes are in the service; \`${file}\` shows them.` }
    : { changes: `Nothing in your checkout was changed: apply the fixes with \`git apply <run directory>/${file}\`.` };
}

async function keepEvidence(work: Work, verdict: Verdict, hasBaseline: boolean, deps: Deps): Promise<void> {
  const { analysis, patch } = work;
  const { evidence } = deps;
  const sarif = { analysers: analysis.analysers, findings: analysis.after };
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
  const work = await lookAndFix(inputs, baseline, deps);
  const { analysis } = work;
  const verdict = decideVerdict({
    measured: work.measured,
    findings: analysis.after,
    fresh: analysis.fresh,
    hasBaseline: baseline !== undefined,
    fixed: analysis.fixed,
  });
  await keepEvidence(work, verdict, baseline !== undefined, deps);
  for (const annotation of chooseAnnotations(analysis.fresh, createFilePath(work, deps))) deps.annotate(annotation);
  return {
    ...verdict,
    engine: 'offline',
    outputs: {
      sarif: deps.evidence.resolve('analysis.sarif'),
      findings: String(analysis.after.length),
      newFindings: String(analysis.fresh.length),
      fixed: String(analysis.fixed),
      patch: work.patch === '' ? '' : deps.evidence.resolve(PATCH),
    },
  };
}
