import type { KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';

import type { Manifest } from '@orchestrate/contracts/manifest';
import type { Envelope, Resource, Statement } from '@orchestrate/contracts/provenance';
import { envelopeSchema, PROVENANCE_FILES, statementSchema } from '@orchestrate/contracts/provenance';
import type { Summary } from '@orchestrate/contracts/summary';

import { hashFile } from '../files/hash';
import { readJsonIfPresent } from '../files/json';
import { openEnvelope } from '../provenance/envelope';
import { listClosingFiles } from '../provenance/sign-run';
import { idOfKey, parsePublicKey } from '../provenance/signing-key';
import { deriveDefinition, listBuilderTools, listImages } from '../provenance/statement';
import type { RunDirectory } from '../run-directory/run-directory';
import type { RunEvidence } from '../run-evidence/evidence';

import type { Problem } from './problem';

/** What a signature is checked against. */
export interface SignedRun {
  readonly run: Pick<RunDirectory, 'resolve'>;
  readonly files: readonly string[];
  readonly manifest: Manifest | undefined;
  readonly summary: Summary | undefined;
  readonly evidence: RunEvidence;
}

/** What came of it; `signedBy` is the id of the key, and absent where a run is not signed, or not well. */
export interface CheckedProvenance {
  readonly signedBy: string | undefined;
  readonly problems: readonly Problem[];
}

const UNREAD = 'has fields or spaces that were not written';

function problem(file: string, message: string): Problem {
  return { check: 'provenance', file, message };
}

async function readKey({ run }: SignedRun): Promise<KeyObject | undefined> {
  const text = await readFile(run.resolve(PROVENANCE_FILES.publicKey), 'utf8');
  try {
    const key = parsePublicKey(text, PROVENANCE_FILES.publicKey);
    return key.export({ type: 'spki', format: 'pem' }) === text ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Several texts in base64 stand for the same bytes; only one of them is written. */
function isCanonical(envelope: Envelope, text: string): boolean {
  const parts = [envelope.payload, ...envelope.signatures.map(({ sig }) => sig)];
  const isPlain = parts.every((part) => Buffer.from(part, 'base64').toString('base64') === part);
  return isPlain && text === `${JSON.stringify(envelope, null, 2)}\n`;
}

async function compareSubject({ run, files }: SignedRun, subject: Resource): Promise<Problem[]> {
  const { name, digest, annotations } = subject;
  if (!files.includes(name)) return [problem(name, 'is missing: it was there when the run was signed')];
  const { size } = await stat(run.resolve(name));
  const bytes = annotations?.bytes ?? size;
  const isWhole = annotations?.seal !== 'prefix';
  const isSame =
    size >= bytes && !(isWhole && size > bytes) && (await hashFile(run.resolve(name), bytes)) === digest.sha256;
  return isSame ? [] : [problem(name, 'is not what was signed')];
}

function compareSubjects(signed: SignedRun, manifest: Manifest, { subject }: Statement): Promise<Problem[][]> {
  const known = ['manifest.json', ...listClosingFiles(manifest.sealedBy)];
  const files = subject.filter(({ name }) => known.includes(name));
  const others = subject.filter(({ name }) => !known.includes(name));
  const own = [
    ...(files.some(({ name }) => name === 'manifest.json') ? [] : ['does not name the manifest']),
    ...(isDeepStrictEqual(others, listImages(signed.evidence)) ? [] : ['names other images than were deployed']),
  ].map((message) => problem(PROVENANCE_FILES.envelope, message));
  return Promise.all([Promise.resolve(own), ...files.map((file) => compareSubject(signed, file))]);
}

function comparePredicate(manifest: Manifest, summary: Summary, { predicate }: Statement): Problem[] {
  const { buildDefinition, runDetails } = predicate;
  const { startedOn, finishedOn } = runDetails.metadata;
  const isSame =
    isDeepStrictEqual(buildDefinition, deriveDefinition(manifest, summary)) &&
    isDeepStrictEqual(runDetails.builder.builderDependencies, listBuilderTools(manifest)) &&
    isDeepStrictEqual([startedOn, finishedOn], [summary.started_at, summary.finished_at]);
  return isSame ? [] : [problem(PROVENANCE_FILES.envelope, 'tells of other inputs, tools or times than the run does')];
}

function parseStatement(payload: Buffer): Statement | undefined {
  try {
    return statementSchema.safeParse(JSON.parse(payload.toString())).data;
  } catch {
    return undefined;
  }
}

async function checkStatement(signed: SignedRun, payload: Buffer): Promise<Problem[]> {
  const { manifest, summary } = signed;
  const statement = parseStatement(payload);
  if (statement === undefined) return [problem(PROVENANCE_FILES.envelope, 'holds no statement of provenance')];
  if (manifest === undefined || summary === undefined)
    return [problem(PROVENANCE_FILES.envelope, 'is about a run whose manifest or summary cannot be read')];
  const subjects = await compareSubjects(signed, manifest, statement);
  return [...subjects.flat(), ...comparePredicate(manifest, summary, statement)];
}

async function checkEnvelope(signed: SignedRun, envelope: Envelope, key: KeyObject): Promise<CheckedProvenance> {
  const { envelope: file } = PROVENANCE_FILES;
  const text = await readFile(signed.run.resolve(file), 'utf8');
  const keyId = idOfKey(key);
  const payload = openEnvelope(envelope, key);
  const own = [
    ...(isCanonical(envelope, text) ? [] : [UNREAD]),
    ...(envelope.signatures.every(({ keyid }) => keyid === keyId) ? [] : ['names another key than the one beside it']),
    ...(payload === undefined ? ['was changed, or signed with another key than the one beside it'] : []),
  ].map((message) => problem(file, message));
  const problems = [...own, ...(payload === undefined ? [] : await checkStatement(signed, payload))];
  return { signedBy: problems.length === 0 ? keyId : undefined, problems };
}

/**
 * Checks what a run is signed with against the key beside it, and what the statement says against the run. Whether that
 * key is anybody's is not asked here. A run that is not signed has no problems.
 */
export async function checkProvenance(signed: SignedRun): Promise<CheckedProvenance> {
  const names = Object.values(PROVENANCE_FILES);
  const missing = names.filter((name) => !signed.files.includes(name));
  if (missing.length === names.length) return { signedBy: undefined, problems: [] };
  const fail = (file: string, message: string): CheckedProvenance => ({
    signedBy: undefined,
    problems: [problem(file, message)],
  });
  const [lost] = missing;
  if (lost !== undefined) return fail(lost, 'is missing: the other half of the signature is there');
  const key = await readKey(signed);
  if (key === undefined) return fail(PROVENANCE_FILES.publicKey, 'is no public key of Ed25519 as it was written');
  const file = signed.run.resolve(PROVENANCE_FILES.envelope);
  const envelope = await readJsonIfPresent(file, envelopeSchema).catch(() => undefined);
  return envelope === undefined ? { signedBy: undefined, problems: [] } : checkEnvelope(signed, envelope, key);
}
