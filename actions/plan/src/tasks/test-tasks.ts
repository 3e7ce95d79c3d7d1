import type { Task } from '@orchestrate/contracts/plan';

import { FILES, pick } from './task';

const base = { phase: 'test-gen' as const, dependsOn: ['generate.gate'], outputs: [FILES.tests] };

const TESTS: readonly Task[] = [
  {
    ...base,
    id: 'test-gen.unit',
    title: 'Unit tests of the code',
    tool: pick('vitest', 'runs TypeScript as it is and measures coverage'),
    inputs: [FILES.service, FILES.plan],
  },
  {
    ...base,
    id: 'test-gen.e2e',
    title: 'End-to-end tests over HTTP',
    tool: pick('vitest', 'one runner for every kind of test'),
    inputs: [FILES.specification, FILES.plan],
  },
  {
    ...base,
    id: 'test-gen.property',
    title: 'Property-based tests from the schemas',
    tool: pick('fast-check', 'finds inputs that nobody thinks of, shrinks them, and repeats them from a seed'),
    inputs: [FILES.specification],
  },
];

/** Tests of three kinds, and the gate that keeps those that prove something. */
export function createTestTasks(): Task[] {
  return [
    ...TESTS,
    {
      id: 'test-gen.gate',
      phase: 'test-gen',
      title: 'Keep tests that pass three times and add coverage',
      dependsOn: TESTS.map(({ id }) => id),
      tool: pick('vitest', 'a test is run before it is believed'),
      inputs: [FILES.tests],
      outputs: ['phases/test-gen/tests.ctrf.json', 'phases/test-gen/coverage.json'],
    },
  ];
}
