import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import type { Manifest } from '@orchestrate/contracts/manifest';
import { manifestSchema } from '@orchestrate/contracts/manifest';
import type { CutFile } from '@orchestrate/contracts/retention';
import type { Summary } from '@orchestrate/contracts/summary';
import { summarySchema } from '@orchestrate/contracts/summary';

import { ConfigurationError, isNotFound } from '../errors';
import { readJsonIfPresent } from '../files/json';
import { readLedger } from '../models/ledger';
import { readAttempts } from '../run-directory/attempt';
import { RUN_LAYOUT } from '../run-directory/layout';
import type { RunDirectory } from '../run-directory/run-directory';
import { findSummaryFile } from '../run-directory/summary-file';
import type { RunEvidence } from '../run-evidence/evidence';
import { readEvidence } from '../run-evidence/read-evidence';

import { checkAttempt, checkTests } from './check-attempts';
import { checkSequence, checkTail } from './check-events';
import { checkManifest } from './check-manifest';
import { checkManifestHead } from './check-manifest-head';
import { checkProvenance } from './check-provenance';
import { checkSchemas } from './check-schemas';
import { checkSummary } from './check-summary';
import { listRunFiles } from './manifest';
import type { Problem } from './problem';

/** What was looked at, and what was found wrong. */
export interface Verification {
  /** The run's id as its manifest tells it. */
  readonly run: string | undefined;
  readonly files: number;
  readonly events: number;
  /**
   * Id of the key that the run is signed with; absent where it is not signed, or not well. Whose key that is, is for
   * whoever asks to know.
   */
  readonly signedBy: string | undefined;
  readonly problems: readonly Problem[];
  /** What was cut when the run was sealed, because it was over its size budget. */
  readonly cut: readonly CutFile[];
}

interface Subject {
  readonly run: Pick<RunDirectory, 'path' | 'resolve'>;
  readonly files: readonly string[];
  readonly manifest: Manifest | undefined;
  readonly summaryFile: string | undefined;
  readonly summary: Summary | undefined;
  readonly evidence: RunEvidence;
}

async function openSubject(directory: string): Promise<Subject> {
  const absolute = path.resolve(directory);
  const entry = await stat(absolute).catch(() => undefined);
  if (entry?.isDirectory() !== true)
    throw new ConfigurationError('not-a-directory', [`${directory}: there is no such directory`]);
  const run = { path: absolute, resolve: (...relative: string[]) => path.join(absolute, ...relative) };
  // What does not fit its contract is told by the check of the contracts.
  const manifest = await readJsonIfPresent(run.resolve(RUN_LAYOUT.manifest), manifestSchema).catch(() => undefined);
  const files = await listRunFiles(run);
  const summaryFile = findSummaryFile(files);
  const summary =
    summaryFile === undefined
      ? undefined
      : await readJsonIfPresent(run.resolve(summaryFile), summarySchema).catch(() => undefined);
  const evidence = await readEvidence(run, manifest?.run ?? path.basename(absolute));
  return { run, files, manifest, summaryFile, summary, evidence };
}

async function verifyManifest({ run, files, manifest, evidence }: Subject): Promise<Problem[]> {
  const file = RUN_LAYOUT.manifest;
  if (!files.includes(file)) return [{ check: 'manifest', file, message: 'is missing: the run was never sealed' }];
  if (manifest === undefined) return [];
  const text = await readFile(run.resolve(file), 'utf8');
  return [...(await checkManifest(run, manifest, files)), ...checkManifestHead(manifest, text, evidence)];
}

async function verifyEvents({ run, manifest }: Subject): Promise<Problem[]> {
  const text = await readFile(run.resolve(RUN_LAYOUT.events), 'utf8').catch((error: unknown) => {
    if (isNotFound(error)) return '';
    throw error;
  });
  const sealed = manifest?.files.find((file) => file.path === RUN_LAYOUT.events);
  return [...checkSequence(text), ...(sealed === undefined ? [] : checkTail(text, sealed.bytes))];
}

async function verifyPhases({ run, evidence }: Subject): Promise<Problem[]> {
  const reports = (await readAttempts({ ...run, id: '' }, 'report')).map(async (attempt) => {
    const ledger = await readLedger(run, attempt.directory);
    return { ...attempt, step: 'report' as const, ledger };
  });
  const attempts = [...evidence.attempts, ...(await Promise.all(reports))];
  return [...attempts.flatMap((attempt) => checkAttempt(attempt, evidence.events)), ...checkTests(evidence)];
}

function verifySummary({ files, manifest, summaryFile: file, summary, evidence }: Subject): Problem[] {
  const problem = (message: string): Problem => ({ check: 'summary', file: file ?? 'summary-*.json', message });
  if (file === undefined) return [problem('is missing: the run has no summary')];
  if (summary === undefined) return [];
  const problems = checkSummary(summary, evidence, new Set(files)).map(problem);
  const isOther = manifest !== undefined && manifest.run !== summary.run_id;
  return isOther ? [...problems, problem(`is about ${summary.run_id}, the manifest about ${manifest.run}`)] : problems;
}

/**
 * Checks a sealed run directory: every file against the manifest and against its contract, the signature, the events for
 * holes, what the phases say of themselves against the events, and the summary against the evidence. It only reads, and
 * may be given a copy under another name.
 * @throws {ConfigurationError} `not-a-directory`
 */
export async function verifyRun(directory: string): Promise<Verification> {
  const subject = await openSubject(directory);
  const provenance = await checkProvenance(subject);
  const problems = [
    ...(await verifyManifest(subject)),
    ...provenance.problems,
    ...(await checkSchemas(subject.run, subject.files)),
    ...(await verifyEvents(subject)),
    ...(await verifyPhases(subject)),
    ...verifySummary(subject),
  ];
  const { manifest, files, evidence } = subject;
  const { signedBy } = provenance;
  return {
    run: manifest?.run,
    files: files.length,
    events: evidence.events.length,
    signedBy,
    problems,
    cut: manifest?.retention?.files ?? [],
  };
}
