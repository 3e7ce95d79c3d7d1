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

import { emitLines } from './testing/emit-files';

type Files = ReadonlyMap<string, string>;

const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
const success = { status: 200, shape: 'item', contentType: 'application/json' } as const;

/** Projects with keys of a kind, and the budget that each has. */
async function emit(key: Schema, type: 'integer' | 'uuid'): Promise<Files> {
  const parameters = [pathParameter('projectId', key)];
  const read = answering(200, referTo('Budget'), { operationId: 'readBudget' });
  const refused = { 404: { description: 'There is no such project.' } };
  const set = answering(200, referTo('Budget'), { operationId: 'setBudget', ...body('Budget'), responses: refused });
  const document = createOpenApiDocument(
    {
      '/projects': { post: answering(200, referTo('Project'), { operationId: 'addProject', ...body('Project') }) },
      '/projects/{projectId}/budget': { parameters, get: read, put: set },
    },
    {
      Project: { type: 'object', required: ['id'], properties: { id: { ...key, readOnly: true } } },
      Budget: {
        type: 'object',
        required: ['amount'],
        properties: { amount: { type: 'integer' }, note: { type: 'string' } },
      },
    },
  );
  const relation = {
    property: 'projectId',
    resource: 'Project',
    required: true,
    isHidden: true,
    from: 'path' as const,
  };
  const parents = [{ parameter: 'projectId', property: 'projectId', resource: 'Project' }];
  const id = { property: 'projectId', type, source: 'hidden' as const, isOfParent: true };
  const plan = createServicePlan(document, {
    resources: [
      {
        name: 'Project',
        plural: 'projects',
        schema: '#/components/schemas/Project',
        id: { property: 'id', type, source: 'server' },
      },
      { name: 'Budget', plural: 'budgets', schema: '#/components/schemas/Budget', id, relations: [relation] },
    ],
    operations: {
      addProject: { kind: 'create', resource: 'Project', success },
      readBudget: { kind: 'read', resource: 'Budget', success },
      setBudget: { kind: 'put', resource: 'Budget', success, parents },
    },
  });
  return emitLines(plan, document);
}

describe('what an item has one of', () => {
  it('has the key of the item, and goes with it', async () => {
    const files = await emit({ type: 'integer' }, 'integer');
    const migration = files.get('migrations/0000_initial.sql') ?? '';
    expect(migration).toContain('"project_id" bigint PRIMARY KEY NOT NULL');
    expect(migration).toMatch(/FOREIGN KEY \("project_id"\) REFERENCES "projects" \("id"\) ON DELETE CASCADE/);
    expect(files.get('src/operations/read-budget.ts')).toContain('await budgets.find(path.projectId)');
  });

  it('is stored in place of what was there, in one statement', async () => {
    const files = await emit({ type: 'string', format: 'uuid' }, 'uuid');
    expect(files.get('src/operations/set-budget.ts')).toContain(
      "const budget = await budgets.put({ ...(c.req.valid('json')), projectId: path.projectId, });",
    );
    expect(files.get('src/operations/set-budget.ts')).toContain('reference: [404, "There is no such project."]');
    expect(files.get('src/operations/set-budget.ts')).not.toContain('unique:');
    const store = files.get('src/resources/budgets/store.ts') ?? '';
    expect(store).toContain('note: input.note ?? null');
    expect(store).toContain('.onConflictDoUpdate({ target: budgets.projectId, set: values })');
  });
});
