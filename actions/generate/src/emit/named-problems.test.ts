import type { Schema } from '@orchestrate/kit/openapi/document';
import type { PetShopOptions } from '@orchestrate/testkit/pet-shop';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { renderErrorBody } from './error-body';
import { emitLines } from './testing/emit-files';

async function emit(
  errors: Schema,
  operations: PetShopOptions['operations'] = {},
): Promise<ReadonlyMap<string, string>> {
  const schemas: Record<string, Schema> = { Problem: { type: 'object', required: ['errors'], properties: { errors } } };
  const { plan, document } = createPetShop({ schemas, operations });
  return emitLines(plan, document);
}

const byName: Schema = { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } };

describe('errors that are declared as lists of texts by any name', () => {
  it('tell every problem by the name of what it is about', async () => {
    const files = await emit(byName);
    expect(files.get('src/http/error-format.ts')).toContain('errors: error.problems');
    expect(files.get('src/http/errors.ts')).toContain('nameProblems(result.error.issues, place)');
    expect(files.get('src/operations/get-pet.ts')).toContain(
      'throw new ApiError(404, "There is no such pet.", {}, { pet: ["not found"] })',
    );
  });

  it('name the property whose value is taken, as the database tells it', async () => {
    const files = await emit(byName);
    expect(files.get('src/operations/create-pet.ts')).toContain(
      'unique: [409, "Another pet has the same tag.", { "tag": { tag: ["has already been taken"] } }]',
    );
    expect(files.get('src/storage/errors.ts')).toContain("new ConstraintError('unique', listColumns(cause))");
  });

  it('name the texts that are blank, where the plan says that they are refused', async () => {
    const files = await emit(byName, { createPet: { notBlank: { status: 422, properties: ['name'] } } });
    expect(files.get('src/operations/create-pet.ts')).toContain(`refuseBlank(c.req.valid('json'), ["name"], 422);`);
    expect(files.get('src/http/blank-texts.ts')).toContain('new ApiError(status, message, {}, problems)');
    expect((await emit(byName)).has('src/http/blank-texts.ts')).toBe(false);
  });

  it.each<[string, Schema]>([
    ['texts by name', { type: 'object', additionalProperties: { type: 'string' } }],
    ['anything', { type: 'object', additionalProperties: true }],
    ['known names', { ...byName, properties: { body: { type: 'array', items: { type: 'string' } } } }],
  ])('are told otherwise where the names have %s', async (_what, errors) => {
    const files = await emit(errors);
    expect([...files.values()].join('')).not.toContain('problems: Problems');
    expect(files.get('src/operations/get-pet.ts')).toContain('throw new ApiError(404, "There is no such pet.");');
  });
});

it('errors of which nothing is declared say what is wrong, so that their function looks at what was thrown', () => {
  const { document } = createPetShop();
  expect(renderErrorBody(document, { type: 'object' })).toBe('{ message: error.message }');
  expect(renderErrorBody(document, { type: 'object', additionalProperties: false }).replace(/\s/g, '')).toBe('{}');
});

it.each<[string, Schema, string]>([
  ['requires nothing', { properties: { message: { type: 'string' } } }, '{message:error.message,}'],
  ['requires a name', { properties: { message: { type: 'string' } }, required: ['message'] }, 'error.problems'],
  ['allows no other', { properties: { message: { type: 'string' } }, additionalProperties: false }, 'error.problems'],
  ['has no text', { properties: { retries: { type: 'integer' } } }, 'error.problems'],
])('errors of two forms are told by names, or in the other one, which %s', (_what, other, body) => {
  const { document } = createPetShop();
  const byNames: Schema = { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } };
  const told = (schema: Schema): string => renderErrorBody(document, schema).replace(/\s/g, '');
  expect(told({ oneOf: [byNames, { type: 'object', ...other }] })).toBe(body);
  expect(told({ anyOf: [byNames, { type: 'object', ...other }] })).toBe('error.problems');
});

it('errors with an optional list of problems say there what is wrong, as those of FastAPI do', () => {
  const { document } = createPetShop();
  const text: Schema = { type: 'string' };
  const loc: Schema = { type: 'array', items: { anyOf: [text, { type: 'integer' }] } };
  const problem: Schema = {
    type: 'object',
    required: ['loc', 'msg', 'type'],
    properties: { loc, msg: text, type: text },
  };
  const body = renderErrorBody(document, {
    type: 'object',
    properties: { detail: { type: 'array', items: problem }, tags: { type: 'array', items: text } },
  });
  expect(body.replace(/\s/g, '')).toBe('{detail:[{loc:[],msg:error.message,type:error.code,}],}');
});
