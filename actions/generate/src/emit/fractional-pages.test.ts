import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  objectOf,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

/** What cuts lists in a service whose pages are asked for by such numbers. */
async function emitRange(limit: Schema, position: Schema): Promise<string> {
  const parameters = [queryParameter('limit', limit), queryParameter('offset', position)];
  const list: Schema = { type: 'array', items: referTo('Pet') };
  const Pet = objectOf({ id: { type: 'string', format: 'uuid' } });
  const document = createOpenApiDocument(
    { '/pets': { get: answering(200, list, { operationId: 'listPets', parameters }) } },
    { Pet },
  );
  const paging = { style: 'offset', limitParameter: 'limit', positionParameter: 'offset' } as const;
  const success = { status: 200, contentType: 'application/json', shape: 'array' } as const;
  const plan = createServicePlan(document, {
    resources: [{ name: 'Pet', plural: 'pets', schema: referTo('Pet').$ref }],
    operations: { listPets: { kind: 'list', resource: 'Pet', success, paging } },
  });
  return (await emitLines(plan, document)).get('src/storage/range.ts') ?? '';
}

describe('pages that are asked for by numbers', () => {
  it.each<[string, Schema, Schema]>([
    ['the size', { type: 'number' }, { type: 'integer' }],
    ['the place', { type: 'integer' }, { type: ['number', 'null'] }],
  ])('are cut at whole ones where %s need be none', async (_what, limit, position) => {
    expect(await emitRange(limit, position)).toContain('return Math.floor(Math.min(Math.max(count, 0), MOST));');
  });

  it('are taken as they are where both are whole', async () => {
    expect(await emitRange({ type: 'integer' }, { type: 'integer' })).toContain(
      '/** Keeps what a specification allows within what PostgreSQL takes. */ function clamp(count: number): number { return Math.min(Math.max(count, 0), MOST); }',
    );
  });
});
