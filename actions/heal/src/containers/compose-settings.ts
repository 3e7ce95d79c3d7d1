import { parseYaml } from '@orchestrate/kit/yaml/located-yaml';
import { z } from 'zod';

import type { PlacedCommand, PlacedPort } from './dockerfile';

/** What a compose file says of the container that is built from the tree. */
export interface ComposeSettings {
  readonly ports: readonly PlacedPort[];
  readonly healthcheck: PlacedCommand | undefined;
}

const serviceSchema = z.looseObject({
  build: z.unknown().optional(),
  ports: z.array(z.unknown()).default([]),
  healthcheck: z.looseObject({ test: z.union([z.string(), z.array(z.string())]).optional() }).optional(),
});
const composeSchema = z.looseObject({ services: z.record(z.string(), serviceSchema) });

/** `${NAME:-default}` as compose reads it when the variable is not set. */
function fillIn(text: string): string {
  return text.replace(/\$\{\w+:?-([^}]*)\}/g, '$1');
}

function readPort(entry: unknown): number | undefined {
  const target = typeof entry === 'object' && entry !== null && 'target' in entry ? entry.target : entry;
  const port = /(\d+)(?:\/tcp)?$/.exec(fillIn(String(target)))?.[1];
  return port === undefined ? undefined : Number(port);
}

function readTest(test: string | readonly string[] | undefined): string[] | undefined {
  if (test === undefined) return undefined;
  if (typeof test === 'string') return ['sh', '-c', test];
  const [kind, ...words] = test;
  if (kind === 'CMD') return words;
  return kind === 'CMD-SHELL' ? ['sh', '-c', words.join(' ')] : undefined;
}

/** @returns `undefined` where the file cannot be read, or builds none or several */
export function readCompose(text: string): ComposeSettings | undefined {
  const yaml = parseYaml(text);
  const parsed = composeSchema.safeParse(yaml.value);
  if (yaml.errors.length > 0 || !parsed.success) return undefined;
  const built = Object.entries(parsed.data.services).filter(([, { build }]) => build !== undefined);
  const [main] = built;
  if (main === undefined || built.length > 1) return undefined;
  const [name, { ports, healthcheck }] = main;
  const argv = readTest(healthcheck?.test);
  return {
    ports: ports.flatMap((entry, index) => {
      const port = readPort(entry);
      return port === undefined ? [] : [{ port, line: yaml.locate(['services', name, 'ports', index]).line }];
    }),
    healthcheck:
      argv === undefined ? undefined : { argv, line: yaml.locate(['services', name, 'healthcheck', 'test']).line },
  };
}
