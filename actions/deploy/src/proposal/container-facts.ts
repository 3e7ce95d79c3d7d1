import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { OpenApiDocument, PathItem } from '@orchestrate/kit/openapi/document';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { z } from 'zod';

import type { ServiceTree } from '../source/service-tree';

import type { FoundPort } from './find-port';
import { findPort } from './find-port';
import type { Installer } from './installer';
import { findInstaller } from './installer';

/** What a Dockerfile is written from. */
export interface ContainerFacts {
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly developmentPackages: readonly string[];
  readonly installer: Installer;
  /** Its settings for npm are part of what it installs. */
  readonly hasNpmSettings: boolean;
  /** What it keeps out of images is its own matter. */
  readonly hasIgnoreFile: boolean;
  /** Absent where its code shows none. */
  readonly port: FoundPort | undefined;
  /** Where it says that it is well; absent where no operation is known to. */
  readonly healthPath: string | undefined;
  readonly baseImage: string;
}

const MOST_TEXTS = 300;
const LONGEST_TEXT = 200_000;
const HEALTH = /^(?:\/[\w-]+)*\/(?:healthz?|livez|alive|liveness|readyz|ping|status)$/;
const LOCKS = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock'];
const manifestSchema = z.looseObject({ devDependencies: z.record(z.string(), z.string()).default({}) });

/** The operation that tells of the service's health, by its name. */
export function findHealthPath(document: OpenApiDocument | undefined): string | undefined {
  const paths = Object.entries(document?.paths ?? {}).filter(([, item]) => (item as PathItem).get !== undefined);
  return paths.map(([name]) => name).find((name) => HEALTH.test(name));
}

async function readTexts(directory: string, files: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const text = await readFile(path.join(directory, file), 'utf8').catch(() => undefined);
    if (text !== undefined && text.length <= LONGEST_TEXT) texts.set(file, text);
  }
  return texts;
}

function mayNamePort(file: string): boolean {
  if (/(^|\/)\.env(?:\.(?:example|sample|template))?$/.test(file)) return true;
  return /\.[cm]?[jt]s$/.test(file) && fileRole(file) === 'source';
}

/** Reads what a container of the service must know; nothing of it is run. */
export async function readContainerFacts(
  subject: Subject,
  tree: ServiceTree,
  document: OpenApiDocument | undefined,
  baseImage: string,
): Promise<ContainerFacts> {
  const head = subject.prefix === '' ? '' : `${subject.prefix}/`;
  const tracked = await subject.repository.files();
  const files = tracked.filter((file) => file.startsWith(head)).map((file) => file.slice(head.length));
  const named = files.filter(mayNamePort).slice(0, MOST_TEXTS);
  const manifest = (await readTexts(tree.directory, ['package.json'])).get('package.json') ?? '{}';
  const locks = await Promise.all(
    LOCKS.filter((file) => files.includes(file)).map(
      async (file) => [file, await readFile(path.join(tree.directory, file), 'utf8')] as const,
    ),
  );
  return {
    name: tree.name,
    scripts: tree.scripts,
    developmentPackages: Object.keys(manifestSchema.parse(JSON.parse(manifest)).devDependencies),
    installer: findInstaller(new Map(locks)),
    hasNpmSettings: files.includes('.npmrc'),
    hasIgnoreFile: files.includes('.dockerignore'),
    port: findPort(await readTexts(tree.directory, named)),
    healthPath: findHealthPath(document),
    baseImage,
  };
}
