import { chmod, mkdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { hashParts } from '@orchestrate/kit/files/hash';

import { copyTree } from '../source/copy-tree';

import type { Docker } from './docker';
import { buildImage, findImage } from './image';
import { copyFiles, listLibraries } from './local-base';

/** The build argument of a Dockerfile made here that chooses the image in which packages are installed. */
export const BUILD_IMAGE = 'BUILD_IMAGE';

// What scripts of packages call, and what starts a program by its first line.
const PROGRAMS = ['env', 'rm', 'cp', 'mv', 'mkdir', 'cat'];
const NPM_PLACE = '/usr/local/lib/node_modules/npm';
const NPM = `#!/bin/sh\nexec node ${NPM_PLACE}/bin/npm-cli.js "$@"\n`;

function renderDockerfile(base: string): string {
  const settings = 'NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt NPM_CONFIG_UPDATE_NOTIFIER=false';
  return `FROM ${base}\nCOPY rootfs /\nENV ${settings}\n`;
}

async function findNpm(deps: Deps): Promise<{ directory: string; version: string }> {
  const ask = async (...args: string[]): Promise<string> => {
    const argv = ['npm', ...args] as const;
    const why = 'Find the npm of this machine, for an image that installs packages';
    const result = await deps.exec.run({ tool: 'npm', argv, cwd: deps.workingDirectory, why, timeout: 60 });
    if (hasSucceeded(result)) return result.stdout.trim();
    throw new ExternalError('local-base', `npm ${args.join(' ')} failed: ${tailOutput(result, 3)}`, false);
  };
  return { directory: path.join(await ask('root', '--global'), 'npm'), version: await ask('--version') };
}

async function layOut(base: string, npm: string, context: string, deps: Deps): Promise<void> {
  const root = path.join(context, 'rootfs');
  const programs = await Promise.all(PROGRAMS.map((name) => realpath(path.join('/bin', name)).catch(() => '')));
  const found = [...PROGRAMS.entries()].flatMap(([index, name]) =>
    programs[index] === '' ? [] : [{ from: programs[index] ?? '', to: `/usr/bin/${name}` }],
  );
  const libraries = new Set((await Promise.all(found.map(({ from }) => listLibraries(from, deps)))).flat());
  await copyFiles([...found, ...[...libraries].sort().map((from) => ({ from, to: from }))], root);
  const [place, command] = [path.join(root, NPM_PLACE), path.join(root, 'usr/local/bin/npm')];
  for (const file of [place, command]) await mkdir(path.dirname(file), { recursive: true });
  await copyTree(npm, place, deps);
  await writeFile(command, NPM);
  await chmod(command, 0o755);
  await writeFile(path.join(context, 'Dockerfile'), renderDockerfile(base));
}

/**
 * An image that installs packages, where no registry gives one: a base made from this machine's Node, its npm and the
 * few programs that scripts of packages call. It compiles nothing.
 * @param base - made by `ensureLocalBase`
 */
export async function ensureBuildBase(base: string, docker: Docker, deps: Deps): Promise<string> {
  const { directory, version } = await findNpm(deps);
  const hash = hashParts([base, version, NPM, renderDockerfile(base), ...PROGRAMS]).slice(0, 16);
  const image = `orchestrate-base:npm-${hash}`;
  if ((await findImage(image, deps)) !== undefined) return image;
  const context = await deps.scratch('build-image');
  await layOut(base, directory, context, deps);
  const why = 'Make an image that installs packages from the npm of this machine';
  await buildImage(docker, { context, tags: [image], why }, deps);
  return image;
}
