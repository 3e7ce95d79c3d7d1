import type { Plan, Task } from '@orchestrate/contracts/plan';
import { defaultConfiguration } from '@orchestrate/kit/configuration/read-configuration';
import { answering, createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { checkPlan } from './check-plan';
import { createPlan } from './create-plan';

const document = createOpenApiDocument(
  { '/pets': { get: answering(200, { type: 'array', items: referTo('Pet') }), post: answering(200) } },
  { Pet: { type: 'object', properties: { id: { type: 'integer' }, ownerId: { type: 'integer' } } } },
);
const specification = { source: 'pets.yaml', dialect: 'openapi-3.1', document, files: [], remarks: [] } as const;
const plan = createPlan(specification, 'a'.repeat(64), defaultConfiguration());

function createTask(id: string, dependsOn: string[]): Task {
  return { id, phase: 'generate', title: id, dependsOn, tool: { name: 'x', why: 'y' }, inputs: [], outputs: [] };
}

describe('checkPlan', () => {
  it('finds nothing wrong with a plan that was made of the document', () => {
    expect(checkPlan(plan, document)).toEqual([]);
  });

  it.each([
    [
      'an operation left out',
      { operations: plan.operations.slice(1) },
      ['get /pets is planned 0 times', 'the name getPets'],
    ],
    [
      'an operation twice',
      { operations: [...plan.operations, ...plan.operations.slice(0, 1)] },
      ['get /pets is planned 2 times'],
    ],
    [
      'an operation of another document',
      { operations: plan.operations.map((operation) => ({ ...operation, path: '/cats' })) },
      ['get /cats is planned and not in the document'],
    ],
    [
      'two names that are one file',
      {
        operations: plan.operations.map((operation) => ({ ...operation, id: operation.method === 'get' ? 'a' : 'aA' })),
      },
      [],
    ],
    [
      'names told apart by case alone',
      {
        operations: plan.operations.map((operation) => ({
          ...operation,
          id: operation.method === 'get' ? 'aa' : 'aA',
        })),
      },
      ['the name aa is used twice'],
    ],
    [
      'a name that is none',
      { operations: plan.operations.map((operation) => ({ ...operation, id: '../etc' })) },
      ['operations.0.id: Invalid string'],
    ],
    ['a resource that is not there', { resources: [] }, ['the resource Pet is referred to and not planned']],
    [
      'a schema that is not there',
      { resources: plan.resources.map((resource) => ({ ...resource, schema: '#/components/schemas/Cat' })) },
      ['the schema #/components/schemas/Cat of Pet is not in the document'],
    ],
    ['a task after none', { tasks: [createTask('a', ['b'])] }, ['the task a depends on b, which is no task']],
    [
      'tasks in a circle',
      { tasks: [createTask('a', ['c']), createTask('b', ['a']), createTask('c', ['b']), createTask('d', [])] },
      ['the tasks a, b, c depend on one another'],
    ],
  ] satisfies [string, Partial<Plan>, string[]][])('finds %s', (_what, overrides, expected) => {
    const problems = checkPlan({ ...plan, ...overrides }, document);
    const [first] = expected;
    if (first === undefined) expect(problems).toEqual([]);
    else expect(problems.join('\n')).toContain(first);
  });
});
