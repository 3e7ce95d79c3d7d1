import type { Schema } from '@orchestrate/kit/openapi/document';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { findFormFields, findOnlyForm, listKinds, listReadTypes } from './form-fields';
import type { OperationModel } from './operations';
import { createService } from './service';

const schema: Schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    age: { type: 'integer' },
    isTame: { type: 'boolean' },
    photos: { type: 'array', items: { type: 'string' } },
    tags: { type: 'array', items: { type: 'object' } },
    home: { type: 'object' },
    state: { enum: ['a', 'b'] },
  },
};

function createOperation(types: readonly string[]): {
  operation: OperationModel;
  document: ReturnType<typeof createPetShop>['document'];
} {
  const { plan, document } = createPetShop();
  const found = createService(plan, document).operations.find(({ planned }) => planned.kind === 'create');
  if (found === undefined) throw new Error('the pet shop creates nothing');
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  return { document, operation: { ...found, body: { content } } };
}

describe('findFormFields', () => {
  it('says how the fields are read that are not one text', () => {
    const { document, operation } = createOperation(['application/json', 'application/x-www-form-urlencoded']);
    expect(findFormFields(document, operation)).toEqual({
      age: 'number',
      isTame: 'flag',
      photos: 'text[]',
      tags: 'json[]',
      home: 'json',
    });
  });

  it('follows what the form says of its fields, and of those of objects', () => {
    const { document, operation } = createOperation(['application/json']);
    const tags: Schema = { type: 'array', items: { type: 'integer' } };
    const form: Schema = {
      type: 'object',
      required: ['tags'],
      properties: { tags, marks: tags, home: { type: 'object', properties: { floor: { type: 'integer' } } } },
    };
    const encoding = { marks: { style: 'pipeDelimited' }, tags: { explode: true } };
    const content = { 'application/x-www-form-urlencoded': { schema: form, encoding } };
    expect(listKinds(document, { ...operation, body: { content } })).toEqual({
      tags: { list: 'number', required: true },
      marks: { list: 'number', separator: '|' },
      home: { members: { floor: 'number' } },
    });
  });

  it('is nothing where no form is taken', () => {
    const { document, operation } = createOperation(['application/json', 'application/xml']);
    expect(findFormFields(document, operation)).toBeUndefined();
  });
});

describe('findOnlyForm', () => {
  it('says in which types the form comes, and how its fields are read', () => {
    const { document, operation } = createOperation(['Multipart/Form-Data', 'application/xml']);
    expect(findOnlyForm(document, operation)).toMatchObject({
      types: ['multipart/form-data'],
      kinds: { age: 'number', photos: 'text[]' },
      isRequired: false,
    });
  });

  it.each([[['application/json', 'multipart/form-data']], [['application/xml']]])('is nothing for %j', (types) => {
    const { document, operation } = createOperation(types);
    expect(findOnlyForm(document, operation)).toBeUndefined();
  });
});

describe('listReadTypes', () => {
  it('leaves out what nothing reads', () => {
    const { operation } = createOperation(['application/json', 'application/xml', 'multipart/form-data']);
    expect(listReadTypes(operation)).toEqual(['application/json', 'multipart/form-data']);
  });

  it('is empty where everything is read', () => {
    expect(listReadTypes(createOperation(['application/json']).operation)).toEqual([]);
  });
});
