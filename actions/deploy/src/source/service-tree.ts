import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import type { Plan } from '@orchestrate/contracts/plan';
import { ConfigurationError, isNotFound } from '@orchestrate/kit/errors';
import { toDashedName } from '@orchestrate/kit/openapi/identifiers';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { readLock } from '@orchestrate/kit/toolchain/lock-files';
import { z } from 'zod';

import type { Entry } from './entry';
import { findEntry } from './entry';
import { findStartScript } from './start-script';

/** What the tree under work offers to a deployment. */
export interface ServiceTree {
  /** Fit for image, project and directory names. */
  readonly name: string;
  /** Absolute; the subject's own place, never to be built or started in. */
  readonly directory: string;
  readonly origin: Subject['origin'];
  /** Empty without a package.json. Where none starts it, one is added that runs the entry. */
  readonly scripts: Readonly<Record<string, string>>;
  /** What it is started by, where no script says so. */
  readonly entry: Entry | undefined;
  readonly isWorkspace: boolean;
  readonly hasLock: boolean;
  readonly hasDockerfile: boolean;
  /** Its file name, where there is one. */
  readonly composeFile: string | undefined;
}

const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

const manifestSchema = z.looseObject({
  name: z.string().optional(),
  scripts: z.record(z.string(), z.string()).default({}),
  main: z.string().optional().catch(undefined),
  bin: z
    .union([z.string(), z.record(z.string(), z.string())])
    .optional()
    .catch(undefined),
  workspaces: z.unknown().optional(),
});

async function isFile(file: string): Promise<boolean> {
  return stat(file)
    .then((entry) => entry.isFile())
    .catch(() => false);
}

async function readManifest(directory: string): Promise<z.infer<typeof manifestSchema> | undefined> {
  const text = await readFile(path.join(directory, 'package.json'), 'utf8').catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new ConfigurationError('bad-manifest', ['working-directory: its package.json cannot be read']);
  }
}

export async function readServiceTree(subject: Subject, plan: Plan | undefined): Promise<ServiceTree> {
  const directory = path.join(subject.repository.directory, subject.prefix);
  const manifest = await readManifest(directory);
  const composeFiles = await Promise.all(
    COMPOSE_FILES.map(async (name) => ((await isFile(path.join(directory, name))) ? name : undefined)),
  );
  const scripts = manifest?.scripts ?? {};
  const isStarted = manifest === undefined || findStartScript(scripts) !== undefined;
  const isThere = (file: string): Promise<boolean> => isFile(path.join(directory, file));
  const entry = isStarted ? undefined : await findEntry(manifest, isThere, scripts.build !== undefined);
  const named = (manifest?.name ?? path.basename(subject.prefix)) || 'service';
  return {
    name: plan?.service.name ?? toDashedName(named, 'service'),
    directory,
    origin: subject.origin,
    scripts: entry === undefined ? scripts : { ...scripts, start: `node ${entry.file}` },
    entry,
    isWorkspace: manifest?.workspaces !== undefined,
    hasLock: (await readLock(directory)) !== undefined,
    hasDockerfile: await isFile(path.join(directory, 'Dockerfile')),
    composeFile: composeFiles.find((name) => name !== undefined),
  };
}
