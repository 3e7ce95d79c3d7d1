import path from 'node:path';

import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { MediaType, Response, Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const Pet: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'string', format: 'uuid', readOnly: true, xml: { attribute: true } },
    name: { type: 'string' },
    tags: { type: 'array', items: { type: 'string', xml: { name: 'tag' } }, xml: { wrapped: true } },
  },
};

/** The files of a service with one operation, whose bodies have these types, all of which are read and written. */
async function emitPets(
  types: readonly string[],
  responses: Readonly<Record<string, Response>> = {},
): Promise<Map<string, string>> {
  const content: Record<string, MediaType> = Object.fromEntries(
    types.map((type) => [type, { schema: referTo('Pet') }]),
  );
  const post = {
    operationId: 'createPet',
    requestBody: { required: true, content },
    responses: { '201': { description: 'Made.', content }, ...responses },
  };
  const document = createOpenApiDocument({ '/pets': { post } }, { Pet });
  const createPet: Partial<PlannedOperation> = {
    kind: 'create',
    resource: 'Pet',
    success: { status: 201, shape: 'item', contentType: types.find((type) => type.includes('json')) ?? types[0] },
    requestTypes: [...types],
    answerTypes: [...types],
  };
  const plan = createServicePlan(document, {
    resources: [{ name: 'Pet', plural: 'pets', schema: '#/components/schemas/Pet' }],
    operations: { createPet },
  });
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService(plan, document), templates);
  return new Map(files.map((file) => [file.path, file.text.replaceAll('"', "'")]));
}

describe('an operation with several media types', () => {
  it('reads all of them into one object and answers in the one that is asked for', async () => {
    const files = await emitPets(['application/json', 'application/xml']);
    const operation = files.get('src/operations/create-pet.ts');
    expect(operation).toContain(
      "negotiate({ types: ['application/json', 'application/xml'], xml: { name: 'Pet', of: 'Pet' } })",
    );
    expect(operation).toContain("takeOnly(['application/json', 'application/xml'])");
    expect(operation).toContain("readXml({ name: 'Pet', of: 'Pet' })");
    expect(files.get('src/http/xml-shapes.ts')).toContain(
      "tags: { name: 'tags', items: { name: 'tag' }, wrapped: true }",
    );
    expect(files.get('src/http/negotiation.ts')).toContain('writeXml');
    for (const file of ['body', 'negotiation', 'text-values', 'xml', 'xml-shapes'])
      await expect(transform(files.get(`src/http/${file}.ts`) ?? '!', { loader: 'ts' })).resolves.toBeDefined();
  });

  it('gives the framework one JSON type of a body to read, because it would hold the body to the schemas of all', async () => {
    const files = await emitPets(['application/xml', 'application/json', 'application/vnd.pet+json']);
    const [, body = ''] = (files.get('src/operations/create-pet.ts') ?? '').split('body: ');
    expect(body).toMatch(/^[^\n]*'application\/xml': \{ schema: \{ \$ref/);
    expect(body).toMatch(/^[^\n]*'application\/json': \{ schema: \w+ \}/);
    expect(body).toMatch(/^[^\n]*'application\/vnd\.pet\+json': \{ schema: \{ \$ref/);
  });

  it('reads and writes XML alone, checked like the JSON that handlers know', async () => {
    const files = await emitPets(['application/xml']);
    const operation = files.get('src/operations/create-pet.ts');
    expect(operation).toContain("negotiate({ types: ['application/xml'], rewrites: true, xml:");
    expect(operation).toContain('const readBody = valueReader(petRequestSchema, { isRequired: true });');
    expect(operation).toContain('insert(await readBody(c.req))');
    expect(operation).toMatch(/return c\.json\(toPet\(pet\), 201\);/);
    for (const file of ['body', 'check-body', 'negotiation', 'text-values', 'xml', 'xml-shapes'])
      await expect(transform(files.get(`src/http/${file}.ts`) ?? '!', { loader: 'ts' })).resolves.toBeDefined();
    expect((await emitPets(['application/json'])).has('src/http/check-body.ts')).toBe(false);
  });

  it('says 406 only where the specification has a status for it', async () => {
    const types = ['application/json', 'text/plain'];
    expect((await emitPets(types)).get('src/operations/create-pet.ts')).not.toContain('refuses');
    const files = await emitPets(types, { '406': { description: 'No.' } });
    expect(files.get('src/operations/create-pet.ts')).toContain('refuses: true');
    expect(files.get('src/http/negotiation.ts')).toContain('ApiError(406');
    expect(files.has('src/http/xml.ts')).toBe(false);
  });

  it('tells the framework of names for JSON that it does not know', async () => {
    const files = await emitPets(['application/json', 'application/vnd.pets.v2+json']);
    expect(files.get('src/operations/create-pet.ts')).toContain('renameJson');
    expect(files.get('src/http/body.ts')).toContain('export const renameJson');
  });

  it('needs none of it where there is one', async () => {
    const files = await emitPets(['application/json']);
    for (const file of ['xml', 'xml-shapes', 'text-values', 'forms'])
      expect(files.has(`src/http/${file}.ts`)).toBe(false);
  });
});
