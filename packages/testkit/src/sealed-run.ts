import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';

import { manifestSchema } from '@orchestrate/contracts/manifest';
import { phaseOutputSchema } from '@orchestrate/contracts/phase-record';
import type { Retention } from '@orchestrate/contracts/retention';
import { summarySchema } from '@orchestrate/contracts/summary';
import { writeJson } from '@orchestrate/kit/files/json';
import { signRun } from '@orchestrate/kit/provenance/sign-run';
import type { Signer } from '@orchestrate/kit/provenance/signing-key';
import { openSigner } from '@orchestrate/kit/provenance/signing-key';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { readEvidence } from '@orchestrate/kit/run-evidence/read-evidence';
import { listTools } from '@orchestrate/kit/summary/figures';
import { createManifest, listManifestInputs } from '@orchestrate/kit/verification/manifest';

import { createSampleOutput } from './sample/attempts';
import { createSampleSummary } from './sample/summary';
import { sampleInstant } from './sample/time';
import type { SampleRunOptions } from './sample-run';
import { createSampleRun } from './sample-run';

const SUMMARY = 'summary-20260131T120230Z.json';
const REPORT = 'phases/report';

/** A key that nobody has. */
export function createSampleSigner(): Promise<Signer> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return openSigner(pem, {});
}

async function writeSummary(run: RunDirectory): Promise<void> {
  const evidence = await readEvidence(run, run.id);
  const recommendations = [{ id: 'x', severity: 'could' as const, text: 'x', evidence: ['phases/plan/plan.json'] }];
  await writeJson(run.resolve(SUMMARY), summarySchema, createSampleSummary(evidence, { recommendations }));
}

async function seal(run: RunDirectory, retention: Retention | undefined): Promise<void> {
  const evidence = await readEvidence(run, run.id);
  const head = { sealedAt: sampleInstant(151), sealedBy: REPORT, tools: listTools(evidence) };
  const manifest = await createManifest(run, {
    ...head,
    inputs: listManifestInputs(evidence),
    ...(retention === undefined ? {} : { retention }),
  });
  await writeJson(run.resolve('manifest.json'), manifestSchema, manifest);
}

/** The report's own end: what it writes when the run is sealed already. */
async function endReport(run: RunDirectory): Promise<void> {
  const attempt = { step: 'report', number: 1, at: 149, seconds: 2, output: { headline: 'success' } } as const;
  const output = createSampleOutput(attempt, undefined);
  await writeJson(run.resolve(REPORT, 'output.json'), phaseOutputSchema, output);
  await writeFile(run.resolve(REPORT, 'log.txt'), 'sealed\n');
  const { status, engine, headline, seconds } = output;
  const head = { writer: 'report-9', ts: sampleInstant(152), phase: 'report', level: 'info' };
  const events = [
    { ...head, seq: 0, type: 'phase.started', data: { attempt: 1, inputsHash: output.inputsHash } },
    { ...head, seq: 1, type: 'phase.finished', data: { attempt: 1, status, engine, headline, seconds } },
  ];
  await appendFile(run.resolve('events.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
}

/**
 * The sample run with a summary, sealed, ended and signed, as the report leaves one.
 * @param retention - what is told to have been cut; the files themselves are not there to cut
 */
export async function createSealedRun(
  home: string,
  signer: Signer,
  options: Omit<SampleRunOptions, 'hasRepository'> = {},
  retention?: Retention,
): Promise<RunDirectory> {
  const { run } = await createSampleRun(home, { ...options, hasRepository: false });
  await mkdir(run.resolve(REPORT), { recursive: true });
  await writeSummary(run);
  await seal(run, retention);
  await endReport(run);
  const builder = { id: 'urn:example:builder', version: { node: 'v20.0.0' }, invocationId: run.id };
  await signRun(run, { signer, builder, hasEnded: true });
  return run;
}
