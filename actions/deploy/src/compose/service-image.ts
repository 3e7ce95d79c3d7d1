import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { BlockedError, ConfigurationError, isNotFound } from '@orchestrate/kit/errors';
import { hashParts } from '@orchestrate/kit/files/hash';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { z } from 'zod';

import type { MadeDockerfile } from '../proposal/propose-dockerfile';
import { buildService } from '../source/build-service';
import { copyTree } from '../source/copy-tree';
import { copyRuntimePackages, hasOwnLock } from '../source/runtime-packages';
import { provideSampleEnvironment } from '../source/sample-environment';
import type { ServiceTree } from '../source/service-tree';

import type { BaseImage } from './base-image';
import { resolveBaseImage } from './base-image';
import { BUILD_IMAGE, ensureBuildBase } from './build-base';
import type { BuildSettings, ComposeFile } from './compose-file';
import {
  createComposeFile,
  findContainerPort,
  findMainService,
  parseComposeFile,
  readBuildSettings,
} from './compose-file';
import type { Docker } from './docker';
import { askDocker } from './docker';
import type { DockerfileNeeds } from './dockerfile';
import { listPreparedParts, listStaged, parseDockerfile } from './dockerfile';
import { buildImage, findImage } from './image';
import { listMachineReach } from './machine-reach';

const DEFAULT_CONTAINER_PORT = 8080;

/** What an image is made of. */
export interface ImagePlan {
  readonly subject: Subject;
  readonly tree: ServiceTree;
  /** Takes the place of the Dockerfile that the tree has not. */
  readonly made: MadeDockerfile | undefined;
}

/** The service's image, and the compose file that runs it. */
export interface ServiceImage {
  readonly tag: string;
  readonly id: string;
  readonly base: BaseImage;
  /** Hash of everything it was made from. */
  readonly key: string;
  readonly wasCached: boolean;
  readonly file: ComposeFile;
  /** The service in it that runs the image. */
  readonly main: string;
  readonly containerPort: number;
  readonly healthTest: readonly string[] | undefined;
  /** The image itself says where to listen. To say otherwise would hide a mapping that does not fit. */
  readonly setsPort: boolean;
}

const imageSchema = z.looseObject({
  ExposedPorts: z.record(z.string(), z.unknown()).nullish(),
  Env: z.array(z.string()).nullish(),
  Healthcheck: z.looseObject({ Test: z.array(z.string()).nullish() }).nullish(),
});

async function readImageSettings(
  image: string,
  deps: Deps,
): Promise<Pick<ServiceImage, 'healthTest' | 'setsPort'> & { port?: number }> {
  const args = ['image', 'inspect', '--format', '{{json .Config}}', image];
  const text = await askDocker(deps, { args, why: 'Read what the image exposes and checks', quiet: true });
  const { ExposedPorts, Env, Healthcheck } = imageSchema.parse(JSON.parse(text));
  const port = Number.parseInt(Object.keys(ExposedPorts ?? {})[0] ?? '', 10);
  const test = Healthcheck?.Test ?? undefined;
  const setsPort = (Env ?? []).some((entry) => entry.startsWith('PORT='));
  return { healthTest: test?.[0] === 'NONE' ? undefined : test, setsPort, ...(Number.isNaN(port) ? {} : { port }) };
}

async function readDockerfile({ tree, made }: ImagePlan, name: string): Promise<DockerfileNeeds> {
  if (made !== undefined) return parseDockerfile(made.dockerfile);
  const text = await readFile(path.join(tree.directory, name), 'utf8').catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
    throw new ConfigurationError('no-dockerfile', [`deploy: the tree has no ${name} to build an image from`]);
  });
  return parseDockerfile(text);
}

async function findBase(needs: DockerfileNeeds, docker: Docker, deps: Deps): Promise<BaseImage> {
  if (needs.baseArgument !== undefined) return resolveBaseImage(deps.configuration.deploy['base-image'], docker, deps);
  return { image: needs.base, why: 'the Dockerfile names it, and takes no other by an argument' };
}

interface Recipe {
  readonly needs: DockerfileNeeds;
  readonly settings: BuildSettings;
  readonly base: BaseImage;
  /** Build arguments besides those that the compose file sets. */
  readonly args: Readonly<Record<string, string>>;
  readonly key: string;
}

/** A base made here has no npm: what installs then starts from one that has. */
async function chooseImages(
  { made }: ImagePlan,
  needs: DockerfileNeeds,
  base: BaseImage,
  docker: Docker,
  deps: Deps,
): Promise<Recipe['args']> {
  const own: Record<string, string> = needs.baseArgument === undefined ? {} : { [needs.baseArgument.name]: base.image };
  if (made === undefined || base.isLocal !== true) return own;
  return { ...own, [BUILD_IMAGE]: await ensureBuildBase(base.image, docker, deps) };
}

/** Lays out the build context: what the Dockerfile copies, and production packages where it wants them. */
async function stage(plan: ImagePlan, { needs, settings }: Recipe, service: string, deps: Deps): Promise<string> {
  const context = await deps.scratch('context');
  for (const name of listStaged(needs, await readdir(service), settings.file))
    await copyTree(path.join(service, name), path.join(context, name), deps);
  if (!listPreparedParts(needs).packages) return context;
  if (!hasOwnLock(plan.tree))
    throw new ConfigurationError('no-lock', [
      'Dockerfile: it copies node_modules, but the tree has no package-lock.json of its own to install them from',
    ]);
  await copyRuntimePackages(service, context, deps);
  return context;
}

async function make(
  plan: ImagePlan,
  recipe: Recipe,
  service: string,
  docker: Docker,
  tags: readonly string[],
  deps: Deps,
): Promise<void> {
  const { settings, args } = recipe;
  await buildImage(
    docker,
    {
      context: await stage(plan, recipe, service, deps),
      tags,
      why: 'Build the image of the service',
      ...(settings.file === undefined ? {} : { file: settings.file }),
      ...(settings.stage === undefined ? {} : { stage: settings.stage }),
      args: { ...settings.args, ...args },
      labels: { 'orchestrate.service': plan.tree.name, 'orchestrate.content': recipe.key },
    },
    deps,
  );
}

async function writeMade({ dockerfile, ignore }: MadeDockerfile, service: string): Promise<void> {
  await writeFile(path.join(service, 'Dockerfile'), dockerfile);
  if (ignore !== undefined) await writeFile(path.join(service, '.dockerignore'), ignore);
}

/** Containers keep the service apart from a key, unless their file leads out of them. */
async function requireContained(file: ComposeFile, { isolation, configuration }: Deps): Promise<void> {
  const reach = listMachineReach(file);
  if (reach.length === 0 || configuration.safety['allow-host'] || !(await isolation.mustKeepApart())) return;
  throw new BlockedError('compose-reaches-machine', [
    `beside a key no container may reach the machine, and the compose file says ${reach.join(', ')}. What to do: leave ` +
      'that out; or run without a key; or allow it: --allow-host, or safety.allow-host in .orchestrate.yml',
  ]);
}

/**
 * Builds the service's image, tagged with the run, or tags the one that was built from the same contents before.
 * @param app - where the tree is laid out; must not exist
 */
export async function prepareImage(plan: ImagePlan, docker: Docker, app: string, deps: Deps): Promise<ServiceImage> {
  const { tree, subject } = plan;
  const name = tree.composeFile;
  const file =
    name === undefined
      ? createComposeFile()
      : parseComposeFile(await readFile(path.join(tree.directory, name), 'utf8'), name);
  await requireContained(file, deps);
  const main = findMainService(file, tree.name);
  const settings = readBuildSettings(file, main);
  const needs = await readDockerfile(plan, settings.file ?? 'Dockerfile');
  const isBuilt = listPreparedParts(needs).build;
  const built = await buildService(subject, isBuilt ? tree : { ...tree, scripts: {} }, deps);
  await copyTree(built.directory, app, deps);
  const service = path.join(app, subject.prefix);
  if (plan.made !== undefined) {
    await writeMade(plan.made, service);
    await provideSampleEnvironment(service, deps.log);
  }
  const base = await findBase(needs, docker, deps);
  const baseId = (await findImage(base.image, deps)) ?? 'not here yet';
  const args = await chooseImages(plan, needs, base, docker, deps);
  const key = hashParts([built.key, baseId, JSON.stringify([settings, plan.made])]).slice(0, 16);
  const [tag, content] = [`${tree.name}:${deps.run.id}`, `${tree.name}:content-${key}`];
  const wasCached = (await findImage(content, deps)) !== undefined;
  if (wasCached)
    await askDocker(deps, { args: ['tag', content, tag], why: 'The image was built from the same contents before' });
  else await make(plan, { needs, settings, base, args, key }, service, docker, [tag, content], deps);
  const { healthTest, setsPort, port } = await readImageSettings(tag, deps);
  const containerPort = findContainerPort(file, main) ?? port ?? DEFAULT_CONTAINER_PORT;
  const id = (await findImage(tag, deps)) ?? '';
  return { tag, id, base, key, wasCached, file, main, containerPort, healthTest, setsPort };
}
