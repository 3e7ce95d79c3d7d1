import { chmod, copyFile, mkdir, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { hashFile, hashParts } from '@orchestrate/kit/files/hash';

import type { Docker } from './docker';
import { buildImage, findImage } from './image';

/** A file of this machine and its place in an image. */
export interface BaseFile {
  readonly from: string;
  /** Absolute, in the image. */
  readonly to: string;
}

const CERTIFICATES = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/cert.pem'];

const TEXTS: Readonly<Record<string, string>> = {
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000:node:/home/node:/bin/sh\n',
  '/etc/group': 'root:x:0:\nnode:x:1000:\n',
  '/etc/nsswitch.conf': 'hosts: files dns\n',
};

const DOCKERFILE = `FROM scratch
COPY rootfs /
COPY --chown=1000:1000 home /home
ENV PATH=/usr/local/bin:/usr/bin:/bin SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
CMD ["node"]
`;

/** Reads `ldd`: the absolute paths of the libraries a program is linked to, the loader included. */
export function parseLinkedLibraries(output: string): string[] {
  const found = output.split('\n').flatMap((line) => /(?:=>\s*|^\s*)(\/\S+)/.exec(line)?.[1] ?? []);
  return [...new Set(found)].sort();
}

/** Absolute paths of the libraries that a program is linked to. */
export async function listLibraries(program: string, deps: Deps): Promise<string[]> {
  const result = await deps.exec.run({
    tool: 'ldd',
    reach: 'machine',
    argv: ['ldd', program],
    cwd: deps.workingDirectory,
    why: 'Find the libraries that the base image needs',
    timeout: 20,
  });
  // A program that is linked to nothing is fine, and ldd calls it an error.
  if (hasSucceeded(result) || /not a dynamic executable|not a valid dynamic program/i.test(result.output))
    return parseLinkedLibraries(result.stdout);
  throw new ExternalError('local-base', `ldd failed: ${tailOutput(result, 3)}`, false);
}

async function isThere(file: string): Promise<boolean> {
  return stat(file)
    .then(() => true)
    .catch(() => false);
}

async function listFiles(deps: Deps): Promise<BaseFile[]> {
  const node = await realpath(process.execPath);
  const shell = await realpath('/bin/sh');
  const libraries = new Set([...(await listLibraries(node, deps)), ...(await listLibraries(shell, deps))]);
  const files = [
    { from: node, to: '/usr/local/bin/node' },
    { from: shell, to: '/bin/sh' },
    ...[...libraries].sort().map((library) => ({ from: library, to: library })),
  ];
  for (const certificates of CERTIFICATES) {
    if (!(await isThere(certificates))) continue;
    return [...files, { from: certificates, to: '/etc/ssl/certs/ca-certificates.crt' }];
  }
  return files;
}

async function hashBase(files: readonly BaseFile[]): Promise<string> {
  const hashes = await Promise.all(files.map(({ from }) => hashFile(from)));
  const parts = files.flatMap(({ to }, index) => [to, hashes[index] ?? '']);
  return hashParts([DOCKERFILE, JSON.stringify(TEXTS), ...parts]).slice(0, 16);
}

/** Copies files of this machine below the directory that becomes the root of an image. */
export async function copyFiles(files: readonly BaseFile[], root: string): Promise<void> {
  for (const { from, to } of files) {
    const target = path.join(root, to);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(from, target);
    await chmod(target, /\/(?:bin|lib|lib64)\//.test(to) ? 0o755 : 0o644);
  }
}

async function layOut(files: readonly BaseFile[], stage: string): Promise<void> {
  const root = path.join(stage, 'rootfs');
  await copyFiles(files, root);
  for (const [to, text] of Object.entries(TEXTS)) {
    await mkdir(path.dirname(path.join(root, to)), { recursive: true });
    await writeFile(path.join(root, to), text);
  }
  await mkdir(path.join(stage, 'home/node'), { recursive: true });
  await mkdir(path.join(root, 'tmp'), { recursive: true });
  await chmod(path.join(root, 'tmp'), 0o1777);
  await writeFile(path.join(stage, 'Dockerfile'), DOCKERFILE);
}

/**
 * A base image from this machine's own Node: its binary, a shell, the libraries both are linked to, certificates, and
 * a user `node` with id 1000. It is named by the hash of its contents and made once.
 * @throws {ExternalError} `local-base` where this machine is no Linux
 */
export async function ensureLocalBase(docker: Docker, deps: Deps): Promise<string> {
  if (process.platform !== 'linux')
    throw new ExternalError('local-base', 'a base image can be made from the local Node on Linux only', false);
  const files = await listFiles(deps);
  const image = `orchestrate-base:${await hashBase(files)}`;
  if ((await findImage(image, deps)) !== undefined) return image;
  const context = await deps.scratch('base-image');
  await layOut(files, context);
  await buildImage(docker, { context, tags: [image], why: 'Make a base image from the Node of this machine' }, deps);
  return image;
}
