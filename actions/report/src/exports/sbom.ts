import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { hasSucceeded } from '@orchestrate/kit/exec/command';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import { readPlanIfPresent } from '@orchestrate/kit/run-directory/plan-file';
import { z } from 'zod';

const bomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  serialNumber: z.string(),
  metadata: z.looseObject({ timestamp: z.string(), component: z.looseObject({ name: z.string() }) }),
});

const SECONDS = 120;

function toUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * What the service is made from, as CycloneDX, from its lock file; `undefined` where it has none. Its number and its
 * time are those of the run, so that the same run always has the same.
 */
export async function listComponents(deps: Pick<Deps, 'clock' | 'exec' | 'run'>): Promise<string | undefined> {
  const service = deps.run.resolve(RUN_LAYOUT.service);
  if ((await stat(path.join(service, 'package-lock.json')).catch(() => undefined)) === undefined) return undefined;
  const result = await deps.exec.run({
    tool: 'npm',
    argv: ['npm', 'sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--omit=dev'],
    cwd: service,
    why: 'List what the service is made from',
    timeout: SECONDS,
    reach: 'machine',
  });
  if (!hasSucceeded(result)) return undefined;
  const bom = bomSchema.safeParse(JSON.parse(result.stdout));
  if (!bom.success) return undefined;
  const { data } = bom;
  const name = (await readPlanIfPresent(deps.run))?.service.name ?? data.metadata.component.name;
  const component = { ...data.metadata.component, name };
  const metadata = { ...data.metadata, component, timestamp: deps.clock.now().toISOString() };
  const whole = { ...data, serialNumber: `urn:uuid:${toUuid(deps.run.id)}`, metadata };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
