import type { Manifest } from '@orchestrate/contracts/manifest';
import { manifestSchema } from '@orchestrate/contracts/manifest';
import type { Retention } from '@orchestrate/contracts/retention';
import type { Deps } from '@orchestrate/kit/action/deps';
import { writeJson } from '@orchestrate/kit/files/json';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { listTools } from '@orchestrate/kit/summary/figures';
import { createManifest, listManifestInputs } from '@orchestrate/kit/verification/manifest';
import type { Problem } from '@orchestrate/kit/verification/problem';
import { verifyRun } from '@orchestrate/kit/verification/verify-run';

import type { WrittenReport } from './write-report';

type SealDeps = Pick<Deps, 'clock' | 'evidence' | 'run'>;

/** Writes the manifest: the last file of a run that may change nothing but the ends of this phase's own logs. */
export async function sealRun(
  evidence: RunEvidence,
  retention: Retention | undefined,
  deps: SealDeps,
): Promise<Manifest> {
  const manifest = await createManifest(deps.run, {
    sealedAt: deps.clock.now().toISOString(),
    sealedBy: deps.evidence.directory,
    tools: listTools(evidence),
    inputs: listManifestInputs(evidence),
    ...(retention === undefined ? {} : { retention }),
  });
  await writeJson(deps.run.resolve(RUN_LAYOUT.manifest), manifestSchema, manifest);
  return manifest;
}

/**
 * Reads everything again as anybody else would. What is wrong with files of other phases was told in the report and is
 * not held against it; what is wrong with its own is.
 */
export async function checkSeal(written: WrittenReport, deps: SealDeps): Promise<Problem[]> {
  const own = new Set([...Object.keys(written.texts), RUN_LAYOUT.manifest]);
  const { problems } = await verifyRun(deps.run.path);
  return problems.filter(
    ({ check, file }) => ['manifest', 'provenance', 'summary'].includes(check) || (check === 'schema' && own.has(file)),
  );
}
