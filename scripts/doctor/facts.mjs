import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { findCacheDirectory, isAtLeast, locateAct, MINIMUM_GO, readVersion } from '../orchestrate/find-act.mjs';
import { KEY_VARIABLES } from '../orchestrate/keys.mjs';
import { lockFile, readOwner } from '../orchestrate/lock.mjs';

const PATIENCE_MILLISECONDS = 10_000;

function run(program, args, cwd) {
  return spawnSync(program, args, { cwd, encoding: 'utf8', timeout: PATIENCE_MILLISECONDS });
}

function readDocker() {
  const { status, stdout, stderr, error } = run('docker', ['version', '--format', '{{.Server.Version}}']);
  if (error?.code === 'ENOENT') return { state: 'missing' };
  if (status !== 0) return { state: /permission denied/i.test(stderr ?? '') ? 'refused' : 'silent' };
  return { version: stdout.trim(), hasCompose: run('docker', ['compose', 'version']).status === 0 };
}

/** A directory that a run may make where it is not there yet: what counts is the nearest one above it that is. */
function readPlace(what, directory, isMade = true) {
  let nearest = directory;
  while (isMade && !existsSync(nearest) && path.dirname(nearest) !== nearest) nearest = path.dirname(nearest);
  let isWritable = true;
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
  } catch {
    isWritable = false;
  }
  return { what, directory, isWritable, bytes: readRoom(nearest) };
}

/** Free bytes; endless where nobody can tell, because a place that is not there is told as such. */
function readRoom(directory) {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Names of keys and where they come from, in the order in which a run looks; never their values. */
export function findKeys(environment, files) {
  return KEY_VARIABLES.flatMap((name) => {
    if (environment[name] !== undefined) return [{ name, from: 'the shell', isBlank: environment[name].trim() === '' }];
    for (const { file, text } of files) {
      const value = new RegExp(`^(?:export )?${name}=(.*)$`, 'm').exec(text)?.[1];
      if (value !== undefined) return [{ name, from: file, isBlank: value.replace(/["'\s]/g, '') === '' }];
    }
    return [];
  });
}

/** The files of keys that are there; no text where you may not read one. */
export function readSecretFiles(root) {
  return ['.secrets', '.env'].flatMap((file) => {
    const absolute = path.join(root, file);
    if (!existsSync(absolute)) return [];
    const isOpen = (statSync(absolute).mode & 0o077) !== 0;
    try {
      return [{ file, text: readFileSync(absolute, 'utf8'), isOpen }];
    } catch {
      return [{ file, text: '', isOpen: false, isLocked: true }];
    }
  });
}

/** A fork, as far as can be told without asking anybody: by the event on GitHub, else by a remote `upstream`. */
function readRepository(root, environment) {
  const asked = run('git', ['rev-parse', '--is-inside-work-tree'], root);
  const isThere = asked.status === 0;
  const isForeign = /dubious ownership/.test(asked.stderr ?? '');
  const remote = (name) => {
    const { status, stdout } = run('git', ['remote', 'get-url', name], root);
    // An address may have a password in it.
    return status === 0 ? stdout.trim().replace(/\/\/[^/@]*@/, '//') : undefined;
  };
  const origin = remote('origin');
  const upstream = remote('upstream');
  const isFork = isForkEvent(environment.GITHUB_EVENT_PATH) ?? (upstream !== undefined && upstream !== origin);
  return { isThere, isForeign, directory: root, origin, isFork };
}

function isForkEvent(file) {
  if (!file) return undefined;
  try {
    const { repository, pull_request: request } = JSON.parse(readFileSync(file, 'utf8'));
    return request?.head?.repo?.fork ?? repository?.fork;
  } catch {
    return undefined;
  }
}

function readLock(root) {
  const file = lockFile(root);
  return existsSync(file) ? readOwner(file) : undefined;
}

/** What of this machine and this checkout a run depends on. It only looks: nothing is fetched, built or written. */
export function readFacts(root, environment) {
  const go = readVersion('go', ['version']);
  const secretFiles = readSecretFiles(root);
  const docker = readDocker();
  const programs = [
    ['bubblewrap', 'bwrap'],
    ['unshare', 'unshare'],
  ];
  const program = programs.find(([, name]) => run(name, ['--version']).status === 0)?.[0];
  return {
    node: process.versions.node,
    platform: process.platform,
    npm: readVersion('npm', ['--version']),
    git: readVersion('git', ['--version']),
    hasPackages: existsSync(path.join(root, 'node_modules', 'esbuild')),
    act: locateAct(),
    go,
    canBuild: go !== undefined && isAtLeast(go, MINIMUM_GO),
    docker,
    places: [
      readPlace('runs', path.join(root, 'artifacts')),
      readPlace('the cache', findCacheDirectory(environment)),
      readPlace('temporary files', os.tmpdir(), false),
    ],
    keys: findKeys(environment, secretFiles),
    lockedSecrets: secretFiles.filter(({ isLocked }) => isLocked === true).map(({ file }) => file),
    readableSecrets: secretFiles.filter(({ isOpen }) => isOpen).map(({ file }) => file),
    sandbox: program ?? (docker.version === undefined ? undefined : 'Docker'),
    hasToken: Boolean(environment.GITHUB_TOKEN || environment.GH_TOKEN),
    repository: readRepository(root, environment),
    lock: readLock(root),
  };
}
