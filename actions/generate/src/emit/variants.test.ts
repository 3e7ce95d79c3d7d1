import { runInNewContext } from 'node:vm';

import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { transform } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { loadHelpers } from '../schema/testing/run-code';

import { emitFiles } from './testing/emit-files';

const text: Schema = { type: 'string' };
const id: Schema = { ...text, format: 'uuid', readOnly: true };
const Cat: Schema = {
  type: 'object',
  required: ['id', 'kind', 'lives'],
  properties: {
    id,
    kind: { const: 'cat' },
    name: text,
    lives: { type: 'integer' },
    chip: { ...text, writeOnly: true },
  },
};
const Dog: Schema = {
  type: 'object',
  required: ['id', 'kind', 'breed'],
  properties: { id, kind: { const: 'dog' }, name: text, breed: text },
};
const Pet: Schema = { oneOf: [referTo('Cat'), referTo('Dog')] };
const item = { status: 200, shape: 'item' as const, contentType: 'application/json' };

let files: ReadonlyMap<string, string>;

const read = (file: string): string => (files.get(file) ?? '').replace(/\s+/g, ' ');

beforeAll(async () => {
  const change: Schema = { type: 'object', properties: { kind: { enum: ['cat', 'dog'] }, name: text } };
  const document = createOpenApiDocument(
    {
      '/pets': { post: answering(201, referTo('Pet'), { operationId: 'addPet', requestBody: jsonOf(referTo('Pet')) }) },
      '/pets/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        patch: answering(200, referTo('Pet'), { operationId: 'changePet', requestBody: jsonOf(change) }),
      },
    },
    { Cat, Dog, Pet },
  );
  const plan = createServicePlan(document, {
    resources: [{ name: 'Pet', plural: 'pets', schema: '#/components/schemas/Pet', keepsOthers: true }],
    operations: {
      addPet: { kind: 'create', resource: 'Pet', success: { ...item, status: 201 } },
      changePet: { kind: 'patch', resource: 'Pet', success: item },
    },
  });
  files = await emitFiles(plan, document);
});

describe('items that are one of several objects', () => {
  it('have a column for what all have, and one for the rest', () => {
    const table = read('src/resources/pets/table.ts');
    expect(table).toContain(`kind: unicode('kind').$type<"cat" | "dog">().notNull()`);
    expect(table).toContain("otherProperties: json('other_properties')");
    expect(table).not.toContain('lives');
    expect(read('src/operations/add-pet.ts')).toContain('otherProperties: omit(input, ["id", "kind", "name"])');
  });

  it('are shown as the one that they are, without what only requests carry', async () => {
    const helpers = { z, ...(await loadHelpers()) };
    const exported = { exports: {} as Record<'toPet' | 'isWholePet', (row: object) => unknown> };
    const code = files.get('src/resources/pets/representation.ts') ?? '';
    const compiled = await transform(code, { loader: 'ts', format: 'cjs' });
    runInNewContext(compiled.code, { module: exported, require: () => helpers });
    const { toPet, isWholePet } = exported.exports;
    const shared = { id: '1725ff48-ab45-4bb5-9d02-88745177dedb', kind: 'cat', name: null };
    const row = { ...shared, otherProperties: { lives: 9, chip: 'x', breed: 'of a dog that it was' } };
    const shown = { id: shared.id, kind: 'cat', lives: 9 };
    expect(JSON.parse(JSON.stringify(toPet(row)))).toEqual(shown);
    expect(isWholePet(row)).toBe(true);
    expect(isWholePet({ ...row, kind: 'dog', otherProperties: { lives: 9 } })).toBe(false);
  });

  it('stay what they were where a change would leave none of them', () => {
    const handler = read('src/operations/change-pet.ts');
    expect(handler).toContain('return atomically(async ({ pets }) => {');
    expect(handler).toContain('if (!isWholePet(pet)) throw new ApiError(422, ');
  });
});
