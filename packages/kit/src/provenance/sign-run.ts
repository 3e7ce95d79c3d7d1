import { stat } from 'node:fs/promises';

import { manifestSchema } from '@orchestrate/contracts/manifest';
import type { Resource } from '@orchestrate/contracts/provenance';
import { envelopeSchema, PROVENANCE_FILES, statementSchema } from '@orchestrate/contracts/provenance';
import { summarySchema } from '@orchestrate/contracts/summary';

import { isNotFound } from '../errors';
import { writeFileAtomic } from '../files/atomic';
import { hashFile } from '../files/hash';
import { readJson, writeJson } from '../files/json';
import { RUN_LAYOUT } from '../run-directory/layout';
import type { RunDirectory } from '../run-directory/run-directory';
import { findSummaryFile } from '../run-directory/summary-file';
import { readEvidence } from '../run-evidence/read-evidence';
import { listRunFiles } from '../verification/manifest';

import { sealEnvelope } from './envelope';
import type { Signer } from './signing-key';
import type { Builder } from './statement';
import { createStatement } from './statement';

/** Processes that a run leaves running are noted there when they end, whenever that is. */
const NEVER_CLOSED = 'processes.ndjson';

/**
 * What the statement of a run that has ended names besides the manifest: the record of the attempt that sealed it, and
 * the logs that grew after the seal, now with their last line.
 */
export function listClosingFiles(sealedBy: string): string[] {
  return ['events.ndjson', NEVER_CLOSED, `${sealedBy}/log.txt`, `${sealedBy}/output.json`];
}

async function describeFile(run: RunDirectory, name: string): Promise<Resource | undefined> {
  try {
    const { size: bytes } = await stat(run.resolve(name));
    const sha256 = await hashFile(run.resolve(name), bytes);
    return { name, digest: { sha256 }, annotations: { bytes, seal: name === NEVER_CLOSED ? 'prefix' : 'whole' } };
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** How a run is signed. */
export interface Signing {
  readonly signer: Signer;
  readonly builder: Builder;
  /** Whether nobody writes on: then the logs that grow after the seal are signed as they are. */
  readonly hasEnded: boolean;
}

/** Writes the statement of a sealed run in a signed envelope, and the public key beside it. */
export async function signRun(run: RunDirectory, { signer, builder, hasEnded }: Signing): Promise<void> {
  const manifest = await readJson(run.resolve(RUN_LAYOUT.manifest), manifestSchema);
  const summary = await readJson(
    run.resolve(findSummaryFile(await listRunFiles(run)) ?? 'summary.json'),
    summarySchema,
  );
  const names = [RUN_LAYOUT.manifest, ...(hasEnded ? listClosingFiles(manifest.sealedBy) : [])];
  const files = (await Promise.all(names.map((name) => describeFile(run, name)))).filter((file) => file !== undefined);
  const evidence = await readEvidence(run, run.id);
  const statement = statementSchema.parse(createStatement({ manifest, summary, evidence, builder, files }));
  const envelope = sealEnvelope(Buffer.from(JSON.stringify(statement)), signer);
  await writeFileAtomic(run.resolve(PROVENANCE_FILES.publicKey), signer.publicKey);
  await writeJson(run.resolve(PROVENANCE_FILES.envelope), envelopeSchema, envelope);
}
