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

/** Tests of a service that was there before: what is uncovered, tests of that, and the gate over them. */
export function createExistingTestTasks(): Task[] {
  return [
    {
      id: 'test-gen.measure',
      phase: 'test-gen',
      title: 'Measure what the tests that are there cover and catch',
      dependsOn: [],
      tool: pick("the service's own runner", 'its tests run as they always do'),
      inputs: [FILES.service],
      outputs: ['phases/test-gen/'],
    },
    {
      id: 'test-gen.characterise',
      phase: 'test-gen',
      title: 'Write down what its logic answers at the boundaries of types and literals',
      dependsOn: ['test-gen.measure'],
      tool: pick('the TypeScript compiler', 'types and literals say where behaviour changes'),
      inputs: [FILES.service],
      outputs: [FILES.tests],
    },
    {
      id: 'test-gen.gate',
      phase: 'test-gen',
      title: 'Keep tests that pass three times and catch what nothing caught before',
      dependsOn: ['test-gen.characterise'],
      tool: pick("the service's own runner", 'a test is run before it is believed'),
      inputs: [FILES.tests],
      outputs: [FILES.tests],
    },
  ];
}
