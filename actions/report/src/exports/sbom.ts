import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { describeError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { exists } from '@orchestrate/kit/files/exists';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import { readPlanIfPresent } from '@orchestrate/kit/run-directory/plan-file';
import { z } from 'zod';

const componentSchema = z.looseObject({ name: z.string(), version: z.string().optional() });
const bomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  serialNumber: z.string(),
  metadata: z.looseObject({ timestamp: z.string(), component: componentSchema }),
  components: z.array(componentSchema),
});

const SECONDS = 120;

function toUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The components of a service, or why they could not be listed; neither where it has no lock file. */
export interface Components {
  readonly sbom?: string;
  readonly reason?: string;
}

// npm lists no package without a version, and private ones often have none.
const NO_VERSION = '0.0.0-none';

const packageSchema = z.looseObject({ version: z.string().default(NO_VERSION) });
const linkSchema = z.looseObject({ link: z.literal(true) });
const lockSchema = z.looseObject({ packages: z.record(z.string(), z.union([linkSchema, packageSchema])) });

async function placeLists(service: string, { scratch }: Pick<Deps, 'scratch'>): Promise<string> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(path.join(service, name), 'utf8'));
  // By its directory's name npm calls a package that has none.
  const place = path.join(await scratch('components'), 'service');
  await mkdir(place);
  const lists = {
    'package.json': packageSchema.parse(await read('package.json')),
    'package-lock.json': lockSchema.parse(await read('package-lock.json')),
  };
  for (const [name, list] of Object.entries(lists)) await writeFile(path.join(place, name), JSON.stringify(list));
  return place;
}

/** Takes the versions that we made up out again. */
function dropVersions<T extends { readonly version?: unknown }>(component: T): T {
  if (component.version !== NO_VERSION) return component;
  return { ...component, version: undefined, purl: undefined };
}

async function askNpm(service: string, deps: Pick<Deps, 'exec' | 'scratch'>): Promise<z.infer<typeof bomSchema>> {
  const result = await deps.exec.run({
    tool: 'npm',
    argv: ['npm', 'sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--omit=dev'],
    cwd: await placeLists(service, deps),
    why: 'List what the service is made from',
    timeout: SECONDS,
    reach: 'machine',
  });
  if (!hasSucceeded(result)) throw new Error(`npm sbom: ${tailOutput(result, 3)}`);
  return bomSchema.parse(JSON.parse(result.stdout));
}

type ListDeps = Pick<Deps, 'clock' | 'exec' | 'run' | 'scratch'>;

/**
 * What the service is made from, as CycloneDX, from its lock file. Its number and its time are those of the run, so that
 * the same run always has the same.
 */
export async function listComponents(deps: ListDeps): Promise<Components> {
  const service = deps.run.resolve(RUN_LAYOUT.service);
  if (!(await exists(path.join(service, 'package-lock.json')))) return {};
  try {
    const bom = await askNpm(service, deps);
    const name = (await readPlanIfPresent(deps.run))?.service.name ?? bom.metadata.component.name;
    const component = { ...dropVersions(bom.metadata.component), name };
    const metadata = { ...bom.metadata, component, timestamp: deps.clock.now().toISOString() };
    const components = bom.components.map(dropVersions);
    const whole = { ...bom, serialNumber: `urn:uuid:${toUuid(deps.run.id)}`, metadata, components };
    return { sbom: `${JSON.stringify(whole, null, 2)}\n` };
  } catch (error) {
    return { reason: describeError(error) };
  }
}
