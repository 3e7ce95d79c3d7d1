import { lstat } from 'node:fs/promises';
import path from 'node:path';

import { manifestSchema } from '@orchestrate/contracts/manifest';
import type { Summary } from '@orchestrate/contracts/summary';
import { summarySchema } from '@orchestrate/contracts/summary';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { listFiles } from '@orchestrate/kit/files/hash';
import { readJson } from '@orchestrate/kit/files/json';
import { isWorkingState, RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import { findSummaryFile } from '@orchestrate/kit/run-directory/summary-file';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { readEvidence } from '@orchestrate/kit/run-evidence/read-evidence';
import { verifyRun } from '@orchestrate/kit/verification/verify-run';

/** A run that stood up to its check. Its texts are still those of whoever ran: bounded and escaped where they are shown. */
export interface CheckedRun {
  readonly summary: Summary;
  readonly evidence: RunEvidence;
}

const MOST_BYTES = 1024 ** 3;
const SHOWN_PROBLEMS = 20;

/** An artifact holds plain files. Anything else was put there by hand, and could lead out of the directory. */
async function refuseOddities(directory: string): Promise<void> {
  const files = await listFiles(directory, isWorkingState);
  const links = (await listFiles(directory, isWorkingState, { withLinks: true })).filter(
    (file) => !files.includes(file),
  );
  if (links[0] !== undefined)
    throw new ConfigurationError('not-plain', [
      `run: ${links[0]} is a link; give the directory of a run as it was made`,
    ]);
  const sizes = await Promise.all(files.map(async (file) => (await lstat(path.join(directory, file))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > MOST_BYTES)
    throw new ConfigurationError('too-large', [`run: has ${bytes} bytes, and may have ${MOST_BYTES}`]);
}

/**
 * Reads a run that another job made, after the check that anybody can make: every file as it was sealed and true to its
 * contract, the summary as it follows from the evidence. What does not stand up to it is not told of.
 * @throws {ConfigurationError} `run-not-in-order`, with what is wrong, and for a directory that is none of a run
 */
export async function readCheckedRun(directory: string): Promise<CheckedRun> {
  const entry = await lstat(directory).catch(() => undefined);
  if (entry?.isDirectory() !== true)
    throw new ConfigurationError('no-run', [
      `run: there is no directory ${directory}; give the one that the artifact of report was downloaded to`,
    ]);
  await refuseOddities(directory);
  const { problems } = await verifyRun(directory);
  if (problems.length > 0)
    throw new ConfigurationError(
      'run-not-in-order',
      problems.slice(0, SHOWN_PROBLEMS).map(({ file, message }) => `run: ${file}: ${message}`),
    );
  const manifest = await readJson(path.join(directory, RUN_LAYOUT.manifest), manifestSchema);
  const summaryFile = findSummaryFile(manifest.files.map((file) => file.path)) ?? 'summary.json';
  const summary = await readJson(path.join(directory, summaryFile), summarySchema);
  const resolve = (...relative: string[]): string => path.join(directory, ...relative);
  return { summary, evidence: await readEvidence({ resolve }, manifest.run) };
}
