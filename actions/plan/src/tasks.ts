import type { Configuration } from '@orchestrate/contracts/configuration';
import type { Plan, Task } from '@orchestrate/contracts/plan';
import { toDashedName } from '@orchestrate/kit/openapi/identifiers';

type Planned = Pick<Plan, 'resources' | 'operations'>;

const SPECIFICATION = 'phases/plan/openapi.json';
const PLAN = 'phases/plan/plan.json';
const MOST_RESOURCE_TASKS = 12;

const HONO = {
  name: 'hono + @hono/zod-openapi',
  why: 'routes, validation and the emitted specification come from one definition, so they cannot drift apart',
};
const OWN = { name: 'own emitter', why: 'equal plans give equal bytes' };

function nameResourceTask(name: string): string {
  return `generate.resource-${toDashedName(name, 'resource')}`;
}

function describeOperations(planned: Planned, name: string): string {
  const kinds = planned.operations.filter(({ resource }) => resource === name).map(({ kind }) => kind);
  return [...new Set(kinds)].join(', ');
}

/** One task a resource; one for all of them where there are many, so that the picture stays readable. */
function createResourceTasks(planned: Planned): Task[] {
  const { resources } = planned;
  const base = {
    phase: 'generate' as const,
    dependsOn: ['generate.schemas', 'generate.storage'],
    tool: HONO,
    inputs: [PLAN],
  };
  if (resources.length > MOST_RESOURCE_TASKS) {
    const title = `Routes of ${resources.length} resources`;
    return [{ ...base, id: 'generate.resources', title, outputs: ['service/src/routes/'] }];
  }
  return resources.map(({ name }) => ({
    ...base,
    id: nameResourceTask(name),
    title: `Routes of ${name}: ${describeOperations(planned, name)}`,
    outputs: ['service/src/routes/'],
  }));
}

function createCustomTask(planned: Planned): Task[] {
  const custom = planned.operations.filter(({ kind }) => kind === 'custom').map(({ id }) => id);
  if (custom.length === 0) return [];
  const shown =
    custom.length > 3 ? `${custom.slice(0, 3).join(', ')} and ${custom.length - 3} more` : custom.join(', ');
  return [
    {
      id: 'generate.custom',
      phase: 'generate',
      title: `Answer 501 for ${shown}`,
      dependsOn: ['generate.schemas'],
      tool: HONO,
      inputs: [PLAN],
      outputs: ['service/src/routes/'],
    },
  ];
}

function createGate(dependsOn: readonly string[]): Task {
  return {
    id: 'generate.gate',
    phase: 'generate',
    title: 'Compile, lint, start, and compare the emitted specification',
    dependsOn: [...dependsOn],
    tool: {
      name: 'tsc, ESLint and the service itself',
      why: 'nothing enters the tree that does not compile, lint and start',
    },
    inputs: ['service/', SPECIFICATION],
    outputs: ['phases/generate/output.json'],
  };
}

function createGenerateTasks(planned: Planned): Task[] {
  const routes = [...createResourceTasks(planned), ...createCustomTask(planned)];
  return [
    {
      id: 'generate.schemas',
      phase: 'generate',
      title: 'Validation schemas of the components',
      dependsOn: [],
      tool: { name: 'zod', why: 'one schema validates requests and types the code' },
      inputs: [SPECIFICATION],
      outputs: ['service/src/schemas/'],
    },
    {
      id: 'generate.storage',
      phase: 'generate',
      title: 'Tables and their access',
      dependsOn: ['generate.schemas'],
      tool: { name: 'PGlite', why: 'PostgreSQL without a server; DATABASE_URL takes a real one' },
      inputs: [PLAN],
      outputs: ['service/src/storage/'],
    },
    ...routes,
    {
      id: 'generate.delivery',
      phase: 'generate',
      title: 'Dockerfile, compose file, README and settings',
      dependsOn: [],
      tool: OWN,
      inputs: [PLAN],
      outputs: ['service/Dockerfile', 'service/compose.yaml', 'service/README.md'],
    },
    createGate([...routes.map(({ id }) => id), 'generate.storage', 'generate.delivery']),
  ];
}

function createTestTasks(): Task[] {
  const base = { phase: 'test-gen' as const, dependsOn: ['generate.gate'], outputs: ['service/tests/'] };
  return [
    {
      ...base,
      id: 'test-gen.unit',
      title: 'Unit tests of the code',
      tool: { name: 'vitest', why: 'runs TypeScript as it is and measures coverage' },
      inputs: ['service/src/', PLAN],
    },
    {
      ...base,
      id: 'test-gen.e2e',
      title: 'End-to-end tests over HTTP',
      tool: { name: 'vitest', why: 'the same runner for every kind of test' },
      inputs: [SPECIFICATION, PLAN],
    },
    {
      ...base,
      id: 'test-gen.property',
      title: 'Property-based tests from the schemas',
      tool: { name: 'fast-check', why: 'finds and shrinks inputs that nobody thinks of, from a seed' },
      inputs: [SPECIFICATION],
    },
  ];
}

const TESTS = ['test-gen.unit', 'test-gen.e2e', 'test-gen.property'];

function createAnalysis(name: string, title: string, tool: Task['tool'], inputs = ['service/']): Task {
  return {
    id: `analyze.${name}`,
    phase: 'analyze',
    title,
    dependsOn: TESTS,
    tool,
    inputs,
    outputs: ['phases/analyze/'],
  };
}

function createAnalysisTasks(): Task[] {
  return [
    createAnalysis('types', 'Type errors', { name: 'tsc', why: 'the compiler is the first reader' }),
    createAnalysis('lint', 'Lint and security rules', {
      name: 'ESLint with typescript-eslint',
      why: 'finds what types cannot, and fixes some of it',
    }),
    createAnalysis('secrets', 'Secrets', {
      name: 'gitleaks',
      why: 'knows the formats; listed as not run where it is missing',
    }),
    createAnalysis('dead-code', 'Dead code', { name: 'knip', why: 'follows imports from the entry points' }),
    createAnalysis(
      'dockerfile',
      'Dockerfile',
      { name: 'hadolint', why: 'knows the pitfalls; listed as not run where it is missing' },
      ['service/Dockerfile'],
    ),
    createAnalysis(
      'specification',
      'Specification',
      { name: 'redocly', why: 'the parser that read it also lints it' },
      [SPECIFICATION],
    ),
    createAnalysis(
      'dependencies',
      'Known vulnerabilities and licences',
      { name: 'npm', why: 'the lock file names every package' },
      ['service/package-lock.json'],
    ),
  ];
}

const REPORT: Task = {
  id: 'report.summary',
  phase: 'report',
  title: 'Summary, report, tool log and manifest',
  dependsOn: ['heal.gates'],
  tool: { name: 'own renderer', why: 'one self-contained page, from evidence only' },
  inputs: ['events.ndjson', 'phases/'],
  outputs: ['report.md', 'report.html', 'manifest.json'],
};

function createDeliveryTasks({ deploy, gates }: Configuration, analyses: readonly Task[]): Task[] {
  return [
    {
      id: 'deploy.service',
      phase: 'deploy',
      title: `Build and start the service (target ${deploy.target})`,
      dependsOn: analyses.map(({ id }) => id),
      tool: { name: 'docker compose or a supervised process', why: 'auto takes compose where Docker answers' },
      inputs: ['service/'],
      outputs: ['phases/deploy/deployment.json'],
    },
    {
      id: 'deploy.verify',
      phase: 'deploy',
      title: 'Probe every safe operation',
      dependsOn: ['deploy.service'],
      tool: { name: 'own verifier', why: 'answers are held against the schemas of the specification' },
      inputs: [SPECIFICATION],
      outputs: ['phases/deploy/verification.json'],
    },
    {
      id: 'heal.gates',
      phase: 'heal',
      title: `Run the gates (${gates.map(({ name }) => name).join(', ')}) and mend what fails`,
      dependsOn: ['deploy.verify'],
      tool: {
        name: 'own repair',
        why: 'small edits, accepted only when the failing gate passes and nothing else breaks',
      },
      inputs: ['service/'],
      outputs: ['phases/heal/triage.json', 'phases/heal/healing.json'],
    },
    REPORT,
  ];
}

/** The task graph: what later phases do, grouped by resource, with what each needs and leaves. */
export function createTasks(planned: Planned, configuration: Configuration): Task[] {
  const analyses = createAnalysisTasks();
  return [
    ...createGenerateTasks(planned),
    ...createTestTasks(),
    ...analyses,
    ...createDeliveryTasks(configuration, analyses),
  ];
}
