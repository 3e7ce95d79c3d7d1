import type { PathItem } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import type { OperationModel } from './operations';
import { createOperations } from './operations';

function createAll(paths: Readonly<Record<string, PathItem>>): OperationModel[] {
  const document = createOpenApiDocument(paths);
  return createOperations(createServicePlan(document), document);
}

const get = (operationId: string): PathItem => ({ get: answering(200, {}, { operationId }) });

describe('createOperations', () => {
  it('puts nothing after what would take its requests', () => {
    const all = createAll({
      '/pets/{id}': get('one'),
      '/pets/{id}/{part}': get('part'),
      '/pets/mine': get('mine'),
      '/pets/{id}/toys': get('toys'),
      '/dogs': get('dogs'),
    });
    expect(all.map(({ planned }) => planned.id)).toEqual(['mine', 'one', 'toys', 'part', 'dogs']);
  });

  it('keeps the file that lists all operations free', () => {
    expect(createAll({ '/a': get('index'), '/b': get('getUrls') }).map(({ file }) => file)).toEqual([
      'src/operations/index-operation.ts',
      'src/operations/get-urls.ts',
    ]);
  });

  it.each([
    ['/files/{name}.{ending}', /router cannot match/],
    ['/files/{name}:archive', /router cannot match/],
    ['/healthz', /in its own way/],
    ['/openapi.json', /in its own way/],
  ])('knows that no request reaches %s', (path, reason) => {
    const [operation] = createAll({ [path]: get('some') });
    expect(operation).toMatchObject({ isRoutable: false, custom: expect.stringMatching(reason) as string });
  });

  it('does not route HEAD, and routes what it cannot write', () => {
    const [some, head] = createAll({
      '/a': { ...get('some'), head: answering(200, undefined, { operationId: 'head' }) },
    });
    expect([some?.isRoutable, head?.isRoutable]).toEqual([true, false]);
    expect(some?.custom).toBe('nothing could be inferred');
  });

  it('ignores the headers that OpenAPI ignores', () => {
    const parameters = ['Accept', 'authorization', 'X-Trace'].map((name) => ({ name, in: 'header' as const }));
    const [operation] = createAll({ '/a': { parameters, ...get('some') } });
    expect(operation?.parameters.map(({ value }) => value.name)).toEqual(['X-Trace']);
  });
});
