import { lstat, readlink, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import { ConfigurationError, isNotFound } from '../errors';
import { findProgram } from '../exec/find-program';

import type { Mount } from './mount';
import { isWithin } from './mount';
import type { Confinement } from './sandbox';

/** Programs and their libraries. What belongs to a person or a job lies elsewhere. */
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/opt', '/nix', '/snap'];

/** Of the settings, those that programs need and that hold no secret: neither shadow passwords nor private keys. */
const SETTINGS = [
  'alternatives',
  'ca-certificates',
  'ca-certificates.conf',
  'crypto-policies',
  'fonts',
  'gai.conf',
  'group',
  'host.conf',
  'hosts',
  'ld.so.cache',
  'ld.so.conf',
  'ld.so.conf.d',
  'localtime',
  'mime.types',
  'nsswitch.conf',
  'os-release',
  'passwd',
  'pki/ca-trust',
  'pki/tls/certs',
  'protocols',
  'resolv.conf',
  'services',
  'shells',
  'ssl/certs',
  'ssl/openssl.cnf',
  'timezone',
].map((name) => `/etc/${name}`);

const CERTIFICATES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'GIT_SSL_CAINFO', 'CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE'];

async function lookAt(file: string): Promise<Mount | undefined> {
  const entry = await lstat(file).catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
  if (entry === undefined) return undefined;
  if (entry.isSymbolicLink() && SYSTEM.includes(file))
    return { kind: 'link', path: file, target: await readlink(file) };
  // A link that leads nowhere is not there.
  return stat(file).then(
    () => ({ kind: 'read', path: file }),
    () => undefined,
  );
}

/** An installation of Node, wherever it was unpacked: its directories and none of its neighbours. */
async function listInstallation(file: string): Promise<string[]> {
  const directory = path.dirname(await realpath(file));
  if (path.basename(directory) !== 'bin') return [directory];
  return ['bin', 'lib', 'include', 'share'].map((name) => path.join(directory, '..', name));
}

/** Node itself, and the one that commands find, which may be another: each brings its npm. */
async function listNode(environment: Readonly<Record<string, string>>): Promise<string[]> {
  const found = await findProgram('node', environment);
  return (
    await Promise.all([process.execPath, ...(found === undefined ? [] : [found.file])].map(listInstallation))
  ).flat();
}

/** The path as given and the one that it leads to, so that either is found inside. */
async function bothPaths(file: string): Promise<string[]> {
  return [...new Set([file, await realpath(file)])];
}

async function mountAll(kind: 'read' | 'write', files: readonly string[]): Promise<Mount[]> {
  return (await Promise.all(files.map(bothPaths))).flat().map((file) => ({ kind, path: file }));
}

async function cover(file: string): Promise<Mount[]> {
  const entry = await stat(file).catch(() => undefined);
  if (entry === undefined) return [];
  const isDirectory = entry.isDirectory();
  return (await bothPaths(file)).map((place) => ({ kind: 'cover', path: place, isDirectory }));
}

/** A link may have been planted by what ran in the tree, and leads anywhere. */
async function findHistory(tree: string): Promise<string[]> {
  const file = path.join(tree, '.git');
  const entry = await lstat(file).catch(() => undefined);
  return entry === undefined || entry.isSymbolicLink() ? [] : [file];
}

async function listMachine(environment: Readonly<Record<string, string>>): Promise<Mount[]> {
  const certificates = CERTIFICATES.flatMap((name) => environment[name] ?? []).filter((file) => path.isAbsolute(file));
  const node = (await listNode(environment)).filter((file) => !SYSTEM.some((directory) => isWithin(directory, file)));
  const all = await Promise.all([...new Set([...SYSTEM, ...SETTINGS, ...certificates, ...node])].map(lookAt));
  return all.filter((mount) => mount !== undefined);
}

function judge(shown: readonly Mount[]): void {
  const tooMuch = shown.find(({ path: place }) => ['/', '/proc', '/sys', '/dev', '/etc', '/tmp'].includes(place));
  if (tooMuch !== undefined)
    throw new ConfigurationError('sandbox-too-wide', [
      `${tooMuch.path}: cannot be shown in a sandbox, because it holds what is everybody's; name a directory below it`,
    ]);
}

/**
 * Lists what a sandbox shows, each directory before what lies in it. Only what is listed is there: of the machine its
 * programs and harmless settings, of the user's files what the confinement names.
 * @param environment - names files with certificates
 * @throws {ConfigurationError} `sandbox-too-wide`
 */
export async function planMounts(
  confinement: Confinement,
  environment: Readonly<Record<string, string>>,
): Promise<Mount[]> {
  const { tree, repositories = [], writable = [], readable = [], hidden = [], programs = [] } = confinement;
  const machine = await listMachine(environment);
  const own = programs.filter((file) => !machine.some(({ path: directory }) => isWithin(directory, file)));
  const shown = [...(await mountAll('read', readable)), ...(await mountAll('write', [tree, ...writable]))];
  judge(shown);
  const sealed = (await Promise.all([tree, ...repositories].map(findHistory))).flat();
  const all: Mount[] = [
    ...machine,
    ...(await mountAll('read', own)),
    { kind: 'fresh', path: '/tmp' },
    ...shown,
    ...(await mountAll('read', sealed)),
    ...(await Promise.all(hidden.map(cover))).flat(),
  ];
  // The last word on a path holds.
  const byPath = new Map(all.map((mount) => [mount.path, mount]));
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
