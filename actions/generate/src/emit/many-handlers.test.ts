import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { expect, it } from 'vitest';

import { createService } from '../model/service';
import { SourceModule } from '../text/source-module';

import type { HandlerFrame } from './handler-frame';
import { renderDeleteManyHandler } from './many-handlers';
import { nameShared } from './shared';

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
