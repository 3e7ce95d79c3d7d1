import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createSampleSigner } from '@orchestrate/testkit/sealed-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { bundleFromJSON } from '@sigstore/bundle';
import { toSignedEntity, Verifier } from '@sigstore/verify';
import { describe, expect, it } from 'vitest';

import { encodeForSigning, openEnvelope, sealEnvelope } from './envelope';
import { findConfigDirectory, findOwnKeyId, openSigner, parsePublicKey } from './signing-key';
import { describeBuilder } from './statement';

describe('envelopes', () => {
  it('encode what is signed as the published vector of DSSE does', () => {
    // https://github.com/secure-systems-lab/dsse/blob/master/protocol.md#test-vectors
    const encoded = encodeForSigning('http://example.com/HelloWorld', Buffer.from('hello world'));
    expect(encoded.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
    expect(encodeForSigning('é', Buffer.from('ü')).toString()).toBe('DSSEv1 2 é 2 ü');
  });

  it('are opened with their own key alone', async () => {
    const [signer, other] = [await createSampleSigner(), await createSampleSigner()];
    const envelope = sealEnvelope(Buffer.from('{}'), signer);
    expect(openEnvelope(envelope, createPublicKey(signer.publicKey))?.toString()).toBe('{}');
    expect(openEnvelope(envelope, createPublicKey(other.publicKey))).toBeUndefined();
  });

  it('stand up to the verifier of sigstore, and fall where theirs do', async () => {
    const signer = await createSampleSigner();
    const verify = (payload: string): void => {
      const { payloadType, signatures, ...envelope } = sealEnvelope(Buffer.from('{"a":1}'), signer);
      const bundle = bundleFromJSON({
        mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.2',
        verificationMaterial: {
          publicKey: { hint: signer.keyId },
          tlogEntries: [],
          timestampVerificationData: { rfc3161Timestamps: [] },
        },
        dsseEnvelope: { payloadType, payload: payload === '' ? envelope.payload : payload, signatures },
      });
      const trusted = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] };
      const publicKey = (): { publicKey: ReturnType<typeof createPublicKey>; validFor: () => boolean } => ({
        publicKey: createPublicKey(signer.publicKey),
        validFor: () => true,
      });
      const verifier = new Verifier(
        { ...trusted, publicKey },
        { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 },
      );
      verifier.verify(toSignedEntity(bundle));
    };
    expect(() => verify('')).not.toThrow();
    expect(() => verify(Buffer.from('{"a":2}').toString('base64'))).toThrow('signature');
  });
});

describe('openSigner', () => {
  it('makes a key once, for nobody else to read', async () => {
    const home = path.join(await createTemporaryDirectory(), 'config');
    const environment = { ORCHESTRATE_CONFIG_DIR: home };
    expect(await findOwnKeyId(environment)).toBeUndefined();
    const signers = await Promise.all([1, 2, 3].map(() => openSigner('', environment)));
    expect(new Set(signers.map(({ keyId }) => keyId)).size).toBe(1);
    expect(await findOwnKeyId(environment)).toBe(signers[0]?.keyId);
    expect(await readdir(home)).toEqual(['signing-key.pem']);
    const file = path.join(home, 'signing-key.pem');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    expect(signers[0]?.publicKey).not.toContain('PRIVATE');

    await chmod(file, 0o644);
    await expect(openSigner('', environment)).rejects.toThrow(/others can read it; run: chmod 600/);
  });

  it('takes the key that is given before that of the environment, and both before its own', async () => {
    const [given, variable] = [1, 2].map(() =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    );
    const home = path.join(await createTemporaryDirectory(), 'config');
    const environment = { ORCHESTRATE_CONFIG_DIR: home, ORCHESTRATE_SIGNING_KEY: variable };
    const ids = [await openSigner(given ?? '', environment), await openSigner('', environment)].map(
      ({ keyId }) => keyId,
    );
    expect(new Set(ids).size).toBe(2);
    await expect(readFile(path.join(home, 'signing-key.pem'))).rejects.toThrow('ENOENT');
  });

  it.each([
    ['no key', 'hello'],
    [
      'an RSA key',
      generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    ],
  ])('refuses %s, and tells nothing of it', async (_, key) => {
    await expect(openSigner(key, {})).rejects.toThrow(
      'signing-key: is no private key of Ed25519 in PEM; make one with: openssl genpkey -algorithm ed25519',
    );
  });

  it('refuses to take a private key for a public one', async () => {
    const file = path.join(await createTemporaryDirectory(), 'config', 'signing-key.pem');
    await openSigner('', { ORCHESTRATE_CONFIG_DIR: path.dirname(file) });
    const pem = await readFile(file, 'utf8');
    expect(() => parsePublicKey(pem, 'team.pub')).toThrow('team.pub: is no public key of Ed25519 in PEM');
    await writeFile(file, 'torn', { mode: 0o600 });
    await expect(openSigner('', { ORCHESTRATE_CONFIG_DIR: path.dirname(file) })).rejects.toThrow('is no private key');
  });

  it('keeps it where the user keeps settings', () => {
    expect(findConfigDirectory({ ORCHESTRATE_CONFIG_DIR: '/x' })).toBe('/x');
    if (process.platform === 'linux') expect(findConfigDirectory({ XDG_CONFIG_HOME: '/c' })).toBe('/c/orchestrate');
  });
});

describe('describeBuilder', () => {
  const GITHUB = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/orchestrate.yml@refs/heads/main',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '2',
  };

  it('names the workflow on GitHub, and nobody elsewhere', () => {
    expect(describeBuilder(GITHUB, 'r')).toMatchObject({
      id: 'https://github.com/acme/shop/.github/workflows/orchestrate.yml@refs/heads/main',
      invocationId: 'https://github.com/acme/shop/actions/runs/42/attempts/2#r',
    });
    const local = { id: 'urn:orchestrate:builder:local', invocationId: 'r' };
    expect(describeBuilder({ ...GITHUB, ACT: 'true' }, 'r')).toMatchObject(local);
    expect(describeBuilder({}, 'r')).toMatchObject(local);
  });
});
