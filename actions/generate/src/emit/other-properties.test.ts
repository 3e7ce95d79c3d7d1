import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { beforeAll, describe, expect, it } from 'vitest';

import { emitLines } from './testing/emit-files';

const Note: Schema = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { type: 'string', format: 'uuid', readOnly: true }, title: { type: 'string' } },
  additionalProperties: true,
};
const json = { contentType: 'application/json' };
const item = { status: 200, shape: 'item' as const, ...json };

let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  const body = { requestBody: jsonOf(referTo('Note')) };
  const document = createOpenApiDocument(
    {
      '/notes': { post: answering(201, referTo('Note'), { operationId: 'addNote', ...body }) },
      '/notes/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        patch: answering(200, referTo('Note'), { operationId: 'changeNote', ...body }),
      },
    },
    { Note },
  );
  const plan = createServicePlan(document, {
    resources: [{ name: 'Note', plural: 'notes', schema: '#/components/schemas/Note', keepsOthers: true }],
    operations: {
      addNote: { kind: 'create', resource: 'Note', success: { ...item, status: 201 } },
      changeNote: { kind: 'patch', resource: 'Note', success: item },
    },
  });
  files = await emitLines(plan, document);
});

describe('items with properties that no schema names', () => {
  it('have a column for them, which is empty at first', () => {
    expect(files.get('src/resources/notes/table.ts')).toContain(
      "otherProperties: json('other_properties').$type<Readonly<Record<string, unknown>>>().notNull().default({})",
    );
    expect([...files.values()].join()).toContain(`"other_properties" jsonb DEFAULT '{}'::jsonb NOT NULL`);
  });

  it('get them from requests, and keep what a change does not carry', () => {
    expect(files.get('src/operations/add-note.ts')).toContain('otherProperties: omit(input, ["id", "title"])');
    expect(files.get('src/resources/notes/store.ts')).toContain('${notes.otherProperties} || ${sql.param(');
  });

  it('show them, after which declared properties are what they are', () => {
    expect(files.get('src/resources/notes/representation.ts')).toContain(
      'return { ...row.otherProperties, id: row.id,',
    );
  });
});
