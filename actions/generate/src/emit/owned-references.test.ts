import type { Owned } from '@orchestrate/contracts/plan';
import type { Response } from '@orchestrate/kit/openapi/document';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';
import { SourceModule } from '../text/source-module';

import type { HandlerFrame } from './handler-frame';
import { asksWhose, renderOwnedBody, renderOwnedPath } from './owned-references';
import { nameShared } from './shared';

/** A frame of an operation on pets that names a shelter which must be the caller's. */
function frameOf(owned: Partial<Owned>, declared: readonly string[] = [], method = 'get'): HandlerFrame {
  const { plan, document } = createPetShop();
  const service = createService(plan, document);
  const operation = service.operations.find(({ planned }) => planned.method === method && planned.resource === 'Pet');
  const resource = service.resources.find(({ planned }) => planned.name === 'Pet');
  if (operation === undefined || resource === undefined) throw new Error('the pet shop is empty');
  const one: Owned = { in: 'path', name: 'shelterId', resource: 'Shelter', property: 'ownerId', status: 404, ...owned };
  const response = { value: { description: '' } satisfies Response, pointer: '#' };
  const responses = new Map(declared.map((status) => [status, response]));
  return {
    ...{ service, resource, namesProblems: false, shared: nameShared(service), module: new SourceModule('src/a.ts') },
    operation: { ...operation, planned: { ...operation.planned, owned: [one] }, responses },
    limit: () => undefined,
    useStore: ({ storeKey }) => storeKey,
    useNamed: (key) => key,
    useCaller: () => 'caller',
  };
}

describe('what the path names and must be the caller’s', () => {
  it('is to others as if it were not there', () => {
    expect(renderOwnedPath(frameOf({}, ['404']))).toEqual([
      'if ((await shelters.find(path.shelterId))?.ownerId !== caller.id) throw new ApiError(404, "There is no such shelter.");',
    ]);
  });

  it('is told apart from what is not there where both are declared', () => {
    expect(renderOwnedPath(frameOf({ status: 403, property: 'owner-id' }, ['403', '404']))).toEqual([
      'const above = await shelters.find(path.shelterId);',
      'if (above === undefined) throw new ApiError(404, "There is no such shelter.");',
      'if (above["owner-id"] !== caller.id) throw new ApiError(403, "Only its owner may do this to the shelter.");',
    ]);
  });

  it('is refused alike where only 403 is', () => {
    const [line] = renderOwnedPath(frameOf({ status: 403, property: 'owner-id' }, ['403']));
    expect(line).toContain('?.["owner-id"] !== caller.id) throw new ApiError(403,');
  });

  it('is known to be there afterwards', () => {
    const frame = frameOf({});
    expect([asksWhose(frame, 'shelterId'), asksWhose(frame, 'petId')]).toEqual([true, false]);
  });

  it('must be a resource', () => {
    expect(() => renderOwnedPath(frameOf({ resource: 'Shop' }))).toThrow('looks for a Shop, which is no resource');
  });
});

describe('what a body refers to and must be the caller’s', () => {
  const refused = '!== caller.id) throw new ApiError(422, "There is no such shelter.");';

  it('is asked of the store', () => {
    expect(renderOwnedBody(frameOf({ in: 'body', status: 422 }, ['422'], 'post'))).toEqual([
      `if ((await shelters.find(input.shelterId))?.ownerId ${refused}`,
    ]);
  });

  it('need not be there where a request may leave it out', () => {
    expect(renderOwnedBody(frameOf({ in: 'body', name: 'name', status: 422 }, ['422'], 'patch'))).toEqual([
      'if (input.name !== undefined) {',
      `if ((await shelters.find(input.name))?.ownerId ${refused}`,
      '}',
    ]);
  });
});
