import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';
import type { TestCase } from '../test-module';

import { emitE2e } from './modules';

const uuid: Schema = { type: 'string', format: 'uuid' };
const success = { status: 200, shape: 'item', contentType: 'application/json' } as const;
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
const PLACE = '/projects/{projectId}/budget';

/** The tests of the budget that each project has, by operation. */
function emit(): ReadonlyMap<string, readonly TestCase[]> {
  const document = createOpenApiDocument(
    {
      '/projects': { post: answering(200, referTo('Project'), { operationId: 'addProject', ...body('NewProject') }) },
      [PLACE]: {
        parameters: [pathParameter('projectId', uuid)],
        get: answering(200, referTo('Budget'), { operationId: 'readBudget' }),
        put: answering(200, referTo('Budget'), { operationId: 'setBudget', ...body('Budget') }),
        delete: answering(204, undefined, { operationId: 'removeBudget' }),
      },
    },
    {
      NewProject: { type: 'object', properties: { name: { type: 'string' } } },
      Project: { type: 'object', required: ['id'], properties: { id: uuid, name: { type: 'string' } } },
      Budget: { type: 'object', required: ['amount'], properties: { amount: { type: 'integer', minimum: 0 } } },
    },
  );
  const id = { property: 'projectId', type: 'uuid', source: 'hidden', isOfParent: true } as const;
  const plan = createServicePlan(document, {
    resources: [
      { name: 'Project', plural: 'projects', schema: '#/components/schemas/Project' },
      { name: 'Budget', plural: 'budgets', schema: '#/components/schemas/Budget', id },
    ],
    operations: {
      addProject: { kind: 'create', resource: 'Project', success },
      readBudget: { kind: 'read', resource: 'Budget', success },
      setBudget: {
        ...{ kind: 'put', resource: 'Budget', success },
        parents: [{ parameter: 'projectId', property: 'projectId', resource: 'Project' }],
      },
      removeBudget: { kind: 'delete', resource: 'Budget', success: { status: 204, shape: 'empty' } },
    },
  });
  const view = viewService(plan, document);
  const modules = emitE2e({ view, bodies: nameBodies(view) });
  return new Map(modules.flatMap(({ suites }) => suites.map(({ title, cases }) => [title, cases] as const)));
}

const codeOf = (cases: readonly TestCase[] = [], title: string): string[] => [
  ...(cases.find((one) => one.title === title)?.lines ?? []),
];

describe('tests of what an item has one of', () => {
  it('look for the second in place of the first', () => {
    const title = 'answers 200 to another Budget, which stands in place of the first';
    expect(codeOf(emit().get(`PUT ${PLACE}`), title)).toEqual([
      'const project = await storeProject();',
      expect.stringMatching(
        /^expectDeclared\(await api\.setBudget\(\{ projectId: project\.id \}, budgetBody\(.*\)\), 200\);$/,
      ),
      expect.stringMatching(
        /^expectDeclared\(await api\.setBudget\(\{ projectId: project\.id \}, .*amount: \d+.*\), 200\);$/,
      ),
      'const read = await api.readBudget({ projectId: project.id });',
      expect.stringMatching(/^expect\(read\.body\.amount\)\.toEqual\(\d+\);$/),
    ]);
  });

  it('store it by its own request, and no other beside it', () => {
    const cases = emit().get(`DELETE ${PLACE}`);
    const code = codeOf(cases, 'answers 204, and then the Budget is gone');
    expect(code[1]).toBe('const budget = await storeBudget({ projectId: project.id });');
    expect(code.join('\n')).not.toContain('other');
  });
});
