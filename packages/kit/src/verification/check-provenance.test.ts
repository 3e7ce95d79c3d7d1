import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';

import type { Statement } from '@orchestrate/contracts/provenance';
import { envelopeSchema, statementSchema } from '@orchestrate/contracts/provenance';
import { createSampleSigner, createSealedRun } from '@orchestrate/testkit/sealed-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { readJson, writeJson } from '../files/json';
import { sealEnvelope } from '../provenance/envelope';
import type { Signer } from '../provenance/signing-key';
import type { RunDirectory } from '../run-directory/run-directory';

import { verifyRun } from './verify-run';

const ENVELOPE = 'provenance.dsse.json';
const KEY = 'provenance.pub';

let run: RunDirectory;
let signer: Signer;

beforeEach(async () => {
  signer = await createSampleSigner();
  run = await createSealedRun(await createTemporaryDirectory(), signer);
}, 60_000);

async function verify(): Promise<{ signedBy: string | undefined; problems: string[] }> {
  const { signedBy, problems } = await verifyRun(run.path);
  return { signedBy, problems: problems.map(({ check, file, message }) => `${check} ${file} ${message}`) };
}

async function readStatement(): Promise<Statement> {
  const { payload } = await readJson(run.resolve(ENVELOPE), envelopeSchema);
  return statementSchema.parse(JSON.parse(Buffer.from(payload, 'base64').toString()));
}

async function signAs(other: Signer, change: (statement: Statement) => Statement): Promise<void> {
  const payload = Buffer.from(JSON.stringify(change(await readStatement())));
  await writeJson(run.resolve(ENVELOPE), envelopeSchema, sealEnvelope(payload, other));
}

describe('the signature of a run', () => {
  it('names the run, its inputs and its tools, and is by the key beside it', async () => {
    expect(await verify()).toEqual({ signedBy: signer.keyId, problems: [] });
    const { subject, predicate } = await readStatement();
    expect(subject.map(({ name }) => name)).toEqual([
      'manifest.json',
      'events.ndjson',
      'phases/report/log.txt',
      'phases/report/output.json',
    ]);
    expect(predicate.buildDefinition.resolvedDependencies.map(({ name }) => name)).toContain('configuration');
    expect(predicate.runDetails.builder.builderDependencies).toContainEqual({
      name: 'vitest',
      uri: 'pkg:generic/vitest@4.1.12',
    });
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'a changed payload',
      async () => {
        const envelope = await readJson(run.resolve(ENVELOPE), envelopeSchema);
        const text = Buffer.from(envelope.payload, 'base64')
          .toString()
          .replace('urn:example:builder', 'urn:example:another');
        await writeJson(run.resolve(ENVELOPE), envelopeSchema, {
          ...envelope,
          payload: Buffer.from(text).toString('base64'),
        });
      },
      'provenance.dsse.json was changed, or signed with another key than the one beside it',
    ],
    [
      'a signature of something else',
      async () => {
        const envelope = await readJson(run.resolve(ENVELOPE), envelopeSchema);
        const sig = signer.sign(Buffer.from('something else')).toString('base64');
        await writeJson(run.resolve(ENVELOPE), envelopeSchema, {
          ...envelope,
          signatures: [{ keyid: signer.keyId, sig }],
        });
      },
      'provenance.dsse.json was changed, or signed with another key than the one beside it',
    ],
    [
      'another key beside it',
      async () => writeFile(run.resolve(KEY), (await createSampleSigner()).publicKey),
      'provenance.dsse.json names another key than the one beside it',
    ],
    [
      'no key beside it',
      () => rm(run.resolve(KEY)),
      'provenance.pub is missing: the other half of the signature is there',
    ],
    [
      'a key alone',
      () => rm(run.resolve(ENVELOPE)),
      'provenance.dsse.json is missing: the other half of the signature is there',
    ],
    [
      'what is no key',
      () => writeFile(run.resolve(KEY), 'none'),
      'provenance.pub is no public key of Ed25519 as it was written',
    ],
    [
      'a digest of something else',
      () =>
        signAs(signer, (statement) => ({
          ...statement,
          subject: statement.subject.map((one) => ({ ...one, digest: { sha256: '0'.repeat(64) } })),
        })),
      'manifest.json is not what was signed',
    ],
    [
      'a statement that does not name the manifest',
      () => signAs(signer, (statement) => ({ ...statement, subject: statement.subject.slice(1) })),
      'provenance.dsse.json does not name the manifest',
    ],
    [
      'an image that was not deployed',
      () =>
        signAs(signer, (statement) => ({
          ...statement,
          subject: [...statement.subject, { name: 'image:x', digest: { sha256: '0'.repeat(64) } }],
        })),
      'provenance.dsse.json names other images than were deployed',
    ],
    [
      'a statement about other inputs',
      () =>
        signAs(signer, (statement) => {
          const { buildDefinition } = statement.predicate;
          const changed = { ...buildDefinition, resolvedDependencies: [] };
          return { ...statement, predicate: { ...statement.predicate, buildDefinition: changed } };
        }),
      'provenance.dsse.json tells of other inputs, tools or times than the run does',
    ],
    [
      'a payload that is no statement',
      () => writeJson(run.resolve(ENVELOPE), envelopeSchema, sealEnvelope(Buffer.from('{}'), signer)),
      'provenance.dsse.json holds no statement of provenance',
    ],
    [
      'an event after the end',
      () => appendFile(run.resolve('events.ndjson'), '\n'),
      'events.ndjson is not what was signed',
    ],
    [
      'a lost record',
      () => rm(run.resolve('phases/report/output.json')),
      'phases/report/output.json is missing: it was there when the run was signed',
    ],
  ])('does not hold with %s', async (_, damage, message) => {
    await damage();
    const { signedBy, problems } = await verify();
    expect(signedBy).toBeUndefined();
    expect(problems).toContain(`provenance ${message}`);
  });

  it('holds by another key where all of it was signed anew, and names that key', async () => {
    const other = await createSampleSigner();
    await signAs(other, (statement) => statement);
    await writeFile(run.resolve(KEY), other.publicKey);
    expect(await verify()).toEqual({ signedBy: other.keyId, problems: [] });
    expect(other.keyId).not.toBe(signer.keyId);
  });

  it('is nothing that a run must have', async () => {
    await rm(run.resolve(KEY));
    await rm(run.resolve(ENVELOPE));
    expect(await verify()).toEqual({ signedBy: undefined, problems: [] });
  });

  it('lets processes end later, which are noted when they do', async () => {
    await appendFile(run.resolve('processes.ndjson'), '{"type":"ended","key":"x"}\n');
    expect(await verify()).toMatchObject({ problems: [] });
    expect(await readFile(run.resolve('processes.ndjson'), 'utf8')).toContain('ended');
  });
});
