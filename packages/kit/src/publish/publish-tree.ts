import { randomBytes } from 'node:crypto';
import { copyFile, lstat, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';

import type { GeneratedFiles } from '@orchestrate/contracts/generated-files';
import { GENERATED_FILES_PATH, generatedFilesSchema } from '@orchestrate/contracts/generated-files';

import { ConfigurationError } from '../errors';
import type { Exec } from '../exec/command';
import { hashFile } from '../files/hash';
import { readJson, readJsonIfPresent, writeJson } from '../files/json';
import { openRepository } from '../git/repository';

import type { Fate, KnownHashes } from './ownership';
import { decideFate } from './ownership';
import { diffTrees } from './tree-diff';

/** A tree to publish and where to. */
export interface PublishRequest {
  /** Absolute; a git repository with a `.orchestrate/generated.json`. Its tracked files are published, as they are now. */
  readonly from: string;
  /** Absolute; may be missing, empty, published to before, or hold other files. */
  readonly to: string;
  readonly exec: Exec;
}

/** What publishing did. Paths are relative to the target, sorted. */
export interface Publication {
  /** Written, because they are new or were unedited. */
  readonly changed: readonly string[];
  /** Left alone although the tree has something else: edited since they were published, or never published. */
  readonly kept: readonly string[];
  /** Removed: published before, unedited, and no longer in the tree. */
  readonly removed: readonly string[];
  /** Unified patch of all of these; of a kept file it shows what was not done. */
  readonly diff: string;
}

const MANIFEST = GENERATED_FILES_PATH;
/** The manifest of a publication that is under way; what it lists counts as published if that was cut off. */
const NEXT_MANIFEST = `${path.posix.dirname(MANIFEST)}/generated.next.json`;
const STAGING = `${path.posix.dirname(MANIFEST)}/staging`;

interface Outlook {
  readonly request: PublishRequest;
  /** Hashes of the tree's files. */
  readonly wanted: ReadonlyMap<string, string>;
  readonly previous: GeneratedFiles | undefined;
  readonly fates: ReadonlyMap<string, Fate>;
}

async function readWanted({ from, exec }: PublishRequest): Promise<Map<string, string>> {
  const wanted = new Map<string, string>();
  const repository = openRepository(exec, from);
  const [link] = await repository.links();
  if (link !== undefined) throw new ConfigurationError('not-a-file', [`${link} is a link, which is not published`]);
  for (const file of await repository.files()) {
    const entry = await lstat(path.join(from, file)).catch(() => undefined);
    if (entry === undefined || file === MANIFEST) continue;
    if (!entry.isFile()) throw new ConfigurationError('not-a-file', [`${file} is a link, which is not published`]);
    wanted.set(file, await hashFile(path.join(from, file)));
  }
  return wanted;
}

function collectKnown(manifests: readonly (GeneratedFiles | undefined)[]): KnownHashes {
  const known = new Map<string, Set<string>>();
  for (const manifest of manifests) {
    for (const [file, hash] of Object.entries(manifest?.files ?? {}))
      known.set(file, (known.get(file) ?? new Set()).add(hash));
  }
  return known;
}

/** What publishing keeps beside the files is written without looking: it may not lead elsewhere. */
async function refuseLinkedPlace(to: string): Promise<void> {
  const place = path.posix.dirname(MANIFEST);
  const entry = await lstat(path.join(to, place)).catch(() => undefined);
  if (entry !== undefined && !entry.isDirectory())
    throw new ConfigurationError('not-a-directory', [
      `${place} in ${to} is no directory, and nothing is published through a link; remove it`,
    ]);
}

async function look(request: PublishRequest): Promise<Outlook> {
  const { to } = request;
  await refuseLinkedPlace(to);
  const wanted = await readWanted(request);
  const previous = await readJsonIfPresent(path.join(to, MANIFEST), generatedFilesSchema);
  const interrupted = await readJsonIfPresent(path.join(to, NEXT_MANIFEST), generatedFilesSchema);
  const known = collectKnown([previous, interrupted]);
  const fates = new Map<string, Fate>();
  for (const file of [...new Set([...wanted.keys(), ...known.keys()])].sort())
    fates.set(file, await decideFate(to, file, wanted.get(file), known));
  return { request, wanted, previous, fates };
}

function listFated({ fates }: Outlook, ...wanted: readonly Fate[]): string[] {
  return [...fates].filter(([, fate]) => wanted.includes(fate)).map(([file]) => file);
}

/**
 * What the target's manifest lists: files as published. An edited one stays listed as it once was, so that it stays
 * known as edited; one that was there before anything was published is not listed, so that it stays its owner's.
 */
async function createManifest({ request, wanted, previous, fates }: Outlook): Promise<GeneratedFiles> {
  const own = await readJson(path.join(request.from, MANIFEST), generatedFilesSchema);
  const files: Record<string, string> = {};
  for (const [file, fate] of fates) {
    const published = fate === 'write' ? wanted.get(file) : undefined;
    const before = previous?.files[file];
    const listed = published ?? (fate === 'same' && before !== undefined ? wanted.get(file) : before);
    if (listed !== undefined && fate !== 'remove' && fate !== 'gone') files[file] = listed;
  }
  return { ...own, files };
}

async function copyInto(from: string, to: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(path.dirname(path.join(to, file)), { recursive: true });
    await copyFile(path.join(from, file), path.join(to, file));
  }
}

async function removeWithEmptyParents(root: string, file: string): Promise<void> {
  await rm(path.join(root, file), { force: true });
  for (let parent = path.posix.dirname(file); parent !== '.'; parent = path.posix.dirname(parent)) {
    const isRemoved = await rmdir(path.join(root, parent))
      .then(() => true)
      .catch(() => false);
    if (!isRemoved) return;
  }
}

async function isMissingOrEmpty(directory: string): Promise<boolean> {
  const entries = await readdir(directory).catch(() => []);
  return entries.length === 0;
}

/** The whole tree appears at once. */
async function publishWhole({ request, fates }: Outlook, manifest: GeneratedFiles): Promise<void> {
  const staging = `${request.to}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    await copyInto(request.from, staging, [...fates.keys()]);
    await writeJson(path.join(staging, MANIFEST), generatedFilesSchema, manifest);
    await rename(staging, request.to);
  } finally {
    await rm(staging, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Each file is swapped at once; what a cut-off publication wrote is known to the next one, which finishes it. */
async function publishInto(outlook: Outlook, manifest: GeneratedFiles): Promise<void> {
  const { from, to } = outlook.request;
  const staging = path.join(to, STAGING);
  const changed = listFated(outlook, 'write');
  await rm(staging, { recursive: true, force: true, maxRetries: 3 });
  await copyInto(from, staging, changed);
  await writeJson(path.join(to, NEXT_MANIFEST), generatedFilesSchema, manifest);
  for (const file of changed) {
    await mkdir(path.dirname(path.join(to, file)), { recursive: true });
    await rename(path.join(staging, file), path.join(to, file));
  }
  for (const file of listFated(outlook, 'remove')) await removeWithEmptyParents(to, file);
  await rename(path.join(to, NEXT_MANIFEST), path.join(to, MANIFEST));
  await rm(staging, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Publishes a generated tree into a directory: a fresh one, or one it was published to before and that people have
 * worked in since.
 *
 * A file is overwritten or removed only while it still is what an earlier publication wrote; the target's own
 * `.orchestrate/generated.json` knows. Edited files, files that never came from here and whatever lies behind a link
 * are kept, and named. Where nothing was there the tree appears at once; else each file is old or new and never half,
 * and a publication that was cut off is finished by the next one.
 */
export async function publishTree(request: PublishRequest): Promise<Publication> {
  const outlook = await look(request);
  const [changed, kept, removed] = [
    listFated(outlook, 'write'),
    listFated(outlook, 'keep'),
    listFated(outlook, 'remove'),
  ];
  const diff = await diffTrees(request.exec, request.to, request.from, [...changed, ...kept, ...removed].sort());
  const manifest = await createManifest(outlook);
  if (await isMissingOrEmpty(request.to)) await publishWhole(outlook, manifest);
  else await publishInto(outlook, manifest);
  return { changed, kept, removed, diff };
}
