import type { Task } from '@orchestrate/contracts/plan';
import { toDashedName } from '@orchestrate/kit/openapi/identifiers';

import { countOf } from '../wording';

import type { Planned } from './task';
import { FILES, pick } from './task';

// Above this the picture is one of boxes, and no longer of a service.
const MOST_RESOURCE_TASKS = 12;
const MOST_NAMES = 3;

const HONO = pick(
  'hono with @hono/zod-openapi',
  'routes, validation and the emitted specification come from one definition and cannot drift apart',
);

function describeKinds({ operations }: Planned, name: string): string {
  const kinds = operations.filter(({ resource }) => resource === name).map(({ kind }) => kind);
  return [...new Set(kinds)].join(', ');
}

function createResourceTasks(planned: Planned): Task[] {
  const base = {
    phase: 'generate' as const,
    dependsOn: ['generate.storage'],
    tool: HONO,
    inputs: [FILES.plan],
    outputs: [FILES.service],
  };
  const { resources } = planned;
  if (resources.length === 0) return [];
  if (resources.length > MOST_RESOURCE_TASKS)
    return [{ ...base, id: 'generate.resources', title: `Routes of ${countOf(resources.length, 'resource')}` }];
  return resources.map(({ name }) => ({
    ...base,
    id: `generate.resource-${toDashedName(name, 'resource')}`,
    title: `Routes of ${name}: ${describeKinds(planned, name)}`,
  }));
}

function createCustomTasks({ operations }: Planned): Task[] {
  const custom = operations.filter(({ kind }) => kind === 'custom').map(({ id }) => id);
  if (custom.length === 0) return [];
  const rest = custom.length - MOST_NAMES;
  const shown = [...custom.slice(0, MOST_NAMES), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
  return [
    {
      id: 'generate.custom',
      phase: 'generate',
      title: `Answer 501 for ${shown}`,
      dependsOn: ['generate.schemas'],
      tool: HONO,
      inputs: [FILES.plan],
      outputs: [FILES.service],
    },
  ];
}

const SCHEMAS: Task = {
  id: 'generate.schemas',
  phase: 'generate',
  title: 'Validation schemas of the components',
  dependsOn: [],
  tool: pick('zod', 'one schema validates requests and types the code'),
  inputs: [FILES.specification],
  outputs: [FILES.service],
};

const STORAGE: Task = {
  id: 'generate.storage',
  phase: 'generate',
  title: 'Tables and access to them',
  dependsOn: [SCHEMAS.id],
  tool: pick('PGlite', 'PostgreSQL without a server; with DATABASE_URL a real one'),
  inputs: [FILES.plan],
  outputs: [FILES.service],
};

const DELIVERY: Task = {
  id: 'generate.delivery',
  phase: 'generate',
  title: 'Dockerfile, compose.yaml, README and settings',
  dependsOn: [],
  tool: pick('own templates', 'equal plans give equal bytes'),
  inputs: [FILES.plan],
  outputs: ['service/Dockerfile', 'service/compose.yaml', 'service/README.md'],
};

/** The service: what its parts share, one task a resource, and the gate that lets it into the tree. */
export function createGenerateTasks(planned: Planned): Task[] {
  const storage = planned.resources.length > 0 ? [STORAGE] : [];
  const parts = [SCHEMAS, ...storage, ...createResourceTasks(planned), ...createCustomTasks(planned), DELIVERY];
  const needed = new Set(parts.flatMap(({ dependsOn }) => dependsOn));
  return [
    ...parts,
    {
      id: 'generate.gate',
      phase: 'generate',
      title: 'Compile, lint, start, compare the emitted specification',
      dependsOn: parts.map(({ id }) => id).filter((id) => !needed.has(id)),
      tool: pick('tsc, Oxlint and the service itself', 'nothing enters the tree that does not compile, lint and start'),
      inputs: [FILES.service, FILES.specification],
      outputs: [FILES.service],
    },
  ];
}
