import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Change } from './notes';
import { writeNotes } from './notes';
import type { Release } from './version';

/** What is released beside the tree, in the directory of a prepared release. */
export const ASSETS = {
  notes: 'notes.md',
  bundles: 'bundles.tar.gz',
  checksums: 'bundles.sha256',
  sbom: 'sbom.cdx.json',
  licences: 'licences.txt',
} as const;

/** The clone with the release's commit and its tag, in the same directory. */
export const CLONE = 'orchestrate';

const RECORD = '\u001e';
const MOST_BYTES = 268_435_456;

/** Runs a program to its end. */
export function run(cwd: string, program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', maxBuffer: MOST_BYTES });
}

/** Commits since a tag, the newest first, with the files of each. */
function readChanges(repository: string, since: string | undefined): Change[] {
  const range = since === undefined ? 'HEAD' : `${since}..HEAD`;
  const log = run(repository, 'git', 'log', '--no-merges', '--name-only', `--format=${RECORD}%s`, range);
  return log
    .split(RECORD)
    .slice(1)
    .map((record) => {
      const [subject = '', ...files] = record.split('\n').filter((line) => line !== '');
      return { subject, files };
    });
}

function listBundles(repository: string): string[] {
  return run(repository, 'git', 'ls-files', '-z', '--', ':(glob)actions/*/dist/**').split('\0').filter(Boolean).sort();
}

function listManifests(repository: string): string[] {
  const members = ['packages', 'actions'].flatMap((folder) =>
    readdirSync(path.join(repository, folder)).map((name) => `${folder}/${name}/package.json`),
  );
  return ['package.json', ...members].filter((file) => existsSync(path.join(repository, file)));
}

interface Lock {
  readonly packages: Readonly<Record<string, { version?: string; link?: boolean; dev?: boolean; license?: string }>>;
}

function readLock(repository: string): Lock {
  return JSON.parse(readFileSync(path.join(repository, 'package-lock.json'), 'utf8')) as Lock;
}

/** What the packages of the repository need of each other. */
const OWN_DEPENDENCY = /("@orchestrate\/[^"]+": )"\d[^"]*"/g;

/** All packages of the repository have one version, in their manifests and in the lock file. */
function setVersion(repository: string, version: string): void {
  const manifests = listManifests(repository);
  for (const file of manifests) {
    const text = readFileSync(path.join(repository, file), 'utf8');
    const own = text.replace(/^( {2}"version": )"[^"]*"/m, `$1"${version}"`);
    writeFileSync(path.join(repository, file), own.replace(OWN_DEPENDENCY, `$1"${version}"`));
  }
  const lock = readLock(repository);
  const own = new Set(manifests.map((file) => (file === 'package.json' ? '' : path.dirname(file))));
  const packages = Object.entries(lock.packages).map(([place, entry]) =>
    own.has(place) && entry.version !== undefined ? [place, { ...entry, version }] : [place, entry],
  );
  const whole = { ...lock, version, packages: Object.fromEntries(packages) as Lock['packages'] };
  const text = JSON.stringify(whole, null, 2).replace(OWN_DEPENDENCY, `$1"${version}"`);
  writeFileSync(path.join(repository, 'package-lock.json'), `${text}\n`);
}

function tag(repository: string, { version, tag: name }: Release): void {
  setVersion(repository, version);
  run(repository, 'git', 'commit', '--quiet', '--no-verify', '--all', '-m', `Release ${name}`);
  run(repository, 'git', 'tag', '--annotate', '-m', `Release ${name}`, name);
}

function hash(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Licences of what the bundles are made from, with their texts as far as the packages carry them. */
function writeLicences(root: string): string {
  const { packages } = readLock(root);
  const used = Object.entries(packages).filter(
    ([place, { dev, link }]) => place.includes('node_modules/') && dev !== true && link !== true,
  );
  const parts = used.map(([place, { version = '', license = 'not stated' }]) => {
    const directory = path.join(root, place);
    const names = existsSync(directory) ? readdirSync(directory) : [];
    const texts = names.filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort();
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const head = `${name} ${version}: ${license}`;
    return [
      head,
      '-'.repeat(head.length),
      ...texts.map((file) => readFileSync(path.join(directory, file), 'utf8').trim()),
    ];
  });
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/**
 * Makes everything that a release consists of, in a clone, and publishes nothing.
 * @param root - absolute; the clean checkout, with its packages installed
 * @param out - absolute; an empty directory
 */
export function prepare(root: string, out: string, release: Release, previous: string | undefined): void {
  mkdirSync(out, { recursive: true });
  const clone = path.join(out, CLONE);
  run(root, 'git', 'clone', '--quiet', '--no-hardlinks', root, clone);
  for (const field of ['user.name', 'user.email'])
    run(clone, 'git', 'config', field, run(root, 'git', 'config', '--get', field).trim());
  writeFileSync(path.join(out, ASSETS.notes), writeNotes(release.tag, previous, readChanges(clone, previous)));
  tag(clone, release);
  const bundles = listBundles(clone);
  const sums = bundles.map((file) => `${hash(path.join(clone, file))}  ${file}\n`);
  writeFileSync(path.join(out, ASSETS.checksums), sums.join(''));
  run(clone, 'git', 'archive', `--output=${path.join(out, ASSETS.bundles)}`, release.tag, '--', ...bundles, 'LICENSE');
  const sbom = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--omit=dev', '--package-lock-only'];
  writeFileSync(path.join(out, ASSETS.sbom), run(clone, 'npm', ...sbom));
  writeFileSync(path.join(out, ASSETS.licences), writeLicences(root));
}
