import path from 'node:path';

import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const id: Schema = { type: 'string', format: 'uuid', readOnly: true };

async function emitRead(properties: Readonly<Record<string, Schema>>): Promise<ReadonlyMap<string, string>> {
  const Category: Schema = { type: 'object', required: ['id'], properties: { id, ...properties } };
  const answer: Schema = {
    type: 'object',
    required: ['success'],
    properties: { success: { type: 'boolean' }, data: referTo('Category') },
  };
  const parameters = [pathParameter('id', { type: 'string', format: 'uuid' })];
  const document = createOpenApiDocument(
    { '/categories/{id}': { get: answering(200, answer, { operationId: 'getCategory', parameters }) } },
    { Category },
  );
  const plan = createServicePlan(document, {
    resources: [{ name: 'Category', plural: 'categories', schema: '#/components/schemas/Category' }],
    operations: {
      getCategory: {
        kind: 'read',
        resource: 'Category',
        success: {
          status: 200,
          shape: 'item',
          contentType: 'application/json',
          itemProperty: 'data',
          companions: { success: true },
        },
      },
    },
  });
  const templates = await readTemplates(path.join(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService(plan, document), templates);
  return new Map(files.map((file) => [file.path, file.text]));
}

describe('an answer that wraps an item', () => {
  it('is written with the declared type where the item holds others of its kind', async () => {
    const files = await emitRead({ parent: referTo('Category') });
    expect(files.get('src/operations/get-category.ts')).toContain(
      'c.json<AnswerBody<typeof getCategoryRoute, 200>, 200>({ success: true, data: toCategory(category) }, 200)',
    );
    expect(files.get('src/http/route.ts')).toContain('export type AnswerBody<');
  });

  it('needs no type where the item holds none', async () => {
    const files = await emitRead({ name: { type: 'string' } });
    expect(files.get('src/operations/get-category.ts')).toContain('c.json({ success: true');
    expect(files.get('src/http/route.ts')).not.toContain('AnswerBody');
  });
});
