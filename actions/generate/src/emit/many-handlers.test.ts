import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { createService } from '../model/service';
import { SourceModule } from '../text/source-module';

import { renderDeleteManyHandler } from './change-many-handlers';
import type { HandlerFrame } from './handler-frame';
import { nameShared } from './shared';
import { emitFiles } from './testing/emit-files';

/** What removes several shelters, and what its file imports. */
function render(statuses: readonly string[]): { readonly code: string; readonly file: string } {
  const { plan, document } = createPetShop();
  const service = createService(plan, document);
  const [operation, resource] = [service.operations[0], service.resources[0]];
  if (operation === undefined || resource === undefined) throw new Error('the pet shop is empty');
  const module = new SourceModule('src/operations/a.ts');
  const responses = new Map(statuses.map((status) => [status, { value: { description: 'x' }, pointer: '#' }]));
  const frame = {
    ...{ service, resource, module, namesProblems: false, shared: nameShared(service) },
    operation: {
      ...operation,
      responses,
      planned: {
        ...operation.planned,
        kind: 'delete-many',
        conflicts: [],
        ids: { in: 'query', name: 'id' },
        success: { status: 204, shape: 'empty' },
      },
    },
    limit: () => undefined,
    useStore: ({ storeKey }) => storeKey,
    useNamed: (key) => key,
    useCaller: () => 'caller',
  } as HandlerFrame;
  const code = renderDeleteManyHandler(frame).join('\n');
  return { code, file: module.toFile().text };
}

it('refuses all where one of many is missing and 404 is declared', () => {
  const { code, file } = render(['204', '404']);
  expect(code).toContain('throw new ApiError(404,');
  expect(file).toContain('ApiError');
});

it('imports nothing to refuse with where no 404 is declared', () => {
  const { code, file } = render(['204']);
  expect(code).not.toContain('ApiError');
  expect(file).not.toContain('ApiError');
});

it('counts what it has stored where the answer tells how many, and of all or none none is left', async () => {
  const Pet: Schema = {
    type: 'object',
    properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } },
  };
  const counts: Schema = { type: 'object', properties: { stored: { type: 'integer' }, failed: { type: 'integer' } } };
  const post = {
    operationId: 'createPets',
    requestBody: jsonOf({ type: 'array', items: referTo('Pet') }),
    responses: { '201': { description: 'Made.', ...jsonOf(counts) } },
  };
  const document = createOpenApiDocument({ '/pets': { post } }, { Pet });
  const plan = createServicePlan(document, {
    resources: [{ name: 'Pet', plural: 'pets', schema: '#/components/schemas/Pet' }],
    operations: {
      createPets: {
        kind: 'create-many',
        resource: 'Pet',
        success: { status: 201, shape: 'other', totalProperty: 'stored', companions: { failed: 0 } },
      },
    },
  });
  const file = (await emitFiles(plan, document)).get('src/operations/create-pets.ts');
  expect(file).toContain('return c.json({ failed: 0, stored: created.length }, 201);');
});
