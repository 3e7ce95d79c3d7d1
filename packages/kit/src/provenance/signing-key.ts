import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { ConfigurationError, isNotFound } from '../errors';
import { hashText } from '../files/hash';

/** Holds the private key as PEM; goes before the key in the user's config folder. */
export const SIGNING_KEY_VARIABLE = 'ORCHESTRATE_SIGNING_KEY';

const KEY_FILE = 'signing-key.pem';
const OTHERS = 0o077;

/** Signs for whoever holds a private key. */
export interface Signer {
  /** SHA-256 of the public key, hexadecimal. */
  readonly keyId: string;
  /** PEM. */
  readonly publicKey: string;
  sign(data: Uint8Array): Buffer;
}

/**
 * The user's config folder for this family: `ORCHESTRATE_CONFIG_DIR`, else the platform's own (`XDG_CONFIG_HOME`,
 * `~/Library/Application Support`, `%APPDATA%`).
 */
export function findConfigDirectory(environment: Readonly<Record<string, string | undefined>>): string {
  const own = environment.ORCHESTRATE_CONFIG_DIR;
  if (own !== undefined && own !== '') return path.resolve(own);
  if (process.platform === 'win32') return path.join(environment.APPDATA ?? os.homedir(), 'orchestrate');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support', 'orchestrate');
  return path.join(environment.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config'), 'orchestrate');
}

/** SHA-256 of a public key in its standard form (SPKI, DER), hexadecimal. */
export function idOfKey(key: KeyObject): string {
  return hashText(key.export({ type: 'spki', format: 'der' }));
}

function createSigner(key: KeyObject): Signer {
  const publicKey = createPublicKey(key);
  return {
    keyId: idOfKey(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (data) => sign(null, data, key),
  };
}

/** What OpenSSL says of a bad key may hold a part of it, so it is not told. */
function parsePrivateKey(pem: string, origin: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below, with the remedy.
  }
  const remedy = 'make one with: openssl genpkey -algorithm ed25519';
  throw new ConfigurationError('bad-signing-key', [`${origin}: is no private key of Ed25519 in PEM; ${remedy}`]);
}

/**
 * A public key of Ed25519 in PEM.
 * @param origin - the file, for the message
 * @throws {ConfigurationError} `bad-public-key`
 */
export function parsePublicKey(pem: string, origin: string): KeyObject {
  try {
    // A private key would be taken too, and nobody should hand one around.
    const key = pem.includes('PRIVATE') ? undefined : createPublicKey(pem);
    if (key?.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below.
  }
  throw new ConfigurationError('bad-public-key', [`${origin}: is no public key of Ed25519 in PEM`]);
}

async function readKeyFile(file: string): Promise<string | undefined> {
  try {
    const pem = await readFile(file, 'utf8');
    const { mode } = await stat(file);
    if (process.platform === 'win32' || (mode & OTHERS) === 0) return pem;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
  throw new ConfigurationError('open-signing-key', [`${file}: others can read it; run: chmod 600 ${file}`]);
}

/** Of several that make a key at the same moment one wins, and all sign with its key. */
async function makeKeyFile(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    await writeFile(temporary, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    await chmod(temporary, 0o600);
    await link(temporary, file).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * The key that was given (a private one of Ed25519, PEM), else that of the user's config folder, which is made where it
 * is missing and which nobody else may read.
 * @throws {ConfigurationError} `bad-signing-key`, `open-signing-key`
 */
export async function openSigner(
  given: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Signer> {
  if (given !== '') return createSigner(parsePrivateKey(given, 'signing-key'));
  const variable = environment[SIGNING_KEY_VARIABLE] ?? '';
  if (variable !== '') return createSigner(parsePrivateKey(variable, SIGNING_KEY_VARIABLE));
  const file = path.join(findConfigDirectory(environment), KEY_FILE);
  if ((await readKeyFile(file)) === undefined) await makeKeyFile(file);
  return createSigner(parsePrivateKey((await readKeyFile(file)) ?? '', file));
}

/** Id of the user's own key, where there is one; nothing is made. */
export async function findOwnKeyId(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const file = path.join(findConfigDirectory(environment), KEY_FILE);
  const pem = await readKeyFile(file).catch(() => undefined);
  return pem === undefined ? undefined : createSigner(parsePrivateKey(pem, file)).keyId;
}
