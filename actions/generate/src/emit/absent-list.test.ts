import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { loadTemplate } from '../schema/testing/run-code';

import { emitFiles } from './testing/emit-files';

/** The file of an operation that makes many items at once. */
async function emitCreateMany(required: boolean): Promise<string> {
  const Pet = {
    type: 'object',
    properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } },
  } as const;
  const content = { 'application/json': { schema: { type: 'array' as const, items: referTo('Pet') } } };
  const post = {
    operationId: 'createPets',
    requestBody: { required, content },
    responses: { '201': { description: 'Made.', content } },
  };
  const document = createOpenApiDocument({ '/pets': { post } }, { Pet });
  const plan = createServicePlan(document, {
    resources: [{ name: 'Pet', plural: 'pets', schema: '#/components/schemas/Pet' }],
    operations: {
      createPets: {
        kind: 'create-many',
        resource: 'Pet',
        success: { status: 201, shape: 'array', contentType: 'application/json' },
      },
    },
  });
  return (await emitFiles(plan, document)).get('src/operations/create-pets.ts') ?? '';
}

type Middleware = (c: object, next: () => Promise<void>) => Promise<void>;

/** What the framework reads where a body came as this text. */
async function read(body: string): Promise<string> {
  const { emptyList } = await loadTemplate('http/body.ts', ['emptyList', 'replacesBody'], {}, { Headers });
  const raw = new Request('http://service/pets', { method: 'POST' });
  const c = { req: { raw, url: raw.url, method: 'POST', text: () => Promise.resolve(body), bodyCache: {} } };
  await (emptyList as Middleware)(c, () => Promise.resolve());
  return c.req.raw === raw ? body : c.req.raw.text();
}

describe('an absent list', () => {
  it('is empty where it need not be there', async () => {
    expect(await emitCreateMany(false)).toContain('middleware: emptyList');
    expect(await emitCreateMany(true)).not.toContain('emptyList');
  });

  it.each([
    ['', '[]'],
    ['[{"name":"a"}]', '[{"name":"a"}]'],
    ['{}', '{}'],
  ])('reads %j as %s', async (body, expected) => {
    expect(await read(body)).toBe(expected);
  });
});
